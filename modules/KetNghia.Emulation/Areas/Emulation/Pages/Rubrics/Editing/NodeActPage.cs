using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Something done with one node, after a question.</summary>
internal abstract class NodeActPage(RubricEditing editing) : RubricEditPage(editing)
{
    [BindProperty(SupportsGet = true, Name = "node")]
    public string? NodeId { get; set; }

    public override string Tab => "tree";

    public RubricNode Node { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return Shown();
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Node = Rubric.Find(NodeId) is { } node && node.Id != Rubric.Base.Id ? node : throw new RecordNotFoundException();
    }
}
