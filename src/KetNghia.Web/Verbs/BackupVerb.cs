using KetNghia.Data.Backups;

namespace KetNghia.Web.Verbs;

/// <summary>The database with files and keys, while people work.</summary>
internal sealed class BackupVerb : IVerb
{
    public string Name => "backup";

    public string Usage => "backup --out FOLDER|FILE.tar   database, files and keys as one backup, while people work; exit 1 when it is not whole";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (VerbArgs.Filled(args, "--out") is not { } target)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await Refusals.SayAsync(app, terminal, async () =>
        {
            var manifest = await app.Services.GetRequiredService<BackupMaker>().WriteAsync(target, cancellationToken);
            terminal.Out.WriteLine($"{target}: {manifest.Rows.Values.Sum()} rows, {manifest.Files.Count} files, version {manifest.Version}, {manifest.TakenAtUtc:u}");
            foreach (var spoiled in manifest.Spoiled)
            {
                await terminal.Error.WriteLineAsync(app.Services.GetRequiredService<ITexts>().Fill("Backup.Spoiled", new Dictionary<string, object?> { ["file"] = spoiled }));
            }

            return manifest.Spoiled.Count == 0 ? 0 : 1;
        });
    }
}

/// <summary>A whole backup into an empty place.</summary>
internal sealed class RestoreVerb : IVerb
{
    public string Name => "restore";

    public string Usage => "restore --from FOLDER|FILE.tar --into FOLDER [--database NAME]   a backup into an empty data folder and an empty database; then verify";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (VerbArgs.Filled(args, "--from") is not { } source || VerbArgs.Filled(args, "--into") is not { } target)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await Refusals.SayAsync(app, terminal, async () =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var manifest = await scope.ServiceProvider.GetRequiredService<BackupRestorer>().RestoreAsync(source, target, VerbArgs.Filled(args, "--database"), cancellationToken);
            terminal.Out.WriteLine($"{target}: {manifest.Rows.Values.Sum()} rows, {manifest.Files.Count} files of {manifest.TakenAtUtc:u}; now migrate and verify with KETNGHIA_DATA={Path.GetFullPath(target)}");
            return 0;
        });
    }
}

/// <summary>Refusals of a verb, in the words of the screens.</summary>
internal static class Refusals
{
    public static async Task<int> SayAsync(WebApplication app, Terminal terminal, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (BusinessException e)
        {
            await terminal.Error.WriteLineAsync(app.Services.GetRequiredService<ITexts>().Error(e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await terminal.Error.WriteLineAsync(e.Message);
        }

        return 1;
    }
}
