using System.Diagnostics;

namespace KetNghia.Data;

/// <summary>Brings the schema up to date. In embedded mode at start, in production as the verb <c>migrate</c>.</summary>
public sealed class DatabaseMigrator(KetNghiaDbContext db, DatabaseOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await using var alone = await LockAsync(db.Database.GetDbConnection().DataSource + ".migrating", cancellationToken);
            await PrepareSqliteAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            return;
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task<bool> IsCurrentAsync(CancellationToken cancellationToken) =>
        db.Database.GetPendingMigrationsAsync(cancellationToken).ContinueWith(t => !t.Result.Any(), cancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    /// <summary>Waits for another process that brings the same file up to date.</summary>
    /// <exception cref="IOException">It takes longer than two minutes.</exception>
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>
    /// A process killed while migrating leaves its row in the lock table and the next start would wait for ever. Whoever
    /// comes here holds the lock file, which ends with its process, so the row can only be stale.
    /// </summary>
    private async Task PrepareSqliteAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock";""",
            cancellationToken);
        await db.Database.CloseConnectionAsync();
    }
}
