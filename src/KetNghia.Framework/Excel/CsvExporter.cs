using System.Globalization;
using System.Text;

namespace KetNghia.Framework.Excel;

/// <summary>Comma-separated text for machines: UTF-8 with a mark, quoted, and guarded against being taken for formulas.</summary>
public static class CsvExporter
{
    public static byte[] Write(ExcelTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns.Select(c => (object?)c.Heading), table);
        foreach (var row in table.Rows)
        {
            Line(text, row, table);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Risky text gets a leading apostrophe, so that no spreadsheet runs it.</summary>
    public static string Guard(string text) => ExcelValues.IsRisky(text) ? "'" + text : text;

    private static void Line(StringBuilder text, IEnumerable<object?> values, ExcelTable table)
    {
        var cells = values.Select((v, i) => "\"" + Cell(v, i < table.Columns.Count ? table.Columns[i].Kind : ExcelKind.Text).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        text.AppendJoin(',', cells).Append("\r\n");
    }

    private static string Cell(object? value, ExcelKind kind) => (value is ExcelWrong wrong ? wrong.Value : value) switch
    {
        null => "",
        DateOnly d => Format.Date(d),
        DateTime at => Format.DateTime(at),
        string s => Guard(s),
        var v => ExcelValues.Number(v, kind)?.ToString(CultureInfo.InvariantCulture) ?? Guard(v.ToString() ?? ""),
    };
}
