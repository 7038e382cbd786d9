using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>Nơi nhận.</summary>
/// <param name="IsCommune">A district that is itself a receiver is no commune.</param>
/// <param name="Pairings">Pairings in force; none for a unit that only got help under a pairing since closed.</param>
internal sealed record PlaceLine(Guid TenantId, Guid UnitId, string Name, bool IsCommune, int Pairings, int Quarters, HelpSums Help)
{
    /// <summary>Of the communes that should see something every quarter.</summary>
    public bool IsCovered => IsCommune && Pairings > 0;

    public bool IsActive(int quarter) => (Quarters & (1 << (quarter - 1))) != 0;
}

/// <summary>Đơn vị hỗ trợ.</summary>
internal sealed record SponsorLine(Guid PartyId, string Name, int Pairings, HelpSums Help);

/// <param name="IsInForce">False for a closed pairing that still has help in the year.</param>
internal sealed record PairingLine(Guid TenantId, Guid Id, string Code, string SponsorNames, string ReceiverNames, bool IsInForce, HelpSums Help)
{
    /// <summary>The receivers behind <see cref="ReceiverNames"/>.</summary>
    public IReadOnlyList<(Guid UnitId, string Name)> Places { get; init; } = [];
}

/// <summary>The same rows by place, by sponsor and by pairing. Whatever has help is in, so that lines add up to their total.</summary>
internal sealed class OverviewLines(OverviewReads reads)
{
    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<PlaceLine>> PlacesAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var helpOf = (await reads.HelpAsync(OverviewPart.Place, period.Year, cancellationToken)).ToDictionary(h => new TenantKey(h.TenantId, h.Id), h => h.Sums);
        var lines = (await CoveredAsync(period.QuarterYear, cancellationToken))
            .Select(l => l with { Help = helpOf.Remove(new TenantKey(l.TenantId, l.UnitId), out var help) ? help : HelpSums.None }).ToList();
        if (helpOf.Count > 0)
        {
            var units = helpOf.Keys.Select(k => k.Id).ToList();
            var names = (await reads.NamesAsync(period.Year, all => all.Where(c => units.Contains(c.UnitId)), cancellationToken))
                .ToLookup(n => new TenantKey(n.TenantId, n.UnitId), n => n.ReceiverName);
            lines.AddRange(helpOf.Select(h => new PlaceLine(h.Key.TenantId, h.Key.Id, names[h.Key].First(), IsCommune: false, 0, 0, h.Value)));
        }

        return [.. lines.OrderBy(l => VietnameseText.SortKey(l.Name), StringComparer.Ordinal)];
    }

    /// <summary>Places with a pairing in force and the quarters in which something came, in no order and without their help.</summary>
    public async Task<IReadOnlyList<PlaceLine>> CoveredAsync(int quarterYear, CancellationToken cancellationToken) =>
        [.. (await reads.StandingAsync(OverviewPart.Place, quarterYear, cancellationToken))
            .Select(p => new PlaceLine(p.TenantId, p.Id, p.Name!, p.Districts == 0, p.Pairings, p.Quarters, HelpSums.None))];

    /// <summary>Those from whom most was received first.</summary>
    public async Task<IReadOnlyList<SponsorLine>> SponsorsAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var helpOf = (await reads.HelpAsync(OverviewPart.Sponsor, period.Year, cancellationToken)).ToDictionary(h => h.Id, h => h.Sums);
        var lines = (await reads.StandingAsync(OverviewPart.Sponsor, period.QuarterYear, cancellationToken))
            .Select(g => new SponsorLine(g.Id, g.Name!, g.Pairings, helpOf.Remove(g.Id, out var help) ? help : HelpSums.None)).ToList();
        if (helpOf.Count > 0)
        {
            var parties = helpOf.Keys.ToList();
            var names = (await reads.NamesAsync(period.Year, all => all.Where(c => parties.Contains(c.SponsorPartyId)), cancellationToken)).ToLookup(n => n.SponsorPartyId, n => n.SponsorName);
            lines.AddRange(helpOf.Select(h => new SponsorLine(h.Key, names[h.Key].First(), 0, h.Value)));
        }

        return [.. lines.OrderByDescending(l => l.Help.ReceivedDong).ThenBy(l => VietnameseText.SortKey(l.Name), StringComparer.Ordinal)];
    }

    /// <summary>Pairings in force, in the order of their codes.</summary>
    private async Task<IReadOnlyList<PairingLine>> StandingAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var helpOf = await HelpOfPairingsAsync(period, cancellationToken);
        return [.. (await reads.PairsAsync(cancellationToken)).GroupBy(p => new TenantKey(p.TenantId, p.PairingId))
            .Select(g => Line(g.Key, [.. g], [], helpOf.GetValueOrDefault(g.Key, HelpSums.None)))
            .OrderBy(l => l.TenantId).ThenBy(l => l.Code, NumberOrder.Comparer).ThenBy(l => l.Id)];
    }

    /// <summary>The same, and before them those that are closed and still have help in the year.</summary>
    public async Task<IReadOnlyList<PairingLine>> PairingsAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var standing = await StandingAsync(period, cancellationToken);
        var helpOf = await HelpOfPairingsAsync(period, cancellationToken);
        var closed = helpOf.Keys.Except(standing.Select(l => new TenantKey(l.TenantId, l.Id))).Select(k => k.Id).ToList();
        var names = closed.Count == 0 ? [] : await reads.NamesAsync(period.Year, all => all.Where(c => closed.Contains(c.PairingId)), cancellationToken);
        return [.. names.GroupBy(n => new TenantKey(n.TenantId, n.PairingId)).Select(g => Line(g.Key, [], [.. g], helpOf[g.Key]))
            .Concat(standing).OrderBy(l => l.TenantId).ThenBy(l => l.Code, NumberOrder.Comparer).ThenBy(l => l.Id)];
    }

    private async Task<Dictionary<TenantKey, HelpSums>> HelpOfPairingsAsync(OverviewPeriod period, CancellationToken cancellationToken) =>
        (await reads.HelpAsync(OverviewPart.Pairing, period.Year, cancellationToken)).ToDictionary(h => new TenantKey(h.TenantId, h.Id), h => h.Sums);

    public static PairingLine Line(TenantKey key, IReadOnlyList<PairRow> pairs, IReadOnlyList<HelpedNames> helped, HelpSums help) => pairs.Count > 0
        ? new PairingLine(
            key.TenantId, key.Id, pairs[0].Code, Joined(pairs.Select(p => p.SponsorName)), Joined(pairs.Select(p => p.ReceiverName)), IsInForce: true, help)
        {
            Places = [.. pairs.Select(p => (p.UnitId, p.ReceiverName)).Distinct()],
        }
        : new PairingLine(key.TenantId, key.Id, "", Joined(helped.Select(h => h.SponsorName)), Joined(helped.Select(h => h.ReceiverName)), IsInForce: false, help)
        {
            Places = [.. helped.Select(h => (h.UnitId, h.ReceiverName)).Distinct()],
        };

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}
