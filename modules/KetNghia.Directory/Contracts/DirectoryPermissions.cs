namespace KetNghia.Directory.Contracts;

public static class DirectoryPermissions
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];
    private static readonly WorkspaceKind[] Keepers = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public static class Units
    {
        public const string View = "Directory.Units.View";
    }

    public static class Parties
    {
        public const string View = "Directory.Parties.View";
        public const string Manage = "Directory.Parties.Manage";
        public const string ViewContacts = "Directory.Parties.ViewContacts";
    }

    public static class Measures
    {
        /// <summary>See what is measured and how; values only of what the person may see in the module that measures.</summary>
        public const string View = "Directory.Measures.View";
    }

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Units.View, null, Everywhere, [.. RoleCodes.Of(WorkspaceKind.Locality), .. RoleCodes.Of(WorkspaceKind.Province), .. RoleCodes.Of(WorkspaceKind.Sponsor)]),
        new(Parties.View, null, Everywhere, [.. RoleCodes.Of(WorkspaceKind.Locality), .. RoleCodes.Of(WorkspaceKind.Province), .. RoleCodes.Of(WorkspaceKind.Sponsor)]),
        new(Measures.View, null, Everywhere, [.. RoleCodes.Of(WorkspaceKind.Locality), .. RoleCodes.Of(WorkspaceKind.Province), .. RoleCodes.Of(WorkspaceKind.Sponsor)]),
        new(
            Parties.ViewContacts, Parties.View, Everywhere,
            RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.Leader, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader, RoleCodes.SponsorFocal),
        new(Parties.Manage, Parties.View, Keepers, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer),
    ];
}
