using KetNghia.Documents.Contracts;

namespace KetNghia.Emulation.Assessments;

/// <summary>Files that prove a criterion: read by those who read the sheet and by whoever checks it, removed by its subject while it is not sent.</summary>
internal sealed class SheetEvidenceOwner(SheetRecords kind, CrossCheckRecords checks, KetNghiaDbContext db, ICurrentUser user) : RecordEvidenceOwner<ScoreSheet>(kind, nameof(SheetItem), user)
{
    public override bool ReachesBeyondScope => true;

    public override async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var (seen, check, may) = (await base.ReadableAsync(cancellationToken), await checks.VisibleAsync(cancellationToken), User.May(Permission));
        return db.Set<SheetItem>().Where(i => seen.Contains(i.Id) || (may && check.Any(c => c.SheetId == i.SheetId))).Select(i => i.Id);
    }

    public override async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        User.May(EmulationPermissions.Sheets.Score)
        && await db.Set<ScoreSheet>().AnyAsync(
            s => s.Items.Any(i => i.Id == subjectId) && SheetStates.WithSubject.Contains(s.State), cancellationToken);
}
