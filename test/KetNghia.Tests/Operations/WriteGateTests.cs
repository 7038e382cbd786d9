using System.Collections.Concurrent;
using KetNghia.Administration.SignIn;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>Writers of an embedded database wait in a line that holds no threads, and the line goes on whatever becomes of one of them.</summary>
public sealed class WriteGateTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Writers = 32;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Write_WhileAnotherWrites_WaitsWithoutAThreadAndReadersPass()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        await using var holder = host.Services.CreateAsyncScope();
        var unit = await Db(holder).BeginUnitAsync(CancellationToken.None);
        var scopes = Enumerable.Range(0, Writers).Select(_ => host.Services.CreateAsyncScope()).ToList();

        // Each call comes back to this very thread at once, which a wait inside the database would keep.
        var begun = System.Diagnostics.Stopwatch.StartNew();
        var writers = scopes.Select(async (scope, n) => n % 2 == 0 ? await TouchAsync(Db(scope)) : await SaveAsync(host, scope)).ToList();
        begun.Elapsed.ShouldBeLessThan(AtOnce);
        writers.ShouldAllBe(w => !w.IsCompleted);
        (await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<GuessCounter>().CountAsync())).ShouldBe(0);
        await unit.CommitAsync(CancellationToken.None);
        await WithinAsync(Soon, Task.WhenAll(writers));

        (await host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<GuessCounter>().CountAsync())).ShouldBe(Writers / 2);
        foreach (var scope in scopes)
        {
            await scope.DisposeAsync();
        }
    }

    [Fact]
    public async Task Unit_LeftOpenWithItsContext_LetsTheNextWriterIn()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);

        await host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Submission = new PendingSubmission(Guid.Empty, host.Ids.New(), "/left-open", host.Ids.New().ToString("N"), "x");
            await db.BeginUnitAsync(CancellationToken.None);
        });
        await Should.ThrowAsync<InvalidOperationException>(() => host.WithAsync(async services =>
        {
            await using var unit = await services.GetRequiredService<KetNghiaDbContext>().BeginUnitAsync(CancellationToken.None);
            throw new InvalidOperationException("the work failed");
        }));

        await WithinAsync(AtOnce, WriteAsync(host));
        (await host.Database.NumberAsync("SELECT COUNT(*) FROM Fw_Submissions WHERE Form = '/left-open'")).ShouldBe(0);
    }

    /// <summary>Neither committed nor rolled back: its context goes on, over a connection that stays open.</summary>
    [Fact]
    public async Task Unit_GivenUpTwiceByALivingContext_LetsTheNextWriterIn()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        for (var i = 0; i < 2; i++)
        {
            await using (await Db(scope).BeginUnitAsync(CancellationToken.None))
            {
                await TouchAsync(Db(scope));
            }

            await WithinAsync(AtOnce, WriteAsync(host));
        }
    }

    [Fact]
    public async Task Wait_Cancelled_LeavesTheLine()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        await using var holder = host.Services.CreateAsyncScope();
        await using (await Db(holder).BeginUnitAsync(CancellationToken.None))
        {
            using var cancel = new CancellationTokenSource();
            var impatient = host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().BeginUnitAsync(cancel.Token));
            impatient.IsCompleted.ShouldBeFalse();

            await cancel.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(() => WithinAsync(AtOnce, impatient));
        }

        await WithinAsync(AtOnce, WriteAsync(host));
    }

    /// <summary>It would wait for itself until patience ends, and everybody else with it: a mistake of the product, said at once.</summary>
    [Fact]
    public async Task SecondConnection_InARequestThatWrites_IsRefusedAtOnce()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        host.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        await using var holder = host.Services.CreateAsyncScope();
        await using var unit = await Db(holder).BeginUnitAsync(CancellationToken.None);

        var mistake = await Should.ThrowAsync<InvalidOperationException>(() => WithinAsync(AtOnce, WriteAsync(host)));

        mistake.Message.ShouldContain("second connection");
    }

    /// <summary>The pool of the database library may lend one connection to two owners: each scope has its own, opened once.</summary>
    [Fact]
    public async Task Connection_OfAScope_IsItsOwnAndOpenedOnce()
    {
        const int scopes = 8;
        var host = await hosts.GetAsync(Provider.Sqlite);
        var handles = new ConcurrentBag<(object? First, object? Then, string Text)>();
        using var all = new Barrier(scopes);

        await Task.WhenAll(Enumerable.Range(0, scopes).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var scope = host.Services.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
                var connection = (SqliteConnection)db.Database.GetDbConnection();
                db.Database.OpenConnection();
                var first = connection.Handle;
                db.Database.CloseConnection();
                all.SignalAndWait(Soon);
                handles.Add((first, connection.Handle, connection.ConnectionString));
                all.SignalAndWait(Soon);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        handles.ShouldAllBe(h => h.First != null && ReferenceEquals(h.First, h.Then) && h.Text.Contains("Pooling=False", StringComparison.Ordinal));
        handles.Select(h => h.Then).Distinct().Count().ShouldBe(scopes);
    }

    private static Task WithinAsync(TimeSpan patience, Task work) => work.WaitAsync(patience);

    private static Task WriteAsync(TestHost host) => host.WithAsync(services => TouchAsync(services.GetRequiredService<KetNghiaDbContext>()));

    private static Task<int> TouchAsync(KetNghiaDbContext db) =>
        db.Set<GuessCounter>().Where(c => c.Count > 1_000).ExecuteUpdateAsync(u => u.SetProperty(c => c.Count, 0), CancellationToken.None);

    private static async Task<int> SaveAsync(TestHost host, AsyncServiceScope scope)
    {
        using (AmbientFrame.Push(AmbientFrame.Empty))
        {
            Db(scope).Add(new GuessCounter(host.Ids.New(), host.Ids.New().ToString("N"), host.Clock.UtcNow));
            return await Db(scope).SaveChangesAsync(CancellationToken.None);
        }
    }

    private static KetNghiaDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
}
