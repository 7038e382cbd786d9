using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Data.Sqlite;

namespace KetNghia.Tests.TestBase;

/// <summary>
/// The product in a process of its own, as an installation runs it: started on a database, killed without warning, started
/// again at the same address.
/// </summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RunPatience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase _database;
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public ProductProcess(TestDatabase database)
    {
        _database = database;
        SqliteConnection.ClearAllPools();
    }

    /// <summary>The executable beside whose build these tests were built.</summary>
    public static string Executable { get; } = FindExecutable();

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Settings beyond those every installation has.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string Messages => string.Join('\n', _messages.TakeLast(40));

    /// <summary>Serving, and its database ready.</summary>
    public Task StartAsync() => Costs.OfAsync($"process started, {_database.Provider}", BecomeReadyAsync);

    private async Task BecomeReadyAsync()
    {
        _process = Launch([]);
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            _process.HasExited.ShouldBeFalse($"the product did not start:\n{Messages}");
            waited.Elapsed.ShouldBeLessThan(StartPatience, Messages);
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
            _process = null;
        }
    }

    /// <summary>A verb of the executable on the same database.</summary>
    public Task<(int Code, string Output)> RunAsync(params string[] args) => Costs.OfAsync($"verb of the executable, {_database.Provider}", () => FinishAsync(args));

    private async Task<(int Code, string Output)> FinishAsync(string[] args)
    {
        using var process = Launch(args);
        using var patience = new CancellationTokenSource(RunPatience);
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await messages);
    }

    /// <summary>A browser at the running product; it believes in the TLS a proxy would end before it.</summary>
    public Visitor Visitor(TestHost host) => new(host, cookies => new HttpClient(Chain(cookies)) { BaseAddress = new Uri("https://localhost") });

    public async ValueTask DisposeAsync() => await KillAsync();

    private DelegatingHandler Chain(DelegatingHandler cookies)
    {
        cookies.InnerHandler = new BehindProxy(Address) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } };
        return cookies;
    }

    private Process Launch(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _database.DataFolder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["KETNGHIA_DATA"] = _database.DataFolder;
        start.Environment["KETNGHIA_URLS"] = Address.ToString();
        start.Environment["Database__Provider"] = _database.Provider.ToString();
        start.Environment["ConnectionStrings__Default"] = _database.ConnectionString;
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            _messages.Enqueue(line);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindExecutable()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (here.Name, here.Parent!.Name);
        for (var root = here; root is not null; root = root.Parent)
        {
            if (File.Exists(Path.Combine(root.FullName, "KetNghia.sln")))
            {
                return Path.Combine(root.FullName, "src", "KetNghia.Web", "bin", configuration, framework, "KetNghia.Web.dll");
            }
        }

        throw new InvalidOperationException("KetNghia.sln was not found above the test's own folder.");
    }

    /// <summary>Requests to https://localhost go to the product's plain address.</summary>
    private sealed class BehindProxy(Uri address) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.RequestUri = new Uri(address, asked.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = asked;
            }
        }
    }
}
