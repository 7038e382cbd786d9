using KetNghia.Pairing.Access;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Measures;

/// <summary>
/// Of which subjects the reader sees every record there is in the current workspace: of these alone measures have values.
/// A part would be another number for the same name.
/// </summary>
internal sealed class MeasureReach(PairingAccess access, SponsorPairingQueries sponsor, ICurrentWorkspace workspace, IWorkspaceDirectory workspaces)
{
    /// <summary>Those of the subjects that are seen whole, in the order asked.</summary>
    public async Task<IReadOnlyList<Guid>> WholeAsync(MeasureSubject subject, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        [.. ids.Intersect(await KnownAsync(subject, [.. ids], cancellationToken))];

    /// <summary>Receivers of any time as far as the person's scope reaches; none for a sponsor, which sees only what it gave to them itself.</summary>
    public async Task<IQueryable<PairingReceiver>> ReceiversAsync(CancellationToken cancellationToken) =>
        access.Receivers(await KnownPairingsAsync(cancellationToken)).Where(r => !access.IsOfSponsor);

    /// <summary>Sponsors of any time; for a sponsor itself and those it succeeded, none for a person limited to communes, who sees only what these had of them.</summary>
    public async Task<IQueryable<PairingSponsor>> SponsorsAsync(CancellationToken cancellationToken)
    {
        var sponsors = (await KnownPairingsAsync(cancellationToken)).SelectMany(p => p.Sponsors);
        if (!access.IsOfSponsor)
        {
            var sees = access.SeesAllPairings;
            return sponsors.Where(s => sees);
        }

        var own = (await sponsor.OwnPartiesAsync(cancellationToken)).ToList();
        return sponsors.Where(s => own.Contains(s.PartyId));
    }

    /// <summary>Those of which no other sponsor's part and no other commune's is hidden from the reader.</summary>
    public async Task<IQueryable<TwinPairing>> PairingsAsync(CancellationToken cancellationToken)
    {
        var known = await KnownPairingsAsync(cancellationToken);
        if (access.IsOfSponsor)
        {
            var own = (await sponsor.OwnPartiesAsync(cancellationToken)).ToList();
            return known.Where(p => p.Sponsors.All(s => own.Contains(s.PartyId)));
        }

        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return units is null ? known : known.Where(p => p.Receivers.All(r => units.Contains(r.UnitId)));
    }

    /// <summary>The locality itself, or all of them for the province; none for a sponsor or a person limited to communes.</summary>
    public async Task<IReadOnlyList<LocalityHead>> LocalitiesAsync(CancellationToken cancellationToken)
    {
        if (!access.SeesAllPairings)
        {
            return [];
        }

        return workspace.Required is { Kind: WorkspaceKind.Locality } here
            ? [new LocalityHead(here.Id, here.TenantId, here.Slug, here.Name, null)]
            : await workspaces.LocalityHeadsAsync(cancellationToken);
    }

    /// <summary>Pairings of any state that the reader knows of, also those a sponsor has left.</summary>
    public async Task<IQueryable<TwinPairing>> KnownPairingsAsync(CancellationToken cancellationToken) => (await access.KnownPairingsAsync(cancellationToken)).AsNoTracking();

    private async Task<IReadOnlyCollection<Guid>> KnownAsync(MeasureSubject subject, List<Guid> wanted, CancellationToken cancellationToken) =>
        subject switch
        {
            MeasureSubject.Commune => await CommunesAsync(wanted, cancellationToken),
            MeasureSubject.Sponsor => await (await SponsorsAsync(cancellationToken)).Select(s => s.PartyId).Where(id => wanted.Contains(id)).Distinct().ToListAsync(cancellationToken),
            MeasureSubject.Locality => [.. (await LocalitiesAsync(cancellationToken)).Select(l => l.TenantId)],
            _ => await (await PairingsAsync(cancellationToken)).Select(p => p.Id).Where(id => wanted.Contains(id)).ToListAsync(cancellationToken),
        };

    /// <summary>Units of the localities the reader sees: they can be measured although they may never have been in a pairing.</summary>
    private async Task<IEnumerable<Guid>> AreasAsync(CancellationToken cancellationToken)
    {
        var here = workspace.Required;
        return (await workspaces.LocalitiesAsync(cancellationToken)).Where(l => here.Kind == WorkspaceKind.Province || l.TenantId == here.TenantId).SelectMany(l => l.UnitIds).Where(unit => AmbientFrame.Current.Covers(unit));
    }

    private async Task<IReadOnlyList<Guid>> CommunesAsync(List<Guid> wanted, CancellationToken cancellationToken)
    {
        var received = await (await ReceiversAsync(cancellationToken)).Select(r => r.UnitId).Where(id => wanted.Contains(id)).Distinct().ToListAsync(cancellationToken);
        return received.Count == wanted.Count || access.IsOfSponsor ? received : [.. received.Union((await AreasAsync(cancellationToken)).Intersect(wanted))];
    }
}
