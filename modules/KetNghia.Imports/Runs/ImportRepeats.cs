namespace KetNghia.Imports.Runs;

/// <summary>The same wrong words in the same column of several rows, for which the same is proposed: put right at once.</summary>
internal sealed record ImportRepeat(string Column, string Text, string Suggestion);

/// <summary>Finds them. Rows go by one at a time: a file may be wrong in every one of them.</summary>
internal static class ImportRepeats
{
    public static IEnumerable<ImportRepeat> Of(ImportRow row)
    {
        var cells = row.ToLine().Cells;
        foreach (var remark in row.RemarkList())
        {
            if (remark.Suggestion is { } suggestion && cells.TryGetValue(remark.Column, out var text))
            {
                yield return new ImportRepeat(remark.Column, text, suggestion);
            }
        }
    }

    /// <summary>In how many rows of the run each of these stands.</summary>
    public static async Task<Dictionary<ImportRepeat, int>> CountAsync(KetNghiaDbContext db, Guid runId, IReadOnlyCollection<ImportRow> shown, CancellationToken cancellationToken)
    {
        var counts = shown.SelectMany(Of).Distinct().ToDictionary(r => r, _ => 0);
        if (counts.Count > 0)
        {
            await foreach (var row in Proposed(db, runId).WithCancellation(cancellationToken))
            {
                foreach (var repeat in Of(row).Where(counts.ContainsKey))
                {
                    counts[repeat]++;
                }
            }
        }

        return counts;
    }

    public static async Task<IReadOnlyList<Guid>> RowsAsync(KetNghiaDbContext db, Guid runId, ImportRepeat wanted, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        await foreach (var row in Proposed(db, runId).WithCancellation(cancellationToken))
        {
            if (Of(row).Contains(wanted))
            {
                found.Add(row.Id);
            }
        }

        return found;
    }

    private static IAsyncEnumerable<ImportRow> Proposed(KetNghiaDbContext db, Guid runId) =>
        db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == runId && (r.State == ImportRowState.Faulty || r.State == ImportRowState.Doubtful) && r.Remarks.Contains("\"Suggestion\":\"")).AsAsyncEnumerable();
}
