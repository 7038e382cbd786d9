using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>Rules along the chain, without a database.</summary>
public sealed class ContributionRuleTests
{
    private static readonly DateOnly Today = new(2025, 5, 15);
    private static readonly DateOnly From = new(2025, 1, 1);
    private readonly FakeIds _ids = new(new FakeClock());
    private readonly SideActor _giver;
    private readonly SideActor _receiver;

    public ContributionRuleTests()
    {
        _giver = new SideActor(_ids.New(), "Bên giao", FakeClock.Start, Side.Sponsor);
        _receiver = new SideActor(_ids.New(), "Bên nhận", FakeClock.Start, Side.Receiver);
    }

    [Fact]
    public void Chain_AllArrived_EndsConfirmed()
    {
        var c = Sets(100);
        c.State.ShouldBe(ContributionState.Pledged);
        var first = HandOver(c, 60);
        c.State.ShouldBe(ContributionState.PartlyGiven);
        Confirm(c, first, 60).ShouldBeNull();
        c.State.ShouldBe(ContributionState.PartlyReceived);

        Confirm(c, HandOver(c, 40), 40).ShouldBeNull();

        c.State.ShouldBe(ContributionState.Confirmed);
        (c.GivenThousandths, c.ReceivedThousandths, c.ReceivedDong).ShouldBe((100_000, 100_000, 85_000_000));
    }

    [Fact]
    public void Confirm_NinetySixOfHundred_KeepsBothFiguresAndCountsTheReceivers()
    {
        var c = Sets(100);
        var delivery = HandOver(c, 100);

        var gap = Confirm(c, delivery, 96).ShouldNotBeNull();

        (delivery.GivenThousandths, delivery.ReceivedThousandths, delivery.CountedThousandths).ShouldBe((100_000, 96_000, 96_000));
        (gap.Given.Thousandths, gap.Received.Thousandths).ShouldBe((100_000, 96_000));
        (c.GivenThousandths, c.ReceivedThousandths, c.OpenDiscrepancyCount).ShouldBe((100_000, 96_000, 1));
        (c.GivenDong - c.ReceivedDong, c.AwaitingDong, c.DisputedDong).ShouldBe((4 * 850_000, 0, 4 * 850_000));
        c.State.ShouldBe(ContributionState.Received);
    }

    [Fact]
    public void Settle_TheOtherSideAgrees_CountsTheProposalAndKeepsBothStatements()
    {
        var c = Sets(100);
        var delivery = HandOver(c, 100, isLast: true);
        var gap = Confirm(c, delivery, 96)!;

        c.ProposeSettlement(gap.Id, null, 98_000, DiscrepancyReason.Miscounted, "Đếm lại cùng nhau", _giver);
        c.Settle(gap.Id, _receiver);

        (delivery.GivenThousandths, delivery.ReceivedThousandths, delivery.CountedThousandths).ShouldBe((100_000, 96_000, 98_000));
        (c.ReceivedThousandths, c.OpenDiscrepancyCount, c.State).ShouldBe((98_000, 0, ContributionState.Agreed));
    }

    /// <summary>What is given in full asks for nothing more, and an agreed figure ends the matter.</summary>
    [Fact]
    public void State_AtEachStep_SaysWhatIsStillToBeDone()
    {
        var c = Sets(100);
        (c.State, c.IsOwed).ShouldBe((ContributionState.Pledged, true));
        var first = HandOver(c, 40);
        (c.State, c.IsOwed).ShouldBe((ContributionState.PartlyGiven, true));
        Confirm(c, first, 40);
        (c.State, c.IsOwed).ShouldBe((ContributionState.PartlyReceived, true));
        var second = HandOver(c, 60);
        (c.State, c.IsOwed).ShouldBe((ContributionState.GivenInFull, false));
        var gap = Confirm(c, second, 56)!;
        (c.State, c.IsOwed).ShouldBe((ContributionState.Received, false));
        c.ProposeSettlement(gap.Id, null, 56_000, DiscrepancyReason.Miscounted, "Đếm lại", _receiver);
        c.Settle(gap.Id, _giver);

        (c.State, c.IsOwed, c.IsClosed).ShouldBe((ContributionState.Agreed, false, true));
        Code(() => HandOver(c, 4)).ShouldBe(PairingErrors.ContributionClosed);
    }

    [Fact]
    public void State_AgreedOnTheGiversFigure_IsConfirmed()
    {
        var c = Sets(100);
        var gap = Confirm(c, HandOver(c, 100), 96)!;

        c.ProposeSettlement(gap.Id, null, 100_000, DiscrepancyReason.Miscounted, "Tìm thấy", _receiver);
        c.Settle(gap.Id, _giver);

        c.State.ShouldBe(ContributionState.Confirmed);
    }

    [Fact]
    public void State_WithdrawnAfterGivenInFull_IsOwedAgain()
    {
        var c = Sets(100);
        c.Withdraw(HandOver(c, 100).Id, "Ghi nhầm");

        (c.State, c.IsOwed).ShouldBe((ContributionState.Pledged, true));
    }

