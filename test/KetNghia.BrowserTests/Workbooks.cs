using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KetNghia.BrowserTests;

/// <summary>Fills a downloaded template the way a person does: under the headings, from the second row on.</summary>
internal static class Workbooks
{
    public static byte[] Fill(string template, IReadOnlyList<IReadOnlyDictionary<string, string>> lines)
    {
        using var content = new MemoryStream();
        content.Write(File.ReadAllBytes(template));
        using (var document = SpreadsheetDocument.Open(content, isEditable: true))
        {
            var sheet = FirstSheet(document.WorkbookPart!);
            var data = sheet.Worksheet!.GetFirstChild<SheetData>()!;
            var rows = data.Elements<Row>().ToList();
            var headings = rows[0].Elements<Cell>().Select(cell => cell.InnerText).ToList();
            rows.Skip(1).ToList().ForEach(row => row.Remove());
            foreach (var (index, line) in lines.Index())
            {
                var unknown = line.Keys.Except(headings).ToList();
                if (unknown.Count > 0)
                {
                    throw new InvalidOperationException($"The template has no column {string.Join(", ", unknown)}, only {string.Join(", ", headings)}.");
                }

                data.Append(NewRow(index + 2, headings, line));
            }

            sheet.Worksheet.Save();
        }

        return content.ToArray();
    }

    private static WorksheetPart FirstSheet(WorkbookPart workbook) =>
        (WorksheetPart)workbook.GetPartById(workbook.Workbook!.Sheets!.Elements<Sheet>().First().Id!.Value!);

    private static Row NewRow(int number, List<string> headings, IReadOnlyDictionary<string, string> line)
    {
        var row = new Row { RowIndex = (uint)number };
        foreach (var (index, heading) in headings.Index().Where(h => line.ContainsKey(h.Item)))
        {
            row.Append(new Cell(new InlineString(new Text(line[heading])))
            {
                CellReference = ((char)('A' + index)).ToString() + number.ToString(CultureInfo.InvariantCulture),
                DataType = CellValues.InlineString,
            });
        }

        return row;
    }
}
