using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>A pairing a sponsor has left: it knows it as it stood at the end of its last day.</summary>
internal sealed record FormerPart(Guid TenantId, Guid PairingId, DateOnly LastDay)
{
    public DateTime UntilUtc => SystemClock.EndOf(LastDay);
}

/// <summary>
/// What a sponsor may read across localities (ADR 0018): the pairings its party, or one it succeeded, takes part in, and
/// its own help, not that of the sponsors beside it.
/// </summary>
internal sealed class SponsorPairingQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, ICurrentTenant tenant, IParties parties, IClock clock)
{
    private const string Why = "a sponsor sees its own pairings in every locality";

    private IReadOnlyList<Guid>? _own;
    private IReadOnlyList<Part>? _parts;

    /// <summary>The sponsor's party and everything it succeeded.</summary>
    public async Task<IReadOnlyList<Guid>> OwnPartiesAsync(CancellationToken cancellationToken) =>
        _own ??= workspace.Required.PartyId is { } party ? await parties.WithPredecessorsAsync(party, cancellationToken) : [];

    /// <summary>Those it takes part in today.</summary>
    public async Task<IQueryable<TwinPairing>> PairingsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        var today = clock.Today;
        return db.Set<TwinPairing>().AllTenants(Why)
            .Where(p => p.Sponsors.Any(s => own.Contains(s.PartyId) && (s.ToOn == null || s.ToOn >= today)) && !p.IsRemoved);
    }

    /// <summary>Those it takes part in, and those it has left.</summary>
    public async Task<IQueryable<TwinPairing>> KnownPairingsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        return db.Set<TwinPairing>().AllTenants(Why).Where(p => p.Sponsors.Any(s => own.Contains(s.PartyId)) && !p.IsRemoved);
    }

    public async Task<IReadOnlyList<FormerPart>> FormerAsync(CancellationToken cancellationToken) =>
        [.. (await PartsAsync(cancellationToken)).GroupBy(p => (p.TenantId, p.PairingId))
            .Where(g => g.All(p => p.ToOn < clock.Today))
            .Select(g => new FormerPart(g.Key.TenantId, g.Key.PairingId, g.Max(p => p.ToOn)!.Value))];

    /// <summary>Those in the tenant entered; none where the reader is no sponsor.</summary>
    public async Task<IReadOnlyList<FormerPart>> FormerHereAsync(CancellationToken cancellationToken) => workspace.Required.Kind == WorkspaceKind.Sponsor
        ? [.. (await FormerAsync(cancellationToken)).Where(p => p.TenantId == tenant.Id)]
        : [];

    public async Task<IQueryable<Contribution>> ContributionsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        return db.Set<Contribution>().AllTenants(Why).Where(c => own.Contains(c.SponsorPartyId) && !c.IsRemoved);
    }

    /// <summary>Where a pairing is that the sponsor takes part in, or has left.</summary>
    public async Task<Guid?> TenantOfPairingAsync(Guid id, CancellationToken cancellationToken) =>
        (await PartsAsync(cancellationToken)).FirstOrDefault(p => p.PairingId == id)?.TenantId;

    /// <summary>Every part the sponsor has or had, read once a request.</summary>
    private async Task<IReadOnlyList<Part>> PartsAsync(CancellationToken cancellationToken)
    {
        if (_parts is null)
        {
            var own = await OwnPartiesAsync(cancellationToken);
            _parts = await (await KnownPairingsAsync(cancellationToken)).SelectMany(p => p.Sponsors).Where(s => own.Contains(s.PartyId))
                .Select(s => new Part(s.TenantId, s.PairingId, s.ToOn)).ToListAsync(cancellationToken);
        }

        return _parts;
    }

    private sealed record Part(Guid TenantId, Guid PairingId, DateOnly? ToOn);
}
