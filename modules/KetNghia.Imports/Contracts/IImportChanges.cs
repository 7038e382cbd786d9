namespace KetNghia.Imports.Contracts;

/// <summary>
/// A kind of list whose records can be changed by a file: what its export holds is changed and sent back. A row that names a
/// known record says what it would change through <see cref="ImportLine.Changes{TRow}"/>. Texts, besides those of
/// <see cref="IImportDefinition"/>: <c>Import.{Key}.{Column}</c> and, optionally, <c>….Also</c> for each column of <see cref="IImportDefinition.ShownOnly"/>.
/// </summary>
public interface IImportChanges : IImportDefinition
{
    /// <summary>Key of the list export whose file comes back.</summary>
    string Export { get; }

    /// <summary>
    /// Changes one record through the module's own service, with the version seen when the row was checked, saved before it
    /// returns. Runs as <see cref="IImportDefinition.ApplyAsync"/> does.
    /// </summary>
    /// <param name="meaning">What the record is to be.</param>
    /// <param name="record">As it was given to <see cref="ImportLine.Changes{TRow}"/>.</param>
    /// <returns>The record with its version after the change.</returns>
    Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken);

    /// <summary>Writes the former values back through the same service. The engine has already seen that the record's version is unchanged.</summary>
    /// <param name="record">With the version after the change.</param>
    /// <param name="before">What the record was.</param>
    /// <param name="after">What the row made of it.</param>
    Task UndoChangeAsync(ImportedRecord record, ImportMeaning before, ImportMeaning after, string reason, CancellationToken cancellationToken);
}

/// <summary>One field of a record that a row changes.</summary>
/// <param name="Column">Key of the import's column.</param>
/// <param name="Old">As people read it; empty when there was nothing.</param>
/// <param name="New">As people read it; empty when it is cleared.</param>
public sealed record ImportChange(string Column, string Old, string New);

/// <summary>Gathers the fields in which a row differs from the record it names.</summary>
public sealed class ImportDifferences(ImportLine line)
{
    private readonly List<ImportChange> _found = [];

    public IReadOnlyList<ImportChange> Found => _found;

    /// <summary>
    /// What the field is to be: <paramref name="now"/> where the file has the column, and what it was where the file lacks it.
    /// The difference is kept as people read it.
    /// </summary>
    public T Take<T>(string column, T was, T now, Func<T, string?> show)
    {
        if (!line.Has(column) || EqualityComparer<T>.Default.Equals(was, now))
        {
            return was;
        }

        _found.Add(new ImportChange(column, show(was) ?? "", show(now) ?? ""));
        return now;
    }

    /// <summary>A text. Nothing and an empty one are the same, and so are texts that only a cell's own cleaning tells apart: line breaks, spaces.</summary>
    public string? Take(string column, string? was, string? now) =>
        VietnameseText.Clean(was) == VietnameseText.Clean(now) ? was : Take(column, was, now is { Length: > 0 } ? now : null, t => t);
}
