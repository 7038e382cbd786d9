using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace KetNghia.Imports.Workbooks;

/// <summary>
/// Looks at a sent workbook before any library does (RELIABILITY 3.1): signature, names, counts and sizes measured while
/// inflating, never as declared. What passes is small, plain and without macros or links to elsewhere.
/// </summary>
internal static class UploadGate
{
    public const int MaxPacked = 10 * 1024 * 1024;
    public const long MaxUnpacked = 100L * 1024 * 1024;
    public const int MaxParts = 500;
    private const int MaxRatio = 100;
    private const int RatioAfter = 1024 * 1024;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly string[] Archives = [".zip", ".rar", ".7z", ".gz", ".tar", ".xlsx", ".xlsm", ".docx", ".docm", ".jar", ".bz2", ".xz"];
    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject", "macrosheet"];

    /// <summary>Parts with names of their own are known by what they are declared to be.</summary>
    private static readonly string[] LinkTypes = ["externalLink+xml", "connections+xml", "queryTable+xml"];

    private static readonly string[] Links = ["xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/embeddings/"];

    /// <summary>Reads the upload into memory, at most <see cref="MaxPacked"/>, and checks it.</summary>
    /// <exception cref="BusinessException">With a code of <see cref="ExcelErrors"/>.</exception>
    public static async Task<MemoryStream> TakeAsync(Stream upload, string fileName, CancellationToken cancellationToken)
    {
        var taken = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = await upload.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (taken.Length + read > MaxPacked)
                {
                    throw Refused(ExcelErrors.TooLarge, fileName);
                }

                taken.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Check(taken, fileName);
        taken.Position = 0;
        return taken;
    }

    public static void Check(MemoryStream file, string fileName)
    {
        CheckSignature(file, fileName);
        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckNames(archive, fileName);
            CheckSizes(archive, fileName);
            CheckContent(archive, fileName);
        }
        catch (InvalidDataException)
        {
            throw Refused(ExcelErrors.Damaged, fileName);
        }
    }

    private static void CheckSignature(MemoryStream file, string fileName)
    {
        var head = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 4096));
        if (head.Length == 0)
        {
            throw Refused(ExcelErrors.Empty, fileName);
        }

        if (head.StartsWith(Ole))
        {
            throw Refused(HoldsEncryptedPackage(file) ? ExcelErrors.Encrypted : ExcelErrors.OldXls, fileName);
        }

        if (!head.StartsWith(Zip))
        {
            throw Refused(LooksLikeText(head) ? ExcelErrors.Csv : ExcelErrors.NotXlsx, fileName);
        }
    }

    /// <summary>A password makes Excel wrap the workbook in an old compound file with a stream of this name.</summary>
    private static bool HoldsEncryptedPackage(MemoryStream file) =>
        file.GetBuffer().AsSpan(0, (int)file.Length).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>In any encoding: what Excel calls "Unicode text" is UTF-16 with its mark, and full of zeros.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.Unicode.Preamble) || head.StartsWith(Encoding.BigEndianUnicode.Preamble) || head.IndexOfAnyInRange((byte)0, (byte)8) < 0;

    private static void CheckNames(ZipArchive archive, string fileName)
    {
        if (archive.Entries.Count > MaxParts)
        {
            throw Refused(ExcelErrors.TooManyParts, fileName);
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in archive.Entries.Select(e => e.FullName))
        {
            var isStrange = name.Length is 0 or > 260 || name[0] is '/' or '\\' || name.Contains(':', StringComparison.Ordinal)
                || name.Split('/', '\\').Contains("..") || name.Any(char.IsControl) || !seen.Add(name.Replace('\\', '/'));
            if (isStrange || Archives.Contains(Path.GetExtension(name).ToLowerInvariant()))
            {
                throw Refused(ExcelErrors.Suspicious, fileName);
            }

            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase))
            {
                throw Refused(ExcelErrors.Macros, fileName);
            }

            if (Links.Any(l => name.StartsWith(l, StringComparison.OrdinalIgnoreCase)))
            {
                throw Refused(ExcelErrors.ExternalLinks, fileName);
            }
        }
    }

    private static void CheckSizes(ZipArchive archive, string fileName)
    {
        long total = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                long unpacked = 0;
                int read;
                while ((read = part.Read(buffer, 0, buffer.Length)) > 0)
                {
                    if (unpacked == 0 && buffer.AsSpan(0, read).StartsWith(Zip))
                    {
                        throw Refused(ExcelErrors.Suspicious, fileName);
                    }

                    unpacked += read;
                    total += read;
                    if (total > MaxUnpacked || (unpacked > RatioAfter && unpacked / Math.Max(1, entry.CompressedLength) > MaxRatio))
                    {
                        throw Refused(ExcelErrors.UnpacksTooLarge, fileName);
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void CheckContent(ZipArchive archive, string fileName)
    {
        var types = archive.Entries.FirstOrDefault(e => e.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase));
        if (types is null || !IsWorkbook(new WorkbookParts(archive), fileName))
        {
            throw Refused(ExcelErrors.NotXlsx, fileName);
        }

        using var reader = new StreamReader(types.Open());
        var declared = reader.ReadToEnd();
        if (MacroTypes.Any(t => declared.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused(ExcelErrors.Macros, fileName);
        }

        if (LinkTypes.Any(t => declared.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused(ExcelErrors.ExternalLinks, fileName);
        }
    }

    /// <summary>The main part may have any name; what begins with another element is a text or a presentation.</summary>
    private static bool IsWorkbook(WorkbookParts parts, string fileName)
    {
        try
        {
            if (parts.FindMain() is not { } main || main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            using var reader = parts.Open(main)!;
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "workbook";
        }
        catch (XmlException)
        {
            throw Refused(ExcelErrors.Damaged, fileName);
        }
    }

    internal static BusinessException Refused(string code, string fileName) => new BusinessException(code).With("name", fileName);
}
