using KetNghia.Administration.Users;

namespace KetNghia.Administration.Pages.Users;

/// <summary>The choices of the part of a form that grants rights, with what is chosen.</summary>
internal sealed record RightsForm(
    IReadOnlyList<RoleChoice> Roles, IReadOnlyList<UnitRef> Units, IReadOnlyCollection<Guid> ChosenRoles, IReadOnlyCollection<Guid> ChosenUnits);
