using System.Runtime.CompilerServices;

namespace KetNghia.Framework.Exports;

/// <summary>Writes lists to files: every row, and every sheet says how many of how many.</summary>
public sealed class ListExports(
    IEnumerable<IListExport> lists, ISettings settings, ICurrentUser user, SealStatus seal, IJobQueue jobs, IActionLog log, KetNghiaDbContext db)
{
    private const int Attempts = 3;
    private const int ReportedRows = 1_000;

    /// <summary>Whether so many rows are written in the background instead of while somebody waits.</summary>
    public async Task<bool> IsLongAsync(long rows, CancellationToken cancellationToken) =>
        rows > ExportSettings.Fewest && rows > await settings.GetIntAsync(ExportSettings.DirectRows, cancellationToken);

    public bool May(string list) => Find(list) is { } export && user.May(export.Permission);

    /// <exception cref="RecordNotFoundException">No such list, or not for this person.</exception>
    public async Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        // Asked again by the job: the right may have ended since.
        return May(request.List) ? await Find(request.List)!.OpenAsync(request, cancellationToken) : throw new RecordNotFoundException();
    }

    /// <summary>Asks for the file; whoever asked finds it on the job's page.</summary>
    public async Task<AskedList> EnqueueAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var title = May(request.List) ? await Find(request.List)!.TitleAsync(request, cancellationToken) : throw new RecordNotFoundException();
        var job = jobs.Enqueue<ExportJob>(request, title);
        log.Add(new ActionEntry("Framework.Export.Asked", nameof(JobRun), job, title));
        await db.SaveChangesAsync(cancellationToken);
        return new AskedList(job, title);
    }

    /// <summary>
    /// Writes the list to a file of its own, which is deleted when it is closed. A list that changed meanwhile is written
    /// anew, so that no sheet tells of rows it does not have.
    /// </summary>
    /// <param name="progress">Told about each thousand rows: those written, and all.</param>
    /// <exception cref="BusinessException">The list changed each time.</exception>
    public async Task<WrittenList> WriteAsync(ExportRequest request, Func<int, int, Task>? progress, CancellationToken cancellationToken) =>
        await WriteAsync(request, await OpenAsync(request, cancellationToken), progress, cancellationToken);

    /// <param name="list">As it has just been opened for the request; its rows are read here.</param>
    public async Task<WrittenList> WriteAsync(ExportRequest request, ExcelList list, Func<int, int, Task>? progress, CancellationToken cancellationToken)
    {
        var footer = await seal.FooterAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            list = list with { Footer = footer, Rows = Watched(list, progress, cancellationToken) };
            var file = TemporaryFile.Open();
            try
            {
                if (await ListExporter.WriteAsync(file, list, ListExporter.RowsPerSheet, cancellationToken) == list.Count)
                {
                    file.Position = 0;
                    return new WrittenList(file, ExcelExporter.FileName(list.Title) + ".xlsx", list.Count);
                }
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }

            await file.DisposeAsync();
            list = attempt < Attempts ? await OpenAsync(request, cancellationToken) : throw new BusinessException(ExportErrors.ListChanging);
        }
    }

    private IListExport? Find(string list) => lists.SingleOrDefault(l => l.List == list && l.IsFiled);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Watched(
        ExcelList list, Func<int, int, Task>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var row in list.Rows.WithCancellation(cancellationToken))
        {
            yield return row;
            if (++done % ReportedRows == 0 && progress is not null)
            {
                await progress(done, list.Count);
            }
        }
    }
}

/// <param name="Job">Writes the file and keeps it.</param>
public sealed record AskedList(Guid Job, string Title);

/// <param name="Name">With extension, in plain letters.</param>
public sealed record WrittenList(FileStream File, string Name, int Rows) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => File.DisposeAsync();
}
