namespace KetNghia.Framework.Keeping;

/// <summary>Answers to forms nobody can send again: the form's own age is checked when it comes.</summary>
internal sealed class ExpiringSubmissions(KetNghiaDbContext db) : IExpiring
{
    public string Setting => KeepingSettings.SubmissionDays;

    public async Task<int> PurgeAsync(DateTime beforeUtc, int atMost, CancellationToken cancellationToken)
    {
        var rows = db.Set<Submission>().AllTenants("keep-times hold for the whole installation");
        var ids = await rows.Where(s => s.AtUtc < beforeUtc).OrderBy(s => s.AtUtc).Select(s => s.Id).Take(atMost).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await rows.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Jobs that have ended; the files they made are swept when no row names them.</summary>
internal sealed class ExpiringJobRuns(KetNghiaDbContext db) : IExpiring
{
    public string Setting => KeepingSettings.JobDays;

    public async Task<int> PurgeAsync(DateTime beforeUtc, int atMost, CancellationToken cancellationToken)
    {
        var rows = db.Set<JobRun>().AllTenants("keep-times hold for the whole installation")
            .Where(j => (j.State == JobState.Succeeded || j.State == JobState.Failed || j.State == JobState.Cancelled) && j.EndedAtUtc < beforeUtc);
        var ids = await rows.OrderBy(j => j.EndedAtUtc).Select(j => j.Id).Take(atMost).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await rows.Where(j => ids.Contains(j.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
