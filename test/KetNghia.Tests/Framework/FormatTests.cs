using System.Globalization;

namespace KetNghia.Tests.Framework;

public sealed class FormatTests : IDisposable
{
    private const string Space = "\u00a0";

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public FormatTests() => Use("vi");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_234_567, "1.234.567")]
    [InlineData(-3_400_000, "\u22123.400.000")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void Money_Vietnamese_GroupsByDotAndKeepsTheSignTogether(long dong, string expected) =>
        Format.Money(dong).ShouldBe(expected + Space + "đ");

    [Fact]
    public void Money_Unknown_IsADashAndNeverZero() => Format.Money((long?)null).ShouldBe("–");

    [Theory]
    [InlineData(3_412_600_000, "3.412,6")]
    [InlineData(3_412_650_000, "3.412,7")]
    [InlineData(-3_412_650_000, "\u22123.412,7")]
    [InlineData(49_999, "0,0")]
    [InlineData(50_000, "0,1")]
    public void Millions_HalfOfTheLastDigit_GoesAwayFromZero(long dong, string expected) => Format.Millions(dong).ShouldBe(expected);

    [Theory]
    [InlineData(17_860_000_000, "17,86 tỷ đồng")]
    [InlineData(1_000_000_000, "1 tỷ đồng")]
    [InlineData(622_000_000, "622 triệu đồng")]
    [InlineData(622_540_000, "622,5 triệu đồng")]
    [InlineData(999_999, "999.999 đ")]
    public void MoneyHeading_BySize_TakesTheFittingWord(long dong, string expected) =>
        Format.MoneyHeading(dong).Replace(Space, " ", StringComparison.Ordinal).ShouldBe(expected);

    [Theory]
    [InlineData(12_000, null, "12")]
    [InlineData(12_000, "con", "12\u00a0con")]
    [InlineData(1_234_500, null, "1.234,5")]
    [InlineData(125, null, "0,125")]
    [InlineData(-4_000, "bộ", "\u22124\u00a0bộ")]
    public void Quantity_Thousandths_ShowsOnlyTheDecimalsThereAre(long thousandths, string? unit, string expected) =>
        Format.Quantity(thousandths, unit).ShouldBe(expected);

    [Fact]
    public void PercentOf_WholeIsZero_IsUnknown() => Format.PercentOf(5, 0).ShouldBe("–");

    [Fact]
    public void PercentOf_Parts_RoundsToOneDecimal() => Format.PercentOf(649, 1000).ShouldBe("64,9" + Space + "%");

    [Fact]
    public void Percent_Official_HasNoSpace() => Format.Percent(6490, official: true).ShouldBe("64,9%");

    [Fact]
    public void Points_Hundredths_AlwaysTwoDecimals() => Format.Points(8600).ShouldBe("86,00");

    [Theory]
    [InlineData(2026, 2, 5, "ngày 05 tháng 02 năm 2026")]
    [InlineData(2026, 4, 3, "ngày 03 tháng 4 năm 2026")]
    [InlineData(2026, 12, 15, "ngày 15 tháng 12 năm 2026")]
    public void OfficialDate_ByDecree30_PadsDaysAndTheFirstTwoMonths(int year, int month, int day, string expected) =>
        Format.OfficialDate(new DateOnly(year, month, day)).ShouldBe(expected);

    [Fact]
    public void DateTime_LateEveningUtc_IsTheNextDayInVietNam() =>
        Format.DateTime(new DateTime(2026, 2, 4, 17, 30, 0, DateTimeKind.Utc)).ShouldBe("05/02/2026 00:30");

    [Fact]
    public void DateShort_SameYear_LeavesTheYearOut()
    {
        var today = new DateOnly(2026, 6, 12);

        Format.DateShort(new DateOnly(2026, 2, 5), today).ShouldBe("05/02");
        Format.DateShort(new DateOnly(2025, 2, 5), today).ShouldBe("05/02/2025");
    }

    [Fact]
    public void Period_WithoutAnEnd_SaysFromWhen()
    {
        Format.Period(new DateOnly(2021, 12, 13), null).ShouldBe("từ 13/12/2021");
        Format.Period(new DateOnly(2021, 12, 13), new DateOnly(2026, 12, 12)).ShouldBe("13/12/2021 – 12/12/2026");
    }

    [Theory]
    [InlineData(0, "hôm nay", "today")]
    [InlineData(1, "còn 1 ngày", "1 day left")]
    [InlineData(3, "còn 3 ngày", "3 days left")]
    [InlineData(-1, "quá hạn 1 ngày", "1 day overdue")]
    [InlineData(-2, "quá hạn 2 ngày", "2 days overdue")]
    public void DueIn_DaysFromToday_IsSaidInBothLanguages(int days, string vietnamese, string english)
    {
        var today = new DateOnly(2026, 6, 12);

        Format.DueIn(today.AddDays(days), today).ShouldBe(vietnamese);
        Use("en");
        Format.DueIn(today.AddDays(days), today).ShouldBe(english);
    }

    [Fact]
    public void Money_English_GroupsByComma()
    {
        Use("en");

        Format.Money(1_234_567).ShouldBe("1,234,567" + Space + "đ");
        Format.Millions(3_412_600_000).ShouldBe("3,412.6");
    }

    [Theory]
    [InlineData("Nguyễn Thị Hồng Vân", "HV")]
    [InlineData("  Zơrâm ", "Z")]
    [InlineData("Bùi Văn đức", "VĐ")]
    [InlineData("", "")]
    public void Initials_FullName_AreTheLastTwoWords(string name, string expected) => Format.Initials(name).ShouldBe(expected);

    private static void Use(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
