using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Một mục của bộ tiêu chí, new or kept: the fields its type has.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class NodeModel(RubricEditing editing, MeasureNames measures) : RubricEditPage(editing), ITrialPage
{
    private const string Retype = "type";
    private const string Try = "try";

    /// <summary>The node as it is kept; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "node")]
    public string? NodeId { get; set; }

    /// <summary>Where a new one is put.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public string? PlaceText { get; set; }

    [BindProperty]
    public NodeFields Input { get; set; } = new();

    public override string Tab => "tree";

    /// <summary>Null for a new one, and for one somebody else has removed.</summary>
    public RubricNode? Node { get; private set; }

    public NodePlace? Place { get; private set; }

    public bool IsLeaf => Node?.IsLeaf ?? Input.Kind == NodeKind.Component;

    public bool IsRoot => Node?.Kind == NodeKind.Root;

    public bool IsPenalty => Place?.Part == RubricPart.Penalty;

    /// <summary>What its children add up to; null for a component.</summary>
    public PartSum? Sum => Node is { IsLeaf: false } ? TreeRows.SumOf(Node) : null;

    /// <summary>What the formula gives; null until it is tried.</summary>
    public FormulaTrial? Trial { get; private set; }

    public IReadOnlyList<TrialRow> TrialRows => Input.Trial;

    public IReadOnlyList<string> Measures => measures.For(Rubric);

    public IReadOnlyList<SelectListItem> Types => [.. NodeForm.TypesIn(Place?.Part ?? RubricPart.Base).Select(t => new SelectListItem(WordOf(t), t.ToString()))];

    public override IReadOnlyList<StaleLine> Stale => Node is null ? [] : Compare(NodeForm.Of(Node), Input);

    /// <param name="kind">Of a new node.</param>
    /// <param name="type">Of a new component.</param>
    public async Task<IActionResult> OnGetAsync(NodeKind? kind, ComponentType? type, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (NodeId is not null)
        {
            Input = NodeForm.Of(Node ?? throw new RecordNotFoundException());
            return Shown();
        }

        var place = Place is { } wanted && Rubric.Has(wanted) ? wanted : throw new RecordNotFoundException();
        var isLeaf = kind is null or NodeKind.Component || place.Part != RubricPart.Base;
        Input = new NodeFields
        {
            Id = Rubric.FreeId(NextId(place)),
            Kind = isLeaf ? NodeKind.Component : kind,
            Type = !isLeaf ? null : type is { } asked && NodeForm.TypesIn(place.Part).Contains(asked) ? asked : ComponentType.Manual,
            Weight = new Figure(Fraction.One),
        };
        NodeForm.Shape(Input);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Do is { } command)
        {
            RowCommands.Apply(command, Lists(), ModelState);
            if (command == Retype)
            {
                NodeForm.Shape(Input);
                RowCommands.Forget(ModelState, "Input.From");
            }

            await AgainAsync(cancellationToken);
            Trial = command == Try ? TrialForm.Run(Input.Expr, Input.Trial, NodeForm.Make(Input, Node, IsPenalty), Rubric, ModelState) : null;
            return Shown();
        }

        await ReloadAsync(cancellationToken);
        BusinessException.ThrowIfAny(Faults());
        var made = NodeForm.Make(Input, Node, IsPenalty);
        await ChangeAsync(
            rubric => NodeId is not null ? rubric.Replace(NodeId, made) : rubric.Add(Place ?? throw new BusinessException(RubricEditErrors.NodeGone).As(RefusalKind.State), made),
            made.Shown,
            cancellationToken);
        return ToTree(made.Id, Words["RubricEdit.Saved"]);
    }

    public IReadOnlyList<SelectListItem> BandsWith(string? code) =>
        [.. code is null || Rubric.IndexOfBand(code) >= 0 ? Array.Empty<SelectListItem>() : [Gone(code)], .. Rubric.Bands.Select(b => new SelectListItem(b.Shown, b.Code))];

    public string FieldLabel(string field) => Label("From." + field);

    protected override IEnumerable<BusinessException> Faults()
    {
        if (NodeId is not null && Node is null)
        {
            return [new BusinessException(RubricEditErrors.NodeGone).As(RefusalKind.State)];
        }

        return IsLeaf && Input.Type is null or ComponentType.Unknown ? [FieldFaults.Missing("Input.Type")] : NodeForm.FaultsOf(Input, Rubric, Node?.Id, IsPenalty);
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Node = Rubric.Find(NodeId);
        Place = Node is not null ? Rubric.PlaceOf(Node.Id) : NodePlace.Parse(PlaceText);
        Input.Type = IsLeaf ? Input.Type : null;
    }

    private Dictionary<string, IRows> Lists() => new()
    {
        ["Input.Levels"] = new Rows<LevelRow>(Input.Levels),
        ["Input.Steps"] = new Rows<StepRow>(Input.Steps),
        ["Input.Sanctions"] = new Rows<SanctionRow>(Input.Sanctions),
    };

    /// <summary>"III" for a third group, "III.2" for what stands second in it.</summary>
    private string NextId(NodePlace place)
    {
        var number = Rubric.In(place).Count + 1;
        return place.Part == RubricPart.Base && place.Parent == Rubric.Base.Id ? TreeRows.Roman(number)
            : $"{place.Parent ?? (place.Part == RubricPart.Bonus ? "B" : "P")}.{number}";
    }
}
