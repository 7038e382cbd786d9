using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>One side states a figure with date, people and evidence.</summary>
internal abstract class SidePage(ContributionQueries queries) : ContributionPage(queries)
{
    [BindProperty]
    public SideFields Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>What can be judged already; a day that could not be read stands for no other fault.</summary>
    protected Statement Typed(DateOnly today) => new(new Figure(Input.Figure, Input.FigureDong), Input.On ?? today)
    {
        Place = Input.Place,
        Person = Input.Person,
        Note = Input.Note,
        HasEvidence = Files.Count > 0,
        NoEvidenceReason = Input.NoEvidenceReason,
        IsLast = Input.IsLast,
    };
}

internal sealed class SideFields
{
    /// <summary>Quantity; everything but cash.</summary>
    [QuantityInput]
    public long? Figure { get; set; }

    /// <summary>Cash only.</summary>
    [DongInput]
    public long? FigureDong { get; set; }

    [Required]
    public DateOnly? On { get; set; }

    [StringLength(Delivery.PlaceLength)]
    public string? Place { get; set; }

    [StringLength(Delivery.NameLength)]
    public string? Person { get; set; }

    [StringLength(Delivery.NoteLength)]
    public string? Note { get; set; }

    [StringLength(Delivery.NoteLength)]
    public string? NoEvidenceReason { get; set; }

    public bool IsLast { get; set; }
}
