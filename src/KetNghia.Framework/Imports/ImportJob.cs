using System.Text.Json;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.History;
using KetNghia.Framework.Jobs;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Framework.Imports;

public enum ImportStep
{
    Read = 1,
    Check,
    Apply,
    Undo,
}

public sealed record ImportJobArgs(Guid RunId, ImportStep Step);

/// <summary>
/// The long steps of an import. Each may be stopped anywhere and begun again: rows carry their state, written in the
/// transaction of what they did, and the run's version lets only one worker go on.
/// </summary>
public sealed class ImportJob(
    KetNghiaDbContext db, ImportCatalogue catalogue, ImportSheet sheets, IActionLog log, IClock clock, IIdGenerator ids) : IJobHandler
{
    private const int Batch = 50;

    private readonly ImportChecker _checker = new(db);

    public static string Name => "Framework.Import";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var args = JsonSerializer.Deserialize<ImportJobArgs>(context.Args)!;
        var run = await RunOfAsync(args.RunId, cancellationToken);
        var definition = catalogue.Mine(run.Definition);
        switch (args.Step)
        {
            case ImportStep.Read or ImportStep.Check when run.State == ImportState.Checking:
                await CheckAsync(run, definition, args.Step == ImportStep.Read, cancellationToken);
                break;
            case ImportStep.Apply when run.State is ImportState.Applying or ImportState.RollingBack:
                await ApplyAsync(run, definition, context, cancellationToken);
                break;
            case ImportStep.Undo when run.State == ImportState.Undoing:
                await TakeBackAsync(run, definition, run.UndoReason ?? "", context, cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <summary>All rows and their judgement in one transaction: an interrupted check leaves no trace.</summary>
    private async Task CheckAsync(ImportRun run, IImportDefinition definition, bool readFile, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        List<ImportRow> rows;
        if (readFile)
        {
            await db.Set<ImportRow>().Where(r => r.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
            var mapping = JsonSerializer.Deserialize<Dictionary<string, int>>(run.Mapping)!;
            rows = [.. sheets.Rows(run, definition, mapping).Select(r => new ImportRow(ids.New(), run.TenantId, run.Id, r.Number, r.Cells))];
            db.AddRange(rows);
        }
        else
        {
            rows = await db.Set<ImportRow>().Where(r => r.RunId == run.Id).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        }

        await _checker.CheckAsync(run, rows, definition, cancellationToken);
        run.EndChecking();
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(ImportRun run, IImportDefinition definition, JobContext context, CancellationToken cancellationToken)
    {
        var total = await db.Set<ImportRow>().CountAsync(r => r.RunId == run.Id && (r.State == ImportRowState.Ready || r.State == ImportRowState.Applied), cancellationToken);
        while (run.State == ImportState.Applying)
        {
            var next = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == run.Id && r.State == ImportRowState.Ready)
                .OrderBy(r => r.Number).Select(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
            if (next.Count == 0)
            {
                await EndAsync(run.Id, cancellationToken);
                return;
            }

            if (!await TryAsync(run.Id, definition, next, cancellationToken))
            {
                foreach (var one in next)
                {
                    await ApplyOneAsync(run, definition, one, cancellationToken);
                }
            }

            run = await RunOfAsync(run.Id, cancellationToken);
            var left = await db.Set<ImportRow>().CountAsync(r => r.RunId == run.Id && r.State == ImportRowState.Ready, cancellationToken);
            await context.ReportAsync(Math.Max(0, total - left), total, cancellationToken);
        }

        await TakeBackAsync(run, definition, run.FileName, context, cancellationToken);
    }

    /// <summary>False when a row of the batch was refused: nothing of it was written.</summary>
    private async Task<bool> TryAsync(Guid runId, IImportDefinition definition, List<Guid> rowIds, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            var run = await RunOfAsync(runId, cancellationToken);
            foreach (var rowId in rowIds)
            {
                var row = await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId, cancellationToken);
                var record = await definition.ApplyAsync(row.ToLine(), cancellationToken);
                row.Apply(record);
                await db.SaveChangesAsync(cancellationToken);
            }

            db.Entry(run).State = EntityState.Modified;
            await db.SaveChangesAsync(cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is BusinessException || DatabaseErrors.IsUniqueViolation(e))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task ApplyOneAsync(ImportRun run, IImportDefinition definition, Guid rowId, CancellationToken cancellationToken)
    {
        var current = await RunOfAsync(run.Id, cancellationToken);
        if (current.State != ImportState.Applying || await TryAsync(run.Id, definition, [rowId], cancellationToken))
        {
            return;
        }

        var row = await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId, cancellationToken);
        var applied = row.RowKey is { } key && await db.Set<ImportRow>().AnyAsync(r => r.AppliedKey == key, cancellationToken);
        if (applied)
        {
            row.MeetAgain();
        }
        else
        {
            row.Refuse(await WhyAsync(definition, row, cancellationToken));
            db.ChangeTracker.Clear();
            db.Attach(row).State = EntityState.Modified;
            if (run.Mode == ImportMode.AllOrNothing)
            {
                (await RunOfAsync(run.Id, cancellationToken)).RollBack();
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Asks once more, in a transaction that is thrown away, to learn the reason in words.</summary>
    private async Task<ImportRemark> WhyAsync(IImportDefinition definition, ImportRow row, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            await definition.ApplyAsync(row.ToLine(), cancellationToken);
        }
        catch (BusinessException e)
        {
            return new ImportRemark(ImportRemarkKind.Error, "", e.Code, e.Values.ToDictionary(v => v.Key, v => v.Value?.ToString()), null);
        }
        catch (Exception e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            return new ImportRemark(ImportRemarkKind.Error, "", FrameworkErrors.Duplicate, null, null);
        }

        return new ImportRemark(ImportRemarkKind.Error, "", ImportErrors.RowFailed, null, null);
    }

    private async Task EndAsync(Guid runId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var run = await RunOfAsync(runId, cancellationToken);
        var count = await db.Set<ImportRow>().CountAsync(r => r.RunId == runId && r.State == ImportRowState.Applied, cancellationToken);
        run.EndApplying(clock.UtcNow);
        log.Add(new ActionEntry("Framework.Import.Applied", nameof(ImportRun), run.Id, run.FileName) { Data = new Dictionary<string, object?> { ["count"] = count } });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Newest rows first; a record that cannot go back stays and says why.</summary>
    private async Task TakeBackAsync(ImportRun run, IImportDefinition definition, string reason, JobContext context, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == run.Id && r.State == ImportRowState.Applied)
            .OrderByDescending(r => r.Number).Select(r => r.Id).ToListAsync(cancellationToken);
        foreach (var (index, rowId) in rows.Index())
        {
            await TakeBackAsync(run.Id, rowId, definition, reason, cancellationToken);
            if (index % Batch == Batch - 1)
            {
                await context.ReportAsync(index + 1, rows.Count, cancellationToken);
            }
        }

        db.ChangeTracker.Clear();
        run = await RunOfAsync(run.Id, cancellationToken);
        var left = await db.Set<ImportRow>().CountAsync(r => r.RunId == run.Id && r.State == ImportRowState.Applied, cancellationToken);
        run.EndTakingBack(whole: left == 0);
        log.Add(new ActionEntry("Framework.Import.TakenBack", nameof(ImportRun), run.Id, run.FileName)
        {
            Reason = reason,
            Data = new Dictionary<string, object?> { ["count"] = rows.Count - left, ["left"] = left },
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TakeBackAsync(Guid runId, Guid rowId, IImportDefinition definition, string reason, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        ImportRemark why;
        try
        {
            await using var unit = await db.BeginUnitAsync(cancellationToken);
            var row = await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId && r.RunId == runId, cancellationToken);
            var record = row.Record()!;
            if (await ImportWatch.IsTouchedAsync(db, record, cancellationToken))
            {
                throw new BusinessException(ImportErrors.Touched).With("count", 1).With("names", record.Label);
            }

            await definition.UndoAsync(record, reason, cancellationToken);
            row.Undo();
            await db.SaveChangesAsync(cancellationToken);
            await unit.CommitAsync(cancellationToken);
            return;
        }
        catch (BusinessException e)
        {
            why = new ImportRemark(ImportRemarkKind.Error, "", e.Code, e.Values.ToDictionary(v => v.Key, v => v.Value?.ToString()), null);
        }

        db.ChangeTracker.Clear();
        (await db.Set<ImportRow>().FirstAsync(r => r.Id == rowId, cancellationToken)).Keep(why);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<ImportRun> RunOfAsync(Guid runId, CancellationToken cancellationToken) =>
        await db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken) ?? throw new RecordNotFoundException();
}
