using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// Khoản hỗ trợ (nguồn lực): pledged by one sponsor, handed over in one or more deliveries, confirmed by the receiver.
/// QĐ 3651/QĐ-UBND, phần II.2 (tiếp nhận, quản lý nguồn lực). Pledged, handed over and received are three figures.
/// </summary>
internal sealed partial class Contribution : ITenantOwned, IUnitScoped, IRecorded, IRemovable
{
    public const int NumberLength = 20;
    public const int TitleLength = 200;
    public const int UnitLength = 40;
    public const int GroupLength = 40;
    public const int EventLength = 100;
    public const int PurposeLength = 500;
    public const int ReasonLength = 1000;

    private readonly List<Delivery> _deliveries = [];
    private readonly List<Discrepancy> _discrepancies = [];

    private Contribution()
    {
    }

    public Contribution(Guid id, Guid tenantId, string number, int year, ContributionParties parties, PledgeTerms terms, SideActor by)
    {
        Id = id;
        TenantId = tenantId;
        Number = number;
        Year = year;
        PairingId = parties.PairingId;
        SponsorPartyId = parties.Sponsor.Id;
        SponsorName = parties.Sponsor.Name;
        ReceiverPartyId = parties.Receiver.Id;
        ReceiverName = parties.Receiver.Name;
        UnitId = parties.UnitId;
        PledgedById = by.Id;
        PledgedByName = by.Shown;
        PledgedAtUtc = by.AtUtc;
        PledgedOnBehalf = by.OnBehalf;
        State = ContributionState.Pledged;
        Set(terms);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>DG-2026-0001, per tenant and year.</summary>
    public string Number { get; private set; } = "";

    public int Year { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid SponsorPartyId { get; private set; }

    public string SponsorName { get; private set; } = "";

    public Guid ReceiverPartyId { get; private set; }

    public string ReceiverName { get; private set; } = "";

    /// <summary>Unit of the receiver.</summary>
    public Guid UnitId { get; private set; }

    public ContributionKind Kind { get; private set; }

    /// <summary>Nhóm nội dung: code of a <see cref="ContentGroup"/>.</summary>
    public string ContentGroupCode { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Null for cash.</summary>
    public long? PledgedThousandths { get; private set; }

    /// <summary>Amount of cash, or value; null when nothing has a price.</summary>
    public long? PledgedDong { get; private set; }

    public string? Unit { get; private set; }

    public long? UnitPriceDong { get; private set; }

    public ValuationBasis? ValuationBasis { get; private set; }

    public FundingSource FundingSource { get; private set; }

    public string? EventTag { get; private set; }

    public string? Purpose { get; private set; }

    public DateOnly PledgedOn { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public ContributionState State { get; private set; }

    /// <summary>Σ of deliveries not withdrawn, as the sponsor states them.</summary>
    public long GivenThousandths { get; private set; }

    public long GivenDong { get; private set; }

    /// <summary>Σ of what counts of the confirmed deliveries.</summary>
    public long ReceivedThousandths { get; private set; }

    public long ReceivedDong { get; private set; }

    public int AwaitingCount { get; private set; }

    /// <summary>Đồng handed over and not answered by the receiver.</summary>
    public long AwaitingDong { get; private set; }

    public int OpenDiscrepancyCount { get; private set; }

    /// <summary>Đồng by which the receiver stated less than the sponsor and nobody has settled it; negative when it stated more.</summary>
    public long DisputedDong { get; private set; }

    public DateOnly? LastReceivedOn { get; private set; }

    /// <summary>Khoản bị đảo: set on the reversing record only.</summary>
    public Guid? ReversesId { get; private set; }

    public string? ReversalReason { get; private set; }

    public Guid PledgedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string PledgedByName { get; private set; } = "";

    public DateTime PledgedAtUtc { get; private set; }

    public bool PledgedOnBehalf { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <summary>Its pairing ended: what was not handed over by then is owed no more.</summary>
    public bool IsRestDropped { get; private set; }

    /// <summary>Pledged by mistake and taken back by its own side before anything was handed over; its number stays used.</summary>
    public bool IsRemoved { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<Delivery> Deliveries => _deliveries;

    public IReadOnlyList<Discrepancy> Discrepancies => _discrepancies;

    /// <summary>Corrects a pledge nothing has been handed over for.</summary>
    public void Revise(PledgeTerms terms)
    {
        Must(ContributionAction.Revise);
        Set(terms);
    }

    /// <summary>The sponsor states what it handed over.</summary>
    /// <param name="onlyPledged">Not a thing beyond the pledge: a sponsor that has left the pairing settles what it owes.</param>
    public Delivery HandOver(Guid deliveryId, Statement stated, SideActor by, DateOnly today, DateOnly pairingFrom, bool onlyPledged = false)
    {
        Must(ContributionAction.HandOver);
        BusinessException.ThrowIfAny(FaultsOf(Facts, stated, onlyPledged, pairingFrom, today));
        var delivery = new Delivery(deliveryId, this, _deliveries.Count + 1, Facts.FigureOf(stated.Figure), stated, by);
        _deliveries.Add(delivery);
        Recount();
        return delivery;
    }

    /// <summary>The receiver states what arrived; another person than the one who recorded the hand-over.</summary>
    /// <returns>The difference, if there is one.</returns>
    public Discrepancy? Confirm(Guid deliveryId, Statement stated, SideActor by, Guid discrepancyId, DateOnly today)
    {
        var delivery = Find(deliveryId);
        Must(DeliveryAction.Confirm, delivery);
        if (by.Is(delivery.GivenById))
        {
            throw new BusinessException(PairingErrors.SamePerson);
        }

        BusinessException.ThrowIfAny(FaultsOf(Facts, stated, delivery.Given, delivery.HandedOverOn, today));
        var received = Facts.FigureOf(stated.Figure);
        delivery.Confirm(received, stated, by);
        var discrepancy = !received.SameAs(delivery.Given) ? new Discrepancy(discrepancyId, delivery) : null;
        if (discrepancy is not null)
        {
            _discrepancies.Add(discrepancy);
        }

        LastReceivedOn = LastReceivedOn is { } last && last > stated.On ? last : stated.On;
        Recount();
        return discrepancy;
    }

    /// <summary>The giving side takes back a hand-over nobody has confirmed.</summary>
    public Delivery Withdraw(Guid deliveryId, string? reason)
    {
        var delivery = Find(deliveryId);
        Must(DeliveryAction.Withdraw, delivery);
        MustTell(reason);
        delivery.Withdraw(reason!);
        Recount();
        return delivery;
    }

    public Discrepancy ProposeSettlement(Guid discrepancyId, Figure figure, DiscrepancyReason reason, string text, SideActor by)
    {
        RefuseReversed();
        var discrepancy = FindDiscrepancy(discrepancyId);
        BusinessException.ThrowIfAny(ProposalFaults(Facts, figure, text));
        discrepancy.Propose(Facts.FigureOf(figure), reason, text, by);
        return discrepancy;
    }

    /// <summary>The other side agrees: from now on the proposed figure counts.</summary>
    public Discrepancy Settle(Guid discrepancyId, SideActor by)
    {
        RefuseReversed();
        var discrepancy = FindDiscrepancy(discrepancyId);
        discrepancy.Agree(by);
        Find(discrepancy.DeliveryId).Count(discrepancy.Proposed);
        Recount();
        return discrepancy;
    }

    /// <summary>Bút toán đảo: a new record with the opposite figures; the original stays readable and counts no more.</summary>
    public Contribution Reverse(Guid id, string number, int year, string? reason, SideActor by)
    {
        Must(ContributionAction.Reverse);
        if (AwaitingCount > 0)
        {
            throw new BusinessException(PairingErrors.ReverseWhileAwaiting).With("number", FullNumber);
        }

        MustTell(reason);
        var reversal = Opposite(id, number, year, by);
        reversal.ReversalReason = VietnameseText.Clean(reason);
        State = ContributionState.Reversed;
        ReversalReason = reversal.ReversalReason;
        return reversal;
    }

    /// <summary>The giving side takes back a pledge nothing has been handed over for.</summary>
    public void TakeBack(string? reason)
    {
        RefuseReversed();
        if (_deliveries.Any(d => d.State != DeliveryState.Withdrawn))
        {
            throw new BusinessException(PairingErrors.AlreadyHandedOver).With("number", FullNumber);
        }

        MustTell(reason);
        ReversalReason = VietnameseText.Clean(reason);
        IsRemoved = true;
    }

    /// <summary>Its pairing has ended, and takes no more help: the pledge closes with what was handed over.</summary>
    public void DropRest()
    {
        RefuseReversed();
        IsRestDropped = true;
        Recount();
    }

    private Contribution Opposite(Guid id, string number, int year, SideActor by) => new()
    {
        Id = id,
        TenantId = TenantId,
        Number = number,
        Year = year,
        PairingId = PairingId,
        SponsorPartyId = SponsorPartyId,
        SponsorName = SponsorName,
        ReceiverPartyId = ReceiverPartyId,
        ReceiverName = ReceiverName,
        UnitId = UnitId,
        Kind = Kind,
        ContentGroupCode = ContentGroupCode,
        Title = Title,
        PledgedThousandths = -PledgedThousandths,
        PledgedDong = -PledgedDong,
        Unit = Unit,
        UnitPriceDong = UnitPriceDong,
        ValuationBasis = ValuationBasis,
        FundingSource = FundingSource,
        EventTag = EventTag,
        Purpose = Purpose,
        PledgedOn = PledgedOn,
        GivenThousandths = -GivenThousandths,
        GivenDong = -GivenDong,
        ReceivedThousandths = -ReceivedThousandths,
        ReceivedDong = -ReceivedDong,
        DisputedDong = -DisputedDong,
        LastReceivedOn = LastReceivedOn,
        ReversesId = Id,
        State = ContributionState.Reversed,
        PledgedById = by.Id,
        PledgedByName = by.Shown,
        PledgedAtUtc = by.AtUtc,
        PledgedOnBehalf = by.OnBehalf,
        SearchText = SearchText,
    };

    /// <summary>Counters and state follow from the deliveries; nothing else sets them.</summary>
    private void Recount()
    {
        var stated = _deliveries.Where(d => d.State != DeliveryState.Withdrawn).ToList();
        var confirmed = _deliveries.Where(d => d.State == DeliveryState.Confirmed).ToList();
        GivenThousandths = stated.Sum(d => d.GivenThousandths ?? 0);
        GivenDong = stated.Sum(d => d.GivenDong ?? 0);
        ReceivedThousandths = confirmed.Sum(d => d.CountedThousandths ?? 0);
        ReceivedDong = confirmed.Sum(d => d.CountedDong ?? 0);
        var awaiting = stated.Where(d => d.State == DeliveryState.Awaiting).ToList();
        var open = _discrepancies.Where(d => d.State != DiscrepancyState.Settled).ToList();
        (AwaitingCount, AwaitingDong) = (awaiting.Count, awaiting.Sum(d => d.GivenDong ?? 0));
        (OpenDiscrepancyCount, DisputedDong) = (open.Count, open.Sum(d => (d.GivenDong ?? 0) - (d.ReceivedDong ?? 0)));
        var isWhole = stated.Count > 0 && (IsGivenInFull || ReceivedMeasure >= Pledged.Measure || IsRestDropped || stated.Any(d => d.IsLast));
        State = (stated.Count, isWhole) switch
        {
            (0, _) => IsRestDropped ? ContributionState.Dropped : ContributionState.Pledged,
            (_, false) => confirmed.Count == 0 ? ContributionState.PartlyGiven : ContributionState.PartlyReceived,
            _ when AwaitingCount > 0 => ContributionState.GivenInFull,
            _ when OpenDiscrepancyCount > 0 => ContributionState.Received,
            _ => confirmed.Any(d => !d.Counted.SameAs(d.Given)) ? ContributionState.Agreed : ContributionState.Confirmed,
        };
    }

    private Delivery Find(Guid id) => _deliveries.FirstOrDefault(d => d.Id == id) ?? throw new RecordNotFoundException();

    private Discrepancy FindDiscrepancy(Guid id) => _discrepancies.FirstOrDefault(d => d.Id == id) ?? throw new RecordNotFoundException();
}
