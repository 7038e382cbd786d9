using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Chuyển sang nhóm khác.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class MoveModel(RubricEditing editing) : NodeActPage(editing)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places => [.. Rubric.PlacesFor(Node).Select(p => new SelectListItem(p.Parent is { } id ? TitleOf(id) : WordOf(p.Part), p.ToString()))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var to = NodePlace.Parse(Input.To) ?? throw new BusinessException(RubricEditErrors.NoPlace).At("Input.To");
        await ChangeAsync(rubric => rubric.Move(Node.Id, to), Node.Shown, cancellationToken);
        return ToTree(Node.Id, Words["RubricEdit.Moved"]);
    }

    private string TitleOf(string id)
    {
        var row = TreeRows.Of(Rubric).First(r => r.Node.Id == id);
        return $"{row.Number} {row.Node.Shown}".TrimStart();
    }

    internal sealed class InputModel
    {
        [Required, StringLength(400)]
        public string? To { get; set; }
    }
}
