using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>Ruled tables, one row in memory at a time.</summary>
internal static class TableWriter
{
    public static void Write(OpenXmlWriter writer, RuledTable piece, int width)
    {
        var table = piece.Table;
        var widths = PaperTables.WidthsOf(table.Columns, width);
        writer.WriteStartElement(new Table());
        writer.WriteElement(PropertiesOf(width));
        writer.WriteElement(GridOf(widths));
        foreach (var row in Headings(table, widths).Concat(RowsOf(piece, widths)))
        {
            writer.WriteElement(row);
        }

        writer.WriteEndElement();
    }

    private static TableGrid GridOf(int[] widths) => new(widths.Select(w => new GridColumn { Width = PaperWriter.Twips(w) }));

    private static IEnumerable<TableRow> Headings(PaperTable table, int[] widths)
    {
        yield return Heading(widths, [.. table.Columns.Select(c => new Line(LineStyle.CellHead, new TextRun(PaperTables.HeadingOf(c))))]);
        if (table.NumbersColumns)
        {
            yield return Heading(widths, [.. table.Columns.Select((_, i) => new Line(LineStyle.CellIndex, new TextRun($"({i + 1})")))]);
        }
    }

    /// <summary>The whole table, for files that are in memory anyway.</summary>
    public static Table ElementOf(RuledTable piece, int width)
    {
        var table = piece.Table;
        var widths = PaperTables.WidthsOf(table.Columns, width);
        return new Table([PropertiesOf(width), GridOf(widths), .. Headings(table, widths), .. RowsOf(piece, widths)]);
    }

    /// <summary>One row behind: the last one stays with what follows it.</summary>
    private static IEnumerable<TableRow> RowsOf(RuledTable piece, int[] widths)
    {
        var table = piece.Table;
        IReadOnlyList<string?>? before = null;
        foreach (var row in table.Rows)
        {
            if (before is not null)
            {
                yield return RowOf(table, widths, before, isTotal: false, staysWithNext: false);
            }

            before = row;
        }

        if (before is not null)
        {
            yield return RowOf(table, widths, before, isTotal: false, staysWithNext: table.Total is not null || piece.StaysWithNext);
        }

        if (table.Total is not null)
        {
            yield return RowOf(table, widths, table.Total, isTotal: true, piece.StaysWithNext);
        }
    }

    private static TableProperties PropertiesOf(int width) => new()
    {
        TableWidth = new TableWidth { Width = PaperWriter.Twips(width), Type = TableWidthUnitValues.Dxa },
        TableBorders = new TableBorders(
            Ruled(new TopBorder()), Ruled(new LeftBorder()), Ruled(new BottomBorder()), Ruled(new RightBorder()), Ruled(new InsideHorizontalBorder()), Ruled(new InsideVerticalBorder())),
        TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = PaperMeasures.CellPadding, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = PaperMeasures.CellPadding, Type = TableWidthValues.Dxa }),
    };

    private static T Ruled<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Space, border.Color) = (BorderValues.Single, 4, 0, "000000");
        return border;
    }

    private static TableRow Heading(int[] widths, IReadOnlyList<Line> cells) =>
        new([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells.Select((line, i) => CellOf(widths[i], line with { StaysWithNext = true }))]);

    private static TableRow RowOf(PaperTable table, int[] widths, IReadOnlyList<string?> row, bool isTotal, bool staysWithNext)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (table.IsForPens)
        {
            properties.Append(new TableRowHeight { Val = PaperMeasures.PenRow, HeightType = HeightRuleValues.AtLeast });
        }

        return new TableRow([properties, .. table.Columns.Select((column, i) =>
            CellOf(widths[i], new Line(PaperTables.StyleOf(column), new TextRun(PaperTables.CellOf(row, i), Bold: isTotal)) { StaysWithNext = staysWithNext }))]);
    }

    private static TableCell CellOf(int width, Line line) => new(
        new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = PaperWriter.Twips(width), Type = TableWidthUnitValues.Dxa },
            TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
        },
        PaperWriter.ParagraphOf(line));
}
