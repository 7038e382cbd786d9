using System.Linq.Expressions;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>The history of pairings, agreements and contributions, for those who read them; of a pairing a sponsor has left, until its last day.</summary>
internal sealed class PairingHistoryReaders(PairingAccess access, SponsorPairingQueries sponsor, ICurrentTenant tenant) : IHistoryReaders
{
    public IReadOnlyCollection<string> Kinds { get; } =
        [nameof(TwinPairing), nameof(Agreement), nameof(Contribution), nameof(Delivery), nameof(Discrepancy)];

    public async Task<Expression<Func<T, bool>>> ReadableAsync<T>(CancellationToken cancellationToken)
        where T : class, ITrace
    {
        var pairings = await access.PairingsAsync(cancellationToken);
        var agreements = await access.AgreementsAsync(cancellationToken);
        var contributions = await access.ContributionsAsync(cancellationToken);
        Expression<Func<T, bool>> readable = t =>
            t.EntityType == nameof(TwinPairing) && pairings.Any(p => p.Id == t.EntityId)
            || t.EntityType == nameof(Agreement) && agreements.Any(a => a.Id == t.EntityId)
            || t.EntityType == nameof(Contribution) && contributions.Any(c => c.Id == t.EntityId)
            || t.EntityType == nameof(Delivery) && contributions.Any(c => c.Deliveries.Any(d => d.Id == t.EntityId))
            || t.EntityType == nameof(Discrepancy) && contributions.Any(c => c.Discrepancies.Any(d => d.Id == t.EntityId));
        foreach (var part in access.Kind == WorkspaceKind.Sponsor ? await sponsor.FormerAsync(cancellationToken) : [])
        {
            readable = part.TenantId == tenant.Id ? readable.Or(Until<T>(part)) : readable;
        }

        return readable;
    }

    private Expression<Func<T, bool>> Until<T>(FormerPart part)
        where T : class, ITrace
    {
        var (id, until) = (part.PairingId, part.UntilUtc);
        var papers = access.PapersOf(id);
        return t => t.AtUtc <= until
            && (t.EntityType == nameof(TwinPairing) && t.EntityId == id || t.EntityType == nameof(Agreement) && papers.Any(a => a.Id == t.EntityId));
    }
}
