using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;

namespace KetNghia.Administration.Delegations;

internal sealed class DelegationProvisioning(KetNghiaDbContext db, ICurrentTenant tenant, IWorkspaceDirectory workspaces, DelegationAppService delegations) : IDelegationProvisioning
{
    public async Task EnsureAsync(NewDelegation delegation, CancellationToken cancellationToken)
    {
        using var entered = tenant.Change(delegation.WorkspaceId);
        var people = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.RevokedAtUtc == null && (m.AccountId == delegation.PrincipalId || m.AccountId == delegation.DeputyId))
            .Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m.Id, m.AccountId, a.UserName, a.FullName }).ToDictionaryAsync(m => m.AccountId, cancellationToken);
        var principal = people[delegation.PrincipalId];
        if (await db.Set<Delegation>().AnyAsync(d => d.PrincipalId == principal.Id, cancellationToken))
        {
            return;
        }

        var user = new UserInfo(principal.AccountId, principal.UserName!, principal.FullName, principal.Id, [], new HashSet<string>());
        using var frame = AmbientFrame.Push(AmbientFrame.Current with { Workspace = await workspaces.FindAsync(delegation.WorkspaceId, cancellationToken), User = user });
        await delegations.MakeAsync(
            new DelegationTerms(
                principal.Id, people[delegation.DeputyId].Id, delegation.Capacity, delegation.PrincipalOffice, delegation.DeputyOffice, delegation.FromOn, delegation.ToOn,
                delegation.Permissions, new DelegationPaper(delegation.PaperNumber, delegation.PaperOn, delegation.PaperIssuer)),
            cancellationToken);
    }
}
