using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>A page about one's part of a sheet.</summary>
internal abstract class PartPage(PartQueries queries, StepPerson person, ICurrentUser user, IClock clock) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PartDetails Part { get; private set; } = null!;

    public SheetDetails Sheet => Part.Sheet;

    public bool IsShown => OutsideScores.IsShown(Sheet);

    public bool Writes => Part.WhyNot(person, Actor.Of(user, clock.UtcNow)) is null;

    protected PartQueries Queries => queries;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Part = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    /// <exception cref="RecordNotFoundException">The part has none of the id, or the sheet is not shown yet.</exception>
    protected RubricNode NodeOf(string? id) => IsShown && Part.Nodes.FirstOrDefault(n => n.Id == id) is { } node ? node : throw new RecordNotFoundException();
}
