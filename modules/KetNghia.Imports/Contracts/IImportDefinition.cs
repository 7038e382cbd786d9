namespace KetNghia.Imports.Contracts;

/// <summary>
/// One kind of list that can be imported from Excel. The engine reads the file, matches columns, checks shapes, keeps
/// the run with its rows, applies in bounded batches as a job and undoes; the definition knows the records.
/// Register with <c>services.AddScoped&lt;IImportDefinition, X&gt;()</c>. Texts: <c>Import.{Key}</c> (title),
/// <c>Import.{Key}.Hint</c>, and for each column <c>Import.{Key}.{Column}</c> (heading), <c>….Hint</c>, <c>….Example</c>
/// and, optionally, <c>….Also</c> (other headings, separated by semicolons).
/// </summary>
[Contributed]
public interface IImportDefinition
{
    /// <summary>Lower-case, stable, part of addresses: <c>parties</c>.</summary>
    string Key { get; }

    /// <summary>Needed to start a run, to apply it and to undo it.</summary>
    string Permission { get; }

    int Order { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Whether the person may do so at all; where several permissions lead there, the definition says which.</summary>
    bool IsFor(ICurrentUser user) => user.May(Permission);

    /// <summary>Columns of the product's own file that are not read, PascalCase: states, sums, days late.</summary>
    IReadOnlyList<string> ShownOnly => [];

    /// <summary>Every sheet that has the needed columns is a part of the list; otherwise the one alone that has most of them.</summary>
    bool TakesEverySheet => false;

    /// <summary>The record a run may be limited to, chosen before the file is sent; null when there is none such or not for this person.</summary>
    Task<ImportLimit?> LimitAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult<ImportLimit?>(null);

    /// <summary>The values a cell may take: the template's drop-down and the check of <see cref="ImportColumnKind.Choice"/>.</summary>
    Task<IReadOnlyList<ImportChoice>> ChoicesAsync(string column, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ImportChoice>>([]);

    /// <summary>Called once before the rows are validated, for what is better looked up for all of them at once.</summary>
    Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The one place where the words of a row are read. Says what is wrong through <see cref="ImportLine.Refuse"/>,
    /// <see cref="ImportLine.Doubt"/> and <see cref="ImportLine.AlreadyThere"/>, and of every row that may be written what it
    /// means through <see cref="ImportLine.Means{TRow}"/>; writes nothing. Cells whose shape is wrong are refused already and
    /// read as null.
    /// </summary>
    Task ValidateAsync(ImportLine line, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the record of one row through the module's own service, saved before it returns. Runs inside the engine's
    /// transaction, in the run's workspace and as its owner; may enter another tenant with <c>tenant.Change</c> if the person's
    /// workspace allows it. A <c>BusinessException</c> refuses the row; any other exception refuses it too, with a code.
    /// </summary>
    Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back what <see cref="ApplyAsync"/> made, as the side that made it, so that nothing left behind refuses the same row.
    /// The engine has already seen that the record's version is unchanged; refuse with a <c>BusinessException</c> when something
    /// else depends on it.
    /// </summary>
    Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken);
}

public enum ImportColumnKind
{
    Text = 1,

    /// <summary>dd/MM/yyyy, or a date cell.</summary>
    Date,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>At most three decimals.</summary>
    Quantity,

    /// <summary>A whole number, zero or more.</summary>
    Whole,

    /// <summary>One of <see cref="IImportDefinition.ChoicesAsync"/>, compared without marks and case.</summary>
    Choice,
}

/// <param name="Key">PascalCase, part of text keys.</param>
public sealed record ImportColumn(string Key, ImportColumnKind Kind = ImportColumnKind.Text, bool IsRequired = false)
{
    public int MaxLength { get; init; } = 500;

    /// <summary>Its cells tell about a person: corrections of them are not kept in the browser.</summary>
    public bool IsPersonal { get; init; }
}

/// <summary>The record whose rows alone a run takes: an assessment.</summary>
/// <param name="Path">Its page, relative to the workspace.</param>
/// <param name="FilePath">Its own workbook, to be filled in and sent back; relative to the workspace.</param>
public sealed record ImportLimit(string Name, string Path, string FilePath);

/// <summary>The record a row became.</summary>
/// <param name="TenantId">Where it was written.</param>
/// <param name="Version">Its version after writing; a later one means somebody has worked on it since.</param>
/// <param name="Path">Relative to the workspace; null when there is no page of its own.</param>
public sealed record ImportedRecord(Guid TenantId, string EntityType, Guid EntityId, string Label, long Version, string? Path = null)
{
    /// <summary>
    /// The key of the row where writing it showed more than its words could: a receiver that became a party by it. Null keeps
    /// the key of <see cref="ImportLine.Means{TRow}"/>.
    /// </summary>
    public string? Key { get; init; }
}
