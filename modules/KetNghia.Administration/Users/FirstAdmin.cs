using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;

namespace KetNghia.Administration.Users;

internal sealed class FirstAdmin(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock, AccountRegistration accounts, ITexts texts) : IFirstAdmin
{
    public async Task<FirstAdminResult> CreateAsync(string userName, string fullName, string? email, bool force, CancellationToken cancellationToken)
    {
        using (tenant.Change(HostTenant.Value))
        {
            var role = await db.Set<Role>().FirstOrDefaultAsync(r => r.Code == RoleCodes.ProvinceAdmin, cancellationToken);
            if (role is null)
            {
                return new FirstAdminResult(FirstAdminOutcome.NoProvince);
            }

            if (!force && await HasAdminAsync(role.Id, cancellationToken))
            {
                return new FirstAdminResult(FirstAdminOutcome.AlreadyThere);
            }

            try
            {
                return new FirstAdminResult(FirstAdminOutcome.Created, await AddAsync(role, userName, fullName, email, cancellationToken));
            }
            catch (BusinessException refusal)
            {
                return new FirstAdminResult(FirstAdminOutcome.Refused, Reason: texts.Error(refusal));
            }
        }
    }

    private async Task<string> AddAsync(Role role, string userName, string fullName, string? email, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(userName, cancellationToken) is not null)
        {
            throw new BusinessException(FrameworkErrors.Duplicate);
        }

        var (account, password) = await accounts.AddAsync(userName, fullName, email, cancellationToken);
        var membership = new Membership(ids.New(), HostTenant.Value, account.Id, null, null, Guid.Empty, clock.UtcNow);
        membership.Give(ids.New(), role.Id);
        db.Add(membership);
        log.Add(new ActionEntry("Administration.Account.CreatedByCommand", nameof(Account), account.Id, account.FullName) { RootId = membership.Id });
        log.Add(new ActionEntry("Administration.Membership.Provisioned", nameof(Membership), membership.Id, account.FullName)
        {
            Data = new Dictionary<string, object?> { ["userName"] = account.UserName, ["roles"] = role.Name },
        });
        await db.SaveChangesAsync(cancellationToken);
        return password;
    }

    private Task<bool> HasAdminAsync(Guid roleId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return (from m in db.Set<Membership>()
                join a in db.Set<Account>() on m.AccountId equals a.Id
                where m.RevokedAtUtc == null && (m.ValidTo == null || m.ValidTo >= today) && !a.IsDisabled && m.Roles.Any(r => r.RoleId == roleId)
                select m.Id).AnyAsync(cancellationToken);
    }
}
