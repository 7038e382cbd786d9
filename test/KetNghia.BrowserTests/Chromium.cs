using KetNghia.BrowserTests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace KetNghia.BrowserTests;

/// <summary>One Chromium for the whole run; the machine's own, nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Writing = "Writing";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly Lazy<Task<Server>> _reading = new(Server.StartAsync);
    private readonly Lazy<Task<Server>> _writing = new(Server.StartAsync);

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KETNGHIA_TEST_CHROMIUM") ?? Programs.First(File.Exists),
            Args = Arguments,
        });
    }

    /// <summary>For tests that only read: they see the fresh demo data whatever the journeys do.</summary>
    public Task<Server> SharedServerAsync() => _reading.Value;

    /// <summary>For journeys that write, of the collection <see cref="Writing"/>: one after the other, for they compare figures with what they found.</summary>
    public Task<Server> WritingServerAsync() => _writing.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _reading, _writing }.Where(s => s.IsValueCreated))
        {
            await (await server.Value).DisposeAsync();
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
