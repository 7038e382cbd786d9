using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localities;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Seeding;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Accounts;

internal sealed class AccountProvisioning(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentUser user, IActionLog log, IIdGenerator ids, IClock clock,
    AccountSecrets secrets, WorkspaceSeeder roles, CodePrefixes prefixes) : IAccountProvisioning
{
    public async Task<Guid> EnsureAccountAsync(
        string userName, string fullName, string password, string? email, bool mustChangePassword, CancellationToken cancellationToken)
    {
        var normalized = AccountSecrets.NormalizeName(userName);
        var existing = await db.Set<Account>().Where(a => a.NormalizedUserName == normalized).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellationToken);
        if (existing is { } id)
        {
            return id;
        }

        using (tenant.Change(HostTenant.Value))
        {
            var account = secrets.Create(userName, fullName, email);
            secrets.SetPassword(account, password);
            account.MustChangePassword = mustChangePassword;
            db.Add(account);
            log.Add(new ActionEntry("Administration.Account.Provisioned", nameof(Account), account.Id, account.FullName)
            {
                Data = new Dictionary<string, object?> { ["userName"] = account.UserName },
            });
            await db.SaveChangesAsync(cancellationToken);
            return account.Id;
        }
    }

    public async Task<Guid> EnsureMembershipAsync(
        Guid workspaceId, Guid accountId, IReadOnlyCollection<string> roleCodes, IReadOnlyCollection<Guid>? unitIds, CancellationToken cancellationToken)
    {
        using (tenant.Change(workspaceId))
        {
            var membership = await db.Set<Membership>().Include(m => m.Roles).Include(m => m.Units)
                .FirstOrDefaultAsync(m => m.AccountId == accountId && m.RevokedAtUtc == null, cancellationToken);
            var wanted = await RolesAsync(workspaceId, roleCodes, cancellationToken);
            var units = unitIds ?? [];
            if (membership is not null && wanted.All(r => membership.Roles.Any(x => x.RoleId == r.Id)) && units.All(u => membership.Units.Any(x => x.UnitId == u)))
            {
                return membership.Id;
            }

            if (membership is null)
            {
                membership = new Membership(ids.New(), workspaceId, accountId, null, null, user.Info?.AccountId ?? Guid.Empty, clock.UtcNow);
                db.Add(membership);
            }

            foreach (var role in wanted)
            {
                membership.Give(ids.New(), role.Id);
            }

            foreach (var unit in units)
            {
                membership.Limit(ids.New(), unit);
            }

            await LogMembershipAsync(membership, wanted, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return membership.Id;
        }
    }

    public async Task<Guid> EnsureWorkspaceAsync(
        WorkspaceKind kind, string slug, string name, LocalityKind localityKind, IReadOnlyCollection<Guid>? unitIds, Guid? partyId, CancellationToken cancellationToken)
    {
        var existing = await db.Set<Workspace>().Where(w => w.Slug == slug).Select(w => (Guid?)w.Id).FirstOrDefaultAsync(cancellationToken);
        if (existing is { } id)
        {
            return id;
        }

        var prefix = kind == WorkspaceKind.Locality ? await prefixes.ChooseAsync(null, name, cancellationToken) : null;
        var workspace = new Workspace(ids.New(), kind, slug, name, localityKind, partyId, prefix);
        foreach (var unit in unitIds ?? [])
        {
            workspace.Include(ids.New(), unit, null, null);
        }

        using (tenant.Change(HostTenant.Value))
        {
            db.Add(workspace);
            log.Add(new ActionEntry("Administration.Workspace.Provisioned", nameof(Workspace), workspace.Id, workspace.Name)
            {
                Data = new Dictionary<string, object?> { ["name"] = workspace.Name },
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        using (tenant.Change(workspace.Id))
        {
            await roles.EnsureRolesAsync(workspace.Id, kind, cancellationToken);
        }

        return workspace.Id;
    }

    private async Task<List<Role>> RolesAsync(Guid workspaceId, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var found = await db.Set<Role>().Where(r => codes.Contains(r.Code)).ToListAsync(cancellationToken);
        var unknown = codes.Except(found.Select(r => r.Code)).FirstOrDefault();
        return unknown is null ? found : throw new InvalidOperationException($"Workspace {workspaceId} has no role {unknown}.");
    }

    private async Task LogMembershipAsync(Membership membership, IReadOnlyCollection<Role> wanted, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().Where(a => a.Id == membership.AccountId)
            .Select(a => new { a.UserName, a.FullName }).FirstAsync(cancellationToken);
        log.Add(new ActionEntry("Administration.Membership.Provisioned", nameof(Membership), membership.Id, account.FullName)
        {
            Data = new Dictionary<string, object?> { ["userName"] = account.UserName, ["roles"] = string.Join(", ", wanted.Select(r => r.Name)) },
        });
    }
}
