using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Pairings;

/// <summary>Codes and numbers for ids that occur in the history.</summary>
internal sealed class PairingRecordNames(KetNghiaDbContext db, PairingAccess access, RecordCodes codes) : IRecordNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        var rows = await (await access.PairingsAsync(cancellationToken)).Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, p.TenantId, Name = p.Code, IsCode = true })
            .Concat((await access.ContributionsAsync(cancellationToken)).Where(c => wanted.Contains(c.Id)).Select(c => new { c.Id, c.TenantId, Name = c.Number, IsCode = true }))
            .Concat(db.Set<DecidingDocument>().Where(d => wanted.Contains(d.Id)).Select(d => new { d.Id, TenantId = Guid.Empty, Name = d.Number, IsCode = false }))
            .Concat(db.Set<Programme>().Where(g => wanted.Contains(g.Id)).Select(g => new { g.Id, TenantId = Guid.Empty, g.Name, IsCode = false }))
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.IsCode ? codes.Shown(r.TenantId, r.Name) : r.Name);
    }
}
