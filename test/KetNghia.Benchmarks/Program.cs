using System.Diagnostics;
using System.Globalization;
using KetNghia.Benchmarks;
using MySqlConnector;

// The pairings list page as shipped against the same HTML from a bare endpoint, side by side on one database.
// With the argument large: every page of a country's data against the demo's. With scoring: a year of sheets, without a database.
// Started by etc/scripts/bench with KETNGHIA_TEST_MYSQL naming an empty server.
if (args is ["floor", var floorConnection, var floorUrl, var template])
{
    await Floor.RunAsync(floorConnection, floorUrl, await File.ReadAllTextAsync(template));
    return 0;
}

if (args is ["scoring"])
{
    Scoring.Run();
    return 0;
}

var server = Environment.GetEnvironmentVariable("KETNGHIA_TEST_MYSQL") ?? throw new InvalidOperationException("KETNGHIA_TEST_MYSQL names no server; run etc/scripts/bench.");
if (args is ["large"])
{
    await Large.RunAsync(server);
    return 0;
}

var rounds = int.Parse(Environment.GetEnvironmentVariable("KETNGHIA_BENCH_ROUNDS") ?? "5", CultureInfo.InvariantCulture);
var folder = Directory.CreateTempSubdirectory("ketnghia-bench-").FullName;
var connection = server + "Database=ketnghia_bench;";
await using (var admin = new MySqlConnection(server))
{
    await admin.OpenAsync();
    await using var create = new MySqlCommand("DROP DATABASE IF EXISTS ketnghia_bench; CREATE DATABASE ketnghia_bench CHARACTER SET utf8mb4", admin);
    await create.ExecuteNonQueryAsync();
}

Console.Error.WriteLine("seeding 18 tenants, 2,000 pairings in the first");
var data = new BenchData(connection, folder);
await data.PrepareAsync();
await data.GrowAsync(18);

var commands = await Measured.SqlOfPageAsync(connection, folder, data);
await using var shipped = await Shipped.StartAsync(connection, folder, "Production");
var cookie = await shipped.SignInAsync(BenchData.UserName, BenchData.Password);
var page = await shipped.PageAsync(data, cookie);
await using var floor = await FloorProcess.StartAsync(connection, folder, page);
await data.AnalyseAsync();

// Long enough for the runtime to have compiled what is hot; both sides alike.
await Driver.RunAsync(shipped.Url + data.PagePath, cookie, 16, TimeSpan.FromSeconds(15));
await Driver.RunAsync(floor.Url, null, 16, TimeSpan.FromSeconds(15));

List<Slot> ours = [], bare = [];
var (oursBefore, bareBefore) = (shipped.Used, floor.Used);
for (var round = 0; round < rounds; round++)
{
    ours.Add(await Driver.RunAsync(shipped.Url + data.PagePath, cookie, 16, TimeSpan.FromSeconds(4)));
    bare.Add(await Driver.RunAsync(floor.Url, null, 16, TimeSpan.FromSeconds(4)));
}

var memory = shipped.WorkingSet;
var (few, least) = (Slot.Of(ours), Slot.Of(bare));
var (usedByOurs, usedByBare) = ((shipped.Used - oursBefore) / few.Count, (floor.Used - bareBefore) / least.Count);
Console.Error.WriteLine("growing to 705 tenants");
await data.GrowAsync(705);
await data.AnalyseAsync();
var many = new List<Slot>();
for (var round = 0; round < rounds; round++)
{
    many.Add(await Driver.RunAsync(shipped.Url + data.PagePath, cookie, 16, TimeSpan.FromSeconds(4)));
}

Report.Print(few, least, Slot.Of(many), commands, shipped.StartedIn, memory, page.Length);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  processor time per page   {usedByOurs.TotalMilliseconds,8:0.00} ms against {usedByBare.TotalMilliseconds:0.00} ms of the floor, without the database's"));
Directory.Delete(folder, recursive: true);
return 0;

internal static class Report
{
    public static void Print(Slot ours, Slot floor, Slot many, int commands, TimeSpan start, long memory, int characters)
    {
        var text = CultureInfo.InvariantCulture;
        Console.WriteLine();
        Console.WriteLine("pairings list, 50 rows of a tenant with 2,000, 16 connections");
        Console.WriteLine(string.Create(text, $"  as shipped, signed in     {ours.PerSecond,8:0.0} pages/s   p50 {ours.P50,7:0.0} ms   p99 {ours.P99,7:0.0} ms"));
        Console.WriteLine(string.Create(text, $"  floor, hand-written SQL   {floor.PerSecond,8:0.0} pages/s   p50 {floor.P50,7:0.0} ms   p99 {floor.P99,7:0.0} ms"));
        Console.WriteLine(string.Create(text, $"  throughput ratio          {ours.PerSecond / floor.PerSecond,8:0.00}   (aim at least 0.70)"));
        Console.WriteLine(string.Create(text, $"  p99 ratio                 {ours.P99 / floor.P99,8:0.00}   (aim under 2.00)"));
        Console.WriteLine(string.Create(text, $"  SQL commands per page     {commands,8}   (aim at most 6)"));
        Console.WriteLine(string.Create(text, $"  705 against 18 tenants    {ours.PerSecond / many.PerSecond,8:0.00}   times the cost (aim at most 1.10)"));
        Console.WriteLine(string.Create(text, $"  start to the first 200    {start.TotalSeconds,8:0.0} s"));
        Console.WriteLine(string.Create(text, $"  resident memory           {memory / 1048576,8} MiB after {ours.Count} pages"));
        Console.WriteLine(string.Create(text, $"  page                      {characters,8} characters uncompressed"));
        Console.WriteLine(string.Create(text, $"  machine                   {Environment.ProcessorCount,8} cores, database and driver on the same machine"));
    }
}
