using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Pairings;

/// <summary>A pairing beside what stands of its contributions, reversed ones left out; every figure is null where there is none.</summary>
internal sealed class HelpedPairing
{
    public required TwinPairing Pairing { get; init; }

    /// <summary>Đồng, of the year asked for.</summary>
    public long? PledgedDong { get; init; }

    /// <summary>Đồng, as the giving side says.</summary>
    public long? GivenDong { get; init; }

    /// <summary>Đồng, as the receiving side confirmed.</summary>
    public long? ReceivedDong { get; init; }

    /// <summary>Deliveries handed over and not confirmed.</summary>
    public int? Awaiting { get; init; }

    /// <summary>Differences nobody has settled.</summary>
    public int? OpenDiscrepancies { get; init; }

    public DateOnly? LastReceivedOn { get; init; }
}

internal static class HelpedPairings
{
    /// <param name="contributions">Those that count, for example one sponsor's own.</param>
    /// <param name="year">Whose pledges the amounts are of; what waits or is not agreed is of every year.</param>
    public static IQueryable<HelpedPairing> WithHelp(this IQueryable<TwinPairing> pairings, IQueryable<Contribution> contributions, int? year = null)
    {
        var grouped = contributions.Where(Contribution.Stands).GroupBy(c => new { c.TenantId, c.PairingId });
        var sums = grouped.Select(g => new
        {
            g.Key,
            PledgedDong = (long?)g.Sum(c => c.PledgedDong ?? 0L),
            GivenDong = (long?)g.Sum(c => c.GivenDong),
            ReceivedDong = (long?)g.Sum(c => c.ReceivedDong),
            Awaiting = (int?)g.Sum(c => c.AwaitingCount),
            OpenDiscrepancies = (int?)g.Sum(c => c.OpenDiscrepancyCount),
            LastReceivedOn = g.Max(c => c.LastReceivedOn),
        });
        if (year is { } y)
        {
            var (first, last) = (new DateOnly(y, 1, 1), new DateOnly(y, 12, 31));
            sums = grouped.Select(g => new
            {
                g.Key,
                PledgedDong = (long?)g.Sum(c => c.PledgedOn >= first && c.PledgedOn <= last ? c.PledgedDong ?? 0L : 0L),
                GivenDong = (long?)g.Sum(c => c.PledgedOn >= first && c.PledgedOn <= last ? c.GivenDong : 0L),
                ReceivedDong = (long?)g.Sum(c => c.PledgedOn >= first && c.PledgedOn <= last ? c.ReceivedDong : 0L),
                Awaiting = (int?)g.Sum(c => c.AwaitingCount),
                OpenDiscrepancies = (int?)g.Sum(c => c.OpenDiscrepancyCount),
                LastReceivedOn = g.Max(c => c.LastReceivedOn),
            });
        }

        return from p in pairings
               join s in sums on new { p.TenantId, PairingId = p.Id } equals s.Key into found
               from s in found.DefaultIfEmpty()
               select new HelpedPairing
               {
                   Pairing = p,
                   PledgedDong = s.PledgedDong,
                   GivenDong = s.GivenDong,
                   ReceivedDong = s.ReceivedDong,
                   Awaiting = s.Awaiting,
                   OpenDiscrepancies = s.OpenDiscrepancies,
                   LastReceivedOn = s.LastReceivedOn,
               };
    }
}
