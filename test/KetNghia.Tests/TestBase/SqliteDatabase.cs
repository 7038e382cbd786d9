using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace KetNghia.Tests.TestBase;

internal sealed class SqliteDatabase() : TestDatabase(Provider.Sqlite)
{
    public override string ConnectionString => $"Data Source={Path.Combine(DataFolder, "ketnghia.db")}";

    public override async Task<IReadOnlyDictionary<string, string>> ChecksumsAsync()
    {
        await using var connection = Open(ConnectionString);
        var sums = new Dictionary<string, string>();
        foreach (var table in await TablesAsync(connection))
        {
            sums[table] = await ChecksumAsync(connection, table);
        }

        return sums;
    }

    public override async Task<long> NumberAsync(string sql)
    {
        await using var connection = Open(ConnectionString);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(DataFolder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override Task CloneSchemaAsync(TestDatabase template) => Task.CompletedTask;

    /// <summary>The online backup, because the host's pooled connections stay open.</summary>
    protected override async Task RefillRowsAsync(TestDatabase template)
    {
        await using var from = Open(template.ConnectionString);
        await using var to = Open(ConnectionString);
        from.BackupDatabase(to);
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString + ";Pooling=False");
        connection.Open();

        // Two clones of a template nobody holds open may meet while one of them recovers its log: copying asks once, without this.
        using var patience = connection.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout=30000";
        patience.ExecuteNonQuery();
        return connection;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<string> ChecksumAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
        await using var reader = await command.ExecuteReaderAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows++;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                hash.AppendData(Encoding.UTF8.GetBytes((reader.IsDBNull(column) ? "\0" : reader.GetString(column)) + "\u001f"));
            }
        }

        return $"{rows}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
