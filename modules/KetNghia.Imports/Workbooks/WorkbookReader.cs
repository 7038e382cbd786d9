using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace KetNghia.Imports.Workbooks;

/// <summary>
/// Reads the sheets of a checked workbook as rows of text, one row at a time. Numbers come with a decimal comma and
/// without grouping, dates as dd/MM/yyyy, formulas as their last value; cells that hold no value because something is
/// wrong with them say so by a text of <see cref="CellFaults"/>.
/// </summary>
internal sealed class WorkbookReader : IDisposable
{
    public const int MaxRows = 20_000;
    public const int MaxColumns = 200;
    private const int MaxSharedCharacters = 16_000_000;

    /// <summary>As Excel usually writes, and as "Strict Open XML" has it.</summary>
    private static readonly string[] RelationNames =
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    private static readonly string[] OtherSheets = ["chartsheet", "dialogsheet", "macrosheet", "xlMacrosheet", "xlIntlMacrosheet"];

    private readonly ZipArchive _archive;
    private readonly WorkbookParts _parts;
    private readonly string _fileName;
    private readonly List<(string Name, string Path)> _sheets;
    private readonly List<string> _shared = [];
    private readonly Dictionary<string, SheetLayout> _layouts = [];
    private readonly WorkbookStyles _styles;
    private bool _from1904;

    private WorkbookReader(ZipArchive archive, string fileName)
    {
        (_archive, _parts, _fileName) = (archive, new WorkbookParts(archive), fileName);
        var main = _parts.FindMain() ?? throw UploadGate.Refused(ExcelErrors.Damaged, fileName);
        var relations = _parts.RelationsOf(main);
        _sheets = ReadSheets(main, relations);
        ReadShared(_parts.Find(main, relations, "sharedStrings", "sharedStrings.xml"));
        using var styles = _parts.Open(_parts.Find(main, relations, "styles", "styles.xml"));
        _styles = WorkbookStyles.Read(styles);
    }

    /// <summary>Visible sheets in the order of their tabs.</summary>
    public IReadOnlyList<string> Sheets => [.. _sheets.Select(s => s.Name)];

