using System.Net;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

public sealed class ContributionPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>The whole chain through the front door: sponsor, commune, and a difference cleared up.</summary>
    [DatabaseTest(OnSqliteOnly = "nothing is written")]
    public async Task Pledge_Empty_NamesEachFieldOnceAboveAndBeside(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);

        var answer = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/pledge/{pairing}"), ("Input.Title", ""), ("Input.FundingSource", ""));

        answer.FieldError("Input.Title").ShouldBe("Chưa nhập tên khoản hỗ trợ.");
        answer.FieldError("Input.FundingSource").ShouldBe("Chưa chọn nguồn vốn.");
        var lines = answer.Document.QuerySelectorAll("[data-error-summary] li").Select(li => li.TextContent).ToList();
        lines.ShouldContain("Chưa nhập tên khoản hỗ trợ.");
        lines.ShouldContain("Chưa chọn nguồn vốn.");
    }

    [DatabaseTest]
    public async Task Chain_HundredAgainstNinetySix_IsSettledByBothSides(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var focal = await data.VisitAsync(scene.Focal);
        using var commune = await data.VisitAsync(scene.Commune);
        var place = scene.Place;
        var giver = scene.SponsorPlace;

        var pledged = await focal.FollowAsync(await focal.FillAsync(
            giver.Path($"pairing/contributions/pledge/{pairing}"),
            ("Input.Title", "Bàn ghế học sinh"), ("Input.Kind", "InKind"), ("Input.ContentGroupCode", "socio-economic"), ("Input.FundingSource", "MobilisedDonors"),
            ("Input.QuantityThousandths", "100"), ("Input.Unit", "bộ"), ("Input.UnitPriceDong", "850.000"), ("Input.ValuationBasis", "Invoice")));
        pledged.Status.ShouldBe(HttpStatusCode.OK, pledged.Text);
        pledged.Text.ShouldContain("DG-2025-0001");
        var handOver = pledged.Document.QuerySelector("main a[href*='/contributions/handover/']")!.GetAttribute("href")!;
        var form = await focal.OpenAsync(handOver);
        var handed = await focal.FollowAsync(await focal.SubmitAsync(
            form.MainForm, [("Input.Figure", "100"), ("Input.Place", "Trường Tiểu học")], [new Upload("Files", "ban-ghe.jpg", "image/jpeg", Samples.Picture())]));
        handed.Text.ShouldContain("Chờ xác nhận");
        handed.Document.QuerySelector(".page-sub .pill")!.TextContent.ShouldBe("Đã giao đủ, chờ xác nhận");
        handed.Has("main a[href*='/contributions/handover/']").ShouldBeFalse("all of it is handed over");
        handed.Has(".evi img").ShouldBeTrue();

        (await commune.OpenAsync(place.Path("/"))).Text.ShouldContain("Xác nhận số thực nhận: Bàn ghế học sinh");
        var contribution = handed.Response.RequestMessage!.RequestUri!.Segments[^1];
        var record = await commune.OpenAsync(place.Path("pairing/contributions/details/" + contribution));
        var confirmPath = record.Document.QuerySelector("a[href*='/contributions/confirm/']")!.GetAttribute("href")!;
        var review = await commune.OpenAsync(confirmPath);
        review.Document.QuerySelector("[data-figure=given]")!.TextContent.ShouldContain("100");
        var unexplained = await commune.SubmitAsync(review.MainForm, ("Input.Figure", "96"), ("Input.NoEvidenceReason", "Máy hỏng"));
        unexplained.FieldError("Input.Note").ShouldNotBeNull();
        unexplained.Text.ShouldContain("−4");
        var confirmed = await commune.FollowAsync(await commune.SubmitAsync(
            (await commune.OpenAsync(confirmPath)).MainForm, ("Input.Figure", "96"), ("Input.Note", "4 bộ gãy chân"), ("Input.NoEvidenceReason", "Máy hỏng")));
        confirmed.Text.ShouldContain("Chênh lệch");
        confirmed.Document.QuerySelector(".page-sub .pill")!.TextContent.ShouldBe("Đã nhận, chưa thống nhất số");
        confirmed.Total("received").ShouldBe(96_000);
        confirmed.Total("given").ShouldBe(100_000);

        var settlePath = confirmed.Document.QuerySelector("a[href*='/contributions/settle/']")!.GetAttribute("href")!;
        var proposed = await commune.FollowAsync(await commune.SubmitAsync(
            (await commune.OpenAsync(settlePath)).FormWith("Input.ReasonText"), ("Input.Figure", "96"), ("Input.Reason", "Damaged"), ("Input.ReasonText", "Có biên bản với lái xe")));
        proposed.Status.ShouldBe(HttpStatusCode.OK, proposed.Text);
        proposed.Has("[data-proposal]").ShouldBeTrue();
        proposed.Text.ShouldContain("Đề xuất: 96 bộ");
        proposed.Has("main a.btn-primary[href*='/contributions/settle/']").ShouldBeFalse("the proposer waits");
        (await commune.OpenAsync(place.Path("/"))).Text.ShouldNotContain("Thống nhất chênh lệch");
        var theirs = giver.Path(settlePath[settlePath.IndexOf("pairing/", StringComparison.Ordinal)..]);
        (await focal.OpenAsync(giver.Path("/"))).Text.ShouldContain("Thống nhất chênh lệch");
        var answer = await focal.OpenAsync(theirs);
        answer.FormWith("Input.ReasonText").QuerySelector("[name='Input.Figure']")!.GetAttribute("value").ShouldBeNullOrEmpty();
        var agreeForm = answer.FormTo("handler=Agree");
        var settled = await focal.FollowAsync(await focal.SubmitAsync(agreeForm));
        settled.Text.ShouldContain("Đã thống nhất");
        settled.Text.ShouldContain("100");
        var closed = await commune.OpenAsync(place.Path("pairing/contributions/details/" + contribution));
        closed.Document.QuerySelector(".page-sub .pill")!.TextContent.Replace('\u00a0', ' ').ShouldBe("Đã xác nhận · thống nhất 96 bộ");
        (await commune.OpenAsync(place.Path("pairing/contributions?state=Agreed"))).Document.QuerySelector("tbody .pill")!.TextContent
            .Replace('\u00a0', ' ').ShouldBe("Đã xác nhận · thống nhất 96 bộ");

        await CheckAsync(data, scene, async db =>
        {
            (await db.Set<WorkItem>().CountAsync(w => w.OpenKey != null && w.OpenKey.Contains(":settle:"))).ShouldBe(0);
            (await db.Set<Discrepancy>().SingleAsync()).State.ShouldBe(DiscrepancyState.Settled);
        });
    }

    [DatabaseTest]
    public async Task HandOver_SameSubmissionManyTimes_RecordsOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var focal = await data.VisitAsync(scene.Focal);
        var form = (await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/contributions/handover/{contribution}"))).MainForm;

        var answers = await Race.RunAsync(32, _ => focal.SubmitAsync(form, ("Input.Figure", "50"), ("Input.NoEvidenceReason", "Chưa chụp được")));

        answers.Where(a => a.Location is not null).Select(a => a.Location).Distinct().Count().ShouldBe(1);
        await CheckAsync(data, scene, async db => (await db.Set<Delivery>().CountAsync()).ShouldBe(1));
    }

    [DatabaseTest]
    public async Task Confirm_ByWhoRecordedIt_IsRefusedWithItsReason(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var both = await data.CreateMightyMemberAsync(scene.Place);
        using var visitor = await data.VisitAsync(both);
        var handed = await visitor.FollowAsync(await visitor.FillAsync(scene.Place.Path($"pairing/contributions/handover/{contribution}"), ("Input.Figure", "10"), ("Input.NoEvidenceReason", "Không có máy ảnh")));
        handed.Document.QuerySelector("main a[href*='/contributions/confirm/']").ShouldBeNull();
        var delivery = Guid.Empty;
        await CheckAsync(data, scene, async db => delivery = await db.Set<Delivery>().Select(d => d.Id).SingleAsync());
        var path = scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}");

        var page = await visitor.OpenAsync(path);
        var posted = await visitor.SubmitAsync(page.MainForm, ("Input.Figure", "10"), ("Input.NoEvidenceReason", "Không có máy ảnh"));

        page.Text.ShouldContain("phải là hai người");
        posted.Status.ShouldBe(HttpStatusCode.Forbidden);
        posted.ErrorCode.ShouldBe(PairingErrors.SamePerson);
        handed.Text.ShouldContain("ghi thay bên hỗ trợ");
    }

    [DatabaseTest]
    public async Task HandOver_WithoutEvidenceOrReason_IsRefusedAtTheField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var focal = await data.VisitAsync(scene.Focal);

        var answer = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/handover/{contribution}"), ("Input.Figure", "10"), ("Input.Place", "Nhà văn hóa"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.FieldError("Input.NoEvidenceReason").ShouldNotBeNull();
        answer.Body.ShouldContain("Nhà văn hóa");
    }

    [DatabaseTest]
    public async Task Sponsor_OfAnotherParty_NeitherReadsNorActsOnACoSponsorsContribution(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var other = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene, c => c.SponsorIds = [scene.SponsorId, other.SponsorId]);
        var contribution = await data.PledgeAsync(scene, pairing);
        using var partner = await data.VisitAsync(other.Focal);

        var page = await partner.GetAsync(other.SponsorPlace.Path($"pairing/contributions/details/{contribution}"));
        var form = await partner.GetAsync(other.SponsorPlace.Path($"pairing/contributions/handover/{contribution}"));

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        form.Status.ShouldBe(HttpStatusCode.NotFound);
        (await partner.OpenAsync(other.SponsorPlace.Path("pairing/contributions"))).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Reverse_WithReason_TakesTheFiguresOutOfTheTotals(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        await data.ConfirmAsync(scene, contribution, await data.HandOverAsync(scene, contribution, 100), 100);
        using var accountant = await data.VisitAsync(scene.Accountant);

        var page = await accountant.FollowAsync(await accountant.FillAsync(scene.Place.Path($"pairing/contributions/step/{contribution}/Reverse"), ("Input.Reason", "Ghi nhầm cặp")));

        page.Text.ShouldContain("DG-2025-0002");
        (await accountant.OpenAsync(scene.Place.Path("pairing/pairings"))).Total("pledged").ShouldBe(0);
        (await accountant.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"))).Total("received").ShouldBe(0);
        var again = await accountant.GetAsync(scene.Place.Path($"pairing/contributions/step/{contribution}/Reverse"));
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.ErrorCode.ShouldBe(PairingErrors.AlreadyReversed);
    }

    [DatabaseTest]
    public async Task ReviseAndWithdraw_BeforeAnybodyConfirmed_AreAllowed(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var focal = await data.VisitAsync(scene.Focal);
        var revised = await focal.FollowAsync(await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/revise/{contribution}"), ("Input.QuantityThousandths", "120")));
        var delivery = await data.HandOverAsync(scene, contribution, 20);

        var refused = await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/revise/{contribution}"), ("Input.QuantityThousandths", "130"));
        var withdrawn = await focal.FollowAsync(await focal.FillAsync(scene.SponsorPlace.Path($"pairing/contributions/deliverystep/{contribution}/{delivery}/Withdraw"), ("Input.Reason", "Ghi nhầm ngày")));

        revised.Text.ShouldContain("120");
        refused.ErrorCode.ShouldBe(PairingErrors.AlreadyHandedOver);
        withdrawn.Text.ShouldContain("Đã rút lại");
        withdrawn.Total("given").ShouldBe(0);
    }

    [DatabaseTest]
    public async Task List_OfEachWorkspace_CountsWhatIsTheirs(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        using var commune = await data.VisitAsync(scene.Commune);
        using var focal = await data.VisitAsync(scene.Focal);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        (await commune.OpenAsync(scene.Place.Path("pairing/contributions"))).Total("pledged").ShouldBe(50_000_000);
        (await focal.OpenAsync(scene.SponsorPlace.Path("pairing/contributions?q=nha+o"))).Total("pledged").ShouldBe(50_000_000);
        (await focal.OpenAsync(scene.SponsorPlace.Path("pairing/pairings"))).Total("pledged").ShouldBe(50_000_000);
        (await province.OpenAsync(data.Province.Path("pairing/contributions"))).Total("pledged").ShouldBeGreaterThanOrEqualTo(50_000_000);
        (await province.OpenAsync(data.Province.Path($"pairing/pairings?locality={scene.Place.Id}"))).Total("pledged").ShouldBe(50_000_000);
        (await commune.OpenAsync(scene.Place.Path("pairing/contributions?view=Awaiting"))).Has("tbody tr").ShouldBeFalse();
    }

    private static Task CheckAsync(TestData data, PairingScene scene, Func<KetNghiaDbContext, Task> check) => data.Host.WithAsync(
        services => check(services.GetRequiredService<KetNghiaDbContext>()),
        AmbientFrame.Empty with { TenantId = scene.Place.Id });
}
