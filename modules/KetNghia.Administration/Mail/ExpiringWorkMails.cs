namespace KetNghia.Administration.Mail;

/// <summary>What became of mails long ago.</summary>
internal sealed class ExpiringWorkMails(KetNghiaDbContext db) : IExpiring
{
    public string Setting => KeepingSettings.JobDays;

    public async Task<int> PurgeAsync(DateTime beforeUtc, int atMost, CancellationToken cancellationToken)
    {
        var ids = await db.Set<WorkMail>().Where(m => m.StartedAtUtc < beforeUtc).OrderBy(m => m.Day).Select(m => m.Id).Take(atMost).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await db.Set<WorkMail>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
