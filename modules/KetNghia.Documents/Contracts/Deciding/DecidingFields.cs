using System.ComponentModel.DataAnnotations;

namespace KetNghia.Documents.Contracts.Deciding;

/// <summary>Fields of a paper: chosen, or typed.</summary>
public sealed class DecidingFields
{
    public Guid? Id { get; set; }

    public string? Kind { get; set; }

    [StringLength(DecidingDocument.NumberLength)]
    public string? Number { get; set; }

    [StringLength(DecidingDocument.IssuerLength)]
    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DecidingInput ToInput() => new()
    {
        Id = Id,
        Kind = Enum.TryParse<DecidingDocumentKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : DecidingDocumentKind.Decision,
        Number = Number,
        Issuer = Issuer,
        IssuedOn = IssuedOn,
    };
}
