using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localities;
using KetNghia.Administration.Users;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Pages.Localities;

/// <summary>The first person of a workspace.</summary>
internal class PersonInput
{
    [Required, StringLength(Account.FullNameLength)]
    public string FullName { get; set; } = "";

    [StringLength(Account.UserNameLength, MinimumLength = 3), RegularExpression(UserNames.Pattern), SignInName]
    public string? UserName { get; set; }

    [StringLength(Account.UserNameLength), SignInName]
    public string? ConfirmUserName { get; set; }

    [StringLength(Account.EmailLength), EmailAddress, SignInName]
    public string? Email { get; set; }

    public FirstPerson ToPerson() => new(FullName, UserName, Email, ConfirmUserName);
}

internal sealed class LocalityInput : PersonInput
{
    [Required, StringLength(Workspace.NameLength, MinimumLength = 2)]
    public string Name { get; set; } = "";

    [StringLength(Workspace.SlugLength)]
    public string? Slug { get; set; }

    [StringLength(Workspace.PrefixLength, MinimumLength = 2)]
    public string? CodePrefix { get; set; }

    [Required]
    public LocalityKind? Kind { get; set; }

    public List<Guid> UnitIds { get; set; } = [];

    [StringLength(100)]
    public string? FindUnit { get; set; }

    public DateOnly? FindAsOf { get; set; }
}

internal sealed class SponsorInput : PersonInput
{
    public Guid PartyId { get; set; }

    [StringLength(Workspace.NameLength)]
    public string? Name { get; set; }

    [StringLength(Workspace.SlugLength)]
    public string? Slug { get; set; }
}

internal sealed class UnitsInput
{
    public List<UnitRow> Rows { get; set; } = [];

    public List<Guid> UnitIds { get; set; } = [];

    [StringLength(100)]
    public string? FindUnit { get; set; }

    public DateOnly? FindAsOf { get; set; }

    internal sealed class UnitRow
    {
        public Guid UnitId { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public bool Remove { get; set; }
    }
}
