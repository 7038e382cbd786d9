namespace KetNghia.Imports.Contracts;

/// <summary>
/// A kind of list whose rows change parts of records: a figure of a score sheet. A part has no version, and many rows belong to
/// one record, so the definition says whether a part still is what a row takes it for. Rows say what they change through
/// <see cref="ImportLine.Changes{TRow}"/>, with an id for each part; they make no records.
/// </summary>
public interface IImportParts : IImportDefinition
{
    /// <summary>Those that are not what they are taken for any more: somebody has changed them meanwhile.</summary>
    Task<IReadOnlyList<ImportedPart>> ChangedSinceAsync(IReadOnlyList<ImportedPart> parts, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what parts become, all or none, through the module's own service. Runs inside the engine's transaction, in the run's
    /// workspace and as its owner. The engine has already asked whether they were changed.
    /// </summary>
    /// <param name="undoReason">Why they are taken back; null when they are changed.</param>
    Task WriteAsync(IReadOnlyList<ImportedPart> parts, string? undoReason, CancellationToken cancellationToken);

    Task<ImportedRecord> IImportDefinition.ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken) => throw new NotSupportedException("Its rows change what is there.");

    Task IImportDefinition.UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken) => throw new NotSupportedException("Its rows change what is there.");
}

/// <param name="Record">As it was given to <see cref="ImportLine.Changes{TRow}"/>.</param>
/// <param name="Was">What it is taken for.</param>
/// <param name="Becomes">What it is to be.</param>
public sealed record ImportedPart(ImportedRecord Record, ImportMeaning Was, ImportMeaning Becomes);
