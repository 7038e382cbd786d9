using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

internal sealed record ImportCounts(IReadOnlyDictionary<ImportRowState, int> ByState)
{
    /// <summary>Of them, the rows that change a record which is there already.</summary>
    public IReadOnlyDictionary<ImportRowState, int> Changes { get; init; } = new Dictionary<ImportRowState, int>();

    public int Of(ImportRowState state) => ByState.GetValueOrDefault(state);

    public int ChangesOf(ImportRowState state) => Changes.GetValueOrDefault(state);

    /// <summary>Rows that make a record of their own.</summary>
    public int NewOf(ImportRowState state) => Of(state) - ChangesOf(state);

    public int Of(ImportTab tab) => tab switch
    {
        ImportTab.Changes => ChangesOf(ImportRowState.Ready),
        ImportTab.Ready => NewOf(ImportRowState.Ready),
        _ => Of(ImportTabs.StateOf(tab)),
    };

    /// <summary>Rows taken for records.</summary>
    public int Total => ByState.Values.Sum() - Of(ImportRowState.SetAside);
}

/// <summary>The rows of a checked file by what is to be done about them.</summary>
internal enum ImportTab
{
    Faulty = 1,
    Doubtful,

    /// <summary>Good, and changing a record that is there already.</summary>
    Changes,

    /// <summary>Good, and making a record.</summary>
    Ready,
    Known,
    SetAside,
}

internal static class ImportTabs
{
    public static ImportRowState StateOf(ImportTab tab) => tab switch
    {
        ImportTab.Faulty => ImportRowState.Faulty,
        ImportTab.Doubtful => ImportRowState.Doubtful,
        ImportTab.Changes or ImportTab.Ready => ImportRowState.Ready,
        ImportTab.Known => ImportRowState.Known,
        _ => ImportRowState.SetAside,
    };
}

/// <summary>A run as its pages show it.</summary>
internal sealed record ImportRunHead(
    Guid Id, string Definition, ImportFile File, ImportTaking Taken, ImportState State, string CreatedByName, DateTime CreatedAtUtc, DateTime? AppliedAtUtc,
    DateTime? UndoneAtUtc, string? UndoneByName, string? UndoReason, Guid? JobId)
{
    public Guid? LimitId { get; init; }
}

internal sealed record EarlierImport(Guid Id, string CreatedByName, DateTime CreatedAtUtc);

internal sealed record ImportRunView(ImportRunHead Run, IImportDefinition Definition, string Title, ImportCounts Counts);

internal sealed record ImportListRow(Guid Id, string Title, string FileName, ImportState State, string ByName, DateTime AtUtc, int Applied, int Total);

/// <param name="Letter">Column of the file; null when the file lacks it, or its sheets have it in different ones.</param>
internal sealed record ImportColumnView(string Key, string Heading, string? Letter, ImportColumnKind Kind, bool IsPersonal = false);

internal sealed record ImportRowView(
    Guid Id, int Number, ImportRowState State, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<ImportRemarkView> Remarks, bool IsAccepted, string? RecordLabel, string? RecordPath, string? Held = null)
{
    /// <summary>What it changes of the record it names; empty for a new record.</summary>
    public IReadOnlyList<ImportChangeView> Changes { get; init; } = [];

    /// <summary>"12", or "Xã Zuôich!12" where the list stands on several sheets.</summary>
    public required string Place { get; init; }

    /// <summary>By column, "H14" or "Xã Zuôich!H14"; columns its sheet lacks are not among them.</summary>
    public required IReadOnlyDictionary<string, string> Places { get; init; }

    /// <summary>What it changes says more than its cells, unless one of them is to be mended.</summary>
    public bool ShowsChanges => Changes.Count > 0 && Remarks.All(r => r.Kind != ImportRemarkKind.Error);
}

/// <param name="Heading">Of the import's column.</param>
internal sealed record ImportChangeView(string Heading, string Old, string New);

/// <param name="Cell">"H14"; null when the whole row is meant.</param>
/// <param name="Rows">Rows of the file that say the same in this column and have the same proposed; 0 without a proposal.</param>
internal sealed record ImportRemarkView(ImportRemarkKind Kind, string Column, string? Cell, string Text, string? Suggestion, int Rows = 0);

/// <param name="HasDied">The step has not ended and nobody works on it any more.</param>
internal sealed record ImportProgress(bool IsRunning, bool HasDied, int Done, int Total);

/// <summary>What the import pages show.</summary>
internal sealed class ImportQueries(KetNghiaDbContext db, ImportCatalogue catalogue, ITexts texts, ICurrentUser user)
{
    private static readonly ImportState[] Standing = [ImportState.Applying, ImportState.Applied, ImportState.AppliedInPart, ImportState.UndoneInPart];

