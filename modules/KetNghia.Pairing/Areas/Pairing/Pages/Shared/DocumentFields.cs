using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.DecidingDocuments;

namespace KetNghia.Pairing.Pages;

/// <summary>Fields of a paper: chosen, or typed.</summary>
internal sealed class DocumentFields
{
    public Guid? Id { get; set; }

    public string? Kind { get; set; }

    [StringLength(DecidingDocument.NumberLength)]
    public string? Number { get; set; }

    [StringLength(DecidingDocument.IssuerLength)]
    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    internal DocumentInput ToInput() => new()
    {
        Id = Id,
        Kind = Enum.TryParse<DecidingDocumentKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : DecidingDocumentKind.Decision,
        Number = Number,
        Issuer = Issuer,
        IssuedOn = IssuedOn,
    };
}
