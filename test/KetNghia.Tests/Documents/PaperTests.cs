using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;
using KetNghia.Documents.Papers.Checks;

namespace KetNghia.Tests.Documents;

/// <summary>What stands in the file of a paper, read from its XML.</summary>
public sealed class PaperTests
{
    private static readonly string[] Expected = ["Page", "Font", "PageNumber", "Nation", "HeadRow", "Number", "Dates", "Sizes", "Spacing", "EmptyLines", "Letters", "Figures", "Tables", "Signatures", "Schema"];

    public static TheoryData<string> Samples => [.. PaperSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_EverySample_KeepsToTheForm(string name)
    {
        using var file = PaperSamples.Write(PaperSamples.All[name]());

        var findings = new OfficialPapers().Check(file);

        findings.Where(f => !f.Passes).Select(f => $"{f.Code}: {string.Join(" | ", f.Where)}").ShouldBeEmpty();
        findings.Select(f => f.Code).ShouldBe(Expected);
        findings.ShouldAllBe(f => PaperWords.Get("Paper.Check." + f.Code) != "Paper.Check." + f.Code);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_EverySample_IsAValidDocument(string name)
    {
        using var file = PaperSamples.Write(PaperSamples.All[name]());
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2026, 2, 5, "Quảng Nam, ngày 05 tháng 02 năm 2026")]
    [InlineData(2026, 11, 15, "Quảng Nam, ngày 15 tháng 11 năm 2026")]
    [InlineData(2026, 4, 3, "Quảng Nam, ngày 03 tháng 4 năm 2026")]
    public void Head_Day_IsWrittenAsTheDecreeSays(int year, int month, int day, string expected) =>
        Texts(Decision(h => h with { IssuedOn = new DateOnly(year, month, day) }), LineStyle.PlaceDate).ShouldBe([expected]);

    [Fact]
    public void Head_Day_IsVietnameseForAnEnglishReader()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en-GB");
        try
        {
            var paper = PaperSamples.Decision();
            Texts(paper, LineStyle.PlaceDate).ShouldBe(["Quảng Nam, ngày 05 tháng 02 năm 2026"]);
            Texts(paper, LineStyle.CellFigure).ShouldContain("1.234.567");
            Texts(paper, LineStyle.Nation).ShouldBe(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Head_NothingKnown_LeavesRoomForAPen()
    {
        var paper = PaperSamples.All["minutes"]();

        Texts(paper, LineStyle.Number).ShouldBe(["Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BB-……"]);
        Texts(paper, LineStyle.PlaceDate).ShouldBe(["…………, ngày …… tháng …… năm ………"]);
        Texts(paper, LineStyle.IssuingBody).ShouldBe([PaperWords.Blank]);
        Texts(paper, LineStyle.FactValue).ShouldBe(["Sở Thử nghiệm", PaperWords.Blank]);
    }

    [Fact]
    public void Head_Number_BelowTenHasANought() => Texts(PaperSamples.Decision(), LineStyle.Number).ShouldBe(["Số: 07/QĐ-UBND"]);

    [Fact]
    public void Lists_Signs_AreSetOnce()
    {
        var paper = PaperSamples.Decision();

        Texts(paper, LineStyle.Base).Select(t => t[^1]).ShouldBe([';', '.']);
        Texts(paper, LineStyle.Recipient).ShouldBe(["- Như Điều 3;", "- Lưu: VT, KGVX."]);
        Texts(paper, LineStyle.Capacity).ShouldBe(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
        Texts(PaperSamples.All["letter"](), LineStyle.LetterMatter).ShouldBe(["V/v tổng hợp nhu cầu hỗ trợ của các xã năm 2026"]);
    }

    [Fact]
    public void Texts_NamesAndSigns_ComeOutWhole()
    {
        var paper = PaperSamples.All["hostile"]();

        Texts(paper, LineStyle.Body).ShouldBe(["Xã Ch'ơm và Tr'Hy, Hỗ trợ bàn ghế học sinh"]);
        Texts(paper, LineStyle.ParentBody).ShouldBe(["AB<&>\"'"]);
        Texts(paper, LineStyle.Matter).ShouldBe([PaperSamples.LongTitle]);
        Texts(paper, LineStyle.CellFigure).ShouldBe(["0", "", "999.999.999.999", "999.999.999.999"]);
        Texts(paper, LineStyle.CellText).ShouldContain(new string('ă', 2000));
    }

    [Fact]
    public void Table_SixtyRows_RepeatsItsHeadingAndKeepsItsTotal()
    {
        using var file = PaperSamples.Write(PaperSamples.Decision());
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var rows = document.MainDocumentPart!.Document!.Body!.Descendants<Table>().Single(PaperReading.IsRuled).Elements<TableRow>().ToList();

        rows.Count.ShouldBe(63);
        rows.Take(3).Select(r => r.Descendants<TableHeader>().Any()).ShouldBe([true, true, false]);
        rows[0].InnerText.ShouldContain("Kinh phí (đồng)");
        rows[61].Descendants<Paragraph>().ShouldAllBe(p => p.ParagraphProperties!.KeepNext != null);
        rows[60].Descendants<Paragraph>().ShouldAllBe(p => p.ParagraphProperties!.KeepNext == null);
    }

    [Fact]
    public void Pages_OfAnAnnex_AreAcross()
    {
        using var file = PaperSamples.Write(PaperSamples.Decision());
        using var document = WordprocessingDocument.Open(file, isEditable: false);

        var pages = document.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().Select(s => s.GetFirstChild<PageSize>()!).ToList();

        pages.Select(p => ((int)p.Width!.Value, (int)p.Height!.Value)).ShouldBe([(11906, 16838), (16838, 11906)]);
        pages[1].Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
    }

    /// <summary>Measured on two shared cores: about a second. The limit is what a person would wait.</summary>
    [Fact]
    public void Write_FiveAnnexesOfFiveHundredRows_TakesLessThanFiveSeconds()
    {
        var paper = PaperSamples.Decision() with { Annexes = [.. Enumerable.Range(1, 5).Select(n => PaperSamples.Pairs(500) with { Number = $"{n}" })] };
        PaperSamples.Write(PaperSamples.Decision()).Dispose();
        var watch = Stopwatch.StartNew();

        using var file = PaperSamples.Write(paper);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        TestContext.Current.SendDiagnosticMessage($"2,500 rows of 8 columns: {watch.ElapsedMilliseconds} ms, {file.Length / 1024} KB");
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        document.MainDocumentPart!.Document!.Body!.Descendants<TableRow>().Count(r => r.Elements<TableCell>().Count() == 8).ShouldBe(5 * 503);
    }

    [Fact]
    public void FileName_AnyName_IsOfPlainLetters() => PaperFile.NameOf("Biên bản NG-DG-2026-0001 lần 2").ShouldBe("bien-ban-ng-dg-2026-0001-lan-2.docx");

    private static Paper Decision(Func<PaperHead, PaperHead> head) => PaperSamples.Decision() with { Head = head(PaperSamples.Decision().Head) };

    private static List<string> Texts(Paper paper, LineStyle style)
    {
        using var file = PaperSamples.Write(paper);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return [.. new PaperReading(document).Of(style).Select(l => l.Text)];
    }
}
