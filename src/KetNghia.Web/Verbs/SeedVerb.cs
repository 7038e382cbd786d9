using System.Globalization;
using System.Text.Json;
using KetNghia.Data;

namespace KetNghia.Web.Verbs;

internal sealed class SeedVerb : IVerb
{
    private static readonly string[] Kinds = ["--demo", "--canary", "--large"];

    public string Name => "seed";

    public string Usage => "seed --demo | --canary --random N --out FILE | --large [--scale S] --password P   demo data (embedded database only), or on an empty database an isolation test's world or a country's data for measuring";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (args.Count(Kinds.Contains) != 1)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (args.Contains("--demo") && app.Services.GetRequiredService<DatabaseOptions>().Provider != DatabaseProvider.Sqlite)
        {
            await terminal.Error.WriteLineAsync("demo data has accounts with a known password: only for the embedded database");
            return 1;
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        }

        var seeds = app.Services.GetRequiredService<SeedRunner>();
        await seeds.SeedAsync(cancellationToken);
        if (args.Contains("--demo"))
        {
            await seeds.SeedDemoAsync(cancellationToken);
            terminal.Out.WriteLine("seeded");
            return 0;
        }

        return args.Contains("--large") ? await LargeAsync(app, args, terminal, cancellationToken) : await CanaryAsync(app, args, terminal, cancellationToken);
    }

    private static async Task<int> LargeAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var share = VerbArgs.Value(args, "--scale") ?? "1";
        if (VerbArgs.Filled(args, "--password") is not { } password
            || !decimal.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale) || scale is <= 0 or > 10)
        {
            await terminal.Error.WriteLineAsync("seed --large needs --password P, and --scale, if given, a number up to 10");
            return 2;
        }

        var world = await new LargeSeed(app.Services.GetRequiredService<IServiceScopeFactory>()).RunAsync(LargeScale.Of(scale), password, cancellationToken);
        if (world is null)
        {
            await terminal.Error.WriteLineAsync("the database already holds localities: --large needs an empty one");
            return 1;
        }

        terminal.Out.WriteLine($"{world.Scale.Localities} localities, {world.Scale.AllPairings} pairings, {world.Scale.AllContributions} contributions; accounts: {string.Join(' ', world.People.Keys)}");
        return 0;
    }

    private static async Task<int> CanaryAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!int.TryParse(VerbArgs.Value(args, "--random"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) || VerbArgs.Value(args, "--out") is not { } file)
        {
            await terminal.Error.WriteLineAsync("seed --canary needs --random N and --out FILE");
            return 2;
        }

        var world = await new CanarySeed(app.Services.GetRequiredService<IServiceScopeFactory>()).RunAsync(seed, cancellationToken);
        if (world is null)
        {
            await terminal.Error.WriteLineAsync("the database already holds localities: --canary needs an empty one");
            return 1;
        }

        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(CanarySeed.Output(world), VerifyJob.Json), cancellationToken);
        terminal.Out.WriteLine($"{world.Tenants.Count} workspaces, {world.Actors.Count} people, {world.Records.Count} records: {file}");
        return 0;
    }
}
