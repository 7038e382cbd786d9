namespace KetNghia.Imports.Runs;

/// <summary>Ends a step of a run by what its rows have become.</summary>
internal sealed class ImportEnds(KetNghiaDbContext db, IActionLog log, IClock clock)
{
    /// <summary>Tracked; somebody may have ended the step meanwhile.</summary>
    public async Task<ImportRun> RunAsync(Guid runId, ImportState expected, CancellationToken cancellationToken)
    {
        var run = await db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken) ?? throw new RecordNotFoundException();
        return run.State == expected ? run : throw new BusinessException(ImportErrors.WrongState);
    }

    public async Task ApplyingAsync(Guid runId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var run = await RunAsync(runId, ImportState.Applying, cancellationToken);
        var rows = await CountsAsync(db, runId, cancellationToken);
        run.Settle(rows, clock.UtcNow);
        log.Add(new ActionEntry("Imports.Applied", nameof(ImportRun), runId, run.FileName)
        {
            Data = new Dictionary<string, object?> { ["count"] = rows.Of(ImportRowState.Applied) },
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<ImportCounts> SettleAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var rows = await CountsAsync(db, run.Id, cancellationToken);
        run.Settle(rows, clock.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
        return rows;
    }

    /// <summary>Good rows that will not be written any more.</summary>
    public Task LeaveOutAsync(Guid runId, CancellationToken cancellationToken) => db.Set<ImportRow>()
        .Where(r => r.RunId == runId && r.State == ImportRowState.Ready)
        .ExecuteUpdateAsync(u => u.SetProperty(r => r.State, ImportRowState.LeftOut), cancellationToken);

    public static async Task<ImportCounts> CountsAsync(KetNghiaDbContext db, Guid runId, CancellationToken cancellationToken)
    {
        var found = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == runId).GroupBy(r => new { r.State, r.IsChange })
            .Select(g => new { g.Key.State, g.Key.IsChange, Count = g.Count() }).ToListAsync(cancellationToken);
        return new ImportCounts(found.GroupBy(f => f.State).ToDictionary(g => g.Key, g => g.Sum(f => f.Count)))
        {
            Changes = found.Where(f => f.IsChange).ToDictionary(f => f.State, f => f.Count),
        };
    }
}
