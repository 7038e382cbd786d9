using System.Security.Cryptography;

namespace KetNghia.Framework.Verification;

/// <summary>I5: one submission id has one effect and one receipt number; none is left half answered.</summary>
internal sealed class SubmissionsOnce(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I5";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var submissions = All<Submission>();
        report.Count(await submissions.LongCountAsync(cancellationToken));
        var unanswered = await submissions.Where(s => s.StatusCode == 0).Select(s => s.Receipt).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        unanswered.ForEach(r => report.Fail($"{r} has no answer"));
        var receipts = await submissions.GroupBy(s => s.Receipt).Where(g => g.Count() > 1).Select(g => g.Key).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        receipts.ForEach(r => report.Fail($"{r} was given twice"));
        var keys = await submissions.GroupBy(s => new { s.TenantId, s.AccountId, s.Form, s.Key }).Where(g => g.Count() > 1)
            .Select(g => g.Key.Key).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        keys.ForEach(k => report.Fail($"submission {k} was answered twice"));
    }
}

/// <summary>I14: every file a row names is there, and its bytes have the hash the row says.</summary>
internal sealed class FilesPresent(KetNghiaDbContext db, StoredContentReferences references, IFileStore store) : Invariant(db)
{
    public override string Id => "I14";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        foreach (var sha256 in await references.AllAsync(cancellationToken))
        {
            report.Count();
            if (!store.Exists(sha256))
            {
                report.Fail($"{sha256} is missing");
                continue;
            }

            await using var content = store.Open(sha256);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != sha256)
            {
                report.Fail($"{sha256} has other bytes");
            }
        }
    }
}

/// <summary>I17: every job is in one state, ended ones have their end, and none is held by a worker that is gone.</summary>
internal sealed class JobsHandledOnce(KetNghiaDbContext db, IClock clock) : Invariant(db)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public override string Id => "I17";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var jobs = All<JobRun>();
        var late = clock.UtcNow - Grace;
        report.Count(await jobs.LongCountAsync(cancellationToken));
        var wrong = await jobs
            .Where(j => ((j.State == JobState.Succeeded || j.State == JobState.Failed || j.State == JobState.Cancelled) && (j.EndedAtUtc == null || j.Owner != null))
                || (j.State == JobState.Running && (j.LeaseUntilUtc == null || j.LeaseUntilUtc < late))
                || (j.State == JobState.Queued && j.Owner != null)
                || j.Fence < j.Attempts)
            .OrderBy(j => j.Id).Select(j => new { j.Id, j.State }).Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        wrong.ForEach(j => report.Fail($"JobRun {j.Id} {j.State}"));
        var twice = await jobs.Where(j => j.ScheduleKey != null).GroupBy(j => j.ScheduleKey).Where(g => g.Count() > 1)
            .Select(g => g.Key!).Order().Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        twice.ForEach(k => report.Fail($"{k} fired twice"));
    }
}
