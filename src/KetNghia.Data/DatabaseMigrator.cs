using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Data;

/// <summary>Brings the schema up to date. In embedded mode at start, in production as the verb <c>migrate</c>.</summary>
public sealed class DatabaseMigrator(KetNghiaDbContext db, DatabaseOptions options)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await PrepareSqliteAsync(cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task<bool> IsCurrentAsync(CancellationToken cancellationToken) =>
        db.Database.GetPendingMigrationsAsync(cancellationToken).ContinueWith(t => !t.Result.Any(), cancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    /// <summary>
    /// A process killed while migrating leaves its row in the lock table and the next start would wait for ever. The
    /// caller holds the single-instance lock of the data folder, so the row can only be stale.
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
