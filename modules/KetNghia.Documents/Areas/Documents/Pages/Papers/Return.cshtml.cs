using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Trả lại: why, and what of which part has to be mended.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class ReturnModel(PaperAppService papers, PaperQueries queries, StepPerson person, IStringLocalizer<DocumentsResource> texts) : OwnStepPage(PaperAction.Return, queries, person)
{
    /// <summary>Parts a note can be tied to: those versions are compared by.</summary>
    public static readonly IReadOnlyList<string> Parts = ["Head", "Bases", "Body", "Signature", "Recipients", "Annex"];

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    protected override Task FillAsync(CancellationToken cancellationToken)
    {
        Input.Version = Details.Version;
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await papers.ReturnAsync(Id, Input.Version ?? 0, Input.Reason, [.. Parts.Select(p => new ApprovalRemark(p, Input.NoteOf(p) ?? ""))], cancellationToken);
        Flash(texts["Papers.Returned"]);
        return RedirectToPage("Details", new { id = Id });
    }

    internal sealed class ReturnInput
    {
        [Required, StringLength(ApprovalVersion.ReasonLength)]
        public string? Reason { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Head { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Bases { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Body { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Signature { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Recipients { get; set; }

        [StringLength(ApprovalNote.TextLength)]
        public string? Annex { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }

        public string? NoteOf(string part) => part switch
        {
            nameof(Head) => Head,
            nameof(Bases) => Bases,
            nameof(Body) => Body,
            nameof(Signature) => Signature,
            nameof(Recipients) => Recipients,
            _ => Annex,
        };
    }
}
