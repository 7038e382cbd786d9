using System.Diagnostics;
using System.Text.Json;
using KetNghia.Data;
using KetNghia.Data.Backups;

namespace KetNghia.Web.Backups;

/// <summary>Proves a backup: restores it beside everything and runs this program's own <c>verify</c> there, in a process of its own.</summary>
internal sealed class BackupProof(IServiceScopeFactory scopes, IDatabaseCopy copy, DatabaseOptions database, IConfiguration configuration, IHostEnvironment environment)
{
    public const string NotVerified = "Backup.NotVerified";

    /// <exception cref="BusinessException">It could not be restored, or what was restored does not hold.</exception>
    public async Task ProveAsync(string backup, CancellationToken cancellationToken)
    {
        // A proof that was killed has left its tables there.
        await ClearAsync(cancellationToken);
        var place = BackupPlaces.Create(Path.Combine(Path.GetDirectoryName(backup)!, $".{Path.GetFileName(backup)}-proof{BackupPlaces.Unfinished}"));
        try
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<BackupRestorer>().RestoreAsync(backup, place, copy.Scratch, cancellationToken);
            }

            await VerifyAsync(place, cancellationToken);
        }
        finally
        {
            System.IO.Directory.Delete(place, recursive: true);
            await ClearAsync(CancellationToken.None);
        }
    }

    private Task ClearAsync(CancellationToken cancellationToken) => copy.Scratch is { } scratch ? copy.DiscardAsync(scratch, cancellationToken) : Task.CompletedTask;

    private async Task VerifyAsync(string place, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Verify(place))!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        await messages;
        if (process.ExitCode != 0)
        {
            throw new BusinessException(NotVerified).With("failed", Failed(await output));
        }
    }

    /// <summary>Same program, same settings; another folder and database.</summary>
    private ProcessStartInfo Verify(string place)
    {
        var program = typeof(BackupProof).Assembly.Location;
        string[] verb = ["verify", "--json"];

        // As this process was started: by itself when it was published, by the runtime otherwise.
        var start = Environment.ProcessPath == Path.ChangeExtension(program, null)
            ? new ProcessStartInfo(Environment.ProcessPath, verb)
            : new ProcessStartInfo(Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet", [program, .. verb]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, place);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment.EnvironmentName;
        start.Environment["KETNGHIA_DATA"] = place;
        start.Environment["Demo__Enabled"] = bool.FalseString;
        start.Environment["Database__Provider"] = database.Provider.ToString();
        start.Environment["Database__ServerVersion"] = configuration["Database:ServerVersion"];
        start.Environment["ConnectionStrings__Default"] = copy.ConnectionTo(place, copy.Scratch);
        return start;
    }

    private static string Failed(string output)
    {
        try
        {
            var failed = JsonSerializer.Deserialize<VerificationResult>(output, VerifyJob.Json)?.Invariants.Where(i => !i.Ok).Select(i => i.Id);
            return failed is null ? "verify" : string.Join(", ", failed);
        }
        catch (JsonException)
        {
            return "verify";
        }
    }
}
