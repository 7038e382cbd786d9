using KetNghia.Imports.Sheets;
using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Runs;

/// <summary>Finds the headings of a sent workbook and reads the rows below them.</summary>
internal sealed class ImportSheet(IFileStore files, ITexts texts)
{
    private const int SheetSearch = 10;
    private const int MaxSheets = 500;
    private const int HeadingSearch = 15;
    private const int Samples = 3;
    private const int HeadingShown = 100;

    /// <summary>Headings of the column that counts the rows.</summary>
    private static readonly string[] Ordinals = ["stt", "tt", "so tt", "so thu tu"];

    /// <summary>The sheet and row where most of the definition's headings stand.</summary>
    internal SheetHead FindHeadings(WorkbookReader book, IImportDefinition definition, string fileName)
    {
        var best = new Candidate(book.Sheets[0], [], -1, -1);
        foreach (var sheet in book.Sheets.Take(definition.TakesEverySheet ? MaxSheets : SheetSearch))
        {
            best = Best(book, sheet, cells => Guess(definition, cells).Count) is { } found && found.Score > best.Score ? found : best;
        }

        if (best.At < 0)
        {
            throw new BusinessException(ExcelErrors.Empty).With("name", fileName);
        }

        var head = Widen(definition, best, book.Layout(best.Sheet));
        return book.Rows(best.Sheet).Any(r => r.Number >= head.Row + head.Rows) ? head : throw new BusinessException(ExcelErrors.Empty).With("name", fileName);
    }

    private static Candidate? Best(WorkbookReader book, string sheet, Func<IReadOnlyList<string>, int> scoreOf)
    {
        var rows = book.Rows(sheet).Take(HeadingSearch + 1).ToList();
        return rows.Take(HeadingSearch).Select((row, at) => new Candidate(sheet, rows, at, scoreOf(row.Cells))).MaxBy(c => c.Score);
    }

    /// <summary>
    /// What was noticed of the file, with the sheets the list stands on where it may stand on several. Each is read by its own
    /// headings, which say what those of the chosen columns say, or what the import calls them.
    /// </summary>
    internal ImportShape Spread(ImportFile source, IImportDefinition definition, Dictionary<string, int> mapping)
    {
        if (!definition.TakesEverySheet)
        {
            return source.ShapeOf();
        }

        using var file = files.Open(source.Sha256);
        using var book = WorkbookReader.Open(file, source.Name);
        var chosen = Headings(book, source, source.HeadingRows);
        var names = mapping.Where(m => m.Value < chosen.Count && chosen[m.Value].Length > 0).ToDictionary(m => m.Key, m => VietnameseText.Fold(chosen[m.Value]));
        List<string> leftOut = [.. Guess(definition, chosen).Keys.Except(mapping.Keys)];
        List<ListSheet> sheets = [];
        List<string> passedBy = [];
        foreach (var (index, name) in book.Sheets.Index())
        {
            if (name == source.Sheet)
            {
                sheets.Add(new ListSheet(name, source.HeadingRow, source.HeadingRows, mapping));
            }
            else if (index < MaxSheets && PartOf(book, name, definition, names, leftOut) is { } part)
            {
                sheets.Add(part);
            }
            else
            {
                passedBy.Add(name);
            }
        }

        return source.ShapeOf() with { Sheets = sheets, PassedBy = passedBy };
    }

    /// <param name="names">Column key → heading, folded, as it was chosen.</param>
    /// <param name="leftOut">Columns that were chosen not to be taken.</param>
    private ListSheet? PartOf(WorkbookReader book, string sheet, IImportDefinition definition, Dictionary<string, string> names, List<string> leftOut)
    {
        Dictionary<string, int> Columns(IReadOnlyList<string> headings)
        {
            var folded = headings.Select(VietnameseText.Fold).ToList();
            var found = names.Select(n => (n.Key, Index: folded.IndexOf(n.Value))).Where(n => n.Index >= 0).ToDictionary(n => n.Key, n => n.Index);
            foreach (var (key, index) in Guess(definition, headings).Where(g => !leftOut.Contains(g.Key) && !found.ContainsKey(g.Key) && !found.ContainsValue(g.Value)))
            {
                found[key] = index;
            }

            return found;
        }

        if (Best(book, sheet, cells => Columns(cells).Count) is not { Score: > 0 } best)
        {
            return null;
        }

        var head = Widen(definition, best, book.Layout(sheet));
        var columns = Columns(head.Texts);
        return definition.Columns.All(c => !c.IsRequired || columns.ContainsKey(c.Key)) ? new ListSheet(sheet, head.Row, head.Rows, columns) : null;
    }

    /// <summary>What the file shows besides its rows.</summary>
    internal ImportShape Shape(WorkbookReader book, IImportDefinition definition, SheetHead head) => new(
        head.Rows == 1 ? [] : [.. head.Texts.Select((t, i) => (Text: t, Index: i)).Where(t => t.Text.Contains(SheetHead.Between, StringComparison.Ordinal))
            .Select(t => $"{ExcelSheet.ColumnName(t.Index)} · {(t.Text.Length <= HeadingShown ? t.Text : t.Text[..HeadingShown])}")],
        [.. book.Layout(head.Sheet).HiddenColumns.Where(c => c < head.Texts.Count).Order()])
    {
        ShownOnly = ShownOnly(definition, head.Texts, Guess(definition, head.Texts)).ToDictionary(c => c, c => head.Texts[c]),
        From1904 = book.CountsFrom1904,
    };

