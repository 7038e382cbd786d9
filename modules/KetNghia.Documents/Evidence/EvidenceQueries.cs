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

        return await (await RefsAsync(Here().Where(e => subjectIds.Contains(e.SubjectId)), cancellationToken)).ToListAsync(cancellationToken);
    }

    public async Task<(PageInfo Paging, IReadOnlyList<EvidenceRef> Files)> PageAsync(IQueryable<Guid> subjects, int? number, int size, CancellationToken cancellationToken)
    {
        var found = Everywhere().Where(e => subjects.Contains(e.SubjectId));
        var wanted = Math.Max(number ?? 1, 1);
        var rows = await (await RefsAsync(found, cancellationToken)).Skip((wanted - 1) * size).Take(size)
            .Select(file => new CountedFile(file, found.Count())).ToListAsync(cancellationToken);
        if (rows.Count == 0 && wanted > 1)
        {
            // Beyond the end: the last page is shown instead.
            var last = PageInfo.Of(wanted, await found.CountAsync(cancellationToken), size);
            return await PageAsync(subjects, last.Number, size, cancellationToken);
        }

        return (PageInfo.Of(wanted, rows.Count == 0 ? 0 : rows[0].Total, size), [.. rows.Select(r => r.File)]);
    }

    /// <summary>Where the file's subject is shown, and the text key of the side the file comes from; the file has been found readable.</summary>
    public async Task<(RecordLink? Place, string? Side)> OriginAsync(EvidenceContent file, CancellationToken cancellationToken)
    {
        using (tenant.Change(file.TenantId))
        {
            var owner = owners.First(o => o.SubjectType == file.SubjectType);
            var shown = await (await RefsAsync(Here().Where(e => e.Id == file.Id), cancellationToken)).FirstOrDefaultAsync(cancellationToken);
            return (await owner.PlaceAsync(file.SubjectId, cancellationToken), shown?.Side);
        }
    }

    public Task<EvidenceContent?> FindReadableAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(id, (owner, subject) => owner.MayReadAsync(subject, cancellationToken), cancellationToken);

    public Task<EvidenceContent?> FindRemovableAsync(Guid id, CancellationToken cancellationToken) => FindAsync(
        id,
        async (owner, subject) => await owner.MayReadAsync(subject, cancellationToken) && await owner.MayRemoveAsync(subject, cancellationToken),
        cancellationToken);

    public IQueryable<EvidencedSubject> Subjects() => Everywhere().Where(e => !e.IsRemoved).Select(e => new EvidencedSubject { TenantId = e.TenantId, SubjectId = e.SubjectId });

    /// <summary>Wherever the current workspace sees files.</summary>
    private IQueryable<EvidenceFile> Everywhere() => workspace.Required.Kind == WorkspaceKind.Locality ? db.Set<EvidenceFile>() : acrossTenants.All();

    /// <summary>Of the current tenant, said once more: what owners add to the question may drop the default filters of all of it.</summary>
    private IQueryable<EvidenceFile> Here()
    {
        var here = tenant.Required;
        return Everywhere().Where(e => e.TenantId == here);
    }

    /// <summary>The newest first, each with its side: one question, whoever owns the subjects.</summary>
    private async Task<IQueryable<EvidenceRef>> RefsAsync(IQueryable<EvidenceFile> files, CancellationToken cancellationToken)
    {
        var side = await EvidenceSides.OfAsync(owners, cancellationToken);
        return files.AsNoTracking().OrderByDescending(e => e.UploadedAtUtc).ThenByDescending(e => e.Id).Select(side)
            .Select(x => new EvidenceRef(
                x.File.Id, x.File.SubjectId, x.File.Kind, x.File.Caption, x.File.FileName, x.File.Length, x.File.UploadedAtUtc, x.File.UploadedById, x.File.UploadedByName,
                "/documents/files/" + x.File.Id, "/documents/evidence/view/" + x.File.Id, x.File.ThumbnailSha256 == null ? null : "/documents/files/" + x.File.Id + "/thumbnail")
            {
                Side = x.Side,
            });
    }

    /// <summary>Of the locality, as far as the person's scope reaches, or that of what the file proves.</summary>
    private async Task<EvidenceContent?> HereAsync(Guid id, CancellationToken cancellationToken)
    {
        Task<EvidenceContent?> ReadAsync() => db.Set<EvidenceFile>().AsNoTracking().Where(e => e.Id == id).Select(EvidenceContent.From).FirstOrDefaultAsync(cancellationToken);
        var near = await ReadAsync();
        if (near is not null || AmbientFrame.Current.Scope is null)
        {
            return near;
        }

        using (AmbientFrame.Push(AmbientFrame.Current with { Scope = null }))
        {
            return await ReadAsync() is { } far && owners.Any(o => o.SubjectType == far.SubjectType && o.ReachesBeyondScope) ? far : null;
        }
    }

    private async Task<EvidenceContent?> FindAsync(Guid id, Func<IEvidenceOwner, Guid, Task<bool>> isAllowed, CancellationToken cancellationToken)
    {
        if (workspace.Info is not { } here)
        {
            return null;
        }

        var file = here.Kind == WorkspaceKind.Locality
            ? await HereAsync(id, cancellationToken) ?? await acrossTenants.FindOfPaperAsync(id, here.TenantId, cancellationToken)
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

/// <param name="Total">Of all that are found.</param>
internal sealed record CountedFile(EvidenceRef File, int Total);
