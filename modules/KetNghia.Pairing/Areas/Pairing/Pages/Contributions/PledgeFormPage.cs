using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>What pledging and correcting a pledge share.</summary>
internal abstract class PledgeFormPage(PairingQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PledgeFields Input { get; set; } = new();

    public PairingHead Head { get; protected set; } = null!;

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sponsors { get; protected set; } = [];

    public IReadOnlyList<SelectListItem> Receivers { get; protected set; } = [];

    /// <summary>The parties of a pledge that exists cannot be changed.</summary>
    public virtual bool AsksParties => true;

    /// <summary>Quantity times unit price in đồng; null while either is missing or the product is beyond any amount.</summary>
    public long? ValueDong => Contribution.ValueOf(Input.QuantityThousandths, Input.UnitPriceDong);

    protected PairingQueries Queries => queries;

    protected abstract IClock Clock { get; }

    /// <summary>What is missing or cannot be read has been refused before the terms are used for more than to judge the rest.</summary>
    protected PledgeTerms Terms => new()
    {
        Kind = Input.Kind ?? default,
        ContentGroupCode = Input.ContentGroupCode ?? "",
        Title = Input.Title ?? "",
        FundingSource = Input.FundingSource ?? default,
        PledgedOn = Input.PledgedOn ?? Clock.Today,
        DueOn = Input.DueOn,
        AmountDong = Input.AmountDong,
        QuantityThousandths = Input.QuantityThousandths,
        Unit = Input.Unit,
        UnitPriceDong = Input.UnitPriceDong,
        ValuationBasis = Input.ValuationBasis,
        EventTag = Input.EventTag,
        Purpose = Input.Purpose,
    };

    /// <summary>Shows the value, nothing else.</summary>
    public Task OnPostCountAsync(CancellationToken cancellationToken)
    {
        ForgiveInput();
        return ReloadAsync(cancellationToken);
    }

    protected override bool ChecksInput(string? handler) => handler is null;

    protected override IEnumerable<BusinessException> Faults() =>
        Contribution.DateFaultsOf(Terms, Clock.Today).Concat(Input.Kind is null ? [] : Contribution.FaultsOf(Terms));

    protected async Task LoadGroupsAsync(CancellationToken cancellationToken) => Groups =
        [.. (await queries.ContentGroupsAsync(ResourceText.IsEnglish, cancellationToken)).Select(g => new SelectListItem(g.Value, g.Key))];
}

internal sealed class PledgeFields
{
    public Guid? SponsorPartyId { get; set; }

    public Guid? ReceiverPartyId { get; set; }

    [Required]
    public ContributionKind? Kind { get; set; }

    [Required]
    public string? ContentGroupCode { get; set; }

    [Required, StringLength(Contribution.TitleLength)]
    public string? Title { get; set; }

    [DongInput]
    public long? AmountDong { get; set; }

    [QuantityInput]
    public long? QuantityThousandths { get; set; }

    [StringLength(Contribution.UnitLength)]
    public string? Unit { get; set; }

    [DongInput]
    public long? UnitPriceDong { get; set; }

    public ValuationBasis? ValuationBasis { get; set; }

    [Required]
    public FundingSource? FundingSource { get; set; }

    [Required]
    public DateOnly? PledgedOn { get; set; }

    public DateOnly? DueOn { get; set; }

    [StringLength(Contribution.EventLength)]
    public string? EventTag { get; set; }

    [StringLength(Contribution.PurposeLength)]
    public string? Purpose { get; set; }

    public long Version { get; set; }
}
