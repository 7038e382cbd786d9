using System.Data.Common;
using KetNghia.Data.Backups;
using KetNghia.Data.Verification;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Data;

public enum DatabaseProvider
{
    Sqlite,
    MySql,
}

public static class DataServices
{
    /// <summary>One setting chooses the database: <c>Database:Provider</c> with <c>ConnectionStrings:Default</c>.</summary>
    public static IServiceCollection AddKetNghiaData(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var provider = Enum.Parse<DatabaseProvider>(configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite), ignoreCase: true);
        var connection = configuration.GetConnectionString("Default");
        var options = new DatabaseOptions(provider, provider == DatabaseProvider.Sqlite
            ? connection ?? $"Data Source={Path.Combine(dataFolder, "ketnghia.db")}"
            : connection ?? throw new InvalidOperationException("ConnectionStrings:Default is required for MySql."));
        services.AddSingleton(options);
        if (provider == DatabaseProvider.Sqlite)
        {
            services.AddSingleton<SqliteWriteGate>();
            // The gate comes last: what others do before a command is done before the line is joined.
            services.AddPooledDbContextFactory<SqliteKetNghiaDbContext>((p, o) => Sqlite(o, options.ConnectionString)
                .AddInterceptors([.. p.GetServices<IInterceptor>(), p.GetRequiredService<SqliteWriteGate>()]));
            services.AddScoped<KetNghiaDbContext>(p => Fresh(p.GetRequiredService<IDbContextFactory<SqliteKetNghiaDbContext>>().CreateDbContext()));
        }
        else
        {
            var version = configuration["Database:ServerVersion"] ?? "10.11.0-mariadb";
            services.AddPooledDbContextFactory<MySqlKetNghiaDbContext>((p, o) => MySql(o, options.ConnectionString, version)
                .AddInterceptors(p.GetServices<IInterceptor>()));
            services.AddScoped<KetNghiaDbContext>(p => Fresh(p.GetRequiredService<IDbContextFactory<MySqlKetNghiaDbContext>>().CreateDbContext()));
        }

        services.AddSingleton<IDatabaseCopy>(provider == DatabaseProvider.Sqlite ? new SqliteCopy(options) : new MySqlCopy(options));
        services.AddSingleton<BackupMaker>();
        services.AddScoped<BackupRestorer>();
        services.AddScoped<DatabaseMigrator>();
        services.AddScoped<IBulkWriter, BulkWriter>();
        services.AddSingleton<SeedRunner>();
        return services.AddContributed(typeof(DataServices).Assembly);
    }

    public static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string connectionString) => options
        .UseMemoryCache(CompiledQueries.OfSqlite)
        .UseSqlite(
            connectionString.Contains("Foreign Keys", StringComparison.OrdinalIgnoreCase) ? connectionString : connectionString + ";Foreign Keys=True;Default Timeout=30;Pooling=False",
            s => s.MigrationsHistoryTable("__ef_migrations"))
        .ReplaceService<IRelationalTransactionFactory, GatedTransactions>()
        .AddInterceptors(SqliteConnections.Instance)
        .ConfigureWarnings(Expected);

    public static DbContextOptionsBuilder MySql(DbContextOptionsBuilder options, string connectionString, string serverVersion) => options
        .UseMemoryCache(CompiledQueries.OfMySql)
        .UseMySql(Impatient(connectionString), ServerVersion.Parse(serverVersion), m => m.MigrationsHistoryTable("__ef_migrations").EnablePrimitiveCollectionsSupport())
        .ConfigureWarnings(Expected);

    /// <summary>
    /// Records are loaded with their few children at once, and a module need not have tables. A save that fails is told to
    /// its caller, who knows whether it is a fault: a unique key that another node took first is none.
    /// </summary>
    private static void Expected(WarningsConfigurationBuilder warnings) => warnings
        .Ignore(RelationalEventId.MultipleCollectionIncludeWarning, CoreEventId.NoEntityTypeConfigurationsWarning)
        .Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug));

    /// <summary>A dead server is said within two seconds unless the installation wishes otherwise.</summary>
    private static string Impatient(string connectionString) => connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase)
        ? connectionString
        : connectionString.TrimEnd(';') + ";Connection Timeout=2";

    private static KetNghiaDbContext Fresh(KetNghiaDbContext db)
    {
        db.Lend();
        return db;
    }

    /// <summary>
    /// An answer is a promise: the log is on disk before it is given. A context keeps its connection for
    /// the whole of its scope: it is opened anew for each, since the library's pool may lend one to two owners at once.
    /// </summary>
    private sealed class SqliteConnections : DbConnectionInterceptor
    {
        public static readonly SqliteConnections Instance = new();

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            new(InterceptionResult.Suppress());

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
        }
    }
}

public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
