using System.Reflection;
using KetNghia.Administration.Roles;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Tests.Framework;

/// <summary>What the two databases say, and what no query shows by itself.</summary>
public sealed class PersistenceTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Theory]
    [InlineData(1555, true, false, false)]
    [InlineData(2067, true, false, false)]
    [InlineData(787, false, false, false)]
    [InlineData(5, false, true, true)]
    [InlineData(6, false, true, true)]
    [InlineData(261, false, true, true)]
    [InlineData(262, false, true, true)]
    [InlineData(517, false, true, true)]
    [InlineData(8, false, false, true)]
    [InlineData(266, false, false, true)]
    [InlineData(13, false, false, true)]
    [InlineData(14, false, false, true)]
    [InlineData(1, false, false, false)]
    public void SqliteErrors_ByTheirCode_MeanTheSame(int code, bool unique, bool transient, bool unavailable) =>
        Meaning(new SqliteException("x", code & 0xFF, code)).ShouldBe((unique, transient, unavailable));

    [Theory]
    [InlineData(1062, true, false, false)]
    [InlineData(1020, false, true, true)]
    [InlineData(1205, false, true, true)]
    [InlineData(1213, false, true, true)]
    [InlineData(1042, false, false, true)]
    [InlineData(0, false, false, true)]
    [InlineData(1064, false, false, false)]
    public void MySqlErrors_ByTheirNumber_MeanTheSame(int number, bool unique, bool transient, bool unavailable)
    {
        var exception = (MySqlException)Activator.CreateInstance(
            typeof(MySqlException), BindingFlags.Instance | BindingFlags.NonPublic, null, [(MySqlErrorCode)number, "x"], null)!;

        Meaning(exception).ShouldBe((unique, transient, unavailable));
    }

    [Fact]
    public void Errors_WrappedOrOfAnotherKind_AreRecognizedByWhatIsInside()
    {
        Meaning(new DbUpdateException("x", new SqliteException("x", 19, 2067))).ShouldBe((true, false, false));
        Meaning(new InvalidOperationException("x", new IOException("x"))).ShouldBe((false, false, false));
    }

    /// <summary>A name alone does not make an error of a database, nor does a number.</summary>
    [Fact]
    public void Errors_OfAnotherTypeThatLookAlike_MeanNothing()
    {
        Meaning(new Alike.SqliteException()).ShouldBe((false, false, false));
        Meaning(new Alike.OtherException()).ShouldBe((false, false, false));
        Meaning(new InvalidOperationException("x", new Alike.OtherException())).ShouldBe((false, false, false));
    }

    [Fact]
    public void Errors_OfALineThatIsTooLong_MeanThatNothingCanBeServed()
    {
        Meaning(new DatabaseBusyException()).ShouldBe((false, false, true));
        Meaning(new InvalidOperationException("x", new DatabaseBusyException())).ShouldBe((false, false, true));
    }

    [DatabaseTest]
    public async Task Instants_LocalTime_IsRefusedAndUtcComesBackAsUtc(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var at = new DateTime(2025, 5, 15, 2, 3, 4, DateTimeKind.Utc);

        await Should.ThrowAsync<Exception>(() => AddAsync(DateTime.SpecifyKind(at, DateTimeKind.Local)));
        await AddAsync(at);

        var read = await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().SingleAsync(), In(place));
        (read.CreatedAtUtc, read.CreatedAtUtc.Kind).ShouldBe((at, DateTimeKind.Utc));

        Task AddAsync(DateTime created) => data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Add(new JobRun(data.Host.Ids.New(), place.Id, "Test.Job", "{}", Guid.Empty, "vi", created));
                await db.SaveChangesAsync(CancellationToken.None);
            },
            In(place));
    }

    [DatabaseTest]
    public async Task Query_InATenant_ShowsItsRowsAloneAndWithoutOneNone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (place, other) = (await data.CreateWorkspaceAsync(WorkspaceKind.Locality), await data.CreateWorkspaceAsync(WorkspaceKind.Locality));

        (await TenantsAsync(AmbientFrame.Empty)).ShouldBeEmpty();
        (await TenantsAsync(In(place))).ShouldBe([place.Id]);
        (await TenantsAsync(In(other))).ShouldBe([other.Id]);

        Task<List<Guid>> TenantsAsync(AmbientFrame frame) =>
            data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Role>().Select(r => r.TenantId).Distinct().ToListAsync(), frame);
    }

    [DatabaseTest]
    public async Task Query_WithAUnitScope_ShowsTheRowsOfItsUnitsAlone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));

        (await CountAsync(null)).ShouldBe(1);
        (await CountAsync(TestData.Zuoich)).ShouldBe(1);
        (await CountAsync(TestData.ChoChun)).ShouldBe(0);

        Task<int> CountAsync(Guid? unit) => data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().CountAsync(),
            In(scene.Place) with { Scope = unit is { } u ? new UnitScope([u]) : null });
    }

    [DatabaseTest]
    public async Task Save_ByTheSynchronousDoor_IsNotThere(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        await host.WithAsync(services =>
        {
            Should.Throw<NotSupportedException>(() => services.GetRequiredService<KetNghiaDbContext>().SaveChanges());
            return Task.CompletedTask;
        });
    }

    [DatabaseTest]
    public async Task AllTenants_WithoutAReason_IsRefused(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        await host.WithAsync(services =>
        {
            Should.Throw<ArgumentException>(() => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().AllTenants(" "));
            return Task.CompletedTask;
        });
    }

    /// <summary>A unit that is not committed leaves nothing; one inside another leaves the end to the outer.</summary>
    [DatabaseTest]
    public async Task Unit_LeftWithoutCommit_LeavesNothing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);

        await WriteAsync(commitInner: true, commitOuter: false);
        (await CountAsync()).ShouldBe(0);
        await WriteAsync(commitInner: false, commitOuter: true);
        (await CountAsync()).ShouldBe(1);

        Task<int> CountAsync() => data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().CountAsync(), In(place));

        Task WriteAsync(bool commitInner, bool commitOuter) => data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                await using var outer = await db.BeginUnitAsync(CancellationToken.None);
                await using (var inner = await db.BeginUnitAsync(CancellationToken.None))
                {
                    db.Add(new JobRun(data.Host.Ids.New(), place.Id, "Test.Job", "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow));
                    await db.SaveChangesAsync(CancellationToken.None);
                    await (commitInner ? inner.CommitAsync(CancellationToken.None) : Task.CompletedTask);
                }

                await (commitOuter ? outer.CommitAsync(CancellationToken.None) : Task.CompletedTask);
            },
            In(place));
    }

    private static class Alike
    {
        internal sealed class SqliteException : Exception
        {
            public int SqliteExtendedErrorCode => 2067;
        }

        internal sealed class OtherException : System.Data.Common.DbException
        {
            public int Number => 1062;

            public int SqliteExtendedErrorCode => 2067;
        }
    }

    private static (bool Unique, bool Transient, bool Unavailable) Meaning(Exception e) =>
        (DatabaseErrors.IsUniqueViolation(e), DatabaseErrors.IsTransient(e), DatabaseErrors.IsUnavailable(e));

    private static AmbientFrame In(TestWorkspace place) => AmbientFrame.Empty with { TenantId = place.Id };
}
