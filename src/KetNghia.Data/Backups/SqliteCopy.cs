using System.Globalization;
using Microsoft.Data.Sqlite;

namespace KetNghia.Data.Backups;

/// <summary>The library's online copy: one instant, and writers do not wait for it.</summary>
internal sealed class SqliteCopy(DatabaseOptions options) : IDatabaseCopy
{
    /// <summary>In a data folder.</summary>
    public const string Database = "ketnghia.db";

    public string FileName => "database.db";

    public string? Scratch => null;

    public string ConnectionTo(string folder, string? database) => new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, Database) }.ConnectionString;

    public string? MissingTool() => null;

    public async Task<DatabaseContent> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var source = new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = SqliteOpenMode.ReadWrite };
        if (!File.Exists(source.DataSource))
        {
            throw new BusinessException(BackupErrors.NothingToKeep).With("database", source.DataSource);
        }

        await using var to = Open(file);
        await using (var from = Open(source.DataSource))
        {
            await Task.Run(() => from.BackupDatabase(to), cancellationToken);
        }

        // A copy is one file: what follows the main one belongs to a database at work.
        await ScalarAsync(to, "PRAGMA journal_mode=DELETE", cancellationToken);
        return await ContentAsync(to, cancellationToken) ?? throw new BusinessException(BackupErrors.NothingToKeep).With("database", source.DataSource);
    }

    public Task MustBeEmptyAsync(string? database, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<DatabaseContent> RestoreAsync(string file, string folder, string? database, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, Database);
        File.Copy(file, target);
        await using var connection = Open(target);
        try
        {
            if (await ScalarAsync(connection, "PRAGMA integrity_check", cancellationToken) is not "ok" || await ContentAsync(connection, cancellationToken) is not { } content)
            {
                throw new BusinessException(BackupErrors.Damaged).With("part", FileName);
            }

            await ScalarAsync(connection, DatabaseContent.GiveJobsBack, cancellationToken);
            await ScalarAsync(connection, "PRAGMA journal_mode=WAL", cancellationToken);
            return content;
        }
        catch (SqliteException)
        {
            throw new BusinessException(BackupErrors.Damaged).With("part", FileName);
        }
    }

    /// <summary>What was made stands in the folder alone and goes with it.</summary>
    public Task DiscardAsync(string? database, CancellationToken cancellationToken) => Task.CompletedTask;

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using var patience = connection.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout=30000";
        patience.ExecuteNonQuery();
        return connection;
    }

    private static async Task<DatabaseContent?> ContentAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection, cancellationToken))
        {
            rows[table] = Convert.ToInt64(await ScalarAsync(connection, $"SELECT COUNT(*) FROM \"{table}\"", cancellationToken), CultureInfo.InvariantCulture);
        }

        return rows.GetValueOrDefault(DatabaseContent.History) > 0
            ? new DatabaseContent((string)(await ScalarAsync(connection, $"SELECT MAX(MigrationId) FROM {DatabaseContent.History}", cancellationToken))!, rows)
            : null;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock'";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
