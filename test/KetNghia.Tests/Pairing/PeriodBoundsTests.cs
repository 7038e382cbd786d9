using System.Globalization;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Overviews;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>A year and a quarter begin on their first day and end on their last, in Viet Nam.</summary>
public sealed class PeriodBoundsTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>The last day before 2024, its first, its last and the first after it; each pledge has its own money.</summary>
    private static readonly (DateOnly Day, long Dong)[] Pledges =
        [(new(2023, 12, 31), 1_000), (new(2024, 1, 1), 20_000), (new(2024, 12, 31), 300_000), (new(2025, 1, 1), 4_000_000)];

    [DatabaseTest]
    public async Task Year_OfTheContributions_TakesItsFirstAndLastDayAndNoOther(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        foreach (var (day, dong) in Pledges)
        {
            await data.PledgeAsync(scene, pairing, data.Cash(dong) with { PledgedOn = day });
        }

        using var officer = await data.VisitAsync(scene.District);
        foreach (var (year, sum) in new[] { (2023, 1_000), (2024, 320_000), (2025, 4_000_000) })
        {
            (await officer.OpenAsync(scene.Place.Path($"pairing/contributions?year={year}"))).Total("pledged").ShouldBe(sum, $"list {year}");
            (await officer.OpenAsync(scene.Place.Path($"pairing/overviews/locality?year={year}"))).Total("pledged").ShouldBe(sum, $"overview {year}");
            var rows = await officer.OpenAsync(scene.Place.Path($"pairing/overviews/rows?year={year}"));
            rows.Total("pledged").ShouldBe(sum, $"rows {year}");
        }
    }

    [DatabaseTest]
    public async Task Year_OfThePairings_TakesThoseThatRanOnItsFirstOrLastDay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        foreach (var (from, to) in new[] { ("2023-01-01", "2023-12-31"), ("2023-01-01", "2024-01-01"), ("2024-12-31", "2026-01-01"), ("2025-01-01", "2026-01-01") })
        {
            var sponsor = await data.CreatePartyAsync($"Sở {from} {to}");
            await data.ProposeAsync(scene, change: c => (c.SponsorIds, c.FromOn, c.ToOn) = ([sponsor], Day(from), Day(to)));
        }

        using var officer = await data.VisitAsync(scene.District);
        var page = await officer.OpenAsync(scene.Place.Path("pairing/pairings?year=2024"));

        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.Text.ShouldContain("Sở 2023-01-01 2024-01-01");
        page.Text.ShouldContain("Sở 2024-12-31 2026-01-01");
    }

    [DatabaseTest]
    public async Task Quarter_OfHandOvers_TakesItsFirstAndLastDayAndNoOther(Provider provider)
    {
        foreach (var (day, year, quarter) in new[]
                 {
                     ("2023-12-31", 2023, 4), ("2024-01-01", 2024, 1), ("2024-03-31", 2024, 1), ("2024-04-01", 2024, 2), ("2024-06-30", 2024, 2),
                     ("2024-07-01", 2024, 3), ("2024-09-30", 2024, 3), ("2024-10-01", 2024, 4), ("2024-12-31", 2024, 4), ("2025-01-01", 2025, 1),
                 })
        {
            var (data, scene, pairing) = await ArrangeAsync(provider);
            var pledge = await data.PledgeAsync(scene, pairing, data.Cash(1_000_000) with { PledgedOn = new DateOnly(2023, 12, 1) });
            await HandOverAsync(data, scene, pledge, Day(day));
            using var officer = await data.VisitAsync(scene.District);
            foreach (var shown in new[] { 2023, 2024, 2025 })
            {
                var page = await officer.OpenAsync(scene.Place.Path($"pairing/overviews/communes?year={shown}"));
                Active(page).ShouldBe(shown == year ? [quarter] : [], $"handed over on {day}, shown in {shown}");
            }

            var with = await officer.OpenAsync(scene.Place.Path($"pairing/overviews/communes?year={year}&quarter={quarter}&has=true"));
            with.Total("communes").ShouldBe(1, day);
        }
    }

    /// <summary>The last second of a quarter in Viet Nam is 16:59:59 UTC.</summary>
    [Theory]
    [InlineData("2025-03-31T16:59:59Z", 2025, 1)]
    [InlineData("2025-03-31T17:00:00Z", 2025, 2)]
    [InlineData("2025-12-31T16:59:59Z", 2025, 4)]
    [InlineData("2025-12-31T17:00:00Z", 2026, 1)]
    public void Running_AroundMidnightInVietNam_IsTheQuarterOfThatDay(string instant, int year, int quarter)
    {
        var utc = DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        using (AmbientFrame.Push(AmbientFrame.Empty with { AtUtc = utc }))
        {
            OverviewPeriod.Of(null, null, new SystemClock().Today).ShouldBe(new OverviewPeriod(null, quarter, year));
        }
    }

    [Theory]
    [InlineData(2024, null, 2024, 4)]
    [InlineData(2024, 1, 2024, 1)]
    [InlineData(2024, 4, 2024, 4)]
    [InlineData(2024, 0, 2024, 4)]
    [InlineData(2024, 5, 2024, 4)]
    [InlineData(2025, null, 2025, 2)]
    [InlineData(2000, null, 2000, 4)]
    [InlineData(null, null, 2025, 2)]
    [InlineData(null, 1, 2025, 1)]
    public void Of_WhatWasAskedFor_FallsBackToTheRunningPeriod(int? year, int? quarter, int expectedYear, int expectedQuarter) =>
        OverviewPeriod.Of(year, quarter, new DateOnly(2025, 5, 15)).ShouldBe(new OverviewPeriod(year, expectedQuarter, expectedYear));

    [Theory]
    [InlineData(2024, 4, true)]
    [InlineData(2025, 1, true)]
    [InlineData(2025, 2, true)]
    [InlineData(2025, 3, false)]
    [InlineData(2026, 1, false)]
    public void HasBegun_OfAQuarter_IsKnownByTheDay(int year, int quarter, bool begun) =>
        new OverviewPeriod(year, 1, year).HasBegun(quarter, new DateOnly(2025, 4, 1)).ShouldBe(begun);

    /// <summary>The quarters with a hand-over in the only line of the list.</summary>
    private static int[] Active(Answer page)
    {
        var cells = page.Document.QuerySelectorAll("main tbody tr").Single().QuerySelectorAll("td:not(.num)").ToList();
        return [.. cells.TakeLast(4).Index().Where(c => c.Item.QuerySelector(".ink-ok") is not null).Select(c => c.Index + 1)];
    }

    private static Task<Guid> HandOverAsync(TestData data, PairingScene scene, Guid contribution, DateOnly on) => data.AsAsync(scene.Focal, scene.SponsorPlace, services =>
        TestData.InTenantAsync(services, scene, () => services.GetRequiredService<ContributionAppService>().HandOverAsync(
            contribution, new Statement(new Figure(null, 1_000_000), on) { NoEvidenceReason = "Chưa chụp được ảnh" }, [], CancellationToken.None)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene, c => c.FromOn = new DateOnly(2023, 12, 1)));
    }
}
