using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KetNghia.Data;
using KetNghia.Framework.Seeding;
using KetNghia.Web.Hosting;
using KetNghia.Web.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Benchmarks;

/// <summary>Every page that links lead to, as the same people see it in the demo and in a country's data.</summary>
internal static class Large
{
    private const string DemoPassword = "suoi-trong-nui-biec-3651";
    private const string LargePassword = "gio-qua-doi-che-1722";

    private static readonly (string Who, string Small, string SmallPlace, string Large, string LargePlace)[] People =
    [
        ("leader", "lanhdao.namgiang", "nam-giang", "do.lanhdao", "mau-001"),
        ("district officer", "huyen.namgiang", "nam-giang", "do.huyen", "mau-001"),
        ("commune officer", "xa.zuoich", "nam-giang", "do.xa", "mau-001"),
        ("administrator", "quantri.namgiang", "nam-giang", "do.quantri", "mau-001"),
        ("province officer", "tinh", "tinh", "do.tinh", "tinh"),
        ("province admin", "quantri.tinh", "tinh", "do.quantri.tinh", "tinh"),
        ("sponsor", "dv.tamky", "dv-tam-ky", "do.donvi", "dv-mau"),
    ];

    public static async Task RunAsync(string server)
    {
        var scale = decimal.Parse(Environment.GetEnvironmentVariable("KETNGHIA_BENCH_SCALE") ?? "1", CultureInfo.InvariantCulture);
        var folder = System.IO.Directory.CreateTempSubdirectory("ketnghia-bench-").FullName;
        var (small, large) = (server + "Database=ketnghia_small;", server + "Database=ketnghia_large;");
        if (await MissingAsync(server, "ketnghia_small"))
        {
            await FillAsync(server, small, folder, (app, token) => app.Services.GetRequiredService<SeedRunner>().SeedDemoAsync(token));
        }

        if (await MissingAsync(server, "ketnghia_large"))
        {
            var clock = Stopwatch.StartNew();
            await FillAsync(server, large, folder, (app, token) => new LargeSeed(app.Services.GetRequiredService<IServiceScopeFactory>()).RunAsync(LargeScale.Of(scale), LargePassword, token));
            Console.Error.WriteLine($"seeded in {clock.Elapsed.TotalSeconds:0} s");
        }

        var before = await WalkAsync(small, folder, [.. People.Select(p => (p.Who, p.Small, p.SmallPlace, DemoPassword))]);
        var after = await WalkAsync(large, folder, [.. People.Select(p => (p.Who, p.Large, p.LargePlace, LargePassword))]);
        Print(before, after);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whether the database is not there yet; one that was filled earlier is measured again.</summary>
    private static async Task<bool> MissingAsync(string server, string name)
    {
        await using var db = new MySqlConnection(server);
        await db.OpenAsync();
        await using var find = new MySqlCommand("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = @name", db);
        find.Parameters.AddWithValue("@name", name);
        return Convert.ToInt64(await find.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0;
    }

    private static async Task FillAsync(string server, string connection, string folder, Func<WebApplication, CancellationToken, Task> seed)
    {
        var name = new MySqlConnectionStringBuilder(connection).Database;
        await using var db = new MySqlConnection(server);
        await db.OpenAsync();
        await using (var create = new MySqlCommand($"CREATE DATABASE {name} CHARACTER SET utf8mb4", db))
        {
            await create.ExecuteNonQueryAsync();
        }

        string[] arguments = ["--applicationName=KetNghia.Web", .. Shipped.Settings(connection, folder).Select(s => $"--{s.Key}={s.Value}")];
        await using var app = ProductHost.Build(arguments, serving: false);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        await app.Services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
        await seed(app, CancellationToken.None);
        await using var analyse = new MySqlCommand(
            $"ANALYZE TABLE {string.Join(", ", new[] { "Pair_Pairings", "Pair_PairingReceivers", "Pair_PairingSponsors", "Pair_Contributions", "Pair_Deliveries", "Fw_ActionLog", "Fw_RecordVersions", "Fw_WorkItems", "Dir_Parties", "Dir_Units" }.Select(t => $"{name}.{t}"))}", db)
        { CommandTimeout = 600 };
        await analyse.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyDictionary<(string Who, string Page), Visit>> WalkAsync(
        string connection, string folder, (string Who, string User, string Place, string Password)[] people)
    {
        await using var shipped = await Shipped.StartAsync(connection, folder, "Production", ("Sealing__Enabled", "false"));
        var found = new Dictionary<(string, string), Visit>();
        foreach (var (who, user, place, password) in people)
        {
            var walk = new Walk(shipped.Url, "/k/" + place, await shipped.SignInAsync(user, password));
            foreach (var (page, visit) in await walk.RunAsync())
            {
                found[(who, page)] = visit;
            }
        }

        return found;
    }

    private static void Print(IReadOnlyDictionary<(string Who, string Page), Visit> small, IReadOnlyDictionary<(string Who, string Page), Visit> large)
    {
        Console.WriteLine();
        Console.WriteLine("pages of the demo and of a country's data: warm time, median of five, and compressed size");
        Console.WriteLine($"  {"who",-17} {"page",-52} {"small",9} {"",9} {"large",9} {"",9} {"ratio",6}");
        foreach (var (key, visit) in large.OrderByDescending(v => v.Value.Milliseconds))
        {
            var known = small.GetValueOrDefault(key);
            var ratio = known is null ? double.NaN : visit.Milliseconds / Math.Max(known.Milliseconds, 0.1);
            var mark = visit.Bytes > 30 * 1024 ? "  more than 30 KB" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {key.Who,-17} {key.Page,-52} {known?.Milliseconds ?? double.NaN,6:0.0} ms {(known?.Bytes ?? 0) / 1024.0,6:0.0} KB {visit.Milliseconds,6:0.0} ms {visit.Bytes / 1024.0,6:0.0} KB {ratio,6:0.00}{mark}"));
        }
    }
}

internal sealed record Visit(double Milliseconds, long Bytes);

/// <summary>Opens the first page of each kind that links lead to, from home on.</summary>
internal sealed partial class Walk(string server, string home, string cookie)
{
    private const int Rounds = 5;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { Timeout = TimeSpan.FromMinutes(2) };

    public async Task<IReadOnlyDictionary<string, Visit>> RunAsync()
    {
        var visits = new Dictionary<string, Visit>();
        var seen = new HashSet<string> { "/" };
        var queue = new Queue<(string Kind, string Path)>([("/", home + "/")]);
        while (queue.TryDequeue(out var next))
        {
            if (await VisitAsync(next.Path) is not { } page)
            {
                continue;
            }

            visits[next.Kind] = page.Visit;
            foreach (var path in Links().Matches(page.Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(IsPage))
            {
                if (seen.Add(Kind(path)))
                {
                    queue.Enqueue((Kind(path), path));
                }
            }
        }

        return visits;
    }

    private bool IsPage(string path) => path.StartsWith(home + "/", StringComparison.Ordinal)
        && !path.Contains("handler=", StringComparison.Ordinal) && !path.Contains("/files/", StringComparison.Ordinal) && !path.Contains("/evidence/", StringComparison.Ordinal);

    /// <summary>The page without what is chosen on it; the filter's keys count, their values do not.</summary>
    private string Kind(string path)
    {
        var parts = path[home.Length..].Split('#')[0].Split('?');
        var keys = parts.Length == 1 ? [] : parts[1].Split('&').Select(k => k.Split('=')[0]).Where(k => k is not ("year" or "quarter")).Order(StringComparer.Ordinal).Take(1);
        return Ids().Replace(parts[0].TrimEnd('/'), "{id}") + string.Concat(keys.Select(k => "?" + k));
    }

    private async Task<(Visit Visit, string Html)?> VisitAsync(string path)
    {
        var took = new List<double>();
        byte[] body = [];
        for (var round = 0; round <= Rounds; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server + path);
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Accept-Encoding", "gzip");
            var clock = Stopwatch.StartNew();
            using var answer = await _client.SendAsync(request);
            body = await answer.Content.ReadAsByteArrayAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                return null;
            }

            if (took[0] > 3_000 && round == 1)
            {
                break;
            }
        }

        took.RemoveAt(0);
        took.Sort();
        return (new Visit(took[took.Count / 2], body.Length), Unpacked(body));
    }

    private static string Unpacked(byte[] body)
    {
        if (body is not [0x1F, 0x8B, ..])
        {
            return Encoding.UTF8.GetString(body);
        }

        using var text = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        return text.ReadToEnd();
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
