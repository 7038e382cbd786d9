namespace KetNghia.Imports.Runs;

/// <summary>Writes the good rows of a run: in batches that stand by themselves, or all of them in one transaction.</summary>
internal sealed class ImportWriter(KetNghiaDbContext db, ImportFailures failures, ImportEnds ends, IActionLog log)
{
    private const int Batch = 50;

    public Task WriteAsync(ImportRun run, IImportDefinition definition, JobContext context, CancellationToken cancellationToken) =>
        run.Mode == ImportMode.AllOrNothing
            ? WriteWholeAsync(run.Id, definition, cancellationToken)
            : WriteGoodAsync(run.Id, definition, context, cancellationToken);

    private async Task WriteGoodAsync(Guid runId, IImportDefinition definition, JobContext context, CancellationToken cancellationToken)
    {
        var total = await Rows(runId).CountAsync(r => r.State == ImportRowState.Ready || r.State == ImportRowState.Applied, cancellationToken);
        while (await NextAsync(runId, cancellationToken) is { Count: > 0 } next)
        {
            if (await TryAsync(runId, definition, next, cancellationToken) is not null)
            {
                foreach (var one in next)
                {
                    await WriteOneAsync(runId, definition, one, cancellationToken);
                }
            }

            var left = await Rows(runId).CountAsync(r => r.State == ImportRowState.Ready, cancellationToken);
            await context.ReportAsync(Math.Max(0, total - left), total, cancellationToken);
        }

        await ends.ApplyingAsync(runId, cancellationToken);
    }

    private Task<List<Guid>> NextAsync(Guid runId, CancellationToken cancellationToken) => Rows(runId).AsNoTracking().Where(r => r.State == ImportRowState.Ready)
        .OrderBy(r => r.Sheet).ThenBy(r => r.Number).Select(r => r.Id).Take(Batch).ToListAsync(cancellationToken);

