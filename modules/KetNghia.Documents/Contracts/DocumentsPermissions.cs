namespace KetNghia.Documents.Contracts;

public static class DocumentsPermissions
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];

    public static class Evidence
    {
        /// <summary>Opens files; which ones is decided by the owner of what they prove.</summary>
        public const string View = "Documents.Evidence.View";

        /// <summary>Sees where and when a photo was taken, as far as the camera noted it.</summary>
        public const string Place = "Documents.Evidence.Place";

        /// <summary>Takes a file out of view, with a reason.</summary>
        public const string Remove = "Documents.Evidence.Remove";
    }

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Evidence.View, null, Everywhere,
            RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.Leader, RoleCodes.Accountant,
            RoleCodes.Supervisor, RoleCodes.LocalityViewer, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader,
            RoleCodes.SponsorFocal, RoleCodes.SponsorLeader),
        new(Evidence.Place, Evidence.View, [WorkspaceKind.Locality, WorkspaceKind.Province],
            RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.Leader, RoleCodes.Supervisor, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
        new(Evidence.Remove, Evidence.View, [WorkspaceKind.Locality, WorkspaceKind.Sponsor],
            RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.SponsorFocal),
    ];
}
