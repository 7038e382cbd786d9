using KetNghia.Pairing.Overviews;

namespace KetNghia.Tests.Overviews;

/// <summary>The steps of the map and the quarters of a year.</summary>
public sealed class ShadeStepsTests
{
    private const long Million = 1_000_000;

    [Fact]
    public void Of_OneFarAboveTheRest_StillTellsTheRestApart()
    {
        long[] received = [20, 29, 80, 95, 160, 168, 209, 275, 1532];

        var steps = ShadeSteps.Of(received.Select(r => r * Million));

        steps.Count.ShouldBe(4);
        steps.ShouldBe(steps.Distinct().Order());
        var shades = received.Select(r => steps.Count(s => r * Million >= s)).ToList();
        shades.Distinct().Count().ShouldBe(5);
        shades.GroupBy(s => s).Max(g => g.Count()).ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData]
    [InlineData(0L, 0L)]
    [InlineData(500L)]
    [InlineData(700L, 700L, 700L)]
    public void Of_NothingToTellApart_HasNoStep(params long[] figures) => ShadeSteps.Of(figures).ShouldBeEmpty();

    [Fact]
    public void Of_TwoFigures_HasAStepBetweenThem()
    {
        var steps = ShadeSteps.Of([10 * Million, 90 * Million]);

        steps.ShouldNotBeEmpty();
        steps.ShouldAllBe(s => s > 10 * Million && s <= 90 * Million);
    }

    [Theory]
    [InlineData(2024, 4, true)]
    [InlineData(2025, 2, true)]
    [InlineData(2025, 3, false)]
    public void HasBegun_QuarterToCome_IsUnknown(int year, int quarter, bool hasBegun) =>
        new OverviewPeriod(year, quarter, year).HasBegun(quarter, new DateOnly(2025, 6, 30)).ShouldBe(hasBegun);
}
