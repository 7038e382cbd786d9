using System.Globalization;
using KetNghia.Tests.Typing;

namespace KetNghia.Tests.Imports;

/// <summary>Reading the cells of a row, and whether they have the shape their column asks for.</summary>
public sealed class ImportLineTests
{
    private static readonly IReadOnlyList<ImportChoice> Kinds =
    [
        new("Agency", "Cơ quan") { Also = ["Agency", "Sở"] }, new("School", "Trường học") { Also = ["Trường"] }, new("Union", "Đoàn thể"), new("Other", "Khác") { Also = ["Trường"] },
        new("Union2", "Đoàn thể xã"), new("Group", "Nhóm") { Also = ["Tổ"] }, new("Team", "Tổ"), new("Club", "Hội"), new("Club2", "HỘI"),
    ];

    [Fact]
    public void Cells_AreReadTheVietnameseWayInEveryLanguage()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            var line = Line(("Money", "1.234.567"), ("Quantity", "1.234,5"), ("Whole", "2.000"), ("Half", "0,5"), ("On", "3/4/2025"));

            (line.Money("Money"), line.Quantity("Quantity"), line.Whole("Whole"), line.Whole("Half")).ShouldBe((1_234_567, 1_234_500, 2_000, null));
            line.Date("On").ShouldBe(new DateOnly(2025, 4, 3));
            CultureInfo.CurrentUICulture.Name.ShouldBe("en");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Cells_BlankOrOfAnotherShape_AreUnknown()
    {
        var line = Line(("Money", "nhiều"), ("Blank", ""));

        (line.Money("Money"), line.Quantity("Money"), line.Whole("Money"), line.Date("Money"), line.Choice("Money")).ShouldBe((null, null, null, null, null));
        (line.Text("Blank"), line.IsEmpty("Blank"), line.IsEmpty("Missing"), line.IsEmpty("Money")).ShouldBe(("", true, true, false));
        line.Choice<ImportMode>("Money").ShouldBeNull();
    }

    [Fact]
    public void Remarks_ErrorsAndDoubts_AreToldApart()
    {
        var (good, doubtful, wrong) = (Line(), Line(), Line());

        doubtful.Doubt("Name", "Thu.Ngo", new Dictionary<string, string?> { ["name"] = "Sở A" });
        wrong.Refuse("Name", "Thu.Sai", null, "Sở A");

        (good.HasErrors, good.HasDoubts, doubtful.HasErrors, doubtful.HasDoubts, wrong.HasErrors, wrong.HasDoubts).ShouldBe((false, false, false, true, true, false));
        doubtful.Remarks.Single().Values!["name"].ShouldBe("Sở A");
        wrong.Remarks.Single().ShouldBe(new ImportRemark(ImportRemarkKind.Error, "Name", "Thu.Sai", null, "Sở A"));
    }

    [Fact]
    public void SameAs_AnEarlierRow_IsAllThereIsToSay()
    {
        var line = Line();
        line.Refuse("Name", "Thu.Sai");
        line.AlreadyThere(Guid.CreateVersion7());

        line.SameAs(new ImportLine(1_204, new Dictionary<string, string>()));

        line.ExistingId.ShouldBeNull();
        var remark = line.Remarks.ShouldHaveSingleItem();
        (remark.Kind, remark.Column, remark.Code, remark.Values!["row"]).ShouldBe((ImportRemarkKind.Doubt, "", ImportErrors.SameAsRow, "1.204"));
    }

    [Fact]
    public void Means_IsKeptWithItsKeyAndReadBack()
    {
        var line = Line();

        line.Means(new Meant("Sở \"Ấ\"", ImportMode.AllOrNothing, null), "so-a");

        line.Key.ShouldBe("so-a");
        line.Meaning.ShouldBe("""{"Name":"Sở \"Ấ\"","Mode":"AllOrNothing"}""");
        new ImportMeaning(line.Meaning!).As<Meant>().ShouldBe(new Meant("Sở \"Ấ\"", ImportMode.AllOrNothing, null));
        Should.Throw<InvalidOperationException>(() => new ImportMeaning("null").As<Meant>());
    }

    [Theory]
    [InlineData(ImportColumnKind.Text, "gì cũng được", null)]
    [InlineData(ImportColumnKind.Date, "31/12/2025", null)]
    [InlineData(ImportColumnKind.Date, "31/13/2025", ReadingErrors.NoSuchDay)]
    [InlineData(ImportColumnKind.Money, "1.000", null)]
    [InlineData(ImportColumnKind.Money, "nghìn", ReadingErrors.Money)]
    [InlineData(ImportColumnKind.Money, "999.999.999.999.999", ReadingErrors.TooLarge)]
    [InlineData(ImportColumnKind.Quantity, "999.999.999.999", ReadingErrors.TooLarge)]
    [InlineData(ImportColumnKind.Quantity, "1,5", null)]
    [InlineData(ImportColumnKind.Quantity, "1,5555", ReadingErrors.QuantityDecimals)]
    [InlineData(ImportColumnKind.Whole, "0", null)]
    [InlineData(ImportColumnKind.Whole, "12", null)]
    [InlineData(ImportColumnKind.Whole, "-1", ReadingErrors.Whole)]
    [InlineData(ImportColumnKind.Whole, "1,5", ReadingErrors.Whole)]
    public void Shape_ByTheKindOfItsColumn_IsTakenOrRefused(ImportColumnKind kind, string text, string? expected)
    {
        var line = Checked(text, new("Cell", kind));

        line.Remarks.Select(r => r.Code).SingleOrDefault().ShouldBe(expected);
        if (expected is not null)
        {
            (line.Remarks[0].Column, line.Remarks[0].Values!["value"]).ShouldBe(("Cell", text));
        }
    }

