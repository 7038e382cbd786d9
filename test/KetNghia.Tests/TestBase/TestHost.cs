using KetNghia.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.TestBase;

/// <summary>The real product host on a database of its own, with the clock, the ids and chance in the test's hands.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly Factory _factory;

    private TestHost(TestDatabase database, Action<IWebHostBuilder>? configure)
    {
        Database = database;
        Ids = new FakeIds(Clock);
        _factory = new Factory(this, configure);
    }

    public Provider Provider => Database.Provider;

    public FakeClock Clock { get; } = new();

    public FakeIds Ids { get; }

    public FakeRandom Random { get; } = new(20250515);

    public SqlLog Sql { get; } = new();

    public LogLines Logs { get; } = new();

    /// <summary>The singletons; use <see cref="WithAsync{T}"/> for everything that touches the database.</summary>
    public IServiceProvider Services => _factory.Services;

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    internal TestDatabase Database { get; }

    /// <summary>A new browser without cookies.</summary>
    public Visitor Visitor() => new(this, handler => _factory.CreateDefaultClient(new Uri("https://localhost"), handler));

    /// <summary>Runs work in a service scope of its own, as the given frame (nobody, nowhere by default).</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work, AmbientFrame? frame = null)
    {
        await using var scope = Services.CreateAsyncScope();
        using (AmbientFrame.Push(frame ?? AmbientFrame.Empty))
        {
            return await work(scope.ServiceProvider);
        }
    }

    public Task WithAsync(Func<IServiceProvider, Task> work, AmbientFrame? frame = null) => WithAsync(
        async services =>
        {
            await work(services);
            return 0;
        },
        frame);

    /// <summary>The number and the content of every table's rows, as one string each.</summary>
    public Task<IReadOnlyDictionary<string, string>> ChecksumsAsync() => Database.ChecksumsAsync();

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>As for a class or test that has seen nothing of what came before.</summary>
    internal void Forget()
    {
        Logs.Clear();
        Sql.Clear();
        Clock.Set(FakeClock.Start);
    }

    /// <summary>Ends the host and leaves its database.</summary>
    internal ValueTask StopAsync() => _factory.DisposeAsync();

    /// <summary>A host outlives the class it is started for, and its timers keep the context they began in: that of no test.</summary>
    internal static async Task<TestHost> StartAsync(TestDatabase database, Action<IWebHostBuilder>? configure = null)
    {
        Task<TestHost> started;
        using (ExecutionContext.SuppressFlow())
        {
            started = Task.Run(() =>
            {
                var host = new TestHost(database, configure);
                _ = host.Services;
                return host;
            });
        }

        return await started;
    }

    private sealed class Factory(TestHost host, Action<IWebHostBuilder>? configure) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Test");
            builder.UseSetting("Database:Provider", host.Provider.ToString());
            builder.UseSetting("ConnectionStrings:Default", host.Database.ConnectionString);
            builder.UseSetting("KETNGHIA_DATA", host.Database.DataFolder);
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("Security:PasswordIterations", "1000");
            builder.UseSetting("Security:SignIn:PerAddress", "100000");
            builder.UseSetting("Settings:Security.EnforceTwoFactor", "false");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IClock>(host.Clock);
                services.AddSingleton<IIdGenerator>(host.Ids);
                services.AddSingleton<IRandomSource>(host.Random);
                services.AddSingleton<IInterceptor>(host.Sql);
                services.AddSingleton<IStartupFilter>(host.Sql);
                services.AddSingleton<ILoggerFactory>(new LoggerFactory([host.Logs]));
                RemoveScheduler(services);
            });
            configure?.Invoke(builder);
        }

        /// <summary>Tests run due jobs themselves; a schedule firing in the background would change rows under them.</summary>
        private static void RemoveScheduler(IServiceCollection services)
        {
            foreach (var scheduler in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "JobClock").ToList())
            {
                services.Remove(scheduler);
            }
        }
    }
}
