using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Papers;
using KetNghia.Documents.Papers.Checks;

namespace KetNghia.Tests.Documents;

/// <summary>A good paper is spoiled in one place, and the check for it says so.</summary>
public sealed class PaperCheckTests
{
    /// <summary>Which check, what is done to the file, and what else may rightly be noticed with it.</summary>
    private static readonly (string Code, string Name, Action<MainDocumentPart> Spoil)[] Harms =
    [
        ("Page", "narrow left margin", m => First<PageMargin>(m).Left = 1400),
        ("Page", "letter size", m => First<PageSize>(m).Height = 15840),
        ("Page", "first page across", m => (First<PageSize>(m).Width, First<PageSize>(m).Height) = (16838, 11906)),
        ("Font", "another font in a line", m => First<Run>(m).RunProperties = new RunProperties { RunFonts = new RunFonts { Ascii = "Arial" } }),
        ("Font", "another font in the theme", m => m.ThemePart!.Theme!.Descendants<DocumentFormat.OpenXml.Drawing.LatinFont>().First().Typeface = "Calibri"),
        ("Font", "a colour", m => First<Run>(m).RunProperties = new RunProperties { Color = new Color { Val = "FF0000" } }),
        ("PageNumber", "shown on page one", m => First<TitlePage>(m).Remove()),
        ("PageNumber", "at the left", m => m.HeaderParts.SelectMany(h => h.Header!.Descendants<Justification>()).Single().Val = JustificationValues.Left),
        ("PageNumber", "too small", m => m.HeaderParts.SelectMany(h => h.Header!.Descendants<FontSize>()).Single().Val = "20"),
        ("Nation", "a hyphen without spaces", m => Text(m, LineStyle.Motto).Text = "Độc lập-Tự do-Hạnh phúc"),
        ("Nation", "no line below the issuing body", m => Line(m, LineStyle.IssuingBody).NextSibling<Paragraph>()!.ParagraphProperties!.ParagraphBorders!.BottomBorder = null),
        ("HeadRow", "day in a row of its own", MoveDay),
        ("Number", "one digit", m => Text(m, LineStyle.Number).Text = "Số: 7/QĐ-UBND"),
        ("Number", "spaces in the symbol", m => Text(m, LineStyle.Number).Text = "Số: 07/QĐ - UBND"),
        ("Dates", "day without nought", m => Text(m, LineStyle.PlaceDate).Text = "Quảng Nam, ngày 5 tháng 02 năm 2026"),
        ("Dates", "month with a nought too many", m => Text(m, LineStyle.Base).Text = "Căn cứ Luật ngày 19 tháng 06 năm 2015;"),
        ("Dates", "digits only", m => Text(m, LineStyle.PlaceDate).Text = "Quảng Nam, 05/02/2026"),
        ("Sizes", "country too small", m => Size(m, LineStyle.Nation, "22")),
        ("Sizes", "urgency too small", m => Size(m, LineStyle.Urgency, "24")),
        ("Sizes", "bases upright", m => Styled(m, LineStyle.Base).StyleRunProperties!.Italic = null),
        ("Sizes", "body at the left", m => Styled(m, LineStyle.Clause).StyleParagraphProperties!.Justification!.Val = JustificationValues.Left),
        ("Spacing", "no space between paragraphs", m => Styled(m, LineStyle.Clause).StyleParagraphProperties!.SpacingBetweenLines!.After = "0"),
        ("Spacing", "double lines", m => Styled(m, LineStyle.Article).StyleParagraphProperties!.SpacingBetweenLines!.Line = "480"),
        ("Spacing", "no indent", m => Styled(m, LineStyle.Base).StyleParagraphProperties!.Indentation!.FirstLine = "0"),
        ("EmptyLines", "an empty line between articles", m => Line(m, LineStyle.Clause).InsertBeforeSelf(new Paragraph())),
        ("EmptyLines", "a space as a line", m => Line(m, LineStyle.Clause).InsertBeforeSelf(new Paragraph(new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve })))),
        ("Letters", "marks by themselves", m => Text(m, LineStyle.Clause).Text = "1. Đơn vị hỗ trợ".Normalize(System.Text.NormalizationForm.FormD)),
        ("Letters", "a sign written as its code", m => Text(m, LineStyle.Clause).Text = "1. Xã Ch&#39;ơm"),
        ("Figures", "commas between thousands", m => Text(m, LineStyle.CellFigure).Text = "1,234,567"),
        ("Figures", "no thousands", m => Text(m, LineStyle.CellFigure).Text = "1234567"),
        ("Tables", "heading not repeated", m => m.Document!.Body!.Descendants<TableHeader>().First().Remove()),
        ("Tables", "total alone", m => Ruled(m).Elements<TableRow>().Reverse().Skip(1).First().Descendants<KeepNext>().ToList().ForEach(k => k.Remove())),
        ("Tables", "row torn", m => Ruled(m).Elements<TableRow>().Last().Descendants<CantSplit>().Single().Remove()),
        ("Signatures", "for the head without an office", m => Line(m, LineStyle.Capacity, 2).Remove()),
        ("Signatures", "on behalf last", m => Text(m, LineStyle.Capacity, 2).Text = "TM. ỦY BAN NHÂN DÂN"),
        ("Signatures", "small letters", m => Text(m, LineStyle.Capacity, 2).Text = "Phó Chủ tịch"),
        ("Schema", "an element where none may be", m => m.Document!.Body!.PrependChild(new Run())),
    ];

    public static TheoryData<string, string> Named => [.. Harms.Select(h => (h.Code, h.Name))];

    [Fact]
    public void Harms_Together_TryEveryCheck() => Harms.Select(h => h.Code).Distinct().ShouldBe(PaperChecks.Codes, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Named))]
    public void Check_SpoiledFile_SaysWhere(string code, string name)
    {
        using var file = PaperSamples.Write(PaperSamples.Decision());
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            Harms.Single(h => h.Code == code && h.Name == name).Spoil(document.MainDocumentPart!);
        }

        var finding = new OfficialPapers().Check(file).Single(f => f.Code == code);

        finding.Passes.ShouldBeFalse();
        finding.Where.ShouldAllBe(w => w.Length > 0);
    }

    private static T First<T>(MainDocumentPart main)
        where T : OpenXmlElement => main.Document!.Body!.Descendants<T>().First();

    private static Paragraph Line(MainDocumentPart main, LineStyle style, int index = 0) =>
        main.Document!.Body!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == PaperStyles.IdOf(style)).ElementAt(index);

    private static Text Text(MainDocumentPart main, LineStyle style, int index = 0) => Line(main, style, index).Descendants<Text>().First();

    private static Style Styled(MainDocumentPart main, LineStyle style) => main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == PaperStyles.IdOf(style));

    private static void Size(MainDocumentPart main, LineStyle style, string size) => Styled(main, style).StyleRunProperties!.FontSize!.Val = size;

    private static Table Ruled(MainDocumentPart main) => main.Document!.Body!.Descendants<Table>().Single(PaperReading.IsRuled);

    private static void MoveDay(MainDocumentPart main)
    {
        var day = Line(main, LineStyle.PlaceDate);
        var cell = (TableCell)day.Parent!;
        day.Remove();
        cell.Append(new Paragraph());
        main.Document!.Body!.Descendants<TableCell>().ElementAt(1).Append(day);
    }
}
