using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Assessments;

/// <summary>Hủy đợt chấm điểm.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<AssessmentPeriod>]
internal sealed class CancelModel(AssessmentQueries queries, AssessmentAppService assessments, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AssessmentRow Row { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Row.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await assessments.CancelAsync(Id, Input.Version ?? 0, VietnameseText.Clean(Input.Reason!), cancellationToken);
        Flash(texts["Assessments.Cancelled"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Row = (await queries.FindAsync(Id, cancellationToken))?.Row ?? throw new RecordNotFoundException();

    internal sealed class InputModel
    {
        [Required, StringLength(500, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
