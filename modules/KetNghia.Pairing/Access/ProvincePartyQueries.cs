using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>Whether any locality's pairing names a party.</summary>
internal sealed class ProvincePartyQueries(KetNghiaDbContext db) : IPartyUse
{
    private const string Why = "a party of the shared register takes part in localities its keeper may not enter; only yes or no is told";

    public async Task<bool> IsUsedAsync(Guid partyId, CancellationToken cancellationToken) => await db.Set<TwinPairing>().AllTenants(Why)
        .AnyAsync(p => !p.IsRemoved && (p.Sponsors.Any(s => s.PartyId == partyId) || p.Receivers.Any(r => r.PartyId == partyId)), cancellationToken);
}
