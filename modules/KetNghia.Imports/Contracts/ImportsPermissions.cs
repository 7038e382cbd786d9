namespace KetNghia.Imports.Contracts;

/// <summary>Opens the import pages; what may be imported is decided by each definition's own permission.</summary>
public static class ImportsPermissions
{
    public const string Use = "Imports.Files.Use";

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Use, null, [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor],
            RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.Accountant, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.SponsorFocal),
    ];
}
