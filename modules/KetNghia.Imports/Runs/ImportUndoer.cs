namespace KetNghia.Imports.Runs;

/// <summary>Takes a run back, newest rows first. A record that cannot go stays, and its row says why.</summary>
internal sealed class ImportUndoer(KetNghiaDbContext db, ImportFailures failures, ImportEnds ends, IActionLog log)
{
    private const int Batch = 50;

    public async Task UndoAsync(ImportRun run, IImportDefinition definition, JobContext context, CancellationToken cancellationToken)
    {
        var (runId, reason) = (run.Id, run.UndoReason ?? "");
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == runId && r.State == ImportRowState.Applied)
            .OrderByDescending(r => r.Sheet).ThenByDescending(r => r.Number).Select(r => r.Id).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var some in rows.Chunk(Batch))
        {
            if (definition is not IImportParts parts || !await TryPartsAsync(runId, some, parts, reason, cancellationToken))
            {
                foreach (var rowId in some)
                {
                    await UndoRowAsync(runId, rowId, definition, reason, cancellationToken);
                }
            }

            done += some.Length;
            if (some.Length == Batch)
            {
                await context.ReportAsync(done, rows.Count, cancellationToken);
            }
        }

        db.ChangeTracker.Clear();
        await EndAsync(runId, reason, rows.Count, cancellationToken);
    }

    private async Task EndAsync(Guid runId, string reason, int tried, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var run = await ends.RunAsync(runId, ImportState.Undoing, cancellationToken);
        var left = (await ends.SettleAsync(run, cancellationToken)).Of(ImportRowState.Applied);
        log.Add(new ActionEntry("Imports.TakenBack", nameof(ImportRun), runId, run.FileName)
        {
            Reason = reason,
            Data = new Dictionary<string, object?> { ["count"] = Math.Max(0, tried - left), ["left"] = left },
        });
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <returns>False when one of them cannot be taken back: none was.</returns>
    private async Task<bool> TryPartsAsync(Guid runId, Guid[] rowIds, IImportParts definition, string reason, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            await ends.RunAsync(runId, ImportState.Undoing, cancellationToken);
            await UndoPartsAsync(
                await db.Set<ImportRow>().Where(r => r.RunId == runId && rowIds.Contains(r.Id) && r.State == ImportRowState.Applied).ToListAsync(cancellationToken), definition, reason, cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (ImportFailures.IsOfRow(e))
        {
            return false;
        }
    }

    /// <summary>Only parts that are still what the import made of them.</summary>
    private async Task UndoPartsAsync(IReadOnlyList<ImportRow> rows, IImportParts definition, string reason, CancellationToken cancellationToken)
    {
        List<ImportedPart> parts = [.. rows.Select(r => new ImportedPart(r.Record()!, r.Meant(), r.Was()))];
        if (await definition.ChangedSinceAsync(parts, cancellationToken) is [var changed, ..])
        {
            throw Touched(changed.Record);
        }

        await definition.WriteAsync(parts, reason, cancellationToken);
        foreach (var row in rows)
        {
            row.Undo();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static BusinessException Touched(ImportedRecord record) => new BusinessException(ImportErrors.Touched).With("count", 1).With("names", record.Label);

    private async Task UndoRowAsync(Guid runId, Guid rowId, IImportDefinition definition, string reason, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        Exception failure;
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            await ends.RunAsync(runId, ImportState.Undoing, cancellationToken);
            var row = await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId && r.RunId == runId, cancellationToken);
            if (row.State != ImportRowState.Applied)
            {
                return;
            }

            await (definition is IImportParts parts ? UndoPartsAsync([row], parts, reason, cancellationToken) : UndoRecordAsync(row, definition, reason, cancellationToken));
            await unit.CommitAsync(cancellationToken);
            return;
        }
        catch (Exception e) when (ImportFailures.IsOfRow(e))
        {
            failure = e;
        }

        db.ChangeTracker.Clear();
        await ends.RunAsync(runId, ImportState.Undoing, cancellationToken);
        var kept = await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId, cancellationToken);
        kept.Keep(failures.Explain(failure, runId, kept.Number));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task UndoRecordAsync(ImportRow row, IImportDefinition definition, string reason, CancellationToken cancellationToken)
    {
        var record = row.Record()!;
        if (await ImportWatch.IsTouchedAsync(db, record, cancellationToken))
        {
            throw Touched(record);
        }

        await (row.IsChange
            ? ((IImportChanges)definition).UndoChangeAsync(record, row.Was(), row.Meant(), reason, cancellationToken)
            : definition.UndoAsync(record, reason, cancellationToken));
        row.Undo();
        await db.SaveChangesAsync(cancellationToken);
    }
}
