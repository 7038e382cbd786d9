namespace KetNghia.Administration.Sessions;

/// <summary>Sessions that were ended, or not used, for longer than they are kept: no cookie opens them any more.</summary>
internal sealed class ExpiringSessions(KetNghiaDbContext db) : IExpiring
{
    public string Setting => KeepingSettings.SessionDays;

    public async Task<int> PurgeAsync(DateTime beforeUtc, int atMost, CancellationToken cancellationToken)
    {
        var rows = db.Set<AccountSession>().Where(s => s.LastSeenAtUtc < beforeUtc && (s.EndedAtUtc == null || s.EndedAtUtc < beforeUtc));
        var ids = await rows.OrderBy(s => s.LastSeenAtUtc).Select(s => s.Id).Take(atMost).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await rows.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
