using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>Gửi phiếu: looked over, declared to be true, and sent.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<ScoreSheet>]
internal sealed class SubmitModel(SheetQueries queries, SheetRecords kind, SheetAppService sheets, ReasonWords reasons, StepPerson person, IClock clock, IStringLocalizer<EmulationResource> texts)
    : SheetPage(queries, kind, person)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BusinessException? Why { get; private set; }

    public IReadOnlyList<(string Node, string Text)> Lacks { get; private set; } = [];

    public bool IsLate => Row.IsLate(clock.Today);

    public int DaysLate => Math.Max(0, (Row.SentOn ?? clock.Today).DayNumber - Row.DueOn.DayNumber);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Row.Version;
        return Why is { } why && Lacks.Count == 0 ? Refuse(why) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sheets.SubmitAsync(Id, Input.Version ?? 0, Input.IsDeclared, cancellationToken);
        Flash(texts["Sheets.Submitted"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Why = SheetSteps.Rules.WhyNot(Sheet.Standing(Sheet.Faults), SheetAction.Submit, Person);
        Lacks = [.. Sheet.Lacks.Select(r => (r.Data[^1], reasons.Of(Sheet.Rubric, r)))];
    }

    internal sealed class InputModel
    {
        public bool IsDeclared { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
