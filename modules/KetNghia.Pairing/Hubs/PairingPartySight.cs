using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Hubs;

/// <summary>Whoever reads a pairing knows who takes part in it, also when only one locality keeps that party.</summary>
internal sealed class PairingPartySight(PairingAccess access, ICurrentUser user) : IPartySight
{
    public async Task<bool> IsMetAsync(Guid partyId, CancellationToken cancellationToken) => user.May(PairingPermissions.Pairings.View)
        && await (await access.PairingsAsync(cancellationToken))
            .AnyAsync(p => p.Sponsors.Any(s => s.PartyId == partyId) || p.Receivers.Any(r => r.PartyId == partyId), cancellationToken);
}
