using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>How the cells of a ruled table are written, for the file and the page alike.</summary>
internal static class PaperTables
{
    public static string HeadingOf(PaperColumn column) =>
        VietnameseText.Clean(column.Heading) + (VietnameseText.Clean(column.Unit) is { Length: > 0 } unit ? $" ({unit})" : "");

    public static LineStyle StyleOf(PaperColumn column) => column.Kind switch
    {
        PaperColumnKind.Figure => LineStyle.CellFigure,
        PaperColumnKind.Centred => LineStyle.CellCentred,
        _ => LineStyle.CellText,
    };

    /// <summary>Widths that add up to <paramref name="width"/>.</summary>
    public static int[] WidthsOf(IReadOnlyList<PaperColumn> columns, int width)
    {
        var all = Math.Max(1, columns.Sum(c => Math.Max(1, c.Share)));
        var widths = columns.Select(c => Math.Max(1, c.Share) * width / all).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    public static string CellOf(IReadOnlyList<string?> row, int index) => index < row.Count ? VietnameseText.Clean(row[index]) : "";
}
