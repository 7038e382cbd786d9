using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.SecondFactors;

namespace KetNghia.Administration.Users;

/// <summary>Two administrators together free a person who lost the second factor.</summary>
internal sealed class SecondFactorResetService(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentUser user, IActionLog log, IClock clock, IIdGenerator ids, AccountAdminService accounts,
    SecondFactorService factors)
{
    public async Task RequestAsync(Guid membershipId, string reason, CancellationToken cancellationToken)
    {
        var (membership, account) = await accounts.LoadAsync(membershipId, cancellationToken);
        await accounts.EnsureMayTakeOverAsync(account, cancellationToken);
        if (await db.Set<SecondFactorReset>().AnyAsync(r => r.OpenKey == account.Id, cancellationToken))
        {
            throw new BusinessException(AdministrationErrors.ResetPending);
        }

        var request = new SecondFactorReset(ids.New(), tenant.Required, account.Id, user.Required.AccountId, reason, clock.UtcNow);
        db.Add(request);
        Log("Administration.SecondFactor.ResetRequested", request, membership, account, reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ConfirmAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var (request, membership, account) = await LoadAsync(requestId, cancellationToken);
        await accounts.EnsureMayTakeOverAsync(account, cancellationToken);
        request.Confirm(user.Required.AccountId, clock.UtcNow);
        await factors.ForgetAsync(account, cancellationToken);
        await accounts.EndSessionsAsync(account.Id, null, cancellationToken);
        Log("Administration.SecondFactor.ResetDone", request, membership, account, request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    public async Task CancelAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var (request, membership, account) = await LoadAsync(requestId, cancellationToken);
        request.Cancel(user.Required.AccountId, clock.UtcNow);
        Log("Administration.SecondFactor.ResetCancelled", request, membership, account, null);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(SecondFactorReset Request, Membership Membership, Account Account)> LoadAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Set<SecondFactorReset>().FirstOrDefaultAsync(r => r.Id == requestId, cancellationToken)
            ?? throw new RecordNotFoundException();
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(m => m.AccountId == request.AccountId && m.RevokedAtUtc == null, cancellationToken)
            ?? throw new BusinessException(AdministrationErrors.MembershipRevoked);
        return (request, membership, (await accounts.LoadAsync(membership.Id, cancellationToken)).Account);
    }

    private void Log(string action, SecondFactorReset request, Membership membership, Account account, string? reason) =>
        log.Add(new ActionEntry(action, nameof(SecondFactorReset), request.Id, account.FullName) { RootId = membership.Id, Reason = reason });
}
