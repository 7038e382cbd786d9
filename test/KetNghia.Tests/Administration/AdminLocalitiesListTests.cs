using KetNghia.Administration.Contracts;
using KetNghia.Administration.Workspaces;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>The list of localities and sponsors: what it can be narrowed by, its order, its file and one's own views of it.</summary>
public sealed class AdminLocalitiesListTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string List = "administration/localities";

    [DatabaseTest]
    public async Task State_OfEachPlace_IsWhatTheFilterFinds(Provider provider)
    {
        var s = await ArrangeAsync(provider);

        (await NamesAsync(s, "state=Suspended")).ShouldBe([s.Suspended.Name]);
        (await NamesAsync(s, "state=NoAdmin")).ShouldBe([s.Empty.Name], "a suspended one is told as suspended");
        (await NamesAsync(s, "state=Active")).ShouldBe([s.Busy.Name]);
        (await NamesAsync(s, "state=NoAdmin&kind=Sponsor")).ShouldBe([s.Sponsor.Name]);
        (await NamesAsync(s, "state=NoAdmin&kind=All")).ShouldBe([s.Empty.Name, s.Sponsor.Name]);
        (await NamesAsync(s, "type=OldDistrict")).ShouldBe([s.Busy.Name, s.Empty.Name, s.Suspended.Name]);
        (await NamesAsync(s, "type=Commune")).ShouldBeEmpty();
        (await NamesAsync(s, "type=None&state=9&sort=nothing")).Count.ShouldBe(3, "what means nothing leaves nothing out");
    }

    [DatabaseTest]
    public async Task Tabs_UnderAFilter_CountEachKindAndKeepIt(Provider provider)
    {
        var s = await ArrangeAsync(provider);

        var page = await OpenAsync(s, "");
        var chips = await OpenAsync(s, "state=NoAdmin");
        var sponsors = await s.Visitor.OpenAsync(page.Document.QuerySelectorAll("ul.nav-tabs a")[1].GetAttribute("href")!);

        page.Document.QuerySelectorAll("ul.nav-tabs .n").Select(n => n.TextContent).ShouldBe(["3", "1", "4"]);
        page.Total("count").ShouldBe(3);
        chips.Document.QuerySelectorAll("ul.chips .chip:not(.chip-add)").Select(c => c.TextContent.Trim()).ShouldBe([$"Tìm theo tên: {s.Word}", "Tình trạng: Chưa có quản trị viên"]);
        Names(sponsors).ShouldBe([s.Sponsor.Name]);
        sponsors.Text.ShouldNotContain("Tiền tố mã hồ sơ", customMessage: "sponsors have no codes of their own");
        (await s.Visitor.OpenAsync(s.Data.Province.Path($"{List}?kind=Sponsor&q={s.Word}"))).Text.ShouldBe(sponsors.Text, "an address kept from before");
    }

    [DatabaseTest]
    public async Task Sorts_OfTheFigures_PutTheRowsInTheirOrder(Provider provider)
    {
        var s = await ArrangeAsync(provider);

        (await NamesAsync(s, "sort=-members")).ShouldBe([s.Busy.Name, s.Suspended.Name, s.Empty.Name]);
        (await NamesAsync(s, "sort=admins")).ShouldBe([.. new[] { s.Empty, s.Suspended }.OrderBy(p => p.Id).Select(p => p.Name), s.Busy.Name]);
        (await NamesAsync(s, "sort=-name")).ShouldBe([s.Suspended.Name, s.Empty.Name, s.Busy.Name]);
        (await NamesAsync(s, "sort=-prefix")).ShouldBe([.. new[] { s.Busy, s.Empty, s.Suspended }.OrderByDescending(p => p.CodePrefix).Select(p => p.Name)]);
        var counted = (await OpenAsync(s, "sort=-members")).Document.QuerySelectorAll("main tbody tr")[0];
        counted.QuerySelectorAll("td.num").Select(n => n.TextContent).ShouldBe(["0", "3", "2"]);
    }

    /// <summary>The file says which state each row is in and holds the rows of the filter in its order.</summary>
    [DatabaseTest]
    public async Task Export_OfAFilter_HoldsItsRowsWithTheirState(Provider provider)
    {
        var s = await ArrangeAsync(provider);

        var file = await RoundTrip.ExportAsync(s.Visitor, s.Data.Province, $"{List}?kind=All&q={s.Word}&sort=-name");

        var (rows, head) = (RoundTrip.Read(file), RoundTrip.Headings(file));
        var below = rows.SkipWhile(r => !r.SequenceEqual(head)).Skip(1).ToList();
        below.Select(r => r[0]).ShouldBe([s.Sponsor.Name, s.Suspended.Name, s.Empty.Name, s.Busy.Name]);
        below.Select(r => r[Array.IndexOf(head, "Tình trạng")]).ShouldBe(["Chưa có quản trị viên", "Tạm dừng", "Chưa có quản trị viên", "Đang hoạt động"]);
        below.Select(r => r[Array.IndexOf(head, "Loại không gian")]).ShouldBe(["Đơn vị giúp đỡ", "Địa bàn", "Địa bàn", "Địa bàn"]);
        below[3][Array.IndexOf(head, "Người dùng")].ShouldBe("3");
        rows.Take(6).ShouldContain(r => r[0].Contains(s.Word, StringComparison.Ordinal), "the filter stands above the rows");
    }

    [DatabaseTest]
    public async Task SavedView_OfAState_IsATabWithItsOwnCount(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var narrowed = await OpenAsync(s, "state=NoAdmin&kind=All");

        var saved = await s.Visitor.FollowAsync(
            await s.Visitor.FillAsync(narrowed.Document.QuerySelector("a[href*='/views/localities']")!.GetAttribute("href")!, ("Input.Name", "Thiếu người")));
        var elsewhere = await s.Visitor.OpenAsync(s.Data.Province.Path(List));

        saved.Document.QuerySelector("ul.nav-tabs a[aria-current=true]")!.TextContent.ShouldBe("Thiếu người2");
        elsewhere.Document.QuerySelectorAll("ul.nav-tabs a").Select(a => a.TextContent).ShouldContain("Thiếu người2");
    }

    /// <summary>Rows, the figures of all tabs and the person's views: a command each, however many rows there are.</summary>
    [DatabaseTest]
    public async Task Commands_OfThePage_AreFewWhateverIsAsked(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        await OpenAsync(s, "");

        var plain = await OpenAsync(s, "");
        var narrowed = await OpenAsync(s, "state=NoAdmin&type=OldDistrict&kind=All&sort=-admins");

        plain.Sql.Count(sql => sql.Contains("Adm_WorkspaceUnits", StringComparison.Ordinal)).ShouldBe(1);
        plain.Sql.Count.ShouldBeLessThanOrEqualTo(6, string.Join("\n\n", plain.Sql));
        narrowed.Sql.Count.ShouldBe(plain.Sql.Count, string.Join("\n\n", narrowed.Sql));
    }

    private static Task<Answer> OpenAsync(Scene s, string query) => s.Visitor.OpenAsync(s.Data.Province.Path($"{List}?q={s.Word}&{query}"));

    private static async Task<IReadOnlyList<string>> NamesAsync(Scene s, string query) => Names(await OpenAsync(s, query));

    private static IReadOnlyList<string> Names(Answer page) => [.. page.Document.QuerySelectorAll("main tbody th a").Select(a => a.TextContent)];

    /// <summary>A locality with two administrators and an officer, one with nobody, a suspended one with an officer, and a sponsor with nobody.</summary>
    private async Task<Scene> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var word = $"loc{TestData.Next()}x";
        Task<TestWorkspace> MakeAsync(string name, WorkspaceKind kind = WorkspaceKind.Locality) => data.CreateWorkspaceAsync(kind, name: $"{word} {name}");
        var (busy, empty, suspended, sponsor) = (await MakeAsync("A"), await MakeAsync("B"), await MakeAsync("C"), await MakeAsync("D", WorkspaceKind.Sponsor));
        foreach (var (place, role) in new[] { (busy, RoleCodes.LocalityAdmin), (busy, RoleCodes.LocalityAdmin), (busy, RoleCodes.Leader), (suspended, RoleCodes.Leader) })
        {
            await data.CreateMemberAsync(place, role);
        }

        await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Workspace>().Where(w => w.Id == suspended.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.SuspendedAtUtc, data.Host.Clock.UtcNow)),
            AmbientFrame.Empty with { TenantId = data.Province.Id });
        return new Scene(data, await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin)), word, busy, empty, suspended, sponsor);
    }

    private sealed record Scene(TestData Data, Visitor Visitor, string Word, TestWorkspace Busy, TestWorkspace Empty, TestWorkspace Suspended, TestWorkspace Sponsor);
}
