using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>The rules of a contribution at their edges: the last figure and day that is taken and the first that is not.</summary>
public sealed class ContributionBoundsTests
{
    private static readonly DateOnly Today = new(2025, 5, 15);
    private static readonly DateOnly From = new(2025, 1, 1);
    private readonly FakeIds _ids = new(new FakeClock());
    private readonly SideActor _giver;
    private readonly SideActor _receiver;

    public ContributionBoundsTests()
    {
        _giver = new SideActor(_ids.New(), "Bên giao", FakeClock.Start, Side.Sponsor);
        _receiver = new SideActor(_ids.New(), "Bên nhận", FakeClock.Start.AddHours(1), Side.Receiver);
    }

    [Fact]
    public void Pledge_Cash_KeepsItsAmountAndNoQuantity()
    {
        var c = Make(Cash(1));

        (c.PledgedDong, c.PledgedThousandths, c.Unit, c.UnitPriceDong, c.ValuationBasis).ShouldBe((1, null, null, null, null));
        Code(() => Make(Cash(0))).ShouldBe(PairingErrors.FigureMissing);
        Code(() => Make(Cash(null))).ShouldBe(PairingErrors.FigureMissing);
    }

    [Fact]
    public void Pledge_InKind_NeedsQuantityUnitPriceAndBasis()
    {
        var c = Make(Goods(1) with { UnitPriceDong = 1 });

        (c.PledgedThousandths, c.Unit, c.UnitPriceDong, c.ValuationBasis, c.PledgedDong).ShouldBe((1, "bộ", 1, ValuationBasis.Invoice, 0));
        Field(() => Make(Goods(0))).ShouldBe("Input.QuantityThousandths");
        Field(() => Make(Goods(1) with { Unit = " " })).ShouldBe("Input.Unit");
        Field(() => Make(Goods(1) with { UnitPriceDong = 0 })).ShouldBe("Input.UnitPriceDong");
        Field(() => Make(Goods(1) with { UnitPriceDong = null })).ShouldBe("Input.UnitPriceDong");
        Field(() => Make(Goods(1) with { ValuationBasis = null })).ShouldBe("Input.ValuationBasis");
        Field(() => Make(Goods(1) with { Title = " " })).ShouldBe("Input.Title");
    }

    /// <summary>A price of nought is no price: nothing is worth nothing because nobody said what it is worth.</summary>
    [Fact]
    public void Pledge_LabourForNothing_HasNoPriceAndNoBasis()
    {
        var c = Make(Goods(1_000) with { Kind = ContributionKind.LabourDays, UnitPriceDong = 0 });

        (c.UnitPriceDong, c.ValuationBasis, c.PledgedDong).ShouldBe((null, null, null));
        Field(() => Make(Goods(1) with { Kind = ContributionKind.LabourDays, UnitPriceDong = -1 })).ShouldBe("Input.UnitPriceDong");
        Field(() => Make(Goods(1) with { Kind = ContributionKind.LabourDays, UnitPriceDong = 1, ValuationBasis = null })).ShouldBe("Input.ValuationBasis");
    }

    [Fact]
    public void Pledge_ValueAboveWhatCanBeCounted_IsRefusedAtThePrice()
    {
        Make(Goods(1_000) with { UnitPriceDong = Dong.Max }).PledgedDong.ShouldBe(Dong.Max);
        Code(() => Make(Goods(1_001) with { UnitPriceDong = Dong.Max })).ShouldBe(PairingErrors.ValueTooLarge);
    }

    [Fact]
    public void Pledge_EveryWord_CanBeSearched()
    {
        var c = Make(Goods(1) with { Title = "Bò giống", EventTag = "Tết", Purpose = "Sinh kế" });

        c.SearchText.ShouldBe("dg 2025 0001 bo giong so a xa b tet sinh ke");
        (c.EventTag, c.Purpose, c.ContentGroupCode, c.FundingSource, c.PledgedOn, c.DueOn).ShouldBe(("Tết", "Sinh kế", "socio-economic", FundingSource.RegularBudget, Today, Today.AddDays(9)));
        Make(Goods(1) with { EventTag = " ", Purpose = "" }).SearchText.ShouldBe("dg 2025 0001 ban ghe so a xa b");
        (Make(Goods(1) with { EventTag = " " }).EventTag, Make(Goods(1) with { Purpose = "" }).Purpose).ShouldBe((null, null));
    }

