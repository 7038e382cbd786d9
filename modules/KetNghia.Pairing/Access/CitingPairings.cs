using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>Pairings a paper decides: as they stand, or by one of their steps.</summary>
internal sealed class CitingPairings(KetNghiaDbContext db, PairingRecords kind) : ICitingRecords
{
    public async Task<IReadOnlyList<RecordLink>> ReadableAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken)
    {
        if (!kind.MayRead)
        {
            return [];
        }

        var rows = await Citing(await kind.VisibleAsync(cancellationToken), documents).AsNoTracking().OrderByNumber(p => p.Code)
            .Select(p => new RecordName(p.Id, p.TenantId, p.Code, p.SponsorNames + " – " + p.ReceiverNames)).ToListAsync(cancellationToken);
        return [.. rows.Select(kind.LinkTo)];
    }

    public Task<int> CountAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken) => Citing(db.Set<TwinPairing>(), documents).CountAsync(cancellationToken);

    private static IQueryable<TwinPairing> Citing(IQueryable<TwinPairing> pairings, IReadOnlyCollection<Guid> documents)
    {
        var cited = documents.Select(d => (Guid?)d).ToList();
        return pairings.Where(p => cited.Contains(p.DecidingDocumentId) || p.Changes.Any(c => cited.Contains(c.DecidingDocumentId)));
    }
}