    [Fact]
    public void Owed_InAQueryAndInMemory_IsTheSame()
    {
        var owed = Contribution.Owed.Compile();
        var overdue = Contribution.Overdue(Today.AddDays(5)).Compile();
        var c = Make(Terms(100) with { DueOn = Today });
        foreach (var step in new Action[] { () => { }, () => HandOver(c, 40), () => HandOver(c, 60), () => c.Withdraw(c.Deliveries[0].Id, "Ghi nhầm") })
        {
            step();
            (owed(c), overdue(c)).ShouldBe((c.IsOwed, c.IsOverdue(Today.AddDays(5))));
        }
    }

    [Fact]
    public void Settle_BySameSideOrSamePerson_IsRefused()
    {
        var c = Sets(100);
        var gap = Confirm(c, HandOver(c, 100), 96)!;
        Code(() => c.Settle(gap.Id, _receiver)).ShouldBe(PairingErrors.NothingProposed);
        c.ProposeSettlement(gap.Id, null, 96_000, DiscrepancyReason.Damaged, "Bốn bộ gãy", _receiver);

        Code(() => c.Settle(gap.Id, _receiver)).ShouldBe(PairingErrors.AwaitingOtherSide);
        Code(() => c.Settle(gap.Id, _receiver with { Side = Side.Sponsor, OnBehalf = true })).ShouldBe(PairingErrors.AwaitingOtherSide);
        Code(() => c.ProposeSettlement(gap.Id, null, 90_000, DiscrepancyReason.Other, "Nữa", _receiver)).ShouldBe(PairingErrors.AwaitingOtherSide);
    }

    [Fact]
    public void Confirm_ByWhoRecordedTheHandOver_IsRefused()
    {
        var c = Sets(10);
        var delivery = HandOver(c, 10);

        Code(() => c.Confirm(delivery.Id, ConfirmFacts(10) with { By = _giver with { Side = Side.Receiver } }, _ids.New(), Today)).ShouldBe(PairingErrors.SamePerson);
    }

    /// <summary>With its pairing a pledge closes with what was handed over, and follows what is said of that later.</summary>
    [Fact]
    public void DropRest_ClosesThePledgeWithWhatWasGiven()
    {
        var (bare, half, differing) = (Sets(10), Sets(10), Sets(10));
        Confirm(half, HandOver(half, 4), 4);
        var delivery = HandOver(differing, 4);

        bare.DropRest();
        half.DropRest();
        differing.DropRest();

        (bare.State, bare.IsOwed, bare.IsClosed).ShouldBe((ContributionState.Dropped, false, true));
        (half.State, half.IsOwed, half.IsClosed).ShouldBe((ContributionState.Confirmed, false, true));
        differing.State.ShouldBe(ContributionState.GivenInFull);
        Confirm(differing, delivery, 3);
        (differing.State, differing.IsOwed).ShouldBe((ContributionState.Received, false));
        Code(() => HandOver(bare, 1)).ShouldBe(PairingErrors.ContributionClosed);
    }

    [Fact]
    public void Confirm_Twice_IsRefused()
    {
        var c = Sets(10);
        var delivery = HandOver(c, 10);
        Confirm(c, delivery, 10);

        Code(() => Confirm(c, delivery, 10)).ShouldBe(PairingErrors.DeliveryConfirmed);
    }

    [Fact]
    public void Confirm_DifferingWithoutNote_IsRefused()
    {
        var c = Sets(10);
        var delivery = HandOver(c, 10);

        Code(() => c.Confirm(delivery.Id, ConfirmFacts(9) with { Note = null }, _ids.New(), Today)).ShouldBe(PairingErrors.NoteMissingDifference);
    }

    [Fact]
    public void HandOver_WithoutEvidenceOrReason_IsRefused() =>
        Code(() => Sets(10).HandOver(HandOverFacts(10) with { NoEvidenceReason = " " }, Today, From)).ShouldBe(PairingErrors.EvidenceMissing);

    [Fact]
    public void HandOver_MoreThanPledged_NeedsANote()
    {
        var c = Sets(10);

        Code(() => c.HandOver(HandOverFacts(12), Today, From)).ShouldBe(PairingErrors.NoteMissingOverPledge);
        c.HandOver(HandOverFacts(12) with { Note = "Doanh nghiệp tặng thêm 2" }, Today, From).GivenThousandths.ShouldBe(12_000);
    }

