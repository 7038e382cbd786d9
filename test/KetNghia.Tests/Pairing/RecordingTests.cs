using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>"Ghi nhận": the forms of help one press away, for those who may use them.</summary>
public sealed class RecordingTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Page = "pairing/contributions/record";

    [DatabaseTest]
    public async Task Recording_FromPledgeToReceipt_LeadsToEachForm(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);
        using var commune = await data.VisitAsync(scene.Commune);

        var before = await focal.OpenAsync(scene.SponsorPlace.Path(Page));
        before.Has("[data-record=hand-over]").ShouldBeFalse("nothing is pledged yet");
        var pledge = before.Document.QuerySelector("[data-record=pledge] .a a")!.GetAttribute("href")!;
        pledge.ShouldEndWith($"/pairing/contributions/pledge/{pairing}");
        await focal.FollowAsync(await focal.FillAsync(
            pledge,
            ("Input.Title", "Bàn ghế học sinh"), ("Input.Kind", "InKind"), ("Input.ContentGroupCode", "socio-economic"), ("Input.FundingSource", "MobilisedDonors"),
            ("Input.QuantityThousandths", "100"), ("Input.Unit", "bộ"), ("Input.UnitPriceDong", "850.000"), ("Input.ValuationBasis", "Invoice")));

        var pledged = await focal.OpenAsync(scene.SponsorPlace.Path(Page));
        var row = pledged.Document.QuerySelector("[data-record=hand-over] li").ShouldNotBeNull();
        row.TextContent.ShouldContain("còn 100\u00a0bộ");
        var form = await focal.OpenAsync(row.QuerySelector(".a a")!.GetAttribute("href")!);
        await focal.FollowAsync(await focal.SubmitAsync(
            form.MainForm, [("Input.Figure", "60"), ("Input.Place", "Trường Tiểu học")], [new Upload("Files", "ban-ghe.jpg", "image/jpeg", Samples.Picture())]));

        (await focal.OpenAsync(scene.SponsorPlace.Path(Page))).Document.QuerySelector("[data-record=hand-over] li")!.TextContent.ShouldContain("còn 40\u00a0bộ");
        var owed = await commune.OpenAsync(scene.Place.Path(Page));
        owed.Has("[data-record=pledge]").ShouldBeFalse("a commune confirms and pledges nothing");
        owed.Has("[data-record=hand-over]").ShouldBeFalse();
        var confirm = owed.Document.QuerySelector("[data-record=owed] .a a")!.GetAttribute("href")!;
        (await commune.OpenAsync(confirm)).Document.QuerySelector("[data-figure=given]")!.TextContent.ShouldContain("60");
    }

    [DatabaseTest]
    public async Task Recording_MoreThanFits_IsFoundByWords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        var all = await officer.OpenAsync(scene.Place.Path(Page));
        var code = all.Document.QuerySelector("[data-record=pledge] .c")!.TextContent.Trim();
        var found = await officer.OpenAsync(scene.Place.Path($"{Page}?q={Uri.EscapeDataString(code)}"));
        var none = await officer.OpenAsync(scene.Place.Path($"{Page}?q=KN-999"));

        found.Document.QuerySelectorAll("[data-record=pledge] li").Length.ShouldBe(1);
        none.Has("[data-record]").ShouldBeFalse();
        none.Text.ShouldContain("Không tìm thấy cặp hay khoản nào");
        none.Document.QuerySelector("#q")!.GetAttribute("value").ShouldBe("KN-999");
    }

    [DatabaseTest(OnSqliteOnly = "the same rows as the list of contributions")]
    public async Task PhoneBar_ByWhatOneMayDo_HasRecordingInTheMiddle(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var commune = await data.VisitAsync(scene.Commune);
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityViewer));

        var bar = Bar(await commune.OpenAsync(scene.Place.Path("")));
        var without = await viewer.OpenAsync(scene.Place.Path(""));

        bar.ShouldBe(["Việc", "Cặp", "Ghi nhận", "Tổng quan", "Menu"]);
        Bar(without).ShouldBe(["Việc", "Cặp", "Hỗ trợ", "Tổng quan", "Menu"]);
        without.Has("main .page-header a[href*='/contributions/record']").ShouldBeFalse();
    }

    /// <summary>Ten modules are to stand in one menu (ui, side menu).</summary>
    [Fact]
    public void Menu_OfEveryDefaultRole_HasAtMostFourteenItems()
    {
        var modules = KetNghia.Web.Modules.All;
        var permissions = new PermissionCatalogue(modules);
        foreach (var kind in Enum.GetValues<WorkspaceKind>())
        {
            foreach (var role in RoleCodes.Of(kind))
            {
                var held = permissions.DefaultsOf(role, kind).ToHashSet();
                var items = modules.All.SelectMany(m => m.Menu)
                    .Where(i => i.Kinds.Contains(kind) && !i.IsQuick && (i.Permission is null || held.Contains(i.Permission))).ToList();

                items.Count.ShouldBeInRange(1, 14, $"{kind} {role}");
            }
        }
    }

    private static IEnumerable<string> Bar(Answer page) =>
        page.Document.QuerySelectorAll(".tabbar a").Select(a => a.ChildNodes.OfType<AngleSharp.Dom.IText>().Select(t => t.Text.Trim()).First(t => t.Length > 0));
}
