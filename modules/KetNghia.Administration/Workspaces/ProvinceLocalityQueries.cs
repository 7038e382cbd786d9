using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;

namespace KetNghia.Administration.Workspaces;

internal sealed record LocalityUnitRow(Guid UnitId, string Label, DateOnly? From, DateOnly? To);

internal sealed record LocalityDetails(
    Guid Id, WorkspaceKind Kind, LocalityKind LocalityKind, string Name, string Slug, string? CodePrefix, DateTime? SuspendedAtUtc, string? SuspendedReason,
    IReadOnlyList<LocalityUnitRow> Units, IReadOnlyList<string> Admins, int Members);

/// <summary>What the host side sees of every workspace: figures and administrators, never business rows.</summary>
internal sealed class ProvinceLocalityQueries(KetNghiaDbContext db, IClock clock, IEnumerable<IUnitLookup> unitLookups)
{
    private const string Why = "the host side keeps every workspace";

    public async Task<LocalityDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Set<Workspace>().AsNoTracking().Include(w => w.Units)
            .FirstOrDefaultAsync(w => w.Id == id && w.Kind != WorkspaceKind.Province, cancellationToken) ?? throw new RecordNotFoundException();
        var people = await Admins().Where(m => m.TenantId == id)
            .Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { a.FullName, a.UserName, a.SortName })
            .OrderBy(a => a.SortName).Take(50).ToListAsync(cancellationToken);
        var members = await Members().CountAsync(m => m.TenantId == id, cancellationToken);
        var units = row.Units.Count > 0 && unitLookups.FirstOrDefault() is { } lookup
            ? await lookup.GetAsync([.. row.Units.Select(u => u.UnitId)], cancellationToken)
            : new Dictionary<Guid, UnitRef>();
        return new LocalityDetails(
            row.Id, row.Kind, row.LocalityKind, row.Name, row.Slug, row.CodePrefix, row.SuspendedAtUtc, row.SuspendedReason,
            [.. row.Units.Select(u => new LocalityUnitRow(u.UnitId, units.GetValueOrDefault(u.UnitId)?.Label ?? u.UnitId.ToString(), u.ValidFrom, u.ValidTo))
                .OrderBy(u => u.Label, StringComparer.CurrentCulture)],
            [.. people.Select(p => $"{p.FullName} ({p.UserName})")], members);
    }

    /// <summary>Those that stand today.</summary>
    public IQueryable<Membership> Members() => db.Set<Membership>().AsNoTracking().AllTenants(Why).Where(Membership.ValidOn(clock.Today));

    /// <summary>Those of them whose roles may manage users.</summary>
    public IQueryable<Membership> Admins()
    {
        var managing = db.Set<MembershipRole>().AllTenants(Why).Join(
            db.Set<Role>().AllTenants(Why).Where(r => r.RetiredAtUtc == null && (" " + r.Permissions + " ").Contains(" " + AdministrationPermissions.Users.Manage + " ")),
            x => x.RoleId, r => r.Id, (x, _) => x);
        // The tenant leads the index: without it all roles of all workspaces are read for each row.
        return Members().Where(m => managing.Any(x => x.TenantId == m.TenantId && x.MembershipId == m.Id));
    }
}
