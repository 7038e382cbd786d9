namespace KetNghia.Administration.Accounts;

internal sealed record MyProfile(string FullName, string Language, WorkMailChoice WorkMail, bool HasEmail);

/// <summary>What people may change about themselves.</summary>
internal sealed class AccountProfiles(KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log)
{
    public static IReadOnlyList<string> Languages { get; } = ["vi", "en"];

    public async Task<MyProfile> GetAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db.Set<Account>().AsNoTracking().Where(a => a.Id == accountId).Select(a => new MyProfile(a.FullName, a.Language, a.WorkMail, a.Email != null)).FirstOrDefaultAsync(cancellationToken)
        ?? throw new RecordNotFoundException();

    public async Task ChangeAsync(Guid accountId, string fullName, string language, WorkMailChoice workMail, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId, cancellationToken) ?? throw new RecordNotFoundException();
        account.Rename(fullName);
        account.Language = language;
        var before = account.WorkMail;
        account.WorkMail = workMail;
        using (tenant.Change(HostTenant.Value))
        {
            log.Add(new ActionEntry("Administration.Account.ProfileChanged", nameof(Account), account.Id, account.FullName));
            if (before != workMail)
            {
                log.Add(new ActionEntry("Administration.Account.WorkMailChosen", nameof(Account), account.Id, account.FullName)
                {
                    Data = new Dictionary<string, object?> { ["before"] = before.ToString(), ["after"] = workMail.ToString() },
                });
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
