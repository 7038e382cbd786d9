using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Contributions;

internal sealed class ContributionApiFilter
{
    [StringLength(100)]
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    [FromQuery(Name = "state")]
    public ContributionState? State { get; init; }

    [FromQuery(Name = "pairing")]
    public Guid? Pairing { get; init; }

    [FromQuery(Name = "sponsor")]
    public Guid? Sponsor { get; init; }

    [FromQuery(Name = "unit")]
    public Guid? Unit { get; init; }

    [FromQuery(Name = "locality")]
    public Guid? Locality { get; init; }

    /// <summary>Year of the pledge.</summary>
    [Range(1990, 2100)]
    [FromQuery(Name = "year")]
    public int? Year { get; init; }

    [FromQuery(Name = "differing")]
    public bool? Differing { get; init; }

    /// <summary>Not handed over in full after its day.</summary>
    [FromQuery(Name = "overdue")]
    public bool? Overdue { get; init; }

    public ContributionFilter ToFilter() => new()
    {
        View = Differing == true ? ContributionView.Differing : ContributionView.All,
        OnlyOverdue = Overdue == true,
        State = State,
        Pairing = Pairing,
        Sponsor = Sponsor,
        Unit = Unit,
        Locality = Locality,
        Year = Year,
        Text = Q,
    };
}

/// <summary>Both figures of a delivery; the counted one is the receiver's until a difference is settled.</summary>
internal sealed record DeliveryResource(
    Guid Id, int Sequence, DeliveryState State, DateOnly HandedOverOn, long? GivenThousandths, long? GivenDong,
    DateOnly? ReceivedOn, long? ReceivedThousandths, long? ReceivedDong, long? CountedThousandths, long? CountedDong);

internal sealed record DiscrepancyResource(
    Guid Id, Guid DeliveryId, DiscrepancyState State, long? ProposedThousandths, long? ProposedDong, DiscrepancyReason? Reason, string? ReasonText);

internal sealed record ContributionResource(
    Guid Id, Guid LocalityId, Guid PairingId, string Number, ContributionState State, ContributionKind Kind, string ContentGroup, string Title,
    Guid SponsorPartyId, string SponsorName, Guid ReceiverPartyId, string ReceiverName, Guid UnitId, string? Unit,
    long? PledgedThousandths, long? PledgedDong, long GivenThousandths, long GivenDong, long ReceivedThousandths, long ReceivedDong,
    DateOnly PledgedOn, DateOnly? DueOn, Guid? ReversesId, IReadOnlyList<DeliveryResource> Deliveries, IReadOnlyList<DiscrepancyResource> Discrepancies, long Version)
{
    /// <summary>Not handed over in full after its day.</summary>
    public bool IsOverdue { get; init; }

    public ContributionResource AsOf(DateOnly today) => this with
    {
        IsOverdue = new OwedFacts(State, Kind, DueOn, GivenThousandths, GivenDong, PledgedThousandths, PledgedDong).IsOverdue(today),
    };

    public ContributionResource ShownBy(RecordCodes codes) => this with { Number = codes.Shown(LocalityId, Number) };

    public static IQueryable<ContributionResource> Of(IQueryable<Contribution> query) => query.AsNoTracking().Select(c => new ContributionResource(
        c.Id, c.TenantId, c.PairingId, c.Number, c.State, c.Kind, c.ContentGroupCode, c.Title, c.SponsorPartyId, c.SponsorName, c.ReceiverPartyId,
        c.ReceiverName, c.UnitId, c.Unit, c.PledgedThousandths, c.PledgedDong, c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong,
        c.PledgedOn, c.DueOn, c.ReversesId,
        c.Deliveries.OrderBy(d => d.Sequence).Select(d => new DeliveryResource(
            d.Id, d.Sequence, d.State, d.HandedOverOn, d.GivenThousandths, d.GivenDong, d.ReceivedOn, d.ReceivedThousandths, d.ReceivedDong,
            d.CountedThousandths, d.CountedDong)).ToList(),
        c.Discrepancies.Select(d => new DiscrepancyResource(d.Id, d.DeliveryId, d.State, d.ProposedThousandths, d.ProposedDong, d.Reason, d.ReasonText)).ToList(),
        c.Version));
}

