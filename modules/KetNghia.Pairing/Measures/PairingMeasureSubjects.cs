using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Access;

namespace KetNghia.Pairing.Measures;

/// <summary>Communes, sponsors, localities and pairings, as far as the reader sees all of them, to be measured.</summary>
internal sealed class PairingMeasureSubjects(
    MeasureReach reach, RecordNaming naming, ISpellings spellings, RecordCodes codes, IUnitLookup units, IPartyLookup parties) : IMeasureSubjects
{
    public async Task<IReadOnlyList<MeasuredSubject>> ListAsync(MeasureSubject kind, string? term, int take, CancellationToken cancellationToken) => kind switch
    {
        MeasureSubject.Commune => await CommunesAsync(term, take, cancellationToken),
        MeasureSubject.Sponsor => await SponsorsAsync(term, take, cancellationToken),
        MeasureSubject.Locality => await LocalitiesAsync(term, take, cancellationToken),
        _ => await PairingsAsync(term, take, cancellationToken),
    };

    public async Task<MeasuredSubject?> FindAsync(MeasureSubject kind, Guid id, CancellationToken cancellationToken)
    {
        if (kind == MeasureSubject.Locality)
        {
            return (await reach.LocalitiesAsync(cancellationToken)).Where(l => l.TenantId == id).Select(Subject).FirstOrDefault();
        }

        if (kind == MeasureSubject.Pairing)
        {
            return await (await reach.PairingsAsync(cancellationToken)).Where(p => p.Id == id)
                .Select(p => new { p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames }).FirstOrDefaultAsync(cancellationToken) is { } pairing
                ? new MeasuredSubject(kind, id, $"{pairing.SponsorNames} – {pairing.ReceiverNames}", codes.Shown(pairing.TenantId, pairing.Code))
                : null;
        }

        if ((await reach.WholeAsync(kind, [id], cancellationToken)).Count == 0)
        {
            return null;
        }

        return kind == MeasureSubject.Commune
            ? (await units.GetAsync([id], cancellationToken)).TryGetValue(id, out var unit) ? new MeasuredSubject(kind, id, unit.Name, unit.Label == unit.Name ? null : unit.Label) : null
            : (await parties.GetAsync([id], cancellationToken)).TryGetValue(id, out var party) ? new MeasuredSubject(kind, id, party.Name, party.Code) : null;
    }

    private async Task<IReadOnlyList<MeasuredSubject>> CommunesAsync(string? term, int take, CancellationToken cancellationToken)
    {
        var receivers = await reach.ReceiversAsync(cancellationToken);
        foreach (var word in FoldedWords.Words(term))
        {
            var named = spellings.UnitsNamed(word);
            receivers = receivers.Where(r => named.Contains(r.UnitId));
        }

        var found = await receivers.GroupBy(r => r.UnitId).Select(g => new { Id = g.Key, Name = g.Max(r => r.Name)!, SortName = g.Max(r => r.SortName)! })
            .OrderBy(g => g.SortName).ThenBy(g => g.Id).Take(take).ToListAsync(cancellationToken);
        var known = await units.GetAsync([.. found.Select(f => f.Id)], cancellationToken);
        return [.. found.Select(f => new MeasuredSubject(MeasureSubject.Commune, f.Id, f.Name, known.GetValueOrDefault(f.Id)?.Label is { } label && label != f.Name ? label : null) { WithinId = known.GetValueOrDefault(f.Id)?.ParentId })];
    }

    private async Task<IReadOnlyList<MeasuredSubject>> SponsorsAsync(string? term, int take, CancellationToken cancellationToken)
    {
        var sponsors = await reach.SponsorsAsync(cancellationToken);
        foreach (var word in FoldedWords.Words(term))
        {
            var named = spellings.PartiesNamed(word);
            sponsors = sponsors.Where(s => named.Contains(s.PartyId));
        }

        var found = await sponsors.GroupBy(s => s.PartyId).Select(g => new { Id = g.Key, Name = g.Max(s => s.Name)!, SortName = g.Max(s => s.SortName)! })
            .OrderBy(g => g.SortName).ThenBy(g => g.Id).Take(take).ToListAsync(cancellationToken);
        return [.. found.Select(f => new MeasuredSubject(MeasureSubject.Sponsor, f.Id, f.Name, null))];
    }

    private async Task<IReadOnlyList<MeasuredSubject>> LocalitiesAsync(string? term, int take, CancellationToken cancellationToken)
    {
        var words = FoldedWords.Words(term);
        return [.. (await reach.LocalitiesAsync(cancellationToken))
            .Where(l => words.All(word => (" " + VietnameseText.Fold(l.Name)).Contains(" " + word, StringComparison.Ordinal))).Take(take).Select(Subject)];
    }

    private async Task<IReadOnlyList<MeasuredSubject>> PairingsAsync(string? term, int take, CancellationToken cancellationToken)
    {
        var found = await (await reach.PairingsAsync(cancellationToken)).WithWords(codes, p => p.SearchText, term ?? "", naming.Pairings)
            .OrderByLocality(codes).ThenByNumber(p => p.Code).Take(take).Select(p => new { p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames }).ToListAsync(cancellationToken);
        return [.. found.Select(p => new MeasuredSubject(MeasureSubject.Pairing, p.Id, $"{p.SponsorNames} – {p.ReceiverNames}", codes.Shown(p.TenantId, p.Code)))];
    }

    private static MeasuredSubject Subject(LocalityHead locality) => new(MeasureSubject.Locality, locality.TenantId, locality.Name, null);
}
