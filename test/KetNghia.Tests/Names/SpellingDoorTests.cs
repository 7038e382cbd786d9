using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Names;

/// <summary>Whatever name a place, party or paper is known by finds what names it, and only for those who may open it.</summary>
public sealed class SpellingDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Unit_ByAnotherSpelling_FindsItsPairingsAndHelp(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var pledge = await data.PledgeAsync(scene, pairing);
        using var officer = await data.VisitAsync(scene.District);

        foreach (var typed in new[] { "zuoih", "zuoich", "Zuôih", "ZUÔICH" })
        {
            var search = await officer.OpenAsync(scene.Place.Path("search?q=" + Uri.EscapeDataString(typed)));
            Leads(search, "/pairing/pairings/details/", pairing).ShouldBeTrue(typed);
            Leads(search, "/pairing/contributions/details/", pledge).ShouldBeTrue(typed);
            Leads(await officer.OpenAsync(scene.Place.Path("pairing/pairings?q=" + Uri.EscapeDataString(typed))), "/pairing/pairings/details/", pairing).ShouldBeTrue(typed);
            Leads(await officer.OpenAsync(scene.Place.Path("pairing/contributions?q=" + Uri.EscapeDataString(typed))), "/pairing/contributions/details/", pledge).ShouldBeTrue(typed);
        }

        var none = await officer.OpenAsync(scene.Place.Path("pairing/pairings?q=khongcoten"));
        Leads(none, "/pairing/pairings/details/", pairing).ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Unit_WrittenTogetherOrApartOrByAnOldName_IsTheSame(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var party = await data.CreatePartyAsync($"Đảng ủy vùng cao {TestData.Next()}", PartyKind.Locality, UnitIds.Of2025("20698"));
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));

        foreach (var typed in new[] { "la ee", "laee", "La Êê", "Laêê", "cho chun" })
        {
            var search = await viewer.OpenAsync("/k/tinh/search?q=" + Uri.EscapeDataString(typed));
            var units = await viewer.OpenAsync("/k/tinh/directory/units?on=01/07/2025&q=" + Uri.EscapeDataString(typed));

            units.Text.ShouldContain("Xã La Êê", Case.Sensitive, typed);
            Leads(search, "/directory/units/", UnitIds.Of2025("20698")).ShouldBeTrue(typed);
            Leads(search, "/directory/units/", UnitIds.Of("20698")).ShouldBe(typed != "cho chun", typed);
            Leads(search, "/directory/parties/", party).ShouldBeTrue(typed);
        }
    }

    [DatabaseTest]
    public async Task Party_ByInitialsAndAbbreviations_IsFound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        (string Name, string[] Typed)[] parties =
        [
            ("Sở Kế hoạch và Đầu tư vùng Bảy", ["skhdt", "SKHĐT", "Sở KHĐT", "so kh dt", "skhvdt", "khdt vung"]),
            ("Sở Nông nghiệp và Môi trường vùng Bảy", ["snnmt", "Sở NN&MT", "Sở NNMT"]),
            ("Ủy ban nhân dân xã vùng Bảy", ["UBND xã vung bay"]),
            ("Bộ Chỉ huy Quân sự tỉnh vùng Bảy", ["BCH QS tỉnh", "bchqs"]),
            ("Công an tỉnh vùng Bảy", ["CA tỉnh vùng"]),
            ("Bộ đội Biên phòng vùng Bảy", ["BĐBP", "bdbp"]),
        ];
        var ids = new List<Guid>();
        foreach (var (name, _) in parties)
        {
            ids.Add(await data.CreatePartyAsync(name));
        }

        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));
        foreach (var ((_, typed), id) in parties.Zip(ids))
        {
            foreach (var one in typed)
            {
                Leads(await viewer.OpenAsync("/k/tinh/directory/parties?q=" + Uri.EscapeDataString(one)), "/directory/parties/", id).ShouldBeTrue(one);
            }
        }
    }

    [DatabaseTest]
    public async Task Party_ByInitialsOrTheNameOfOneItSucceeded_FindsItsPairings(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (first, old, sponsor) = (await data.CreatePartyAsync("Ty Khaihoangxa"), await data.CreatePartyAsync("Ban Xâyđậplớn Miền Ngược"), await data.CreatePartyAsync("Sở Quản lý Rừng Xa"));
        await data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Add(new KetNghia.Directory.Parties.PartySuccession(data.Host.Ids.New(), first, old, KetNghia.Directory.Parties.PartyChange.Merge, new DateOnly(2020, 3, 1), "1/QĐ", new DateOnly(2020, 2, 1)));
                db.Add(new KetNghia.Directory.Parties.PartySuccession(data.Host.Ids.New(), old, sponsor, KetNghia.Directory.Parties.PartyChange.Merge, new DateOnly(2025, 3, 1), "1/QĐ", new DateOnly(2025, 2, 1)));
                services.GetRequiredService<IActionLog>().Add(new("Directory.Party.Succeeded", "Party", sponsor, "x"));
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = KetNghia.Framework.Jobs.HostTenant.Value });
        var pairing = await data.ProposeAsync(scene, change: c => c.SponsorIds = [sponsor]);
        using var officer = await data.VisitAsync(scene.District);

        foreach (var typed in new[] { "sqlrx", "qlrx", "xaydaplon", "Ban Xâyđậplớn Miền Ngược", "khaihoangxa" })
        {
            Leads(await officer.OpenAsync(scene.Place.Path("directory/parties?q=" + Uri.EscapeDataString(typed))), "/directory/parties/", sponsor).ShouldBeTrue(typed);
            Leads(await officer.OpenAsync(scene.Place.Path("search?q=" + Uri.EscapeDataString(typed))), "/pairing/pairings/details/", pairing).ShouldBeTrue(typed);
        }
    }

    [DatabaseTest]
    public async Task PairingAndItsHelp_ByTheNumberOfItsPaper_AreFoundWhereTheyMayBeOpened(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (mine, theirs) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var (here, there) = (await data.CreateActivePairingAsync(mine), await data.CreateActivePairingAsync(theirs));
        var (ours, others) = (await data.PledgeAsync(mine, here), await data.PledgeAsync(theirs, there));
        var number = await NumberOfAsync(data, mine, here);
        using var officer = await data.VisitAsync(mine.District);
        using var stranger = await data.VisitAsync(theirs.District);

        foreach (var typed in new[] { number, number.Split('/')[0], number.Replace("Đ", "d", StringComparison.Ordinal).ToLowerInvariant() })
        {
            var path = "search?q=" + Uri.EscapeDataString(typed);
            var found = await officer.OpenAsync(mine.Place.Path(path));
            Leads(found, "/pairing/pairings/details/", here).ShouldBeTrue(typed);
            Leads(found, "/pairing/contributions/details/", ours).ShouldBeTrue(typed);
            Leads(await officer.OpenAsync(mine.Place.Path("pairing/contributions?q=" + Uri.EscapeDataString(typed))), "/pairing/contributions/details/", ours).ShouldBeTrue(typed);
            var elsewhere = await stranger.OpenAsync(theirs.Place.Path(path));
            Leads(elsewhere, "/pairing/pairings/details/", here).ShouldBeFalse(typed);
            Leads(elsewhere, "/pairing/pairings/details/", there).ShouldBeFalse(typed);
            Leads(elsewhere, "/pairing/contributions/details/", ours).ShouldBeFalse(typed);
            Leads(elsewhere, "/pairing/contributions/details/", others).ShouldBeFalse(typed);
        }
    }

    [DatabaseTest]
    public async Task Receipt_ByItsNumber_LeadsItsOwnerBack(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        using var other = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var made = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", $"Trạm Biên Nhận {TestData.Next()}"), ("Input.Code", $"BNTRAM{TestData.Next()}"), ("Input.Kind", "Agency"));
        var receipt = (await officer.FollowAsync(made)).Receipt.ShouldNotBeNull();

        var mine = await officer.OpenAsync("/k/tinh/search?q=" + receipt.ToLowerInvariant());
        var theirs = await other.OpenAsync("/k/tinh/search?q=" + receipt);

        mine.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ShouldContain(href => href.StartsWith(made.Location!.Split('?')[0], StringComparison.Ordinal));
        mine.Text.ShouldContain(receipt);
        theirs.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ShouldNotContain(href => href.StartsWith(made.Location!.Split('?')[0], StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Import_InitialsAndAnotherSpelling_ProposesWhoIsMeant(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.Zuoich, TestData.ChoChun);
        await data.CreatePartyAsync("Viện Địa chất và Khoáng sản Kỳ Lân");
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));

        var preview = await new Imports.Importing(data, officer, place, "pairings").PreviewAsync(
            ["Sponsor", "Receiver", "Form", "Level", "FromOn"], ["VĐCKSKL", "Xã Zuôih", "phân công", "", "01/01/2025"]);

        var proposed = preview.Document.QuerySelectorAll("button").Select(b => b.GetAttribute("value") + " " + b.TextContent).ToList();
        proposed.ShouldContain(b => b.Contains("Viện Địa chất và Khoáng sản Kỳ Lân", StringComparison.Ordinal), preview.Text);
        proposed.ShouldContain(b => b.Contains("Xã Zuôich", StringComparison.Ordinal), preview.Text);
    }

    [DatabaseTest]
    public async Task Api_PairingsByAnotherSpelling_AreFound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var program = await data.VisitByTokenAsync(scene.District, scene.Place);

        (await program.GetAsync("/api/v1/pairings?q=zuoih")).Body.ShouldContain(pairing.ToString());
        (await program.GetAsync("/api/v1/pairings?q=khongcoten")).Body.ShouldNotContain(pairing.ToString());
    }

    [DatabaseTest]
    public async Task Search_ByName_CostsNoCommandMoreThanByNothingKnown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        await officer.OpenAsync(scene.Place.Path("search"));
        var empty = (await officer.OpenAsync(scene.Place.Path("search"))).Sql.Count;

        (await officer.OpenAsync(scene.Place.Path("search?q=zuoih"))).Sql.Count.ShouldBe(empty + 6, "one for each kind of record");
        var list = (await officer.OpenAsync(scene.Place.Path("pairing/contributions"))).Sql.Count;
        (await officer.OpenAsync(scene.Place.Path("pairing/contributions?q=zuoih+xa"))).Sql.Count.ShouldBeLessThanOrEqualTo(list);
    }

    private static bool Leads(Answer page, string path, Guid id) =>
        page.Document.QuerySelectorAll("main a").Any(a => a.GetAttribute("href") is { } href && href.Contains(path, StringComparison.Ordinal) && href.Contains(id.ToString(), StringComparison.Ordinal));

    private static Task<string> NumberOfAsync(TestData data, PairingScene scene, Guid pairing) => data.Host.WithAsync(
        services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            return db.Set<TwinPairing>().Where(p => p.Id == pairing).Join(db.Set<DecidingDocument>(), p => p.DecidingDocumentId, d => d.Id, (p, d) => d.Number).SingleAsync();
        },
        AmbientFrame.Empty with { TenantId = scene.Place.Id });
}
