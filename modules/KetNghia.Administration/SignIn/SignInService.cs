using System.Buffers.Text;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.SecondFactors;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KetNghia.Administration.SignIn;

/// <param name="DeviceKey">From the device cookie.</param>
internal sealed record SignInRequest(string? Address, string? Device, string? DeviceKey);

/// <param name="SessionKey">For the session cookie; null when a code is still owed.</param>
/// <param name="PendingKey">For the cookie of the second step.</param>
internal sealed record SignInAnswer(string? SessionKey, string? PendingKey, string? DeviceKey, string Language);

/// <summary>
/// The door. Every refusal takes the same way and the same time whether the account exists or not, and is counted before
/// the password is looked at.
/// </summary>
internal sealed partial class SignInService(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IClock clock, IIdGenerator ids, IRandomSource random, AccountSecrets secrets,
    SessionService sessions, SignInThrottle throttle, SecondFactorService factors, IOptions<SignInLimits> limits, ILogger<SignInService> logger)
{
    private static readonly Account Nobody = Account.Nobody;
    private static string? _hashOfNobody;

    /// <exception cref="BusinessException">Refused, throttled, or the issued password has expired.</exception>
    public async Task<SignInAnswer> WithPasswordAsync(string userName, string password, SignInRequest request, CancellationToken cancellationToken)
    {
        var name = AccountSecrets.NormalizeName(userName);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedUserName == name || a.NormalizedEmail == name, cancellationToken);
        var buckets = await BucketsAsync(account, name, request, cancellationToken);
        if (await throttle.TakeAsync(buckets, cancellationToken) is { } wait)
        {
            Throttled(logger, account?.Id);
            throw new BusinessException(AccountErrors.SignInWait).With("seconds", (int)Math.Ceiling(wait.TotalSeconds));
        }

        var result = Verify(account, password);
        if (account is null || account.IsDisabled || result == PasswordVerificationResult.Failed)
        {
            await RefuseAsync(account, buckets, cancellationToken);
        }

        if (account!.PasswordExpiresAtUtc < clock.UtcNow)
        {
            throw new BusinessException(AccountErrors.PasswordExpired);
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = secrets.Hash(account, password);
        }

        return account.TwoFactorEnabled
            ? await AwaitCodeAsync(account, request, cancellationToken)
            : await LetInAsync(account, request, buckets, "Administration.Account.SignedIn", cancellationToken);
    }

    /// <summary>The second step, by a code of the authenticator or a recovery code.</summary>
    /// <exception cref="BusinessException">Wrong or used code, no tries left, or the step took too long.</exception>
    public async Task<SignInAnswer> WithCodeAsync(string? pendingKey, string code, SignInRequest request, CancellationToken cancellationToken)
    {
        if (await sessions.PendingAsync(pendingKey, cancellationToken) is not { } pending || !await sessions.TakeCodeTryAsync(pending.Id, cancellationToken))
        {
            throw new BusinessException(AccountErrors.CodeTriesUsed);
        }

        var account = await db.Set<Account>().FirstAsync(a => a.Id == pending.AccountId, cancellationToken);
        var accepted = await factors.AcceptAsync(account.Id, code, cancellationToken);
        if (accepted == AcceptedCode.None || account.IsDisabled)
        {
            CodeRefused(logger, account.Id);
            await LogAsync(account, "Administration.Account.CodeRefused", account, cancellationToken);
            throw new BusinessException(AccountErrors.CodeRefused).At("Input.Code");
        }

        await sessions.EndAsync(pending.Id, account.Id, cancellationToken);
        var buckets = await BucketsAsync(account, "", request, cancellationToken);
        var action = accepted == AcceptedCode.Recovery ? "Administration.Account.SignedInByRecoveryCode" : "Administration.Account.SignedInByCode";
        return await LetInAsync(account, request, buckets, action, cancellationToken);
    }

    /// <summary>Ends the session and says so in the log.</summary>
    public async Task SignOutAsync(UserInfo user, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await sessions.EndAsync(user.SessionId!.Value, user.AccountId, cancellationToken);
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(new ActionEntry("Administration.Account.SignedOut", nameof(Account), user.AccountId, user.FullName));
            await db.SaveChangesAsync(cancellationToken);
        }

        await unit.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<GuessBucket>> BucketsAsync(Account? account, string name, SignInRequest request, CancellationToken cancellationToken)
    {
        var device = SessionService.Hash(request.DeviceKey ?? "");
        var id = account?.Id ?? Guid.Empty;
        if (await db.Set<KnownDevice>().AnyAsync(d => d.AccountId == id && d.KeyHash == device, cancellationToken))
        {
            return [GuessBucket.Of("device", device + id.ToString("N"), limits.Value.PerAccount)];
        }

        return
        [
            GuessBucket.Of("account", account is null ? name : id.ToString("N"), limits.Value.PerAccount),
            GuessBucket.Of("address", request.Address ?? "-", limits.Value.PerAddress, grows: false),
        ];
    }

    /// <summary>An unknown name costs as many rounds as a known one.</summary>
    private PasswordVerificationResult Verify(Account? account, string password)
    {
        var hash = account?.PasswordHash ?? (_hashOfNobody ??= secrets.Hash(Nobody, "nobody's password"));
        var result = secrets.Verify(account ?? Nobody, hash, password);
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }

    private async Task RefuseAsync(Account? account, IReadOnlyList<GuessBucket> buckets, CancellationToken cancellationToken)
    {
        await throttle.FailedAsync(buckets, cancellationToken);
        Refused(logger, account?.Id);
        await LogAsync(null, "Administration.Account.SignInRefused", account ?? Nobody, cancellationToken);
        throw new BusinessException(AccountErrors.SignInRefused);
    }

    private async Task<SignInAnswer> AwaitCodeAsync(Account account, SignInRequest request, CancellationToken cancellationToken)
    {
        var (key, _) = sessions.Begin(account.Id, request.Address, request.Device, awaitsSecondFactor: true);
        await LogAsync(account, "Administration.Account.PasswordAccepted", account, cancellationToken);
        return new SignInAnswer(null, key, null, account.Language);
    }

    private async Task<SignInAnswer> LetInAsync(
        Account account, SignInRequest request, IReadOnlyList<GuessBucket> buckets, string action, CancellationToken cancellationToken)
    {
        var (key, _) = sessions.Begin(account.Id, request.Address, request.Device, awaitsSecondFactor: false);
        var device = request.DeviceKey ?? Base64Url.EncodeToString(random.Bytes(32));
        var hash = SessionService.Hash(device);
        if (!await db.Set<KnownDevice>().AnyAsync(d => d.AccountId == account.Id && d.KeyHash == hash, cancellationToken))
        {
            db.Add(new KnownDevice(ids.New(), account.Id, hash, clock.UtcNow));
        }

        // Before the save, which may begin a unit that others wait for.
        await throttle.GiveBackAsync(buckets, cancellationToken);
        await LogAsync(account, action, account, cancellationToken);
        SignedIn(logger, account.Id);
        return new SignInAnswer(key, null, device, account.Language);
    }

    /// <param name="actor">Null before anybody has proved who they are.</param>
    /// <param name="action">Code of the sentence.</param>
    /// <param name="account">Whose history it belongs to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task LogAsync(Account? actor, string action, Account account, CancellationToken cancellationToken)
    {
        var user = actor is null ? null : new UserInfo(actor.Id, actor.UserName!, actor.FullName, null, [], new HashSet<string>());
        using (AmbientFrame.Push(new AmbientFrame(HostTenant.Value, null, user, null)))
        {
            log.Add(new ActionEntry(action, nameof(Account), account.Id, account.FullName));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Signed in {AccountId}")]
    private static partial void SignedIn(ILogger logger, Guid accountId);

    [LoggerMessage(LogLevel.Warning, "Sign-in refused {AccountId}")]
    private static partial void Refused(ILogger logger, Guid? accountId);

    [LoggerMessage(LogLevel.Warning, "Sign-in throttled {AccountId}")]
    private static partial void Throttled(ILogger logger, Guid? accountId);

    [LoggerMessage(LogLevel.Warning, "Sign-in code refused {AccountId}")]
    private static partial void CodeRefused(ILogger logger, Guid accountId);
}
