namespace KetNghia.Framework.Permissions;

/// <param name="Name">Module.Noun.Verb. Text keys <c>Permission.{Name}</c> and, optionally, <c>Permission.{Name}.Hint</c>.</param>
/// <param name="Parent">A permission this one is useless without; granting it grants the parent.</param>
/// <param name="Kinds">Workspace kinds in which it can be granted.</param>
/// <param name="DefaultRoles">Codes of seeded roles (<see cref="RoleCodes"/>) that hold it from the start.</param>
public sealed record PermissionDefinition(string Name, string? Parent, WorkspaceKind[] Kinds, params string[] DefaultRoles)
{
    public string Module => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}

/// <summary>Roles seeded in every workspace of their kind (PRODUCT §1).</summary>
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
    public const string SponsorFocal = "sponsor-focal";
    public const string SponsorLeader = "sponsor-leader";

    /// <summary>The default roles of a workspace kind, in the order they are shown.</summary>
    public static IReadOnlyList<string> Of(WorkspaceKind kind) => kind switch
    {
        WorkspaceKind.Locality => [LocalityAdmin, DistrictOfficer, CommuneOfficer, Leader, Accountant, Supervisor, LocalityViewer],
        WorkspaceKind.Province => [ProvinceAdmin, ProvinceOfficer, ProvinceLeader],
        _ => [SponsorFocal, SponsorLeader],
    };
}

/// <summary>Every permission of every module.</summary>
public sealed class PermissionCatalogue
{
    private readonly Dictionary<string, PermissionDefinition> _byName;

    public PermissionCatalogue(ModuleSet modules)
    {
        _byName = modules.All.SelectMany(m => m.Permissions).ToDictionary(p => p.Name);
        var orphan = _byName.Values.FirstOrDefault(p => p.Parent is not null && !_byName.ContainsKey(p.Parent));
        if (orphan is not null)
        {
            throw new InvalidOperationException($"Permission {orphan.Name} names an unknown parent {orphan.Parent}.");
        }
    }

    public IReadOnlyCollection<PermissionDefinition> All => _byName.Values;

    public PermissionDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    public IEnumerable<PermissionDefinition> For(WorkspaceKind kind) => _byName.Values.Where(p => p.Kinds.Contains(kind));

    /// <summary>The given permissions and all their parents, without names this version does not know.</summary>
    public IReadOnlySet<string> WithParents(IEnumerable<string> names)
    {
        var result = new HashSet<string>();
        foreach (var name in names)
        {
            for (var p = Find(name); p is not null && result.Add(p.Name); p = p.Parent is null ? null : Find(p.Parent))
            {
            }
        }

        return result;
    }

    public IEnumerable<string> DefaultsOf(string roleCode, WorkspaceKind kind) =>
        WithParents(For(kind).Where(p => p.DefaultRoles.Contains(roleCode)).Select(p => p.Name));
}
