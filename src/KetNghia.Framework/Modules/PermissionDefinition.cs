namespace KetNghia.Framework.Modules;

/// <param name="Name">Module.Noun.Verb. Text keys <c>Permission.{Name}</c> and, optionally, <c>Permission.{Name}.Hint</c>.</param>
/// <param name="Parent">A permission this one is useless without; granting it grants the parent.</param>
/// <param name="Kinds">Workspace kinds in which it can be granted.</param>
/// <param name="DefaultRoles">Codes of seeded roles (<see cref="RoleCodes"/>) that hold it from the start.</param>
public sealed record PermissionDefinition(string Name, string? Parent, WorkspaceKind[] Kinds, params string[] DefaultRoles)
{
    /// <summary>Its holder may let a deputy use it for a time: it approves, decides, confirms or settles.</summary>
    public bool IsDelegable { get; init; }

    public string Module => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}

/// <summary>Roles seeded in every workspace of their kind.</summary>
public static class RoleCodes
{
    public const string LocalityAdmin = "locality-admin";
    public const string DistrictOfficer = "district-officer";
    public const string CommuneOfficer = "commune-officer";
    public const string Leader = "leader";
    public const string Accountant = "accountant";
    public const string Supervisor = "supervisor";
    public const string LocalityViewer = "locality-viewer";
    public const string ProvinceAdmin = "province-admin";
    public const string ProvinceOfficer = "province-officer";
    public const string ProvinceLeader = "province-leader";
    public const string DepartmentScorer = "department-scorer";
    public const string ProvinceDepartmentScorer = "province-department-scorer";

    public const string SponsorFocal = "sponsor-focal";
    public const string SponsorLeader = "sponsor-leader";

    /// <summary>The default roles of a workspace kind, in the order they are shown.</summary>
    public static IReadOnlyList<string> Of(WorkspaceKind kind) => kind switch
    {
        WorkspaceKind.Locality => [LocalityAdmin, DistrictOfficer, CommuneOfficer, Leader, Accountant, Supervisor, DepartmentScorer, LocalityViewer],
        WorkspaceKind.Province => [ProvinceAdmin, ProvinceOfficer, ProvinceLeader, ProvinceDepartmentScorer],
        _ => [SponsorFocal, SponsorLeader],
    };
}
