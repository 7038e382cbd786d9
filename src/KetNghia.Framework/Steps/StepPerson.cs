namespace KetNghia.Framework.Steps;

/// <summary>Whoever would take a step: what they may do, and who may do what they may not.</summary>
public sealed class StepPerson(ICurrentUser user, ICurrentWorkspace workspace, PermissionCatalogue catalogue)
{
    public Guid Id => user.Required.AccountId;

    public WorkspaceKind Kind => workspace.Required.Kind;

    /// <summary>Owner of what the workspace writes.</summary>
    public Guid TenantId => workspace.Required.TenantId;

    public bool May(string permission) => user.May(permission);

    /// <summary>The permission a step would be taken under: one's own before one held for another, and one not held for those named before others; null without any.</summary>
    public string? Choose(IReadOnlyList<string> permissions, IReadOnlyCollection<Guid> notFor) =>
        permissions.Where(user.May).OrderBy(p => user.ActsFor(p) is { } other ? notFor.Contains(other.AccountId) ? 2 : 1 : 0).FirstOrDefault();

    /// <summary>For whom a step under this permission would be taken; null for oneself.</summary>
    public ActingFor? ActsFor(string permission) => user.ActsFor(permission);

    /// <summary>The step is about to be taken under this permission.</summary>
    public void Use(string permission) => user.Required.Use(permission);

    /// <summary>Says which permission is missing and which roles hold it at first, here or, when nobody here can, elsewhere.</summary>
    public BusinessException Lacks(IReadOnlyList<string> permissions)
    {
        var wanted = permissions.Select(catalogue.Find).OfType<PermissionDefinition>().ToList();
        var here = RoleCodes.Of(Kind).Where(role => wanted.Exists(p => p.DefaultRoles.Contains(role))).ToList();
        var refusal = here.Count > 0
            ? new BusinessException(FrameworkErrors.StepPermission).With("roles", Words("Role", here))
            : new BusinessException(FrameworkErrors.StepElsewhere)
                .With("places", Words("WorkspaceKind", wanted.SelectMany(p => p.Kinds).Where(k => k != Kind).Distinct().Select(k => k.ToString())))
                .With("roles", Words("Role", wanted.SelectMany(p => p.DefaultRoles).Distinct()));
        return refusal.As(RefusalKind.Person).With("permission", Words("Permission", permissions));
    }

    private static TextOf Words(string prefix, IEnumerable<string> names) => new([.. names.Select(n => $"{prefix}.{n}")]);
}
