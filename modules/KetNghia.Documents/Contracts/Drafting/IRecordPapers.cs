namespace KetNghia.Documents.Contracts.Drafting;

/// <summary>A paper as the page of a record names it.</summary>
/// <param name="Label">Number and notation once it has them; what it is about before.</param>
/// <param name="IsIssued">It has been issued and stands.</param>
/// <param name="Says">What it says of the record.</param>
public sealed record RecordPaper(Guid Id, string Kind, string Label, string Subject, DateOnly? IssuedOn, bool IsIssued, Pill State, string Says);

/// <summary>A paper that has been issued and stands, with the records it is made of.</summary>
/// <param name="Number">Number and notation: "07/QĐ-UBND".</param>
public sealed record IssuedPaper(Guid Id, string Kind, string Number, string Issuer, DateOnly IssuedOn, string Subject, string SignerName, IReadOnlyList<PaperSubject> Subjects);

/// <summary>For modules whose records papers are made of: the papers of a record, as far as the current person sees them, and what follows from their issue.</summary>
public interface IRecordPapers
{
    /// <summary>Path of the partial view that lists them; its model is a list of <see cref="ShownPaper"/>.</summary>
    const string View = "~/Areas/Documents/Pages/Shared/_RecordPapers.cshtml";

    /// <summary>Those of a record, the newest first; discarded ones are left out.</summary>
    Task<IReadOnlyList<RecordPaper>> OfAsync(Guid recordId, CancellationToken cancellationToken);

    /// <summary>Null when it is not seen, not issued, replaced or revoked.</summary>
    Task<IssuedPaper?> IssuedAsync(Guid paperId, CancellationToken cancellationToken);

    /// <summary>What its issue left to be done is done: inside the unit of work of the caller, who saves.</summary>
    Task FollowedAsync(Guid paperId, CancellationToken cancellationToken);
}

/// <param name="Now">What the record is now, in the words of the paper; null where it is as the paper says, or the paper does not stand.</param>
public sealed record ShownPaper(RecordPaper Paper, string? Now)
{
    /// <summary>Beside what the records say now, in the words of the paper.</summary>
    public static IReadOnlyList<ShownPaper> Beside(IEnumerable<RecordPaper> papers, Func<RecordPaper, string?> now) =>
        [.. papers.Select(p => new ShownPaper(p, p.IsIssued && now(p) is { } said && said != p.Says ? said : null))];
}
