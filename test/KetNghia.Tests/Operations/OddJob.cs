using System.Globalization;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Operations;

/// <summary>A job whose code is the test's: run by a worker of its own beside a host that knows nothing of it.</summary>
internal sealed class OddJob(Func<JobContext, CancellationToken, Task> work) : IJobHandler
{
    public static string Name => "Test.Odd";

    public Task RunAsync(JobContext context, CancellationToken cancellationToken) => work(context, cancellationToken);

    /// <param name="meddle">Called before each scope is made.</param>
    public static JobWorker Worker(TestHost host, Func<JobContext, CancellationToken, Task> work, Action<JobOptions>? configure = null, Action? meddle = null)
    {
        var options = new JobOptions { Poll = TimeSpan.FromMilliseconds(10) };
        options.Registry.Add<OddJob>();
        configure?.Invoke(options);
        var scopes = new Scopes(host.Services.GetRequiredService<IServiceScopeFactory>(), new OddJob(work), meddle);
        return new JobWorker(scopes, Options.Create(options), host.Clock, host.Ids, host.Services.GetRequiredService<ILogger<JobWorker>>());
    }

    /// <summary>In a tenant of its own, so that no other test's jobs come in between.</summary>
    public static async Task<JobRun> AddAsync(TestHost host, Guid tenant, Action<JobRun>? change = null, string? name = null, Guid? account = null)
    {
        var run = new JobRun(host.Ids.New(), tenant, name ?? Name, "việc", account ?? Guid.Empty, "en", host.Clock.UtcNow);
        change?.Invoke(run);
        await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Add(run);
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = tenant });
        return run;
    }

    public static Task SetAsync(TestHost host, Guid id, string set) => host.WithAsync(async services =>
    {
        var sql = $"UPDATE Fw_JobRuns SET {set} WHERE Id = {{0}}";
        (await services.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(sql, id)).ShouldBe(1);
    });

    /// <summary>To the second, as both databases write it.</summary>
    public static string At(DateTime utc) => "'" + utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "'";

    public static Task<JobRun> FindAsync(TestHost host, JobRun run) => host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == run.Id),
        AmbientFrame.Empty with { TenantId = run.TenantId });

    private sealed class Scopes(IServiceScopeFactory inner, OddJob job, Action? meddle) : IServiceScopeFactory
    {
        public IServiceScope CreateScope()
        {
            meddle?.Invoke();
            return new Scope(inner.CreateAsyncScope(), job);
        }
    }

    private sealed class Scope(AsyncServiceScope inner, OddJob job) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(OddJob) ? job : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
