namespace KetNghia.Framework.Seeding;

public static class CanaryFrames
{
    /// <summary>A person of one workspace at work on the rows of a locality.</summary>
    public static AmbientFrame Of(CanaryWorld world, PermissionCatalogue permissions, CanaryTenant workspace, CanaryTenant place, string role)
    {
        var actor = world.Actors.First(a => a.Workspace == workspace.Slug && a.Roles.Contains(role));
        var user = new UserInfo(actor.AccountId, actor.UserName, "Canary " + workspace.Canary, null, actor.Roles, permissions.For(workspace.Kind).Select(p => p.Name).ToHashSet());
        return new AmbientFrame(place.Id, new WorkspaceInfo(workspace.Id, workspace.Id, workspace.Kind, workspace.Slug, workspace.Slug, workspace.PartyId), user, null);
    }
}
