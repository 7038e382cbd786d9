using System.Text;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace KetNghia.Administration.SecondFactors;

internal enum AcceptedCode
{
    None,
    Authenticator,
    Recovery,
}

/// <param name="Key">While being set up: the secret, in groups of four for reading.</param>
/// <param name="Address">While being set up: what the QR code says.</param>
internal sealed record SecondFactorState(bool IsOn, string? Key, string? Address, int RecoveryCodesLeft);

internal sealed class SecondFactorService(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IClock clock, IIdGenerator ids, IRandomSource random,
    IDataProtectionProvider protection)
{
    public const int RecoveryCodes = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string Issuer = "Ket Nghia";

    private readonly IDataProtector _protector = protection.CreateProtector("KetNghia.SecondFactor");

    public async Task<SecondFactorState> StateAsync(UserInfo user, CancellationToken cancellationToken)
    {
        var row = await db.Set<SecondFactor>().AsNoTracking().FirstOrDefaultAsync(f => f.AccountId == user.AccountId, cancellationToken);
        if (row is null)
        {
            return new SecondFactorState(false, null, null, 0);
        }

        if (row.ConfirmedAtUtc is not null)
        {
            var left = await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == user.AccountId && c.UsedAtUtc == null, cancellationToken);
            return new SecondFactorState(true, null, null, left);
        }

        var key = TimeCodes.ToBase32(_protector.Unprotect(Convert.FromBase64String(row.Secret)));
        var address = $"otpauth://totp/{Uri.EscapeDataString(Issuer + ":" + user.UserName)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}";
        return new SecondFactorState(false, string.Join(' ', key.Chunk(4).Select(c => new string(c))), address, 0);
    }

    /// <summary>A new secret, of no use before it is confirmed.</summary>
    public async Task BeginAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await db.Set<SecondFactor>().AnyAsync(f => f.AccountId == accountId && f.ConfirmedAtUtc != null, cancellationToken))
        {
            throw new BusinessException(AccountErrors.FactorAlreadyOn);
        }

        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        db.RemoveRange(await db.Set<SecondFactor>().Where(f => f.AccountId == accountId).ToListAsync(cancellationToken));
        var secret = Convert.ToBase64String(_protector.Protect(random.Bytes(TimeCodes.SecretBytes)));
        db.Add(new SecondFactor(ids.New(), accountId, secret, clock.UtcNow));
        await SaveAsync("Administration.Account.SecondFactorBegun", account, cancellationToken);
    }

    /// <summary>The first code switches it on; returns the recovery codes, which nobody can read again.</summary>
    public async Task<IReadOnlyList<string>> ConfirmAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var row = await db.Set<SecondFactor>().FirstOrDefaultAsync(f => f.AccountId == accountId && f.ConfirmedAtUtc == null, cancellationToken)
            ?? throw new BusinessException(AccountErrors.FactorNotStarted);
        var step = TimeCodes.Match(_protector.Unprotect(Convert.FromBase64String(row.Secret)), Digits(code), clock.UtcNow)
            ?? throw new BusinessException(AccountErrors.CodeRefused).At("Input.Code");
        row.Confirm(clock.UtcNow, step);
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancellationToken);
        account.TwoFactorEnabled = true;
        var codes = NewCodes(accountId);
        await SaveAsync("Administration.Account.SecondFactorOn", account, cancellationToken);
        return codes;
    }

    /// <summary>Accepts a code once: the step of an authenticator or a recovery code.</summary>
    public async Task<AcceptedCode> AcceptAsync(Guid accountId, string code, CancellationToken cancellationToken)
    {
        var row = await db.Set<SecondFactor>().AsNoTracking()
            .FirstOrDefaultAsync(f => f.AccountId == accountId && f.ConfirmedAtUtc != null, cancellationToken);
        if (row is null)
        {
            return AcceptedCode.None;
        }

        if (TimeCodes.Match(_protector.Unprotect(Convert.FromBase64String(row.Secret)), Digits(code), clock.UtcNow) is { } step)
        {
            var used = await db.Set<SecondFactor>().Where(f => f.Id == row.Id && f.LastStep < step)
                .ExecuteUpdateAsync(u => u.SetProperty(f => f.LastStep, step), cancellationToken);
            return used == 1 ? AcceptedCode.Authenticator : AcceptedCode.None;
        }

        var hash = HashOf(accountId, code);
        var now = clock.UtcNow;
        var opened = await db.Set<RecoveryCode>().Where(c => c.AccountId == accountId && c.CodeHash == hash && c.UsedAtUtc == null)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.UsedAtUtc, now), cancellationToken);
        return opened == 1 ? AcceptedCode.Recovery : AcceptedCode.None;
    }

    /// <summary>Ten new recovery codes; the old ones stop working.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId && a.TwoFactorEnabled, cancellationToken);
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ToListAsync(cancellationToken));
        var codes = NewCodes(accountId);
        await SaveAsync("Administration.Account.RecoveryCodesRenewed", account, cancellationToken);
        return codes;
    }

    /// <summary>The owner switches it off, after giving the password.</summary>
    public async Task SwitchOffAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var account = (await db.Set<Account>().FindAsync([accountId], cancellationToken))!;
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await ForgetAsync(account, cancellationToken);
        await SaveAsync("Administration.Account.SecondFactorOff", account, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes secret and recovery codes away. Within the caller's unit, which has checked who may (an administrator's reset
    /// needs two people), logs and saves.
    /// </summary>
    public async Task ForgetAsync(Account account, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<SecondFactor>().Where(f => f.AccountId == account.Id).ToListAsync(cancellationToken));
        account.TwoFactorEnabled = false;
    }

    private async Task SaveAsync(string action, Account account, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(new ActionEntry(action, nameof(Account), account.Id, account.FullName));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private List<string> NewCodes(Guid accountId)
    {
        var codes = new List<string>();
        for (var i = 0; i < RecoveryCodes; i++)
        {
            var code = new string([.. Enumerable.Range(0, 10).Select(_ => Letters[random.Next(Letters.Length)])]);
            db.Add(new RecoveryCode(ids.New(), accountId, HashOf(accountId, code)));
            codes.Add(code[..5] + "-" + code[5..]);
        }

        return codes;
    }

    private static string HashOf(Guid accountId, string code) =>
        SessionService.Hash(accountId.ToString("N") + new string([.. code.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}
