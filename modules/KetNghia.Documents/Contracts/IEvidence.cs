using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Documents.Contracts;

/// <summary>What a file proves.</summary>
/// <param name="SubjectType">Name registered by an <see cref="IEvidenceOwner"/>, for example <c>Delivery</c>.</param>
/// <param name="RootId">The record in whose history it shows (the pairing).</param>
public sealed record EvidenceTarget(string SubjectType, Guid SubjectId, Guid RootId, Guid UnitId, string Label);

public enum EvidenceKind
{
    Photo = 1,
    Pdf,
    Word,
    Excel,
}

/// <summary>Files of a record and its parts, page by page. Shown by <c>_RecordEvidence</c>.</summary>
public sealed record RecordEvidence(PageInfo Paging, IReadOnlyList<EvidenceItem> Items)
{
    /// <summary>Path of the view, also for pages put together from parts.</summary>
    public const string View = "/Areas/Documents/Pages/Shared/_RecordEvidence.cshtml";

    /// <summary>What it says when there are none.</summary>
    public string? None { get; init; }

    /// <summary>Name of the part on a page put together from parts.</summary>
    public string? Part { get; init; }
}

/// <summary>Files that passed the gate and are stored, and belong to nothing yet.</summary>
public sealed class CheckedFiles
{
    internal CheckedFiles(IReadOnlyList<InspectedFile> files) => Files = files;

    public int Count => Files.Count;

    internal IReadOnlyList<InspectedFile> Files { get; }
}

/// <summary>Minh chứng: files attached to records of other modules. Works in the current tenant.</summary>
public interface IEvidence
{
    /// <summary>Checks, cleans and stores files. It takes its time: do it before a unit of work begins.</summary>
    /// <exception cref="KetNghia.Framework.Errors.BusinessException">A file is too large, of another kind than it claims, damaged or encrypted.</exception>
    Task<CheckedFiles> CheckAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken);

    /// <summary>Adds the rows and log entries of the files to the current context; the caller saves.</summary>
    Task<IReadOnlyList<Guid>> AttachAsync(EvidenceTarget target, CheckedFiles files, string? caption, CancellationToken cancellationToken);

    /// <summary>All visible evidence of subjects the reader may see, newest first, each file with the side it comes from. For pages: addresses are those of the request.</summary>
    Task<IReadOnlyList<EvidenceItem>> GalleryAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken);

    /// <summary>The same page by page, wherever the current workspace sees the subjects.</summary>
    /// <param name="subjects">Already limited to what the reader may see.</param>
    /// <param name="number">From 1; null is the first.</param>
    Task<RecordEvidence> PageAsync(IQueryable<Guid> subjects, int? number, int size, CancellationToken cancellationToken);

    Task<int> CountAsync(Guid subjectId, CancellationToken cancellationToken);

    /// <summary>How many files each of the subjects has, in one command; a subject without any is left out.</summary>
    /// <param name="subjects">Of the current tenant, already limited to what the reader may see.</param>
    Task<IReadOnlyDictionary<Guid, int>> CountsAsync(IQueryable<Guid> subjects, CancellationToken cancellationToken);

    /// <summary>What has files, as often as it has any, wherever the current workspace sees files: to stand inside another question.</summary>
    IQueryable<EvidencedSubject> Subjects();
}

/// <summary>A subject that has a file.</summary>
public sealed class EvidencedSubject
{
    public Guid TenantId { get; init; }

    public Guid SubjectId { get; init; }
}

/// <summary>
/// Implemented by the module that owns the subject: a download resolves file → subject → its owner's rule, never the
/// file alone. Called inside the file's tenant, with the current workspace and user.
/// </summary>
[Contributed]
public interface IEvidenceOwner
{
    string SubjectType { get; }

    /// <summary>Its rule lets some persons read files of units their scope does not reach; otherwise those are unknown before it is asked.</summary>
    bool ReachesBeyondScope => false;

    /// <summary>The subjects the current person may read; the history of their files goes with them.</summary>
    Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken);

    Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken);

    Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken);

    /// <summary>
    /// Of a subject and whoever sent a file for it: text key of the side that person spoke for. Becomes part of the question for
    /// the files; null where subjects have no sides. Asked for subjects that may be read.
    /// </summary>
    Task<Expression<Func<Guid, Guid, string?>>?> SideAsync(CancellationToken cancellationToken);

    /// <summary>Where a subject that may be read is shown: the way back from its files.</summary>
    Task<RecordLink?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken);
}

/// <summary>What is left of an uploaded file once it has been checked, cleaned and stored.</summary>
internal sealed record InspectedFile(string Name, EvidenceKind Kind, StoredFile Content)
{
    public StoredFile? Thumbnail { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public DateOnly? TakenOn { get; init; }

    public PhotoPlace? Place { get; init; }
}

/// <summary>Where a photo was taken, in millionths of a degree (WGS 84), north and east positive.</summary>
internal readonly record struct PhotoPlace(int LatitudeMicro, int LongitudeMicro);
