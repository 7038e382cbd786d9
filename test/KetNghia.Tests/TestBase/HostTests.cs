using System.Net;
using System.Runtime.CompilerServices;
using KetNghia.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>The ground every other test stands on.</summary>
public sealed class HostTests(Hosts hosts, HostPool pool) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Live_Always_Answers(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        using var visitor = host.Visitor();

        var answer = await visitor.GetAsync("/health/live");

        answer.Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Model_BothProviders_HaveNoPendingChanges(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        var pending = await host.WithAsync(services => Task.FromResult(services.GetRequiredService<KetNghiaDbContext>().Database.HasPendingModelChanges()));

        pending.ShouldBeFalse("run etc/scripts/add-migration (before the first release: reset-migrations)");
    }

    [DatabaseTest]
    public async Task Refill_AfterRowsWereDeleted_BringsThemBack(Provider provider)
    {
        var host = await hosts.StartOwnAsync(provider, _ => { });
        var before = await host.ChecksumsAsync();

        await host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Adm_Roles");
        });
        var changed = await host.ChecksumsAsync();
        await pool.RenewAsync(host, Dataset.Base);

        changed["Adm_Roles"].ShouldNotBe(before["Adm_Roles"]);
        (await host.ChecksumsAsync()).ShouldBe(before);
    }

    /// <summary>The second gets the host the first has left.</summary>
    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task Fresh_OfEachTest_IsItsOwnAndHasTheRowsOfAFreshInstallation(string test)
    {
        var usual = await (await hosts.GetAsync(Provider.Sqlite)).ChecksumsAsync();
        var host = await hosts.FreshAsync(Provider.Sqlite);
        var other = await hosts.FreshAsync(Provider.Sqlite);

        other.ShouldNotBe(host, test);
        (await host.ChecksumsAsync())["Adm_Roles"].ShouldBe(usual["Adm_Roles"], test);
        host.Clock.UtcNow.ShouldBe(FakeClock.Start, test);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync("DELETE FROM Adm_Roles"));
    }

    /// <summary>A timer or a static that keeps one keeps its whole world, as often as a run starts hosts.</summary>
    [Fact]
    public async Task Host_Ended_IsLetGo()
    {
        var first = await EndedAsync();
        var second = await EndedAsync();

        for (var i = 0; i < 20 && first.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        first.IsAlive.ShouldBeFalse();
        GC.KeepAlive(second);
    }

    /// <summary>Else a host that is lent on keeps the class it was started for, and with it every host that class had.</summary>
    [Fact]
    public async Task Host_Started_BelongsToNoTest()
    {
        object? test = null;
        await hosts.StartOwnAsync(Provider.Sqlite, _ => test = TestContext.Current.Test);

        test.ShouldBeNull();
        TestContext.Current.Test.ShouldNotBeNull();
    }

    /// <summary>Production may run MySQL instead of MariaDB; its dialect makes the same schema.</summary>
    [Fact]
    public async Task Migrate_InTheDialectOfMySql_Works()
    {
        Assert.SkipWhen(TestEnvironment.MySqlServer is null, "KETNGHIA_TEST_MYSQL names no server");
        var database = new MySqlDatabase();
        await database.CreateAsync();
        await using var host = await TestHost.StartAsync(database, builder => builder.UseSetting("Database:ServerVersion", "8.4.0-mysql"));

        await host.WithAsync(services => HostPool.FillAsync(services, Dataset.Base));

        var usual = await (await hosts.GetAsync(Provider.MySql)).ChecksumsAsync();
        (await host.ChecksumsAsync()).Keys.Order().ShouldBe(usual.Keys.Order());
    }

    [DatabaseTest]
    public async Task Faults_BySeed_HappenAndAreSurvived(Provider provider)
    {
        var faults = new Faults(7);
        var data = new TestData(await hosts.StartOwnAsync(provider, faults.Install));
        var before = faults.Count;

        faults.Begin(oneIn: 3);
        var failed = 0;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                await data.CreatePersonAsync();
            }
            catch (Exception e) when (e is IOException or KetNghia.Framework.Errors.TransientConflictException or Microsoft.Data.Sqlite.SqliteException or DbUpdateException)
            {
                failed++;
            }
        }

        faults.End();
        before.ShouldBe(0);
        faults.Count.ShouldBeGreaterThan(0);
        failed.ShouldBeGreaterThan(0);
        await data.CreatePersonAsync();
    }

    [Fact]
    public async Task Migrate_WhileAnotherProcessDoesOrAfterOneWasKilled_WaitsForTheLivingAlone()
    {
        var host = await hosts.StartOwnAsync(Provider.Sqlite, _ => { });
        await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2025-01-01')"));
        Task migrated;
        await using (new FileStream(Path.Combine(host.Database.DataFolder, "ketnghia.db.migrating"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            migrated = host.WithAsync(services => services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None));
            (await Task.WhenAny(migrated, Task.Delay(500, TestContext.Current.CancellationToken))).ShouldNotBe(migrated);
        }

        await migrated.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> EndedAsync()
    {
        var host = await pool.StartOwnAsync(Provider.Sqlite, Dataset.Base, _ => { });
        using var visitor = host.Visitor();
        await visitor.GetAsync("/account/sign-in");
        await host.DisposeAsync();
        return new WeakReference(host);
    }
}
