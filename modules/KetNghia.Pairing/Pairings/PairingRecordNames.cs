using KetNghia.Framework.History;
using KetNghia.Framework.Persistence;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.DecidingDocuments;
using KetNghia.Pairing.Programmes;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Pairings;

/// <summary>Codes and numbers for ids that occur in the history.</summary>
internal sealed class PairingRecordNames(KetNghiaDbContext db, PairingAccess access) : IRecordNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        var rows = await (await access.PairingsAsync(cancellationToken)).Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, Name = p.Code })
            .Concat((await access.ContributionsAsync(cancellationToken)).Where(c => wanted.Contains(c.Id)).Select(c => new { c.Id, Name = c.Number }))
            .Concat(db.Set<DecidingDocument>().Where(d => wanted.Contains(d.Id)).Select(d => new { d.Id, Name = d.Number }))
            .Concat(db.Set<Programme>().Where(g => wanted.Contains(g.Id)).Select(g => new { g.Id, g.Name }))
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name);
    }
}
