using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>What people state is kept whole: who, when, where, in whose words, and to which record it belongs.</summary>
public sealed class KeptFactsTests
{
    private static readonly DateOnly Today = new(2025, 5, 15);
    private readonly FakeIds _ids = new(new FakeClock());
    private readonly SideActor _giver;
    private readonly SideActor _receiver;

    public KeptFactsTests()
    {
        _giver = new SideActor(_ids.New(), "Bên giao", FakeClock.Start, Side.Sponsor, OnBehalf: true);
        _receiver = new SideActor(_ids.New(), "Bên nhận", FakeClock.Start.AddHours(1), Side.Receiver);
    }

    [Fact]
    public void Contribution_OfAPledge_BelongsToItsPairingAndBothSides()
    {
        var (id, tenant, pairing, unit) = (_ids.New(), _ids.New(), _ids.New(), _ids.New());
        var (sponsor, receiver) = (new PartyFacts(_ids.New(), "Sở A"), new PartyFacts(_ids.New(), "Xã B"));

        var c = new Contribution(id, tenant, "DG-2025-0001", 2025, new ContributionParties(pairing, sponsor, receiver, unit), Terms(), _giver);

        (c.Id, c.TenantId, c.Number, c.Year, c.PairingId, c.UnitId).ShouldBe((id, tenant, "DG-2025-0001", 2025, pairing, unit));
        (c.SponsorPartyId, c.SponsorName, c.ReceiverPartyId, c.ReceiverName).ShouldBe((sponsor.Id, "Sở A", receiver.Id, "Xã B"));
        (c.PledgedById, c.PledgedByName, c.PledgedAtUtc, c.PledgedOnBehalf).ShouldBe((_giver.Id, "Bên giao", FakeClock.Start, true));
        (c.Version, c.State, c.GivenThousandths, c.ReceivedThousandths).ShouldBe((1, ContributionState.Pledged, 0, 0));
        c.Show(new Figure(12_500, 7)).ShouldBe("12,5\u00a0bộ");
    }

    [Fact]
    public void Delivery_OfAHandOver_KeepsWhatBothSidesSaid()
    {
        var c = Make();
        var id = _ids.New();

        var d = c.HandOver(
            new HandOverFacts(id, Today.AddDays(-2), _giver) { Thousandths = 2_000, Place = " Nhà văn hoá ", HandedOverBy = "Ông Giao", Note = "Đủ", NoEvidenceReason = "Không có máy", IsLast = true }, Today, Today.AddDays(-9));

        (d.Id, d.TenantId, d.ContributionId, d.PairingId, d.UnitId, d.Sequence, d.Version).ShouldBe((id, c.TenantId, c.Id, c.PairingId, c.UnitId, 1, 1));
        (d.State, d.HandedOverOn, d.GivenThousandths, d.GivenDong, d.IsLast).ShouldBe((DeliveryState.Awaiting, Today.AddDays(-2), 2_000, 1_700_000, true));
        (d.Place, d.HandedOverBy, d.GivenNote, d.GivenNoEvidenceReason).ShouldBe(("Nhà văn hoá", "Ông Giao", "Đủ", "Không có máy"));
        (d.GivenById, d.GivenByName, d.GivenAtUtc, d.GivenOnBehalf).ShouldBe((_giver.Id, "Bên giao", FakeClock.Start, true));
        c.Confirm(id, new ConfirmFacts(Today, _receiver) { Thousandths = 2_000, ReceivedBy = "Bà Nhận", Note = " ", NoEvidenceReason = "Mưa" }, _ids.New(), Today).ShouldBeNull("nobody needs a note where nothing differs");
        (d.State, d.ReceivedOn, d.ReceivedThousandths, d.ReceivedDong, d.CountedThousandths, d.CountedDong).ShouldBe((DeliveryState.Confirmed, Today, 2_000, 1_700_000, 2_000, 1_700_000));
        (d.ReceivedBy, d.ReceivedNote, d.ReceivedNoEvidenceReason).ShouldBe(("Bà Nhận", null, "Mưa"));
        (d.ConfirmedById, d.ConfirmedByName, d.ConfirmedAtUtc).ShouldBe((_receiver.Id, "Bên nhận", FakeClock.Start.AddHours(1)));
    }

    [Fact]
    public void Discrepancy_OfADelivery_KeepsBothFiguresAndTheProposal()
    {
        var c = Make();
        var d = c.HandOver(new HandOverFacts(_ids.New(), Today, _giver) { Thousandths = 2_000, HasEvidence = true }, Today, Today);
        var id = _ids.New();

        var gap = c.Confirm(d.Id, new ConfirmFacts(Today, _receiver) { Thousandths = 1_000, Note = "Thiếu", HasEvidence = true }, id, Today).ShouldNotBeNull();

        (gap.Id, gap.TenantId, gap.ContributionId, gap.DeliveryId, gap.PairingId, gap.UnitId, gap.Version).ShouldBe((id, c.TenantId, c.Id, d.Id, c.PairingId, c.UnitId, 1));
        (gap.State, gap.Given, gap.Received).ShouldBe((DiscrepancyState.Open, new Figure(2_000, 1_700_000), new Figure(1_000, 850_000)));
        c.ProposeSettlement(id, null, 0, DiscrepancyReason.Damaged, "Hỏng hết", _receiver);
        (gap.Proposed, gap.Reason, gap.ReasonText).ShouldBe((new Figure(0, 0), DiscrepancyReason.Damaged, "Hỏng hết"));
        (gap.ProposedById, gap.ProposedByName, gap.ProposedAtUtc).ShouldBe((_receiver.Id, "Bên nhận", FakeClock.Start.AddHours(1)));
        Should.Throw<KetNghia.Framework.Errors.BusinessException>(() => c.Settle(id, _receiver with { Id = _ids.New() })).Code.ShouldBe(KetNghia.Pairing.Contracts.PairingErrors.AwaitingOtherSide);
        Should.Throw<KetNghia.Framework.Errors.BusinessException>(() => c.Settle(id, _giver with { Id = _receiver.Id })).Code.ShouldBe(KetNghia.Pairing.Contracts.PairingErrors.AwaitingOtherSide);
        c.Settle(id, _giver);
        (gap.SettledById, gap.SettledByName, gap.SettledAtUtc).ShouldBe((_giver.Id, "Bên giao", FakeClock.Start));
    }

