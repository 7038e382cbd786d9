using KetNghia.Administration.Accounts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Delegations;

/// <summary>
/// What a member holds for others and has given to others today. One command, asked of those alone whom a delegation
/// names; what was revoked, has ended or lost its principal or deputy is no longer there with the next request.
/// </summary>
internal sealed class DelegationsInForce(KetNghiaDbContext db, IClock clock, PermissionCatalogue catalogue) : IDelegations
{
    private const string Why = "what a person may do is looked up before any tenant is entered";

    public IQueryable<DelegationEnds> On(DateOnly today) => InForce(today).Select(d => new DelegationEnds { WorkspaceId = d.TenantId, PrincipalId = d.PrincipalId, DeputyId = d.DeputyId });

    public async Task<DelegatedRights> OfAsync(WorkspaceInfo workspace, Guid membershipId, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        var (here, today) = (workspace.Id, clock.Today);
        var members = db.Set<Membership>().Where(Membership.ValidOn(today)).Where(m => m.TenantId == here);
        var people = db.Set<Account>().Where(a => !a.IsDisabled);
        var roles = db.Set<Role>().Where(r => r.TenantId == here && r.RetiredAtUtc == null);
        var rows = await (
            from d in InForce(today).AsNoTracking()
            where d.TenantId == here && (d.PrincipalId == membershipId || d.DeputyId == membershipId)
            join principal in members on d.PrincipalId equals principal.Id
            join giver in people on principal.AccountId equals giver.Id
            join deputy in members on d.DeputyId equals deputy.Id
            join taker in people on deputy.AccountId equals taker.Id
            where !principal.Units.Any() || (deputy.Units.Any() && deputy.Units.All(u => principal.Units.Any(x => x.UnitId == u.UnitId)))
            from p in d.Permissions
            where roles.Any(r => principal.Roles.Any(x => x.RoleId == r.Id) && (" " + r.Permissions + " ").Contains(" " + p.Permission + " "))
            select new
            {
                p.Permission,
                IsHeld = d.DeputyId == membershipId,
                For = new ActingFor(giver.Id, giver.FullName, d.Capacity, d.PrincipalOffice, d.DeputyOffice, d.Id),
                Deputy = taker.FullName,
                Demands = roles.Any(r => r.RequiresTwoFactor && principal.Roles.Any(x => x.RoleId == r.Id)),
            }).ToListAsync(cancellationToken);
        var known = rows.Where(r => catalogue.Find(r.Permission) is { IsDelegable: true } p && p.Kinds.Contains(workspace.Kind)).ToList();
        var held = new Dictionary<string, ActingFor>();
        foreach (var row in known.Where(r => r.IsHeld && !own.Contains(r.Permission)))
        {
            foreach (var permission in catalogue.WithParents([row.Permission]).Where(p => !own.Contains(p)))
            {
                held.TryAdd(permission, row.For);
            }
        }

        return new DelegatedRights(
            held, known.Where(r => !r.IsHeld).DistinctBy(r => r.Permission).ToDictionary(r => r.Permission, r => r.Deputy), known.Any(r => r.IsHeld && r.Demands && held.ContainsKey(r.Permission)));
    }

    private IQueryable<Delegation> InForce(DateOnly today) =>
        db.Set<Delegation>().AllTenants(Why).Where(d => d.RevokedAtUtc == null && d.FromOn <= today && d.ToOn >= today);
}
