using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Directory;

/// <summary>One dated version of a party, without a database.</summary>
public sealed class PartyRuleTests
{
    private static readonly DateOnly Start = new(2020, 7, 1);
    private readonly FakeIds _ids = new(new FakeClock());

    [Fact]
    public void End_OnADay_LeavesTheDayBeforeAsTheLast()
    {
        var party = Make(Start);

        party.End(Start.AddDays(1));

        party.ValidTo.ShouldBe(Start);
        Should.Throw<BusinessException>(() => party.End(Start.AddDays(9))).Code.ShouldBe(DirectoryErrors.PartyHasEnded);
    }

    [Fact]
    public void End_OnTheFirstDay_IsRefused()
    {
        var party = Make(Start);

        Should.Throw<BusinessException>(() => party.End(Start)).Code.ShouldBe(DirectoryErrors.PartyEndsBeforeStart);
        party.ValidTo.ShouldBeNull();
    }

    [Fact]
    public void End_WithoutAKnownStart_IsTakenOnAnyDay()
    {
        var party = Make(null);

        party.End(new DateOnly(1999, 1, 1));

        party.ValidTo.ShouldBe(new DateOnly(1998, 12, 31));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void IsInForce_ByTheDay_FromTheFirstToTheLast(int days, bool expected)
    {
        var party = Make(Start);
        party.End(Start.AddDays(10));

        party.IsInForce(Start.AddDays(days)).ShouldBe(expected);
        Make(null).IsInForce(Start.AddDays(days)).ShouldBeTrue();
    }

    [Fact]
    public void Withdraw_FreesItsCode()
    {
        var party = Make(null);

        party.Withdraw();

        (party.IsRemoved, party.Code).ShouldBe((true, $"SO-A~{party.Id:N}"));
    }

    [Fact]
    public void Describe_Names_AreCleanedSortedAndSearched()
    {
        var party = Make(null);

        party.Describe("so-b", " Sở  Bê ", "Ty Bê\n\nSB", PartyKind.Enterprise, null);

        (party.Code, party.Kind, party.OtherNames).ShouldBe(("SO-B", PartyKind.Enterprise, "Ty Bê\nSB"));
        party.SearchText.ShouldContain("ty be");
        party.SortName.ShouldBe(KetNghia.Values.VietnameseText.SortKey(party.Name));
        party.Describe("so-b", "Sở Bê", " ", PartyKind.Agency, null);
        party.OtherNames.ShouldBeNull();
    }

    [Fact]
    public void New_KeepsWhatItWasMadeFrom()
    {
        var (id, owner, unit) = (_ids.New(), _ids.New(), _ids.New());

        var party = new Party(id, owner, new NewParty("so-c", " Sở  Xê ", PartyKind.School) { OtherNames = "TX", UnitId = unit, ValidFrom = Start });

        (party.Id, party.OwnerId, party.Code, party.Name, party.OtherNames, party.Kind).ShouldBe((id, owner, "SO-C", "Sở Xê", "TX", PartyKind.School));
        (party.UnitId, party.ValidFrom, party.ValidTo, party.Version, party.IsRemoved).ShouldBe((unit, Start, null, 1, false));
        party.MatchNames.ShouldBe(PartyNames.MatchNames(["Sở Xê", "TX"], Party.MatchLength));
        party.SearchText.ShouldBe(PartyNames.SearchText("SO-C", ["Sở Xê", "TX"], Party.SearchLength));
    }

    [Fact]
    public void IsShared_OfTheHostAlone()
    {
        Make(null).IsShared.ShouldBeTrue();
        new Party(_ids.New(), _ids.New(), new NewParty("SO-A", "Sở A", PartyKind.Agency)).IsShared.ShouldBeFalse();
    }

    private Party Make(DateOnly? from) => new(_ids.New(), HostTenant.Value, new NewParty("SO-A", "Sở A", PartyKind.Agency) { ValidFrom = from });
}
