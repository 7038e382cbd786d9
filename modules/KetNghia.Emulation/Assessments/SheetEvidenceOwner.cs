using KetNghia.Documents.Contracts;

namespace KetNghia.Emulation.Assessments;

/// <summary>Files that prove a criterion: read by those who read the sheet, removed by its subject while it is not sent.</summary>
internal sealed class SheetEvidenceOwner(SheetRecords kind, KetNghiaDbContext db, ICurrentUser user) : RecordEvidenceOwner<ScoreSheet>(kind, nameof(SheetItem), user)
{
    public override async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        User.May(EmulationPermissions.Sheets.Score)
        && await db.Set<ScoreSheet>().AnyAsync(
            s => s.Items.Any(i => i.Id == subjectId) && SheetStates.WithSubject.Contains(s.State), cancellationToken);
}
