using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Agreements;

/// <summary>What recording, renewing and editing an agreement share.</summary>
internal abstract class AgreementFormPage : FormPage
{
    public const int Lines = 6;

    [BindProperty]
    public AgreementFields Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public PairingHead Head { get; protected set; } = null!;

    protected AgreementTerms Terms => new(
        Input.Type!.Value, Input.Number, Input.SignedOn!.Value, Input.FromOn!.Value, Input.ToOn, Input.SponsorSignatory!, Input.ReceiverSignatory!, Input.Summary)
    {
        PaperId = Input.PaperId,
    };

    protected IReadOnlyList<CommitmentFacts> Commitments =>
        [.. Input.Commitments.Where(c => !string.IsNullOrWhiteSpace(c.Content)).Select(c => new CommitmentFacts(Guid.Empty, c.Content!, c.Quantity, c.Unit, c.Year))];

    protected override IEnumerable<BusinessException> Faults() => Agreement.FaultsOf(Input.FromOn, Input.ToOn, Commitments.Count);

    protected void FillLines()
    {
        while (Input.Commitments.Count < Lines || !string.IsNullOrWhiteSpace(Input.Commitments[^1].Content))
        {
            Input.Commitments.Add(new CommitmentFields());
        }
    }
}

internal sealed class AgreementFields
{
    [Required]
    public AgreementType? Type { get; set; }

    [StringLength(Agreement.NumberLength)]
    public string? Number { get; set; }

    [Required]
    public DateOnly? SignedOn { get; set; }

    [Required]
    public DateOnly? FromOn { get; set; }

    public DateOnly? ToOn { get; set; }

    [Required, StringLength(Agreement.SignatoryLength)]
    public string? SponsorSignatory { get; set; }

    [Required, StringLength(Agreement.SignatoryLength)]
    public string? ReceiverSignatory { get; set; }

    [StringLength(Agreement.SummaryLength)]
    public string? Summary { get; set; }

    public List<CommitmentFields> Commitments { get; set; } = [];

    public Guid? RenewsId { get; set; }

    public Guid? PaperId { get; set; }

    public long Version { get; set; }
}

internal sealed class CommitmentFields
{
    [StringLength(AgreementCommitment.ContentLength)]
    public string? Content { get; set; }

    [QuantityInput]
    public long? Quantity { get; set; }

    [StringLength(AgreementCommitment.UnitLength)]
    public string? Unit { get; set; }

    [WholeInput, Range(1990, 2100)]
    public int? Year { get; set; }
}
