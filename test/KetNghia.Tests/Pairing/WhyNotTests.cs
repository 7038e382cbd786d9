using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>Vì sao chưa được: who reads which sentence where, in both languages.</summary>
public sealed class WhyNotTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Pairing_WhatIsMissing_IsSaidBelowTheButtons(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene);
        using var leader = await data.VisitAsync(scene.Leader);
        using var officer = await data.VisitAsync(scene.District);
        using var focal = await data.VisitAsync(scene.Focal);
        var path = $"pairing/pairings/details/{pairing}";

        var proposed = await leader.OpenAsync(scene.Place.Path(path));
        var unpermitted = await officer.OpenAsync(scene.Place.Path(path));
        var elsewhere = await focal.OpenAsync(scene.SponsorPlace.Path(path));
        var english = await InEnglishAsync(focal, scene.SponsorPlace.Path(path));
        await data.StepAsync(scene, pairing, PairingAction.Assign, withDocument: true);
        var assigned = await leader.OpenAsync(scene.Place.Path(path));
        var late = await leader.GetAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Assign"));

        Kept(proposed).ShouldBe(["Gửi lời mời: Chỉ cặp theo hình thức mời mới gửi lời mời. Đổi hình thức, hoặc phân công thẳng."]);
        Kept(unpermitted).ShouldHaveSingleItem().ShouldStartWith("Gửi lời mời, Phân công, Kết thúc: Cần quyền “");
        Kept(unpermitted)[0].ShouldEndWith("Thường làm được: Quản trị địa bàn, Lãnh đạo.");
        Kept(elsewhere).ShouldHaveSingleItem().ShouldContain("Không làm ở không gian này. Làm ở Địa bàn, Tỉnh, thường do: Quản trị địa bàn, Lãnh đạo");
        Kept(english).ShouldHaveSingleItem().ShouldContain("Not done in this workspace. Done in: ");
        Kept(assigned).ShouldBe(["Ghi đã ký giao ước: Chưa có giao ước nào. Ghi giao ước đã ký rồi làm lại."]);
        (late.Status, late.ErrorCode).ShouldBe((HttpStatusCode.Conflict, FrameworkErrors.StepAlready));
        late.Text.ShouldContain($"Hồ sơ đã sang “Đã phân công”: {scene.Leader.FullName} làm lúc {Format.DateTime(data.Host.Clock.UtcNow)}. Bây giờ làm được: Ghi đã ký giao ước, Bắt đầu thực hiện, Kết thúc.");
        late.Has("main form").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Invitation_AnsweredAlready_NamesWhoAnswered(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.ProposeAsync(scene, PairingForm.Invited);
        await data.StepAsync(scene, pairing, PairingAction.Invite);
        using var focal = await data.VisitAsync(scene.Focal);
        var decline = scene.SponsorPlace.Path($"pairing/pairings/step/{pairing}/Decline");
        var opened = await focal.OpenAsync(decline);
        await data.StepAsync(scene, pairing, PairingAction.Assign, withDocument: true);

        var sent = await focal.SubmitAsync(opened.MainForm, ("Input.Reason", "Không đủ người"));

        opened.Document.QuerySelector($"main form a[href$='/step/{pairing}/assign']").ShouldNotBeNull().TextContent.ShouldBe("Nhận lời mời");
        (sent.Status, sent.ErrorCode).ShouldBe((HttpStatusCode.UnprocessableEntity, FrameworkErrors.ChangedMeanwhile));
        sent.Text.ShouldContain($"Hồ sơ đã sang “Đã phân công”: {scene.Leader.FullName} làm lúc");
    }

    [DatabaseTest]
    public async Task Pairing_OfAnotherScopeOrLeft_SaysSo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var far = await data.CreatePartyAsync($"Xã xa {scene.ReceiverName}", PartyKind.Locality, TestData.ChoChun);
        var pairing = await data.CreateActivePairingAsync(scene, c => c.ReceiverIds = [scene.ReceiverId, far]);
        using var scoped = await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.Leader, TestData.Zuoich));

        var page = await scoped.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"));

        Kept(page).ShouldHaveSingleItem().ShouldContain($"còn có Xã xa {scene.ReceiverName} ngoài phạm vi được giao");
        var step = await scoped.GetAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/Suspend"));
        (step.Status, step.ErrorCode).ShouldBe((HttpStatusCode.Forbidden, PairingErrors.ConcernsOthers));
        step.Text.ShouldContain($"còn có Xã xa {scene.ReceiverName} ngoài phạm vi được giao");
    }

    [DatabaseTest]
    public async Task Contribution_WhatIsMissing_IsSaidWhereItWouldBeDone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        using var mighty = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
        var path = scene.Place.Path($"pairing/contributions/details/{contribution}");
        var own = await mighty.FillAsync(scene.Place.Path($"pairing/contributions/handover/{contribution}"), ("Input.Figure", "40"), ("Input.NoEvidenceReason", "Máy hỏng"));
        own.Location.ShouldNotBeNull(own.Text);

        var awaiting = await mighty.OpenAsync(path);
        var reverse = await mighty.GetAsync(scene.Place.Path($"pairing/contributions/step/{contribution}/Reverse"));
        await data.StepAsync(scene, pairing, PairingAction.Suspend, "Mưa lũ");
        var paused = await mighty.OpenAsync(path);

        Kept(awaiting).ShouldContain(s => s.StartsWith("Hủy ghi nhận: Khoản ", StringComparison.Ordinal) && s.Contains("còn lần giao chờ xác nhận", StringComparison.Ordinal));
        Kept(awaiting).ShouldContain("Xác nhận số thực nhận: Người ghi bàn giao không tự xác nhận. Nhờ cán bộ bên nhận xác nhận.");
        (reverse.Status, reverse.ErrorCode).ShouldBe((HttpStatusCode.Conflict, PairingErrors.ReverseWhileAwaiting));
        Kept(paused).ShouldContain(s => s.StartsWith("Ghi bàn giao: Cặp này chưa nhận hỗ trợ được", StringComparison.Ordinal));
        paused.Has($"a[href*='/contributions/handover/{contribution}']").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Way_OfARecord_ShowsWhatWasAndWhatIsToCome(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var leader = await data.VisitAsync(scene.Leader);

        var page = await leader.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"));
        await data.StepAsync(scene, pairing, PairingAction.Suspend, "Mưa lũ");
        var paused = await leader.OpenAsync(scene.Place.Path($"pairing/pairings/details/{pairing}"));

        Way(page).ShouldBe(["done Đề xuất", "done Đã phân công", "now Đang thực hiện", "todo Đã kết thúc"]);
        page.Document.QuerySelectorAll("ol.st [aria-current=step]").Length.ShouldBe(1);
        Way(paused).ShouldBe(["done Đề xuất", "done Đã phân công", "done Đang thực hiện", "now Tạm dừng", "todo Đã kết thúc"]);
    }

    [Fact]
    public void Discrepancy_NobodyAnswersOneself_AndOnlyTheOtherSide()
    {
        var ids = new FakeIds(new FakeClock());
        var (giver, receiver) = (new SideActor(ids.New(), "Bên giao", FakeClock.Start, Side.Sponsor), new SideActor(ids.New(), "Bên nhận", FakeClock.Start, Side.Receiver));
        var (item, gap) = Differing(ids, giver, receiver);

        Why(gap, DiscrepancyAction.Agree, giver.Id, Side.Sponsor).ShouldBe(PairingErrors.NothingProposed);
        Why(gap, DiscrepancyAction.Propose, giver.Id, Side.Sponsor).ShouldBeNull();
        item.ProposeSettlement(gap.Id, new Figure(9_000, null), DiscrepancyReason.Damaged, "Có biên bản", giver);
        Why(gap, DiscrepancyAction.Agree, giver.Id, Side.Sponsor, Side.Receiver).ShouldBe(PairingErrors.AwaitingOtherSide);
        Why(gap, DiscrepancyAction.Agree, ids.New(), Side.Sponsor).ShouldBe(PairingErrors.AwaitingOtherSide);
        Why(gap, DiscrepancyAction.Propose, ids.New(), Side.Sponsor).ShouldBe(PairingErrors.AwaitingOtherSide);
        Why(gap, DiscrepancyAction.Agree, receiver.Id, Side.Receiver).ShouldBeNull();
        item.Settle(gap.Id, receiver);
        Why(gap, DiscrepancyAction.Propose, receiver.Id, Side.Receiver).ShouldBe(PairingErrors.AlreadySettled);
    }

    /// <summary>Every pair the tables do not know is refused by the records themselves, and nothing changes.</summary>
    [Fact]
    public void Records_EveryPairNotInTheTable_IsRefused()
    {
        var ids = new FakeIds(new FakeClock());
        var (giver, receiver) = (new SideActor(ids.New(), "Bên giao", FakeClock.Start, Side.Sponsor), new SideActor(ids.New(), "Bên nhận", FakeClock.Start, Side.Receiver));
        var today = DateOnly.FromDateTime(FakeClock.Start);
        var (item, gap) = Differing(ids, giver, receiver);
        var delivery = item.Deliveries[0];
        var stated = new Statement(new Figure(1_000, null), today) { NoEvidenceReason = "Không", Note = "Không" };

        Code(() => item.Confirm(delivery.Id, stated, receiver, ids.New(), today)).ShouldBe(PairingErrors.DeliveryConfirmed);
        Code(() => item.Withdraw(delivery.Id, "Nhầm")).ShouldBe(PairingErrors.DeliveryConfirmed);
        Code(() => item.Settle(gap.Id, receiver)).ShouldBe(PairingErrors.NothingProposed);
        item.ProposeSettlement(gap.Id, new Figure(9_000, null), DiscrepancyReason.Damaged, "Có biên bản", giver);
        item.Settle(gap.Id, receiver);
        Code(() => item.Settle(gap.Id, receiver)).ShouldBe(PairingErrors.AlreadySettled);
        Code(() => item.ProposeSettlement(gap.Id, new Figure(8_000, null), DiscrepancyReason.Damaged, "Lại", receiver)).ShouldBe(PairingErrors.AlreadySettled);
        Code(() => item.HandOver(ids.New(), stated, giver, today, today)).ShouldBe(PairingErrors.ContributionClosed);
        Code(() => item.Revise(Terms)).ShouldBe(PairingErrors.AlreadyHandedOver);
        item.Reverse(ids.New(), "DG-2025-0002", 2025, "Nhầm", receiver);
        Code(() => item.Reverse(ids.New(), "DG-2025-0003", 2025, "Nhầm", receiver)).ShouldBe(PairingErrors.AlreadyReversed);
        Code(() => item.HandOver(ids.New(), stated, giver, today, today)).ShouldBe(PairingErrors.ContributionClosed);
        Code(() => item.Revise(Terms)).ShouldBe(PairingErrors.AlreadyReversed);
        (item.State, delivery.State, gap.State).ShouldBe((ContributionState.Reversed, DeliveryState.Confirmed, DiscrepancyState.Settled));
    }

    private static readonly PledgeTerms Terms = new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = "Bàn ghế",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = DateOnly.FromDateTime(FakeClock.Start),
        QuantityThousandths = 10_000,
        Unit = "bộ",
        UnitPriceDong = 850_000,
        ValuationBasis = ValuationBasis.Invoice,
    };

    private static (Contribution Item, Discrepancy Gap) Differing(FakeIds ids, SideActor giver, SideActor receiver)
    {
        var today = DateOnly.FromDateTime(FakeClock.Start);
        var item = new Contribution(
            ids.New(), ids.New(), "DG-2025-0001", 2025, new ContributionParties(ids.New(), new PartyFacts(ids.New(), "Sở A"), new PartyFacts(ids.New(), "Xã B"), ids.New()), Terms, giver);
        var delivery = item.HandOver(ids.New(), new Statement(new Figure(10_000, null), today) { NoEvidenceReason = "Chưa chụp được" }, giver, today, today);
        return (item, item.Confirm(delivery.Id, new Statement(new Figure(8_000, null), today) { NoEvidenceReason = "Chưa chụp được", Note = "Thiếu" }, receiver, ids.New(), today)!);
    }

    private static string? Why(Discrepancy gap, DiscrepancyAction action, Guid who, params Side[] sides)
    {
        var place = new WorkspaceInfo(who, who, WorkspaceKind.Locality, "thu", "Thử");
        using var frame = AmbientFrame.Push(new AmbientFrame(who, place, new UserInfo(who, "thu", "Thử", null, [], new HashSet<string> { PairingPermissions.Contributions.Settle }), null));
        var ambient = new CurrentAmbient();
        return DiscrepancySteps.Rules.WhyNot(gap.Standing(sides), action, new StepPerson(ambient, ambient, new PermissionCatalogue(KetNghia.Web.Modules.All)))?.Code;
    }

    private static string Code(Func<object?> act) => Should.Throw<BusinessException>(() => { act(); }).Code;

    private static string Code(Action act) => Should.Throw<BusinessException>(act).Code;

    private static List<string> Kept(Answer page) => [.. page.Document.QuerySelectorAll("[data-kept-steps] li").Select(li => li.TextContent.Trim())];

    private static IEnumerable<string> Way(Answer page) => page.Document.QuerySelectorAll("ol.st li").Select(li => $"{li.ClassName} {li.QuerySelector("span:not(.o)")!.FirstChild!.TextContent}");

    private static async Task<Answer> InEnglishAsync(Visitor visitor, string path)
    {
        visitor.Keep("__Host-kn-lang", "c=en|uic=en");
        var page = await visitor.OpenAsync(path);
        visitor.Keep("__Host-kn-lang", "c=vi|uic=vi");
        return page;
    }
}
