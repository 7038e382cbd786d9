namespace KetNghia.Documents.Contracts.Drafting;

/// <summary>Papers of one record, as the reader sees them. Shown by <see cref="View"/> on the record's page.</summary>
public sealed class RecordPapers
{
    /// <summary>Path of the partial.</summary>
    public const string View = "/Areas/Documents/Pages/Shared/_RecordPapers.cshtml";

    internal RecordPapers(IReadOnlyList<RecordPaper> rows) => Rows = rows;

    public bool Any => Rows.Count > 0;

    internal IReadOnlyList<RecordPaper> Rows { get; }

    /// <summary>Whether the workspace has one of the kind in hand, or in force.</summary>
    public bool HasOwn(string kind) => Rows.Any(r => r.IsOwn && r.Kind == kind && !r.IsOver);

    /// <summary>Number of a paper; null when it is not among them.</summary>
    public string? NumberOf(Guid paperId) => Rows.FirstOrDefault(r => r.Id == paperId)?.Number;

    /// <summary>With what the record says now where a paper in force says something else.</summary>
    /// <param name="now">Of a kind and what the paper says: the record in the same words; null where nothing can be compared.</param>
    public RecordPapers Beside(Func<string, string, string?> now) =>
        new([.. Rows.Select(r => r.IsInForce && now(r.Kind, r.Says) is { } says && says != r.Says ? r with { Now = says } : r)]);
}

/// <param name="Number">Null before it is issued.</param>
/// <param name="IsOwn">Of the reader's workspace.</param>
/// <param name="IsOver">Replaced or revoked.</param>
/// <param name="Says">What it says of the record.</param>
internal sealed record RecordPaper(Guid Id, bool IsOwn, string Kind, string Subject, string? Number, DateOnly? IssuedOn, string Issuer, bool IsInForce, bool IsOver, Pill State, string Says)
{
    /// <summary>What the record is now, in the words of the paper; null where it is as the paper says.</summary>
    public string? Now { get; init; }
}

/// <summary>A paper in force, as another cites it.</summary>
/// <param name="Number">"07/UBND".</param>
public sealed record IssuedPaper(string Number, DateOnly IssuedOn, string Issuer)
{
    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required string SignerName { get; init; }

    /// <summary>The records it is made of.</summary>
    public required IReadOnlyList<PaperSubject> Subjects { get; init; }
}

/// <summary>Finds the papers of a record: those of the workspace, and issued ones of the other side; and what follows from their issue.</summary>
public interface IRecordPapers
{
    /// <summary>The newest first; none for somebody who reads no papers.</summary>
    /// <param name="recordId">A record that has been found for the reader.</param>
    Task<RecordPapers> OfAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>The newest in force of a kind, whoever issued it; null when the reader sees none.</summary>
    /// <param name="recordId">A record that has been found for the reader.</param>
    Task<IssuedPaper?> NewestAsync(Guid recordId, string kind, CancellationToken cancellationToken);

    /// <summary>One in force; null when the reader does not see it, or it is not issued, replaced or revoked.</summary>
    Task<IssuedPaper?> InForceAsync(Guid paperId, CancellationToken cancellationToken);

    /// <summary>What its issue left to be done is done. Called inside the unit of work when the records have been saved; it saves in the tenant of the paper.</summary>
    Task FollowedAsync(Guid paperId, CancellationToken cancellationToken);
}
