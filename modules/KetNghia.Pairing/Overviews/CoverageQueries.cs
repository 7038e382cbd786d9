namespace KetNghia.Pairing.Overviews;

/// <summary>Which communes, sponsors or pairings of an overview are opened.</summary>
/// <param name="Has">True: those with something; false: those without; null: all.</param>
internal sealed record CoverageFilter(OverviewPeriod Period, Guid? Locality, Guid? Unit, Guid? Sponsor, bool? Has);

/// <summary>The lists behind counts of communes, sponsors and pairings: the very lines the overviews count.</summary>
internal sealed class CoverageQueries(OverviewReads reads, OverviewLines overview, IWorkspaceDirectory workspaces, ICurrentWorkspace workspace)
{
    /// <summary>Communes with a pairing in force; "something" is a hand-over in the quarter.</summary>
    public async Task<IReadOnlyList<PlaceLine>> CommunesAsync(CoverageFilter filter, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        return [.. (await overview.PlacesAsync(filter.Period, cancellationToken))
            .Where(l => l.IsCovered && (filter.Has is not { } has || l.IsActive(filter.Period.Quarter) == has))];
    }

    /// <summary>Sponsors with a pairing in force; "something" is a pledge in the year.</summary>
    public async Task<IReadOnlyList<SponsorLine>> SponsorsAsync(CoverageFilter filter, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        return [.. (await overview.SponsorsAsync(filter.Period, cancellationToken)).Where(l => l.Pairings > 0 && (filter.Has is not { } has || l.Help.Count > 0 == has))];
    }

    /// <summary>Pairings in force.</summary>
    public async Task<IReadOnlyList<PairingLine>> PairingsAsync(CoverageFilter filter, CancellationToken cancellationToken)
    {
        reads.Locality = filter.Locality;
        var chosen = (await reads.PairsAsync(cancellationToken))
            .Where(p => (filter.Unit is null || p.UnitId == filter.Unit) && (filter.Sponsor is null || p.SponsorPartyId == filter.Sponsor))
            .Select(p => (p.TenantId, p.PairingId))
            .ToHashSet();
        return [.. (await overview.StandingAsync(filter.Period, cancellationToken)).Where(l => chosen.Contains((l.TenantId, l.Id)))];
    }

    /// <summary>Names by tenant; none inside a locality, where there is only one.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalitiesAsync(CancellationToken cancellationToken) =>
        workspace.Required.Kind == WorkspaceKind.Locality
            ? new Dictionary<Guid, string>()
            : (await workspaces.LocalityHeadsAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);
}
