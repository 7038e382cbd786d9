using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace KetNghia.Benchmarks;

/// <summary>The product in a process of its own, as an installation runs it.</summary>
internal sealed partial class Shipped : IAsyncDisposable
{
    private readonly Process _process;

    private Shipped(Process process, string url, TimeSpan startedIn)
    {
        _process = process;
        Url = url;
        StartedIn = startedIn;
    }

    public string Url { get; }

    public TimeSpan StartedIn { get; }

    /// <summary>Processor time since the start.</summary>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<Shipped> StartAsync(string connection, string folder, string environment, params (string Name, string Value)[] more)
    {
        var url = "http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KetNghia.Web.dll")]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Settings(connection, folder))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["KETNGHIA_URLS"] = url;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var (name, value) in more)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, e) => errors.Add(e.Data ?? "");
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(url + "/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return new Shipped(process, url, clock.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException("The server did not start: " + string.Join('\n', errors.TakeLast(5)));
            }

            await Task.Delay(20);
        }
    }

    public static Dictionary<string, string> Settings(string connection, string folder) => new()
    {
        ["Database:Provider"] = "MySql",
        ["ConnectionStrings:Default"] = connection,
        ["KETNGHIA_DATA"] = folder,
        ["Settings:Security.EnforceTwoFactor"] = "false",
        ["Serilog:MinimumLevel:Default"] = "Warning",
    };

    /// <summary>Through the sign-in page, like everybody; returns the cookie header.</summary>
    public async Task<string> SignInAsync(string userName, string password)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
        var jar = new Dictionary<string, string>();
        using var form = await client.GetAsync("/account/sign-in");
        Keep(jar, form);
        var fields = Inputs().Matches(await form.Content.ReadAsStringAsync())
            .Select(m => (Name: Name().Match(m.Value).Groups[1].Value, Value: WebUtility.HtmlDecode(Value().Match(m.Value).Groups[1].Value)))
            .Where(f => f.Name.Length > 0).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value);
        fields["Input.UserName"] = userName;
        fields["Input.Password"] = password;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", Header(jar));
        using var answer = await client.SendAsync(request);
        Keep(jar, answer);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? Header(jar)
            : throw new InvalidOperationException($"Sign-in answered {(int)answer.StatusCode}.");
    }

    public async Task<string> PageAsync(BenchData data, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, Url + data.PagePath);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{data.PagePath} answered {(int)answer.StatusCode} {answer.Headers.Location}.");
    }

    public async Task<int> CommandsAsync(BenchData data, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var last = 0;
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Url + data.PagePath);
            request.Headers.Add("Cookie", cookie);
            using var answer = await client.SendAsync(request);
            last = int.Parse(answer.Headers.GetValues("X-Kn-Sql").Single(), CultureInfo.InvariantCulture);
        }

        return last;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Keep(Dictionary<string, string> jar, HttpResponseMessage answer)
    {
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            jar[pair[0]] = pair[1];
        }
    }

    private static string Header(Dictionary<string, string> jar) => string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}"));

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}

internal static class Measured
{
    /// <summary>The environment "Test" answers with the number of commands; it is not the one that is timed.</summary>
    public static async Task<int> SqlOfPageAsync(string connection, string folder, BenchData data)
    {
        await using var server = await Shipped.StartAsync(connection, folder, "Test");
        return await server.CommandsAsync(data, await server.SignInAsync(BenchData.UserName, BenchData.Password));
    }
}
