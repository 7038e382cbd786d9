namespace KetNghia.Framework.Steps;

/// <summary>Whoever would take a step: what they may do, and who may do what they may not.</summary>
public sealed class StepPerson(ICurrentUser user, ICurrentWorkspace workspace, PermissionCatalogue catalogue)
{
    public Guid Id => user.Required.AccountId;

    public WorkspaceKind Kind => workspace.Required.Kind;

    public bool May(string permission) => user.May(permission);

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
