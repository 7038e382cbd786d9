using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Bỏ khỏi bộ tiêu chí: with all below it, and what names it only when the person says so.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class RemoveModel(RubricEditing editing) : NodeActPage(editing)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What stands below it and goes too.</summary>
    public int Below => Node.Descend().Count() - 1;

    public IReadOnlyList<NodeUse> Uses => Rubric.UsesOf(Node);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await ChangeAsync(rubric => rubric.Remove(Node.Id, Input.WithUses), Node.Shown, cancellationToken);
        return ToTree(Rubric.PlaceOf(Node.Id)?.Parent, Words["RubricEdit.Removed"]);
    }

    internal sealed class InputModel
    {
        public bool WithUses { get; set; }
    }
}
