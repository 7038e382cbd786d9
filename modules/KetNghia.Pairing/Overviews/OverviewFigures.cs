using System.Globalization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Overviews;

/// <summary>Kỳ xem: the pledges that are counted, and the quarter in which something should have happened.</summary>
/// <param name="Year">Null: of every year.</param>
/// <param name="QuarterYear">The quarter's: the running year while every year is shown.</param>
internal sealed record OverviewPeriod(int? Year, int Quarter, int QuarterYear)
{
    /// <param name="shown">Null: every year.</param>
    /// <param name="quarter">From the address; the running one, or the last of another year, unless it is one.</param>
    public static OverviewPeriod Of(int? shown, int? quarter, DateOnly today)
    {
        var year = shown ?? today.Year;
        var running = year == today.Year ? QuarterOf(today) : 4;
        return new OverviewPeriod(shown, quarter is >= 1 and <= 4 ? quarter.Value : running, year);
    }

    /// <summary>"Quý II", with its year where the page shows every year.</summary>
    public string NameOf(int quarter, IStringLocalizer texts)
    {
        var name = texts["Period.Quarter." + quarter.ToString(CultureInfo.InvariantCulture)].Value;
        return Year is null ? string.Create(CultureInfo.InvariantCulture, $"{name}/{QuarterYear}") : name;
    }

    /// <summary>What happens in a quarter that has not begun is unknown, not nothing.</summary>
    public bool HasBegun(int quarter, DateOnly today) => QuarterYear < today.Year || (QuarterYear == today.Year && quarter <= QuarterOf(today));

    public static int QuarterOf(DateOnly day) => ((day.Month - 1) / 3) + 1;
}

/// <summary>
/// Sums of some contributions. Reversed ones are left out; unpriced ones are counted, not valued: where nothing has a
/// price the value is unknown.
/// </summary>
/// <param name="AwaitingDong">Handed over and not answered.</param>
/// <param name="DisputedDong">By which the receivers stated less, while the two sides have not agreed.</param>
/// <param name="Occasional">Received on an occasion (Tết, storm relief, start of the school year).</param>
internal sealed record HelpSums(
    int Count, long PledgedDong, long GivenDong, long ReceivedDong, int Unpriced, int OpenDiscrepancies, int Awaiting, long AwaitingDong, long DisputedDong, long Occasional)
{
    public static readonly HelpSums None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long? Pledged => IsUnknown ? null : PledgedDong;

    public long? Given => IsUnknown ? null : GivenDong;

    public long? Received => IsUnknown ? null : ReceivedDong;

    public long? Difference => IsUnknown ? null : GivenDong - ReceivedDong;

    /// <summary>The first of the three parts of the difference.</summary>
    public long? AwaitingValue => IsUnknown ? null : AwaitingDong;

    /// <summary>The second.</summary>
    public long? Disputed => IsUnknown ? null : DisputedDong;

    /// <summary>The third: what the sides have agreed to count less (more, when negative) than was said to be given.</summary>
    public long? AgreedLess => IsUnknown ? null : GivenDong - ReceivedDong - AwaitingDong - DisputedDong;

    private bool IsUnknown => HasNoValue(Count, Unpriced);

    /// <summary>Nothing of it has a price, so that its value cannot be said; of nothing it is nothing.</summary>
    public static bool HasNoValue(long count, long unpriced) => count > 0 && unpriced == count;

    public static HelpSums operator +(HelpSums a, HelpSums b) => new(
        a.Count + b.Count, a.PledgedDong + b.PledgedDong, a.GivenDong + b.GivenDong, a.ReceivedDong + b.ReceivedDong, a.Unpriced + b.Unpriced,
        a.OpenDiscrepancies + b.OpenDiscrepancies, a.Awaiting + b.Awaiting,
        a.AwaitingDong + b.AwaitingDong, a.DisputedDong + b.DisputedDong, a.Occasional + b.Occasional);

    public static HelpSums Of(IEnumerable<HelpRow> rows) => rows.Aggregate(None, (sum, row) => sum + row.Sums);
}

/// <summary>A place or a pairing of a locality.</summary>
internal readonly record struct TenantKey(Guid TenantId, Guid Id);

/// <summary>One sponsor–receiver line of a pairing in force.</summary>
internal sealed record PairRow(Guid TenantId, Guid PairingId, string Code, Guid UnitId, string ReceiverName, Guid SponsorPartyId, string SponsorName);

/// <summary>Who gave to whom under which pairing, as contributions name them.</summary>
internal sealed record HelpedNames(Guid TenantId, Guid PairingId, Guid UnitId, Guid SponsorPartyId, string ReceiverName, string SponsorName);
