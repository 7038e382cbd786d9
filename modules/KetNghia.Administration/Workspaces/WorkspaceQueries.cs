using System.Linq.Expressions;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;

namespace KetNghia.Administration.Workspaces;

/// <summary>Where every request learns what it runs as. Reads across workspaces by its nature.</summary>
internal sealed class WorkspaceQueries(KetNghiaDbContext db, IClock clock, PermissionCatalogue catalogue, IDelegations delegations) : IWorkspaceResolver, IWorkspaceDirectory
{
    private const string Why = "a person's memberships are looked up before any tenant is entered";

    /// <summary>One query: workspace, membership, roles and scope as flat rows; one more for those a delegation of today names.</summary>
    public Task<WorkspaceEntry> ResolveAsync(string slug, Guid accountId, CancellationToken cancellationToken) =>
        ResolveAsync(w => w.Slug == slug, accountId, cancellationToken);

    public Task<WorkspaceEntry> ResolveAsync(Guid workspaceId, Guid accountId, CancellationToken cancellationToken) =>
        ResolveAsync(w => w.Id == workspaceId, accountId, cancellationToken);

    private async Task<WorkspaceEntry> ResolveAsync(Expression<Func<Workspace, bool>> which, Guid accountId, CancellationToken cancellationToken)
    {
        var rows = await Rows(which, accountId, clock.Today, delegations.On(clock.Today)).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new WorkspaceEntry(WorkspaceEntryOutcome.Unknown);
        }

        var info = rows[0].Workspace;
        var mine = rows.Where(r => r.MembershipId is not null).GroupBy(r => r.MembershipId!.Value).MinBy(g => g.Key);
        if (mine is null)
        {
            return new WorkspaceEntry(WorkspaceEntryOutcome.NotMember);
        }

        if (rows[0].SuspendedAtUtc is not null)
        {
            return new WorkspaceEntry(WorkspaceEntryOutcome.Suspended, info);
        }

        var granted = mine.SelectMany(r => (r.Permissions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(p => catalogue.Find(p)?.Kinds.Contains(info.Kind) == true)
            .ToHashSet();
        var units = mine.Where(r => r.UnitId is not null).Select(r => r.UnitId!.Value).Distinct().ToList();
        var entry = new WorkspaceEntry(
            WorkspaceEntryOutcome.Entered, info, mine.Key, [.. mine.Select(r => r.RoleName).OfType<string>().Distinct().Select(RoleNames.Shown)], granted,
            units.Count == 0 ? null : new UnitScope(units), mine.Any(r => r.RequiresTwoFactor == true));
        return mine.Any(r => r.IsDelegating) ? With(entry, await delegations.OfAsync(info, mine.Key, granted, cancellationToken)) : entry;
    }

    private static WorkspaceEntry With(WorkspaceEntry entry, DelegatedRights rights) => entry with
    {
        HeldFor = rights.HeldFor,
        GivenTo = rights.GivenTo,
        DemandsSecondFactor = entry.DemandsSecondFactor || rights.DemandsSecondFactor,
    };

    public Task<WorkspaceInfo?> FindAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        Infos(db.Set<Workspace>().Where(w => w.Id == workspaceId)).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<LocalityInfo>> LocalitiesAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<Workspace>().AsNoTracking()
            .Where(w => w.Kind == WorkspaceKind.Locality)
            .OrderBy(w => w.SortName)
            .Select(w => new { w.Id, w.TenantId, w.Slug, w.Name, w.SuspendedAtUtc, Units = w.Units.Select(u => u.UnitId).ToList() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(w => new LocalityInfo(w.Id, w.TenantId, w.Slug, w.Name, w.SuspendedAtUtc is not null, w.Units))];
    }

    public async Task<IReadOnlyList<LocalityHead>> LocalityHeadsAsync(CancellationToken cancellationToken) =>
        await db.Set<Workspace>().AsNoTracking().Where(w => w.Kind == WorkspaceKind.Locality)
            .OrderBy(w => w.SortName)
            .Select(w => new LocalityHead(w.Id, w.TenantId, w.Slug, w.Name, w.Units.OrderBy(u => u.UnitId).Select(u => (Guid?)u.UnitId).FirstOrDefault()))
            .ToListAsync(cancellationToken);

    public IReadOnlyDictionary<Guid, string> CodePrefixes() =>
        db.Set<Workspace>().Where(w => w.CodePrefix != null).Select(w => new { w.TenantId, w.CodePrefix }).ToDictionary(w => w.TenantId, w => w.CodePrefix!);

    public Task<WorkspaceInfo?> FindSponsorAsync(Guid partyId, CancellationToken cancellationToken) =>
        Infos(db.Set<Workspace>().Where(w => w.PartyId == partyId)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Every workspace in which an account is a member now, with what it may do there.</summary>
    public async Task<IReadOnlyList<Place>> PlacesAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var roles = db.Set<Role>().AllTenants(Why).Where(r => r.RetiredAtUtc == null);
        var rows = await db.Set<Membership>().AsNoTracking().AllTenants(Why)
            .Where(m => m.AccountId == accountId && m.RevokedAtUtc == null && (m.ValidTo == null || m.ValidTo >= today))
            .Select(m => new { m.TenantId, Permissions = m.Roles.Join(roles, x => x.RoleId, r => r.Id, (_, r) => r.Permissions).ToList() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new Place(r.TenantId, [.. r.Permissions.SelectMany(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()]))];
    }

    private IQueryable<EntryRow> Rows(Expression<Func<Workspace, bool>> which, Guid accountId, DateOnly today, IQueryable<DelegationEnds> delegated) =>
        from w in db.Set<Workspace>().AsNoTracking().Where(which)
        from m in db.Set<Membership>().AllTenants(Why)
            .Where(m => m.TenantId == w.Id && m.AccountId == accountId && m.RevokedAtUtc == null
                && (m.ValidFrom == null || m.ValidFrom <= today) && (m.ValidTo == null || m.ValidTo >= today))
            .DefaultIfEmpty()
        from mr in db.Set<MembershipRole>().Where(x => x.TenantId == m.TenantId && x.MembershipId == m.Id).DefaultIfEmpty()
        from r in db.Set<Role>().Where(x => x.TenantId == mr.TenantId && x.Id == mr.RoleId && x.RetiredAtUtc == null).DefaultIfEmpty()
        from u in db.Set<MembershipUnit>().Where(x => x.TenantId == m.TenantId && x.MembershipId == m.Id).DefaultIfEmpty()
        select new EntryRow(
            new WorkspaceInfo(w.Id, w.TenantId, w.Kind, w.Slug, w.Name, w.PartyId), w.SuspendedAtUtc,
            (Guid?)m.Id, r.Name, r.Permissions, (Guid?)u.UnitId, (bool?)r.RequiresTwoFactor,
            delegated.Any(d => d.WorkspaceId == m.TenantId && (d.PrincipalId == m.Id || d.DeputyId == m.Id)));

    private static IQueryable<WorkspaceInfo?> Infos(IQueryable<Workspace> workspaces) => workspaces.AsNoTracking()
        .Select(w => new WorkspaceInfo(w.Id, w.TenantId, w.Kind, w.Slug, w.Name, w.PartyId));

    /// <summary>A workspace somebody is a member of.</summary>
    internal sealed record Place(Guid WorkspaceId, IReadOnlyList<string> Permissions);

    private sealed record EntryRow(
        WorkspaceInfo Workspace, DateTime? SuspendedAtUtc, Guid? MembershipId, string? RoleName, string? Permissions, Guid? UnitId, bool? RequiresTwoFactor, bool IsDelegating);
}
