using System.ComponentModel.DataAnnotations;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>What is typed about a party, new or changed.</summary>
internal sealed class PartyForm
{
    [Required, StringLength(Party.CodeLength), RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    public string Code { get; set; } = "";

    [Required, StringLength(Party.NameLength, MinimumLength = 2)]
    public string Name { get; set; } = "";

    [StringLength(Party.OtherNamesLength)]
    public string? OtherNames { get; set; }

    [Required]
    public PartyKind? Kind { get; set; }

    /// <summary>A label of the list, a code or a name.</summary>
    [StringLength(150)]
    public string? Unit { get; set; }

    public DateOnly? ValidFrom { get; set; }

    /// <summary>It really is another party than the similar ones.</summary>
    public bool Anyway { get; set; }

    internal PartyInput ToInput() => new(Code, Name, OtherNames, Kind ?? default, Unit, ValidFrom);
}
