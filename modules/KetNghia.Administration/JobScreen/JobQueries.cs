using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.JobScreen;

internal sealed record JobRow(
    Guid Id, string Name, string AskedBy, JobState State, int Done, int Total, int Attempts, string? Message,
    DateTime CreatedAtUtc, DateTime? StartedAtUtc, DateTime? EndedAtUtc, bool CancelRequested, bool IsMine, string? ResultName)
{
    public bool IsOpen => State is JobState.Queued or JobState.Running;

    public bool MayRetry => State is JobState.Failed or JobState.Cancelled;
}

internal sealed record JobResult(string Sha256, string Name, string Type);

/// <summary>Background jobs of the current workspace: one's own, or everybody's with the permission.</summary>
internal sealed class JobQueries(KetNghiaDbContext db, ICurrentUser user, ITexts texts)
{
    public bool SeesAll => user.May(AdministrationPermissions.Jobs.ViewAll);

    public async Task<(IReadOnlyList<JobRow> Rows, PageInfo Page)> ListAsync(bool all, JobState? state, int? number, CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        var query = Visible().Where(j => (all || j.AccountId == me) && (state == null || j.State == state));
        var page = PageInfo.Of(number, await query.CountAsync(cancellationToken));
        var rows = await query.OrderByDescending(j => j.CreatedAtUtc).ThenByDescending(j => j.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        var names = await NamesAsync(rows, cancellationToken);
        return ([.. rows.Select(j => Row(j, names))], page);
    }

    public async Task<JobRow> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var job = await Visible().FirstOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        return Row(job, await NamesAsync([job], cancellationToken));
    }

    /// <summary>What a job made for a person holds what that person may see: nobody else gets it, whoever looks after jobs.</summary>
    public async Task<JobResult> ResultAsync(Guid id, CancellationToken cancellationToken) =>
        await Visible().Where(j => j.Id == id && j.ResultFile != null && (j.AccountId == user.Required.AccountId || j.AccountId == Guid.Empty))
            .Select(j => new JobResult(j.ResultFile!, j.ResultName!, j.ResultType!)).FirstOrDefaultAsync(cancellationToken)
        ?? throw new RecordNotFoundException();

    /// <summary>Whose jobs the person may see; a foreign one answers like an unknown one.</summary>
    public IQueryable<JobRun> Visible()
    {
        var me = user.Required.AccountId;
        var all = SeesAll;
        return db.Set<JobRun>().AsNoTracking().Where(j => all || j.AccountId == me);
    }

    public string NameOf(JobRun job)
    {
        var key = $"Job.{job.Job}.Of";
        return job.Subject is { } subject && texts.Has(key) ? texts.Fill(key, new Dictionary<string, object?> { ["subject"] = subject }) : texts["Job." + job.Job];
    }

    private Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<JobRun> jobs, CancellationToken cancellationToken)
    {
        var ids = jobs.Select(j => j.AccountId).Distinct().ToList();
        return db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.FullName, cancellationToken);
    }

    private JobRow Row(JobRun job, Dictionary<Guid, string> names) => new(
        job.Id, NameOf(job), names.GetValueOrDefault(job.AccountId) ?? texts["Job.BySchedule"], job.State, job.ProgressDone, job.ProgressTotal,
        job.Attempts, Message(job.Message), job.CreatedAtUtc, job.StartedAtUtc, job.EndedAtUtc, job.CancelRequested, job.AccountId == user.Required.AccountId,
        job.AccountId == user.Required.AccountId || job.AccountId == Guid.Empty ? job.ResultName : null);

    /// <summary>First line is a text key, the following ones its values.</summary>
    private string? Message(string? stored)
    {
        if (string.IsNullOrEmpty(stored))
        {
            return null;
        }

        var lines = stored.Split('\n');
        return texts.Fill(lines[0], lines.Skip(1).Select((v, i) => (Index: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: v))
            .ToDictionary(x => x.Index, x => (object?)x.Value));
    }
}
