using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Roles;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Memberships;

/// <summary>One row per workspace that everybody who changes rights there must raise first: such changes happen one after another.</summary>
internal sealed class WorkspaceGuard : IHostOwned
{
    private WorkspaceGuard()
    {
    }

    public WorkspaceGuard(Guid workspaceId) => Id = workspaceId;

    public Guid Id { get; private set; }

    public long Turns { get; private set; }
}

internal sealed class WorkspaceGuardConfiguration : IEntityTypeConfiguration<WorkspaceGuard>
{
    public void Configure(EntityTypeBuilder<WorkspaceGuard> builder)
    {
        builder.ToTable("Adm_WorkspaceGuards");
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}

/// <summary>Keeps a workspace from losing its last administrator, whoever acts at the same moment.</summary>
internal sealed class AdminGuard(KetNghiaDbContext db, IClock clock)
{
    /// <summary>
    /// Takes the workspace's turn; the caller has opened its unit and entered the tenant. Whoever comes second waits
    /// here and then sees what the first one wrote.
    /// </summary>
    /// <returns>How many lasting administrators there are before the change.</returns>
    public async Task<int> TakeTurnAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var raised = await db.Set<WorkspaceGuard>().Where(g => g.Id == workspaceId)
            .ExecuteUpdateAsync(u => u.SetProperty(g => g.Turns, g => g.Turns + 1), cancellationToken);
        if (raised == 0)
        {
            db.Add(new WorkspaceGuard(workspaceId));
        }

        return await CountAsync(cancellationToken);
    }

    /// <summary>After the change was saved, before the unit is committed.</summary>
    public async Task EnsureOneRemainsAsync(int before, CancellationToken cancellationToken)
    {
        if (before > 0 && await CountAsync(cancellationToken) == 0)
        {
            throw new BusinessException(AdministrationErrors.LastAdmin);
        }
    }

    /// <summary>Members who may manage users, now and without an end date.</summary>
    private Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var admins = db.Set<Role>().Where(r => r.RetiredAtUtc == null && (" " + r.Permissions + " ").Contains(" " + AdministrationPermissions.Users.Manage + " "));
        return db.Set<Membership>()
            .Where(m => m.RevokedAtUtc == null && m.ValidTo == null && (m.ValidFrom == null || m.ValidFrom <= today))
            .Where(m => db.Set<Account>().Any(a => a.Id == m.AccountId && !a.IsDisabled))
            .CountAsync(m => db.Set<MembershipRole>().Any(x => x.MembershipId == m.Id && admins.Any(r => r.Id == x.RoleId)), cancellationToken);
    }
}
