using System.Xml;

namespace KetNghia.Imports.Workbooks;

/// <summary>Steps through one part of a workbook within its limits; whatever is wrong with it makes the file a damaged one.</summary>
internal sealed class PartReader(XmlReader xml, string fileName) : IDisposable
{
    private const int MaxDepth = 64;

    private bool _isAside;

    public XmlReader Xml => xml;

    /// <summary>A formula was met since it was last set to false.</summary>
    public bool HasFormula { get; set; }

    /// <summary>Text of a value, not of a formula or a phonetic guide.</summary>
    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && !_isAside;

    public bool IsElement(string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public bool IsSet(string attribute) => xml.GetAttribute(attribute) is "1" or "true";

    /// <summary>Steps on, keeps the depth in bounds, and notes whether text belongs to a formula or to a phonetic guide.</summary>
    public bool Advance()
    {
        if (!Read())
        {
            return false;
        }

        if (xml.Depth > MaxDepth)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, fileName);
        }

        if (xml.LocalName is "f" or "rPh")
        {
            _isAside = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            HasFormula |= xml.LocalName is "f";
        }

        return true;
    }

    /// <summary>On to the next element of this name, however deep.</summary>
    public bool MoveTo(string element)
    {
        while (Read())
        {
            if (IsElement(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>On to the end of the element the reader stands at.</summary>
    public bool AdvanceWithin(int depth) => Advance() && xml.Depth > depth;

    public void Dispose() => xml.Dispose();

    private bool Read()
    {
        try
        {
            return xml.Read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw UploadGate.Refused(ExcelErrors.Damaged, fileName);
        }
    }
}
