using KetNghia.Administration.Accounts;

namespace KetNghia.Administration.Sessions;

/// <param name="Device">Browser and system in two words; null when neither is known.</param>
internal sealed record SessionLine(Guid Id, string? Device, string? Address, DateTime CreatedAtUtc, DateTime LastSeenAtUtc, bool IsMine);

/// <summary>A person's own sessions: see them, end one, end all others.</summary>
internal sealed class MySessions(KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IClock clock, SessionService sessions)
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Coc Coc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public async Task<IReadOnlyList<SessionLine>> OfAsync(UserInfo user, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow - SessionService.ListedFor;
        var rows = await db.Set<AccountSession>().AsNoTracking()
            .Where(s => s.AccountId == user.AccountId && s.EndedAtUtc == null && !s.AwaitsSecondFactor && s.LastSeenAtUtc > since)
            .OrderByDescending(s => s.LastSeenAtUtc).Take(100)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SessionLine(s.Id, Describe(s.Device), s.Address, s.CreatedAtUtc, s.LastSeenAtUtc, s.Id == user.SessionId))];
    }

    /// <exception cref="RecordNotFoundException">Somebody else's, or ended already.</exception>
    public async Task EndAsync(UserInfo user, Guid sessionId, CancellationToken cancellationToken)
    {
        if (!await db.Set<AccountSession>().AnyAsync(s => s.Id == sessionId && s.AccountId == user.AccountId && s.EndedAtUtc == null, cancellationToken))
        {
            throw new RecordNotFoundException();
        }

        await RunAsync(user, "Administration.Account.SessionEnded", () => sessions.EndAsync(sessionId, user.AccountId, cancellationToken), cancellationToken);
    }

    public Task EndOthersAsync(UserInfo user, CancellationToken cancellationToken) => RunAsync(
        user, "Administration.Account.OtherSessionsEnded",
        () => sessions.EndAllAsync(user.AccountId, user.SessionId, user.AccountId, cancellationToken), cancellationToken);

    /// <summary>Browser and system in two words; null when neither is known.</summary>
    public static string? Describe(string? device)
    {
        var browser = Browsers.FirstOrDefault(b => device?.Contains(b.Sign, StringComparison.Ordinal) == true).Name;
        var system = Systems.FirstOrDefault(s => device?.Contains(s.Sign, StringComparison.Ordinal) == true).Name;
        var known = string.Join(" · ", new[] { browser, system }.OfType<string>());
        return known.Length > 0 ? known : null;
    }

    private async Task RunAsync(UserInfo user, string action, Func<Task> work, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await work();
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(new ActionEntry(action, nameof(Account), user.AccountId, user.FullName));
            await db.SaveChangesAsync(cancellationToken);
        }

        await unit.CommitAsync(cancellationToken);
    }
}