    [Fact]
    public void Confirm_WithoutEvidenceOrReason_IsRefused()
    {
        var c = Make();
        var d = c.HandOver(new HandOverFacts(_ids.New(), Today, _giver) { Thousandths = 2_000, HasEvidence = true }, Today, Today);

        Should.Throw<KetNghia.Framework.Errors.BusinessException>(() => c.Confirm(d.Id, new ConfirmFacts(Today, _receiver) { Thousandths = 2_000 }, _ids.New(), Today))
            .Code.ShouldBe(KetNghia.Pairing.Contracts.PairingErrors.EvidenceMissing);
    }

    [Fact]
    public void Pairing_AsProposed_KeepsItsTerms()
    {
        var (id, tenant, parent, programme) = (_ids.New(), _ids.New(), _ids.New(), _ids.New());

        var p = new TwinPairing(
            id, tenant, "KN-001",
            new PairingTermsOf { ProgrammeId = programme, Form = PairingForm.Internal, Level = PairingLevel.OrganisationToOrganisation, FromOn = Today, ToOn = Today.AddDays(9), Fields = " Y tế ", Cadence = MeetingCadence.Quarterly, DistanceKm = 40 },
            parent);

        (p.Id, p.TenantId, p.Code, p.ParentId, p.Version, p.State).ShouldBe((id, tenant, "KN-001", parent, 1, PairingState.Proposed));
        (p.ProgrammeId, p.Form, p.Level, p.FromOn, p.ToOn, p.Fields, p.Cadence)
            .ShouldBe((programme, PairingForm.Internal, PairingLevel.OrganisationToOrganisation, Today, Today.AddDays(9), "Y tế", MeetingCadence.Quarterly));
        (p.DistanceKm, p.LastDay, p.EndedOn).ShouldBe((40, Today.AddDays(9), null));
    }

    [Fact]
    public void Agreement_AsSigned_KeepsItsTerms()
    {
        var pairing = new TwinPairing(_ids.New(), _ids.New(), "KN-001", new PairingTermsOf { Form = PairingForm.Assigned, Level = PairingLevel.AgencyToCommune, FromOn = Today }, null);
        var (id, commitment) = (_ids.New(), _ids.New());

        var a = new Agreement(id, pairing, new AgreementTerms(AgreementType.Minutes, " 01/BB ", Today, Today.AddDays(1), Today.AddDays(9), " Ông A ", " Bà B ", " Tóm tắt "), null);
        a.SetCommitments([new CommitmentFacts(commitment, " Nhà ở ", 5_000, " căn ", 2025)]);

        (a.Id, a.Type, a.Number, a.SignedOn, a.FromOn, a.ToOn, a.Version).ShouldBe((id, AgreementType.Minutes, "01/BB", Today, Today.AddDays(1), Today.AddDays(9), 1));
        (a.SponsorSignatory, a.ReceiverSignatory, a.Summary).ShouldBe(("Ông A", "Bà B", "Tóm tắt"));
        var kept = a.Commitments.Single();
        (kept.Id, kept.TenantId, kept.AgreementId, kept.SortOrder).ShouldBe((commitment, pairing.TenantId, id, 1));
        (kept.Content, kept.QuantityThousandths, kept.Unit, kept.Year).ShouldBe(("Nhà ở", 5_000, "căn", 2025));
    }

    [Fact]
    public void Steps_ByState_AreWhatTheDiagramOffers()
    {
        PairingSteps.ActionsFrom(PairingState.Active).ShouldBe([PairingAction.Suspend, PairingAction.End, PairingAction.Transfer]);
        PairingSteps.ActionsFrom(PairingState.Ended).ShouldBeEmpty();
        Enum.GetValues<PairingState>().Where(s => s.AcceptsHelp()).ShouldBe([PairingState.Assigned, PairingState.Signed, PairingState.Active]);
        Enum.GetValues<PairingState>().Where(s => s.IsClosed()).ShouldBe([PairingState.Ended, PairingState.Transferred, PairingState.Declined], ignoreOrder: true);
        Enum.GetValues<PairingAction>().Where(PairingSteps.NeedsDocument).ShouldBe([PairingAction.Assign, PairingAction.Transfer]);
    }

    private Contribution Make() => new(
        _ids.New(), _ids.New(), "DG-2025-0001", 2025,
        new ContributionParties(_ids.New(), new PartyFacts(_ids.New(), "Sở A"), new PartyFacts(_ids.New(), "Xã B"), _ids.New()), Terms(), _giver);

    private static PledgeTerms Terms() => new()
    {
        Kind = ContributionKind.InKind,
        ContentGroupCode = "socio-economic",
        Title = "Bàn ghế",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = Today,
        QuantityThousandths = 10_000,
        Unit = "bộ",
        UnitPriceDong = 850_000,
        ValuationBasis = ValuationBasis.Invoice,
    };
}
