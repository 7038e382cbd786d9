using System.Globalization;
using System.Text;
using MySqlConnector;

namespace KetNghia.Tests.TestBase;

internal sealed class MySqlDatabase() : TestDatabase(Provider.MySql)
{
    private static int _last;
    private readonly string _name = $"kn_{Environment.ProcessId}_{Interlocked.Increment(ref _last)}";

    /// <summary>A machine that stands still for some seconds is no dead server.</summary>
    public override string ConnectionString => $"{TestEnvironment.MySqlServer};Database={_name};Maximum Pool Size=60;Connection Timeout=15";

    public override async Task<IReadOnlyDictionary<string, string>> ChecksumsAsync()
    {
        await using var connection = await OpenAsync(_name);
        var tables = await TablesAsync(connection, _name);
        var sums = new Dictionary<string, string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "CHECKSUM TABLE " + string.Join(", ", tables.Select(table => $"`{table}`"));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            sums[reader.GetString(0).Split('.')[^1]] = reader.IsDBNull(1) ? "" : reader.GetInt64(1).ToString(CultureInfo.InvariantCulture);
        }

        return sums;
    }

    public override async Task<long> NumberAsync(string sql)
    {
        await using var connection = await OpenAsync(_name);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Empty until the product's own migrations have filled it.</summary>
    public async Task CreateAsync()
    {
        await using var connection = await OpenAsync(null);
        await ExecuteAsync(connection, $"CREATE DATABASE `{_name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    public override async ValueTask DisposeAsync()
    {
        await using var connection = await OpenAsync(null);
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS `{_name}`");
        System.IO.Directory.Delete(DataFolder, recursive: true);
    }

    protected override async Task CloneSchemaAsync(TestDatabase template)
    {
        await CreateAsync();
        var from = ((MySqlDatabase)template)._name;
        await using var source = await OpenAsync(from);
        var script = new StringBuilder("SET FOREIGN_KEY_CHECKS = 0;");
        foreach (var table in await TablesAsync(source, from))
        {
            await using var command = source.CreateCommand();
            command.CommandText = $"SHOW CREATE TABLE `{table}`";
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            script.Append(reader.GetString(1)).Append(';');
        }

        await using var target = await OpenAsync(_name);
        await ExecuteAsync(target, script.ToString());
    }

    protected override async Task RefillRowsAsync(TestDatabase template)
    {
        var from = ((MySqlDatabase)template)._name;
        await using var connection = await OpenAsync(_name);
        (await IndexesAsync(connection, _name)).ShouldBe(await IndexesAsync(connection, from), "a test that changes the schema needs a host of its own");
        var columns = await ColumnsAsync(connection, from);
        var script = new StringBuilder("SET FOREIGN_KEY_CHECKS = 0; SET UNIQUE_CHECKS = 0; START TRANSACTION;");
        foreach (var (table, names) in columns)
        {
            script.Append(CultureInfo.InvariantCulture, $"DELETE FROM `{table}`;");
            script.Append(CultureInfo.InvariantCulture, $"INSERT INTO `{table}` ({names}) SELECT {names} FROM `{from}`.`{table}`;");
        }

        await ExecuteAsync(connection, script.Append("COMMIT; SET UNIQUE_CHECKS = 1; SET FOREIGN_KEY_CHECKS = 1;").ToString());
    }

    private static async Task<MySqlConnection> OpenAsync(string? database)
    {
        var connection = new MySqlConnection($"{TestEnvironment.MySqlServer};Pooling=False;{(database is null ? "" : $"Database={database};")}");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> TablesAsync(MySqlConnection connection, string database) =>
        [.. (await ColumnsAsync(connection, database)).Keys];

    private static async Task<List<string>> IndexesAsync(MySqlConnection connection, string database)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CONCAT_WS(' ', TABLE_NAME, INDEX_NAME, NON_UNIQUE, SEQ_IN_INDEX, COLUMN_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = @database ORDER BY 1";
        command.Parameters.AddWithValue("@database", database);
        await using var reader = await command.ExecuteReaderAsync();
        var indexes = new List<string>();
        while (await reader.ReadAsync())
        {
            indexes.Add(reader.GetString(0));
        }

        return indexes;
    }

    /// <summary>Generated columns fill themselves and must not be named in an insert.</summary>
    private static async Task<SortedDictionary<string, string>> ColumnsAsync(MySqlConnection connection, string database)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT table_name, GROUP_CONCAT(IF(extra LIKE '%GENERATED%', NULL, CONCAT('`', column_name, '`')) ORDER BY ordinal_position)
            FROM information_schema.columns WHERE table_schema = @database GROUP BY table_name
            """;
        command.Parameters.AddWithValue("@database", database);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            columns[reader.GetString(0)] = reader.GetString(1);
        }

        return columns;
    }
}
