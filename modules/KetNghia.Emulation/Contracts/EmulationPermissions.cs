namespace KetNghia.Emulation.Contracts;

public static class EmulationPermissions
{
    private static readonly WorkspaceKind[] Owners = [WorkspaceKind.Locality, WorkspaceKind.Province];

    private static readonly WorkspaceKind[] Above = [WorkspaceKind.Province];

    private static readonly WorkspaceKind[] Everywhere = [.. Owners, WorkspaceKind.Sponsor];

    public static class Rubrics
    {
        /// <summary>Reads the rubrics of the workspace and those the province sent it.</summary>
        public const string View = "Emulation.Rubrics.View";

        /// <summary>Drafts rubrics: copies, edits, imports, discards.</summary>
        public const string Manage = "Emulation.Rubrics.Manage";

        /// <summary>Publishes, retires and, in the province, sends to localities.</summary>
        public const string Publish = "Emulation.Rubrics.Publish";
    }

    public static class Assessments
    {
        /// <summary>Reads assessments, and the sheets within one's scope.</summary>
        public const string View = "Emulation.Assessments.View";

        /// <summary>Sets up and opens assessments.</summary>
        public const string Manage = "Emulation.Assessments.Manage";
    }

    public static class Sheets
    {
        /// <summary>Scores the own unit, or the own agency as a sponsor, and sends it with a declaration; the province enters what a sponsor sent on paper.</summary>
        public const string Score = "Emulation.Sheets.Score";

        /// <summary>Appraises what others sent, returns it, finds evidence false.</summary>
        public const string Appraise = "Emulation.Sheets.Appraise";
    }

    public static class Departments
    {
        /// <summary>Scores the components of one's department in every sheet that was sent, and sees nothing else of it.</summary>
        public const string Score = "Emulation.Departments.Score";
    }

    public static class Results
    {
        /// <summary>Reads where the assessments of localities stand, and what their appraised sheets come to.</summary>
        public const string View = "Emulation.Results.View";

        /// <summary>Has these results computed anew.</summary>
        public const string Recompute = "Emulation.Results.Recompute";
    }

    /// <summary>The administrator of the province looks after accounts, and their menu is full; who scores for a department sees its components alone.</summary>
    private static string[] Readers => [.. Owners.SelectMany(RoleCodes.Of).Except([RoleCodes.ProvinceAdmin, RoleCodes.DepartmentScorer, RoleCodes.ProvinceDepartmentScorer])];

    public static IEnumerable<PermissionDefinition> Definitions =>
    [
        new(Rubrics.View, null, Owners, Readers),
        new(Rubrics.Manage, Rubrics.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer),
        new(Rubrics.Publish, Rubrics.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.Leader, RoleCodes.ProvinceOfficer, RoleCodes.ProvinceLeader),
        new(Assessments.View, null, Everywhere, [.. Readers, .. RoleCodes.Of(WorkspaceKind.Sponsor)]),
        new(Assessments.Manage, Assessments.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer),
        new(Sheets.Score, Assessments.View, Everywhere, RoleCodes.CommuneOfficer, RoleCodes.SponsorFocal, RoleCodes.ProvinceOfficer),
        new(Sheets.Appraise, Assessments.View, Owners, RoleCodes.DistrictOfficer, RoleCodes.ProvinceOfficer) { IsDelegable = true },
        new(Departments.Score, null, Owners, RoleCodes.DepartmentScorer, RoleCodes.ProvinceDepartmentScorer) { IsDelegable = true },
        new(Results.View, null, Above, [.. RoleCodes.Of(WorkspaceKind.Province).Except([RoleCodes.ProvinceAdmin, RoleCodes.ProvinceDepartmentScorer])]),
        new(Results.Recompute, Results.View, Above, RoleCodes.ProvinceOfficer),
    ];
}
