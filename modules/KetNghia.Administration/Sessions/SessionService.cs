using System.Buffers.Text;
using System.Security.Cryptography;
using KetNghia.Administration.Accounts;

namespace KetNghia.Administration.Sessions;

/// <summary>A sign-in whose second step is open.</summary>
internal sealed record PendingSignIn(Guid Id, Guid AccountId);

internal sealed class SessionService(KetNghiaDbContext db, IClock clock, IIdGenerator ids, IRandomSource random, SecuritySettings settings)
{
    /// <summary>How long the second step of a sign-in may take.</summary>
    public static readonly TimeSpan CodeWindow = TimeSpan.FromMinutes(10);

    /// <summary>Sessions unseen for longer are not worth showing.</summary>
    public static readonly TimeSpan ListedFor = TimeSpan.FromDays(7);

    public const int CodeTries = 5;
    public const string PasswordPage = "/account/password";
    public const string SecondFactorPage = "/account/two-factor?demanded=true";

    private const string Why = "a session is found before any tenant is entered";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Adds a session and returns the key for the cookie; the caller saves.</summary>
    public string Begin(Guid accountId, string? address, string? device) => Begin(accountId, address, device, awaitsSecondFactor: false).Key;

    public (string Key, AccountSession Session) Begin(Guid accountId, string? address, string? device, bool awaitsSecondFactor)
    {
        var key = Base64Url.EncodeToString(random.Bytes(32));
        var session = new AccountSession(
            ids.New(), accountId, Hash(key), clock.UtcNow, address, device is { Length: > 200 } ? device[..200] : device, awaitsSecondFactor);
        db.Add(session);
        return (key, session);
    }

    /// <summary>
    /// Who the key belongs to, or why nobody: the session has ended, expired, or the account may no longer sign in. One
    /// command, settings included.
    /// </summary>
    public async Task<SessionFound> FindAsync(string key, CancellationToken cancellationToken)
    {
        var row = await RowAsync(Hash(key), cancellationToken);
        var now = clock.UtcNow;
        if (row is null)
        {
            return new(null, SessionEnd.Expired);
        }

        if (EndOf(row, now) is { } end)
        {
            return new(null, end);
        }

        if (now - row.Session.LastSeenAtUtc > SeenEvery)
        {
            await db.Set<AccountSession>().Where(s => s.Id == row.Session.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAtUtc, now), cancellationToken);
        }

        var owesFactor = !row.TwoFactorEnabled && settings.Flag(SecuritySettings.EnforceTwoFactor, row.EnforceTwoFactor);
        var user = new UserInfo(row.Session.AccountId, row.UserName!, row.FullName, null, [], new HashSet<string>(), row.Session.Id);
        return new(
            new SignedInFeature(user)
            {
                FirstVisit = row.MustChangePassword ? PasswordPage : null,
                SecondFactorSetUp = owesFactor ? SecondFactorPage : null,
                VerifiedUntilUtc = row.Session.VerifiedAtUtc + settings.Minutes(SecuritySettings.StepUpMinutes, row.StepUpMinutes),
            },
            null);
    }

    /// <summary>The pending sign-in of a key, if its second step is still open.</summary>
    public async Task<PendingSignIn?> PendingAsync(string? key, CancellationToken cancellationToken)
    {
        var hash = key is null ? "" : Hash(key);
        var oldest = clock.UtcNow - CodeWindow;
        return await db.Set<AccountSession>().AsNoTracking()
            .Where(s => s.KeyHash == hash && s.AwaitsSecondFactor && s.EndedAtUtc == null && s.CreatedAtUtc >= oldest)
            .Select(s => new PendingSignIn(s.Id, s.AccountId)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Takes one of the tries of a pending sign-in; false when they are used up.</summary>
    public async Task<bool> TakeCodeTryAsync(Guid sessionId, CancellationToken cancellationToken) =>
        await db.Set<AccountSession>().Where(s => s.Id == sessionId && s.EndedAtUtc == null && s.CodeTries < CodeTries)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.CodeTries, s => s.CodeTries + 1), cancellationToken) == 1;

    public Task EndAsync(Guid sessionId, Guid byId, CancellationToken cancellationToken) =>
        EndAsync(db.Set<AccountSession>().Where(s => s.Id == sessionId), byId, cancellationToken);

    /// <summary>Ends every session of an account, except the one named.</summary>
    public Task<int> EndAllAsync(Guid accountId, Guid? exceptId, Guid byId, CancellationToken cancellationToken) =>
        EndAsync(db.Set<AccountSession>().Where(s => s.AccountId == accountId && s.Id != exceptId), byId, cancellationToken);

    /// <summary>The password was given again: sensitive pages open for a while.</summary>
    public Task VerifiedAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return db.Set<AccountSession>().Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.VerifiedAtUtc, now), cancellationToken);
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));

    private SessionEnd? EndOf(SessionRow row, DateTime now) => row.Session switch
    {
        { EndedAtUtc: not null } s => s.EndedById == s.AccountId ? SessionEnd.EndedElsewhere : SessionEnd.EndedByOthers,
        _ when row.IsDisabled => SessionEnd.EndedByOthers,
        { AwaitsSecondFactor: true } => SessionEnd.Expired,
        var s when now - s.CreatedAtUtc > settings.Hours(SecuritySettings.AbsoluteHours, row.AbsoluteHours) => SessionEnd.Expired,
        var s when now - s.LastSeenAtUtc > settings.Minutes(SecuritySettings.IdleMinutes, row.IdleMinutes) => SessionEnd.Idle,
        _ => null,
    };

    private Task<int> EndAsync(IQueryable<AccountSession> sessions, Guid byId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return sessions.Where(s => s.EndedAtUtc == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAtUtc, now).SetProperty(s => s.EndedById, byId), cancellationToken);
    }

    private Task<SessionRow?> RowAsync(string hash, CancellationToken cancellationToken)
    {
        var stored = settings.Stored;
        return (from s in db.Set<AccountSession>().AsNoTracking().AllTenants(Why).Where(s => s.KeyHash == hash)
                join a in db.Set<Account>() on s.AccountId equals a.Id
                select new SessionRow(
                    s, a.UserName, a.FullName, a.IsDisabled, a.MustChangePassword, a.TwoFactorEnabled,
                    stored.Where(v => v.Name == SecuritySettings.IdleMinutes).Select(v => v.Value).FirstOrDefault(),
                    stored.Where(v => v.Name == SecuritySettings.AbsoluteHours).Select(v => v.Value).FirstOrDefault(),
                    stored.Where(v => v.Name == SecuritySettings.StepUpMinutes).Select(v => v.Value).FirstOrDefault(),
                    stored.Where(v => v.Name == SecuritySettings.EnforceTwoFactor).Select(v => v.Value).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record SessionRow(
        AccountSession Session, string? UserName, string FullName, bool IsDisabled, bool MustChangePassword, bool TwoFactorEnabled,
        string? IdleMinutes, string? AbsoluteHours, string? StepUpMinutes, string? EnforceTwoFactor);
}
