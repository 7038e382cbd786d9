using KetNghia.BrowserTests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace KetNghia.BrowserTests;

/// <summary>One Chromium for the whole run; the machine's own, nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Server? _reading;
    private Server? _writing;

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KETNGHIA_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>For tests that only read: they see the fresh demo data whatever the journeys do.</summary>
    public async Task<Server> SharedServerAsync() => _reading ??= await Server.StartAsync();

    /// <summary>For journeys that write. Each keeps to people and records of its own, or compares with what it found.</summary>
    public async Task<Server> WritingServerAsync() => _writing ??= await Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _reading, _writing })
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
