using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Sessions;

internal enum MyWorkspaceState
{
    Open,
    Upcoming,
    Expired,
    Suspended,
}

internal sealed record MyWorkspace(
    Guid Id, WorkspaceKind Kind, string Slug, string Name, IReadOnlyList<string> Roles, MyWorkspaceState State, DateOnly? From, DateOnly? To, string? SuspendedReason)
{
    public string Path => "/k/" + Slug + "/";

    public string Icon => (State, Kind) switch
    {
        (not MyWorkspaceState.Open, _) => "lock",
        (_, WorkspaceKind.Province) => "map-2",
        (_, WorkspaceKind.Sponsor) => "building",
        _ => "building-community",
    };
}

/// <summary>Where a person may work, in one command.</summary>
internal sealed class MyWorkspaces(KetNghiaDbContext db, IClock clock)
{
    private const string Why = "a person's own memberships, before a workspace is entered";

    public async Task<IReadOnlyList<MyWorkspace>> OfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var rows = await (
            from m in db.Set<Membership>().AsNoTracking().AllTenants(Why).Where(m => m.AccountId == accountId)
            join w in db.Set<Workspace>() on m.TenantId equals w.Id
            from mr in db.Set<MembershipRole>().Where(x => x.TenantId == m.TenantId && x.MembershipId == m.Id).DefaultIfEmpty()
            from r in db.Set<Role>().Where(x => x.TenantId == mr.TenantId && x.Id == mr.RoleId && x.RetiredAtUtc == null).DefaultIfEmpty()
            orderby w.SortName, m.Id, r.SortName
            select new { w.Id, w.Kind, w.Slug, w.Name, w.SuspendedAtUtc, w.SuspendedReason, m.ValidFrom, m.ValidTo, m.RevokedAtUtc, Role = r.Name })
            .ToListAsync(cancellationToken);
        var today = clock.Today;
        return [.. rows
            .GroupBy(r => r.Id)
            .Select(g => g.GroupBy(r => StateOf(r.RevokedAtUtc, r.SuspendedAtUtc, r.ValidFrom, r.ValidTo, today)).MinBy(s => s.Key)!)
            .Select(g => (State: g.Key, First: g.First(), Roles: g.Select(r => r.Role).OfType<string>().Distinct().Select(RoleNames.Shown).ToList()))
            .Select(x => new MyWorkspace(
                x.First.Id, x.First.Kind, x.First.Slug, x.First.Name, x.Roles, x.State, x.First.ValidFrom, x.First.ValidTo, x.First.SuspendedReason))];
    }

    private static MyWorkspaceState StateOf(DateTime? revoked, DateTime? suspended, DateOnly? from, DateOnly? to, DateOnly today) =>
        revoked is not null || to < today ? MyWorkspaceState.Expired
        : from > today ? MyWorkspaceState.Upcoming
        : suspended is not null ? MyWorkspaceState.Suspended
        : MyWorkspaceState.Open;
}