    [Fact]
    public void Revise_BeforeAnythingWasHandedOver_TakesTheNewTermsAndNotAfter()
    {
        var c = Make(Goods(10_000));
        c.Revise(Goods(12_000));
        c.PledgedThousandths.ShouldBe(12_000);
        var delivery = HandOver(c, 12_000);

        Should.Throw<BusinessException>(() => c.Revise(Goods(10_000))).Code.ShouldBe(PairingErrors.AlreadyHandedOver);
        c.Withdraw(delivery.Id, "Ghi nhầm");
        c.Revise(Goods(11_000));
        c.PledgedThousandths.ShouldBe(11_000);
    }

    [Theory]
    [InlineData("2025-01-01", null)]
    [InlineData("2024-12-31", PairingErrors.DateTooEarly)]
    [InlineData("2025-05-15", null)]
    [InlineData("2025-05-16", PairingErrors.DateInFuture)]
    public void HandOver_OnADay_IsTakenFromTheStartUntilToday(string on, string? code)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        CodeOrNull(() => Make(Goods(10_000)).HandOver(Given(10_000) with { On = day }, Today, From)).ShouldBe(code);
    }

    [Theory]
    [InlineData("2025-05-10", null)]
    [InlineData("2025-05-09", PairingErrors.DateTooEarly)]
    [InlineData("2025-05-16", PairingErrors.DateInFuture)]
    public void Confirm_OnADay_IsTakenFromTheHandOverUntilToday(string on, string? code)
    {
        var c = Make(Goods(10_000));
        var delivery = c.HandOver(Given(10_000) with { On = new DateOnly(2025, 5, 10) }, Today, From);
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        CodeOrNull(() => c.Confirm(delivery.Id, Got(10_000) with { On = day }, _ids.New(), Today)).ShouldBe(code);
    }

    [Fact]
    public void HandOver_InTwoParts_NeedsANoteOnlyForWhatExceedsThePledge()
    {
        var c = Make(Goods(10_000));
        HandOver(c, 6_000);
        HandOver(c, 4_000);

        c.IsGivenInFull.ShouldBeTrue();
        Code(() => HandOver(c, 1)).ShouldBe(PairingErrors.NoteMissingOverPledge);
        c.HandOver(Given(1) with { Note = "Tặng thêm" }, Today, From).Sequence.ShouldBe(3);
    }

    [Fact]
    public void HandOver_Figure_IsMoreThanNothingAndNotMoreThanCanBeCounted()
    {
        Code(() => HandOver(Make(Goods(10)), 0)).ShouldBe(PairingErrors.FigureMissing);
        Code(() => HandOver(Make(Goods(10)), -1)).ShouldBe(PairingErrors.FigureMissing);
        Code(() => Make(Goods(10)).HandOver(Given(10) with { Thousandths = null }, Today, From)).ShouldBe(PairingErrors.FigureMissing);
        Code(() => Make(Goods(10) with { UnitPriceDong = 1 }).HandOver(Given(Quantity.Max + 1) with { Note = "x" }, Today, From)).ShouldBe(PairingErrors.FigureMissing);
        Make(Goods(10) with { UnitPriceDong = 1 }).HandOver(Given(Quantity.Max) with { Note = "x" }, Today, From).GivenThousandths.ShouldBe(Quantity.Max);
        Code(() => Make(Cash(10)).HandOver(Given(10), Today, From)).ShouldBe(PairingErrors.FigureMissing);
        Make(Cash(10)).HandOver(Given(10) with { Thousandths = null, Dong = 10 }, Today, From).Given.ShouldBe(new Figure(null, 10));
    }

    [Fact]
    public void Statements_WithSeveralFaults_AreRefusedForAllOfThem()
    {
        var c = Make(Goods(10_000));
        var delivery = HandOver(c, 10_000);

        Codes(() => Make(Goods(10)).HandOver(Given(11) with { On = From.AddDays(-1), HasEvidence = false, NoEvidenceReason = null }, Today, From))
            .ShouldBe([PairingErrors.NoteMissingOverPledge, PairingErrors.DateTooEarly, PairingErrors.EvidenceMissing]);
        Codes(() => c.Confirm(delivery.Id, Got(9_000) with { Note = null, On = Today.AddDays(1), HasEvidence = false, NoEvidenceReason = null }, _ids.New(), Today))
            .ShouldBe([PairingErrors.NoteMissingDifference, PairingErrors.DateInFuture, PairingErrors.EvidenceMissing]);
        Codes(() => c.Confirm(delivery.Id, Got(0) with { Thousandths = null }, _ids.New(), Today)).ShouldBe([PairingErrors.FigureUnknown]);
        Codes(() => Make(Goods(1) with { QuantityThousandths = null, Unit = null, UnitPriceDong = null, ValuationBasis = null, Title = "" }))
            .ShouldBe([PairingErrors.TitleMissing, PairingErrors.QuantityMissing, PairingErrors.UnitMissing, PairingErrors.ValuationMissing, PairingErrors.ValuationMissing]);
        Codes(() => Make(Cash(Dong.Max + 1))).ShouldBe([PairingErrors.ValueTooLarge]);
        Codes(() => Make(Goods(Quantity.Max + 1))).ShouldBe([PairingErrors.ValueTooLarge]);
    }

    [Fact]
    public void Confirm_Nothing_IsAStatementAndLeavesADifference()
    {
        var c = Make(Goods(10_000));

        var difference = Confirm(c, HandOver(c, 10_000, isLast: true), 0).ShouldNotBeNull();

        (c.State, c.ReceivedThousandths, c.OpenDiscrepancyCount).ShouldBe((ContributionState.Received, 0, 1));
        c.ProposeSettlement(difference.Id, null, 10_000, DiscrepancyReason.Damaged, "Có biên bản", _receiver);
        c.Settle(difference.Id, _giver);
        (c.State, c.ReceivedThousandths, c.OpenDiscrepancyCount).ShouldBe((ContributionState.Confirmed, 10_000, 0));
    }

    [Fact]
    public void States_AlongTheChain_FollowFromTheDeliveries()
    {
        var c = Make(Goods(10_000));
        var (first, second) = (HandOver(c, 4_000), HandOver(c, 6_000));
        (c.State, c.AwaitingCount).ShouldBe((ContributionState.GivenInFull, 2));

        Confirm(c, first, 4_000);
        (c.State, c.AwaitingCount).ShouldBe((ContributionState.GivenInFull, 1));
        Confirm(c, second, 6_000);
        (c.State, c.AwaitingCount).ShouldBe((ContributionState.Confirmed, 0));
        Code(() => HandOver(c, 1)).ShouldBe(PairingErrors.ContributionClosed);

        var last = Make(Goods(10_000));
        var one = HandOver(last, 4_000, isLast: true);
        HandOver(last, 1_000);
        Confirm(last, one, 4_000);
        last.State.ShouldBe(ContributionState.GivenInFull);
    }

    [Fact]
    public void LastReceived_OfSeveral_IsTheLatestDay()
    {
        var c = Make(Goods(10_000));
        var deliveries = new[] { 3, 3, 3 }.Select(_ => c.HandOver(Given(1_000) with { On = From }, Today, From)).ToList();

        c.Confirm(deliveries[0].Id, Got(1_000) with { On = From.AddDays(5) }, _ids.New(), Today);
        c.Confirm(deliveries[1].Id, Got(1_000) with { On = From.AddDays(2) }, _ids.New(), Today);
        c.LastReceivedOn.ShouldBe(From.AddDays(5));
        c.Confirm(deliveries[2].Id, Got(1_000) with { On = From.AddDays(6) }, _ids.New(), Today);
        c.LastReceivedOn.ShouldBe(From.AddDays(6));
    }

    [Fact]
    public void Withdraw_NeedsAReasonAndAnAwaitingHandOver()
    {
        var c = Make(Goods(10_000));
        var delivery = HandOver(c, 10_000);

        Code(() => c.Withdraw(delivery.Id, " ")).ShouldBe(PairingErrors.ReasonMissing);
        c.Withdraw(delivery.Id, "Ghi nhầm").WithdrawnReason.ShouldBe("Ghi nhầm");
        Code(() => c.Withdraw(delivery.Id, "Nữa")).ShouldBe(PairingErrors.DeliveryNotAwaiting);
        Code(() => Confirm(c, delivery, 10_000)).ShouldBe(PairingErrors.DeliveryNotAwaiting);
    }

    [Fact]
    public void Reverse_NeedsAReasonAndNothingAwaiting()
    {
        var c = Make(Goods(10_000));
        var delivery = HandOver(c, 10_000);

        Code(() => Reverse(c, "Ghi nhầm")).ShouldBe(PairingErrors.ReverseWhileAwaiting);
        Confirm(c, delivery, 10_000);
        Code(() => Reverse(c, " ")).ShouldBe(PairingErrors.ReasonMissing);
        var reversal = Reverse(c, " Ghi nhầm ");
        (reversal.ReversalReason, c.ReversalReason, reversal.State, reversal.PledgedById, reversal.PledgedByName, reversal.PledgedAtUtc)
            .ShouldBe(("Ghi nhầm", "Ghi nhầm", ContributionState.Reversed, _receiver.Id, "Bên nhận", FakeClock.Start.AddHours(1)));
        (reversal.PledgedDong, reversal.GivenThousandths, reversal.ReceivedThousandths).ShouldBe((-c.PledgedDong, -c.GivenThousandths, -c.ReceivedThousandths));
        Code(() => HandOver(c, 1)).ShouldBe(PairingErrors.ContributionClosed);
    }

    [Fact]
    public void Settle_ByTurns_NeedsAProposalOfTheOtherSide()
    {
        var c = Make(Goods(10_000));
        var difference = Confirm(c, HandOver(c, 10_000), 9_000)!;

        Code(() => c.Settle(difference.Id, _giver)).ShouldBe(PairingErrors.NothingProposed);
        Code(() => Propose(9_500, " ", _giver)).ShouldBe(PairingErrors.ReasonMissing);
        Propose(9_500, "Đếm lại", _giver);
        Code(() => Propose(9_600, "Nữa", _giver)).ShouldBe(PairingErrors.AwaitingOtherSide);
        Propose(9_400, "Không phải", _receiver);
        (difference.ProposedThousandths, difference.ProposedSide, difference.ProposedById, difference.ReasonText).ShouldBe((9_400, Side.Receiver, _receiver.Id, "Không phải"));
        c.Settle(difference.Id, _giver);
        (difference.State, difference.SettledById, difference.SettledByName, c.ReceivedThousandths).ShouldBe((DiscrepancyState.Settled, _giver.Id, "Bên giao", 9_400));
        Code(() => c.Settle(difference.Id, _receiver)).ShouldBe(PairingErrors.AlreadySettled);
        Code(() => Propose(9_000, "Lại", _receiver)).ShouldBe(PairingErrors.AlreadySettled);

        Discrepancy Propose(long thousandths, string text, SideActor by) => c.ProposeSettlement(difference.Id, null, thousandths, DiscrepancyReason.Damaged, text, by);
    }

    private static string Code(Func<object?> act) => Should.Throw<BusinessException>(() => { act(); }).Code;

    private static IEnumerable<string> Codes(Func<object?> act) => Should.Throw<BusinessException>(() => { act(); }) is var e ? [e.Code, .. e.Others.Select(other => other.Code)] : [];

    private static string? Field(Func<object?> act) => Should.Throw<BusinessException>(() => { act(); }).Field;

    private static string? CodeOrNull(Func<object?> act)
    {
        try
        {
            act();
            return null;
        }
        catch (BusinessException e)
        {
            return e.Code;
        }
    }

    private Contribution Make(PledgeTerms terms) => new(
        _ids.New(), _ids.New(), "DG-2025-0001", 2025,
        new ContributionParties(_ids.New(), new PartyFacts(_ids.New(), "Sở A"), new PartyFacts(_ids.New(), "Xã B"), _ids.New()), terms, _giver);

    private static PledgeTerms Cash(long? dong) => Goods(1) with { Kind = ContributionKind.Cash, AmountDong = dong };

    private static PledgeTerms Goods(long thousandths) => new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = "Bàn ghế",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = Today,
        DueOn = Today.AddDays(9),
        QuantityThousandths = thousandths,
        Unit = "bộ",
        UnitPriceDong = 850_000,
        ValuationBasis = ValuationBasis.Invoice,
    };

    private HandOverFacts Given(long thousandths) => new(_ids.New(), Today, _giver) { Thousandths = thousandths, HasEvidence = true };

    private ConfirmFacts Got(long thousandths) => new(Today, _receiver) { Thousandths = thousandths, HasEvidence = true, Note = "Đếm tại chỗ" };

    private Delivery HandOver(Contribution c, long thousandths, bool isLast = false) => c.HandOver(Given(thousandths) with { IsLast = isLast }, Today, From);

    private Discrepancy? Confirm(Contribution c, Delivery delivery, long thousandths) => c.Confirm(delivery.Id, Got(thousandths), _ids.New(), Today);

    private Contribution Reverse(Contribution c, string reason) => c.Reverse(_ids.New(), "DG-2025-0002", 2025, reason, _receiver);
}
