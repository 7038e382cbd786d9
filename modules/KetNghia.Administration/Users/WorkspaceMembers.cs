using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;

namespace KetNghia.Administration.Users;

/// <summary>A member with the account.</summary>
internal sealed class Holder
{
    public required Membership Member { get; init; }

    public required Account Account { get; init; }
}

internal sealed class WorkspaceMembers(KetNghiaDbContext db, IClock clock) : IWorkspaceMembers
{
    private const int Most = 500;

    public async Task<IReadOnlyList<WorkspaceMember>> HoldersAsync(string permission, CancellationToken cancellationToken) =>
        await Holding(permission).OrderBy(h => h.Account.SortName).ThenBy(h => h.Account.Id).Take(Most)
            .Select(h => new WorkspaceMember(h.Account.Id, h.Account.FullName, h.Member.Units.Count > 0)).ToListAsync(cancellationToken);

    /// <summary>Whoever holds it now.</summary>
    public IQueryable<Holder> Holding(string permission)
    {
        var granting = Granting(permission);
        return from m in db.Set<Membership>().AsNoTracking().Where(Membership.ValidOn(clock.Today))
               join a in db.Set<Account>() on m.AccountId equals a.Id
               where !a.IsDisabled && m.Roles.Any(x => granting.Any(r => r.Id == x.RoleId))
               select new Holder { Member = m, Account = a };
    }

    /// <summary>Roles that give it.</summary>
    public IQueryable<Role> Granting(string permission) => db.Set<Role>().Where(r => r.RetiredAtUtc == null && (" " + r.Permissions + " ").Contains(" " + permission + " "));
}