    [Fact]
    public void Shape_ByTheTableOfReadings_IsTakenRefusedOrProposed()
    {
        foreach (var row in ReadingRow.All)
        {
            var kind = Enum.Parse<ImportColumnKind>(row.Kind, ignoreCase: true);

            var line = Checked(row.Text, new("Cell", kind));

            var remark = line.Remarks.SingleOrDefault();
            (remark?.Code, remark?.Suggestion).ShouldBe((row.Code, row.Proposal), row.ToString());
            line.IsEmpty("Cell").ShouldBe(row.IsBlank, row.ToString());
            (kind switch
            {
                ImportColumnKind.Date => line.Date("Cell") is { } date ? Format.Date(date) : null,
                ImportColumnKind.Money => $"{line.Money("Cell")}",
                ImportColumnKind.Quantity => $"{line.Quantity("Cell")}",
                _ => $"{line.Whole("Cell")}",
            } ?? "").ShouldBe(row.Value ?? "", row.ToString());
        }
    }

    [Fact]
    public void Dash_InARequiredCell_IsNothing() =>
        Checked("–", new("Cell", ImportColumnKind.Money, IsRequired: true)).Remarks.ShouldHaveSingleItem().Code.ShouldBe(ImportErrors.CellEmpty);

    [Fact]
    public void Cell_WithSeveralFaults_GetsTheMostUsefulMessage()
    {
        var wrong = Checked("0,5", new("Cell", ImportColumnKind.Money));
        wrong.Refuse("Cell", "Thu.Thieu");
        wrong.Doubt("Cell", "Thu.Ngo");
        var empty = Checked("", new("Cell", IsRequired: true));
        empty.Refuse("Cell", "Thu.ChonDiaBan");
        var doubtful = Line();
        doubtful.Doubt("Cell", "Thu.Ngo");
        doubtful.Refuse("Cell", "Thu.Sai");
        doubtful.Refuse("Other", "Thu.Sai");

        wrong.Remarks.ShouldHaveSingleItem().Code.ShouldBe(ReadingErrors.MoneyDecimals);
        empty.Remarks.ShouldHaveSingleItem().Code.ShouldBe("Thu.ChonDiaBan");
        doubtful.Remarks.Select(r => (r.Column, r.Kind)).ShouldBe([("Cell", ImportRemarkKind.Error), ("Other", ImportRemarkKind.Error)]);
    }

    [Fact]
    public void Shape_BlankOrTooLong_IsRefusedWhereItMatters()
    {
        new ImportColumn("Cell").MaxLength.ShouldBe(500);
        Checked("", new("Cell", ImportColumnKind.Date)).Remarks.ShouldBeEmpty();
        Checked("", new("Cell", IsRequired: true)).Remarks.ShouldHaveSingleItem().Code.ShouldBe(ImportErrors.CellEmpty);
        Checked(new string('a', 1_200), new("Cell") { MaxLength = 1_200 }).Remarks.ShouldBeEmpty();
        var tooLong = Checked(new string('1', 1_201), new("Cell", ImportColumnKind.Date) { MaxLength = 1_200 }).Remarks.ShouldHaveSingleItem();
        (tooLong.Code, tooLong.Values!["max"]).ShouldBe((ImportErrors.CellTooLong, "1.200"));
    }

    [Theory]
    [InlineData("Cơ quan", "Agency")]
    [InlineData("CO QUAN", "Agency")]
    [InlineData("agency", "Agency")]
    [InlineData("sở", "Agency")]
    [InlineData("đoàn thể", "Union")]
    [InlineData("tổ", "Team")]
    public void Choice_NamedOrMeant_IsTakenAndShownByItsName(string text, string expected)
    {
        var line = Checked(text, new("Cell", ImportColumnKind.Choice));

        line.Remarks.ShouldBeEmpty();
        line.Choice("Cell").ShouldBe(expected);
        line.Text("Cell").ShouldBe(Kinds.Single(k => k.Value == expected).Name);
    }

    [Theory]
    [InlineData("coquan", "Cơ quan")]
    [InlineData("quan", "Cơ quan")]
    [InlineData("Trường", "Trường học")]
    [InlineData("hội", "Hội")]
    [InlineData("đoàn", null)]
    [InlineData("gì đó", null)]
    [InlineData("Trường học nội trú", "Trường học")]
    [InlineData("Trừơng hocj", "Trường học")]
    public void Choice_Unclear_IsRefusedWithWhatIsNearestIfOneIs(string text, string? suggestion)
    {
        var line = Checked(text, new("Cell", ImportColumnKind.Choice));

        var remark = line.Remarks.ShouldHaveSingleItem();
        (remark.Code, remark.Suggestion, remark.Values!["value"]).ShouldBe((ImportErrors.CellChoice, suggestion, text));
        line.Choice("Cell").ShouldBeNull();
    }

    private static ImportLine Checked(string text, ImportColumn column)
    {
        var line = Line(("Cell", text));
        ImportShapes.Check(line, new PlainImport(column), new() { ["Cell"] = Kinds }, from1904: false);
        return line;
    }

    private static ImportLine Line(params (string Column, string Text)[] cells) => new(5, cells.ToDictionary(c => c.Column, c => c.Text));

    private sealed record Meant(string Name, ImportMode Mode, string? Nothing);
}
