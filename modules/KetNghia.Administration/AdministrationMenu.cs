using KetNghia.Administration.Contracts;

namespace KetNghia.Administration;

/// <summary>The group "Hệ thống" of the menu.</summary>
internal static class AdministrationMenu
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];

    public static IEnumerable<MenuItem> Items =>
    [
        new("Users", "users", "Administration", "/Users/Index", MenuGroup.System, 10, AdministrationPermissions.Users.View, Everywhere),
        new("Localities", "map-2", "Administration", "/Localities/Index", MenuGroup.System, 20, AdministrationPermissions.Localities.View, WorkspaceKind.Province),
        new("Audit", "history", "Administration", "/Audit/Index", MenuGroup.System, 40, AdministrationPermissions.Audit.View, Everywhere),
        new("Settings", "settings", "Administration", "/Settings/Index", MenuGroup.System, 60, AdministrationPermissions.Settings.Manage, Everywhere),
        new("Jobs", "progress", "Administration", "/Jobs/Index", MenuGroup.System, 50, AdministrationPermissions.Jobs.ViewAll, Everywhere),
    ];
}
