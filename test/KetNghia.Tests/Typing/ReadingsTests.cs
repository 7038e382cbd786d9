using System.Globalization;
using System.Text.RegularExpressions;

namespace KetNghia.Tests.Typing;

/// <summary>The reader of everything that is typed, by the table and by what must hold of any text.</summary>
public sealed partial class ReadingsTests : IDisposable
{
    private static readonly CultureInfo English = Signs("en");
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public ReadingsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void Table_OfReadings_IsWhatTheReaderSays()
    {
        ReadingRow.All.Count.ShouldBeGreaterThan(250);

        var wrong = ReadingRow.All.Select(row => (row, Said: Said(row))).Where(r => r.Said != (r.row.Value, r.row.Code, r.row.Proposal)).ToList();

        wrong.Select(r => $"{r.row} was {r.Said}").ShouldBeEmpty();
    }

    [Fact]
    public void Table_OfReadings_RefusesInWordsThatNameTheTextAndHoldTheProposal()
    {
        foreach (var row in ReadingRow.All.Where(row => row.IsRefused))
        {
            var told = row.Kind == "date" ? Readings.Date(row.Text).Told() : Read(row.Kind, row.Text).Told();

            told.ShouldContain(row.Text.Trim(), Case.Sensitive, row.ToString());
            told.ShouldNotContain("{", Case.Sensitive, row.ToString());
            told.Contains("Có phải ", StringComparison.Ordinal).ShouldBe(row.Proposal is not null, row.ToString());
        }
    }

    [Fact]
    public void Unclear_Number_TellsBothThatMayBeMeant() => Readings.Money("150,000 triệu").Told().ShouldContain("150 hoặc 150.000");

    [Theory]
    [InlineData("money", "1,500", 1_500)]
    [InlineData("money", "1,500,000.00", 1_500_000)]
    [InlineData("money", "1.500.000", 1_500_000)]
    [InlineData("money", "1.5 million", 1_500_000)]
    [InlineData("money", "1.500", null)]
    [InlineData("money", "150.000", null)]
    [InlineData("money", "0,500", null)]
    [InlineData("quantity", "12.500", 12_500)]
    [InlineData("quantity", "12,500", 12_500_000)]
    [InlineData("quantity", "1,234.5", 1_234_500)]
    [InlineData("quantity", "0,500", 500)]
    public void Number_OnAnEnglishScreen_HasTheOtherSigns(string kind, string text, int? expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Read(kind, text).Value.ShouldBe(expected);
    }

    [Fact]
    public void Written_ByTheFormatter_IsReadBackEqual()
    {
        var random = new Random(3651);
        foreach (var language in new[] { "vi", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            for (var i = 0; i < 5_000; i++)
            {
                var number = (random.Next(2) == 0 ? 1 : -1) * random.NextInt64((long)Math.Pow(10, random.Next(1, 13)));
                var date = Format.FirstDay.AddDays(random.Next(Format.LastDay.DayNumber - Format.FirstDay.DayNumber + 1));
                Readings.Money(Format.Money(number)).Value.ShouldBe(number);
                Readings.Money(Format.Whole(number)).Value.ShouldBe(number);
                Readings.Quantity(Format.Quantity(number)).Value.ShouldBe(number, Format.Quantity(number));
                Readings.Whole(Format.Whole(number / 1_000)).Value.ShouldBe(number / 1_000);
                Readings.Points(Format.Points(number / 10_000)).Value.ShouldBe(number / 10_000);
                Readings.Date(Format.Date(date)).Value.ShouldBe(date);
                Readings.Date(Format.OfficialDate(date)).Value.ShouldBe(date, Format.OfficialDate(date));
                Readings.Date(Format.WeekdayDate(date)).Value.ShouldBe(date, Format.WeekdayDate(date));
                Readings.Date(Format.DateTime(date.ToDateTime(new TimeOnly(random.Next(15), 5)))).Value.ShouldBe(date);
            }

            Readings.Money(Format.Money((long?)null)).IsBlank.ShouldBeTrue();
        }
    }

    [Fact]
    public void Read_AnyDigitsAndSigns_NeverChangesTheMagnitude()
    {
        var random = new Random(46058);
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "0000123455..., "[random.Next(15)])).Trim();
            foreach (var signs in new[] { Readings.Files, English })
            {
                read += Checked(text, signs, Readings.Money(text, signs), 1) + Checked(text, signs, Readings.Quantity(text, signs), 1_000);
            }
        }

        read.ShouldBeGreaterThan(10_000, "most of what is tried must not be refused for nothing");
    }

    /// <summary>By its own rules: signs only part groups of three, none beginning with 0, or the last one stands before decimals.</summary>
    private static int Checked(string text, CultureInfo signs, Reading<long> reading, decimal parts)
    {
        var meant = reading.Value ?? (reading.Proposal is { } proposal ? (parts == 1 ? Readings.Money(proposal, signs) : Readings.Quantity(proposal, signs)).Value.ShouldNotBeNull(text) : null);
        if (meant is not { } value)
        {
            return 0;
        }

        var bare = text.TrimEnd('.', ',', ' ');
        var decimals = bare.LastIndexOfAny(['.', ',']);
        var isGrouped = decimals < 0 || OnlyGroups().IsMatch(bare);
        var asGroups = decimal.Parse(string.Concat(bare.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        var scale = decimals < 0 ? 1m : (decimal)Math.Pow(10, bare.Length - decimals - 1);
        var point = signs.NumberFormat.NumberDecimalSeparator[0];
        var asDecimals = decimals >= 0 && bare.Count(c => c == bare[decimals]) == 1
            && (bare[decimals] == point || bare.Length - decimals != 4 || bare[..decimals] == "0");
        ((isGrouped && value / parts == asGroups) || (asDecimals && value / parts == asGroups / scale)).ShouldBeTrue($"“{text}” became {value} / {parts}");
        return 1;
    }

    private static CultureInfo Signs(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return Format.Culture;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static (string? Value, string? Code, string? Proposal) Said(ReadingRow row)
    {
        if (row.Kind == "date")
        {
            var date = Readings.Date(row.Text);
            return (date.Value is { } day ? Format.Date(day) : null, date.Fault, date.Proposal);
        }

        var reading = Read(row.Kind, row.Text);
        return (reading.Value?.ToString(CultureInfo.InvariantCulture), reading.Fault, reading.Proposal);
    }

    private static Reading<long> Read(string kind, string text) => kind switch
    {
        "money" => Readings.Money(text),
        "quantity" => Readings.Quantity(text),
        "whole" => Readings.Whole(text),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*$")]
    private static partial Regex OnlyGroups();
}
