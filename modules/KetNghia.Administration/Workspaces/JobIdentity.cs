using KetNghia.Administration.Accounts;

namespace KetNghia.Administration.Workspaces;

/// <summary>A job runs with what its asker may do now, not with what they might when they asked.</summary>
internal sealed class JobIdentity(KetNghiaDbContext db, WorkspaceQueries workspaces) : IJobIdentity
{
    public async Task<AmbientFrame?> RestoreAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (run.AccountId == Guid.Empty)
        {
            return new AmbientFrame(run.TenantId, null, UserInfo.System, null);
        }

        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == run.AccountId, cancellationToken);
        var workspace = run.WorkspaceId is { } id ? await workspaces.FindAsync(id, cancellationToken) : null;
        if (account is null || account.IsDisabled || workspace is null)
        {
            return null;
        }

        var entry = await workspaces.ResolveAsync(workspace.Slug, account.Id, cancellationToken);
        if (entry.Outcome != WorkspaceEntryOutcome.Entered)
        {
            return null;
        }

        var user = new UserInfo(account.Id, account.UserName!, account.FullName, null, [], new HashSet<string>()).Within(entry);
        return new AmbientFrame(run.TenantId, entry.Workspace, user, entry.Scope);
    }
}
