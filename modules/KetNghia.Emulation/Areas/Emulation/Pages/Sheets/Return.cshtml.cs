using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>Trả lại: why, and what of which criterion has to be mended.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<ScoreSheet>]
internal sealed class ReturnModel(SheetQueries queries, SheetRecords kind, SheetAppService sheets, StepPerson person, IStringLocalizer<EmulationResource> texts) : SheetPage(queries, kind, person)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BusinessException? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Why is { } why)
        {
            return Refuse(why);
        }

        Input.Version = Row.Version;
        Input.Notes = [.. Sheet.Rubric.Leaves.Select(n => new NoteModel { Node = n.Id })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var notes = Input.Notes.Select(n => new ApprovalRemark(NodeOf(n.Node).Id, n.Text ?? "")).ToList();
        await sheets.ReturnAsync(Id, Input.Version ?? 0, Input.Reason, notes, cancellationToken);
        Flash(texts["Sheets.Returned"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Why = SheetSteps.Rules.WhyNot(Sheet.Standing([]), SheetAction.Return, Person);
    }

    internal sealed class InputModel
    {
        [Required, StringLength(ApprovalVersion.ReasonLength)]
        public string? Reason { get; set; }

        public List<NoteModel> Notes { get; set; } = [];

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }

    internal sealed class NoteModel
    {
        public string? Node { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Text { get; set; }
    }
}