    public async Task<(IReadOnlyList<ImportListRow> Rows, PageInfo Page)> ListAsync(int? number, CancellationToken cancellationToken)
    {
        var mine = catalogue.Mine().Select(d => d.Key).ToList();
        var query = db.Runs(user).AsNoTracking().Where(r => mine.Contains(r.Definition));
        var page = PageInfo.Of(number, await query.CountAsync(cancellationToken));
        var rows = await query.OrderByDescending(r => r.CreatedAtUtc).ThenByDescending(r => r.Id).Skip(page.Skip).Take(page.Size)
            .Select(r => new ImportListRow(
                r.Id, r.Definition, r.FileName, r.State, r.CreatedByName, r.CreatedAtUtc,
                db.Set<ImportRow>().Count(x => x.RunId == r.Id && x.State == ImportRowState.Applied), db.Set<ImportRow>().Count(x => x.RunId == r.Id && x.State != ImportRowState.SetAside)))
            .ToListAsync(cancellationToken);
        return ([.. rows.Select(r => r with { Title = catalogue.Title(r.Title) })], page);
    }

    public async Task<ImportRunView> GetAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await db.Runs(user).AsNoTracking().Where(r => r.Id == runId).Select(r => new ImportRunHead(
            r.Id, r.Definition, new ImportFile(r.FileSha256, r.FileName, r.Sheet, r.HeadingRow, r.HeadingRows, r.Shape, r.Mapping), r.Taken, r.State,
            r.CreatedByName, r.CreatedAtUtc, r.AppliedAtUtc, r.UndoneAtUtc, r.UndoneByName, r.UndoReason, r.JobId)
        { LimitId = r.LimitId }).FirstOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
        var definition = catalogue.Mine(run.Definition);
        var counts = await ImportEnds.CountsAsync(db, runId, cancellationToken);
        return new ImportRunView(run, definition, catalogue.Title(run.Definition), counts);
    }

    /// <summary>Earlier runs of the same bytes that stand.</summary>
    public Task<EarlierImport?> EarlierAsync(ImportRunHead run, CancellationToken cancellationToken) =>
        db.Runs(user).AsNoTracking()
            .Where(r => r.Id != run.Id && r.FileSha256 == run.File.Sha256 && r.Definition == run.Definition && Standing.Contains(r.State))
            .OrderByDescending(r => r.CreatedAtUtc).Select(r => new EarlierImport(r.Id, r.CreatedByName, r.CreatedAtUtc)).FirstOrDefaultAsync(cancellationToken);

    public IReadOnlyList<ImportColumnView> Columns(ImportRunView view)
    {
        var (mapping, sheets) = (view.Run.File.MappingOf(), view.Run.File.ShapeOf().Sheets);
        string? Letter(string key) => mapping.TryGetValue(key, out var i) && sheets.All(s => s.Columns.TryGetValue(key, out var own) && own == i) ? ExcelSheet.ColumnName(i) : null;
        return [.. view.Definition.Columns.Where(c => c.IsRequired || mapping.ContainsKey(c.Key) || sheets.Any(s => s.Columns.ContainsKey(c.Key))).Select(c => new ImportColumnView(
            c.Key, catalogue.Heading(view.Definition, c.Key), Letter(c.Key), c.Kind, c.IsPersonal))];
    }

    /// <summary>What could not be written or taken back comes first, then the order of the file.</summary>
    public async Task<(IReadOnlyList<ImportRowView> Rows, PageInfo Page)> RowsAsync(
        ImportRunView view, ImportTab? tab, int? number, int size, CancellationToken cancellationToken)
    {
        var query = Of(db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == view.Run.Id), tab);
        var page = PageInfo.Of(number, await query.CountAsync(cancellationToken), size);
        var rows = await query.OrderBy(r => r.State == ImportRowState.Refused || (r.State == ImportRowState.Applied && r.Remarks != "[]") ? 0 : 1).ThenBy(r => r.Sheet).ThenBy(r => r.Number).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        var sheets = view.Run.File.SheetsOf();
        var repeats = await ImportRepeats.CountAsync(db, view.Run.Id, rows, cancellationToken);
        return ([.. rows.Select(r => Counted(View(r, view, sheets), r, repeats))], page);
    }

    private static IQueryable<ImportRow> Of(IQueryable<ImportRow> rows, ImportTab? tab)
    {
        if (tab is not { } shown)
        {
            return rows.Where(r => r.State != ImportRowState.SetAside);
        }

        var state = ImportTabs.StateOf(shown);
        return state == ImportRowState.Ready ? rows.Where(r => r.State == state && r.IsChange == (shown == ImportTab.Changes)) : rows.Where(r => r.State == state);
    }

    public async Task<ImportProgress> ProgressAsync(ImportRunHead run, CancellationToken cancellationToken)
    {
        var hasDied = await ImportWatch.HasDiedAsync(db, run.State, run.JobId, cancellationToken);
        var job = run.JobId is { } id
            ? await db.Set<JobRun>().AsNoTracking().Where(j => j.Id == id).Select(j => new { j.ProgressDone, j.ProgressTotal }).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new ImportProgress(run.State.IsWorking() && !hasDied, hasDied, job?.ProgressDone ?? 0, job?.ProgressTotal ?? 0);
    }

    /// <summary>The rows of the run with wrong cells coloured and the reasons beside them; to be mended and sent again.</summary>
    public async Task<ExcelTable> MarkedAsync(ImportRunView view, CancellationToken cancellationToken)
    {
        var columns = Columns(view);
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == view.Run.Id && r.State != ImportRowState.SetAside).OrderBy(r => r.Sheet).ThenBy(r => r.Number).ToListAsync(cancellationToken);
        var sheets = view.Run.File.SheetsOf();
        return new ExcelTable(
            view.Title,
            [.. columns.Select(c => new ExcelColumn(c.Heading)), new ExcelColumn(texts["Import.WhatIsWrong"], Width: 60)],
            rows.Select(r => MarkedRow(View(r, view, sheets), columns)))
        {
            Notes = [texts.Fill("Import.MarkedOf", new Dictionary<string, object?> { ["file"] = view.Run.File.Name })],
        };
    }

    private static IReadOnlyList<object?> MarkedRow(ImportRowView row, IReadOnlyList<ImportColumnView> columns)
    {
        var wrong = row.Remarks.Where(r => r.Kind == ImportRemarkKind.Error).Select(r => r.Column).ToHashSet();
        return
        [
            .. columns.Select(c => wrong.Contains(c.Key) ? new ExcelWrong(row.Cells.GetValueOrDefault(c.Key, "")) : (object?)row.Cells.GetValueOrDefault(c.Key)),
            string.Join(" ", row.Remarks.Select(r => r.Text)),
        ];
    }

    private static ImportRowView Counted(ImportRowView view, ImportRow row, Dictionary<ImportRepeat, int> repeats)
    {
        var counts = ImportRepeats.Of(row).ToDictionary(r => r.Column, repeats.GetValueOrDefault);
        return counts.Count == 0 ? view : view with { Remarks = [.. view.Remarks.Select(r => r with { Rows = counts.GetValueOrDefault(r.Column) })] };
    }

    private ImportRowView View(ImportRow row, ImportRunView view, ListSheets sheets) => new(
        row.Id, row.Number, row.State, row.ToLine(view.Run.Taken).Cells,
        [.. InOrder(row.RemarkList(), view.Definition).Select(r => Remark(r, sheets.Cell(row.Sheet, row.Number, r.Column)))], row.IsAccepted, row.RecordLabel, row.RecordPath, row.Held)
    {
        Place = sheets.Row(row.Sheet, row.Number),
        Places = sheets.ColumnsOf(row.Sheet).Keys.ToDictionary(k => k, k => sheets.Cell(row.Sheet, row.Number, k)!),
        Changes = [.. row.ChangeList().Select(c => new ImportChangeView(catalogue.Heading(view.Definition, c.Column), c.Old, c.New))],
    };

    /// <summary>As the columns stand in the declaration; what is said of the whole row comes last.</summary>
    private static IEnumerable<ImportRemark> InOrder(IReadOnlyList<ImportRemark> remarks, IImportDefinition definition)
    {
        var order = definition.Columns.Select((c, i) => (c.Key, Index: i)).ToDictionary(c => c.Key, c => c.Index);
        return remarks.OrderBy(r => order.GetValueOrDefault(r.Column, int.MaxValue));
    }

    private ImportRemarkView Remark(ImportRemark remark, string? cell)
    {
        var text = texts.Fill("Error." + remark.Code, remark.Values?.ToDictionary(v => v.Key, v => (object?)v.Value) ?? []);
        var shown = cell is null ? text : texts.Fill("Import.Cell", new Dictionary<string, object?> { ["cell"] = cell, ["text"] = text });
        return new ImportRemarkView(remark.Kind, remark.Column, cell, shown, remark.Suggestion);
    }
}
