using KetNghia.Emulation.Areas.Emulation.Pages.Sheets;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>A page about one's part of a sheet.</summary>
internal abstract class PartPage(PartQueries queries, StepPerson person, ICurrentUser user, IClock clock) : OutsidePage(person, user, clock)
{
    public PartDetails Part { get; private set; } = null!;

    public override SheetDetails Sheet => Part.Sheet;

    protected override IEnumerable<RubricNode> Nodes => Part.Nodes;

    protected PartQueries Queries => queries;

    protected override BusinessException? WhyNot(StepPerson person, Actor me) => Part.WhyNot(person, me);

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Part = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();

    /// <summary>Its components, once the sheet is shown.</summary>
    protected IReadOnlyList<SheetLine> LinesOf(Workings workings) => IsShown ? [.. Part.Nodes.Select(n => SheetLines.Line(Sheet, n, 0, seesAppraisal: false, workings))] : [];
}
