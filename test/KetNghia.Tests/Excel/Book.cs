using System.Security;

namespace KetNghia.Tests.Excel;

/// <summary>A small workbook of one sheet, written part by part so that each may be as odd as files are.</summary>
internal sealed record Book(string Rows)
{
    private const string Usual = "http://schemas.openxmlformats.org/";
    private const string StrictRoot = "http://purl.oclc.org/ooxml/";

    /// <summary>Saved as "Strict Open XML".</summary>
    public bool IsStrict { get; init; }

    public string Main { get; init; } = "xl/workbook.xml";

    public string SheetPath { get; init; } = "xl/worksheets/sheet1.xml";

    /// <summary>As the main part's relation writes it.</summary>
    public string SheetTarget { get; init; } = "worksheets/sheet1.xml";

    public string SharedPath { get; init; } = "xl/sharedStrings.xml";

    public string SharedTarget { get; init; } = "sharedStrings.xml";

    public string StylesPath { get; init; } = "xl/styles.xml";

    public string StylesTarget { get; init; } = "styles.xml";

    /// <summary>The whole relation of the sheet, where it is to be another.</summary>
    public string? SheetRelation { get; init; }

    public bool HasRootRelations { get; init; } = true;

    public string[] Shared { get; init; } = [];

    /// <summary>Custom number formats: style 1, 2, 3 …</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>Before the rows.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Behind the rows: "A1:C1".</summary>
    public string[] Merged { get; init; } = [];

    public string WorkbookProperties { get; init; } = "";

    public string ContentTypes { get; init; } = "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";

    public (string Name, string Content)[] Extra { get; init; } = [];

    private string Root => IsStrict ? StrictRoot : Usual;

    private string Ns => $"xmlns=\"{(IsStrict ? StrictRoot + "spreadsheetml/main" : Usual + "spreadsheetml/2006/main")}\"";

    private string Relation => Root + (IsStrict ? "officeDocument/relationships" : "officeDocument/2006/relationships");

    /// <summary>Parts may be given whole, to be worse than odd.</summary>
    public byte[] Bytes(string? main = null, string? relations = null, string? styles = null) => Workbooks.Zip(
    [
        ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{ContentTypes}</Types>"),
        .. HasRootRelations ? [("_rels/.rels", Relations($"<Relationship Id=\"r1\" Type=\"{Relation}/officeDocument\" Target=\"{Main}\"/>"))] : Array.Empty<(string, string)>(),
        (Main, main ?? $"<workbook {Ns} xmlns:r=\"{Relation}\">{WorkbookProperties}<sheets><sheet name=\"Danh sách\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        (RelationsOf(Main), relations ?? Relations(
            (SheetRelation ?? $"<Relationship Id=\"rId1\" Type=\"{Relation}/worksheet\" Target=\"{SheetTarget}\"/>")
            + $"<Relationship Id=\"rId2\" Type=\"{Relation}/sharedStrings\" Target=\"{SharedTarget}\"/><Relationship Id=\"rId3\" Type=\"{Relation}/styles\" Target=\"{StylesTarget}\"/>")),
        (SheetPath, $"<worksheet {Ns}>{Columns}<sheetData>{Rows}</sheetData>{MergedXml()}</worksheet>"),
        (SharedPath, $"<sst {Ns}>{string.Concat(Shared.Select(s => s.StartsWith('<') ? s : $"<si><t>{SecurityElement.Escape(s)}</t></si>"))}</sst>"),
        (StylesPath, styles ?? $"<styleSheet {Ns}><numFmts>{string.Concat(Formats.Select((f, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"))}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))}</cellXfs></styleSheet>"),
        .. Extra,
    ]);

    /// <summary>One row of cells given as XML.</summary>
    public static Book Of(params string[] cells) => new($"<row r=\"1\">{string.Concat(cells)}</row>");

    /// <summary>A figure under a format of its own.</summary>
    public static Book Figure(string format, string value) => Of($"<c r=\"A1\" s=\"1\"><v>{value}</v></c>") with { Formats = [format] };

    private string MergedXml() => Merged.Length == 0 ? "" : $"<mergeCells>{string.Concat(Merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>";

    private static string RelationsOf(string part) => part.Contains('/', StringComparison.Ordinal)
        ? part.Insert(part.LastIndexOf('/') + 1, "_rels/") + ".rels"
        : $"_rels/{part}.rels";

    private static string Relations(string inner) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";
}
