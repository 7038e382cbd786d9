using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>Who gives and who receives, as the pairing names them.</summary>
internal sealed record ContributionParties(Guid PairingId, PartyFacts Sponsor, PartyFacts Receiver, Guid UnitId);

/// <summary>What is promised.</summary>
internal sealed record PledgeTerms
{
    public required ContributionKind Kind { get; init; }

    public required string ContentGroupCode { get; init; }

    public required string Title { get; init; }

    public required FundingSource FundingSource { get; init; }

    public required DateOnly PledgedOn { get; init; }

    /// <summary>Cash only.</summary>
    public long? AmountDong { get; init; }

    /// <summary>Everything but cash.</summary>
    public long? QuantityThousandths { get; init; }

    public string? Unit { get; init; }

    public long? UnitPriceDong { get; init; }

    public ValuationBasis? ValuationBasis { get; init; }

    public string? EventTag { get; init; }

    public string? Purpose { get; init; }

    public DateOnly? DueOn { get; init; }
}
