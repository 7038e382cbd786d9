using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>What the province reads across localities, within the person's own unit scope if there is one.</summary>
internal sealed class ProvincePairingQueries(KetNghiaDbContext db, ICurrentUser user)
{
    private const string Why = "the province follows the pairings of every locality";

    public IQueryable<TwinPairing> Pairings()
    {
        var all = db.Set<TwinPairing>().AllTenants(Why).Where(p => !p.IsRemoved);
        return user.Scope is { } scope ? all.Where(p => scope.UnitIds.Contains(p.UnitId) || p.Receivers.Any(r => scope.UnitIds.Contains(r.UnitId))) : all;
    }

    public IQueryable<Contribution> Contributions()
    {
        var all = db.Set<Contribution>().AllTenants(Why).Where(c => !c.IsRemoved);
        return user.Scope is { } scope ? all.Where(c => scope.UnitIds.Contains(c.UnitId)) : all;
    }
}
