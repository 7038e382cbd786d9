using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>A pairing a sponsor has left: it knows it as it stood at the end of its last day.</summary>
internal sealed record FormerPart(Guid TenantId, Guid PairingId, DateOnly LastDay)
{
    public DateTime UntilUtc => TimeZoneInfo.ConvertTimeToUtc(LastDay.ToDateTime(TimeOnly.MaxValue), SystemClock.VietNam);
}

/// <summary>
/// What a sponsor may read across localities (ADR 0018): the pairings its party, or one it succeeded, takes part in, and
/// its own help, not that of the sponsors beside it.
/// </summary>
internal sealed class SponsorPairingQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, IParties parties, IClock clock)
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

    public async Task<IQueryable<Contribution>> ContributionsAsync(CancellationToken cancellationToken)
    {
        var own = await OwnPartiesAsync(cancellationToken);
        return db.Set<Contribution>().AllTenants(Why).Where(c => own.Contains(c.SponsorPartyId) && !c.IsRemoved);
    }

    public async Task<Guid?> TenantOfAsync(RecordKind kind, Guid id, CancellationToken cancellationToken)
    {
        if (kind == RecordKind.Pairing)
        {
            return (await PartsAsync(cancellationToken)).FirstOrDefault(p => p.PairingId == id)?.TenantId;
        }

        var found = kind switch
        {
            RecordKind.Contribution => (await ContributionsAsync(cancellationToken)).Where(c => c.Id == id).Select(c => (Guid?)c.TenantId),
            _ => db.Set<Agreement>().Where(a => a.Id == id)
                .Join(await PairingsAsync(cancellationToken), a => new { a.TenantId, Id = a.PairingId }, p => new { p.TenantId, p.Id }, (a, p) => (Guid?)p.TenantId),
        };
        return await found.FirstOrDefaultAsync(cancellationToken);
    }

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