    /// <summary>Days are counted from 1904, not from 1900.</summary>
    public bool CountsFrom1904 => _from1904;

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
        using var part = Part(sheet);
        var (last, kept) = (0, 0);
        while (part.MoveTo("row"))
        {
            last = int.TryParse(part.Xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) && number > last ? number : last + 1;
            var isHidden = part.IsSet("hidden") || part.Xml.GetAttribute("ht") is "0";
            var (cells, figures) = ReadRow(part);
            if (cells.Count == 0)
            {
                continue;
            }

            if (++kept > MaxRows + 1)
            {
                throw UploadGate.Refused(ExcelErrors.TooManyRows, _fileName).With("max", Format.Whole(MaxRows));
            }

            yield return new SheetRow(last, cells) { Figures = figures, IsHidden = isHidden };
        }
    }

    public SheetLayout Layout(string sheet)
    {
        if (!_layouts.TryGetValue(sheet, out var layout))
        {
            using var part = Part(sheet);
            _layouts[sheet] = layout = SheetLayout.Read(part, _fileName);
        }

        return layout;
    }

    public void Dispose() => _archive.Dispose();

    private PartReader Part(string sheet) =>
        new(_parts.Open(_sheets.First(s => s.Name == sheet).Path) ?? throw UploadGate.Refused(ExcelErrors.Damaged, _fileName), _fileName);

    private (List<string> Cells, Dictionary<int, string>? Figures) ReadRow(PartReader part)
    {
        var cells = new List<string>();
        Dictionary<int, string>? figures = null;
        var (depth, next) = (part.Xml.Depth, 0);
        while (!(part.Xml is { IsEmptyElement: true, LocalName: "row" }) && part.AdvanceWithin(depth))
        {
            if (!part.IsElement("c"))
            {
                continue;
            }

            var column = SheetLayout.ColumnOf(part.Xml.GetAttribute("r")) ?? next;
            var (shown, figure) = ReadCell(part);
            var text = VietnameseText.Clean(shown);
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
            if (figure is not null)
            {
                (figures ??= [])[column] = figure;
            }
        }

        return (cells, figures);
    }

    private (string Shown, string? Figure) ReadCell(PartReader part)
    {
        var type = part.Xml.GetAttribute("t");
        var style = int.TryParse(part.Xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (part.Xml.IsEmptyElement)
        {
            return ("", null);
        }

        part.HasFormula = false;
        var (depth, value, isThere) = (part.Xml.Depth, "", false);
        while (part.AdvanceWithin(depth))
        {
            isThere |= part.IsElement("v");
            if (part.IsText)
            {
                value += part.Xml.Value;
                if (value.Length > ExcelSheet.MaxText)
                {
                    throw UploadGate.Refused(ExcelErrors.TextTooLong, _fileName);
                }
            }
        }

        return type switch
        {
            _ when part.HasFormula && value.Length == 0 && !(type == "str" && isThere) => (CellFaults.NotCalculated, null),
            "s" => (int.TryParse(value, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < _shared.Count ? _shared[i] : throw UploadGate.Refused(ExcelErrors.Damaged, _fileName), null),
            "inlineStr" or "str" => (Decoded(value), null),
            "e" => (CellFaults.IsError(value) ? value : CellFaults.AnyError, null),
            "d" => (DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? Day(at) : value, null),
            "b" => (value is "1" or "true" ? "1" : "0", null),
            _ => Number(value, style),
        };
    }

    private (string Shown, string? Figure) Number(string text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return (text, null);
        }

        var format = _styles.Of(style);
        if (number is >= 1 and < 2_958_466 && format.IsDate(number))
        {
            return (Day(DateTime.FromOADate(number + (_from1904 ? DateReader.DaysTo1904 : 0))), null);
        }

        var figure = Math.Abs(number) < 1e15
            ? Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',')
            : number.ToString("R", CultureInfo.InvariantCulture);
        return VietnameseText.Clean(format.Shown(number)) is { Length: > 0 } shown && shown != figure ? (shown, figure) : (figure, null);
    }

    private static string Day(DateTime at) => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Signs that XML cannot carry are written as "_x000D_".</summary>
    private static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;

    private List<(string Name, string Path)> ReadSheets(string main, List<PartRelation> relations)
    {
        var sheets = new List<(string, string)>();
        using var workbook = new PartReader(_parts.Open(main)!, _fileName);
        while (workbook.Advance())
        {
            if (workbook.IsElement("workbookPr"))
            {
                _from1904 = workbook.IsSet("date1904");
            }
            else if (workbook.IsElement("sheet") && workbook.Xml.GetAttribute("state") is null or "visible")
            {
                var id = RelationNames.Select(n => workbook.Xml.GetAttribute("id", n)).FirstOrDefault(i => i is not null);
                if (relations.FirstOrDefault(r => r.Id == id) is { } relation && !OtherSheets.Contains(relation.Kind))
                {
                    sheets.Add((workbook.Xml.GetAttribute("name") ?? relation.Path, relation.Path));
                }
            }
        }

        return sheets.Count > 0 ? sheets : throw UploadGate.Refused(ExcelErrors.Damaged, _fileName);
    }

    private void ReadShared(string path)
    {
        if (_parts.Open(path) is not { } xml)
        {
            return;
        }

        using var part = new PartReader(xml, _fileName);
        long characters = 0;
        while (part.MoveTo("si"))
        {
            var (depth, text) = (xml.Depth, new StringBuilder());
            while (!(xml is { IsEmptyElement: true, LocalName: "si" }) && part.AdvanceWithin(depth))
            {
                text.Append(part.IsText ? xml.Value : "");
            }

            characters += text.Length + 16;
            if (text.Length > ExcelSheet.MaxText || characters > MaxSharedCharacters)
            {
                throw UploadGate.Refused(text.Length > ExcelSheet.MaxText ? ExcelErrors.TextTooLong : ExcelErrors.UnpacksTooLarge, _fileName);
            }

            _shared.Add(Decoded(text.ToString()));
        }
    }
}
