using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>Papers as files: short ones while somebody waits, long ones in the background for whoever asked.</summary>
internal sealed class PaperFiles(KetNghiaDbContext db, IPaperForms forms, IJobQueue jobs, IActionLog log, ICurrentTenant tenant, ICurrentWorkspace workspace)
{
    /// <summary>Letters of the subject in the name of a file.</summary>
    private const int MostOfName = 80;

    /// <summary>How often a job says how far it is.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMilliseconds(250);

    /// <summary>Number once it has one; whole words of its subject before.</summary>
    public static string NameOf(PaperDetails paper) => paper.FullNumber
        ?? (paper.Subject is { Length: > MostOfName } subject ? subject[..Math.Max(1, subject.LastIndexOf(' ', MostOfName))] : paper.Subject);

    /// <summary>A file of its own, gone when it is closed.</summary>
    public async Task<FileStream> WriteAsync(Paper paper, string kind, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Open();
        try
        {
            await forms.WriteAsync(paper, kind, file, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <param name="progress">Told now and then of rows written, and of all.</param>
    public async Task<FileStream> WriteAsync(Paper paper, string kind, Func<int, int, Task> progress, CancellationToken cancellationToken)
    {
        var (done, all) = (0, LongPapers.RowsOf(paper));
        var writing = Task.Run(() => WriteAsync(LongPapers.Watched(paper, () => Interlocked.Increment(ref done)), kind, cancellationToken), cancellationToken);
        while (await Task.WhenAny(writing, Task.Delay(Told, cancellationToken)) != writing)
        {
            await progress(Volatile.Read(ref done), all);
        }

        return await writing;
    }

    /// <summary>Asks for the file; it is on the page of the job for whoever asked.</summary>
    public async Task<AskedList> AskAsync(PaperDetails paper, CancellationToken cancellationToken)
    {
        // A job belongs to the workspace of whoever asked, also for a paper read in another one.
        using (tenant.Change(workspace.Required.TenantId))
        {
            var job = jobs.Enqueue<PaperFileJob>(new PaperFileArgs(paper.Id), NameOf(paper));
            log.Add(new ActionEntry("Framework.Export.Asked", nameof(JobRun), job, NameOf(paper)));
            await db.SaveChangesAsync(cancellationToken);
            return new AskedList(job, NameOf(paper));
        }
    }
}
