using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>A large year is computed while somebody waits for it.</summary>
[Collection(Alone.Name)]
public sealed class ScoringSpeedTests
{
    [Fact]
    public void Sheets_TenThousandOfSixtyComponents_AreComputedAtOnce()
    {
        RubricCheck.Faults(ScoringLoad.Rubric).ShouldBeEmpty();
        ScoringLoad.Rubric.Leaves.Select(l => l.Type!.Value).Distinct().Count().ShouldBe(13);
        ScoringLoad.Rubric.Leaves.Count().ShouldBe(60);
        var (year, assessment) = (ScoringLoad.Sheets(10_000), new Assessment(ScoringLoad.Rubric));

        var begun = Environment.CpuUsage.TotalTime;
        var result = assessment.Compute(year);

        // Half a second with the code compiled a second time; more before that.
        (Environment.CpuUsage.TotalTime - begun).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        result.Subjects.ShouldAllBe(s => s.Rank != null && s.Band != null || s.Status == SubjectStatus.NeedsDecision);
        result.Quotas.Sum(q => q.Placed.Count).ShouldBeGreaterThan(5000);
    }
}
