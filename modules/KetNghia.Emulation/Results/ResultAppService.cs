using System.Text.Json;

namespace KetNghia.Emulation.Results;

/// <summary>Asks for results to be computed anew.</summary>
internal sealed class ResultAppService(KetNghiaDbContext db, IJobQueue jobs, ICurrentUser user, IActionLog log)
{
    /// <summary>The job of this person that computes them; one that has not ended is not asked for twice.</summary>
    /// <param name="subject">What is computed, for the list of jobs.</param>
    public async Task<Guid> RecomputeAsync(RecomputeArgs args, string subject, CancellationToken cancellationToken)
    {
        var (me, wanted) = (user.Required.AccountId, JsonSerializer.Serialize(args));
        var open = await db.Set<JobRun>()
            .Where(j => j.Job == RecomputeJob.Name && j.AccountId == me && j.Args == wanted && (j.State == JobState.Queued || j.State == JobState.Running))
            .Select(j => (Guid?)j.Id).FirstOrDefaultAsync(cancellationToken);
        if (open is { } known)
        {
            return known;
        }

        var job = jobs.Enqueue<RecomputeJob>(args, subject);
        log.Add(new ActionEntry("Emulation.Results.Asked", nameof(JobRun), job, subject) { Data = new Dictionary<string, object?> { ["subject"] = subject } });
        await db.SaveChangesAsync(cancellationToken);
        return job;
    }
}
