using System.Globalization;
using KetNghia.Framework.Values;
using Shouldly;
using Xunit;

namespace KetNghia.Tests.Framework;

public sealed class FormatParsingTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public FormatParsingTests() => Use("vi");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("1234567", 1_234_567)]
    [InlineData("1.234.567", 1_234_567)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("1 234 567 đ", 1_234_567)]
    [InlineData("1.234.567\u00a0đ", 1_234_567)]
    [InlineData("300.000 đồng", 300_000)]
    [InlineData("1,2 triệu", 1_200_000)]
    [InlineData("1.2 triệu", 1_200_000)]
    [InlineData("1,2TR", 1_200_000)]
    [InlineData("1.234 triệu", 1_234_000_000)]
    [InlineData("17,86 tỷ đồng", 17_860_000_000)]
    [InlineData("500 nghìn", 500_000)]
    [InlineData("500k", 500_000)]
    [InlineData("-3.400.000", -3_400_000)]
    [InlineData("\u22123.400.000", -3_400_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void TryParseDong_AsPeopleType_IsRead(string typed, long expected)
    {
        Format.TryParseDong(typed, out var dong).ShouldBeTrue();
        dong.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("đ")]
    [InlineData("triệu")]
    [InlineData("abc")]
    [InlineData("3.00.000")]
    [InlineData("1.234,567")]
    [InlineData("12,5")]
    [InlineData("0,0000001 triệu")]
    [InlineData("1e9")]
    [InlineData("0x10")]
    [InlineData("--5")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999 tỷ")]
    [InlineData("١٢٣")]
    public void TryParseDong_UnclearOrInexact_IsRefused(string? typed) => Format.TryParseDong(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("12", 12_000)]
    [InlineData("0,125", 125)]
    [InlineData("12,5", 12_500)]
    [InlineData("12.5", 12_500)]
    [InlineData("12.500", 12_500_000)]
    [InlineData("1.234,5", 1_234_500)]
    [InlineData("-4", -4_000)]
    public void TryParseQuantity_Vietnamese_IsRead(string typed, long expected)
    {
        Format.TryParseQuantity(typed, out var thousandths).ShouldBeTrue();
        thousandths.ShouldBe(expected);
    }

    [Theory]
    [InlineData("12.500", 12_500)]
    [InlineData("12,500", 12_500_000)]
    [InlineData("1,234.5", 1_234_500)]
    public void TryParseQuantity_English_ReadsTheOtherSeparators(string typed, long expected)
    {
        Use("en");

        Format.TryParseQuantity(typed, out var thousandths).ShouldBeTrue();
        thousandths.ShouldBe(expected);
    }

    [Theory]
    [InlineData("0,1234")]
    [InlineData("1,2,3")]
    [InlineData("1.23.4")]
    [InlineData("hai")]
    [InlineData("9223372036854775807")]
    public void TryParseQuantity_TooFineOrUnclear_IsRefused(string typed) => Format.TryParseQuantity(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("100.000.000.000.000", false)]
    [InlineData("100.000.000.000.001", true)]
    [InlineData("999.999.999.999.999", true)]
    [InlineData("-999.999.999.999.999", true)]
    [InlineData("100.000 tỷ", false)]
    [InlineData("100.001 tỷ", true)]
    [InlineData("9999999999999999999999999999999999999999", true)]
    [InlineData("nhiều lắm", false)]
    [InlineData("", false)]
    public void IsTooLargeDong_WhatCanBeRead_IsMeasured(string typed, bool expected) => Format.IsTooLargeDong(typed).ShouldBe(expected);

    [Theory]
    [InlineData("1.000.000.000", false)]
    [InlineData("1.000.000.000,001", true)]
    [InlineData("999.999.999.999", true)]
    [InlineData("99999999999999999999999", true)]
    [InlineData("hai", false)]
    public void IsTooLargeQuantity_WhatCanBeRead_IsMeasured(string typed, bool expected) => Format.IsTooLargeQuantity(typed).ShouldBe(expected);

    [Theory]
    [InlineData("05/02/2026")]
    [InlineData("5/2/2026")]
    [InlineData(" 05-02-2026 ")]
    [InlineData("05.02.2026")]
    [InlineData("2026-02-05")]
    public void TryParseDate_DayFirst_IsRead(string typed)
    {
        Format.TryParseDate(typed, out var date).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2026, 2, 5));
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("05/02/26")]
    [InlineData("02/13/2026")]
    [InlineData("05/02/0026")]
    [InlineData("hôm nay")]
    [InlineData(null)]
    public void TryParseDate_NoSuchDay_IsRefused(string? typed) => Format.TryParseDate(typed, out _).ShouldBeFalse();

    [Fact]
    public void TryParseDong_WhatMoneyWrites_ComesBackUnchanged()
    {
        foreach (var dong in new[] { 0, 1, -1, 999, 1_000, 85_000_000, -3_400_000, 100_000_000_000_000 })
        {
            Format.TryParseDong(Format.Money(dong), out var back).ShouldBeTrue();
            back.ShouldBe(dong);
        }
    }

    [Fact]
    public void TryParseQuantity_WhatQuantityWrites_ComesBackUnchanged()
    {
        foreach (var culture in new[] { "vi", "en" })
        {
            Use(culture);
            foreach (var thousandths in new long[] { 0, 1, 120, 1_000, 1_234_567, 999_999_999, -125 })
            {
                Format.TryParseQuantity(Format.Quantity(thousandths), out var back).ShouldBeTrue();
                back.ShouldBe(thousandths);
            }
        }
    }

    private static void Use(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
