namespace KetNghia.Pairing.Overviews;

/// <summary>Kỳ xem: the year whose pledges are counted and the quarter in which something should have happened.</summary>
internal sealed record OverviewPeriod(int Year, int Quarter)
{
    public DateOnly QuarterFrom => new(Year, (Quarter * 3) - 2, 1);

    public DateOnly QuarterTo => QuarterFrom.AddMonths(3).AddDays(-1);

    /// <summary>The running year and quarter unless another is asked for; nonsense falls back to it.</summary>
    public static OverviewPeriod Of(int? year, int? quarter, DateOnly today)
    {
        var y = year is >= 2000 && year <= today.Year ? year.Value : today.Year;
        var running = y == today.Year ? ((today.Month - 1) / 3) + 1 : 4;
        return new OverviewPeriod(y, quarter is >= 1 and <= 4 ? quarter.Value : running);
    }
}

/// <summary>Sums of some contributions. Reversed ones are left out; unpriced ones are counted, not valued.</summary>
internal sealed record HelpSums(int Count, long Pledged, long Given, long Received, int Unpriced, int OpenDiscrepancies)
{
    public static readonly HelpSums None = new(0, 0, 0, 0, 0, 0);

    public long Difference => Given - Received;

    public static HelpSums Of(IEnumerable<HelpRow> rows)
    {
        var sum = None;
        foreach (var row in rows)
        {
            sum = new HelpSums(
                sum.Count + row.Count, sum.Pledged + row.Pledged, sum.Given + row.Given, sum.Received + row.Received,
                sum.Unpriced + row.Unpriced, sum.OpenDiscrepancies + row.OpenDiscrepancies);
        }

        return sum;
    }
}

/// <summary>Contributions of one sponsor to one unit under one content group.</summary>
internal sealed record HelpRow(
    Guid TenantId, Guid UnitId, Guid SponsorPartyId, string GroupCode, int Count, long Pledged, long Given, long Received, int Unpriced, int OpenDiscrepancies);

/// <summary>One sponsor–receiver line of a pairing in force.</summary>
/// <param name="HasActivity">Something was handed over to this unit in the quarter.</param>
internal sealed record PairRow(Guid TenantId, Guid PairingId, Guid UnitId, string ReceiverName, Guid SponsorPartyId, string SponsorName, bool HasActivity);
