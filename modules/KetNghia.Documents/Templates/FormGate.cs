using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Evidence;

namespace KetNghia.Documents.Templates;

/// <summary>What a form of other hands must not hold, looked for before any library opens it.</summary>
internal static partial class FormGate
{
    public const long MostBytes = 10 * 1024 * 1024;
    private const int MostNodes = 500_000;
    private const int Deepest = 256;

    /// <summary>And fonts: what a form holds besides markup.</summary>
    private static readonly HashSet<string> Pictures =
        new([".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf"], StringComparer.OrdinalIgnoreCase);

    /// <exception cref="BusinessException">It is no DOCX, too large, or holds what runs or fetches something.</exception>
    /// <returns>Its name, clean.</returns>
    public static async Task<string> CheckAsync(Stream file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return FileNames.Clean(name, await ReadAsync(file, cancellationToken));
        }
        catch (FileRefusedException refused)
        {
            throw new BusinessException(refused.Code).With("name", name).With("limit", refused.Limit);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException)
        {
            throw new BusinessException(DocumentsErrors.FileDamaged).With("name", name);
        }
    }

    private static async Task<ContentType> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        if (file.Length is 0 or > MostBytes)
        {
            throw file.Length == 0 ? new FileRefusedException(DocumentsErrors.FileEmpty) : new FileRefusedException(DocumentsErrors.FileTooLarge, MostBytes / 1024 / 1024);
        }

        var type = await ContentType.OfAsync(file, cancellationToken);
        if (type.Format != FileFormat.Docx)
        {
            throw new FileRefusedException(type.Refusal == DocumentsErrors.FileEncrypted ? type.Refusal : DocumentsErrors.FormNotDocx);
        }

        file.Position = 0;
        await OfficeCheck.CheckAsync(file, type, cancellationToken);
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            await using var content = entry.Open();
            if (IsNamedMarkup(entry.FullName) || await LooksLikeMarkupAsync(entry, cancellationToken))
            {
                ReadPart(content);
            }
            else if (!Pictures.Contains(Path.GetExtension(entry.FullName)) && entry.Length > 0)
            {
                throw new FileRefusedException(DocumentsErrors.FormHasObject);
            }
        }

        return type;
    }

    private static bool IsNamedMarkup(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>A part may have any name: what begins like markup in any encoding is read as such.</summary>
    private static async Task<bool> LooksLikeMarkupAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var content = entry.Open();
        var first = new byte[64];
        var text = Encoding.Latin1.GetString(first, 0, await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken));
        return text.TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00fe', '\u00ff', '\0', ' ', '\t', '\r', '\n').StartsWith('<');
    }

    private static void ReadPart(Stream content)
    {
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var (nodes, fields, inField) = (0, new StringBuilder(), false);
        while (reader.Read())
        {
            if (++nodes > MostNodes || reader.Depth > Deepest)
            {
                throw new FileRefusedException(DocumentsErrors.FileSuspicious);
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                inField = reader.LocalName == "instrText";
                fields.Append(reader.LocalName == "fldChar" ? "\n" : reader.LocalName == "fldSimple" ? $"\n{reader.GetAttribute("instr", reader.NamespaceURI)}\n" : "");
                CheckElement(reader);
            }
            else if (inField && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                fields.Append(reader.Value);
            }
        }

        if (Fetching().IsMatch(fields.ToString()))
        {
            throw new FileRefusedException(DocumentsErrors.FormFetches);
        }
    }

    private static void CheckElement(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "altChunk":
                throw new FileRefusedException(DocumentsErrors.FormHasChunk);
            case "attachedTemplate":
                throw new FileRefusedException(DocumentsErrors.FormIsLinked);
            case "OLEObject" or "object" or "control":
                throw new FileRefusedException(DocumentsErrors.FormHasObject);
            case "Relationship":
                CheckRelationship(reader.GetAttribute("Type") ?? "", reader.GetAttribute("TargetMode"), reader.GetAttribute("Target") ?? "");
                break;
        }
    }

    private static void CheckRelationship(string type, string? mode, string target)
    {
        var kind = type[(type.LastIndexOf('/') + 1)..];
        var code = kind switch
        {
            "attachedTemplate" => DocumentsErrors.FormIsLinked,
            "aFChunk" => DocumentsErrors.FormHasChunk,
            "oleObject" or "control" or "package" => DocumentsErrors.FormHasObject,
            "vbaProject" => DocumentsErrors.FileHasMacro,
            "hyperlink" when Plain().IsMatch(target) => null,
            _ => string.Equals(mode, "External", StringComparison.OrdinalIgnoreCase) ? DocumentsErrors.FormHasLink : null,
        };
        if (code is not null)
        {
            throw new FileRefusedException(code);
        }
    }

    [GeneratedRegex(@"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MERGEFIELD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();

    [GeneratedRegex(@"^(https?://|mailto:|#)", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
