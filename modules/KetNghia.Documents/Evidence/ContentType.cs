using System.Text;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

internal enum FileFormat
{
    Unknown = 0,
    Jpeg,
    Png,
    Webp,
    Pdf,
    Docx,
    Xlsx,
}

/// <summary>What a file is by its first bytes (and, for office files, its parts). Its name and its claimed type do not count.</summary>
internal sealed record ContentType(FileFormat Format, EvidenceKind Kind, string Extension, string Media, string? Refusal = null)
{
    private static readonly ContentType Jpeg = new(FileFormat.Jpeg, EvidenceKind.Photo, ".jpg", "image/jpeg");
    private static readonly ContentType Png = new(FileFormat.Png, EvidenceKind.Photo, ".png", "image/png");
    private static readonly ContentType Webp = new(FileFormat.Webp, EvidenceKind.Photo, ".webp", "image/webp");
    private static readonly ContentType Pdf = new(FileFormat.Pdf, EvidenceKind.Pdf, ".pdf", "application/pdf");
    private static readonly ContentType Docx = new(
        FileFormat.Docx, EvidenceKind.Word, ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static readonly ContentType Xlsx = new(
        FileFormat.Xlsx, EvidenceKind.Excel, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static readonly HashSet<string> HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "heif", "avif", "avis"];

    public static async Task<ContentType> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[1024];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var bytes = head.AsSpan(0, read);
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return OfficeCheck.Identify(stream) switch
            {
                FileFormat.Docx => Docx,
                FileFormat.Xlsx => Xlsx,
                _ => Refused(DocumentsErrors.FileNotAccepted),
            };
        }

        return Simple(bytes) ?? (IsCompound(bytes)
            ? Refused(await IsEncryptedOfficeAsync(stream, cancellationToken) ? DocumentsErrors.FileEncrypted : DocumentsErrors.FileNotAccepted)
            : Refused(DocumentsErrors.FileNotAccepted));
    }

    public static string MediaOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Photo => Jpeg.Media,
        EvidenceKind.Pdf => Pdf.Media,
        EvidenceKind.Word => Docx.Media,
        _ => Xlsx.Media,
    };

    private static ContentType? Simple(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png;
        }

        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return Webp;
        }

        if (PdfCheck.Begins(bytes))
        {
            return Pdf;
        }

        return bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(bytes[8..12]))
            ? Refused(DocumentsErrors.PhotoHeic)
            : null;
    }

    private static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>A password-protected DOCX or XLSX is a compound file with a stream of this name.</summary>
    private static async Task<bool> IsEncryptedOfficeAsync(Stream stream, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var start = new byte[Math.Min(stream.Length, 1 << 20)];
        await stream.ReadExactlyAsync(start, cancellationToken);
        return start.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    private static ContentType Refused(string code) => new(FileFormat.Unknown, EvidenceKind.Pdf, "", "", code);
}
