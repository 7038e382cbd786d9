using System.Globalization;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Verification;

/// <summary>I3: what a contribution says was given and received is the sum of its deliveries; every open difference is counted.</summary>
internal sealed class ContributionSums(KetNghiaDbContext db, RecordCodes codes) : Invariant(db)
{
    public override string Id => "I3";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var deliveries = All<Delivery>().Where(d => d.State != DeliveryState.Withdrawn);
        var rows = All<Contribution>().Where(c => c.ReversesId == null).Select(c => new
        {
            c.TenantId,
            c.Number,
            c.GivenThousandths,
            c.GivenDong,
            c.ReceivedThousandths,
            c.ReceivedDong,
            c.AwaitingCount,
            c.AwaitingDong,
            c.OpenDiscrepancyCount,
            c.DisputedDong,
            Given = deliveries.Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id).Sum(d => d.GivenThousandths ?? 0L),
            Value = deliveries.Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id).Sum(d => d.GivenDong ?? 0L),
            Counted = deliveries.Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id).Sum(d => d.CountedThousandths ?? 0L),
            CountedValue = deliveries.Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id).Sum(d => d.CountedDong ?? 0L),
            Awaiting = deliveries.Count(d => d.TenantId == c.TenantId && d.ContributionId == c.Id && d.State == DeliveryState.Awaiting),
            AwaitingValue = deliveries.Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id && d.State == DeliveryState.Awaiting).Sum(d => d.GivenDong ?? 0L),
            Open = All<Discrepancy>().Count(d => d.TenantId == c.TenantId && d.ContributionId == c.Id && d.State != DiscrepancyState.Settled),
            OpenValue = All<Discrepancy>().Where(d => d.TenantId == c.TenantId && d.ContributionId == c.Id && d.State != DiscrepancyState.Settled)
                .Sum(d => (d.GivenDong ?? 0L) - (d.ReceivedDong ?? 0L)),
        });
        await foreach (var c in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            if ((c.GivenThousandths, c.GivenDong, c.ReceivedThousandths, c.ReceivedDong, c.AwaitingCount, c.AwaitingDong, c.OpenDiscrepancyCount, c.DisputedDong)
                != (c.Given, c.Value, c.Counted, c.CountedValue, c.Awaiting, c.AwaitingValue, c.Open, c.OpenValue))
            {
                report.Fail($"{codes.Full(c.TenantId, c.Number)} does not equal its deliveries");
            }
        }
    }
}

/// <summary>I4: a contribution is reversed at most once, by its exact opposite.</summary>
internal sealed class ReversalsExact(KetNghiaDbContext db, RecordCodes codes) : Invariant(db)
{
    public override string Id => "I4";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var pairs = await (from r in All<Contribution>()
                           join o in All<Contribution>() on new { r.TenantId, Id = r.ReversesId } equals new { o.TenantId, Id = (Guid?)o.Id }
                           select new
                           {
                               r.TenantId,
                               r.Number,
                               OriginalId = o.Id,
                               Original = o.Number,
                               OriginalState = o.State,
                               Sum = r.ReceivedDong + o.ReceivedDong + r.ReceivedThousandths + o.ReceivedThousandths + r.GivenDong + o.GivenDong + r.GivenThousandths + o.GivenThousandths,
                               Pledged = (r.PledgedDong ?? 0L) + (o.PledgedDong ?? 0L) + (r.PledgedThousandths ?? 0L) + (o.PledgedThousandths ?? 0L),
                           }).ToListAsync(cancellationToken);
        report.Count(pairs.Count);
        foreach (var pair in pairs.Where(p => p.Sum != 0 || p.Pledged != 0 || p.OriginalState != ContributionState.Reversed))
        {
            report.Fail($"{codes.Full(pair.TenantId, pair.Number)} is not the opposite of {codes.Full(pair.TenantId, pair.Original)}");
        }

        foreach (var twice in pairs.GroupBy(p => p.OriginalId).Where(g => g.Count() > 1))
        {
            report.Fail($"{codes.Full(twice.First().TenantId, twice.First().Original)} was reversed more than once");
        }
    }
}

/// <summary>I6: numbers of pairings and contributions have no gap and no duplicate, and the counter stands at the last one.</summary>
internal sealed class NumbersWithoutGap(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I6";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var contributions = (await All<Contribution>().Select(c => new { c.TenantId, c.Year, c.Number }).ToListAsync(cancellationToken))
            .Select(c => (Key: (c.TenantId, Book: PairingBooks.Contributions, c.Year), c.Number));
        var pairings = (await All<TwinPairing>().Select(p => new { p.TenantId, p.Code }).ToListAsync(cancellationToken))
            .Select(p => (Key: (p.TenantId, Book: PairingBooks.Pairings, Year: 0), Number: p.Code));
        var taken = contributions.Concat(pairings).ToLookup(t => t.Key, t => Last(t.Number));
        var counters = (await All<NumberCounter>().Where(c => c.Book == PairingBooks.Contributions || c.Book == PairingBooks.Pairings).ToListAsync(cancellationToken)).ToDictionary(c => (c.TenantId, c.Book, c.Year), c => c.Last);
        foreach (var key in counters.Keys.Union(taken.Select(t => t.Key)))
        {
            report.Count();
            var last = counters.GetValueOrDefault(key);
            if (!taken[key].Order().SequenceEqual(Enumerable.Range(1, (int)last).Select(n => (long)n)))
            {
                report.Fail($"{key.Book} {key.Year}: {taken[key].Count()} numbers, the counter says {last}, and they do not run from 1 to it");
            }
        }
    }

    /// <summary>What stands after the last dash; nothing that could be counted otherwise.</summary>
    private static long Last(string number) =>
        long.TryParse(number[(number.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
}

/// <summary>I7: one open pairing per sponsor, receiver and programme; closed ones hold no key.</summary>
internal sealed class OneOpenPairing(KetNghiaDbContext db, RecordCodes codes) : Invariant(db)
{
    public override string Id => "I7";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var rows = await (from link in All<PairingLink>()
                          join pairing in All<TwinPairing>() on new { link.TenantId, Id = link.PairingId } equals new { pairing.TenantId, pairing.Id }
                          where link.ActiveKey != null
                          select new { link.TenantId, link.ActiveKey, pairing.Code, pairing.State, pairing.IsRemoved }).ToListAsync(cancellationToken);
        report.Count(rows.Count);
        foreach (var closed in rows.Where(r => r.State.IsClosed() || r.IsRemoved))
        {
            report.Fail($"{codes.Full(closed.TenantId, closed.Code)} is closed but holds its key");
        }

        foreach (var twice in rows.GroupBy(r => (r.TenantId, r.ActiveKey)).Where(g => g.Count() > 1))
        {
            report.Fail(string.Join(" and ", twice.Select(t => codes.Full(t.TenantId, t.Code))) + " are open for the same pair");
        }
    }
}
