using System.Buffers;
using System.IO.Compression;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>
/// DOCX and XLSX as archives: sizes are counted while inflating (what the directory claims is not believed), and what
/// can run or fetch something is refused.
/// </summary>
internal static class OfficeCheck
{
    private const int MaxEntries = 500;
    private const long MaxUnpacked = 100L * 1024 * 1024;
    private const long RatioFrom = 1024 * 1024;
    private const int MaxRatio = 100;

    private static readonly string[] Nested = [".zip", ".7z", ".rar", ".gz", ".docm", ".xlsm", ".dotm", ".xltm"];

    public static FileFormat Identify(Stream stream)
    {
        stream.Position = 0;
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MaxEntries || archive.GetEntry("[Content_Types].xml") is null)
            {
                return FileFormat.Unknown;
            }

            return archive.GetEntry("word/document.xml") is not null ? FileFormat.Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? FileFormat.Xlsx
                : FileFormat.Unknown;
        }
        catch (InvalidDataException)
        {
            return FileFormat.Unknown;
        }
    }

    public static async Task CheckAsync(Stream stream, ContentType type, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            CheckNames(archive);
            await CheckSizesAsync(archive, stream.Length, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(DocumentsErrors.FileDamaged);
        }
    }

    private static void CheckNames(ZipArchive archive)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (!seen.Add(name) || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            {
                throw new FileRefusedException(DocumentsErrors.FileSuspicious);
            }

            if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
            {
                throw new FileRefusedException(DocumentsErrors.FileHasMacro);
            }

            if (Nested.Any(n => name.EndsWith(n, StringComparison.OrdinalIgnoreCase)))
            {
                throw new FileRefusedException(DocumentsErrors.FileSuspicious);
            }
        }
    }

    private static async Task CheckSizesAsync(ZipArchive archive, long packed, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long total = 0;
        try
        {
            foreach (var entry in archive.Entries)
            {
                await using var content = entry.Open();
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    total += read;
                    if (total > MaxUnpacked || (total > RatioFrom && total / packed > MaxRatio))
                    {
                        throw new FileRefusedException(DocumentsErrors.FileSuspicious);
                    }

                    if (entry.FullName == "[Content_Types].xml" && buffer.AsSpan(0, read).IndexOf("macroEnabled"u8) >= 0)
                    {
                        throw new FileRefusedException(DocumentsErrors.FileHasMacro);
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
