using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>Who takes part in a pairing, who leads, what its steps leave behind, and what is signed.</summary>
public sealed class PairingPartyRuleTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);
    private readonly FakeIds _ids = new(new FakeClock());

    [Fact]
    public void Lead_OfEachSide_IsTheFirstUntilAnotherIsMadeIt()
    {
        var (pairing, sponsors, receivers, units) = Two();

        (pairing.SponsorNames, pairing.ReceiverNames, pairing.UnitId).ShouldBe(("Sở A; Sở Đ", "Xã B; Xã C", units[0]));
        pairing.MakeLead(sponsors[1]);
        pairing.MakeLead(receivers[1]);
        (pairing.SponsorNames, pairing.ReceiverNames, pairing.UnitId).ShouldBe(("Sở Đ; Sở A", "Xã C; Xã B", units[1]));
        pairing.Sponsors.Select(s => s.IsLead).ShouldBe([false, true]);
        pairing.Receivers.Select(r => r.IsLead).ShouldBe([false, true]);
        pairing.SearchText.ShouldBe("kn 001 so d so a xa c xa b");
        Should.Throw<RecordNotFoundException>(() => pairing.MakeLead(_ids.New()));
    }

    [Fact]
    public void Add_AsLead_TakesTheLead()
    {
        var (pairing, _, _, _) = Two();
        var unit = _ids.New();

        pairing.AddSponsor(_ids.New(), new PartyFacts(_ids.New(), "Sở E"), isLead: true, Start);
        pairing.AddReceiver(_ids.New(), new PartyFacts(_ids.New(), "Xã G"), unit, isLead: true, Start);

        pairing.Sponsors.Select(s => s.IsLead).ShouldBe([false, false, true]);
        pairing.Receivers.Select(r => r.IsLead).ShouldBe([false, false, true]);
        pairing.UnitId.ShouldBe(unit);
        (pairing.SponsorSortName, pairing.ReceiverSortName).ShouldBe((KetNghia.Values.VietnameseText.SortKey("Sở E"), KetNghia.Values.VietnameseText.SortKey("Xã G")));
    }

    [Fact]
    public void Remove_TheLeadingReceiver_GivesLeadAndUnitToTheNext()
    {
        var (pairing, _, receivers, units) = Two();

        pairing.RemoveReceiver(receivers[0], Start.AddDays(30));

        (pairing.ReceiverNames, pairing.UnitId).ShouldBe(("Xã C", units[1]));
        pairing.Receivers.Select(r => (r.IsLead, r.ToOn)).ShouldBe([(false, Start.AddDays(30)), (true, null)]);
        Should.Throw<BusinessException>(() => pairing.RemoveReceiver(receivers[1], Start)).Code.ShouldBe(PairingErrors.LastParty);
        Should.Throw<RecordNotFoundException>(() => pairing.RemoveReceiver(receivers[0], Start));
    }

    [Fact]
    public void Remove_SomebodyWhoDoesNotLead_LeavesTheLead()
    {
        var (pairing, sponsors, receivers, units) = Two();

        pairing.RemoveSponsor(sponsors[1], Start.AddDays(-3));
        pairing.RemoveReceiver(receivers[1], Start);

        pairing.Sponsors.Select(s => (s.IsLead, s.ToOn)).ShouldBe([(true, null), (false, Start)], "nobody leaves before coming");
        pairing.Receivers.Select(r => (r.IsLead, r.ToOn)).ShouldBe([(true, null), (false, Start)]);
        pairing.UnitId.ShouldBe(units[0]);
        Should.Throw<RecordNotFoundException>(() => pairing.RemoveSponsor(sponsors[1], Start));
    }

    [Fact]
    public void Party_WhoHasLeft_MayComeBackButNeverOnTheOtherSide()
    {
        var (pairing, sponsors, receivers, _) = Two();
        pairing.RemoveSponsor(sponsors[1], Start.AddDays(3));

        pairing.AddSponsor(_ids.New(), new PartyFacts(sponsors[1], "Sở Đ"), isLead: false, Start.AddDays(9));

        pairing.Sponsors.Count(s => s.PartyId == sponsors[1]).ShouldBe(2);
        Code(() => pairing.AddSponsor(_ids.New(), new PartyFacts(sponsors[1], "Sở Đ"), false, Start)).ShouldBe(PairingErrors.PartyTwice);
        Code(() => pairing.AddReceiver(_ids.New(), new PartyFacts(receivers[1], "Xã C"), _ids.New(), false, Start)).ShouldBe(PairingErrors.PartyTwice);
        Code(() => pairing.AddSponsor(_ids.New(), new PartyFacts(receivers[0], "Xã B"), false, Start)).ShouldBe(PairingErrors.PartyOnBothSides);
        Code(() => pairing.AddReceiver(_ids.New(), new PartyFacts(sponsors[0], "Sở A"), _ids.New(), false, Start)).ShouldBe(PairingErrors.PartyOnBothSides);
    }

    [Fact]
    public void Closed_Pairing_ChangesNoMore()
    {
        var (pairing, sponsors, receivers, _) = Two();
        pairing.Do(PairingAction.End, Facts("Hết nhiệm vụ"));

        Code(() => pairing.Change(Terms())).ShouldBe(PairingErrors.Closed);
        Code(() => pairing.AddSponsor(_ids.New(), new PartyFacts(_ids.New(), "X"), false, Start)).ShouldBe(PairingErrors.Closed);
        Code(() => pairing.AddReceiver(_ids.New(), new PartyFacts(_ids.New(), "X"), _ids.New(), false, Start)).ShouldBe(PairingErrors.Closed);
        Code(() => pairing.RemoveSponsor(sponsors[1], Start)).ShouldBe(PairingErrors.Closed);
        Code(() => pairing.RemoveReceiver(receivers[1], Start)).ShouldBe(PairingErrors.Closed);
        Code(() => pairing.MakeLead(sponsors[1])).ShouldBe(PairingErrors.Closed);
        (pairing.EndedOn, pairing.LastDay, pairing.StateReason).ShouldBe((Start.AddDays(10), Start.AddDays(10), "Hết nhiệm vụ"));
    }

    [Fact]
    public void Links_OfWhoLeaves_LoseTheirKeyAndGetItBack()
    {
        var (pairing, sponsors, _, _) = Two();
        pairing.SyncLinks(_ids);
        pairing.Links.Count.ShouldBe(4);

        pairing.RemoveSponsor(sponsors[1], Start);
        pairing.SyncLinks(_ids);
        pairing.Links.Where(l => l.ActiveKey is null).Select(l => l.SponsorPartyId).Distinct().ShouldBe([sponsors[1]]);
        pairing.AddSponsor(_ids.New(), new PartyFacts(sponsors[1], "Sở Đ"), isLead: false, Start);
        pairing.SyncLinks(_ids);

        pairing.Links.Count.ShouldBe(4);
        pairing.Links.ShouldAllBe(l => l.ActiveKey != null);
    }

    [Fact]
    public void Steps_Along_KeepDocumentReasonAndWhoDidIt()
    {
        var (pairing, _, _, _) = Two();
        var (first, second) = (_ids.New(), _ids.New());

        pairing.Do(PairingAction.Assign, Facts(null, first));
        pairing.Do(PairingAction.Activate, Facts(" ", second));
        (pairing.DecidingDocumentId, pairing.StateReason, pairing.EndedOn, pairing.State).ShouldBe((first, null, null, PairingState.Active));
        pairing.Do(PairingAction.Suspend, Facts("Bão lũ"));
        pairing.Do(PairingAction.Resume, Facts(null));
        var changes = pairing.Changes;

        (pairing.StateReason, pairing.LastDay).ShouldBe(("Bão lũ", new DateOnly(2025, 12, 31)));
        changes.Select(c => c.To).ShouldBe([PairingState.Assigned, PairingState.Active, PairingState.Suspended, PairingState.Active]);
        changes.Select(c => c.Reason).ShouldBe([null, null, "Bão lũ", null]);
        changes.ShouldAllBe(c => c.ByName == "Lãnh đạo" && c.ChangedOn == Start.AddDays(10));
    }

    [Fact]
    public void Transfer_NeedsAnotherPairingToCarryOn()
    {
        var (pairing, _, _, _) = Two();
        pairing.Do(PairingAction.Assign, Facts(null, _ids.New()));
        pairing.Do(PairingAction.Activate, Facts(null));
        var successor = _ids.New();

        Code(() => pairing.Do(PairingAction.Transfer, Facts("Sắp xếp lại"))).ShouldBe(PairingErrors.SuccessorMissing);
        Code(() => pairing.Do(PairingAction.Transfer, Facts("Sắp xếp lại"), successorId: pairing.Id)).ShouldBe(PairingErrors.SuccessorMissing);
        Code(() => pairing.Do(PairingAction.Transfer, Facts("Sắp xếp lại") with { On = Start.AddDays(-1) }, successorId: successor)).ShouldBe(PairingErrors.ChangeBeforeStart);
        pairing.Do(PairingAction.Transfer, Facts("Sắp xếp lại") with { On = Start }, successorId: successor);

        (pairing.SuccessorId, pairing.State, pairing.EndedOn).ShouldBe((successor, PairingState.Transferred, Start));
    }

    [Fact]
    public void Invite_OfAnAssignedPairing_IsRefused()
    {
        var (pairing, _, _, _) = Two();

        Code(() => pairing.Do(PairingAction.Invite, Facts(null))).ShouldBe(PairingErrors.OnlyInvitedForm);
        Code(() => pairing.Do(PairingAction.Assign, Facts(null))).ShouldBe(PairingErrors.DocumentMissing);
    }

    [Fact]
    public void Do_WithoutParties_IsRefused() =>
        Code(() => new TwinPairing(_ids.New(), _ids.New(), "KN-001", Terms(), null).Do(PairingAction.End, Facts("x"))).ShouldBe(PairingErrors.PartiesMissing);

    [Theory]
    [InlineData("2025-01-01", true)]
    [InlineData("2024-12-31", false)]
    public void Periods_OfOneDay_AreAPeriodAndBackwardsNone(string to, bool taken)
    {
        var last = DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (pairing, _, _, _) = Two();

        Taken(() => pairing.Change(Terms() with { ToOn = last })).ShouldBe(taken);
        Taken(() => new Agreement(_ids.New(), pairing, Paper() with { ToOn = last }, null)).ShouldBe(taken);
    }

    [Fact]
    public void Change_OfTheTerms_KeepsTheDocumentWhenNoneIsNamed()
    {
        var (pairing, _, _, _) = Two();
        var document = _ids.New();
        pairing.Change(Terms() with { DecidingDocumentId = document, Fields = "Y tế", DistanceKm = 40, Cadence = MeetingCadence.Quarterly });

        pairing.Change(Terms() with { Fields = " " });

        (pairing.DecidingDocumentId, pairing.Fields, pairing.DistanceKm, pairing.Cadence).ShouldBe((document, null, null, null));
    }

    [Fact]
    public void Agreement_AsSigned_KeepsItsPaperAndCommitmentsInOrder()
    {
        var (pairing, _, _, _) = Two();
        var earlier = _ids.New();
        var agreement = new Agreement(_ids.New(), pairing, Paper() with { Number = " ", Summary = "" }, earlier);

        agreement.SetCommitments([new(_ids.New(), "Nhà ở", 5_000, "căn", 2025), new(_ids.New(), "Bò giống", null, " ", null)]);

        (agreement.Number, agreement.Summary, agreement.RenewsId, agreement.TenantId, agreement.UnitId, agreement.PairingId)
            .ShouldBe((null, null, earlier, pairing.TenantId, pairing.UnitId, pairing.Id));
        agreement.Commitments.Select(c => (c.SortOrder, c.Content, c.Unit)).ShouldBe([(1, "Nhà ở", "căn"), (2, "Bò giống", null)]);
        agreement.CommitmentText.ShouldStartWith("Nhà ở 5\u00a0căn 2025; Bò giống");
        agreement.SetCommitments([.. Enumerable.Range(0, Agreement.MaxCommitments).Select(n => new CommitmentFacts(_ids.New(), new string('x', 400), n, null, null))]);
        (agreement.Commitments.Count, agreement.CommitmentText.Length).ShouldBe((Agreement.MaxCommitments, Agreement.CommitmentTextLength));
        Code(() => agreement.SetCommitments([.. Enumerable.Range(0, Agreement.MaxCommitments + 1).Select(_ => new CommitmentFacts(_ids.New(), "x", null, null, null))]))
            .ShouldBe(PairingErrors.TooManyCommitments);
    }

    private static string Code(Action act) => Should.Throw<BusinessException>(act).Code;

    private static bool Taken(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (BusinessException e) when (e.Code == PairingErrors.PeriodBackwards)
        {
            return false;
        }
    }

    private StateChangeFacts Facts(string? reason, Guid? document = null) =>
        new(_ids.New(), Start.AddDays(10), new SideActor(_ids.New(), "Lãnh đạo", FakeClock.Start, Side.Receiver), reason, document);

    private static PairingTermsOf Terms() => new() { Form = PairingForm.Assigned, Level = PairingLevel.AgencyToCommune, FromOn = Start, ToOn = new DateOnly(2025, 12, 31) };

    private static AgreementTerms Paper() => new(AgreementType.Covenant, "01/GƯ", Start, Start, null, "Ông A", "Bà B", "Tóm tắt");

    private (TwinPairing Pairing, Guid[] Sponsors, Guid[] Receivers, Guid[] Units) Two()
    {
        var pairing = new TwinPairing(_ids.New(), _ids.New(), "KN-001", Terms(), null);
        var (sponsors, receivers, units) = (new[] { _ids.New(), _ids.New() }, new[] { _ids.New(), _ids.New() }, new[] { _ids.New(), _ids.New() });
        pairing.AddSponsor(_ids.New(), new PartyFacts(sponsors[0], "Sở A"), isLead: false, Start);
        pairing.AddSponsor(_ids.New(), new PartyFacts(sponsors[1], "Sở Đ"), isLead: false, Start);
        pairing.AddReceiver(_ids.New(), new PartyFacts(receivers[0], "Xã B"), units[0], isLead: false, Start);
        pairing.AddReceiver(_ids.New(), new PartyFacts(receivers[1], "Xã C"), units[1], isLead: false, Start);
        return (pairing, sponsors, receivers, units);
    }
}
