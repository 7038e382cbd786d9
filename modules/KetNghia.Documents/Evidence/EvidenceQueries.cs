using System.Linq.Expressions;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>A file somebody asked for by its id, once its owner has agreed.</summary>
internal sealed record EvidenceContent(
    Guid Id, Guid TenantId, string SubjectType, Guid SubjectId, EvidenceKind Kind, string FileName, string Caption, string Sha256,
    string? ThumbnailSha256, Guid UploadedById, string UploadedByName, DateTime UploadedAtUtc, int? Width, int? Height,
    DateOnly? TakenOn, int? LatitudeMicro, int? LongitudeMicro)
{
    public static readonly Expression<Func<EvidenceFile, EvidenceContent>> From = e => new EvidenceContent(
        e.Id, e.TenantId, e.SubjectType, e.SubjectId, e.Kind, e.FileName, e.Caption, e.Sha256, e.ThumbnailSha256,
        e.UploadedById, e.UploadedByName, e.UploadedAtUtc, e.Width, e.Height, e.TakenOn, e.LatitudeMicro, e.LongitudeMicro);
}

/// <summary>Finds evidence. The owner of the subject decides, inside the file's tenant.</summary>
internal sealed class EvidenceQueries(
    KetNghiaDbContext db, ProvinceSponsorEvidenceQueries acrossTenants, ICurrentTenant tenant, ICurrentWorkspace workspace, IEnumerable<IEvidenceOwner> owners)
{
    public async Task<IReadOnlyList<EvidenceRef>> ListAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken cancellationToken)
    {
        if (subjectIds.Count == 0)
        {
            return [];
        }

        return await Refs(db.Set<EvidenceFile>().Where(e => subjectIds.Contains(e.SubjectId))).ToListAsync(cancellationToken);
    }

    public async Task<(PageInfo Paging, IReadOnlyList<EvidenceRef> Files)> PageAsync(IQueryable<Guid> subjects, int? number, int size, CancellationToken cancellationToken)
    {
        var files = workspace.Required.Kind == WorkspaceKind.Locality ? db.Set<EvidenceFile>() : acrossTenants.All();
        var found = files.Where(e => subjects.Contains(e.SubjectId));
        var paging = PageInfo.Of(number, await found.CountAsync(cancellationToken), size);
        return (paging, paging.Total == 0 ? [] : await Refs(found).Skip(paging.Skip).Take(size).ToListAsync(cancellationToken));
    }

    /// <summary>Where the file's subject is shown, and which side the file comes from; the file has been found readable.</summary>
    public async Task<(RecordLink? Place, string? Side)> OriginAsync(EvidenceContent file, CancellationToken cancellationToken)
    {
        using (tenant.Change(file.TenantId))
        {
            var owner = owners.First(o => o.SubjectType == file.SubjectType);
            return (await owner.PlaceAsync(file.SubjectId, cancellationToken), await owner.SideAsync(file.SubjectId, file.UploadedById, cancellationToken));
        }
    }

    public Task<EvidenceContent?> FindReadableAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(id, (owner, subject) => owner.MayReadAsync(subject, cancellationToken), cancellationToken);

    public Task<EvidenceContent?> FindRemovableAsync(Guid id, CancellationToken cancellationToken) => FindAsync(
        id,
        async (owner, subject) => await owner.MayReadAsync(subject, cancellationToken) && await owner.MayRemoveAsync(subject, cancellationToken),
        cancellationToken);

    private static IQueryable<EvidenceRef> Refs(IQueryable<EvidenceFile> files) => files.AsNoTracking()
        .OrderByDescending(e => e.UploadedAtUtc).ThenByDescending(e => e.Id)
        .Select(e => new EvidenceRef(
            e.Id, e.SubjectId, e.Kind, e.Caption, e.FileName, e.Length, e.UploadedAtUtc, e.UploadedById, e.UploadedByName, "/documents/files/" + e.Id,
            "/documents/evidence/view/" + e.Id, e.ThumbnailSha256 == null ? null : "/documents/files/" + e.Id + "/thumbnail"));

    private async Task<EvidenceContent?> FindAsync(Guid id, Func<IEvidenceOwner, Guid, Task<bool>> isAllowed, CancellationToken cancellationToken)
    {
        if (workspace.Info is not { } here)
        {
            return null;
        }

        var file = here.Kind == WorkspaceKind.Locality
            ? await db.Set<EvidenceFile>().AsNoTracking().Where(e => e.Id == id).Select(EvidenceContent.From).FirstOrDefaultAsync(cancellationToken)
            : await acrossTenants.FindAsync(id, cancellationToken);
        var owner = file is null ? null : owners.FirstOrDefault(o => o.SubjectType == file.SubjectType);
        if (file is null || owner is null)
        {
            return null;
        }

        using (tenant.Change(file.TenantId))
        {
            return await isAllowed(owner, file.SubjectId) ? file : null;
        }
    }
}
