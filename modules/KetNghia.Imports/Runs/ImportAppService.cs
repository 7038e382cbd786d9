using System.Text.Json;
using KetNghia.Imports.Sheets;
using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Runs;

/// <summary>The steps of an import: take the file, match columns, check, correct, apply, undo. Long ones become jobs.</summary>
internal sealed class ImportAppService(
    KetNghiaDbContext db, ImportCatalogue catalogue, ImportSheet sheets, IFileStore files, IJobQueue jobs, IActionLog log, IClock clock, IIdGenerator ids,
    ICurrentTenant tenant, ICurrentUser user)
{
    public const int UndoDays = 7;

    /// <summary>As many rows as go into one transaction: a few seconds, in which others wait to write.</summary>
    public const int WholeRows = 500;

    private const int RowsAtOnce = 500;

    private readonly ImportEnds _ends = new(db, log, clock);

    /// <param name="limitId">Takes rows of this record alone, <see cref="IImportDefinition.LimitAsync"/>.</param>
    public async Task<Guid> UploadAsync(string definitionKey, Stream upload, string fileName, CancellationToken cancellationToken, Guid? limitId = null)
    {
        var definition = catalogue.Mine(definitionKey);
        if (limitId is { } limit && await definition.LimitAsync(limit, cancellationToken) is null)
        {
            throw new RecordNotFoundException();
        }

        var name = Path.GetFileName(VietnameseText.Clean(fileName));
        name = name.Length <= ImportRun.NameLength ? name : name[^ImportRun.NameLength..];
        using var taken = await UploadGate.TakeAsync(upload, name, cancellationToken);
        SheetHead found;
        ImportShape shape;
        using (var book = WorkbookReader.Open(taken, name))
        {
            found = sheets.FindHeadings(book, definition, name);
            shape = sheets.Shape(book, definition, found);
        }

        taken.Position = 0;
        var stored = await files.SaveAsync(taken, cancellationToken);
        var person = user.Required;
        var run = new ImportRun(
            ids.New(), tenant.Required, definition.Key, name, stored, found.Sheet.Length <= 100 ? found.Sheet : found.Sheet[..100], found.Row,
            person.AccountId, person.FullName, clock.UtcNow)
        { LimitId = limitId };
        run.Head(found.Rows, shape);
        db.Add(run);
        log.Add(new ActionEntry("Imports.Uploaded", nameof(ImportRun), run.Id, run.FileName));
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }

    public async Task MapAsync(Guid runId, Dictionary<string, int> mapping, CancellationToken cancellationToken)
    {
        var (run, definition) = await MineAsync(runId, cancellationToken);
        var missing = definition.Columns.Where(c => c.IsRequired && !mapping.ContainsKey(c.Key)).Select(c => catalogue.Heading(definition, c.Key)).ToList();
        if (missing.Count > 0)
        {
            throw new BusinessException(ImportErrors.ColumnMissing).With("columns", string.Join(", ", missing));
        }

        var width = sheets.Columns(run.File).Count;
        var beyond = mapping.Where(m => m.Value >= width || definition.Columns.All(c => c.Key != m.Key)).Select(m => m.Key).ToList();
        if (beyond.Count > 0)
        {
            throw new BusinessException(ImportErrors.ColumnUnknown)
                .With("columns", string.Join(", ", definition.Columns.Where(c => beyond.Contains(c.Key)).Select(c => catalogue.Heading(definition, c.Key))));
        }

        if (mapping.Values.Distinct().Count() != mapping.Count)
        {
            throw new BusinessException(ImportErrors.ColumnTwice);
        }

        run.Map(JsonSerializer.Serialize(mapping), sheets.Spread(run.File, definition, mapping));
        Enqueue(run, ImportStep.Read);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The headings stand in one row, or in two.</summary>
    public async Task HeadAsync(Guid runId, int rows, CancellationToken cancellationToken)
    {
        var (run, definition) = await MineAsync(runId, cancellationToken);
        run.Head(Math.Clamp(rows, 1, 2), sheets.Head(run.File, definition, Math.Clamp(rows, 1, 2)).Shape);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes or leaves what was noticed in the file, and checks the rows again.</summary>
    public async Task TakeAsync(Guid runId, ImportTaking taken, CancellationToken cancellationToken)
    {
        var (run, _) = await MineAsync(runId, cancellationToken);
        run.Take(taken);
        Enqueue(run, ImportStep.Check);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="cells">Row id and column → new text.</param>
    /// <param name="decided">Doubtful rows shown and whether each is to be imported all the same.</param>
    public async Task CorrectAsync(
        Guid runId, IReadOnlyDictionary<(Guid Row, string Column), string> cells, IReadOnlyDictionary<Guid, bool> decided, CancellationToken cancellationToken)
    {
        var (run, definition) = await MineAsync(runId, cancellationToken);
        run.CheckAgain();
        var rows = new Dictionary<Guid, ImportRow>();
        foreach (var some in cells.Keys.Select(k => k.Row).Concat(decided.Keys).Distinct().Chunk(RowsAtOnce))
        {
            await db.Set<ImportRow>().Where(r => r.RunId == runId && some.Contains(r.Id)).ForEachAsync(r => rows[r.Id] = r, cancellationToken);
        }

        foreach (var ((rowId, column), text) in cells)
        {
            if (rows.TryGetValue(rowId, out var row) && definition.Columns.Any(c => c.Key == column))
            {
                row.Correct(column, VietnameseText.Clean(text));
            }
        }

        foreach (var (rowId, accepted) in decided)
        {
            rows.GetValueOrDefault(rowId)?.Accept(accepted);
        }

        Enqueue(run, ImportStep.Check);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Takes what is proposed for one wrong cell in every row that says the same there and has the same proposed; what somebody
    /// typed over it stays.
    /// </summary>
    public async Task CorrectAlikeAsync(
        Guid runId, Guid rowId, string column, string suggestion, Dictionary<(Guid Row, string Column), string> cells, IReadOnlyDictionary<Guid, bool> decided,
        CancellationToken cancellationToken)
    {
        await MineAsync(runId, cancellationToken);
        var pressed = await db.Set<ImportRow>().AsNoTracking().FirstOrDefaultAsync(r => r.RunId == runId && r.Id == rowId, cancellationToken) ?? throw new RecordNotFoundException();
        foreach (var repeat in ImportRepeats.Of(pressed).Where(r => r.Column == column && r.Suggestion == suggestion))
        {
            foreach (var alike in await ImportRepeats.RowsAsync(db, runId, repeat, cancellationToken))
            {
                var isKept = alike != rowId && cells.TryGetValue((alike, column), out var typed) && VietnameseText.Clean(typed) != repeat.Text;
                cells[(alike, column)] = isKept ? cells[(alike, column)] : suggestion;
            }
        }

        await CorrectAsync(runId, cells, decided, cancellationToken);
    }

    public async Task StartAsync(Guid runId, ImportMode mode, CancellationToken cancellationToken)
    {
        var (run, _) = await MineAsync(runId, cancellationToken);
        var states = (await ImportEnds.CountsAsync(db, runId, cancellationToken)).ByState;
        if (mode == ImportMode.AllOrNothing && (states.ContainsKey(ImportRowState.Faulty) || states.ContainsKey(ImportRowState.Doubtful)))
        {
            throw new BusinessException(ImportErrors.NotAllGood);
        }

        if (mode == ImportMode.AllOrNothing && states.GetValueOrDefault(ImportRowState.Ready) > WholeRows)
        {
            throw new BusinessException(ImportErrors.TooManyForWhole).With("max", WholeRows);
        }

        if (states.GetValueOrDefault(ImportRowState.Ready) == 0)
        {
            throw new BusinessException(ImportErrors.NothingToImport);
        }

        run.Start(mode);
        Enqueue(run, ImportStep.Apply);
        log.Add(new ActionEntry("Imports.Started", nameof(ImportRun), run.Id, run.FileName)
        {
            Data = new Dictionary<string, object?> { ["count"] = states[ImportRowState.Ready] },
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task CancelAsync(Guid runId, CancellationToken cancellationToken)
    {
        var (run, _) = await MineAsync(runId, cancellationToken);
        run.Cancel();
        log.Add(new ActionEntry("Imports.Cancelled", nameof(ImportRun), run.Id, run.FileName));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the whole import back, if nobody has worked on any of its records since; of parts, those nobody has changed.</summary>
    public async Task UndoAsync(Guid runId, string reason, CancellationToken cancellationToken)
    {
        var (run, definition) = await MineAsync(runId, cancellationToken);
        if (run.AppliedAtUtc is { } applied && applied.AddDays(UndoDays) < clock.UtcNow)
        {
            throw new BusinessException(ImportErrors.UndoTooLate).With("days", UndoDays);
        }

        IReadOnlyList<string> touched = definition is IImportParts ? [] : await ImportWatch.TouchedAsync(db, runId, cancellationToken);
        if (touched.Count > 0)
        {
            throw new BusinessException(ImportErrors.Touched).With("count", touched.Count).With("names", string.Join(", ", touched.Take(5)));
        }

        run.Undo(VietnameseText.Clean(reason), user.Required.FullName, clock.UtcNow);
        Enqueue(run, ImportStep.Undo);
        log.Add(new ActionEntry("Imports.UndoStarted", nameof(ImportRun), run.Id, run.FileName) { Reason = reason });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Begins the step of a run whose job has died once more, from where it stands.</summary>
    public async Task RetryAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await DeadAsync(runId, cancellationToken);
        var last = await db.Set<JobRun>().AsNoTracking().Where(j => j.Id == run.JobId).Select(j => j.Args).FirstOrDefaultAsync(cancellationToken);
        Enqueue(run, last is null ? await StepOfAsync(run, cancellationToken) : JsonSerializer.Deserialize<ImportJobArgs>(last)!.Step);
        log.Add(new ActionEntry("Imports.Retried", nameof(ImportRun), run.Id, run.FileName));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends a run whose job has died as it stands: what is written stays and may be undone, the rest is left out.</summary>
    public async Task StopAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var run = await DeadAsync(runId, cancellationToken);
        if (run.State == ImportState.Checking)
        {
            run.Abandon();
        }
        else
        {
            await _ends.LeaveOutAsync(runId, cancellationToken);
            await _ends.SettleAsync(run, cancellationToken);
        }

        log.Add(new ActionEntry("Imports.Stopped", nameof(ImportRun), run.Id, run.FileName));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<ImportRun> DeadAsync(Guid runId, CancellationToken cancellationToken)
    {
        var (run, _) = await MineAsync(runId, cancellationToken);
        return await ImportWatch.HasDiedAsync(db, run.State, run.JobId, cancellationToken) ? run : throw new BusinessException(run.IsWorking ? ImportErrors.StillWorking : ImportErrors.WrongState);
    }

    /// <summary>When the job itself is gone: a file that has rows was read.</summary>
    private async Task<ImportStep> StepOfAsync(ImportRun run, CancellationToken cancellationToken) => run.State switch
    {
        ImportState.Applying => ImportStep.Apply,
        ImportState.Undoing => ImportStep.Undo,
        _ => await db.Set<ImportRow>().AnyAsync(r => r.RunId == run.Id, cancellationToken) ? ImportStep.Check : ImportStep.Read,
    };

    internal async Task<(ImportRun Run, IImportDefinition Definition)> MineAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await db.Runs(user).FirstOrDefaultAsync(r => r.Id == runId, cancellationToken) ?? throw new RecordNotFoundException();
        return (run, catalogue.Mine(run.Definition));
    }

    private void Enqueue(ImportRun run, ImportStep step) => run.WorkedBy(jobs.Enqueue<ImportJob>(new ImportJobArgs(run.Id, step), catalogue.Title(run.Definition)));
}
