namespace KetNghia.Emulation.Contracts;

public static class EmulationPermissions
{
    private static readonly WorkspaceKind[] Owners = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public static class Rubrics
    {
        /// <summary>Reads the rubrics of the workspace and those the province sent it.</summary>
        public const string View = "Emulation.Rubrics.View";

        /// <summary>Drafts rubrics: copies, edits, imports, discards.</summary>
        public const string Manage = "Emulation.Rubrics.Manage";

        /// <summary>Publishes, retires and, in the province, sends to localities.</summary>
        public const string Publish = "Emulation.Rubrics.Publish";
    }

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        // The administrator of the province looks after accounts, and their menu is full.
        new(Rubrics.View, null, Owners, [.. Owners.SelectMany(RoleCodes.Of).Except([RoleCodes.ProvinceAdmin])]),
        new(Rubrics.Manage, Rubrics.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer),
        new(Rubrics.Publish, Rubrics.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.Leader, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
    ];
}
