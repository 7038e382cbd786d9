using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>Writes a laid out paper as DOCX, piece by piece and long tables row by row.</summary>
internal static class PaperWriter
{
    private const string PagesHeader = "rPages";
    private const string FirstHeader = "rFirst";

    public static void Write(Paper paper, Stream target)
    {
        using var document = WordprocessingDocument.Create(target, WordprocessingDocumentType.Document);
        var main = Begin(document, VietnameseText.Clean($"{paper.TypeName} {paper.Matter}"));
        var parts = PaperLayout.Of(paper);
        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        foreach (var (index, part) in parts.Index())
        {
            WritePart(writer, part);
            var page = PageOf(part.IsLandscape, index == 0);
            if (index < parts.Count - 1)
            {
                writer.WriteElement(SectionEnd(page));
            }
            else
            {
                writer.WriteElement(SectionEnd(null));
                writer.WriteElement(page);
            }
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Styles, headers and properties: what is the same in every paper.</summary>
    internal static MainDocumentPart Begin(WordprocessingDocument document, string title)
    {
        var main = document.AddMainDocumentPart();
        PaperStyles.AddTo(main);
        main.AddNewPart<HeaderPart>(PagesHeader).Header = new Header(PageNumber());
        main.AddNewPart<HeaderPart>(FirstHeader).Header = new Header(new Paragraph());
        document.PackageProperties.Title = title;
        document.PackageProperties.Language = "vi-VN";
        return main;
    }

    private static void WritePart(OpenXmlWriter writer, PaperPart part)
    {
        foreach (var piece in part.Pieces)
        {
            if (piece is RuledTable table)
            {
                TableWriter.Write(writer, table, PaperMeasures.TextWidth(part.IsLandscape));
            }
            else
            {
                writer.WriteElement(ElementOf(piece));
            }
        }
    }

    /// <param name="wrap">What makes the contents of a cell of a grid of its pieces; null writes them as they are.</param>
    internal static OpenXmlElement ElementOf(Piece piece, Func<IEnumerable<Piece>, IEnumerable<OpenXmlElement>>? wrap = null, bool isLandscape = false) => piece switch
    {
        Line line => ParagraphOf(line),
        Ruled ruled => RuleOf(ruled),
        Grid grid => GridOf(grid, wrap ?? (pieces => pieces.Select(p => ElementOf(p)))),
        RuledTable table => TableWriter.ElementOf(table, PaperMeasures.TextWidth(isLandscape)),
        _ => throw new ArgumentException(piece.GetType().Name, nameof(piece)),
    };

    internal static Paragraph ParagraphOf(Line line)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.IdOf(line.Style) } };
        if (line.StaysWithNext)
        {
            properties.KeepNext = new KeepNext();
        }

        var paragraph = new Paragraph(properties);
        paragraph.Append(line.Runs.Where(r => r.Text.Length > 0).Select(RunOf));
        return paragraph;
    }

    private static Run RunOf(TextRun run)
    {
        var element = new Run();
        if (run.Bold || run.Italic)
        {
            element.RunProperties = new RunProperties { Bold = run.Bold ? new Bold() : null, Italic = run.Italic ? new Italic() : null };
        }

        element.Append(new Text(run.Text) { Space = SpaceProcessingModeValues.Preserve });
        return element;
    }

    private static Paragraph RuleOf(Ruled ruled)
    {
        var side = Twips(Math.Max(0, (ruled.Within - ruled.Width) / 2));
        return new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.IdOf(LineStyle.Rule) },
            ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
            SpacingBetweenLines = ruled.EndsTitle ? new SpacingBetweenLines { After = Twips(PaperMeasures.AfterTitle) } : null,
            Indentation = new Indentation { Left = side, Right = side },
        });
    }

    private static Table GridOf(Grid grid, Func<IEnumerable<Piece>, IEnumerable<OpenXmlElement>> contents) => new(
    [
        new TableProperties
        {
            TableWidth = new TableWidth { Width = Twips(grid.Widths.Sum()), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
        },
        new TableGrid(grid.Widths.Select(w => new GridColumn { Width = Twips(w) })),
        .. grid.Rows.Select((row, index) => GridRow(grid, row, contents, keepsNext: grid.StaysWithNext && index == grid.Rows.Count - 1)),
    ]);

    private static TableRow GridRow(Grid grid, IReadOnlyList<IReadOnlyList<Piece>> row, Func<IEnumerable<Piece>, IEnumerable<OpenXmlElement>> contents, bool keepsNext) => new(
    [
        new TableRowProperties(new CantSplit()),
        .. row.Select((cell, column) => new TableCell(
        [
            new TableCellProperties { TableCellWidth = new TableCellWidth { Width = Twips(grid.Widths[column]), Type = TableWidthUnitValues.Dxa } },
            .. contents(cell.Select(p => keepsNext ? p with { StaysWithNext = true } : p)).DefaultIfEmpty(SectionEnd(null)),
        ])),
    ]);

    /// <summary>Carries what the pages before it look like; as good as without height.</summary>
    internal static Paragraph SectionEnd(SectionProperties? page)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = PaperStyles.IdOf(LineStyle.SectionEnd) } };
        if (page is not null)
        {
            properties.SectionProperties = page;
        }

        return new Paragraph(properties);
    }

    internal static SectionProperties PageOf(bool isLandscape, bool isFirst)
    {
        var page = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = PagesHeader },
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeader },
            new SectionType { Val = SectionMarkValues.NextPage },
            isLandscape
                ? new PageSize { Width = PaperMeasures.PageHeight, Height = PaperMeasures.PageWidth, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = PaperMeasures.PageWidth, Height = PaperMeasures.PageHeight },
            new PageMargin
            {
                Top = PaperMeasures.MarginTop,
                Bottom = PaperMeasures.MarginBottom,
                Left = PaperMeasures.MarginLeft,
                Right = PaperMeasures.MarginRight,
                Header = PaperMeasures.HeaderDistance,
                Footer = PaperMeasures.HeaderDistance,
                Gutter = 0,
            });
        if (isFirst)
        {
            page.Append(new TitlePage());
        }

        return page;
    }

    private static Paragraph PageNumber()
    {
        var size = PaperMeasures.PageNumberSize.ToString(CultureInfo.InvariantCulture);
        var number = new Run(new RunProperties { FontSize = new FontSize { Val = size } }, new Text("2"));
        return new Paragraph(new ParagraphProperties { Justification = new Justification { Val = JustificationValues.Center } }, new SimpleField(number) { Instruction = "PAGE" });
    }

    internal static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
