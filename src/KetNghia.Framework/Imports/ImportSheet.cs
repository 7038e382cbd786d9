using KetNghia.Framework.Errors;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Files;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Values;

namespace KetNghia.Framework.Imports;

/// <summary>Finds the headings of a sent workbook and reads the rows below them.</summary>
public sealed class ImportSheet(IFileStore files, ITexts texts)
{
    private const int HeadingSearch = 15;
    private const int Samples = 3;

    /// <summary>The sheet and row where most of the definition's headings stand.</summary>
    internal (string Sheet, int HeadingRow) FindHeadings(WorkbookReader book, IImportDefinition definition, string fileName)
    {
        var best = (Sheet: book.Sheets[0], Row: 0, Score: -1);
        foreach (var sheet in book.Sheets.Take(10))
        {
            foreach (var row in book.Rows(sheet).Take(HeadingSearch))
            {
                var score = Guess(definition, row.Cells).Count;
                if (score > best.Score)
                {
                    best = (sheet, row.Number, score);
                }
            }
        }

        return best.Row > 0 && book.Rows(best.Sheet).Any(r => r.Number > best.Row)
            ? (best.Sheet, best.Row)
            : throw new BusinessException(ExcelErrors.Empty).With("name", fileName);
    }

    /// <summary>The columns of the sheet with a few values each, for matching.</summary>
    public IReadOnlyList<SheetColumn> Columns(ImportRun run)
    {
        using var file = files.Open(run.FileSha256);
        using var book = WorkbookReader.Open(file, run.FileName);
        var rows = book.Rows(run.Sheet).SkipWhile(r => r.Number < run.HeadingRow).Take(Samples + 1).ToList();
        var headings = rows[0].Cells;
        var width = rows.Max(r => r.Cells.Count);
        return [.. Enumerable.Range(0, width).Select(i => new SheetColumn(
            i, WorkbookReader.ColumnName(i), i < headings.Count ? headings[i] : "",
            [.. rows.Skip(1).Where(r => i < r.Cells.Count && r.Cells[i].Length > 0).Select(r => r.Cells[i])]))];
    }

    /// <summary>Column key → column of the sheet, by heading; what is unclear is left out.</summary>
    public Dictionary<string, int> Guess(IImportDefinition definition, IReadOnlyList<string> headings)
    {
        var folded = headings.Select(h => VietnameseText.Fold(h.TrimEnd('*', ' '))).ToList();
        var guess = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in definition.Columns)
        {
            var key = $"Import.{definition.Key}.{column.Key}";
            var names = (texts.Has(key + ".Also") ? texts[key + ".Also"].Split(';') : []).Append(texts[key]).Append(column.Key);
            var found = names.Select(n => folded.IndexOf(VietnameseText.Fold(n))).FirstOrDefault(i => i >= 0, -1);
            if (found >= 0 && !guess.ContainsValue(found))
            {
                guess[column.Key] = found;
            }
        }

        return guess;
    }

    /// <summary>Rows below the headings; the template's example row is left out.</summary>
    internal IEnumerable<(int Number, Dictionary<string, string> Cells)> Rows(ImportRun run, IImportDefinition definition, Dictionary<string, int> mapping)
    {
        var example = definition.Columns.Select(c => ExampleOf(definition, c)).ToList();
        using var file = files.Open(run.FileSha256);
        using var book = WorkbookReader.Open(file, run.FileName);
        foreach (var row in book.Rows(run.Sheet).Where(r => r.Number > run.HeadingRow))
        {
            var cells = mapping.Where(m => m.Value < row.Cells.Count && row.Cells[m.Value].Length > 0).ToDictionary(m => m.Key, m => Cut(IsShown(definition, m.Key) ? row.Cells[m.Value] : row.Figure(m.Value)));
            var isExample = definition.Columns.Select(c => cells.GetValueOrDefault(c.Key, "")).SequenceEqual(example, StringComparer.Ordinal);
            if (cells.Count > 0 && !isExample)
            {
                yield return (row.Number, cells);
            }
        }
    }

    /// <summary>A name or a code is what the person sees: its zeros in front belong to it. What is counted is the figure.</summary>
    private static bool IsShown(IImportDefinition definition, string column) =>
        definition.Columns.FirstOrDefault(c => c.Key == column)?.Kind is ImportColumnKind.Text or ImportColumnKind.Choice;

    internal string ExampleOf(IImportDefinition definition, ImportColumn column)
    {
        var key = $"Import.{definition.Key}.{column.Key}.Example";
        return texts.Has(key) ? VietnameseText.Clean(texts[key]) : "";
    }

    private static string Cut(string text) => text.Length <= ImportRow.CellLength ? text : text[..ImportRow.CellLength];
}

/// <param name="Letter">As Excel names it.</param>
public sealed record SheetColumn(int Index, string Letter, string Heading, IReadOnlyList<string> Samples);
