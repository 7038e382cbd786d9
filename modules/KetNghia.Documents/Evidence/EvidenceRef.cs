using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <param name="Path">Where the file is fetched, relative to the workspace; always checked again when fetched.</param>
/// <param name="ThumbnailPath">Photos only.</param>
/// <param name="ViewPath">The page that shows the file with what is known about it and the way back, relative to the workspace.</param>
internal sealed record EvidenceRef(
    Guid Id, Guid SubjectId, EvidenceKind Kind, string Caption, string FileName, long Length, DateTime UploadedAtUtc,
    Guid UploadedById, string UploadedByName, string Path, string ViewPath, string? ThumbnailPath)
{
    /// <summary>Text key of the side it comes from; null where it is not told.</summary>
    public string? Side { get; init; }
}