/// <summary>A pledge. Cash carries <see cref="AmountDong"/>, everything else a quantity with its unit.</summary>
internal sealed record NewContribution
{
    public static readonly NewContribution Example = new()
    {
        PairingId = new Guid("0198a1b2-0000-7000-8000-000000000003"),
        SponsorPartyId = new Guid("0198a1b2-0000-7000-8000-000000000001"),
        ReceiverPartyId = new Guid("0198a1b2-0000-7000-8000-000000000002"),
        Kind = ContributionKind.InKind,
        ContentGroup = "socio-economic",
        Title = "Piglets of the local breed",
        FundingSource = FundingSource.RegularBudget,
        PledgedOn = new DateOnly(2026, 3, 1),
        QuantityThousandths = 100_000,
        Unit = "head",
        UnitPriceDong = 1_200_000,
        ValuationBasis = Contributions.ValuationBasis.MarketPrice,
    };

    public required Guid PairingId { get; init; }

    public required Guid SponsorPartyId { get; init; }

    public required Guid ReceiverPartyId { get; init; }

    public required ContributionKind Kind { get; init; }

    [Required]
    [StringLength(Contribution.GroupLength)]
    public required string ContentGroup { get; init; }

    [Required]
    [StringLength(Contribution.TitleLength)]
    public required string Title { get; init; }

    public required FundingSource FundingSource { get; init; }

    public required DateOnly PledgedOn { get; init; }

    [Range(1, Dong.Max)]
    [JsonConverter(typeof(DongJson))]
    public long? AmountDong { get; init; }

    [Range(1, Values.Quantity.Max)]
    public long? QuantityThousandths { get; init; }

    /// <summary>The same as text, for those who have it as people write it; in thousandths once it is read.</summary>
    [InsteadOf(nameof(QuantityThousandths))]
    [Range(1, Values.Quantity.Max)]
    [JsonConverter(typeof(QuantityJson))]
    public long? Quantity { get; init; }

    [StringLength(Contribution.UnitLength)]
    public string? Unit { get; init; }

    [Range(0, Dong.Max)]
    [JsonConverter(typeof(DongJson))]
    public long? UnitPriceDong { get; init; }

    public ValuationBasis? ValuationBasis { get; init; }

    [StringLength(Contribution.EventLength)]
    public string? EventTag { get; init; }

    [StringLength(Contribution.PurposeLength)]
    public string? Purpose { get; init; }

    public DateOnly? DueOn { get; init; }

    public PledgeTerms ToTerms() => new()
    {
        Kind = Kind,
        ContentGroupCode = ContentGroup,
        Title = Title,
        FundingSource = FundingSource,
        PledgedOn = PledgedOn,
        AmountDong = AmountDong,
        QuantityThousandths = QuantityThousandths ?? Quantity,
        Unit = Unit,
        UnitPriceDong = UnitPriceDong,
        ValuationBasis = ValuationBasis,
        EventTag = EventTag,
        Purpose = Purpose,
        DueOn = DueOn,
    };
}

/// <summary>What one side states about a delivery. Photographs are added on the page; over the API say why there is none.</summary>
internal sealed record NewDelivery
{
    public static readonly NewDelivery Example = new() { On = new DateOnly(2026, 3, 20), QuantityThousandths = 100_000, NoEvidenceReason = "Paper minutes are kept at the commune" };

    public static readonly NewDelivery ConfirmExample = Example with { QuantityThousandths = 96_000, Note = "Counted on the spot" };

    public required DateOnly On { get; init; }

    [Range(0, Dong.Max)]
    [JsonConverter(typeof(DongJson))]
    public long? AmountDong { get; init; }

    [Range(0, Values.Quantity.Max)]
    public long? QuantityThousandths { get; init; }

    /// <summary>The same as text, for those who have it as people write it; in thousandths once it is read.</summary>
    [InsteadOf(nameof(QuantityThousandths))]
    [Range(0, Values.Quantity.Max)]
    [JsonConverter(typeof(QuantityJson))]
    public long? Quantity { get; init; }

    [StringLength(Delivery.PlaceLength)]
    public string? Place { get; init; }

    [StringLength(Delivery.NameLength)]
    public string? Person { get; init; }

    [StringLength(Delivery.NoteLength)]
    public string? Note { get; init; }

    [StringLength(Delivery.NoteLength)]
    public string? NoEvidenceReason { get; init; }

    public bool IsLast { get; init; }

    public Statement ToStatement() => new(new Figure(QuantityThousandths ?? Quantity, AmountDong), On)
    {
        Place = Place,
        Person = Person,
        Note = Note,
        NoEvidenceReason = NoEvidenceReason,
        IsLast = IsLast,
    };
}
