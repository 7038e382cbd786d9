using System.IO.Compression;
using System.Xml;

namespace KetNghia.Imports.Workbooks;

/// <param name="Kind">Last part of the relation's type: <c>worksheet</c>, <c>styles</c>.</param>
/// <param name="Path">Name of the part meant, whether or not it is there.</param>
internal sealed record PartRelation(string Id, string Kind, string Path);

/// <summary>
/// The parts of a workbook, found the way the format says: by relations from the package's root, whatever the parts are
/// called. Names differ in case between writers; the usual ones are tried where a relation is missing.
/// </summary>
internal sealed class WorkbookParts
{
    private const int MaxRelations = 5_000;
    private const string UsualMain = "xl/workbook.xml";

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public WorkbookParts(ZipArchive archive)
    {
        foreach (var entry in archive.Entries)
        {
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    /// <summary>The part that lists the sheets; null when the package is no workbook.</summary>
    public string? FindMain() =>
        RelationsOf("").Where(r => r.Kind == "officeDocument" && _entries.ContainsKey(r.Path)).Select(r => r.Path).FirstOrDefault()
        ?? (_entries.ContainsKey(UsualMain) ? UsualMain : null);

    /// <param name="main">The part the relation starts from.</param>
    /// <param name="usual">Its name beside that part when no relation names it.</param>
    public string Find(string main, IReadOnlyList<PartRelation> relations, string kind, string usual) =>
        relations.FirstOrDefault(r => r.Kind == kind)?.Path ?? Resolve(main, usual);

    /// <param name="part">Empty for the package itself.</param>
    public List<PartRelation> RelationsOf(string part)
    {
        var (folder, name) = Split(part);
        var found = new List<PartRelation>();
        using var reader = Open($"{folder}_rels/{name}.rels");
        while (reader is not null && reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || reader.GetAttribute("TargetMode") == "External")
            {
                continue;
            }

            if (found.Count == MaxRelations)
            {
                throw new InvalidDataException("More relations than a workbook has.");
            }

            var type = reader.GetAttribute("Type") ?? "";
            found.Add(new PartRelation(reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part, reader.GetAttribute("Target") ?? "")));
        }

        return found;
    }

    /// <summary>Null when there is no such part. The caller counts the depth.</summary>
    public XmlReader? Open(string path) => !_entries.TryGetValue(path, out var entry) ? null : XmlReader.Create(entry.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        MaxCharactersInDocument = UploadGate.MaxUnpacked,
    });

    /// <summary>"../sheets/./a.xml" seen from "xl/workbook.xml" → "sheets/a.xml"; a leading stroke starts at the root.</summary>
    private static string Resolve(string part, string target)
    {
        var plain = target.Replace("%20", " ", StringComparison.Ordinal).Replace('\\', '/');
        var way = new List<string>();
        foreach (var step in (plain.StartsWith('/') ? plain : Split(part).Folder + plain).Split('/'))
        {
            if (step == ".." && way.Count > 0)
            {
                way.RemoveAt(way.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                way.Add(step);
            }
        }

        return string.Join('/', way);
    }

    private static (string Folder, string Name) Split(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        return (part[..at], part[at..]);
    }
}
