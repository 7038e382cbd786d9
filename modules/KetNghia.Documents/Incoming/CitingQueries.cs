using System.Linq.Expressions;
using KetNghia.Documents.Contracts.Deciding;

namespace KetNghia.Documents.Incoming;

/// <summary>What names a paper as what decides it.</summary>
/// <param name="Count">All of them; more than <paramref name="Readable"/> where the reader may not open some.</param>
internal sealed record CitingOf(IReadOnlyList<RecordLink> Readable, int Count);

internal sealed class CitingQueries(KetNghiaDbContext db, IEnumerable<ICitingRecords> records)
{
    public Task<CitingOf> OfIncomingAsync(Guid id, CancellationToken cancellationToken) => OfAsync(d => d.IncomingId == id, cancellationToken);

    public Task<CitingOf> OfPaperAsync(Guid id, CancellationToken cancellationToken) => OfAsync(d => d.PaperId == id, cancellationToken);

    private async Task<CitingOf> OfAsync(Expression<Func<DecidingDocument, bool>> taken, CancellationToken cancellationToken)
    {
        var documents = await db.Set<DecidingDocument>().Where(taken).Select(d => d.Id).ToListAsync(cancellationToken);
        var (readable, count) = (new List<RecordLink>(), 0);
        if (documents.Count > 0)
        {
            foreach (var owner in records)
            {
                readable.AddRange(await owner.ReadableAsync(documents, cancellationToken));
                count += await owner.CountAsync(documents, cancellationToken);
            }
        }

        return new CitingOf(readable, count);
    }
}
