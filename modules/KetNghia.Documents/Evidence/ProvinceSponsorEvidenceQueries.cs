using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Evidence;

/// <summary>
/// A sponsor or the province asks for a file by its id alone, wherever it lies. Finding it allows nothing yet: the owner
/// of the subject is asked next, inside the file's tenant.
/// </summary>
internal sealed class ProvinceSponsorEvidenceQueries(KetNghiaDbContext db)
{
    public Task<EvidenceContent?> FindAsync(Guid id, CancellationToken cancellationToken) => db.Set<EvidenceFile>().AsNoTracking()
        .AllTenants("a sponsor or the province asks by id; the owner of the subject decides")
        .Where(e => e.Id == id && !e.IsRemoved)
        .Select(EvidenceContent.From)
        .FirstOrDefaultAsync(cancellationToken)!;

    /// <summary>A file of a paper another side issued about a record of the locality; the paper's own rule is asked next.</summary>
    public Task<EvidenceContent?> FindOfPaperAsync(Guid id, Guid except, CancellationToken cancellationToken)
    {
        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return db.Set<EvidenceFile>().AsNoTracking().AllTenants("a locality opens the scans of papers it receives; the paper decides")
            .Where(e => e.Id == id && !e.IsRemoved && e.TenantId != except && e.SubjectType == nameof(OfficialPaper) && (units == null || units.Contains(e.UnitId)))
            .Select(EvidenceContent.From)
            .FirstOrDefaultAsync(cancellationToken)!;
    }

    /// <summary>Every file that is not removed; the caller names the subjects, which are ones the reader may see.</summary>
    public IQueryable<EvidenceFile> All() => db.Set<EvidenceFile>().AllTenants("a sponsor or the province looks at the files of records it sees").Where(e => !e.IsRemoved);

    /// <summary>Files of one tenant within the person's unit scope, removed ones included: their history is read too.</summary>
    public IQueryable<EvidenceFile> OfTenant(Guid tenantId)
    {
        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return db.Set<EvidenceFile>().AllTenants("what was removed has a history").Where(e => e.TenantId == tenantId && (units == null || units.Contains(e.UnitId)));
    }
}
