using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>Scans of the signed paper, read by those who read the paper; they stay with what was issued.</summary>
internal sealed class PaperEvidenceOwner(PaperRecords kind, KetNghiaDbContext db, ICurrentUser user, ICurrentWorkspace workspace)
    : RecordEvidenceOwner<OfficialPaper>(kind, nameof(OfficialPaper), user)
{
    /// <summary>Whose history is read too: nobody's but that of papers of one's own.</summary>
    public override async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var may = User.May(Permission);
        return (await kind.TrailedAsync(cancellationToken)).Where(p => may).Select(p => p.Id);
    }

    public override async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        User.May(Permission) && await (await kind.KnownAsync(cancellationToken)).AnyAsync(p => p.Id == subjectId, cancellationToken);

    public override async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var here = workspace.Required.TenantId;
        return User.May(DocumentsPermissions.Papers.Issue) && await db.Set<OfficialPaper>().AnyAsync(p => p.Id == subjectId && p.TenantId == here, cancellationToken);
    }

    public override Task<RecordLink?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken) => kind.KnownLinkAsync(subjectId, cancellationToken);
}
