namespace KetNghia.Framework.Workspaces;

internal sealed class CurrentAmbient : ICurrentTenant, ICurrentWorkspace, ICurrentUser
{
    Guid? ICurrentTenant.Id => AmbientFrame.Current.TenantId;

    Guid ICurrentTenant.Required => AmbientFrame.Current.TenantId
        ?? throw new InvalidOperationException("No tenant has been entered.");

    WorkspaceInfo? ICurrentWorkspace.Info => AmbientFrame.Current.Workspace;

    WorkspaceInfo ICurrentWorkspace.Required => AmbientFrame.Current.Workspace
        ?? throw new InvalidOperationException("No workspace has been entered.");

    UserInfo? ICurrentUser.Info => AmbientFrame.Current.User;

    UserInfo ICurrentUser.Required => AmbientFrame.Current.User
        ?? throw new InvalidOperationException("Nobody is signed in.");

    public UnitScope? Scope => AmbientFrame.Current.Scope;

    public bool May(string permission) => AmbientFrame.Current.User?.May(permission) == true;

    public IDisposable Change(Guid? tenantId) => AmbientFrame.Push(AmbientFrame.Current with { TenantId = tenantId });
}
