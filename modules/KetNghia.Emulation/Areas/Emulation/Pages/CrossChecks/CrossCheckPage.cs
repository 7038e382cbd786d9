using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.CrossChecks;

/// <summary>A page about the cross-check of one sheet.</summary>
internal abstract class CrossCheckPage(CrossCheckQueries queries, StepPerson person, ICurrentUser user, IClock clock) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CrossCheckDetails Check { get; private set; } = null!;

    public SheetDetails Sheet => Check.Sheet;

    public bool IsShown => OutsideScores.IsShown(Sheet);

    public bool Writes => Check.WhyNot(person, Actor.Of(user, clock.UtcNow)) is null;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Check = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    /// <exception cref="RecordNotFoundException">The rubric has none of the id, or the sheet is not shown yet.</exception>
    protected RubricNode NodeOf(string? id) => IsShown && Sheet.Rubric.Leaves.FirstOrDefault(n => n.Id == id) is { } node ? node : throw new RecordNotFoundException();
}
