using KetNghia.Directory.Contracts;

namespace KetNghia.Pairing.Overviews;

/// <param name="UnitId">One of its administrative units; of a group, the unit its localities lie in.</param>
/// <param name="GiverId">The party that stands for a locality which only gives, when it gave something.</param>
/// <param name="GivenDong">What others received from it; null when it gave nothing with a price.</param>
internal sealed record LocalityLine(
    Guid Id, string Slug, string Name, Guid? UnitId, int Pairings, IReadOnlyList<PlaceLine> Communes, HelpSums Help, Guid? GiverId = null, long? GivenDong = null)
{
    public bool IsGiver => Pairings == 0 && Help.Count == 0;

    /// <summary>How many localities a group holds; none for a locality.</summary>
    public int Members { get; init; }

    public bool IsGroup => Members > 0;
}

internal sealed record ProvinceOverview(IReadOnlyList<LocalityLine> Localities, HelpSums Help, int Pairings, int Sponsors, int SponsorsWithHelp)
{
    public IReadOnlyList<LocalityLine> Receivers { get; } = [.. Localities.Where(l => !l.IsGiver)];

    public IReadOnlyList<PlaceLine> Communes { get; } = [.. Localities.SelectMany(l => l.Communes)];
}

/// <summary>Tổng quan của tỉnh: all localities side by side, whatever their number in the same few commands.</summary>
internal sealed class ProvinceOverviewQueries(OverviewReads reads, OverviewLines overview, IWorkspaceDirectory workspaces, IUnitLookup units, IParties parties)
{
    /// <summary>More localities than this are grouped by province, and shown page by page.</summary>
    public const int Most = 25;

    public async Task<ProvinceOverview> ReadAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var helpOf = (await reads.HelpAsync(OverviewPart.Locality, period.Year, cancellationToken)).ToDictionary(h => h.TenantId, h => h.Sums);
        var helpBySponsor = (await reads.HelpAsync(OverviewPart.Sponsor, period.Year, cancellationToken)).ToDictionary(h => h.Id, h => h.Sums);
        var pairingsOf = (await reads.StandingAsync(OverviewPart.Locality, period.QuarterYear, cancellationToken)).ToDictionary(p => p.TenantId, p => p.Pairings);
        var communesOf = (await overview.CoveredAsync(period.QuarterYear, cancellationToken)).Where(p => p.IsCovered).ToLookup(p => p.TenantId);
        var givers = await reads.StandingAsync(OverviewPart.Sponsor, period.QuarterYear, cancellationToken);
        return new ProvinceOverview(
            await LinesAsync(
                Math.Max(helpOf.Count, pairingsOf.Count) > Most,
                (id, tenant, slug, name, unit) => new LocalityLine(
                    id, slug, name, unit, pairingsOf.GetValueOrDefault(tenant), [.. communesOf[tenant]], helpOf.GetValueOrDefault(tenant, HelpSums.None)),
                helpBySponsor, cancellationToken),
            helpOf.Values.Aggregate(HelpSums.None, (sum, help) => sum + help), pairingsOf.Values.Sum(), givers.Count, givers.Count(g => helpBySponsor.ContainsKey(g.Id)));
    }

    /// <summary>One line for the localities of each province, in the order of their names; the lines themselves where all lie in one.</summary>
    public async Task<IReadOnlyList<LocalityLine>> GroupedAsync(IReadOnlyList<LocalityLine> lines, CancellationToken cancellationToken)
    {
        var provinceOf = await units.UppermostAsync([.. lines.Select(l => l.UnitId).OfType<Guid>()], cancellationToken);
        var groups = lines.GroupBy(l => l.UnitId is { } unit ? provinceOf.GetValueOrDefault(unit) : null).ToList();
        return groups.Count < 2 || groups.Any(g => g.Key is null)
            ? lines
            : [.. groups.Select(g => Group(g.Key!, [.. g])).OrderBy(l => VietnameseText.SortKey(l.Name), StringComparer.Ordinal)];
    }

    /// <summary>Those that lie in one province.</summary>
    public async Task<IReadOnlyList<LocalityLine>> WithinAsync(IReadOnlyList<LocalityLine> lines, Guid province, CancellationToken cancellationToken)
    {
        var provinceOf = await units.UppermostAsync([.. lines.Select(l => l.UnitId).OfType<Guid>()], cancellationToken);
        return [.. lines.Where(l => l.UnitId is { } unit && provinceOf.GetValueOrDefault(unit)?.Id == province)];
    }

    public async Task<string?> NameOfAsync(Guid province, CancellationToken cancellationToken) =>
        (await units.GetAsync([province], cancellationToken)).GetValueOrDefault(province)?.Name;

    private static LocalityLine Group(UnitRef province, IReadOnlyList<LocalityLine> lines) => new(
        province.Id, "tinh-" + province.Code, province.Name, province.Id, lines.Sum(l => l.Pairings), [.. lines.SelectMany(l => l.Communes)],
        lines.Aggregate(HelpSums.None, (sum, line) => sum + line.Help))
    {
        Members = lines.Count,
    };

    private delegate LocalityLine Drawn(Guid id, Guid tenantId, string slug, string name, Guid? unitId);

    /// <summary>Few localities are read with their areas, by which those that only give are known.</summary>
    private async Task<IReadOnlyList<LocalityLine>> LinesAsync(bool isCountry, Drawn line, IReadOnlyDictionary<Guid, HelpSums> helpBySponsor, CancellationToken cancellationToken)
    {
        if (isCountry)
        {
            return [.. (await workspaces.LocalityHeadsAsync(cancellationToken)).Select(l => line(l.Id, l.TenantId, l.Slug, l.Name, l.UnitId))];
        }

        var localities = await workspaces.LocalitiesAsync(cancellationToken);
        return await GiversAsync(
            [.. localities.Select(l => line(l.Id, l.TenantId, l.Slug, l.Name, l.UnitIds.Count == 0 ? null : l.UnitIds[0]))],
            localities.ToDictionary(l => l.Id, l => l.UnitIds), helpBySponsor, cancellationToken);
    }

    private async Task<IReadOnlyList<LocalityLine>> GiversAsync(
        IReadOnlyList<LocalityLine> lines, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> areas, IReadOnlyDictionary<Guid, HelpSums> helpOf, CancellationToken cancellationToken)
    {
        if (!lines.Any(l => l.IsGiver) || helpOf.Count == 0)
        {
            return lines;
        }

        var standIns = await parties.ForUnitsAsync([.. lines.Where(l => l.IsGiver).SelectMany(l => areas[l.Id])], cancellationToken);
        return [.. lines.Select(l =>
            l.IsGiver && areas[l.Id].Select(u => standIns.GetValueOrDefault(u)?.Id).FirstOrDefault(id => id is { } party && helpOf.ContainsKey(party)) is { } giver
                ? l with { GiverId = giver, GivenDong = helpOf[giver].Received }
                : l)];
    }
}
