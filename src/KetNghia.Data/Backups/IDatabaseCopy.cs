namespace KetNghia.Data.Backups;

/// <summary>One database as one file and back, while people work in it.</summary>
public interface IDatabaseCopy
{
    /// <summary>The file's name in a backup.</summary>
    string FileName { get; }

    /// <summary>Of a server: the database in which backups are tried. Null when it stands in the folder.</summary>
    string? Scratch { get; }

    /// <summary>Where a restored database answers.</summary>
    string ConnectionTo(string folder, string? database);

    /// <summary>The client program it cannot do without, and this machine lacks; null when nothing is missing.</summary>
    string? MissingTool();

    /// <summary>Writes what the database held at one instant.</summary>
    Task<DatabaseContent> WriteAsync(string file, CancellationToken cancellationToken);

    /// <summary>Refuses before anything is written.</summary>
    /// <exception cref="BusinessException">The target holds tables, or may not be used.</exception>
    Task MustBeEmptyAsync(string? database, CancellationToken cancellationToken);

    /// <summary>Fills the empty target; when it fails, the caller discards.</summary>
    /// <param name="folder">The new data folder; an embedded database goes there.</param>
    /// <param name="database">Of a server: another one than the configured.</param>
    Task<DatabaseContent> RestoreAsync(string file, string folder, string? database, CancellationToken cancellationToken);

    /// <summary>Makes a target that was restored into as empty as it was. Never the database the installation works in.</summary>
    Task DiscardAsync(string? database, CancellationToken cancellationToken);
}

/// <param name="Migration">The last one applied.</param>
/// <param name="Rows">Of every table.</param>
public sealed record DatabaseContent(string Migration, IReadOnlyDictionary<string, long> Rows)
{
    public const string History = "__ef_migrations";

    /// <summary>A worker that ran when the copy was made does not run in it: what it had begun begins anew.</summary>
    public const string GiveJobsBack = "UPDATE Fw_JobRuns SET State = 'Queued', Owner = NULL, LeaseUntilUtc = NULL WHERE State = 'Running'";
}
