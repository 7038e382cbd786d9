using System.Globalization;
using System.Xml;

namespace KetNghia.Imports.Workbooks;

/// <summary>The number format of each style of a workbook.</summary>
internal sealed class WorkbookStyles
{
    private const int MaxStyles = 100_000;

    private readonly List<NumberFormat> _formats = [];

    public static WorkbookStyles Read(XmlReader? reader)
    {
        var styles = new WorkbookStyles();
        var described = new Dictionary<int, NumberFormat>();
        var inCells = false;
        while (reader is not null && reader.Read() && styles._formats.Count < MaxStyles && described.Count < MaxStyles)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id))
            {
                described[id] = NumberFormat.Of(id, reader.GetAttribute("formatCode"));
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _ = int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format);
                styles._formats.Add(described.GetValueOrDefault(format) ?? NumberFormat.Of(format, null));
            }
        }

        return styles;
    }

    public NumberFormat Of(int style) => style >= 0 && style < _formats.Count ? _formats[style] : NumberFormat.General;
}
