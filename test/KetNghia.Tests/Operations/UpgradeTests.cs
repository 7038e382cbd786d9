using KetNghia.Data;
using KetNghia.Data.Backups;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Tests.Operations;

/// <summary>An installation with data, brought to a newer schema: what <c>migrate</c> does after an upgrade.</summary>
public sealed class UpgradeTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Changed = ["Pair_Pairings", "Adm_Accounts", "__ef_migrations", "__EFMigrationsLock"];

    [DatabaseTest]
    public async Task Migrate_OfAFilledDatabase_KeepsEveryRowAndFigure(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        using var visitor = host.Visitor();
        await visitor.SignInAsync("tinh", DemoPeople.Password);
        var database = await CopyAsync(host);
        var (rows, accounts) = (await database.ChecksumsAsync(), await NamesAsync(database));
        await using var upgraded = await TestHost.StartAsync(database, b => b.ConfigureTestServices(WithLater));
        (await PendingAsync(upgraded)).ShouldBe(provider == Provider.Sqlite ? [] : [LaterMigration.Id], "an embedded database is brought up to date at the start");

        await MigrateAsync(upgraded);
        await MigrateAsync(upgraded);

        (await PendingAsync(upgraded)).ShouldBeEmpty();
        (await database.NumberAsync($"SELECT COUNT(*) FROM __ef_migrations WHERE MigrationId = '{LaterMigration.Id}'")).ShouldBe(1);
        (await database.NumberAsync("SELECT COUNT(*) FROM Pair_Pairings WHERE Later = 'đã chuyển'")).ShouldBe(await host.Database.NumberAsync("SELECT COUNT(*) FROM Pair_Pairings"));
        (await NamesAsync(database)).ShouldBe(accounts);
        Unchanged(await database.ChecksumsAsync()).ShouldBe(Unchanged(rows), ignoreOrder: true);
        await BackupTests.ShouldVerifyAsync(upgraded);
        await BackupTests.ShouldShowTheSameAsync(host, upgraded, visitor);
    }

    [DatabaseTest]
    public async Task Migrate_OfWhatEveryReleaseLeft_EndsAtTheNewestSchemaAndIsSound(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var known = await host.WithAsync(services => Task.FromResult(services.GetRequiredService<KetNghiaDbContext>().Database.GetMigrations().ToList()));
        var kept = await KeptReleases.OfAsync(provider);

        foreach (var (backup, manifest) in kept)
        {
            await using var database = TestDatabase.Empty(provider);
            var verbs = new ProductVerbs(database);
            var restored = await verbs.RunAsync("restore", "--from", backup, "--into", database.DataFolder);
            restored.Code.ShouldBe(0, $"{manifest.Version}: {restored.Output}");
            var migrated = await verbs.RunAsync("migrate");
            migrated.Code.ShouldBe(0, $"{manifest.Version}: {migrated.Output}");
            var verified = await verbs.RunAsync("verify");
            verified.Code.ShouldBe(0, $"{manifest.Version}: {verified.Output}");
            (await database.NumberAsync("SELECT COUNT(*) FROM Fw_ActionLog")).ShouldBeGreaterThanOrEqualTo(manifest.Rows["Fw_ActionLog"], manifest.Version);
        }

        KeptReleases.Missing(known, kept.Select(k => k.Manifest.Migration)).ShouldBeNull("keep a filled database of the release before: etc/scripts/keep-release, on the released commit");
    }

    [Fact]
    public void Missing_OnceThereIsAMigrationToComeFrom_AsksForItsData()
    {
        KeptReleases.Missing(["1_Initial"], []).ShouldBeNull();
        KeptReleases.Missing(["1_Initial", "2_Next"], []).ShouldBe("1_Initial");
        KeptReleases.Missing(["1_Initial", "2_Next"], ["2_Next"]).ShouldBe("1_Initial");
        KeptReleases.Missing(["1_Initial", "2_Next"], ["1_Initial"]).ShouldBeNull();
    }

    private static List<KeyValuePair<string, string>> Unchanged(IReadOnlyDictionary<string, string> tables) => [.. tables.Where(t => !Changed.Contains(t.Key))];

    private static async Task<(long Accounts, long Letters)> NamesAsync(TestDatabase database) =>
        (await database.NumberAsync("SELECT COUNT(*) FROM Adm_Accounts"), await database.NumberAsync("SELECT SUM(LENGTH(FullName) + LENGTH(UserName)) FROM Adm_Accounts"));

    private static void WithLater(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteKetNghiaDbContext>(o => o.ReplaceService<IMigrationsAssembly, LaterToo>());
        services.ConfigureDbContext<MySqlKetNghiaDbContext>(o => o.ReplaceService<IMigrationsAssembly, LaterToo>());
    }

    /// <summary>Taken along as an installation is: by a backup.</summary>
    private static async Task<TestDatabase> CopyAsync(TestHost host)
    {
        var backup = BackupTests.NewPlace("truoc");
        await host.Services.GetRequiredService<BackupMaker>().WriteAsync(backup, CancellationToken.None);
        var database = TestDatabase.Empty(host.Provider);
        var name = host.Provider == Provider.MySql ? new MySqlConnectionStringBuilder(database.ConnectionString).Database : null;
        await host.WithAsync(services => services.GetRequiredService<BackupRestorer>().RestoreAsync(backup, database.DataFolder, name, CancellationToken.None));
        return database;
    }

    private static Task<List<string>> PendingAsync(TestHost host) => host.WithAsync(async services =>
        (await services.GetRequiredService<KetNghiaDbContext>().Database.GetPendingMigrationsAsync()).ToList());

    /// <summary>As the verb does.</summary>
    private static async Task MigrateAsync(TestHost host)
    {
        await host.WithAsync(services => services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None));
        await host.Services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
    }
}
