using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Users;

/// <summary>What administrators do to a member's account: password, sessions, disabling.</summary>
internal sealed class AccountAdminService(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentWorkspace workspace, ICurrentUser user, IActionLog log, IClock clock,
    AdminGuard guard, AccountRegistration accounts, WorkspaceQueries workspaces, RightsWriter rights)
{
    /// <returns>The password, to be shown once.</returns>
    public async Task<string> IssuePasswordAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var (membership, account) = await LoadAsync(membershipId, cancellationToken);
        await EnsureMayTakeOverAsync(account, cancellationToken);
        var password = accounts.Issue(account);
        await EndSessionsAsync(account.Id, null, cancellationToken);
        Log("Administration.Account.PasswordIssued", membership, account);
        await EndTokensAsync(membership, account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return password;
    }

    public async Task EndSessionAsync(Guid membershipId, Guid? sessionId, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var (membership, account) = await LoadAsync(membershipId, cancellationToken);
        if (await EndSessionsAsync(account.Id, sessionId, cancellationToken) == 0 && sessionId is not null)
        {
            throw new RecordNotFoundException();
        }

        Log(sessionId is null ? "Administration.Account.SessionsEnded" : "Administration.Account.SessionEnded", membership, account);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Host side only: the account stops everywhere, on the next request.</summary>
    public async Task SetDisabledAsync(Guid membershipId, bool disabled, string reason, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var before = await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var (membership, account) = await LoadAsync(membershipId, cancellationToken);
        EnsureOther(account);
        account.IsDisabled = disabled;
        if (disabled)
        {
            await EndSessionsAsync(account.Id, null, cancellationToken);
        }

        Log(disabled ? "Administration.Account.Disabled" : "Administration.Account.Enabled", membership, account, reason);
        await db.SaveChangesAsync(cancellationToken);
        await guard.EnsureOneRemainsAsync(before, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    public async Task<(Membership Membership, Account Account)> LoadAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membershipId, cancellationToken)
            ?? throw new RecordNotFoundException();
        if (membership.RevokedAtUtc is not null)
        {
            throw new BusinessException(AdministrationErrors.MembershipRevoked);
        }

        await rights.EnsureWithinOwnUnitsAsync(membershipId, cancellationToken);
        return (membership, await db.Set<Account>().FirstAsync(a => a.Id == membership.AccountId, cancellationToken));
    }

    /// <summary>
    /// Whoever sets a person's password could sign in as them: so only for people who have no place elsewhere (the host
    /// side may), and never for somebody with administration rights the actor lacks.
    /// </summary>
    public async Task EnsureMayTakeOverAsync(Account account, CancellationToken cancellationToken)
    {
        EnsureOther(account);
        var places = await workspaces.PlacesAsync(account.Id, cancellationToken);
        if (workspace.Required.Kind != WorkspaceKind.Province && places.Any(p => p.WorkspaceId != workspace.Required.Id))
        {
            throw new BusinessException(AdministrationErrors.PersonElsewhere);
        }

        var here = places.FirstOrDefault(p => p.WorkspaceId == workspace.Required.Id);
        if (here is not null && here.Permissions.Any(p => AdministrationPermissions.IsOverOthers(p) && !user.May(p)))
        {
            throw new BusinessException(AdministrationErrors.PersonAboveYou);
        }
    }

    public void Log(string action, Membership membership, Account account, string? reason = null) =>
        log.Add(new ActionEntry(action, nameof(Account), account.Id, account.FullName) { RootId = membership.Id, Reason = reason });

    /// <summary>Ends one session or all of an account; effective on the next request of each.</summary>
    public Task<int> EndSessionsAsync(Guid accountId, Guid? sessionId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var by = user.Required.AccountId;
        return db.Set<AccountSession>()
            .Where(s => s.AccountId == accountId && s.EndedAtUtc == null && (sessionId == null || s.Id == sessionId))
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAtUtc, now).SetProperty(s => s.EndedById, by), cancellationToken);
    }

    /// <summary>A password is issued when the old one is lost or known to others: what was made with it ends too.</summary>
    private async Task EndTokensAsync(Membership membership, Account account, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var ended = await db.Set<AccessToken>().Where(t => t.AccountId == account.Id && t.RevokedAtUtc == null && t.ExpiresAtUtc > now)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.RevokedAtUtc, now), cancellationToken);
        if (ended > 0)
        {
            log.Add(new ActionEntry("Administration.Token.EndedWithPassword", nameof(Account), account.Id, account.FullName)
            {
                RootId = membership.Id,
                Data = new Dictionary<string, object?> { ["count"] = ended },
            });
        }
    }

    private void EnsureOther(Account account)
    {
        if (account.Id == user.Required.AccountId)
        {
            throw new BusinessException(AdministrationErrors.OwnRights);
        }
    }
}