    [Theory]
    [InlineData("2025-05-16", PairingErrors.DateInFuture)]
    [InlineData("2024-12-31", PairingErrors.DateTooEarly)]
    public void HandOver_OutsideThePossibleDays_IsRefused(string on, string code) =>
        Code(() => Sets(10).HandOver(HandOverFacts(10) with { On = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) }, Today, From)).ShouldBe(code);

    [Fact]
    public void Pledge_InKindWithoutValuation_IsRefused() =>
        Code(() => Make(Terms(10) with { ValuationBasis = null })).ShouldBe(PairingErrors.ValuationMissing);

    [Fact]
    public void Pledge_LabourWithoutPrice_HasNoValueRatherThanZero()
    {
        var c = Make(Terms(120) with { Kind = ContributionKind.LabourDays, Unit = "công", UnitPriceDong = null, ValuationBasis = null });

        c.PledgedDong.ShouldBeNull();
        HandOver(c, 20).GivenDong.ShouldBeNull();
    }

    [Fact]
    public void TakeBack_SomethingWasHandedOver_IsRefusedUntilItIsWithdrawn()
    {
        var c = Sets(100);
        var delivery = HandOver(c, 10);

        Should.Throw<BusinessException>(() => c.TakeBack("Nhầm")).Code.ShouldBe(PairingErrors.AlreadyHandedOver);
        c.Withdraw(delivery.Id, "Chưa giao");
        Should.Throw<BusinessException>(() => c.TakeBack(" ")).Code.ShouldBe(PairingErrors.ReasonMissing);
        c.TakeBack("Nhầm");

        c.IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public void TakeBack_Reversed_IsRefused()
    {
        var c = Sets(100);
        c.Reverse(_ids.New(), "DG-2025-0002", 2025, "Nhầm", _receiver);

        Should.Throw<BusinessException>(() => c.TakeBack("Nhầm")).Code.ShouldBe(PairingErrors.AlreadyReversed);
    }

    [Fact]
    public void Reverse_Twice_IsRefusedAndTheReversalIsTheOpposite()
    {
        var c = Sets(10);
        Confirm(c, HandOver(c, 10), 10);

        var reversal = c.Reverse(_ids.New(), "DG-2025-0002", 2025, "Ghi nhầm cặp", _receiver);

        (reversal.PledgedThousandths, reversal.GivenDong, reversal.ReceivedDong, reversal.ReversesId).ShouldBe((-10_000, -8_500_000, -8_500_000, c.Id));
        c.State.ShouldBe(ContributionState.Reversed);
        Code(() => c.Reverse(_ids.New(), "DG-2025-0003", 2025, "Nữa", _receiver)).ShouldBe(PairingErrors.AlreadyReversed);
        Code(() => reversal.Reverse(_ids.New(), "DG-2025-0003", 2025, "Nữa", _receiver)).ShouldBe(PairingErrors.AlreadyReversed);
    }

    [Fact]
    public void Settle_AfterTheReversal_IsRefusedAndTheOriginalStaysReversed()
    {
        var c = Sets(10);
        var difference = Confirm(c, HandOver(c, 10), 8)!;
        c.ProposeSettlement(difference.Id, null, 9_000, DiscrepancyReason.Damaged, "Có biên bản", _receiver);
        c.Reverse(_ids.New(), "DG-2025-0002", 2025, "Ghi nhầm cặp", _receiver);

        Code(() => c.Settle(difference.Id, _giver)).ShouldBe(PairingErrors.AlreadyReversed);
        Code(() => c.ProposeSettlement(difference.Id, null, 10_000, DiscrepancyReason.Damaged, "Đếm lại", _giver)).ShouldBe(PairingErrors.AlreadyReversed);

        (c.State, c.ReceivedThousandths).ShouldBe((ContributionState.Reversed, 8_000));
    }

    [Fact]
    public void Pledge_NegativePrice_IsRefusedAtThePrice() => Should.Throw<BusinessException>(() => Make(Terms(10) with { UnitPriceDong = -1 })).Field.ShouldBe("Input.UnitPriceDong");

    [Fact]
    public void Withdraw_Awaiting_CountsNoMore()
    {
        var c = Sets(10);
        var delivery = HandOver(c, 10);

        c.Withdraw(delivery.Id, "Ghi nhầm ngày");

        (c.GivenThousandths, c.AwaitingCount).ShouldBe((0, 0));
        HandOver(c, 10).Sequence.ShouldBe(2);
    }

    private static string Code(Func<object?> act) => Should.Throw<BusinessException>(() => { act(); }).Code;

    private Contribution Sets(long count) => Make(Terms(count));

    private Contribution Make(PledgeTerms terms) => new(
        _ids.New(), _ids.New(), "DG-2025-0001", 2025,
        new ContributionParties(_ids.New(), new PartyFacts(_ids.New(), "Sở A"), new PartyFacts(_ids.New(), "Xã B"), _ids.New()), terms, _giver);

    private static PledgeTerms Terms(long count) => new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = "Bàn ghế",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = Today,
        QuantityThousandths = count * 1000,
        Unit = "bộ",
        UnitPriceDong = 850_000,
        ValuationBasis = ValuationBasis.Invoice,
    };

    private HandOverFacts HandOverFacts(long count) => new(_ids.New(), Today, _giver) { Thousandths = count * 1000, NoEvidenceReason = "Chưa chụp được" };

    private ConfirmFacts ConfirmFacts(long count) => new(Today, _receiver) { Thousandths = count * 1000, NoEvidenceReason = "Chưa chụp được", Note = "Đếm tại chỗ" };

    private Delivery HandOver(Contribution c, long count, bool isLast = false) => c.HandOver(HandOverFacts(count) with { IsLast = isLast }, Today, From);

    private Discrepancy? Confirm(Contribution c, Delivery delivery, long count) => c.Confirm(delivery.Id, ConfirmFacts(count), _ids.New(), Today);
}
