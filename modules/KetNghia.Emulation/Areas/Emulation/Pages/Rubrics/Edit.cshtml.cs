using KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>A part of the rubric as the tree shows it.</summary>
/// <param name="Sum">Of the block; null for the tree, whose root has its own.</param>
internal sealed record TreePart(RubricPart Part, NodePlace Place, IReadOnlyList<TreeRow> Rows, PartSum? Sum);

/// <summary>Soạn bộ tiêu chí: the tree with its sums, and what keeps the draft from being published.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class EditModel(RubricEditing editing, FaultWords faults) : RubricEditPage(editing)
{
    /// <summary>Buttons of a row, each with the id of its node: "up:I.1".</summary>
    private const char Of = ':';

    /// <summary>The node that was worked on last.</summary>
    [BindProperty(SupportsGet = true, Name = "node")]
    public string? NodeId { get; set; }

    public override string Tab => "tree";

    public IReadOnlyList<TreePart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var at = Do?.IndexOf(Of, StringComparison.Ordinal) ?? -1;
        var (what, id) = at < 0 ? ("", "") : (Do![..at], Do[(at + 1)..]);
        var shown = id;
        await ReloadAsync(cancellationToken);
        await ChangeAsync(
            rubric => what switch
            {
                "up" => rubric.Shift(id, -1),
                "down" => rubric.Shift(id, 1),
                "copy" => rubric.Copy(id, out shown),
                _ => throw new RecordNotFoundException(),
            },
            Rubric.Get(id).Shown,
            cancellationToken);
        return ToTree(shown, Words[what == "copy" ? "RubricEdit.Copied" : "RubricEdit.Moved"]);
    }

    public string Said(RubricFault fault) => faults.Say(fault, new PlaceWords(Words, Rubric));

    /// <summary>Where a fault is mended.</summary>
    public string PathOf(RubricFault fault) => Rubric.Find(fault.At) is { } node ? NodePath(node)
        : fault.Code.StartsWith("BAND_", StringComparison.Ordinal) || fault.Code is "LOWEST_BAND_CONDITION" or "QUOTA_RANGE" or "QUOTA_BAND" or "OVERFLOW_BAND" or "TIEBREAK_NODE" ? PathOf("bands")
        : PathOf("settings");

    public string NodePath(RubricNode node) => PathOf("node?node=" + Uri.EscapeDataString(node.Id));

    public string AddPath(NodePlace place) => PathOf("add?place=" + Uri.EscapeDataString(place.ToString()));

    public string ActPath(string page, RubricNode node) => PathOf($"{page}?node={Uri.EscapeDataString(node.Id)}");

    public string TypeOf(RubricNode node) => node.Type is { } type ? WordOf(type) : WordOf(node.Kind);

    /// <summary>"đã cộng 24 / 25".</summary>
    public string Said(PartSum sum) => Words["RubricEdit.Sum", sum.Sum is { } added ? new Figure(added).Shown : Format.Unknown, sum.Wanted is { } wanted ? new Figure(wanted).Shown : Format.Unknown];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Parts =
        [
            new TreePart(RubricPart.Base, new NodePlace(RubricPart.Base, Rubric.Base.Id), TreeRows.Of(Rubric), null),
            .. new[] { RubricPart.Bonus, RubricPart.Penalty }.Where(p => Rubric.BlockOf(p) is not null)
                .Select(p => new TreePart(p, new NodePlace(p, null), TreeRows.Of(Rubric.BlockOf(p)!, p), TreeRows.SumOf(Rubric.BlockOf(p)!))),
        ];
    }
}
