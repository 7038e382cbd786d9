using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;

namespace KetNghia.Administration.Users;

/// <summary>Makes accounts and one-time passwords for administrators.</summary>
internal sealed class AccountRegistration(KetNghiaDbContext db, IClock clock, AccountSecrets secrets)
{
    public static readonly TimeSpan PasswordLife = TimeSpan.FromHours(72);

    public Task<Account?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        var normalized = AccountSecrets.NormalizeName(userName);
        return db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedUserName == normalized, cancellationToken);
    }

    /// <summary>A free name made from the person's, with a number when it is taken.</summary>
    public async Task<string> SuggestAsync(string fullName, CancellationToken cancellationToken)
    {
        var stem = UserNames.Suggest(fullName) is { Length: >= 3 } made ? made : "nguoi.dung";
        var prefix = AccountSecrets.NormalizeName(stem);
        var taken = await db.Set<Account>().Where(a => a.NormalizedUserName!.StartsWith(prefix)).Select(a => a.NormalizedUserName).ToListAsync(cancellationToken);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem : stem + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!taken.Contains(AccountSecrets.NormalizeName(name)))
            {
                return name;
            }
        }
    }

    public async Task<(Account Account, string Password)> AddAsync(string userName, string fullName, string? email, CancellationToken cancellationToken)
    {
        if (!UserNames.IsValid(userName))
        {
            throw new BusinessException(AdministrationErrors.UserNameInvalid).At("Input.UserName");
        }

        var account = secrets.Create(userName, fullName, email);
        await EnsureEmailFreeAsync(account.NormalizedEmail, cancellationToken);
        account.LockoutEnabled = true;
        db.Add(account);
        return (account, Issue(account));
    }

    /// <exception cref="BusinessException">Another account has this address.</exception>
    public async Task EnsureEmailFreeAsync(string? normalized, CancellationToken cancellationToken)
    {
        if (normalized is not null && await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == normalized, cancellationToken))
        {
            throw new BusinessException(AdministrationErrors.EmailTaken).At("Input.Email");
        }
    }

    /// <summary>Sets a password that serves once and for 72 hours.</summary>
    public string Issue(Account account)
    {
        var password = secrets.OneTimePassword();
        secrets.SetPassword(account, password);
        account.MustChangePassword = true;
        account.PasswordExpiresAtUtc = clock.UtcNow + PasswordLife;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return password;
    }
}
