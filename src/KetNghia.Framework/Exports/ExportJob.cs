using System.Text.Json;

namespace KetNghia.Framework.Exports;

/// <summary>Lập tệp danh sách: with what its asker may see when it runs.</summary>
internal sealed class ExportJob(ListExports exports, IFileStore files) : IJobHandler
{
    public static string Name => "Framework.Export";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<ExportRequest>(context.Args)!;
        await using var written = await exports.WriteAsync(request, (done, total) => context.ReportAsync(done, total, cancellationToken), cancellationToken);
        var stored = await files.SaveAsync(written.File, cancellationToken);
        await context.ResultAsync(stored.Sha256, written.Name, ExcelExporter.ContentType, cancellationToken);
        await context.MessageAsync("Job.Framework.Export.Done", cancellationToken, Format.Whole(written.Rows));
    }
}
