using KetNghia.Directory.Contracts;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Access;

/// <summary>What a sponsor may read across localities: pairings its party, or one it succeeded, takes part in.</summary>
internal sealed class SponsorPairingQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, IParties parties)
{
    private const string Why = "a sponsor sees its own pairings in every locality";

    private IReadOnlyList<Guid>? _own;

    /// <summary>The sponsor's party and everything it succeeded.</summary>
    public async Task<IReadOnlyList<Guid>> OwnPartiesAsync(CancellationToken cancellationToken) =>
        _own ??= workspace.Required.PartyId is { } party ? await parties.WithPredecessorsAsync(party, cancellationToken) : [];

    public async Task<IQueryable<TwinPairing>> PairingsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        return db.Set<TwinPairing>().AllTenants(Why).Where(p => p.Sponsors.Any(s => own.Contains(s.PartyId)));
    }

    public async Task<IQueryable<Contribution>> ContributionsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        return db.Set<Contribution>().AllTenants(Why).Where(c => own.Contains(c.SponsorPartyId));
    }

    public async Task<Guid?> TenantOfAsync(RecordKind kind, Guid id, CancellationToken cancellationToken)
    {
        var pairings = (await PairingsAsync(cancellationToken)).Select(p => new { p.TenantId, p.Id });
        var found = kind switch
        {
            RecordKind.Pairing => pairings.Where(p => p.Id == id),
            RecordKind.Contribution => db.Set<Contribution>().Where(c => c.Id == id)
                .Join(pairings, c => new { c.TenantId, Id = c.PairingId }, p => p, (c, p) => p),
            _ => db.Set<Agreement>().Where(a => a.Id == id)
                .Join(pairings, a => new { a.TenantId, Id = a.PairingId }, p => p, (a, p) => p),
        };
        return await found.Select(p => (Guid?)p.TenantId).FirstOrDefaultAsync(cancellationToken);
    }
}
