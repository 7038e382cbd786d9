using System.Globalization;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Framework.Excel;

namespace KetNghia.Documents.Papers;

/// <summary>Phụ lục alone: the tables of a paper as sheets, whose figures are numbers again.</summary>
internal static class PaperSheets
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Whether there is any table with something in it.</summary>
    public static bool Any(Paper paper) => TablesOf(paper).Any();

    /// <param name="paper">As it stands now: its annexes say what they belong to.</param>
    public static IReadOnlyList<ExcelTable> Of(Paper paper, Func<int, string> unnamed) => PaperLanguage.In<IReadOnlyList<ExcelTable>>(() =>
        [.. TablesOf(paper).Select((found, i) => SheetOf(found.Table, found.Title ?? unnamed(i + 1), found.Note))]);

    private static IEnumerable<(PaperTable Table, string? Title, string? Note)> TablesOf(Paper paper) =>
    [
        .. Filled(paper.Body).Select(t => (t, t.Title, (string?)paper.Matter)),
        .. paper.Annexes.SelectMany(a => Filled(a.Body).Select(t => (t, t.Title is null ? a.Title : $"{a.Title}: {t.Title}", a.Reference))),
    ];

    /// <summary>A list to be signed by hand is no table of figures.</summary>
    private static IEnumerable<PaperTable> Filled(IEnumerable<PaperBlock> blocks) => blocks.OfType<PaperTable>().Where(t => t.Columns.Count > 0 && !t.IsForPens);

    private static ExcelTable SheetOf(PaperTable table, string title, string? note)
    {
        var rows = table.Rows.ToList();
        var kinds = table.Columns.Select((c, i) => c.Kind == PaperColumnKind.Figure ? FigureOf(rows.Append(table.Total ?? []).Select(row => At(row, i))) : ExcelKind.Text).ToList();
        object? Cell(string? value, int column) => kinds[column] == ExcelKind.Text ? value : NumberOf(value, kinds[column]) ?? (object?)value;
        IReadOnlyList<object?> Row(IReadOnlyList<string?> row) => [.. kinds.Select((_, i) => Cell(At(row, i), i))];

        return new ExcelTable(title, [.. table.Columns.Select((c, i) => new ExcelColumn(c.Unit is null ? c.Heading : $"{c.Heading} ({c.Unit})", kinds[i]))], rows.Select(Row))
        {
            Notes = note is null ? [] : [note],
            Totals = table.Total is { } total ? Row(total) : null,
        };
    }

    private static string? At(IReadOnlyList<string?> row, int column) => column < row.Count ? row[column] : null;

    /// <summary>Whole figures stay whole; one with decimals makes the column one of thousandths.</summary>
    private static ExcelKind FigureOf(IEnumerable<string?> cells) => cells.Select(Parse).Any(n => n is { } number && number % 1 != 0) ? ExcelKind.Quantity : ExcelKind.Money;

    private static long? NumberOf(string? cell, ExcelKind kind) => Parse(cell) is not { } number ? null : (long)(kind == ExcelKind.Quantity ? number * 1000 : number);

    private static decimal? Parse(string? cell) =>
        decimal.TryParse(cell, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, Vietnamese, out var number) && Math.Abs(number) < 1e15m ? number : null;
}
