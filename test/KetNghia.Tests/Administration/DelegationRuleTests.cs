using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;

namespace KetNghia.Tests.Administration;

/// <summary>What a delegation may say, where it stands on a day, and for whom its deputy acts: without a database.</summary>
public sealed class DelegationRuleTests
{
    private const string Confirm = "Pairing.Contributions.Confirm";
    private const string Decide = "Pairing.Pairings.Decide";

    private static readonly DateOnly Today = new(2025, 5, 15);
    private static readonly Guid Leader = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Deputy = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly Actor Somebody = new(Leader, "Trần B", new DateTime(2025, 5, 15, 2, 0, 0, DateTimeKind.Utc));

    private static readonly DelegationTerms Whole = new(
        Leader, Deputy, ActingCapacity.ForHead, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", Today, Today.AddDays(7), [Confirm], new DelegationPaper("15/GUQ-UBND", Today, "UBND huyện"));

    [Fact]
    public void Faults_OfAWholeOne_AreNone() => Faults(Whole).ShouldBeEmpty();

    [Fact]
    public void Faults_OneDayOnly_AreNone() => Faults(Whole with { ToOn = Today }).ShouldBeEmpty();

    [Fact]
    public void Faults_EndsBeforeItBegins_IsToldAtTheLastDay() =>
        Faults(Whole with { FromOn = Today.AddDays(2), ToOn = Today.AddDays(1) }).ShouldBe([(AdministrationErrors.DelegationReversed, "Input.ToOn")]);

    [Fact]
    public void Faults_OverBeforeToday_IsTold() =>
        Faults(Whole with { FromOn = Today.AddDays(-3), ToOn = Today.AddDays(-1) }).ShouldBe([(AdministrationErrors.DelegationGone, "Input.ToOn")]);

    [Fact]
    public void Faults_EverythingMissing_TellsAllOfIt() =>
        Faults(Whole with { DeputyId = Leader, FromOn = null, ToOn = null, PrincipalOffice = " ", Permissions = [], Paper = new DelegationPaper(null, null, null) }).ShouldBe(
        [
            (FrameworkErrors.DayMissing, "Input.FromOn"), (FrameworkErrors.DayMissing, "Input.ToOn"), (FrameworkErrors.DayMissing, "Input.PaperOn"),
            (AdministrationErrors.DelegationPaperMissing, "Input.PaperNumber"), (AdministrationErrors.DelegationOfficeMissing, "Input.PrincipalOffice"),
            (AdministrationErrors.DelegationToSelf, "Input.DeputyId"), (AdministrationErrors.DelegationEmpty, "Input.Permissions"),
        ]);

    [Fact]
    public void Faults_PaperOfTomorrow_IsTold() =>
        Faults(Whole with { Paper = Whole.Paper with { IssuedOn = Today.AddDays(1) } }).ShouldBe([(AdministrationErrors.DelegationPaperAhead, "Input.PaperOn")]);

    [Fact]
    public void Make_WithFaults_IsRefused() =>
        Should.Throw<BusinessException>(() => new Delegation(Leader, Leader, Whole with { Permissions = [] }, Somebody, Today)).Code.ShouldBe(AdministrationErrors.DelegationEmpty);

    [Theory]
    [InlineData(-1, 1, false, "Current")]
    [InlineData(0, 0, false, "Current")]
    [InlineData(1, 2, false, "Coming")]
    [InlineData(-2, -1, false, "Ended")]
    [InlineData(-1, 1, true, "Revoked")]
    public void State_OfADay_IsTold(int from, int to, bool revoked, string state) =>
        Delegation.StateOf(Today.AddDays(from), Today.AddDays(to), revoked ? Somebody.AtUtc : null, Today).ToString().ShouldBe(state);

    [Fact]
    public void Revoke_TwiceOrAfterItsEndOrWithoutReason_IsRefused()
    {
        var made = new Delegation(Leader, Leader, Whole, Somebody, Today);

        Should.Throw<BusinessException>(() => made.Revoke(" ", Somebody, Today)).Code.ShouldBe(FrameworkErrors.ReasonMissing);
        Should.Throw<BusinessException>(() => made.Revoke("Đã về", Somebody, Today.AddDays(8))).Code.ShouldBe(AdministrationErrors.DelegationOver);
        made.Revoke("Đã về", Somebody, Today.AddDays(7));

        (made.RevokedByName, made.RevokedReason).ShouldBe(("Trần B", "Đã về"));
        var again = Should.Throw<BusinessException>(() => made.Revoke("Đã về", Somebody, Today));
        (again.Code, again.Kind, again.Values["by"]).ShouldBe((AdministrationErrors.DelegationRevoked, RefusalKind.State, "Trần B"));
    }

    [Fact]
    public void ActsFor_OwnHeldAndNeither_IsOnlyToldOfWhatIsHeld()
    {
        var person = Person();

        (person.May(Confirm), person.May(Decide), person.May("Pairing.Pairings.Answer")).ShouldBe((true, true, false));
        person.ActsFor(Decide).ShouldBeNull();
        person.ActsFor(Confirm)!.Name.ShouldBe("Trần B");
        person.ActsFor("Pairing.Pairings.Answer").ShouldBeNull();
    }

    [Fact]
    public void Use_OfWhatIsHeld_CountsForThePrincipalAndOwnDoesNotUndoIt()
    {
        var person = Person();

        person.Use(Decide);
        person.ActsNow.ShouldBeNull();
        person.Use(Confirm);
        person.Use(Decide);

        person.ActsNow!.AccountId.ShouldBe(Leader);
        (person with { TokenId = Leader }).ActsNow.ShouldNotBeNull();
        Person().ActsNow.ShouldBeNull();
    }

    [Theory]
    [InlineData(ActingCapacity.ForHead, "Nguyễn A (KT. Trần B)")]
    [InlineData(ActingCapacity.ByOrder, "Nguyễn A (TL. Trần B)")]
    [InlineData(ActingCapacity.ByAuthority, "Nguyễn A (TUQ. Trần B)")]
    public void Shown_ActingForAnother_HasBothNames(ActingCapacity capacity, string shown)
    {
        var actor = new Actor(Deputy, "Nguyễn A", Somebody.AtUtc) { For = new ActingFor(Leader, "Trần B", capacity, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", Leader) };

        actor.Shown.ShouldBe(shown);
        (actor with { For = null }).Shown.ShouldBe("Nguyễn A");
        (actor.Is(Leader), actor.Is(Deputy), actor.Is(null), (actor with { For = null }).Is(Leader)).ShouldBe((true, true, false, false));
    }

    private static UserInfo Person() => new(Deputy, "a", "Nguyễn A", null, [], new HashSet<string> { Decide })
    {
        HeldFor = new Dictionary<string, ActingFor> { [Confirm] = new(Leader, "Trần B", ActingCapacity.ForHead, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", Leader) },
    };

    private static IEnumerable<(string, string?)> Faults(DelegationTerms terms) => Delegation.FaultsOf(terms, Today).Select(f => (f.Code, f.Field));
}
