namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>A paper of the current tenant that stands in a register: one that came, or one that was issued here.</summary>
/// <param name="Arrival">Number of arrival; null for an issued paper.</param>
/// <param name="Code">Number and notation: "3651/QĐ-UBND".</param>
public sealed record CitablePaper(Guid Id, int? Arrival, DecidingDocumentKind Kind, string Code, string Issuer, DateOnly IssuedOn, string Subject)
{
    public bool IsIncoming => Arrival is not null;
}

/// <summary>Registered papers of the current tenant, as far as the person reads them; a sponsor has none to choose from.</summary>
public interface ICitablePapers
{
    /// <summary>The newest that nothing has cited yet.</summary>
    Task<IReadOnlyList<CitablePaper>> UncitedAsync(int take, CancellationToken cancellationToken);

    /// <summary>Null when it is not read, has no number, or does not stand any more.</summary>
    Task<CitablePaper?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Papers of a number, with or without its notation; not more than ten.</summary>
    Task<IReadOnlyList<CitablePaper>> NumberedAsync(string number, CancellationToken cancellationToken);

    /// <summary>The incoming paper these words are of, whoever reads it; null when none stands in the register.</summary>
    Task<Guid?> IncomingOfAsync(DecidingDocument document, CancellationToken cancellationToken);

    /// <summary>The page of the paper a document was taken from; null when there is none the person reads.</summary>
    Task<RecordLink?> LinkAsync(Guid? incomingId, Guid? paperId, CancellationToken cancellationToken);
}
