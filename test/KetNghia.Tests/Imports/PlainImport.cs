namespace KetNghia.Tests.Imports;

/// <summary>A kind of list that is nothing but its columns; its rows become no records. What it stumbles over is the test's.</summary>
internal sealed class PlainImport(params ImportColumn[] columns) : IImportChanges
{
    public Action<ImportLine> OnValidate { get; set; } = Mean;

    /// <summary>Given the name of the row.</summary>
    public Action<string> OnApply { get; set; } = _ => { };

    public Action<string> OnUndo { get; set; } = _ => { };

    public Func<string, string?> KeyWhenApplied { get; set; } = _ => null;

    public Guid TenantId { get; set; }

    public string Key { get; init; } = "plain";

    public string Permission { get; init; } = ImportsPermissions.Use;

    public int Order { get; init; } = 99;

    public IReadOnlyList<ImportColumn> Columns => columns;

    public IReadOnlyList<ImportChoice> Choices { get; set; } = [];

    /// <summary>Columns whose choices were asked for.</summary>
    public HashSet<string> Asked { get; } = [];

    /// <summary>Rows that were announced before they were validated.</summary>
    public int Announced { get; private set; }

    public List<string> Undone { get; } = [];

    public string Export => Key;

    public IReadOnlyList<string> ShownOnly { get; init; } = [];

    /// <summary>Names of the records that are there, by id and version; changes are made here.</summary>
    public Dictionary<Guid, (string Name, long Version)> Known { get; } = [];

    public Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken)
    {
        Asked.Add(column);
        return Task.FromResult(Choices);
    }

    public Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        Announced = lines.Count;
        return Task.CompletedTask;
    }

    public Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        OnValidate(line);
        return Task.CompletedTask;
    }

    public Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
    {
        var name = meaning.As<Row>().Name;
        OnApply(name);
        return Task.FromResult(new ImportedRecord(TenantId, "Plain", Guid.CreateVersion7(), name, 1, "plain/" + name) { Key = KeyWhenApplied(name) });
    }

    public Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
    {
        OnUndo(record.Label);
        Undone.Add(record.Label + ": " + reason);
        return Task.CompletedTask;
    }

    public Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken)
    {
        OnApply(meaning.As<Row>().Name);
        return Task.FromResult(Write(record, meaning));
    }

    public Task UndoChangeAsync(ImportedRecord record, ImportMeaning before, ImportMeaning after, string reason, CancellationToken cancellationToken)
    {
        OnUndo(record.Label);
        Undone.Add($"{after.As<Row>().Name} → {before.As<Row>().Name}: {reason}");
        Write(record, before);
        return Task.CompletedTask;
    }

    /// <summary>The row changes the one known record to what its cells say.</summary>
    public void Change(ImportLine line)
    {
        var (id, was) = Known.Single();
        var differences = new ImportDifferences(line);
        var now = differences.Take("Name", was.Name, line.Text("Name")) ?? "";
        line.Changes(new ImportedRecord(TenantId, "Plain", id, was.Name, was.Version, "plain/" + id), new Row(was.Name), new Row(now), differences.Found);
    }

    private ImportedRecord Write(ImportedRecord record, ImportMeaning meaning)
    {
        Known[record.EntityId] = (meaning.As<Row>().Name, record.Version + 1);
        return record with { Version = record.Version + 1 };
    }

    /// <summary>The row is its name, whatever its case.</summary>
    public static void Mean(ImportLine line) => line.Means(new Row(line.Text("Name")), line.Text("Name").ToUpperInvariant());

    private sealed record Row(string Name);
}
