using KetNghia.Administration.Sessions;
using KetNghia.Administration.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KetNghia.Administration.Accounts;

/// <summary>Changing a password, and giving it again before something sensitive.</summary>
internal sealed class AccountPasswords(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, AccountSecrets secrets, SessionService sessions,
    SignInThrottle throttle, IOptions<SignInLimits> limits)
{
    /// <summary>Compares the password of the signed-in person; guesses are counted per account.</summary>
    /// <exception cref="BusinessException">Wrong, or too many guesses.</exception>
    public Task ProveAsync(Guid accountId, string password, string field, CancellationToken cancellationToken) =>
        ProvenAsync(accountId, password, field, cancellationToken);

    /// <summary>Opens sensitive pages for a while.</summary>
    public async Task ConfirmAsync(UserInfo person, string password, CancellationToken cancellationToken)
    {
        var account = await ProvenAsync(person.AccountId, password, "Input.Password", cancellationToken);
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await sessions.VerifiedAsync(person.SessionId!.Value, cancellationToken);
        await SaveAsync(new ActionEntry("Administration.Account.PasswordConfirmed", nameof(Account), account.Id, account.FullName), cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Sets a new password and returns the key of a new session; the old session ends, the others on request.</summary>
    public async Task<string> ChangeAsync(
        UserInfo person, string current, string next, bool endOthers, string? address, string? device, CancellationToken cancellationToken)
    {
        var account = await ProvenAsync(person.AccountId, current, "Input.Current", cancellationToken);
        PasswordRules.Check(next, account, "Input.Next");
        if (secrets.Verify(account, account.PasswordHash!, next) != PasswordVerificationResult.Failed)
        {
            throw new BusinessException(AccountErrors.PasswordSame).At("Input.Next");
        }

        await using var unit = await db.BeginUnitAsync(cancellationToken);
        secrets.SetPassword(account, next);
        await db.Set<KnownDevice>().Where(d => d.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        if (endOthers)
        {
            await sessions.EndAllAsync(account.Id, null, account.Id, cancellationToken);
        }
        else if (person.SessionId is { } mine)
        {
            await sessions.EndAsync(mine, account.Id, cancellationToken);
        }

        var key = sessions.Begin(account.Id, address, device);
        await SaveAsync(new ActionEntry("Administration.Account.PasswordChanged", nameof(Account), account.Id, account.FullName), cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return key;
    }

    private async Task SaveAsync(ActionEntry entry, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(entry);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<Account> ProvenAsync(Guid accountId, string password, string field, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, cancellationToken) ?? throw new RecordNotFoundException();
        IReadOnlyList<GuessBucket> buckets = [GuessBucket.Of("proof", accountId.ToString("N"), limits.Value.PerAccount)];
        if (await throttle.TakeAsync(buckets, cancellationToken) is { } wait)
        {
            throw new BusinessException(AccountErrors.SignInWait).With("seconds", (int)Math.Ceiling(wait.TotalSeconds));
        }

        if (account.PasswordHash is null || secrets.Verify(account, account.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            await throttle.FailedAsync(buckets, cancellationToken);
            throw new BusinessException(AccountErrors.WrongPassword).At(field);
        }

        await throttle.GiveBackAsync(buckets, cancellationToken);
        return account;
    }
}
