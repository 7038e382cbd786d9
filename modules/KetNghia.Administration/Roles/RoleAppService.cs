using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Users;

namespace KetNghia.Administration.Roles;

internal sealed record RoleInput(string Name, bool RequiresTwoFactor, IReadOnlyCollection<string> Permissions);

/// <summary>Roles of the current workspace.</summary>
internal sealed class RoleAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentWorkspace workspace, ICurrentUser user, IActionLog log, IClock clock, IIdGenerator ids,
    PermissionCatalogue catalogue, ITexts texts, AdminGuard guard)
{
    /// <summary>The permissions a choice amounts to: parents added, unknown names and those of other workspace kinds dropped.</summary>
    public IReadOnlySet<string> Complete(IEnumerable<string> chosen) =>
        catalogue.WithParents(chosen).Where(p => catalogue.Find(p)!.Kinds.Contains(workspace.Required.Kind)).ToHashSet();

    public async Task<Guid> CreateAsync(string name, Guid? copyFromId, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var source = copyFromId is { } id
            ? await db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RecordNotFoundException()
            : null;
        var permissions = Complete(source?.PermissionNames ?? []);
        var faults = new FaultList();
        await faults.AskAsync(() => EnsureNameFreeAsync(name, null, cancellationToken));
        faults.Ask(() => EnsureMayGrant(permissions));
        faults.ThrowIfAny();
        var role = new Role(ids.New(), tenant.Required, await CodeAsync(name, cancellationToken), name, isDefault: false, permissions);
        db.Add(role);
        log.Add(new ActionEntry("Administration.Role.Created", nameof(Role), role.Id, role.Name)
        {
            Data = new Dictionary<string, object?> { ["source"] = source?.Name ?? "–" },
        });
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return role.Id;
    }

    public async Task ChangeAsync(Guid id, long version, RoleInput input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var before = await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var role = await LoadAsync(id, cancellationToken);
        if (role.Version != version)
        {
            throw new BusinessException(FrameworkErrors.ChangedMeanwhile);
        }

        var now = Complete(input.Permissions);
        var old = Complete(role.PermissionNames);
        var faults = new FaultList();
        await faults.AskAsync(() => EnsureNameFreeAsync(input.Name, id, cancellationToken));
        await faults.AskAsync(() => EnsureNotRaisingSelfAsync(role, now.Except(old), cancellationToken));
        faults.Ask(() => EnsureMayGrant(now.Except(old)));
        faults.ThrowIfAny();
        role.Rename(input.Name);
        role.Grant(now);
        role.RequiresTwoFactor = input.RequiresTwoFactor;
        log.Add(new ActionEntry("Administration.Role.Changed", nameof(Role), role.Id, role.Name)
        {
            Data = new Dictionary<string, object?> { ["added"] = Words(now.Except(old)), ["removed"] = Words(old.Except(now)) },
        });
        await db.SaveChangesAsync(cancellationToken);
        await guard.EnsureOneRemainsAsync(before, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    public async Task RetireAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var role = await LoadAsync(id, cancellationToken);
        if (role.IsDefault)
        {
            throw new BusinessException(AdministrationErrors.RoleIsDefault);
        }

        var holders = await db.Set<Membership>().CountAsync(m => m.RevokedAtUtc == null && m.Roles.Any(r => r.RoleId == id), cancellationToken);
        if (holders > 0)
        {
            throw new BusinessException(AdministrationErrors.RoleInUse).With("count", holders);
        }

        role.RetiredAtUtc = clock.UtcNow;
        log.Add(new ActionEntry("Administration.Role.Retired", nameof(Role), role.Id, role.Name));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<Role> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var role = await db.Set<Role>().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        return role.RetiredAtUtc is null ? role : throw new BusinessException(AdministrationErrors.RoleRetired);
    }

    private async Task EnsureNameFreeAsync(string name, Guid? own, CancellationToken cancellationToken)
    {
        var names = await db.Set<Role>().Where(r => r.RetiredAtUtc == null && r.Id != own).Select(r => r.Name).ToListAsync(cancellationToken);
        if (names.Any(n => VietnameseText.Clean(n).Equals(VietnameseText.Clean(name), StringComparison.OrdinalIgnoreCase)))
        {
            throw new BusinessException(AdministrationErrors.RoleNameTaken).At("Input.Name");
        }
    }

    /// <summary>A role the actor holds may lose permissions by their hand, never win any, nor one they hold for another.</summary>
    private async Task EnsureNotRaisingSelfAsync(Role role, IEnumerable<string> added, CancellationToken cancellationToken)
    {
        var gained = added.FirstOrDefault(p => !user.Required.Permissions.Contains(p));
        var me = user.Required.AccountId;
        if (gained is not null && await db.Set<Membership>().AnyAsync(m => m.AccountId == me && m.RevokedAtUtc == null && m.Roles.Any(r => r.RoleId == role.Id), cancellationToken))
        {
            throw new BusinessException(AdministrationErrors.OwnRole).With("permission", texts["Permission." + gained]);
        }
    }

    private void EnsureMayGrant(IEnumerable<string> permissions)
    {
        if (permissions.FirstOrDefault(p => AdministrationPermissions.IsOverOthers(p) && !user.May(p)) is { } above)
        {
            throw new BusinessException(AdministrationErrors.PermissionAboveYours).With("permission", texts["Permission." + above]);
        }
    }

    private async Task<string> CodeAsync(string name, CancellationToken cancellationToken)
    {
        var stem = UserNames.Slug(name, Role.CodeLength - 4) is { Length: > 0 } slug ? slug : "vai-tro";
        var taken = await db.Set<Role>().Where(r => r.Code.StartsWith(stem)).Select(r => r.Code).ToListAsync(cancellationToken);
        var number = 1;
        var code = stem;
        while (taken.Contains(code))
        {
            code = stem + "-" + (++number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return code;
    }

    private string Words(IEnumerable<string> permissions) =>
        string.Join("; ", permissions.Select(p => texts["Permission." + p]).Take(20)) is { Length: > 0 } words ? words : "–";
}
