using System.Diagnostics;
using System.Globalization;
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
    private const int Rounds = 7;

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

        await using var one = await Shipped.StartAsync(small, folder, "Production", ("Sealing__Enabled", "false"));
        await using var other = await Shipped.StartAsync(large, folder, "Production", ("Sealing__Enabled", "false"));
        var (hand, pages) = (new LargeHand(large), new List<Measure>());
        foreach (var person in People)
        {
            var few = new Walk(one.Url, "/k/" + person.SmallPlace, await one.SignInAsync(person.Small, DemoPassword));
            var many = new Walk(other.Url, "/k/" + person.LargePlace, await other.SignInAsync(person.Large, LargePassword));
            var (known, found) = (await few.FindAsync(), await many.FindAsync());
            foreach (var (page, path) in found)
            {
                var (before, after) = await BothAsync(few, known.GetValueOrDefault(page), many, path);
                if (after is not null)
                {
                    pages.Add(new Measure(person.Who, page, before, after, await hand.TakeAsync(person.Who, person.LargePlace, page)));
                }
            }
        }

        LargeReport.Print(pages);
        System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>In turns, so that what else the machine does meets both; the quickest of each counts.</summary>
    private static async Task<(Visit? Small, Visit? Large)> BothAsync(Walk few, string? known, Walk many, string path)
    {
        var (small, large) = ((Visit?)null, (Visit?)null);
        for (var round = 0; round < Rounds && (round < 3 || large?.Milliseconds < 1_000); round++)
        {
            small = known is null ? null : Quicker(small, await few.VisitAsync(known));
            large = Quicker(large, await many.VisitAsync(path));
        }

        return (small, large);
    }

    private static Visit? Quicker(Visit? one, Visit? other) => one is null || other?.Milliseconds < one.Milliseconds ? other : one;

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
}
