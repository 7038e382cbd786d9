using KetNghia.Documents.Contracts;

namespace KetNghia.Emulation.Assessments;

/// <summary>Files that prove a criterion: read by those who read the sheet, and once it was sent by whoever checks it or scores the criterion for a department; removed by its subject while it is not sent.</summary>
internal sealed class SheetEvidenceOwner(SheetRecords kind, CrossCheckRecords checks, PartRecords parts, KetNghiaDbContext db, ICurrentUser user) : RecordEvidenceOwner<ScoreSheet>(kind, nameof(SheetItem), user)
{
    public override bool ReachesBeyondScope => true;

    public override async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var (seen, check, part) = (await base.ReadableAsync(cancellationToken), await checks.VisibleAsync(cancellationToken), await parts.VisibleAsync(cancellationToken));
        var (checksToo, scoresToo) = (User.May(Permission), User.May(EmulationPermissions.Departments.Score));

        // What was sent last stands: asked of its versions, since the sheet itself lies beyond the scope of whoever checks it.
        var versions = db.Set<ApprovalVersion>();
        var sent = versions.Where(v => v.SubjectType == nameof(ScoreSheet) && (v.Outcome == ApprovalOutcome.Pending || v.Outcome == ApprovalOutcome.Approved)
            && !versions.Any(later => later.TenantId == v.TenantId && later.SubjectId == v.SubjectId && later.Number > v.Number));
        return db.Set<SheetItem>().Where(i => seen.Contains(i.Id)
            || (checksToo && check.Any(c => c.SheetId == i.SheetId) && sent.Any(s => s.TenantId == i.TenantId && s.SubjectId == i.SheetId))
            || (scoresToo && part.Any(p => p.SheetId == i.SheetId && db.Set<DepartmentNode>().Any(n => n.DepartmentId == p.DepartmentId && n.NodeId == i.NodeId)) && sent.Any(s => s.TenantId == i.TenantId && s.SubjectId == i.SheetId)))
            .Select(i => i.Id);
    }

    public override async Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) =>
        User.May(EmulationPermissions.Sheets.Score)
        && await db.Set<ScoreSheet>().AnyAsync(
            s => s.Items.Any(i => i.Id == subjectId) && SheetStates.WithSubject.Contains(s.State), cancellationToken);
}
