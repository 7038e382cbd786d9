using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Pairing;

/// <summary>Rules of a pairing, without a database.</summary>
public sealed class PairingStepTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);
    private readonly FakeIds _ids = new(new FakeClock());

    public static TheoryData<string, string> AllCombinations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var state in Enum.GetValues<PairingState>())
            {
                foreach (var action in Enum.GetValues<PairingAction>())
                {
                    data.Add(state.ToString(), action.ToString());
                }
            }

            return data;
        }
    }

    /// <summary>What is written here is the diagram of the requirements, said once more and independently.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Proposed"] = "Invite>Invited Assign>Assigned End>Ended",
        ["Invited"] = "Assign>Assigned Decline>Declined End>Ended",
        ["Assigned"] = "Sign>Signed Activate>Active End>Ended",
        ["Signed"] = "Activate>Active End>Ended",
        ["Active"] = "Suspend>Suspended End>Ended Transfer>Transferred",
        ["Suspended"] = "Resume>Active End>Ended Transfer>Transferred",
        ["Ended"] = "",
        ["Transferred"] = "",
        ["Declined"] = "",
    };

    [Theory]
    [MemberData(nameof(AllCombinations))]
    public void Do_EveryActionInEveryState_FollowsTheDiagram(string from, string actionName)
    {
        var pairing = InState(Enum.Parse<PairingState>(from));
        var action = Enum.Parse<PairingAction>(actionName);
        var expected = Allowed[from].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(a => a.StartsWith(actionName + ">", StringComparison.Ordinal))?.Split('>')[1];

        if (expected is null)
        {
            Should.Throw<BusinessException>(() => Do(pairing, action)).Code.ShouldBe(PairingErrors.ActionNotAllowed);
            pairing.State.ToString().ShouldBe(from);
        }
        else
        {
            Do(pairing, action);
            pairing.State.ToString().ShouldBe(expected);
            pairing.Changes[^1].To.ToString().ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("Decline")]
    [InlineData("Suspend")]
    [InlineData("End")]
    [InlineData("Transfer")]
    public void Do_WithoutReasonWhereOneIsAsked_IsRefused(string actionName)
    {
        var action = Enum.Parse<PairingAction>(actionName);
        var pairing = InState(action == PairingAction.Decline ? PairingState.Invited : PairingState.Active);

        Should.Throw<BusinessException>(() => Do(pairing, action, reason: " ")).Code.ShouldBe(PairingErrors.ReasonMissing);
    }

    [Fact]
    public void Activate_WithoutDocument_IsRefused()
    {
        var pairing = Make(PairingForm.Voluntary);
        Do(pairing, PairingAction.Assign, document: null);

        Should.Throw<BusinessException>(() => Do(pairing, PairingAction.Activate, document: null)).Code.ShouldBe(PairingErrors.DocumentMissing);
    }

    [Fact]
    public void Assign_AssignedFormWithoutDocument_IsRefused() =>
        Should.Throw<BusinessException>(() => Do(Make(), PairingAction.Assign, document: null)).Code.ShouldBe(PairingErrors.DocumentMissing);

    [Fact]
    public void Sign_WithoutAgreement_IsRefused() =>
        Should.Throw<BusinessException>(() => InState(PairingState.Assigned).Do(PairingAction.Sign, Facts(null, null))).Code.ShouldBe(PairingErrors.AgreementMissing);

    [Fact]
    public void Create_PeriodBackwards_IsRefused() =>
        Should.Throw<BusinessException>(() => new TwinPairing(_ids.New(), _ids.New(), "KN-001", Terms(PairingForm.Assigned) with { ToOn = Start.AddDays(-1) }, null))
            .Code.ShouldBe(PairingErrors.PeriodBackwards);

    [Fact]
    public void TakeBack_Open_FreesItsPairsAndAsksAReason()
    {
        var pairing = Make();
        pairing.SyncLinks(_ids);
        pairing.Links.ShouldAllBe(l => l.ActiveKey != null);

        Should.Throw<BusinessException>(() => pairing.TakeBack(null)).Code.ShouldBe(PairingErrors.ReasonMissing);
        pairing.TakeBack("Nhập nhầm");
        pairing.SyncLinks(_ids);

        pairing.IsRemoved.ShouldBeTrue();
        pairing.Links.ShouldAllBe(l => l.ActiveKey == null);
    }

    [Fact]
    public void TakeBack_Closed_IsRefused() =>
        Should.Throw<BusinessException>(() => InState(PairingState.Ended).TakeBack("Nhập nhầm")).Code.ShouldBe(PairingErrors.Closed);

    [Fact]
    public void AddSponsor_SameTwice_IsRefused()
    {
        var pairing = Make();
        var party = new PartyFacts(pairing.Sponsors[0].PartyId, "A");

        Should.Throw<BusinessException>(() => pairing.AddSponsor(_ids.New(), party, false, Start)).Code.ShouldBe(PairingErrors.PartyTwice);
    }

    [Fact]
    public void AddReceiver_WhoIsASponsor_IsRefused()
    {
        var pairing = Make();
        var party = new PartyFacts(pairing.Sponsors[0].PartyId, "A");

        Should.Throw<BusinessException>(() => pairing.AddReceiver(_ids.New(), party, _ids.New(), false, Start)).Code.ShouldBe(PairingErrors.PartyOnBothSides);
    }

    [Fact]
    public void RemoveSponsor_TheLead_GivesTheLeadToTheNext()
    {
        var pairing = Make();
        pairing.AddSponsor(_ids.New(), new PartyFacts(_ids.New(), "Công ty B"), false, Start);

        pairing.RemoveSponsor(pairing.Sponsors[0].PartyId, Start.AddDays(30));

        pairing.Sponsors[1].IsLead.ShouldBeTrue();
        pairing.SponsorNames.ShouldBe("Công ty B");
        Should.Throw<BusinessException>(() => pairing.RemoveSponsor(pairing.Sponsors[1].PartyId, Start)).Code.ShouldBe(PairingErrors.LastParty);
    }

    [Fact]
    public void SyncLinks_ManyToMany_HoldsOneKeyPerCombinationAndNoneOnceClosed()
    {
        var pairing = Make();
        pairing.AddSponsor(_ids.New(), new PartyFacts(_ids.New(), "B"), false, Start);
        pairing.AddReceiver(_ids.New(), new PartyFacts(_ids.New(), "Xã C"), _ids.New(), false, Start);

        pairing.SyncLinks(_ids);

        pairing.Links.Count(l => l.ActiveKey is not null).ShouldBe(4);
        pairing.Links.Select(l => l.ActiveKey).Distinct().Count().ShouldBe(4);
        Do(pairing, PairingAction.End);
        pairing.SyncLinks(_ids);
        pairing.Links.ShouldAllBe(l => l.ActiveKey == null);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", false)]
    [InlineData("2024-01-01", "2025-01-01", true)]
    [InlineData("2025-12-31", null, true)]
    [InlineData("2026-01-01", null, false)]
    public void Overlaps_TouchingDays_Count(string from, string? to, bool expected) =>
        TwinPairing.Overlaps(Start, new DateOnly(2025, 12, 31), DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(expected);

    private TwinPairing InState(PairingState state)
    {
        var pairing = Make(state is PairingState.Invited or PairingState.Declined ? PairingForm.Invited : state == PairingState.Proposed ? PairingForm.Invited : PairingForm.Assigned);
        PairingAction[] path = state switch
        {
            PairingState.Proposed => [],
            PairingState.Invited => [PairingAction.Invite],
            PairingState.Declined => [PairingAction.Invite, PairingAction.Decline],
            PairingState.Assigned => [PairingAction.Assign],
            PairingState.Signed => [PairingAction.Assign, PairingAction.Sign],
            PairingState.Active => [PairingAction.Assign, PairingAction.Activate],
            PairingState.Suspended => [PairingAction.Assign, PairingAction.Activate, PairingAction.Suspend],
            PairingState.Ended => [PairingAction.End],
            _ => [PairingAction.Assign, PairingAction.Activate, PairingAction.Transfer],
        };
        foreach (var action in path)
        {
            Do(pairing, action);
        }

        return pairing;
    }

    private TwinPairing Make(PairingForm form = PairingForm.Assigned)
    {
        var pairing = new TwinPairing(_ids.New(), _ids.New(), "KN-001", Terms(form), null);
        pairing.AddSponsor(_ids.New(), new PartyFacts(_ids.New(), "Sở A"), true, Start);
        pairing.AddReceiver(_ids.New(), new PartyFacts(_ids.New(), "Xã B"), _ids.New(), true, Start);
        return pairing;
    }

    private void Do(TwinPairing pairing, PairingAction action, string? reason = "Có lý do") => Do(pairing, action, _ids.New(), reason);

    private void Do(TwinPairing pairing, PairingAction action, Guid? document, string? reason = "Có lý do") =>
        pairing.Do(action, Facts(reason, document), hasAgreement: true, successorId: _ids.New());

    private StateChangeFacts Facts(string? reason, Guid? document) =>
        new(_ids.New(), Start.AddDays(10), new SideActor(_ids.New(), "Lãnh đạo", FakeClock.Start, Side.Receiver), reason, document);

    private static PairingTermsOf Terms(PairingForm form) => new() { Form = form, Level = PairingLevel.AgencyToCommune, FromOn = Start, ToOn = new DateOnly(2025, 12, 31) };
}