    /// <returns>Why a row of the batch failed: nothing of the batch was written. Null when all of it was.</returns>
    private async Task<Exception?> TryAsync(Guid runId, IImportDefinition definition, IReadOnlyList<Guid> rowIds, CancellationToken cancellationToken)
    {
        var isAtRow = false;
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            var run = await ends.RunAsync(runId, ImportState.Applying, cancellationToken);
            isAtRow = true;
            if (definition is IImportParts parts)
            {
                await ChangePartsAsync(await Rows(runId).Where(r => rowIds.Contains(r.Id)).ToListAsync(cancellationToken), parts, cancellationToken);
            }
            else
            {
                foreach (var rowId in rowIds)
                {
                    await WriteRowAsync(await Rows(runId).FirstAsync(r => r.Id == rowId, cancellationToken), definition, cancellationToken);
                }
            }

            isAtRow = false;
            db.Entry(run).State = EntityState.Modified;
            await db.SaveChangesAsync(cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return null;
        }
        catch (Exception e) when (isAtRow && ImportFailures.IsOfRow(e))
        {
            return e;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task WriteOneAsync(Guid runId, IImportDefinition definition, Guid rowId, CancellationToken cancellationToken)
    {
        if (await TryAsync(runId, definition, [rowId], cancellationToken) is not { } failure)
        {
            return;
        }

        var row = await Rows(runId).FirstAsync(r => r.Id == rowId, cancellationToken);
        if (row.RowKey is { } key && await db.Set<ImportRow>().AnyAsync(r => r.AppliedKey == key, cancellationToken))
        {
            row.MeetAgain();
        }
        else
        {
            row.Refuse(failures.Explain(failure, runId, row.Number));
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// One transaction for the whole file: where a row fails nothing was ever there. Whoever writes the same numbers waits
    /// meanwhile, so its length is bounded by <see cref="ImportAppService.WholeRows"/>, and progress is not reported from inside.
    /// </summary>
    private async Task WriteWholeAsync(Guid runId, IImportDefinition definition, CancellationToken cancellationToken)
    {
        Guid? at = null;
        Exception failure;
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            await ends.RunAsync(runId, ImportState.Applying, cancellationToken);
            foreach (var rowId in await Rows(runId).Where(r => r.State == ImportRowState.Ready).OrderBy(r => r.Sheet).ThenBy(r => r.Number).Select(r => r.Id).ToListAsync(cancellationToken))
            {
                db.ChangeTracker.Clear();
                at = rowId;
                await WriteOrMeetAsync(runId, rowId, definition, cancellationToken);
            }

            at = null;
            await ends.ApplyingAsync(runId, cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return;
        }
        catch (Exception e) when (at is not null && ImportFailures.IsOfRow(e))
        {
            failure = e;
        }

        db.ChangeTracker.Clear();
        await FailWholeAsync(runId, at.Value, failure, cancellationToken);
    }

    private async Task WriteOrMeetAsync(Guid runId, Guid rowId, IImportDefinition definition, CancellationToken cancellationToken)
    {
        var row = await Rows(runId).FirstAsync(r => r.Id == rowId, cancellationToken);
        if (row.RowKey is { } key && await db.Set<ImportRow>().AnyAsync(r => r.AppliedKey == key, cancellationToken))
        {
            row.MeetAgain();
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await (definition is IImportParts parts ? ChangePartsAsync([row], parts, cancellationToken) : WriteRowAsync(row, definition, cancellationToken));
    }

    private async Task FailWholeAsync(Guid runId, Guid rowId, Exception failure, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var run = await ends.RunAsync(runId, ImportState.Applying, cancellationToken);
        var row = await Rows(runId).FirstAsync(r => r.Id == rowId, cancellationToken);
        row.Refuse(failures.Explain(failure, runId, row.Number));
        await ends.LeaveOutAsync(runId, cancellationToken);
        log.Add(new ActionEntry("Imports.NothingApplied", nameof(ImportRun), runId, run.FileName)
        {
            Data = new Dictionary<string, object?> { ["row"] = row.Number },
        });
        await db.SaveChangesAsync(cancellationToken);
        await ends.SettleAsync(run, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task WriteRowAsync(ImportRow row, IImportDefinition definition, CancellationToken cancellationToken)
    {
        var record = row.IsChange
            ? await ChangeAsync(row, (IImportChanges)definition, cancellationToken)
            : await definition.ApplyAsync(row.Meant(), cancellationToken);
        row.Apply(record, record.Key is { } key ? ImportChecker.KeyOf(definition, key) : null);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Only a record that is still what the person saw in the preview.</summary>
    private async Task<ImportedRecord> ChangeAsync(ImportRow row, IImportChanges definition, CancellationToken cancellationToken)
    {
        var record = row.Record()!;
        try
        {
            return await ImportWatch.IsTouchedAsync(db, record, cancellationToken)
                ? throw new BusinessException(ImportErrors.ChangedSince).With("name", record.Label)
                : await definition.ChangeAsync(row.Meant(), record, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessException(ImportErrors.ChangedSince).With("name", record.Label);
        }
    }

    /// <summary>Only parts that are still what the person saw in the preview.</summary>
    private async Task ChangePartsAsync(IReadOnlyList<ImportRow> rows, IImportParts definition, CancellationToken cancellationToken)
    {
        List<ImportedPart> parts = [.. rows.Select(r => new ImportedPart(r.Record()!, r.Was(), r.Meant()))];
        try
        {
            if (await definition.ChangedSinceAsync(parts, cancellationToken) is [var changed, ..])
            {
                throw new BusinessException(ImportErrors.ChangedSince).With("name", changed.Record.Label);
            }

            await definition.WriteAsync(parts, null, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessException(ImportErrors.ChangedSince).With("name", parts[0].Record.Label);
        }

        foreach (var row in rows)
        {
            row.Apply(row.Record()!, null);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<ImportRow> Rows(Guid runId) => db.Set<ImportRow>().Where(r => r.RunId == runId);
}
