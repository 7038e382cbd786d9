using System.Globalization;
using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

public sealed class PairingPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Create_ThroughTheForm_ProposesAndOpensWorkForTheLeader(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var officer = await data.VisitAsync(scene.District);

        var posted = await officer.FillAsync(
            scene.Place.Path("pairing/pairings/create"),
            ("Input.Sponsors[0]", scene.SponsorName), ("Input.Receivers[0]", scene.ReceiverName), ("Input.FromOn", "01/01/2025"), ("Input.ToOn", "31/12/2025"));
        var page = await officer.FollowAsync(posted);

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("KN-001");
        page.Text.ShouldContain(scene.SponsorName);
        using var leader = await data.VisitAsync(scene.Leader);
        (await leader.OpenAsync(scene.Place.Path("/"))).Text.ShouldContain("Quyết định cặp KN-001");
    }

    [DatabaseTest]
    public async Task Create_UnknownPartyOrBackwardsPeriod_IsRefusedAndKeepsWhatWasTyped(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var officer = await data.VisitAsync(scene.District);
        var path = scene.Place.Path("pairing/pairings/create");

        var unknown = await officer.FillAsync(path, ("Input.Sponsors[0]", "Đơn vị không có"), ("Input.Receivers[0]", scene.ReceiverName));
        var backwards = await officer.FillAsync(
            path, ("Input.Sponsors[0]", scene.SponsorName), ("Input.Receivers[0]", scene.ReceiverName), ("Input.FromOn", "01/02/2025"), ("Input.ToOn", "01/01/2025"));

        unknown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.ErrorCode.ShouldBe(PairingErrors.PartyUnknown);
        unknown.Text.ShouldContain("Không tìm thấy “Đơn vị không có”");
        unknown.Body.ShouldContain("Đơn vị không có");
        backwards.FieldError("Input.ToOn").ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Act_FromProposalToActive_FollowsTheButtons(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        using var leader = await data.VisitAsync(scene.Leader);

        var refused = await leader.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"));
        var assigned = await leader.FillAsync(
            scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"), ("Document.Number", "3651/QĐ-UBND"), ("Document.Issuer", "UBND tỉnh"), ("Document.IssuedOn", "13/12/2021"));
        var active = await leader.FollowAsync(await leader.FillAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Activate")));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assigned.Location.ShouldNotBeNull(assigned.Text);
        active.Text.ShouldContain("Đang thực hiện");
        active.Text.ShouldContain("3651/QĐ-UBND");
        using var officer = await data.VisitAsync(scene.District);
        (await officer.GetAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/End"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Edit_TwoPeopleAtOnce_TheSecondIsTold(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        using var first = await data.VisitAsync(scene.District);
        using var second = await data.VisitAsync(scene.District);
        var path = scene.Place.Path($"pairing/pairings/edit/{pairing}");
        var (one, two) = (await first.OpenAsync(path), await second.OpenAsync(path));

        var saved = await first.SubmitAsync(one.MainForm, ("Input.Fields", "Y tế"));
        var late = await second.SubmitAsync(two.MainForm, ("Input.Fields", "Giáo dục"));

        saved.Location.ShouldNotBeNull(saved.Text);
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.ErrorCode.ShouldBe("Framework.ChangedMeanwhile");
    }

    [DatabaseTest]
    public async Task List_FiltersTotalsAndTabs_AgreeWithTheRowsInFewCommands(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        var sets = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 96);
        var other = await data.CreatePartyAsync("Công ty Đông Á thử");
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [other]);
        using var officer = await data.VisitAsync(scene.District);

        var all = await officer.OpenAsync(scene.Place.Path("pairing/pairings"));
        var found = await officer.OpenAsync(scene.Place.Path("pairing/pairings?q=dong+a&sort=-pledged&size=10"));
        var differing = await officer.OpenAsync(scene.Place.Path("pairing/pairings?view=Differing"));
        var filters = await officer.OpenAsync(scene.Place.Path($"pairing/pairings?sponsor={scene.SponsorId}&year=2025&panel=filters"));

        all.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        all.Total("pledged").ShouldBe(135_000_000);
        all.Total("received").ShouldBe(81_600_000);
        all.Sql.Count.ShouldBeLessThanOrEqualTo(7, string.Join("\n\n", all.Sql));
        found.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        found.Total("pledged").ShouldBe(0);
        differing.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        differing.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe("1");
        filters.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        filters.Has("select[name=unit] option").ShouldBeTrue();
        foreach (var sort in new[] { "code", "-code", "sponsor", "-sponsor", "receiver", "-receiver", "from", "-from", "pledged", "received", "-received" })
        {
            (await officer.OpenAsync(scene.Place.Path("pairing/pairings?sort=" + sort))).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        }

        foreach (var view in Enum.GetValues<PairingView>())
        {
            await officer.OpenAsync(scene.Place.Path("pairing/pairings?view=" + view));
        }
    }

    [DatabaseTest]
    public async Task SavedView_IsATabOfItsOwnerOnly(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);

        var saved = await officer.FollowAsync(await officer.FillAsync(scene.Place.Path("views/pairings?query=%3Fstate%3DProposed"), ("Input.Name", "Chờ duyệt")));

        saved.Text.ShouldContain("Chờ duyệt");
        saved.Document.QuerySelector("ul.nav-tabs a[aria-current=true]")!.TextContent.ShouldContain("1");
        (await leader.OpenAsync(scene.Place.Path("pairing/pairings"))).Text.ShouldNotContain("Chờ duyệt");
    }

    [DatabaseTest]
    public async Task SavedViews_OfEveryFilter_CountTheRowsTheyShow(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var sets = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 96);
        var (second, other) = (await data.CreatePartyAsync("Xã Thử hai", PartyKind.Locality, TestData.ChoChun), await data.CreatePartyAsync("Công ty Đông Á thử"));
        await data.ProposeAsync(scene, change: c => c.ReceiverIds = [second]);
        await data.ProposeAsync(scene, change: c => c.SponsorIds = [other]);
        string[] filters =
        [
            $"sponsor={scene.SponsorId}", $"unit={scene.UnitId}", $"programme={Guid.NewGuid()}", $"locality={scene.Place.Id}", "year=2025", "q=so+thu",
            "state=Proposed&form=Assigned", $"view=Differing&sponsor={scene.SponsorId}&q=thu", "view=Quiet", "view=NoAgreement&unit=" + scene.UnitId,
        ];

        foreach (var (person, place) in new[] { (scene.District, scene.Place), (scene.Commune, scene.Place), (scene.Focal, scene.SponsorPlace) })
        {
            await data.AsAsync(person, place, async services =>
            {
                foreach (var (number, filter) in filters.Index())
                {
                    await services.GetRequiredService<SavedViews>().SaveAsync(
                        "pairings", person.AccountId, "Lọc " + number, PairingFilter.Parse(filter).ToQuery(), CancellationToken.None);
                }

                return 0;
            });
            using var visitor = await data.VisitAsync(person);
            foreach (var filter in filters)
            {
                var page = await visitor.OpenAsync(place.Path("pairing/pairings" + PairingFilter.Parse(filter).ToQuery()));
                page.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent
                    .ShouldBe(page.Document.QuerySelectorAll("tbody tr").Length.ToString(CultureInfo.InvariantCulture), $"{person.FullName}: {filter}");
            }
        }
    }

    [DatabaseTest]
    public async Task List_ReversedContribution_LeavesNothingToSettleOrConfirm(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var sets = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        await data.ConfirmAsync(scene, sets, await data.HandOverAsync(scene, sets, 100), 96);
        using var officer = await data.VisitAsync(scene.District);
        var before = await officer.OpenAsync(scene.Place.Path("pairing/pairings?view=Differing"));

        await data.AsAsync(scene.Accountant, scene.Place, services =>
            services.GetRequiredService<ContributionAppService>().ReverseAsync(sets, "Ghi nhầm cặp", CancellationToken.None));

        before.Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe("1");
        (await officer.OpenAsync(scene.Place.Path("pairing/pairings?view=Differing"))).Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe("0");
        (await officer.OpenAsync(scene.Place.Path("pairing/contributions?view=Differing"))).Document.QuerySelector("ul.nav-tabs a[aria-current=true] .n")!.TextContent.ShouldBe("0");
    }

    [DatabaseTest]
    public async Task Export_HoldsWhatTheFilterShows(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        var file = await officer.GetAsync(scene.Place.Path("pairing/pairings?state=Proposed&handler=export"));

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(KetNghia.Framework.Excel.ExcelExporter.ContentType);
        file.Bytes.Length.ShouldBeGreaterThan(1000);
    }

    [DatabaseTest]
    public async Task Details_OtherTenantOtherScopeOtherSponsor_IsNotFound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var other = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        var elsewhere = await data.CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, TestData.ChoChun);
        var nobody = await data.CreateMemberWithAsync(scene.Place, []);

        await ShouldBe(scene.District, scene.Place, HttpStatusCode.OK);
        await ShouldBe(scene.Commune, scene.Place, HttpStatusCode.OK);
        await ShouldBe(scene.Focal, scene.SponsorPlace, HttpStatusCode.OK);
        await ShouldBe(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer), data.Province, HttpStatusCode.OK);
        await ShouldBe(elsewhere, scene.Place, HttpStatusCode.NotFound);
        await ShouldBe(other.District, other.Place, HttpStatusCode.NotFound);
        await ShouldBe(other.Focal, other.SponsorPlace, HttpStatusCode.NotFound);
        await ShouldBe(nobody, scene.Place, HttpStatusCode.Forbidden);

        async Task ShouldBe(TestPerson person, TestWorkspace workspace, HttpStatusCode expected)
        {
            using var visitor = await data.VisitAsync(person);
            (await visitor.GetAsync(workspace.Path($"pairing/pairings/details/{pairing}"))).Status.ShouldBe(expected, person.FullName);
        }
    }

    [DatabaseTest]
    public async Task Invitation_DeclinedBySponsor_ClosesWithItsReason(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        await data.StepAsync(scene, pairing, PairingAction.Invite);
        using var focal = await data.VisitAsync(scene.Focal);

        (await focal.OpenAsync(scene.SponsorPlace.Path("/"))).Text.ShouldContain("Trả lời lời mời");
        var without = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/pairings/step/{pairing}/Decline"));
        var page = await focal.FollowAsync(await focal.FillAsync(scene.SponsorPlace.Path($"pairing/pairings/step/{pairing}/Decline"), ("Input.Reason", "Năm nay đã nhận hai xã")));

        without.FieldError("Input.Reason").ShouldNotBeNull();
        page.Text.ShouldContain("Từ chối lời mời");
        page.Text.ShouldContain("Năm nay đã nhận hai xã");
        (await focal.OpenAsync(scene.SponsorPlace.Path("/"))).Text.ShouldNotContain("Trả lời lời mời");
        await data.ProposeAsync(scene, PairingForm.Invited);
    }

    [DatabaseTest]
    public async Task Agreement_RecordedEditedRenewed_ShowsOnTheRecord(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        var page = await officer.FollowAsync(await officer.FillAsync(
            scene.Place.Path($"pairing/agreements/record/{pairing}"),
            ("Input.Number", "02/BGN"), ("Input.SponsorSignatory", "Trần Văn Thử, Giám đốc"), ("Input.ReceiverSignatory", "Alăng Thử, Chủ tịch"),
            ("Input.Commitments[0].Content", "Nhà ở hộ nghèo"), ("Input.Commitments[0].Quantity", "2,5"), ("Input.Commitments[0].Unit", "nhà"), ("Input.Commitments[0].Year", "2025")));
        page.Text.ShouldContain("02/BGN");
        page.Text.ShouldContain("Nhà ở hộ nghèo");
        var edit = page.Document.QuerySelector("a[href*='/agreements/edit/']")!.GetAttribute("href")!;
        var renew = page.Document.QuerySelector("a[href*='renews=']")!.GetAttribute("href")!;

        var edited = await officer.FollowAsync(await officer.FillAsync(edit, ("Input.Number", "03/BGN"), ("Input.Commitments[0].Quantity", "3")));
        var renewed = await officer.FollowAsync(await officer.FillAsync(renew, ("Input.Number", "04/BGN")));

        edited.Text.ShouldContain("03/BGN");
        renewed.Text.ShouldContain("04/BGN");
        renewed.Document.QuerySelectorAll("a[href*='renews=']").Length.ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Shapes_ManyToManyAndNested_StandTogether(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var second = await data.CreatePartyAsync("Công ty Thử hai", PartyKind.Enterprise);
        var receiver = await data.CreatePartyAsync("Xã Thử hai", PartyKind.Locality, TestData.ChoChun);
        var school = await data.CreatePartyAsync("Trường Tiểu học Thử", PartyKind.School);
        var union = await data.CreatePartyAsync("Công đoàn Sở Thử", PartyKind.Association);

        var parent = await data.CreateActivePairingAsync(scene, c =>
        {
            c.SponsorIds = [scene.SponsorId, second];
            c.ReceiverIds = [scene.ReceiverId, receiver];
        });
        var child = await data.ProposeAsync(scene, PairingForm.Internal, c =>
        {
            (c.SponsorIds, c.ReceiverIds, c.ParentId) = ([union], [school], parent);
        });

        using var officer = await data.VisitAsync(scene.District);
        var page = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/details/{parent}"));
        page.Text.ShouldContain("Công ty Thử hai");
        page.Has($"a[href$='{child}']").ShouldBeTrue();
        (await officer.OpenAsync(scene.Place.Path($"pairing/pairings/details/{child}"))).Has($"a[href$='{parent}']").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Shapes_TwoCommunes_EachSeesThePairingAndItsOwnHelp(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var second = await data.CreatePartyAsync("Xã Thử hai", PartyKind.Locality, TestData.ChoChun);
        var pairing = await data.CreateActivePairingAsync(scene, c => c.ReceiverIds = [scene.ReceiverId, second]);
        using var district = await data.VisitAsync(scene.District);
        await district.FillAsync(
            scene.Place.Path($"pairing/agreements/record/{pairing}"),
            ("Input.Number", "12/GƯ"), ("Input.SponsorSignatory", "Trần Văn Thử, Giám đốc"), ("Input.ReceiverSignatory", "Alăng Thử, Chủ tịch"));
        var first = await data.PledgeAsync(scene, pairing);
        var own = await data.PledgeAsync(scene with { ReceiverId = second }, pairing, data.Cash(40_000_000));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, TestData.ChoChun));

        var record = await officer.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"));

        record.Total("pledged").ShouldBe(40_000_000);
        record.Text.ShouldContain("12/GƯ");
        (await officer.OpenAsync(scene.Place.Path($"pairing/contributions/details/{own}"))).Text.ShouldContain("Nhà ở hộ nghèo");
        (await officer.GetAsync(scene.Place.Path($"pairing/contributions/details/{first}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        var list = await officer.OpenAsync(scene.Place.Path("pairing/pairings"));
        (list.Total("pledged"), list.Document.QuerySelectorAll("tbody tr").Length).ShouldBe((40_000_000, 1));
    }

    [DatabaseTest]
    public async Task Programmes_KeptByTheProvince_CodesAreUnique(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        (string, string?)[] fields = [("Input.Code", "KN-2021-2025"), ("Input.Name", "Giai đoạn 2021–2025"), ("Input.FromOn", "01/01/2021"), ("Input.ToOn", "31/12/2025")];

        var list = await officer.FollowAsync(await officer.FillAsync(data.Province.Path("pairing/programmes/edit"), fields));
        var again = await officer.FillAsync(data.Province.Path("pairing/programmes/edit"), fields);

        list.Text.ShouldContain("Giai đoạn 2021–2025");
        again.FieldError("Input.Code").ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Search_FindsWithoutAccents(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        (await officer.OpenAsync(scene.Place.Path("search?q=" + Uri.EscapeDataString(scene.SponsorName.Replace("Sở Thử", "so thu", StringComparison.Ordinal))))).Text.ShouldContain("KN-001");
    }
}
