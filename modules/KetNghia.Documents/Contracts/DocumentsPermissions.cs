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

    public static class Papers
    {
        /// <summary>Reads papers made of records the person reads.</summary>
        public const string View = "Documents.Papers.View";

        /// <summary>Drafts, submits, takes back, takes up again.</summary>
        public const string Draft = "Documents.Papers.Draft";

        /// <summary>Approves or returns what others drafted; revokes.</summary>
        public const string Approve = "Documents.Papers.Approve";

        /// <summary>Văn thư: gives numbers and issues.</summary>
        public const string Issue = "Documents.Papers.Issue";
    }

    public static class Incoming
    {
        /// <summary>Reads the register of incoming papers of the workspace.</summary>
        public const string View = "Documents.Incoming.View";

        /// <summary>Văn thư: enters, mends, takes out with a reason.</summary>
        public const string Manage = "Documents.Incoming.Manage";
    }

    public static class Templates
    {
        /// <summary>Forms of the workspace for its papers: uploads, tries, chooses, withdraws.</summary>
        public const string Manage = "Documents.Templates.Manage";
    }

    private static readonly WorkspaceKind[] Issuers = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Evidence.View, null, Everywhere,
            RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.Leader, RoleCodes.Accountant,
            RoleCodes.Supervisor, RoleCodes.DepartmentScorer, RoleCodes.LocalityViewer, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader,
            RoleCodes.ProvinceDepartmentScorer, RoleCodes.SponsorFocal, RoleCodes.SponsorLeader),
        new(Evidence.Place, Evidence.View, [WorkspaceKind.Locality, WorkspaceKind.Province],
            RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.Leader, RoleCodes.Supervisor, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
        new(Evidence.Remove, Evidence.View, [WorkspaceKind.Locality, WorkspaceKind.Sponsor],
            RoleCodes.DistrictOfficer, RoleCodes.CommuneOfficer, RoleCodes.SponsorFocal),
        new(Papers.View, null, Everywhere, [.. Everywhere.SelectMany(RoleCodes.Of)]),
        new(Papers.Draft, Papers.View, Everywhere, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer, RoleCodes.SponsorFocal),
        new(Papers.Approve, Papers.View, Everywhere, RoleCodes.Leader, RoleCodes.ProvinceLeader, RoleCodes.SponsorLeader) { IsDelegable = true },
        new(Papers.Issue, Papers.View, Everywhere, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.SponsorFocal),
        new(Incoming.View, null, Issuers,
            RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.Leader, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
        new(Incoming.Manage, Incoming.View, Issuers, RoleCodes.LocalityAdmin, RoleCodes.DistrictOfficer, RoleCodes.ProvinceAdmin, RoleCodes.ProvinceOfficer),
        new(Templates.Manage, Papers.View, Issuers, RoleCodes.LocalityAdmin, RoleCodes.ProvinceAdmin),
    ];
}
