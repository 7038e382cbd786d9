using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Contracts;

/// <summary>Files as a gallery shows them, with the side each comes from.</summary>
public static class EvidenceGallery
{
    /// <param name="side">The side in words; null when it is not told.</param>
    public static IReadOnlyList<EvidenceItem> Of(IEnumerable<EvidenceRef> files, HttpRequest request, Func<EvidenceRef, string?> side) =>
        [.. files.Select(f => Item(f, side(f), request))];

    private static EvidenceItem Item(EvidenceRef f, string? side, HttpRequest request) => new(
        f.Caption, string.Join(" · ", new[] { side, f.UploadedByName, Format.Date(Format.DateOf(f.UploadedAtUtc)), Format.FileSize(f.Length) }.Where(part => part is not null)),
        request.PathBase + (f.ThumbnailPath is null ? f.Path : f.ViewPath), f.ThumbnailPath is null ? null : request.PathBase + f.ThumbnailPath,
        f.Kind == EvidenceKind.Excel ? "file-spreadsheet" : "file-text");
}
