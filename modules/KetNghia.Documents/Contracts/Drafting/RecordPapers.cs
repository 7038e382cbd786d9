namespace KetNghia.Documents.Contracts.Drafting;

/// <summary>Papers about one record, as the reader sees them. Shown by <see cref="View"/> on the record's page.</summary>
public sealed class RecordPapers
{
    /// <summary>Path of the partial.</summary>
    public const string View = "/Areas/Documents/Pages/Shared/_RecordPapers.cshtml";

    internal RecordPapers(IReadOnlyList<RecordPaper> rows) => Rows = rows;

    public bool Any => Rows.Count > 0;

    /// <summary>Whether the workspace has one of the kind in hand, or in force.</summary>
    public bool HasOwn(string kind) => Rows.Any(r => r.IsOwn && r.Kind == kind && !r.IsOver);

    internal IReadOnlyList<RecordPaper> Rows { get; }
}

/// <param name="Number">Null before it is issued.</param>
/// <param name="IsOwn">Of the reader's workspace.</param>
/// <param name="IsOver">Replaced or revoked.</param>
internal sealed record RecordPaper(Guid Id, bool IsOwn, string Kind, string Subject, string? Number, DateOnly? IssuedOn, string Issuer, bool IsOver, Pill State);

/// <summary>A paper in force, as another cites it.</summary>
/// <param name="Number">"07/UBND".</param>
public sealed record IssuedPaper(string Number, DateOnly IssuedOn, string Issuer);

/// <summary>Finds the papers about a record: those of the workspace, and issued ones of the other side.</summary>
public interface IRecordPapers
{
    /// <summary>The newest first; none for somebody who reads no papers.</summary>
    /// <param name="recordId">A record that has been found for the reader.</param>
    Task<RecordPapers> OfAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>The newest in force of a kind, whoever issued it; null when the reader sees none.</summary>
    /// <param name="recordId">A record that has been found for the reader.</param>
    Task<IssuedPaper?> NewestAsync(Guid recordId, string kind, CancellationToken cancellationToken);
}