    /// <summary>Columns that an export of the list shows and the import does not read.</summary>
    private List<int> ShownOnly(IImportDefinition definition, IReadOnlyList<string> headings, Dictionary<string, int> read)
    {
        var names = definition.ShownOnly.SelectMany(k => Names(definition, k)).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, headings.Count).Where(i => !read.ContainsValue(i) && names.Contains(VietnameseText.Fold(headings[i].TrimEnd('*', ' '))))];
    }

    /// <summary>Keys of the columns, read or only shown, that a heading may name: one, where the declaration is clear.</summary>
    internal IReadOnlyList<string> ColumnsNamed(IImportDefinition definition, string heading)
    {
        var folded = VietnameseText.Fold(heading);
        var keys = definition.Columns.Select(c => c.Key).Concat(definition.ShownOnly);
        return [.. keys.Where(k => Names(definition, k).Contains(folded))];
    }

    /// <summary>What the heading of a column may say in any language, folded: its other names first.</summary>
    private List<string> Names(IImportDefinition definition, string column)
    {
        var key = $"Import.{definition.Key}.{column}";
        return [.. texts.InEveryLanguage(key + ".Also").SelectMany(also => also.Split(';')).Concat(texts.InEveryLanguage(key)).Append(column).Select(VietnameseText.Fold)];
    }

    /// <summary>Reads the headings of a run anew, from one row or from two.</summary>
    internal (SheetHead Head, ImportShape Shape) Head(ImportFile source, IImportDefinition definition, int rows)
    {
        using var file = files.Open(source.Sha256);
        using var book = WorkbookReader.Open(file, source.Name);
        var head = new SheetHead(source.Sheet, source.HeadingRow, rows, Headings(book, source, rows));
        return (head, Shape(book, definition, head));
    }

    /// <summary>The columns of the sheet with a few values each, for matching.</summary>
    public IReadOnlyList<SheetColumn> Columns(ImportFile source)
    {
        using var file = files.Open(source.Sha256);
        using var book = WorkbookReader.Open(file, source.Name);
        var headings = Headings(book, source, source.HeadingRows);
        var rows = book.Rows(source.Sheet).SkipWhile(r => r.Number <= source.HeadingEnd).Take(Samples).ToList();
        var width = rows.Select(r => r.Cells.Count).Append(headings.Count).Max();
        return [.. Enumerable.Range(0, width).Select(i => new SheetColumn(
            i, ExcelSheet.ColumnName(i), i < headings.Count ? headings[i] : "",
            [.. rows.Where(r => i < r.Cells.Count && r.Cells[i].Length > 0).Select(r => r.Cells[i])]))];
    }

    /// <summary>Column key → column of the sheet, by heading; what is unclear is left out.</summary>
    public Dictionary<string, int> Guess(IImportDefinition definition, IReadOnlyList<string> headings)
    {
        var whole = headings.Select(h => VietnameseText.Fold(h.TrimEnd('*', ' '))).ToList();
        var lower = headings.Select(h => h.LastIndexOf(SheetHead.Between, StringComparison.Ordinal) is var at and >= 0 ? VietnameseText.Fold(h[(at + SheetHead.Between.Length)..].TrimEnd('*', ' ')) : "").ToList();
        var guess = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in definition.Columns)
        {
            var names = Names(definition, column.Key);
            var found = names.Select(n => whole.IndexOf(n)).FirstOrDefault(i => i >= 0, -1);
            found = found >= 0 ? found : names.Where(n => n.Length > 0).Select(n => lower.IndexOf(n) is var i and >= 0 && i == lower.LastIndexOf(n) ? i : -1).FirstOrDefault(i => i >= 0, -1);
            if (found >= 0 && !guess.ContainsValue(found))
            {
                guess[column.Key] = found;
            }
        }

        return guess;
    }

    /// <summary>The match of all columns when no heading of the file leaves a question and nothing needed is missing; null otherwise.</summary>
    public Dictionary<string, int>? Match(ImportFile source, IImportDefinition definition)
    {
        var columns = Columns(source);
        List<string> headings = [.. columns.Select(c => c.Heading)];
        var guess = Guess(definition, headings);
        var settled = guess.Values.Concat(ShownOnly(definition, headings, guess)).ToHashSet();
        var isOpen = definition.Columns.Any(c => c.IsRequired && !guess.ContainsKey(c.Key))
            || columns.Any(c => !settled.Contains(c.Index) && (c.Heading.Length > 0 || c.Samples.Count > 0) && !Ordinals.Contains(VietnameseText.Fold(c.Heading)));
        return isOpen ? null : guess;
    }

    /// <summary>Rows below the headings, each with what it was found to be.</summary>
    /// <param name="mapping">Where the list stands on one sheet.</param>
    internal IEnumerable<SheetLine> Rows(ImportFile source, IImportDefinition definition, Dictionary<string, int> mapping)
    {
        using var file = files.Open(source.Sha256);
        using var book = WorkbookReader.Open(file, source.Name);
        IReadOnlyList<ListSheet> sheets = source.ShapeOf().Sheets is { Count: > 0 } several ? several : [new ListSheet(source.Sheet, source.HeadingRow, source.HeadingRows, mapping)];
        var count = 0;
        foreach (var (index, sheet) in sheets.Index())
        {
            foreach (var line in Rows(book, sheet, definition))
            {
                yield return ++count <= WorkbookReader.MaxRows ? line with { Sheet = index } : throw UploadGate.Refused(ExcelErrors.TooManyRows, source.Name).With("max", Format.Whole(WorkbookReader.MaxRows));
            }
        }
    }

    private IEnumerable<SheetLine> Rows(WorkbookReader book, ListSheet sheet, IImportDefinition definition)
    {
        var (layout, mapping) = (book.Layout(sheet.Name), sheet.Columns);
        var kinds = new RowKinds(definition.Columns, mapping, layout, sheet.HeadingEnd, [.. definition.Columns.Select(c => ExampleOf(definition, c))]);
        var joined = new JoinedCells(layout, mapping);
        var shown = definition.Columns.Where(c => c.Kind is ImportColumnKind.Text or ImportColumnKind.Choice).Select(c => c.Key).ToHashSet();
        foreach (var row in book.Rows(sheet.Name).Where(r => r.Number > sheet.HeadingEnd))
        {
            var cells = mapping.Where(m => m.Value < row.Cells.Count && row.Cells[m.Value].Length > 0)
                .ToDictionary(m => m.Key, m => Cut(shown.Contains(m.Key) ? row.Cells[m.Value] : row.Figure(m.Value), ImportRow.CellLength));
            var above = joined.Into(row.Number, cells);
            var kind = kinds.Of(row, cells, above);
            var isPlain = kind == ImportRowKind.Plain;
            yield return new SheetLine(row.Number, isPlain && above.Count > 0 ? cells.Concat(above).ToDictionary() : cells)
            {
                Kind = kind,
                IsHidden = row.IsHidden,
                Filled = isPlain ? above.Keys : [],
                Held = isPlain && !row.IsHidden ? null : Cut(string.Join(" · ", row.Cells.Where(c => c.Length > 0)), ImportRow.HeldLength),
            };
        }
    }

    internal string ExampleOf(IImportDefinition definition, ImportColumn column)
    {
        var key = $"Import.{definition.Key}.{column.Key}.Example";
        return texts.Has(key) ? VietnameseText.Clean(texts[key]) : "";
    }

    /// <summary>The row above or below belongs to the headings when it says more of them, or when headings span what is below.</summary>
    private SheetHead Widen(IImportDefinition definition, Candidate best, SheetLayout layout)
    {
        var (sheet, rows, at, score) = best;
        var row = rows[at];
        if (at + 1 < rows.Count && rows[at + 1].Number == row.Number + 1)
        {
            var texts = SheetHead.Join(row, rows[at + 1], layout);
            if (SheetHead.Spans(row, rows[at + 1], layout) || Guess(definition, texts).Count > score)
            {
                return new SheetHead(sheet, row.Number, 2, texts);
            }
        }

        if (at > 0 && rows[at - 1].Number == row.Number - 1)
        {
            var texts = SheetHead.Join(rows[at - 1], row, layout);
            if (Guess(definition, texts).Count > score)
            {
                return new SheetHead(sheet, row.Number - 1, 2, texts);
            }
        }

        return new SheetHead(sheet, row.Number, 1, row.Cells);
    }

    private static IReadOnlyList<string> Headings(WorkbookReader book, ImportFile source, int rows)
    {
        var found = book.Rows(source.Sheet).SkipWhile(r => r.Number < source.HeadingRow).TakeWhile(r => r.Number < source.HeadingRow + rows).ToList();
        return found is [var upper, var lower] ? SheetHead.Join(upper, lower, book.Layout(source.Sheet)) : found is [var only] ? only.Cells : [];
    }

    /// <summary>A row that may hold the headings.</summary>
    private sealed record Candidate(string Sheet, List<SheetRow> Rows, int At, int Score);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <param name="Letter">As Excel names it.</param>
internal sealed record SheetColumn(int Index, string Letter, string Heading, IReadOnlyList<string> Samples);

/// <summary>A row below the headings, as read.</summary>
internal sealed record SheetLine(int Number, Dictionary<string, string> Cells)
{
    /// <summary>Which of the sheets of a list that stands on several, from nought.</summary>
    public int Sheet { get; init; }

    public ImportRowKind Kind { get; init; } = ImportRowKind.Plain;

    public bool IsHidden { get; init; }

    /// <summary>Columns whose value was joined over several rows and stands above.</summary>
    public IReadOnlyCollection<string> Filled { get; init; } = [];

    /// <summary>All the row says, where it is not simply a record.</summary>
    public string? Held { get; init; }
}
