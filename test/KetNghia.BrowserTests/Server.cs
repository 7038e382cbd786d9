using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using KetNghia.Tests.TestBase;

namespace KetNghia.BrowserTests;

/// <summary>The product as a person starts it: its own process, embedded database, demo mode, a free port.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly Lazy<Task<string>> Prepared = new(PrepareAsync);
    private readonly Process _process;
    private readonly string _folder;

    private Server(Process process, string folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public string Address { get; }

    /// <summary>A server on a copy of the freshly seeded demo data.</summary>
    public static async Task<Server> StartAsync()
    {
        var prepared = await Prepared.Value;
        return await Costs.OfAsync("server started on a copy of the demo data", () =>
        {
            var folder = NewFolder();
            Copy(prepared, folder);
            return StartAsync(folder);
        });
    }

    /// <summary>The working tree the tests were built from.</summary>
    internal static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "KetNghia.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("KetNghia.sln was not found above the test's own folder.");
        }

        return root.FullName;
    }

    /// <summary>What a verb of the executable prints.</summary>
    public static async Task<string> RunVerbAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(NewFolder(), "", arguments))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> PrepareAsync()
    {
        var folder = NewFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(folder, recursive: true);
        var server = await Costs.OfAsync("server started and demo data seeded", () => StartAsync(folder));
        await server.StopAsync();
        return folder;
    }

    private static async Task<Server> StartAsync(string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var process = Process.Start(Command(folder, address, []))!;
        var log = new Queue<string>();
        process.OutputDataReceived += (_, line) => Keep(log, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(6);)
        {
            if (process.HasExited)
            {
                break;
            }

            if (await IsReadyAsync(client))
            {
                return new Server(process, folder, address);
            }

            await Task.Delay(200);
        }

        process.Kill();
        throw new InvalidOperationException("The server did not become ready:\n" + string.Join('\n', log));
    }

    private static ProcessStartInfo Command(string folder, string address, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Executable());
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["KETNGHIA_DATA"] = folder;
        start.Environment["KETNGHIA_URLS"] = address;
        start.Environment["Demo__Enabled"] = "true";

        // Hashing is made slow on purpose; the journeys sign in dozens of times and the demo has an account for every role.
        start.Environment["Security__PasswordIterations"] = "1000";
        return start;
    }

    /// <summary>Built beside the tests, in the same configuration.</summary>
    private static string Executable()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root(), "src/KetNghia.Web/bin", here.Parent!.Name, here.Name, "KetNghia.Web.dll");
    }

    private async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _ = Signal(_process.Id, Terminate);
            await _process.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Keep(Queue<string> log, string? line)
    {
        lock (log)
        {
            log.Enqueue(line ?? "");
            while (log.Count > 40)
            {
                log.Dequeue();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string NewFolder() => System.IO.Directory.CreateTempSubdirectory("ketnghia-browser-").FullName;

    private static void Copy(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
