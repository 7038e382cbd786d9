using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Country;

/// <summary>A page takes from the database what it shows, however much there is.</summary>
public sealed class BoundedReadsTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Lines = 30;

    /// <summary>Fifty lines, their help and their quarters, and the names of eighty localities.</summary>
    private const int MostOfCoverage = 320;

    private const int MostOfHome = 120;

    [DatabaseTest]
    public async Task HistoryOfAParty_IsTheNewestOfItsPairings_AndTakesNoMore(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Country);
        var (party, unit, ofParty, ofUnit) = await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                var here = (await db.Set<TwinPairing>().AllTenants("a test").GroupBy(p => p.TenantId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync())!;
                var sponsor = await db.Set<PairingSponsor>().AllTenants("a test").Where(s => s.TenantId == here).GroupBy(s => s.PartyId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstAsync();
                var receiver = await db.Set<PairingReceiver>().AllTenants("a test").Where(r => r.TenantId == here).GroupBy(r => r.UnitId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstAsync();
                var log = db.Set<ActionLogEntry>().AllTenants("a test").Where(e => e.TenantId == here);
                var (help, pairings) = (db.Set<Contribution>().AllTenants("a test"), db.Set<TwinPairing>().AllTenants("a test"));
                return (
                    sponsor, receiver,
                    await log.CountAsync(e => help.Any(c => c.Id == e.EntityId && c.SponsorPartyId == sponsor) || pairings.Any(p => p.Id == e.EntityId && p.Sponsors.Any(s => s.PartyId == sponsor))),
                    await NewestAsync(log.Where(e => help.Any(c => c.Id == e.EntityId && c.UnitId == receiver) || pairings.Any(p => p.Id == e.EntityId && p.Receivers.Any(r => r.UnitId == receiver)))));
            },
            AmbientFrame.Empty);
        using var visitor = await SignInAsync(provider, "do.lanhdao");

        var history = await visitor.OpenAsync($"/k/mau-001/directory/parties/history/{party}");
        var place = await visitor.OpenAsync($"/k/mau-001/directory/units/history/{unit}");

        ofParty.ShouldBeGreaterThan(3 * Lines);
        history.Document.QuerySelectorAll("[data-hub=history] .timeline li").Length.ShouldBe(Lines);
        history.RowsRead.ShouldBeLessThan(300);
        var shown = place.Document.QuerySelectorAll("[data-hub=history] .timeline li").Select(li => li.TextContent).ToList();
        shown.Count.ShouldBe(Math.Min(Lines, ofUnit.Count));
        shown.Zip(ofUnit).ShouldAllBe(pair => pair.First.Contains(Format.DateTime(pair.Second)));
    }

    [DatabaseTest]
    public async Task Filters_OfManyPlaces_AreTypedAndFound(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");
        const string list = "/k/tinh/pairing/pairings";
        var name = (await visitor.OpenAsync(list)).Document.QuerySelector("main tbody tr a[href*='/directory/units/']")!.TextContent.Trim();

        var panel = await visitor.OpenAsync(list + "?panel=filters");
        var named = await visitor.GetAsync($"{list}?panel=filters&unit={Uri.EscapeDataString(name)}&locality=Mau+064");
        var many = await visitor.OpenAsync($"{list}?unit=x%C3%A3");
        var none = await visitor.OpenAsync($"{list}?unit=kh%C3%B4ng+n%C6%A1i+n%C3%A0o");

        panel.Document.QuerySelectorAll("#unit-names option").Length.ShouldBe(FilterInput.MostChoices);
        panel.Document.QuerySelectorAll("#locality-names option").Length.ShouldBe(FilterInput.MostChoices);
        panel.RowsRead.ShouldBeLessThan(600);
        named.Location.ShouldNotBeNull().ShouldStartWith(list + "?");
        none.Document.QuerySelector("[data-named='0']")!.TextContent.ShouldContain("không nơi nào");
        none.Document.QuerySelector("input[name=unit]")!.GetAttribute("value").ShouldBe("không nơi nào");
        many.Document.QuerySelectorAll("[data-named]").Length.ShouldBe(1);
        none.Document.QuerySelectorAll("main tbody tr").Length.ShouldBeGreaterThan(0, "what names nobody narrows nothing");
    }

    /// <summary>Tabs and sums are counted of what the words leave, not each with its words.</summary>
    [DatabaseTest]
    public async Task Words_OfAList_AreLookedForOnceInACommand(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.lanhdao");

        foreach (var list in new[] { "contributions?q=ho", "pairings?q=xa" })
        {
            var page = await visitor.OpenAsync("/k/mau-001/pairing/" + list);

            var asked = page.Sql.Where(s => s.Contains("SearchText", StringComparison.Ordinal)).ToList();
            asked.Count.ShouldBe(2, list);
            var times = asked.Select(s => s.Split("SearchText").Length - 1).Order().ToList();
            times[1].ShouldBeLessThanOrEqualTo(3 * times[0], "rows, and one command for all numbers: " + string.Join("\n\n", asked));
        }
    }

    /// <summary>Lines are found, sorted and summed up by the database: a page reads its own, and all pages together are what the total says.</summary>
    [DatabaseTest]
    public async Task Coverage_OfACountry_ReadsThePageItShows(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");
        foreach (var (list, total) in new[] { ("communes", "communes"), ("communes?has=false", "communes"), ("givers", "sponsors"), ("pairings", "pairings") })
        {
            var address = "/k/tinh/pairing/overviews/" + list + (list.Contains('?') ? "&year=all" : "?year=all");
            var first = await visitor.OpenAsync(address);
            var count = (int)first.Total(total);
            var lines = new List<(string Name, string Address)>();
            for (var page = 1; page <= ((count - 1) / CoverageQueries.Size) + 1; page++)
            {
                var shown = (await visitor.OpenAsync($"{address}&p={page}")).Document.QuerySelectorAll("main tbody th a");
                shown.Length.ShouldBeLessThanOrEqualTo(CoverageQueries.Size);
                lines.AddRange(shown.Select(a => (a.TextContent.Trim(), a.GetAttribute("href")!)));
            }

            lines.Count.ShouldBe(count, list);
            lines.Select(l => l.Address).Distinct().Count().ShouldBe(count, list);
            if (total == "communes")
            {
                lines.Select(l => VietnameseText.SortKey(l.Name)).ShouldBe(lines.Select(l => VietnameseText.SortKey(l.Name)).Order(StringComparer.Ordinal));
            }

            first.RowsRead.ShouldBeLessThan(MostOfCoverage, list);
        }
    }

    [DatabaseTest]
    public async Task Communes_WithAndWithout_AreAllOfThem(Provider provider)
    {
        using var visitor = await SignInAsync(provider, "do.tinh");
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var address = $"/k/tinh/pairing/overviews/communes?year=2026&quarter={quarter}";
            var (all, with, without) = (await visitor.OpenAsync(address), await visitor.OpenAsync(address + "&has=true"), await visitor.OpenAsync(address + "&has=false"));

            (with.Total("communes") + without.Total("communes")).ShouldBe(all.Total("communes"));
            with.Document.QuerySelectorAll($"main tbody td:nth-child({3 + quarter}) .ink-ok").Length.ShouldBe(with.Document.QuerySelectorAll("main tbody tr").Length);
            without.Document.QuerySelectorAll($"main tbody td:nth-child({3 + quarter}) .ink-ok").ShouldBeEmpty();
        }
    }

    [DatabaseTest]
    public async Task Home_OfACountry_CountsWithoutReadingWhatItCounts(Provider provider)
    {
        using var province = await SignInAsync(provider, "do.tinh");
        using var leader = await SignInAsync(provider, "do.lanhdao");

        (await province.OpenAsync("/k/tinh/")).RowsRead.ShouldBeLessThan(MostOfHome);
        (await leader.OpenAsync("/k/mau-001/")).RowsRead.ShouldBeLessThan(MostOfHome);
    }

    private static async Task<IReadOnlyList<DateTime>> NewestAsync(IQueryable<ActionLogEntry> log) => await log
        .OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id).Take(Lines).Select(e => e.AtUtc).ToListAsync();

    private async Task<Visitor> SignInAsync(Provider provider, string userName)
    {
        var visitor = (await hosts.GetAsync(provider, Dataset.Country)).Visitor();
        await visitor.SignInAsync(userName, SmallCountry.Password);
        return visitor;
    }
}
