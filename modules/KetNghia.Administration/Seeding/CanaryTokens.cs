using KetNghia.Administration.Tokens;

namespace KetNghia.Administration.Seeding;

/// <summary>Everybody of an isolation test can also knock at the API, with all that the person may do.</summary>
internal sealed class CanaryTokens(TokenService tokens) : ICanarySeeder
{
    public int Order => 10;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var actor in world.Actors.Where(a => a.Workspace.Length > 0))
        {
            var permissions = (await tokens.EnterAsync(actor.AccountId, actor.Workspace, cancellationToken)).Permissions!;
            var owner = new UserInfo(actor.AccountId, actor.UserName, actor.UserName, null, actor.Roles, permissions);
            using (AmbientFrame.Push(AmbientFrame.Empty with { User = owner }))
            {
                var token = await tokens.CreateAsync(owner, new NewToken("Canary", actor.Workspace, 30, permissions), cancellationToken);
                world.Tokens.Add(new CanaryToken(actor.UserName, token));
            }
        }
    }
}
