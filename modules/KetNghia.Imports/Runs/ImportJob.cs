using System.Text.Json;
using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

internal enum ImportStep
{
    Read = 1,
    Check,
    Apply,
    Undo,
}

internal sealed record ImportJobArgs(Guid RunId, ImportStep Step);

/// <summary>
/// The long steps of an import. Each may be stopped anywhere and begun again: rows carry their state, written in the
/// transaction of what they did, and the run's version lets only one worker go on.
/// </summary>
internal sealed class ImportJob(
    KetNghiaDbContext db, ImportCatalogue catalogue, ImportSheet sheets, ImportChecker checker, ImportWriter writer, ImportUndoer undoer, IIdGenerator ids) : IJobHandler
{
    private const int RowsAtOnce = 500;

    public static string Name => "Imports.Run";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var args = JsonSerializer.Deserialize<ImportJobArgs>(context.Args)!;
        var run = await db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == args.RunId, cancellationToken) ?? throw new RecordNotFoundException();
        var definition = catalogue.Mine(run.Definition);
        switch (args.Step)
        {
            case ImportStep.Read or ImportStep.Check when run.State == ImportState.Checking:
                await CheckAsync(run, definition, args.Step == ImportStep.Read, cancellationToken);
                break;
            case ImportStep.Apply when run.State == ImportState.Applying:
                await writer.WriteAsync(run, definition, context, cancellationToken);
                break;
            case ImportStep.Undo when run.State == ImportState.Undoing:
                await undoer.UndoAsync(run, definition, context, cancellationToken);
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
            rows = [.. sheets.Rows(run.File, definition, run.File.MappingOf()).Select(r => new ImportRow(ids.New(), run.TenantId, run.Id, r))];
        }
        else
        {
            rows = await db.Set<ImportRow>().Where(r => r.RunId == run.Id).OrderBy(r => r.Sheet).ThenBy(r => r.Number).ToListAsync(cancellationToken);
        }

        await checker.CheckAsync(run, rows, definition, cancellationToken);
        if (readFile)
        {
            await AddAsync(rows, cancellationToken);
        }

        run.EndChecking();
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Saving keeps several objects for each field until it is done: a long file goes in some rows at a time.</summary>
    private async Task AddAsync(List<ImportRow> rows, CancellationToken cancellationToken)
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancellationToken);
            Array.ForEach(some, r => db.Entry(r).State = EntityState.Detached);
        }
    }
}
