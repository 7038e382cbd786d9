using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Users;

/// <summary>Puts roles, units and dates on a membership, within what the actor may hand out.</summary>
internal sealed class RightsWriter(
    KetNghiaDbContext db, ICurrentUser user, IIdGenerator ids, IEnumerable<IUnitLookup> unitLookups)
{
    /// <param name="unlimited">The host side appoints a locality's first administrator: not limited by its own rights.</param>
    public async Task ApplyAsync(Membership membership, RightsInput input, bool unlimited, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var (roles, units) = await CheckAsync(membership, input, unlimited, faults, cancellationToken);
        faults.ThrowIfAny();
        SetRoles(membership, roles);
        SetUnits(membership, units.Keys);
        membership.SetValidity(input.From, input.To);
        membership.Summarize(
            string.Join(", ", roles.Select(r => r.Name)),
            units.Count == 0 ? null : string.Join(", ", units.Values.Order(StringComparer.CurrentCulture)));
    }

    /// <summary>Everything that is wrong with these rights for the membership; nothing is put on it.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(Membership membership, RightsInput input, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        await CheckAsync(membership, input, unlimited: false, faults, cancellationToken);
        return faults.Found;
    }

    private async Task<(List<Role> Roles, Dictionary<Guid, string> Units)> CheckAsync(
        Membership membership, RightsInput input, bool unlimited, FaultList faults, CancellationToken cancellationToken)
    {
        if (input.From is { } from && input.To is { } to && to < from)
        {
            faults.Add(new BusinessException(AdministrationErrors.DatesReversed).At("Input.To"));
        }

        var roles = await db.Set<Role>().Where(r => r.RetiredAtUtc == null && input.RoleIds.Contains(r.Id))
            .OrderBy(r => r.SortName).ToListAsync(cancellationToken);
        if (roles.Count == 0 || roles.Count != input.RoleIds.Distinct().Count())
        {
            faults.Add(new BusinessException(AdministrationErrors.RoleUnknown).At("Input.RoleIds"));
        }

        var gone = await RolesAsync(membership, [.. roles.Select(r => r.Id)], cancellationToken);
        faults.Ask(() => EnsureMayGive([.. roles.Where(r => membership.Roles.All(x => x.RoleId != r.Id)), .. gone], unlimited));
        var units = await faults.AskAsync(() => UnitsAsync(membership.TenantId, input.UnitIds, cancellationToken));
        if (units is not null)
        {
            await faults.AskAsync(() => EnsureBoundAsync(membership.TenantId, roles, units.Count, cancellationToken));
        }

        return (roles, units ?? []);
    }

    /// <summary>A commune's officer answers for communes that are named: without one the role would reach all of them.</summary>
    private async Task EnsureBoundAsync(Guid workspaceId, List<Role> roles, int units, CancellationToken cancellationToken)
    {
        if (units == 0 && roles.FirstOrDefault(r => r.Code == RoleCodes.CommuneOfficer) is { } bound
            && await db.Set<WorkspaceUnit>().AnyAsync(u => u.WorkspaceId == workspaceId, cancellationToken))
        {
            throw new BusinessException(AdministrationErrors.UnitNeeded).With("role", bound.Name).At("Input.UnitIds");
        }
    }

    /// <summary>Whoever is limited to units does nothing to somebody who reaches further: not to the rights, not to the account.</summary>
    public async Task EnsureWithinOwnUnitsAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        if (user.Scope is not { } own)
        {
            return;
        }

        var theirs = await db.Set<MembershipUnit>().Where(u => u.MembershipId == membershipId).Select(u => u.UnitId).ToListAsync(cancellationToken);
        if (theirs.Count == 0 || theirs.Any(u => !own.UnitIds.Contains(u)))
        {
            throw new BusinessException(AdministrationErrors.PersonOutside);
        }
    }

    public async Task EnsureMayEndAsync(Membership membership, CancellationToken cancellationToken)
    {
        await EnsureWithinOwnUnitsAsync(membership.Id, cancellationToken);
        EnsureMayGive(await RolesAsync(membership, [], cancellationToken), unlimited: false);
    }

    /// <summary>Nobody hands out administration rights beyond their own, or takes them away.</summary>
    private void EnsureMayGive(IEnumerable<Role> roles, bool unlimited)
    {
        var above = unlimited ? null : roles.FirstOrDefault(r => r.PermissionNames.Any(p => AdministrationPermissions.IsOverOthers(p) && !user.May(p)));
        if (above is not null)
        {
            throw new BusinessException(AdministrationErrors.RoleAboveYours).With("role", above.Name).At("Input.RoleIds");
        }
    }

    /// <summary>Roles the membership has beside those named, retired ones included.</summary>
    private async Task<List<Role>> RolesAsync(Membership membership, IReadOnlyCollection<Guid> beside, CancellationToken cancellationToken)
    {
        var wanted = membership.Roles.Select(x => x.RoleId).Except(beside).ToList();
        return wanted.Count == 0 ? [] : await db.Set<Role>().Where(r => wanted.Contains(r.Id)).ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<Guid, string>> UnitsAsync(Guid workspaceId, IReadOnlyCollection<Guid> wanted, CancellationToken cancellationToken)
    {
        if (user.Scope is { } own && (wanted.Count == 0 || wanted.Any(u => !own.UnitIds.Contains(u))))
        {
            throw new BusinessException(AdministrationErrors.UnitOutside).At("Input.UnitIds");
        }

        if (wanted.Count == 0)
        {
            return [];
        }

        var allowed = await db.Set<WorkspaceUnit>().Where(u => u.WorkspaceId == workspaceId).Select(u => u.UnitId).ToListAsync(cancellationToken);
        if (wanted.Any(u => !allowed.Contains(u)))
        {
            throw new BusinessException(AdministrationErrors.UnitOutside).At("Input.UnitIds");
        }

        var known = unitLookups.FirstOrDefault() is { } lookup ? await lookup.GetAsync([.. wanted], cancellationToken) : new Dictionary<Guid, UnitRef>();
        return wanted.Distinct().ToDictionary(u => u, u => known.TryGetValue(u, out var unit) ? unit.Name : u.ToString());
    }

    private void SetRoles(Membership membership, List<Role> roles)
    {
        foreach (var gone in membership.Roles.Where(x => roles.All(r => r.Id != x.RoleId)).ToList())
        {
            membership.Take(gone.RoleId);
        }

        foreach (var role in roles)
        {
            membership.Give(ids.New(), role.Id);
        }
    }

    private void SetUnits(Membership membership, IReadOnlyCollection<Guid> units)
    {
        foreach (var gone in membership.Units.Where(x => !units.Contains(x.UnitId)).ToList())
        {
            membership.Widen(gone.UnitId);
        }

        foreach (var unit in units)
        {
            membership.Limit(ids.New(), unit);
        }
    }
}
