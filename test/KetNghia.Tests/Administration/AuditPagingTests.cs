using System.Globalization;
using KetNghia.Administration.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Exports;
using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Seeding;
using KetNghia.Framework.Workspaces;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Administration;

/// <summary>A log of any length is read from a place on: nothing is skipped or shown twice, and nobody counts to its end.</summary>
public sealed class AuditPagingTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int PageSize = 50;

    [DatabaseTest]
    public async Task Pages_OverRowsOfOneInstant_SkipAndRepeatNone(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider, rows: 130, atOnce: 40);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var kept = await IdsAsync(data, place);

        var down = await WalkAsync(visitor, place.Path("administration/audit"), "next");
        var up = await WalkAsync(visitor, down[^1].Url, "prev");

        down.SelectMany(p => p.Ids).ShouldBe(kept);
        up.AsEnumerable().Reverse().SelectMany(p => p.Ids).ToHashSet().ShouldBe(kept, ignoreOrder: true);
        up.SelectMany(p => p.Ids).Count().ShouldBe(kept.Count, "each once");
        down.Count.ShouldBe((kept.Count + PageSize - 1) / PageSize);
    }

    /// <summary>A kept address shows the same rows when more has been logged meanwhile.</summary>
    [DatabaseTest]
    public async Task Page_KeptAddress_ShowsTheSameRowsLater(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider, rows: 130, atOnce: 3);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var second = (await WalkAsync(visitor, place.Path("administration/audit"), "next"))[1];

        await WriteAsync(data, place, 30, atOnce: 1, "Framework.Export.Asked");
        var again = await visitor.OpenAsync(second.Url);
        var numbered = await visitor.OpenAsync(place.Path("administration/audit?p=2"));
        var nonsense = await visitor.OpenAsync(place.Path("administration/audit?older=1-2-x&newer=%27&p=-5"));

        Ids(again).ShouldBe(second.Ids);
        Ids(numbered).ShouldBe((await IdsAsync(data, place)).Skip(PageSize).Take(PageSize), "pages were numbered once");
        Ids(nonsense).ShouldBe((await IdsAsync(data, place)).Take(PageSize));
    }

    [DatabaseTest]
    public async Task Filters_EachAndTogether_HoldTheRowsTheyName(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider, rows: 60, atOnce: 3);
        await WriteAsync(data, place, 70, atOnce: 7, "Framework.Import.Uploaded");
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));

        foreach (var (query, holds) in new (string, Func<ActionLogEntry, bool>)[]
                 {
                     ("action=Framework.Import.Uploaded", e => e.Action == "Framework.Import.Uploaded"),
                     ("type=JobRun", e => e.EntityType == "JobRun"),
                     ("action=Framework.Import.Uploaded&type=Role", _ => false),
                     ("q=d%C3%B2ng+17", e => e.EntityLabel == "dòng 17"),
                     ("person=Vi%E1%BA%BFt", e => e.ActorName.Contains("Viết")),
                     ("action=Framework.Export.Asked&from=11%2F05%2F2025&to=12%2F05%2F2025", e => e.Action == "Framework.Export.Asked" && e.AtUtc >= new DateTime(2025, 5, 10, 17, 0, 0, DateTimeKind.Utc) && e.AtUtc < new DateTime(2025, 5, 12, 17, 0, 0, DateTimeKind.Utc)),
                 })
        {
            var expected = (await EntriesAsync(data, place)).Where(holds).Select(e => e.Id).ToList();
            var pages = await WalkAsync(visitor, place.Path("administration/audit?" + query), "next");

            pages.SelectMany(p => p.Ids).ShouldBe(expected, query);
            if (expected.Count > 0)
            {
                pages[0].Count.ShouldBe(expected.Count, query);
            }
        }
    }

    [DatabaseTest]
    public async Task Count_PastTenThousand_SaysMoreThanThat(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider, rows: 10_001, atOnce: 50);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));

        var few = await visitor.OpenAsync(place.Path("administration/audit?action=Administration.Role.Seeded"));
        var page = await visitor.OpenAsync(place.Path("administration/audit"));
        var file = await visitor.GetAsync(place.Path("administration/audit?handler=Export"));

        page.Text.ShouldContain("hơn 10.000 dòng");
        few.Text.ShouldNotContain("hơn 10.000 dòng");
        page.Has("form[action*='handler=Export']").ShouldBeTrue("so long a list is written in the background");
        file.Location.ShouldNotBeNull("and is not given at once").ShouldNotContain("handler");
        page.Sql.Count.ShouldBeLessThanOrEqualTo(7, string.Join("\n\n", page.Sql));
    }

    [DatabaseTest]
    public async Task Export_OfALongLog_IsAJobWithEveryRow(Provider provider)
    {
        ExportSettings.Definitions.Single().Default.ShouldBe("5000");
        var (data, place) = await ArrangeAsync(provider, rows: 5_001, atOnce: 20);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var page = await visitor.OpenAsync(place.Path("administration/audit?action=Framework.Export.Asked&to=14%2F05%2F2025"));

        var job = await visitor.FollowAsync(await visitor.SubmitAsync(page.FormTo("handler=Export")));
        await Importing.RunJobsAsync(data);
        var done = await visitor.OpenAsync(job.Document.Location.PathName);

        done.Text.ShouldContain("5.001");
        done.Has("a[href*='handler=Result'], a[href*='result'], a[download]").ShouldBeTrue(done.Text);
    }

    /// <summary>Whoever is limited to a commune reads what it did itself and what belongs to the commune, page after page.</summary>
    [DatabaseTest]
    public async Task Pages_OfAScopedReader_HoldItsOwnPartAlone(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider, rows: 20, atOnce: 3);
        var (mine, other) = (data.Host.Ids.New(), data.Host.Ids.New());
        await WriteAsync(data, place, 60, atOnce: 4, "Framework.Import.Uploaded", mine);
        await WriteAsync(data, place, 60, atOnce: 4, "Framework.Import.Uploaded", other);
        using var visitor = await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Audit.View], mine));

        var pages = await WalkAsync(visitor, place.Path("administration/audit"), "next");

        pages.SelectMany(p => p.Ids).ShouldBe((await EntriesAsync(data, place)).Where(e => e.UnitId == mine).Select(e => e.Id));
        pages[0].Count.ShouldBe(60);
    }

    private async Task<(TestData Data, TestWorkspace Place)> ArrangeAsync(Provider provider, int rows, int atOnce)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await WriteAsync(data, place, rows, atOnce, "Framework.Export.Asked");
        return (data, place);
    }

    /// <summary>Rows on the days before, so many of them at each instant.</summary>
    private static Task WriteAsync(TestData data, TestWorkspace place, int count, int atOnce, string action, Guid? unit = null) => data.Host.WithAsync(async services =>
    {
        var (rows, log) = (services.GetRequiredService<UnsavedRows>(), services.GetRequiredService<IActionLog>());
        var person = new UserInfo(data.Host.Ids.New(), "viet", "Người Viết", null, [], new HashSet<string>());
        var begin = FakeClock.Start.AddDays(-6);
        for (var at = 0; at < count; at++)
        {
            using var frame = AmbientFrame.Push(new AmbientFrame(place.Id, null, person, null) with { AtUtc = begin.AddMinutes(7 * (at - (at % atOnce)) % 8_000) });
            log.Add(new ActionEntry(action, "JobRun", data.Host.Ids.New(), $"dòng {at}") { UnitId = unit });
            rows.Take();
            await rows.LeaveAsync(CancellationToken.None);
        }

        await rows.WriteAsync(CancellationToken.None);
    });

    private static async Task<IReadOnlyList<Guid>> IdsAsync(TestData data, TestWorkspace place) => [.. (await EntriesAsync(data, place)).Select(e => e.Id)];

    private static async Task<IReadOnlyList<ActionLogEntry>> EntriesAsync(TestData data, TestWorkspace place) => await data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().AsNoTracking()
            .OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id).ToListAsync(),
        AmbientFrame.Empty with { TenantId = place.Id });

    private static async Task<IReadOnlyList<(string Url, IReadOnlyList<Guid> Ids, int Count)>> WalkAsync(Visitor visitor, string path, string relation)
    {
        var pages = new List<(string, IReadOnlyList<Guid>, int)>();
        for (var url = path; url is not null;)
        {
            var page = await visitor.OpenAsync(url);
            var count = page.Document.QuerySelector("[data-count]")?.GetAttribute("data-count");
            pages.Add((url, Ids(page), int.Parse(count ?? "0", CultureInfo.InvariantCulture)));
            url = page.Document.QuerySelector($".card-footer a[rel={relation}]")?.GetAttribute("href");
        }

        return pages;
    }

    private static IReadOnlyList<Guid> Ids(Answer page) =>
        [.. page.Document.QuerySelectorAll("main tbody th a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1].Split('?')[0]))];
}
