using KetNghia.Emulation.Assessments;

namespace KetNghia.Emulation.Verification;

/// <summary>I21: what stands appraised was appraised by somebody who neither sent it nor had it sent, and what was sent is as it was sent.</summary>
internal sealed class AppraisedByAnother(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I21";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var sheets = await All<ScoreSheet>().Where(s => s.Versions > 0).Select(s => new { s.TenantId, s.Id, s.State, s.Versions, s.ContentHash }).ToDictionaryAsync(s => (s.TenantId, s.Id), cancellationToken);
        await foreach (var version in All<ApprovalVersion>().Where(v => v.SubjectType == nameof(ScoreSheet)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            var sheet = sheets.GetValueOrDefault((version.TenantId, version.SubjectId));
            if (ApprovalVersion.HashOf(version.Content) != version.Hash || (sheet?.Versions == version.Number && sheet.ContentHash != version.Hash))
            {
                report.Fail($"version {version.Number} of sheet {version.SubjectId} is not as it was sent");
            }

            Guid?[] makers = [version.SubmittedById, version.SubmittedForId];
            if (version.Outcome == ApprovalOutcome.Approved && new[] { version.DecidedById, version.DecidedForId }.OfType<Guid>().Any(by => makers.Contains(by)))
            {
                report.Fail($"version {version.Number} of sheet {version.SubjectId} was appraised by who sent it");
            }

            if (sheet?.Versions == version.Number && sheet.State == SheetState.Appraised && version.Outcome != ApprovalOutcome.Approved)
            {
                report.Fail($"sheet {version.SubjectId} stands appraised, its version {version.Number} never was");
            }
        }
    }
}
