using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>Hoàn thành phần chấm: from then on its figures count for the appraisal.</summary>
[HasPermission(EmulationPermissions.Departments.Score)]
[EntersRecord<PartScore>]
internal sealed class FinishModel(
    PartQueries queries, PartAppService parts, Workings workings, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
    : PartPage(queries, person, user, clock)
{
    /// <summary>The version the person looked at.</summary>
    [BindProperty]
    public long? Version { get; set; }

    public IReadOnlyList<RubricNode> Lacks => [.. Part.Nodes.Where(n => Part.Lacks.Contains(n.Id))];

    public IReadOnlyList<SheetLine> Lines => LinesOf(workings);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Version = Part.Row.Version;
        return Writes ? Page() : RedirectToPage("Details", new { id = Id });
    }

    /// <summary>Goes on with the next sheet that waits, where there is one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await parts.FinishAsync(Id, Version ?? 0, cancellationToken);
        Flash(texts["Parts.Finished"]);
        return (await Queries.MineAsync(cancellationToken)).FirstOrDefault(p => p is { State: SheetState.Submitted, IsDone: false }) is { } next
            ? RedirectToPage("Details", new { id = next.Id }) : RedirectToPage("Index");
    }
}
