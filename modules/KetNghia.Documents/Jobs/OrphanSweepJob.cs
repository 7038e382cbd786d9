using System.Globalization;

namespace KetNghia.Documents.Jobs;

/// <summary>
/// Dọn tệp mồ côi: deletes stored content older than a day that no row names. Such content is what a request leaves
/// that was refused or killed after its file was written and before its row was committed.
/// </summary>
internal sealed class OrphanSweepJob(StoredContentReferences references, IFileStore store, IClock clock) : IJobHandler
{
    public static string Name => "Documents.OrphanSweep";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var cutoff = clock.UtcNow.AddDays(-1);
        store.ClearUnfinished(cutoff);
        var stored = store.All().ToList();
        var used = await references.AllAsync(cancellationToken);
        var deleted = 0;
        for (var i = 0; i < stored.Count; i++)
        {
            if (!used.Contains(stored[i]) && store.DeleteIfOlder(stored[i], cutoff))
            {
                deleted++;
            }

            if (i % 500 == 0)
            {
                await context.ReportAsync(i, stored.Count, cancellationToken);
            }
        }

        await context.MessageAsync("Job.Documents.OrphanSweep.Done", cancellationToken, deleted.ToString(CultureInfo.InvariantCulture));
    }
}
