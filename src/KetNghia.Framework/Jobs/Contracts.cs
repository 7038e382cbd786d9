namespace KetNghia.Framework.Jobs;

/// <summary>A job's code: idempotent, restartable, in bounded batches. Runs with tenant, user, scope and culture restored.</summary>
public interface IJobHandler
{
    /// <summary>Stable name stored in the row.</summary>
    static abstract string Name { get; }

    Task RunAsync(JobContext context, CancellationToken cancellationToken);
}

/// <summary>What a running job may do to its own row; every write carries the fence.</summary>
public sealed class JobContext(Guid id, string args, IJobProgress progress)
{
    public Guid Id { get; } = id;

    public string Args { get; } = args;

    /// <exception cref="OperationCanceledException">Somebody cancelled the job or another worker took it over.</exception>
    public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => progress.ReportAsync(done, total, cancellationToken);

    /// <summary>The result a person can fetch from the jobs screen.</summary>
    public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) =>
        progress.ResultAsync(sha256, fileName, contentType, cancellationToken);

    /// <summary>A text key (with values) that the jobs screen shows as the outcome.</summary>
    public Task MessageAsync(string key, CancellationToken cancellationToken, params string[] values) =>
        progress.MessageAsync(string.Join('\n', values.Prepend(key)), cancellationToken);
}

public interface IJobProgress
{
    Task ReportAsync(int done, int total, CancellationToken cancellationToken);

    Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken);

    Task MessageAsync(string message, CancellationToken cancellationToken);
}

/// <summary>Asks for a job inside the caller's unit of work.</summary>
public interface IJobQueue
{
    /// <summary>Adds the row to the current context; the job exists when the caller's transaction commits.</summary>
    /// <param name="subject">What it is about, for the list of jobs; text key <c>Job.{Name}.Of</c>.</param>
    Guid Enqueue<THandler>(object args, string? subject = null)
        where THandler : class, IJobHandler;
}

/// <summary>Owned by Administration: restores who a job runs for, or refuses when the membership ended meanwhile.</summary>
public interface IJobIdentity
{
    Task<AmbientFrame?> RestoreAsync(JobRun run, CancellationToken cancellationToken);
}
