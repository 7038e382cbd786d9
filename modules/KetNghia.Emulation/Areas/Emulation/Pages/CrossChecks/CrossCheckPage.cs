using KetNghia.Emulation.Areas.Emulation.Pages.Sheets;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Areas.Emulation.Pages.CrossChecks;

/// <summary>A page about the cross-check of one sheet.</summary>
internal abstract class CrossCheckPage(CrossCheckQueries queries, StepPerson person, ICurrentUser user, IClock clock) : OutsidePage(person, user, clock)
{
    public CrossCheckDetails Check { get; private set; } = null!;

    public override SheetDetails Sheet => Check.Sheet;

    protected override IEnumerable<RubricNode> Nodes => Sheet.Rubric.Leaves;

    protected override BusinessException? WhyNot(StepPerson person, Actor me) => Check.WhyNot(person, me);

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Check = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}
