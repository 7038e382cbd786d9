using System.Net;
using AngleSharp.Dom;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Owed work: each kind has a day, says how much, and its button is the form.</summary>
public sealed class WorkItemTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string ConfirmKind = "Pairing.Delivery.Confirm";

    [DatabaseTest]
    public async Task Confirm_AfterAHandOver_IsDueInSevenDaysOrWhatIsSet(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var first = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, first, 52);
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        await SetAsync(admin, "3");
        await data.HandOverAsync(scene, await data.PledgeAsync(scene, pairing), 41);
        await SetAsync(admin, "7");
        using var commune = await data.VisitAsync(scene.Commune);

        var home = await commune.OpenAsync(scene.Place.Path(""));

        var lines = Lines(home, ConfirmKind);
        Text(lines[0]).ShouldContain("Xác nhận số thực nhận: Bàn ghế học sinh, 41 bộ");
        Text(lines[0]).ShouldContain("còn 3 ngày");
        Text(lines[1]).ShouldContain("Xác nhận số thực nhận: Bàn ghế học sinh, 52 bộ");
        Text(lines[1]).ShouldContain("còn 7 ngày");
        lines[1].QuerySelector("a.btn")!.GetAttribute("href").ShouldBe(scene.Place.Path($"pairing/contributions/confirm/{first}/{delivery}"));
        data.Host.Clock.Advance(TimeSpan.FromDays(8));
        using var later = await data.VisitAsync(scene.Commune);
        (await later.OpenAsync(scene.Place.Path(""))).Document.QuerySelector("h1")!.GetAttribute("data-overdue").ShouldBe("2");
    }

    /// <summary>Whoever recorded the hand-over is not asked to confirm it, whatever the role allows.</summary>
    [DatabaseTest]
    public async Task Confirm_ByWhoRecordedTheHandOver_IsNotAskedFor(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var both = await data.CreateMightyMemberAsync(scene.Place);
        var other = await data.CreateMightyMemberAsync(scene.Place);
        var id = await data.PledgeAsync(scene, pairing);
        using var giver = await data.VisitAsync(both);
        await giver.FillAsync(scene.Place.Path($"pairing/contributions/handover/{id}"), ("Input.Figure", "100"), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));
        using var receiver = await data.VisitAsync(other);

        var own = await giver.OpenAsync(scene.Place.Path(""));
        var record = await giver.OpenAsync(scene.Place.Path($"pairing/contributions/details/{id}"));
        var others = await receiver.OpenAsync(scene.Place.Path(""));

        Lines(own, ConfirmKind).ShouldBeEmpty();
        record.Document.QuerySelector("main a[href*='/confirm/']").ShouldBeNull();
        Lines(others, ConfirmKind).Count.ShouldBe(1);
    }

    [DatabaseTest]
    public async Task HandOver_GivenInPart_SaysWhatIsLeft(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var goods = await data.PledgeAsync(scene, pairing, data.Sets(100) with { PledgedOn = data.Host.Clock.Today.AddDays(-9), DueOn = data.Host.Clock.Today.AddDays(-1) });
        await data.HandOverAsync(scene, goods, 60);
        await data.PledgeAsync(scene, pairing, data.Cash(50_000_000));
        using var focal = await data.VisitAsync(scene.Focal);

        var home = await focal.OpenAsync(scene.SponsorPlace.Path(""));

        var lines = Lines(home, "Pairing.Contribution.HandOver");
        Text(lines[0]).ShouldContain("Bàn giao: Bàn ghế học sinh, còn 40 bộ");
        lines[0].GetAttribute("data-urgency").ShouldBe("Overdue");
        lines[0].QuerySelector("a.btn")!.GetAttribute("href").ShouldBe(scene.SponsorPlace.Path($"pairing/contributions/handover/{goods}"));
        Text(lines[1]).ShouldContain("còn 50.000.000");
        Text(lines[1]).ShouldContain("chưa hẹn ngày");
    }

    /// <summary>Every kind there is, opened as somebody who may do it: a day, and a form to send.</summary>
    [DatabaseTest]
    public async Task Work_OfEveryKind_HasADayAndOpensItsForm(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await EveryKindAsync(data, scene, pairing);
        var open = await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<WorkItem>().AsNoTracking().Where(w => w.ClosedAtUtc == null).ToListAsync(),
            AmbientFrame.Empty with { TenantId = scene.Place.Id });
        using var locality = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
        using var sponsor = await data.VisitAsync(scene.Focal);

        open.Select(w => w.Kind).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "Pairing.Contribution.HandOver", ConfirmKind, "Pairing.Discrepancy.Settle", "Pairing.Pairing.Agree", "Pairing.Pairing.Answer",
            "Pairing.Pairing.AwaitAnswer", "Pairing.Pairing.Decide", "Pairing.Pairing.Start",
        ]);
        foreach (var item in open)
        {
            var (visitor, place) = item.PartyId is null ? (locality, scene.Place) : (sponsor, scene.SponsorPlace);
            var page = await visitor.OpenAsync(place.Path(item.Path[1..]));

            item.DueOn.ShouldNotBeNull(item.Kind);
            page.Status.ShouldBe(HttpStatusCode.OK, item.Kind);
            page.Document.QuerySelectorAll("main form[method=post]").Length.ShouldBeGreaterThan(0, item.Kind);
            item.About.ShouldBe(scene.SponsorName, item.Kind);
            item.UnitName.ShouldNotBeNull(item.Kind).ShouldStartWith("Xã Thử");
            item.RootId.ShouldNotBeNull(item.Kind);
        }
    }

    [DatabaseTest]
    public async Task Agreement_Recorded_PassesTheWorkFromTheOfficerToTheLeader(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        await data.StepAsync(scene, pairing, PairingAction.Assign, withDocument: true);
        using var officer = await data.VisitAsync(scene.District);
        using var leader = await data.VisitAsync(scene.Leader);

        var before = await officer.OpenAsync(scene.Place.Path(""));
        var form = Lines(before, "Pairing.Pairing.Agree").Single().QuerySelector("a.btn")!.GetAttribute("href")!;
        Kinds(await leader.OpenAsync(scene.Place.Path(""))).ShouldBeEmpty();
        var recorded = await officer.FillAsync(
            form, ("Input.Type", "Covenant"), ("Input.SignedOn", $"{data.Host.Clock.Today:dd'/'MM'/'yyyy}"), ("Input.FromOn", $"{data.Host.Clock.Today:dd'/'MM'/'yyyy}"),
            ("Input.SponsorSignatory", "Giám đốc"), ("Input.ReceiverSignatory", "Chủ tịch"));

        recorded.Location.ShouldNotBeNull(recorded.Text);
        Kinds(await officer.OpenAsync(scene.Place.Path(""))).ShouldBeEmpty();
        var start = Lines(await leader.OpenAsync(scene.Place.Path("")), "Pairing.Pairing.Start").Single().QuerySelector("a.btn")!.GetAttribute("href")!;
        (await leader.FillAsync(start)).Location.ShouldNotBeNull();
        Kinds(await leader.OpenAsync(scene.Place.Path(""))).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Home_ManyOfAKind_ShowsFiveAndFiltersByPlaceAndSponsor(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var other = await data.CreateSceneAsync() with { Place = scene.Place, District = scene.District, Leader = scene.Leader, UnitId = TestData.ChoChun };
        other = other with { ReceiverId = await data.CreatePartyAsync("Xã Thử kề bên", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun) };
        var second = await data.CreateActivePairingAsync(other);
        foreach (var (where, which, count) in new[] { (scene, pairing, 7), (other, second, 2) })
        {
            for (var i = 0; i < count; i++)
            {
                await data.HandOverAsync(where, await data.PledgeAsync(where, which), 10 + i);
            }
        }

        using var accountant = await data.VisitAsync(scene.Accountant);
        var home = await accountant.OpenAsync(scene.Place.Path(""));
        var all = home.Document.QuerySelector($"[data-group='{ConfirmKind}'] [data-all]").ShouldNotBeNull();
        var list = await accountant.OpenAsync(all.GetAttribute("href")!);
        var byPlace = await accountant.OpenAsync(scene.Place.Path($"?unit={TestData.ChoChun}"));
        var bySponsor = await accountant.OpenAsync(scene.Place.Path($"?party={scene.SponsorId}&kind={ConfirmKind}"));
        var none = await accountant.OpenAsync(scene.Place.Path($"?party={scene.SponsorId}&unit={TestData.ChoChun}"));

        Lines(home, ConfirmKind).Count.ShouldBe(5);
        all.TextContent.ShouldStartWith("Xem cả 9");
        Lines(list, ConfirmKind).Count.ShouldBe(9);
        home.Document.QuerySelectorAll("select[name=unit] option").Length.ShouldBe(3);
        home.Document.QuerySelectorAll("select[name=party] option").Length.ShouldBe(3);
        Lines(byPlace, ConfirmKind).Count.ShouldBe(2);
        Lines(bySponsor, ConfirmKind).Count.ShouldBe(7);
        none.Text.ShouldContain("Không có việc nào theo bộ lọc này");
        none.Text.ShouldNotContain("Mọi việc đã xong");
        foreach (var page in new[] { home, list, byPlace, bySponsor, none })
        {
            page.Document.QuerySelector("h1")!.GetAttribute("data-owed").ShouldBe("9");
        }
    }

    /// <summary>Nobody is told that all is done beside something overdue; to whom nothing is overdue, it is said.</summary>
    [DatabaseTest]
    public async Task Home_NothingOwedButOverdueElsewhere_DoesNotSayAllDone(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var province = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer);
        using var calm = await data.VisitAsync(scene.District);
        (await calm.OpenAsync(scene.Place.Path(""))).Text.ShouldContain("Mọi việc đã xong");
        await data.PledgeAsync(scene, pairing, data.Sets(9) with { PledgedOn = data.Host.Clock.Today.AddDays(-9), DueOn = data.Host.Clock.Today.AddDays(-1) });

        foreach (var (person, place) in new[] { (scene.District, scene.Place), (province, data.Province) })
        {
            using var visitor = await data.VisitAsync(person);
            var home = await visitor.OpenAsync(place.Path(""));

            home.Text.ShouldNotContain("Mọi việc đã xong");
            home.Document.QuerySelector("[data-nothing]")!.GetAttribute("data-nothing").ShouldBe(home.Total("count-late").ToString(System.Globalization.CultureInfo.InvariantCulture));
            home.Document.QuerySelector("[data-total=count-late]")!.TextContent.ShouldStartWith(place == scene.Place ? "Cả địa bàn có 1 khoản" : "Cả tỉnh có");
        }
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene));
    }

    private static async Task EveryKindAsync(TestData data, PairingScene scene, Guid pairing)
    {
        var due = data.Sets(100) with { DueOn = data.Host.Clock.Today.AddDays(5) };
        await data.PledgeAsync(scene, pairing, due);
        await data.HandOverAsync(scene, await data.PledgeAsync(scene, pairing, due), 100);
        var differing = await data.PledgeAsync(scene, pairing, due);
        await data.ConfirmAsync(scene, differing, await data.HandOverAsync(scene, differing, 100), 96);
        await data.ProposeAsync(scene, change: await ElsewhereAsync(data));
        var assigned = await data.ProposeAsync(scene, change: await ElsewhereAsync(data));
        await data.StepAsync(scene, assigned, PairingAction.Assign, withDocument: true);
        var invited = await data.ProposeAsync(scene, PairingForm.Invited, await ElsewhereAsync(data));
        await data.StepAsync(scene, invited, PairingAction.Invite);
        var agreed = await data.ProposeAsync(scene, change: await ElsewhereAsync(data));
        await data.StepAsync(scene, agreed, PairingAction.Assign, withDocument: true);
        using var officer = await data.VisitAsync(scene.District);
        var today = $"{data.Host.Clock.Today:dd'/'MM'/'yyyy}";
        await officer.FillAsync(
            scene.Place.Path($"pairing/agreements/record/{agreed}"), ("Input.Type", "Covenant"), ("Input.SignedOn", today), ("Input.FromOn", today),
            ("Input.SponsorSignatory", "Giám đốc"), ("Input.ReceiverSignatory", "Chủ tịch"));
    }

    private static async Task<Action<PairingChanges>> ElsewhereAsync(TestData data)
    {
        var receiver = await data.CreatePartyAsync("Xã Thử khác", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.Zuoich);
        return changes => changes.ReceiverIds = [receiver];
    }

    private static async Task SetAsync(Visitor admin, string days)
    {
        var page = await admin.OpenAsync("/k/tinh/administration/settings");
        var name = page.Document.QuerySelector($"input[value='{PairingSettings.ConfirmDays}']").ShouldNotBeNull().GetAttribute("name")!;
        var answer = await admin.SubmitAsync(page.FormWith(name), (name.Replace(".Name", ".Value", StringComparison.Ordinal), days));
        answer.Location.ShouldNotBeNull(answer.Text);
    }

    private static string Text(IElement line) => line.TextContent.Replace('\u00A0', ' ');

    private static List<IElement> Lines(Answer home, string kind) => [.. home.Document.QuerySelectorAll($"[data-group='{kind}'] .owe > li")];

    private static List<string?> Kinds(Answer home) => [.. home.Document.QuerySelectorAll("[data-group]").Select(g => g.GetAttribute("data-group"))];
}
