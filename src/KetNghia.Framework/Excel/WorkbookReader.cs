using System.Globalization;
using System.IO.Compression;
using System.Xml;
using KetNghia.Framework.Values;

namespace KetNghia.Framework.Excel;

/// <param name="Number">As Excel shows it.</param>
/// <param name="Cells">Texts by column, from A; empty where blank.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads the sheets of a checked workbook as rows of text, one row at a time. Numbers come with a decimal comma and
/// without grouping, dates as dd/MM/yyyy, formulas as their last value.
/// </summary>
public sealed class WorkbookReader : IDisposable
{
    public const int MaxRows = 20_000;
    public const int MaxColumns = 200;
    public const int MaxText = 32_767;
    private const int MaxDepth = 64;
    private const int MaxSharedCharacters = 16_000_000;

    private readonly ZipArchive _archive;
    private readonly string _fileName;
    private readonly List<(string Name, string Path)> _sheets;
    private readonly List<string> _shared = [];
    private readonly List<bool> _isDate = [];
    private bool _from1904;
    private bool _inFormula;

    private WorkbookReader(ZipArchive archive, string fileName)
    {
        (_archive, _fileName) = (archive, fileName);
        _sheets = ReadSheets();
        ReadShared();
        ReadStyles();
    }

    /// <summary>Visible sheets in the order of their tabs.</summary>
    public IReadOnlyList<string> Sheets => [.. _sheets.Select(s => s.Name)];

    /// <param name="file">Has passed <see cref="UploadGate"/>; stays open.</param>
    public static WorkbookReader Open(Stream file, string fileName)
    {
        try
        {
            return new WorkbookReader(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true), fileName);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, fileName);
        }
    }

    public IEnumerable<SheetRow> Rows(string sheet)
    {
        var path = _sheets.First(s => s.Name == sheet).Path;
        using var reader = Xml(path) ?? throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
        var (last, kept) = (0, 0);
        while (MoveTo(reader, "row"))
        {
            last = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) && number > last ? number : last + 1;
            var cells = ReadRow(reader);
            if (cells.Count == 0)
            {
                continue;
            }

            if (++kept > MaxRows + 1)
            {
                throw UploadGate.Refused(ExcelErrors.TooManyRows, _fileName).With("max", Format.Whole(MaxRows));
            }

            yield return new SheetRow(last, cells);
        }
    }

    /// <summary>"A", "Z", "AA".</summary>
    public static string ColumnName(int index) => index < 26
        ? ((char)('A' + index)).ToString()
        : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    public void Dispose() => _archive.Dispose();

    private List<string> ReadRow(XmlReader reader)
    {
        var cells = new List<string>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var depth = reader.Depth;
        var next = 0;
        while (Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r")) ?? next;
            var text = VietnameseText.Clean(ReadCell(reader));
            next = column + 1;
            if (text.Length == 0)
            {
                continue;
            }

            if (column >= MaxColumns)
            {
                throw UploadGate.Refused(ExcelErrors.TooManyColumns, _fileName).With("max", MaxColumns);
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(text);
        }

        return cells;
    }

    private string ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, value) = (reader.Depth, "");
        while (Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && !_inFormula)
            {
                value += reader.Value;
                if (value.Length > MaxText)
                {
                    throw UploadGate.Refused(ExcelErrors.TextTooLong, _fileName);
                }
            }
        }

        return type switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < _shared.Count ? _shared[i] : throw UploadGate.Refused(ExcelErrors.Damaged, _fileName),
            "inlineStr" or "str" or "e" or "d" => value,
            "b" => value == "1" ? "1" : "0",
            _ => Number(value, style),
        };
    }

    /// <summary>Steps on, keeps the depth in bounds, and notes whether text belongs to a formula or to a phonetic guide.</summary>
    private bool Advance(XmlReader reader)
    {
        try
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
        }

        if (reader.Depth > MaxDepth)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
        }

        if (reader.LocalName is "f" or "rPh")
        {
            _inFormula = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
        }

        return true;
    }

    private string Number(string text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        if (style < _isDate.Count && _isDate[style] && number is >= 1 and < 2_958_466)
        {
            var at = DateTime.FromOADate(number + (_from1904 ? 1462 : 0));
            return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) < 1e15
            ? Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',')
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private List<(string Name, string Path)> ReadSheets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Xml("xl/_rels/workbook.xml.rels"))
        {
            while (relations is not null && MoveTo(relations, "Relationship"))
            {
                var target = relations.GetAttribute("Target") ?? "";
                targets[relations.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        var sheets = new List<(string, string)>();
        using var workbook = Xml("xl/workbook.xml") ?? throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
        while (workbook.Read())
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                _from1904 = workbook.GetAttribute("date1904") is "1" or "true";
            }
            else if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && workbook.GetAttribute("state") is null or "visible")
            {
                var id = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? "";
                if (targets.TryGetValue(id, out var path) && path.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))
                {
                    sheets.Add((workbook.GetAttribute("name") ?? path, path));
                }
            }
        }

        return sheets.Count > 0 ? sheets : throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
    }

    private void ReadShared()
    {
        using var reader = Xml("xl/sharedStrings.xml");
        long characters = 0;
        while (reader is not null && MoveTo(reader, "si"))
        {
            var (depth, text) = (reader.Depth, "");
            while (!reader.IsEmptyElement && Advance(reader) && reader.Depth > depth)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && !_inFormula)
                {
                    text += reader.Value;
                }
            }

            characters += text.Length + 16;
            if (text.Length > MaxText || characters > MaxSharedCharacters)
            {
                throw UploadGate.Refused(text.Length > MaxText ? ExcelErrors.TextTooLong : ExcelErrors.UnpacksTooLarge, _fileName);
            }

            _shared.Add(text);
        }
    }

    private void ReadStyles()
    {
        using var reader = Xml("xl/styles.xml");
        var custom = new Dictionary<int, string>();
        var inCells = false;
        while (reader is not null && reader.Read())
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && int.TryParse(reader.GetAttribute("numFmtId"), out var id))
            {
                custom[id] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _ = int.TryParse(reader.GetAttribute("numFmtId"), out var format);
                _isDate.Add(format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) || (custom.TryGetValue(format, out var code) && IsDateFormat(code)));
            }
        }
    }

    private static bool IsDateFormat(string code)
    {
        var (quoted, bracket) = (false, false);
        foreach (var c in code)
        {
            quoted = c == '"' ? !quoted : quoted;
            bracket = c == '[' || (bracket && c != ']');
            if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H')
            {
                return !quoted && !bracket;
            }
        }

        return false;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetter).Take(4))
        {
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    private bool MoveTo(XmlReader reader, string element)
    {
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
        }

        return false;
    }

    private XmlReader? Xml(string path)
    {
        var entry = _archive.GetEntry(path);
        return entry is null ? null : XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            MaxCharactersInDocument = UploadGate.MaxUnpacked,
        });
    }
}
