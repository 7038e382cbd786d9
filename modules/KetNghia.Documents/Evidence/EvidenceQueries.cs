using System.Linq.Expressions;
using KetNghia.Documents.Contracts;
using Microsoft.AspNetCore.Http;

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
            var sides = await owner.SidesAsync([new EvidenceSender(file.Id, file.SubjectId, file.UploadedById)], cancellationToken);
            return (await owner.PlaceAsync(file.SubjectId, cancellationToken), sides.GetValueOrDefault(file.Id));
        }
    }

    /// <summary>As a gallery shows them, each with the side it comes from.</summary>
    public async Task<IReadOnlyList<EvidenceItem>> ShownAsync(IReadOnlyList<EvidenceRef> files, HttpRequest request, CancellationToken cancellationToken)
    {
        var sides = new Dictionary<Guid, string>();
        foreach (var subjects in files.GroupBy(f => f.SubjectType))
        {
            if (owners.FirstOrDefault(o => o.SubjectType == subjects.Key) is { } owner)
            {
                foreach (var (file, side) in await owner.SidesAsync([.. subjects.Select(f => new EvidenceSender(f.Id, f.SubjectId, f.UploadedById))], cancellationToken))
                {
                    sides[file] = side;
                }
            }
        }

        return EvidenceGallery.Of(files, request, f => sides.GetValueOrDefault(f.Id));
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
            "/documents/evidence/view/" + e.Id, e.ThumbnailSha256 == null ? null : "/documents/files/" + e.Id + "/thumbnail")
        {
            SubjectType = e.SubjectType,
        });

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
