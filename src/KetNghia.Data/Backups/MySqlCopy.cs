using System.Globalization;
using System.IO.Compression;
using System.Text;
using MySqlConnector;

namespace KetNghia.Data.Backups;

/// <summary>The server's own dump, of one snapshot (ADR 0036); what is in it is counted while it passes.</summary>
internal sealed class MySqlCopy(DatabaseOptions options) : IDatabaseCopy
{
    private const string Tables = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";

    public string FileName => "database.sql.gz";

    public string? Scratch => Server(null).Database + "_proof";

    public string ConnectionTo(string folder, string? database) =>
        new MySqlConnectionStringBuilder(options.ConnectionString) { Database = database ?? Server(null).Database }.ConnectionString;

    public string? MissingTool() => MySqlTools.Missing();

    public async Task<DatabaseContent> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var server = Server(null);
        var before = await MigrationAsync(server, cancellationToken);
        var counts = new DumpCounts();
        await MySqlTools.DumpAsync(server, (dump, token) => PackAsync(dump, file, counts, token), cancellationToken);
        if (!counts.IsComplete)
        {
            throw new BusinessException(BackupErrors.ToolFailed).With("tool", MySqlTools.Dump).With("message", "the dump ends in the middle");
        }

        return before == await MigrationAsync(server, cancellationToken)
            ? new DatabaseContent(before, counts.Rows)
            : throw new BusinessException(BackupErrors.ChangedMeanwhile);
    }

    public async Task MustBeEmptyAsync(string? database, CancellationToken cancellationToken)
    {
        var server = Server(database);
        await using var connection = await OpenIfThereAsync(server, cancellationToken);
        if (connection is null)
        {
            await CreateAsync(server, cancellationToken);
        }
        else if ((await NamesAsync(connection, cancellationToken)).Count > 0)
        {
            throw new BusinessException(BackupErrors.DatabaseTaken).With("database", server.Database);
        }
    }

    public async Task<DatabaseContent> RestoreAsync(string file, string folder, string? database, CancellationToken cancellationToken)
    {
        var server = Server(database);
        await MySqlTools.LoadAsync(server, (load, token) => UnpackAsync(file, load, token), cancellationToken);
        await using var connection = await OpenAsync(server, cancellationToken);
        await ExecuteAsync(connection, DatabaseContent.GiveJobsBack, cancellationToken);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await NamesAsync(connection, cancellationToken))
        {
            rows[table] = Convert.ToInt64(await ScalarAsync(connection, $"SELECT COUNT(*) FROM `{table}`", cancellationToken), CultureInfo.InvariantCulture);
        }

        return new DatabaseContent(await MigrationAsync(server, cancellationToken), rows);
    }

    public async Task DiscardAsync(string? database, CancellationToken cancellationToken)
    {
        await using var connection = await OpenIfThereAsync(Server(database), cancellationToken);
        foreach (var table in connection is null ? [] : await NamesAsync(connection, cancellationToken))
        {
            await ExecuteAsync(connection!, $"SET FOREIGN_KEY_CHECKS = 0; DROP TABLE IF EXISTS `{table}`", cancellationToken);
        }
    }

    private MySqlConnectionStringBuilder Server(string? database)
    {
        var server = new MySqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, DefaultCommandTimeout = 0 };
        server.Database = database ?? server.Database;
        return server;
    }

    private static async Task CreateAsync(MySqlConnectionStringBuilder server, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(new MySqlConnectionStringBuilder(server.ConnectionString) { Database = "" }, cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"CREATE DATABASE `{server.Database.Replace("`", "``", StringComparison.Ordinal)}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", cancellationToken);
        }
        catch (MySqlException e) when (IsDenied(e))
        {
            throw NoRights(server);
        }
    }

    /// <returns>Null when there is no such database.</returns>
    private static async Task<MySqlConnection?> OpenIfThereAsync(MySqlConnectionStringBuilder server, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(server, cancellationToken);
        }
        catch (MySqlException e) when (e.ErrorCode == MySqlErrorCode.UnknownDatabase)
        {
            return null;
        }
        catch (MySqlException e) when (IsDenied(e))
        {
            throw NoRights(server);
        }
    }

    private static bool IsDenied(MySqlException e) => e.ErrorCode is MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.AccessDenied or MySqlErrorCode.TableAccessDenied;

    private static BusinessException NoRights(MySqlConnectionStringBuilder server) =>
        new BusinessException(BackupErrors.NoRights).With("database", server.Database).With("user", server.UserID);

    private static async Task PackAsync(Stream dump, string file, DumpCounts counts, CancellationToken cancellationToken)
    {
        // Every byte is one character here and becomes the same byte again.
        using var reader = new StreamReader(dump, Encoding.Latin1);
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (var writer = new StreamWriter(new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true), Encoding.Latin1) { NewLine = "\n" })
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                counts.Read(line);
                await writer.WriteLineAsync(line);
            }
        }

        target.Flush(flushToDisk: true);
    }

    private static async Task UnpackAsync(string file, Stream load, CancellationToken cancellationToken)
    {
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await packed.CopyToAsync(load, cancellationToken);
    }

    private static async Task<string> MigrationAsync(MySqlConnectionStringBuilder server, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(server, cancellationToken);
            return await ScalarAsync(connection, $"SELECT MAX(MigrationId) FROM {DatabaseContent.History}", cancellationToken) as string
                ?? throw new BusinessException(BackupErrors.NothingToKeep).With("database", server.Database);
        }
        catch (MySqlException e) when (e.ErrorCode is MySqlErrorCode.NoSuchTable or MySqlErrorCode.UnknownDatabase)
        {
            throw new BusinessException(BackupErrors.NothingToKeep).With("database", server.Database);
        }
    }

    private static async Task<List<string>> NamesAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Tables;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<MySqlConnection> OpenAsync(MySqlConnectionStringBuilder server, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<object?> ScalarAsync(MySqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static Task ExecuteAsync(MySqlConnection connection, string sql, CancellationToken cancellationToken) => ScalarAsync(connection, sql, cancellationToken);
}
