namespace KetNghia.Pairing.Contracts;

/// <summary>A pairing as other modules need it. Names are those of the day it was made.</summary>
/// <param name="State">Proposed, Invited, Assigned, Signed, Active, Suspended, Ended, Transferred or Declined.</param>
/// <param name="LastDay">Real end once closed, else the planned one, else null.</param>
public sealed record PairingSummary(
    Guid Id, Guid TenantId, Guid UnitId, string Code, string State, Guid? ProgrammeId, Guid? ParentId,
    DateOnly FromOn, DateOnly? LastDay, IReadOnlyList<PairingPartySummary> Sponsors, IReadOnlyList<PairingPartySummary> Receivers);

public sealed record PairingPartySummary(Guid PartyId, string Name, bool IsLead, DateOnly FromOn, DateOnly? ToOn);

/// <summary>The three figures of some contributions. A value nobody has priced is not in the đồng sums; <paramref name="UnpricedCount"/> says how many.</summary>
public sealed record HelpTotals(int Count, long PledgedDong, long GivenDong, long ReceivedDong, int UnpricedCount, int OpenDiscrepancies);

/// <summary>One confirmed delivery: what may be allocated, used and followed up.</summary>
/// <param name="Kind">Cash, InKind, LabourDays, Technical or Secondment.</param>
public sealed record ReceivedHelp(
    Guid DeliveryId, Guid ContributionId, string ContributionNumber, Guid PairingId, Guid UnitId, Guid SponsorPartyId, string Kind,
    string ContentGroupCode, string FundingSource, string Title, long? QuantityThousandths, string? Unit, long? ValueDong, DateOnly ReceivedOn, bool IsSettled);

/// <summary>Facts about pairings and help, inside the current tenant and unit scope.</summary>
public interface IPairingFacts
{
    Task<PairingSummary?> FindAsync(Guid pairingId, CancellationToken cancellationToken);

    /// <summary>Pairings in force on the day: neither closed before it nor starting after it.</summary>
    Task<IReadOnlyList<PairingSummary>> InForceAsync(DateOnly on, CancellationToken cancellationToken);

    /// <summary>Totals of one pairing, or of everything visible; reversed contributions are left out.</summary>
    Task<HelpTotals> TotalsAsync(Guid? pairingId, CancellationToken cancellationToken);

    /// <summary>Confirmed deliveries received in the period, oldest first; reversed contributions are left out.</summary>
    Task<IReadOnlyList<ReceivedHelp>> ReceivedAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
