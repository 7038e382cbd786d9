using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Mức xếp loại, tỷ lệ khống chế and what decides between equal totals.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class BandsModel(RubricEditing editing) : RubricEditPage(editing)
{
    [BindProperty]
    public BandsInput Input { get; set; } = new();

    public override string Tab => "bands";

    public override IReadOnlyList<StaleLine> Stale => Compare(BandsForm.Of(Rubric), Input);

    /// <summary>Areas that have a minimum of their own somewhere.</summary>
    public IReadOnlyList<string> Areas => [.. Rubric.Bands.SelectMany(b => b.MinByArea.Keys).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = BandsForm.Of(Rubric);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Do is { } command)
        {
            RowCommands.Apply(command, Lists(), ModelState);
            return await AgainAsync(cancellationToken);
        }

        await ReloadAsync(cancellationToken);
        BusinessException.ThrowIfAny(Faults());
        await ChangeAsync(rubric => BandsForm.Apply(Input, rubric), Words["RubricEdit.Tab.bands"], cancellationToken);
        return ToTree(null, Words["RubricEdit.Saved"]);
    }

    /// <summary>Bands as they are typed now; one that is not there any more keeps its line.</summary>
    public IReadOnlyList<SelectListItem> CodesWith(string? code)
    {
        var items = Input.Bands.Where(b => b.Code is not null).DistinctBy(b => b.Code).Select(b => new SelectListItem(b.Name ?? b.Code, b.Code)).ToList();
        return code is null || items.Exists(i => i.Value == code) ? items : [Gone(code), .. items];
    }

    /// <summary>Nodes to choose from, parts as headings; one that is not there any more keeps its line.</summary>
    public IReadOnlyList<SelectListItem> NodesWith(string? id)
    {
        var parts = new[] { (RubricPart.Base, TreeRows.Of(Rubric)), (RubricPart.Bonus, RowsOf(RubricPart.Bonus)), (RubricPart.Penalty, RowsOf(RubricPart.Penalty)) };
        List<SelectListItem> items = [];
        foreach (var (part, rows) in parts)
        {
            var group = new SelectListGroup { Name = WordOf(part) };
            items.AddRange(rows.Select(r => new SelectListItem($"{r.Number} {r.Node.Shown}".TrimStart(), r.Node.Id) { Group = group }));
        }

        return id is null || Rubric.Find(id) is not null ? items : [Gone(id), .. items];
    }

    protected override IEnumerable<BusinessException> Faults() => BandsForm.FaultsOf(Input, Rubric);

    private IReadOnlyList<TreeRow> RowsOf(RubricPart part) => Rubric.BlockOf(part) is { } block ? TreeRows.Of(block, part) : [];

    private Dictionary<string, IRows> Lists()
    {
        var lists = new Dictionary<string, IRows>
        {
            ["Input.Bands"] = new Rows<BandRow>(Input.Bands),
            ["Input.Quotas"] = new Rows<QuotaRow>(Input.Quotas),
            ["Input.TieBreaks"] = new Rows<TieBreakRow>(Input.TieBreaks),
        };
        for (var i = 0; i < Input.Bands.Count; i++)
        {
            lists[$"Input.Bands[{i}].Areas"] = new Rows<AreaRow>(Input.Bands[i].Areas);
            lists[$"Input.Bands[{i}].Conditions"] = new Rows<ConditionRow>(Input.Bands[i].Conditions);
        }

        return lists;
    }
}
