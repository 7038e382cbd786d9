using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Parties;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>A merger, split, rename or dissolution as typed; travels in the address to the review page.</summary>
internal sealed class ChangeForm
{
    [Required]
    public PartyChange? Change { get; set; }

    [Required]
    public DateOnly? EffectiveOn { get; set; }

    [Required, StringLength(PartySuccession.DocumentLength, MinimumLength = 3)]
    public string Document { get; set; } = "";

    [Required]
    public DateOnly? DocumentDate { get; set; }

    [StringLength(PartySuccession.NoteLength)]
    public string? Note { get; set; }

    [StringLength(2000)]
    public string? Others { get; set; }

    [StringLength(Party.NameLength)]
    public string? Into { get; set; }

    [StringLength(4000)]
    public string? News { get; set; }

    internal SuccessionInput ToInput() => new(Change!.Value, EffectiveOn!.Value, Document, DocumentDate!.Value, Note, Others, Into, News);
}
