using KetNghia.Administration.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Seeding;
using KetNghia.Framework.Workspaces;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KetNghia.Tests.Administration;

/// <summary>The log as a list: its form, chips, own views, page sizes and file. How its pages follow each other is in <see cref="AuditPagingTests"/>.</summary>
public sealed class AuditListTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string List = "administration/audit";

    [DatabaseTest]
    public async Task Form_OfTheLog_OffersEveryActionAndKindByName(Provider provider)
    {
        var s = await ArrangeAsync(provider, rows: 3);

        var form = await s.OpenAsync("action=Framework.Export.Asked&panel=filters");
        var filled = await s.Visitor.FollowAsync(await s.Visitor.SubmitAsync(form.FormWith("person"), ("type", "JobRun"), ("from", "1/5/2025"), ("to", "31/02/2025")));

        form.Document.QuerySelectorAll("#action option").Length.ShouldBeGreaterThan(FilterInput.MostChoices, "none of them has to be typed");
        form.Document.QuerySelector("#action option[selected]")!.GetAttribute("value").ShouldBe("Framework.Export.Asked");
        Chips(filled).Select(c => c.Split(':')[0]).ShouldBe(["Việc đã làm", "Loại hồ sơ", "Từ ngày"], "a day there never was is left out");
        Chips(filled).ShouldContain("Từ ngày: 01/05/2025");
        Chips(await s.OpenAsync("to=2025-05-31")).ShouldBe(["Đến hết ngày: 31/05/2025"], "as addresses had it before");
        Chips(await s.OpenAsync("action=Module.Gone.Done")).ShouldBe(["Việc đã làm: Module.Gone.Done"]);
    }

    [DatabaseTest]
    public async Task Chip_TakenAway_ShowsTheNewestOfWhatIsLeft(Provider provider)
    {
        var s = await ArrangeAsync(provider, rows: 60);
        var second = await s.OpenAsync("type=JobRun&q=d%C3%B2ng");
        second = await s.Visitor.OpenAsync(second.Document.QuerySelector(".card-footer a[rel=next]")!.GetAttribute("href")!);

        var left = await s.Visitor.OpenAsync(second.Document.QuerySelectorAll("ul.chips .chip a")[1].GetAttribute("href")!);

        Lines(second).Count.ShouldBe(10);
        Chips(left).ShouldBe(["Loại hồ sơ: Tác vụ hệ thống"]);
        Lines(left).Count.ShouldBe(50);
        left.Has(".card-footer a[rel=prev]").ShouldBeFalse();
    }

    /// <summary>A tab without a number: nobody counts the log once more for each view a person keeps.</summary>
    [DatabaseTest]
    public async Task SavedView_OfTheLog_IsATabThatCostsOneCommandForAll(Provider provider)
    {
        var s = await ArrangeAsync(provider, rows: 3);
        var narrowed = await s.OpenAsync("q=d%C3%B2ng+1");
        var before = (await s.OpenAsync("")).Sql.Count;

        foreach (var (name, query) in new[] { ("Dòng một", "q=d%C3%B2ng+1"), ("Dòng hai", "q=d%C3%B2ng+2") })
        {
            var page = await s.OpenAsync(query);
            var saved = await s.Visitor.FollowAsync(await s.Visitor.FillAsync(page.Document.QuerySelector("a[href*='/views/audit']")!.GetAttribute("href")!, ("Input.Name", name)));
            saved.Document.QuerySelector("ul.nav-tabs a[aria-current=true]")!.TextContent.Trim().ShouldBe(name);
        }

        var whole = await s.OpenAsync("");
        var shown = await s.Visitor.OpenAsync(whole.Document.QuerySelector("ul.nav-tabs a")!.GetAttribute("href")!);
        Lines(shown).ShouldBe(Lines(narrowed));
        Lines(shown).Count.ShouldBe(1);
        whole.Sql.Count.ShouldBe(before, string.Join("\n\n", whole.Sql));
    }

    [DatabaseTest]
    public async Task Size_OfAPage_IsKeptWhileReadingOn(Provider provider)
    {
        var s = await ArrangeAsync(provider, rows: 30);

        var first = await s.OpenAsync("type=JobRun&size=10");
        var next = await s.Visitor.OpenAsync(first.Document.QuerySelector(".card-footer a[rel=next]")!.GetAttribute("href")!);
        var numbered = await s.OpenAsync("type=JobRun&size=10&p=2");

        (Lines(first).Count, Lines(next).Count).ShouldBe((10, 10));
        Lines(next).ShouldBe(Lines(numbered));
        Lines(next).Intersect(Lines(first)).ShouldBeEmpty();
        first.Total("count").ShouldBe(30);
    }

    [DatabaseTest]
    public async Task Export_OfAFilter_HoldsItsRowsNewestFirstWithTheFilterAbove(Provider provider)
    {
        var s = await ArrangeAsync(provider, rows: 12);
        var page = await s.OpenAsync("type=JobRun&person=Vi%E1%BA%BFt");

        var file = await RoundTrip.ExportAsync(s.Visitor, s.Place, $"{List}?type=JobRun&person=Vi%E1%BA%BFt");

        var (rows, head) = (RoundTrip.Read(file), RoundTrip.Headings(file));
        head.ShouldBe(["Lúc", "Người làm", "Việc đã làm", "Lý do"]);
        Lines(page).Count.ShouldBe(12);
        rows.SkipWhile(r => !r.SequenceEqual(head)).Skip(1).Select(r => r[2]).ShouldBe(Lines(page));
        rows.Select(r => r[0]).ShouldContain("Người làm: Viết");
        rows.Select(r => r[0]).ShouldContain("Loại hồ sơ: Tác vụ hệ thống");
    }

    private static IReadOnlyList<string> Lines(Answer page) => [.. page.Document.QuerySelectorAll("main tbody th a").Select(a => a.TextContent)];

    private static IReadOnlyList<string> Chips(Answer page) => [.. page.Document.QuerySelectorAll("ul.chips .chip:not(.chip-add)").Select(c => c.TextContent.Trim())];

    private async Task<Scene> ArrangeAsync(Provider provider, int rows)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await data.Host.WithAsync(async services =>
        {
            var (unsaved, log) = (services.GetRequiredService<UnsavedRows>(), services.GetRequiredService<IActionLog>());
            var person = new UserInfo(data.Host.Ids.New(), "viet", "Người Viết", null, [], new HashSet<string>());
            for (var at = 1; at <= rows; at++)
            {
                using var frame = AmbientFrame.Push(new AmbientFrame(place.Id, null, person, null) with { AtUtc = FakeClock.Start.AddDays(-1).AddMinutes(at) });
                log.Add(new ActionEntry("Framework.Export.Asked", "JobRun", data.Host.Ids.New(), $"dòng {at}"));
                unsaved.Take();
                await unsaved.LeaveAsync(CancellationToken.None);
            }

            await unsaved.WriteAsync(CancellationToken.None);
        });
        return new Scene(place, await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Audit.View])));
    }

    private sealed record Scene(TestWorkspace Place, Visitor Visitor)
    {
        public Task<Answer> OpenAsync(string query) => Visitor.OpenAsync(Place.Path($"{List}?{query}"));
    }
}
