using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>The program as an installation runs it: production, its own web server, its own log.</summary>
public sealed class ServedTests(ServedProduct product) : IClassFixture<ServedProduct>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TRACE", "/")]
    [InlineData("TRACE", "/account/sign-in")]
    [InlineData("TRACE", "/api/v1/units")]
    [InlineData("CONNECT", "/")]
    [InlineData("PROPFIND", "/account/sign-in")]
    [InlineData("DELETE", "/account/sign-in")]
    public async Task Method_NobodyNeeds_IsRefusedWithoutEcho(string method, string path)
    {
        using var client = product.Client();
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Echo", "bi-mat-cua-trinh-duyet");

        if (method == "CONNECT")
        {
            (await product.SpeakAsync($"CONNECT {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")).ShouldStartWith("HTTP/1.1 4");
            return;
        }

        var answer = await client.SendAsync(request, Cancel);

        ((int)answer.StatusCode).ShouldBeOneOf(401, 405);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("bi-mat-cua-trinh-duyet");
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/.git/HEAD")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/KetNghia.Web.dll")]
    [InlineData("/KetNghia.Web.staticwebassets.endpoints.json")]
    [InlineData("/Program.cs")]
    [InlineData("/var/ketnghia.db")]
    [InlineData("/files/")]
    [InlineData("/lib/")]
    [InlineData("/lib")]
    [InlineData("/lib/../appsettings.json")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/k/tinh%00/")]
    [InlineData("/swagger")]
    [InlineData("/metrics")]
    [InlineData("/_framework/blazor.server.js")]
    public async Task File_NotMeantForServing_IsNotThere(string path)
    {
        var answer = await product.SpeakAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldSatisfyAllConditions(
            () => Regex.IsMatch(answer, @"^HTTP/1\.1 (404|400|302)").ShouldBeTrue(answer[..Math.Min(200, answer.Length)]),
            () => answer.ShouldNotContain("Index of"),
            () => answer.ShouldNotContain("[core]"));
    }

    [Fact]
    public async Task Answers_InProduction_DemandTlsAndNameNoVersion()
    {
        using var client = product.Client();

        foreach (var path in new[] { "/account/sign-in", "/khong-co", "/api/v1/units", "/lib/site.css", "/health/ready" })
        {
            var answer = await client.GetAsync(path, Cancel);
            answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000; includeSubDomains", path);
            foreach (var name in new[] { "Server", "X-Powered-By", "X-AspNet-Version", "X-Sql-Count" })
            {
                answer.Headers.Contains(name).ShouldBeFalse(path + " " + name);
            }

            var body = await answer.Content.ReadAsStringAsync(Cancel);
            foreach (var detail in new[] { "Microsoft.AspNetCore", "KetNghia.Web.", "   at ", "Exception" })
            {
                body.ShouldNotContain(detail, Case.Sensitive, path);
            }
        }
    }

    [Fact]
    public async Task Text_OfAnyKind_NamesItsCharset()
    {
        using var client = product.Client();

        foreach (var path in new[] { "/account/sign-in", "/error/404", "/lib/site.css", "/lib/site.js", "/lib/icons.svg", "/health/live", "/openapi/v1.json", "/api" })
        {
            var type = (await client.GetAsync(path, Cancel)).Content.Headers.ContentType.ShouldNotBeNull(path);
            if (type.MediaType != "application/problem+json")
            {
                type.CharSet.ShouldNotBeNull(path).ToLowerInvariant().ShouldBe("utf-8", path);
            }
        }
    }

    [Theory]
    [InlineData("two lengths", "POST /account/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")]
    [InlineData("negative length", "POST /account/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nhello")]
    [InlineData("space before the colon", "POST /account/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\nhello")]
    [InlineData("unknown coding", "POST /account/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("no host", "GET /account/sign-in HTTP/1.1\r\n\r\n")]
    [InlineData("two hosts", "GET /account/sign-in HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("folded header", "GET /account/sign-in HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n")]
    [InlineData("bare carriage return", "GET /account/sign-in HTTP/1.1\r\nHost: a\r\nX-A: b\rX-C: d\r\n\r\n")]
    [InlineData("nothing before the path", "/account/sign-in HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task Message_WithUnclearBoundaries_IsRefusedAndTheLineClosed(string what, string message)
    {
        var answer = await product.SpeakAsync(message + "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400", Case.Sensitive, what);
        Regex.Count(answer, @"HTTP/1\.1 \d").ShouldBe(1, what);
    }

    [Theory]
    [InlineData("chunk extension with a lone line feed", "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\nab\r\n0\r\n\r\n")]
    [InlineData("chunk size that is no number", "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n")]
    [InlineData("chunk longer than it says", "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n")]
    [InlineData("length and chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: a\r\nX-Smuggled: ")]
    public async Task Body_WithUnclearBoundaries_SmugglesNoSecondRequest(string what, string rest)
    {
        var answer = await product.SpeakAsync(
            "POST /account/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n" + rest + "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400", Case.Sensitive, what);
        answer.ShouldNotContain("Healthy", Case.Sensitive, what);
    }

    [Fact]
    public async Task Log_EveryLine_IsOneJsonObjectInUtcWhateverWasAsked()
    {
        using var client = product.Client();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/units/a%0D%0A%7B%22forged%22%3Atrue%7D%1B%5B31m");
        request.Headers.TryAddWithoutValidation("User-Agent", "x\\u000d\\u000a{\"forged\":true}");
        await client.SendAsync(request, Cancel);
        await client.GetAsync("/k/%0D%0A%7B%22forged%22%3Atrue%7D/", Cancel);
        await product.SpeakAsync("POST /account/sign-in%0d%0aforged HTTP/1.1\r\nHost: a\r\nContent-Length: zz\r\n\r\n");

        var refused = await product.LineAsync(line => line.Contains("Api.TokenNeeded", StringComparison.Ordinal));
        var lines = product.Log;
        lines.Count.ShouldBeGreaterThan(3);
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            entry.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
            var at = entry.RootElement.GetProperty("@t").GetString()!;
            at.ShouldEndWith("Z");
            DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind).Kind.ShouldBe(DateTimeKind.Utc);
            entry.RootElement.TryGetProperty("forged", out _).ShouldBeFalse();
            line.ShouldNotContain('\u001b');
        }

        using var facts = JsonDocument.Parse(refused);
        foreach (var name in new[] { "Method", "Route", "Status", "Reason", "AccountId", "Workspace", "@tr", "SourceContext", "@l" })
        {
            facts.RootElement.TryGetProperty(name, out _).ShouldBeTrue(name);
        }
    }
}

/// <summary>Started once for the class, on an empty folder.</summary>
public sealed partial class ServedProduct : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly string _folder = TestEnvironment.NewFolder("served");
    private Process? _process;
    private int _port;

    public IReadOnlyList<string> Log => [.. _log];

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };

    public async ValueTask InitializeAsync()
    {
        var web = Path.Combine(Checkout.Root, "src", "KetNghia.Web");
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", here.Parent!.Name, here.Name, "KetNghia.Web.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = web,
        };
        start.Environment["KETNGHIA_DATA"] = _folder;
        start.Environment["KETNGHIA_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("Database__Provider");
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _port = int.Parse(Address().Match(await LineAsync(line => Address().IsMatch(line), TimeSpan.FromMinutes(4))).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        System.IO.Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The first line of the log that fits; waits for it.</summary>
    public async Task<string> LineAsync(Func<string, bool> fits, TimeSpan? patience = null)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < (patience ?? TimeSpan.FromSeconds(30)); await Task.Delay(50))
        {
            if (_log.FirstOrDefault(fits) is { } line)
            {
                return line;
            }
        }

        throw new ShouldAssertException("The line was not written:\n" + string.Join('\n', _log));
    }

    /// <summary>Says something to the server byte by byte and returns all it answers until it hangs up or, having answered, falls silent.</summary>
    public async Task<string> SpeakAsync(string message)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(message));
        var answer = new MemoryStream();
        var part = new byte[16 * 1024];
        using var silence = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            while (await stream.ReadAsync(part, silence.Token) is > 0 and var count)
            {
                answer.Write(part, 0, count);
                silence.CancelAfter(TimeSpan.FromSeconds(2));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private void Keep(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            _log.Enqueue(line);
        }
    }

    [GeneratedRegex(@"Now listening on: .*?http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
