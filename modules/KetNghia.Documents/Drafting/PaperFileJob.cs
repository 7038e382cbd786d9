using System.Text.Json;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Drafting;

internal sealed record PaperFileArgs(Guid PaperId);

/// <summary>Lập tệp văn bản: a long paper as DOCX, as its asker may see it when it runs.</summary>
internal sealed class PaperFileJob(PaperRecords kind, PaperQueries queries, PaperFiles papers, IFileStore store, ICurrentTenant tenant, ICurrentUser user) : IJobHandler
{
    public static string Name => "Documents.PaperFile";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<PaperFileArgs>(context.Args)!.PaperId;

        // Asked again here: the right may have ended since.
        var owner = user.May(kind.Permission) ? await kind.TenantOfAsync(id, cancellationToken) : null;
        if (owner is null)
        {
            throw new RecordNotFoundException();
        }

        var (file, details, rows) = await WriteAsync(id, owner.Value, context, cancellationToken);
        await using (file)
        {
            var stored = await store.SaveAsync(file, cancellationToken);
            await context.ResultAsync(stored.Sha256, PaperFile.NameOf(PaperFiles.NameOf(details)), PaperFile.ContentType, cancellationToken);
        }

        await context.MessageAsync("Job.Documents.PaperFile.Done", cancellationToken, Format.Whole(rows));
    }

    private async Task<(FileStream File, PaperDetails Paper, int Rows)> WriteAsync(Guid id, Guid owner, JobContext context, CancellationToken cancellationToken)
    {
        using (tenant.Change(owner))
        {
            var details = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
            var paper = (await queries.ReadAsync(details, cancellationToken)).Paper;
            var file = await papers.WriteAsync(paper, details.Kind, (done, all) => context.ReportAsync(done, all, cancellationToken), cancellationToken);
            return (file, details, LongPapers.RowsOf(paper));
        }
    }
}
