using KetNghia.Directory.Units;

namespace KetNghia.Tests.Directory;

/// <summary>One dated version of an administrative unit, without a database.</summary>
public sealed class UnitRuleTests
{
    private static readonly Guid Id = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public void New_Anything_IsKeptAsGiven()
    {
        var parent = new Guid("01990000-0000-7000-8000-000000000002");
        var unit = new AdminUnit(Id, "20722", "Xã  Chà Vàl", UnitKind.Commune, parent, new DateOnly(2020, 1, 1), new DateOnly(2025, 6, 30));

        (unit.Id, unit.Code, unit.Name, unit.Kind, unit.Level, unit.ParentId).ShouldBe((Id, "20722", "Xã Chà Vàl", UnitKind.Commune, 3, parent));
        (unit.ValidFrom, unit.ValidTo).ShouldBe((new DateOnly(2020, 1, 1), new DateOnly(2025, 6, 30)));
    }

    [Fact]
    public void New_ACommune_IsFoundWithAndWithoutItsKindAndSortedByItsName()
    {
        var unit = Make("Xã Chà Vàl", UnitKind.Commune);
        var earlier = Make("Xã Cà Dy", UnitKind.Commune);

        unit.ShortName.ShouldBe("Chà Vàl");
        unit.FoldedName.ShouldBe("cha val");
        unit.SearchText.ShouldBe("xa cha val chaval");
        string.CompareOrdinal(earlier.SortName, unit.SortName).ShouldBeLessThan(0, "Cà before Chà");
    }

    [Theory]
    [InlineData("Province", 1)]
    [InlineData("CentralCity", 1)]
    [InlineData("District", 2)]
    [InlineData("Town", 2)]
    [InlineData("ProvincialCity", 2)]
    [InlineData("Commune", 3)]
    [InlineData("Township", 3)]
    [InlineData("SpecialZone", 3)]
    public void LevelOf_EachKind_IsThatOfItsPlace(string kind, int level) => AdminUnit.LevelOf(Enum.Parse<UnitKind>(kind)).ShouldBe(level);

    [Fact]
    public void Describe_OtherNamesAndNotes_AreKeptFoundAndTakenBack()
    {
        var unit = Make("Xã La Dêê", UnitKind.Commune);

        unit.Describe(" La  Dê ", "Register", "thiếu ngày");

        (unit.OtherNames, unit.Source, unit.SuspectNote).ShouldBe(("La Dê", "Register", "thiếu ngày"));
        unit.SearchText.ShouldBe("xa la dee ladee", "the other spelling is part of what is there");

        unit.Describe("Ladee cũ", "Register", " ");

        unit.SuspectNote.ShouldBeNull();
        unit.SearchText.ShouldEndWith(" ladee cu");
    }

    [Fact]
    public void FindAlsoBy_PastWhatTheColumnHolds_KeepsWhatIsThere()
    {
        var unit = Make("Xã La Dêê", UnitKind.Commune);
        var room = AdminUnit.SearchLength - unit.SearchText.Length;
        var before = unit.SearchText;

        unit.FindAlsoBy(null);
        unit.FindAlsoBy(new string('a', room));
        unit.SearchText.ShouldBe(before);

        unit.FindAlsoBy(new string('a', room - 1));
        unit.SearchText.Length.ShouldBe(AdminUnit.SearchLength);
    }

    private static AdminUnit Make(string name, UnitKind kind) =>
        new(Id, "20722", name, kind, null, new DateOnly(2020, 1, 1), null);
}
