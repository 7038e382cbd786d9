using System.Globalization;
using KetNghia.Data.Backups;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Backups;

/// <summary>Sao lưu hằng đêm: makes a backup, proves it by restoring and verifying it, and keeps the last ones. What is not proven is none.</summary>
internal sealed class BackupJob(BackupMaker maker, BackupProof proof, IOptions<BackupOptions> options, IClock clock, ITexts texts) : IJobHandler
{
    public const string Proven = "Job.Web.Backup.Proven";
    public const string Failed = "Job.Web.Backup.Failed";
    public const string Off = "Job.Web.Backup.Off";
    private const int Steps = 2;

    public static string Name => "Web.Backup";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
        {
            await context.MessageAsync(Off, cancellationToken);
            return;
        }

        try
        {
            var kept = new KeptBackups(BackupPlaces.Create(options.Value.Folder!));
            kept.ClearAbandoned(clock.UtcNow);
            await MakeAsync(context, kept, cancellationToken);
            kept.Thin(options.Value.Keep);
        }
        catch (BusinessException e)
        {
            await FailAsync(context, texts.Error(e), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or missing disk: tomorrow is another night, and the home page says so until then.
            await FailAsync(context, e.Message, cancellationToken);
        }
    }

    private async Task MakeAsync(JobContext context, KeptBackups kept, CancellationToken cancellationToken)
    {
        var backup = kept.PathOf(clock.UtcNow);
        var manifest = await maker.WriteAsync(backup, cancellationToken);
        await context.ReportAsync(1, Steps, cancellationToken);
        try
        {
            await proof.ProveAsync(backup, cancellationToken);
        }
        catch
        {
            kept.SetAside(backup);
            throw;
        }

        await context.ReportAsync(Steps, Steps, cancellationToken);
        await context.MessageAsync(
            Proven, cancellationToken, Path.GetFileName(backup),
            manifest.Rows.Values.Sum().ToString(CultureInfo.InvariantCulture), manifest.Files.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static Task FailAsync(JobContext context, string reason, CancellationToken cancellationToken) =>
        context.MessageAsync(Failed, cancellationToken, reason.ReplaceLineEndings(" "));
}
