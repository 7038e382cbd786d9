using KetNghia.Pairing.Numbers;
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
internal static class OverviewLines
{
    public static IReadOnlyList<PlaceLine> Places(IEnumerable<HelpRow> help, IEnumerable<PairRow> pairs)
    {
        var helpOf = help.ToLookup(h => (h.TenantId, h.UnitId));
        var pairsOf = pairs.ToLookup(p => (p.TenantId, p.UnitId));
        return [.. pairsOf.Select(g => g.Key).Union(helpOf.Select(g => g.Key))
            .Select(key => new PlaceLine(
                key.TenantId, key.UnitId,
                pairsOf[key].Select(p => p.ReceiverName).FirstOrDefault() ?? helpOf[key].First().ReceiverName,
                pairsOf[key].Any() && pairsOf[key].All(p => p.Level != PairingLevel.DistrictToDistrict),
                Count(pairsOf[key]), pairsOf[key].Aggregate(0, (sum, p) => sum | p.Quarters), HelpSums.Of(helpOf[key])))
            .OrderBy(l => VietnameseText.SortKey(l.Name), StringComparer.Ordinal)];
    }

    public static IReadOnlyList<SponsorLine> Sponsors(IEnumerable<HelpRow> help, IEnumerable<PairRow> pairs)
    {
        var helpOf = help.ToLookup(h => h.SponsorPartyId);
        var pairsOf = pairs.ToLookup(p => p.SponsorPartyId);
        return [.. pairsOf.Select(g => g.Key).Union(helpOf.Select(g => g.Key))
            .Select(key => new SponsorLine(
                key, pairsOf[key].Select(p => p.SponsorName).FirstOrDefault() ?? helpOf[key].First().SponsorName, Count(pairsOf[key]), HelpSums.Of(helpOf[key])))
            .OrderByDescending(l => l.Help.ReceivedDong)
            .ThenBy(l => VietnameseText.SortKey(l.Name), StringComparer.Ordinal)];
    }

    public static IReadOnlyList<PairingLine> Pairings(IEnumerable<HelpRow> help, IEnumerable<PairRow> pairs)
    {
        var helpOf = help.ToLookup(h => (h.TenantId, Id: h.PairingId));
        var pairsOf = pairs.ToLookup(p => (p.TenantId, Id: p.PairingId));
        return [.. pairsOf.Select(g => g.Key).Union(helpOf.Select(g => g.Key))
            .Select(key => new PairingLine(
                key.TenantId, key.Id, pairsOf[key].Select(p => p.Code).FirstOrDefault() ?? "",
                Names(pairsOf[key].Select(p => p.SponsorName), helpOf[key].Select(h => h.SponsorName)),
                Names(pairsOf[key].Select(p => p.ReceiverName), helpOf[key].Select(h => h.ReceiverName)),
                pairsOf[key].Any(), HelpSums.Of(helpOf[key]))
            {
                Places = pairsOf[key].Any()
                    ? [.. pairsOf[key].Select(p => (p.UnitId, p.ReceiverName)).Distinct()]
                    : [.. helpOf[key].Select(h => (h.UnitId, h.ReceiverName)).Distinct()],
            })
            .OrderBy(l => l.TenantId)
            .ThenBy(l => l.Code, NumberOrder.Comparer)
            .ThenBy(l => l.Id)];
    }

    private static int Count(IEnumerable<PairRow> pairs) => pairs.Select(p => (p.TenantId, p.PairingId)).Distinct().Count();

    private static string Names(IEnumerable<string> inForce, IEnumerable<string> helped) =>
        string.Join(", ", inForce.Any() ? inForce.Distinct() : helped.Distinct());
}
