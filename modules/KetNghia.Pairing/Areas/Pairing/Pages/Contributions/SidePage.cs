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

    protected FigureInput Figure => new(Input.FigureDong, Input.Figure);

    /// <summary>What can be judged already; a day that could not be read stands for no other fault.</summary>
    protected SideStatement Typed(DateOnly today) => new(Input.FigureDong, Input.Figure, Input.On ?? today, Input.Note, Files.Count > 0, Input.NoEvidenceReason);

    protected SideInput Stated => new(Input.On!.Value)
    {
        Place = Input.Place,
        Person = Input.Person,
        Note = Input.Note,
        NoEvidenceReason = Input.NoEvidenceReason,
        IsLast = Input.IsLast,
        Files = Files,
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
