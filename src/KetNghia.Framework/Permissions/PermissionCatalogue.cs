namespace KetNghia.Framework.Permissions;

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
