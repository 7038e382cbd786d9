using System.Collections.Concurrent;
using KetNghia.Data;
using KetNghia.Framework.Seeding;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Verbs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(HostPool))]

namespace KetNghia.Tests.TestBase;

/// <summary>
/// Hosts are started once and lent to one test class at a time; a returned host gets the rows of its template again.
/// Migrations and seeds run once per database and dataset.
/// </summary>
public sealed class HostPool : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Provider, Dataset), Lazy<Task<TestDatabase>>> _templates = new();
    private readonly ConcurrentDictionary<(Provider, Dataset), ConcurrentBag<TestHost>> _idle = new();
    private readonly ConcurrentBag<TestHost> _started = [];

    public HostPool() => TestEnvironment.KeepTuningToItself();

    /// <summary>Watches over the whole run.</summary>
    internal static Egress Egress { get; } = new();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _started)
        {
            await host.DisposeAsync();
        }

        foreach (var template in _templates.Values.Where(t => t.IsValueCreated && t.Value.IsCompletedSuccessfully))
        {
            await (await template.Value).DisposeAsync();
        }

        System.IO.Directory.Delete(TestEnvironment.Scratch, recursive: true);
        Costs.OfTheRuntime();
        Egress.Foreign.ShouldBeEmpty("the product talked to another machine");
    }

    internal async Task<TestHost> LendAsync(Provider provider, Dataset dataset)
    {
        if (_idle.TryGetValue((provider, dataset), out var idle) && idle.TryTake(out var host))
        {
            await RenewAsync(host, dataset);
            host.Forget();
            return host;
        }

        host = Warm(await StartAsync(await CloneAsync(provider, dataset)));
        _started.Add(host);
        return host;
    }

    /// <summary>Makes the rows and files of a host those of its template again.</summary>
    internal async Task RenewAsync(TestHost host, Dataset dataset)
    {
        var template = await TemplateAsync(host.Provider, dataset);
        await Costs.OfAsync($"rows renewed, {host.Provider} {dataset}", () => host.Database.RefillAsync(template));
    }

    internal void Return(TestHost host, Dataset dataset)
    {
        host.Forget();
        _idle.GetOrAdd((host.Provider, dataset), _ => []).Add(host);
    }

    /// <summary>A host with settings or services of its own, for one class only.</summary>
    internal async Task<TestHost> StartOwnAsync(Provider provider, Dataset dataset, Action<IWebHostBuilder> configure) =>
        await StartAsync(await CloneAsync(provider, dataset), configure);

    private static Task<TestHost> StartAsync(TestDatabase database, Action<IWebHostBuilder>? configure = null) =>
        Costs.OfAsync($"host started, {database.Provider}", () => TestHost.StartAsync(database, configure));

    /// <summary>What a process asks once in its life is asked, so that no test counts it by being the first.</summary>
    private static TestHost Warm(TestHost host)
    {
        host.Services.GetRequiredService<LocalityPrefixes>().InOrder();
        return host;
    }

    private async Task<TestDatabase> CloneAsync(Provider provider, Dataset dataset)
    {
        var template = await TemplateAsync(provider, dataset);
        var database = TestDatabase.Empty(provider);
        await Costs.OfAsync($"database cloned, {provider} {dataset}", () => database.CloneAsync(template));
        return database;
    }

    private Task<TestDatabase> TemplateAsync(Provider provider, Dataset dataset) =>
        _templates.GetOrAdd((provider, dataset), key => new(() => PrepareAsync(key.Item1, key.Item2))).Value;

    private async Task<TestDatabase> PrepareAsync(Provider provider, Dataset dataset)
    {
        var database = TestDatabase.Empty(provider);
        if (dataset != Dataset.Base)
        {
            await database.CloneAsync(await TemplateAsync(provider, Dataset.Base));
        }
        else if (database is MySqlDatabase empty)
        {
            await empty.CreateAsync();
        }

        // Not disposed with its database: the template outlives the host that filled it.
        var host = await StartAsync(database);
        await Costs.OfAsync($"template filled, {provider} {dataset}", () => host.WithAsync(services => FillAsync(services, dataset)));
        await host.StopAsync();
        return database;
    }

    internal static async Task FillAsync(IServiceProvider services, Dataset dataset)
    {
        if (dataset == Dataset.Base)
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            await services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
        }
        else if (dataset == Dataset.Demo)
        {
            await services.GetRequiredService<SeedRunner>().SeedDemoAsync(CancellationToken.None);
        }
        else
        {
            (await new LargeSeed(services.GetRequiredService<IServiceScopeFactory>()).RunAsync(SmallCountry.Scale, SmallCountry.Password, CancellationToken.None)).ShouldNotBeNull();
        }
    }
}

/// <summary>Class fixture: the hosts of one test class, one per database, lent for the life of the class.</summary>
public sealed class Hosts(HostPool pool) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Provider, Dataset), Lazy<Task<TestHost>>> _lent = new();
    private readonly ConcurrentBag<TestHost> _own = [];
    private readonly List<Fresh> _fresh = [];

    public Task<TestHost> GetAsync(Provider provider, Dataset dataset = Dataset.Base) =>
        _lent.GetOrAdd((provider, dataset), key => new(() => pool.LendAsync(key.Item1, key.Item2))).Value;

    /// <summary>
    /// A host with the rows of a fresh installation for the running test alone. The next test of the class gets the same
    /// host with fresh rows: starting one costs more than its rows.
    /// </summary>
    public Task<TestHost> FreshAsync(Provider provider) => FreshAsync(provider, "", () => pool.LendAsync(provider, Dataset.Base));

    /// <summary>The same with settings or services that are equal for all tests of the class that name them so.</summary>
    public Task<TestHost> FreshAsync(Provider provider, string settings, Action<IWebHostBuilder> configure) =>
        FreshAsync(provider, settings, () => StartOwnAsync(provider, configure));

    /// <summary>A host started for this class alone, e.g. with other settings or with faults built in.</summary>
    public async Task<TestHost> StartOwnAsync(Provider provider, Action<IWebHostBuilder> configure, Dataset dataset = Dataset.Base)
    {
        var host = await pool.StartOwnAsync(provider, dataset, configure);
        _own.Add(host);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var ((_, dataset), host) in _lent)
        {
            pool.Return(await host.Value, dataset);
        }

        foreach (var fresh in _fresh.Where(f => f.Settings.Length == 0))
        {
            pool.Return(fresh.Host, Dataset.Base);
        }

        foreach (var host in _own)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The tests of a class run one after the other: what an earlier one had is free.</summary>
    private async Task<TestHost> FreshAsync(Provider provider, string settings, Func<Task<TestHost>> start)
    {
        var test = TestContext.Current.Test!.UniqueID;
        if (_fresh.Find(f => f.Host.Provider == provider && f.Settings == settings && f.Test != test) is { } free)
        {
            _fresh.Remove(free);
            await pool.RenewAsync(free.Host, Dataset.Base);
            free.Host.Forget();
            _fresh.Add(free with { Test = test });
            return free.Host;
        }

        var host = await start();
        _fresh.Add(new Fresh(host, settings, test));
        return host;
    }

    private sealed record Fresh(TestHost Host, string Settings, string Test);
}

/// <summary><see cref="Dataset.Country"/>.</summary>
internal static class SmallCountry
{
    public const string Password = "gio-qua-doi-che-1722";

    public static readonly LargeScale Scale = new(80, 60, 240, 120, 600, 40, 120);
}
