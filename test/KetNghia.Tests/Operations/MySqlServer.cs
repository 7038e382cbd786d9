using KetNghia.Tests.TestBase;
using MySqlConnector;

namespace KetNghia.Tests.Operations;

/// <summary>What only the owner of the server does.</summary>
internal static class MySqlServer
{
    public static async Task RunAsync(string sql)
    {
        await using var connection = new MySqlConnection(TestEnvironment.MySqlServer + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A user with the rights of etc/deploy for daily work, and no more.</summary>
    public static async Task<string> DailyUserAsync(string connectionString)
    {
        var database = new MySqlConnectionStringBuilder(connectionString);
        await RunAsync("CREATE OR REPLACE USER kn_daily IDENTIFIED BY 'hang-ngay'");
        await RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON `{database.Database}`.* TO kn_daily");
        (database.UserID, database.Password) = ("kn_daily", "hang-ngay");
        return database.ConnectionString;
    }
}
