using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KetNghia.Administration.Contracts;
using KetNghia.Data;
using KetNghia.Directory.Contracts;
using KetNghia.Emulation.Results;
using KetNghia.Framework.Seeding;
using KetNghia.Tests.Emulation;
using KetNghia.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Benchmarks;

/// <summary>Eighteen localities with three hundred sheets of sixty components each, computed and kept by the job: the first time, and again when nothing changed.</summary>
internal static class Results
{
    private const int Localities = 18;
    private const int Sheets = 300;
    private const int Year = 2025;
    private const string Name = "ketnghia_results";

    /// <param name="isFilling">Only writes what is measured then.</param>
    public static async Task RunAsync(string server, bool isFilling)
    {
        var (connection, folder) = ($"{server}Database={Name};", System.IO.Directory.CreateTempSubdirectory("ketnghia-bench-").FullName);
        if (isFilling)
        {
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Name}; CREATE DATABASE {Name} CHARACTER SET utf8mb4");
        }
        else
        {
            await ExecuteAsync(connection, "DELETE FROM Emu_Results; DELETE FROM Emu_Computations");
        }

        string[] arguments = ["--applicationName=KetNghia.Web", .. Shipped.Settings(connection, folder).Select(s => $"--{s.Key}={s.Value}")];
        await using var app = ProductHost.Build(arguments, serving: false);
        if (isFilling)
        {
            await FillAsync(app);
        }
        else
        {
            await MeasureAsync(app, "first time");
            await MeasureAsync(app, "nothing changed");
            await PageAsync(app);
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static async Task FillAsync(WebApplication app)
    {
        var clock = Stopwatch.StartNew();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        await app.Services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
        for (var number = 0; number < Localities; number++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var units = Enumerable.Range(0, Sheets).Select(_ => scope.ServiceProvider.GetRequiredService<IIdGenerator>().New()).ToList();
            var slug = "do-" + number.ToString("00", CultureInfo.InvariantCulture);
            var tenant = await scope.ServiceProvider.GetRequiredService<IAccountProvisioning>()
                .EnsureWorkspaceAsync(WorkspaceKind.Locality, slug, $"Địa bàn {number}", LocalityKind.OldDistrict, [UnitIds.Of("20701")], null, CancellationToken.None);
            using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = tenant }))
            {
                await ResultLoad.AddAsync(scope.ServiceProvider, tenant, units, Year);
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number + 1} of {Localities} localities, {clock.Elapsed.TotalSeconds:0} s"));
        }
    }

    private static async Task MeasureAsync(WebApplication app, string what)
    {
        using var ended = new CancellationTokenSource();
        var (before, cpu, clock, peak) = (Environment.WorkingSet, Environment.CpuUsage.TotalTime, Stopwatch.StartNew(), PeakAsync(ended.Token));
        await using (var scope = app.Services.CreateAsyncScope())
        using (AmbientFrame.Push(new AmbientFrame(HostTenant.Value, null, UserInfo.System, null)))
        {
            var job = new JobContext(scope.ServiceProvider.GetRequiredService<IIdGenerator>().New(), JsonSerializer.Serialize(new RecomputeArgs(Year)), new Unwatched());
            await scope.ServiceProvider.GetRequiredService<RecomputeJob>().RunAsync(job, CancellationToken.None);
        }

        var (wall, used) = (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        await ended.CancelAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-16} {wall.TotalSeconds,6:0.0} s, {used.TotalSeconds:0.0} s of this process; working set {before / 1048576} MiB before, {await peak / 1048576} MiB at most"));
    }

    private static async Task PageAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var places = await scope.ServiceProvider.GetRequiredService<IWorkspaceDirectory>().LocalityHeadsAsync(CancellationToken.None);
        var (results, tenants) = (scope.ServiceProvider.GetRequiredService<ProvinceResultQueries>(), places.Select(p => p.TenantId).ToList());
        await results.OfAsync(tenants, Year, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var found = (await results.OfAsync(tenants, Year, CancellationToken.None)).SelectMany(r => r).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"the page's reading {clock.Elapsed.TotalMilliseconds:0} ms, {found.Count} assessments, {found.Sum(f => f.Computed?.Sheets ?? 0)} appraised sheets computed"));
    }

    private static async Task<long> PeakAsync(CancellationToken ended)
    {
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(50, CancellationToken.None);
        }

        return peak;
    }

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var db = new MySqlConnection(connection);
        await db.OpenAsync();
        await using var command = new MySqlCommand(sql, db) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Nobody looks at the job's row.</summary>
    private sealed class Unwatched : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
