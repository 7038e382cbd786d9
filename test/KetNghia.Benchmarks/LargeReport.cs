using System.Globalization;

namespace KetNghia.Benchmarks;

/// <summary>A page as both sides show it, and for a dashboard what its figures cost by hand.</summary>
internal sealed record Measure(string Who, string Page, Visit? Small, Visit Large, double? Hand);

/// <summary>
/// The table and what it comes to. A page may take one and a half times what it takes in the demo, after that is brought to
/// the same amount shown: what a thousand characters more cost is measured on the demo's own pages. Two times that differ by
/// less than the floor are alike: so far apart are two runs of one page. A dashboard may take three times its figures by hand.
/// </summary>
internal static class LargeReport
{
    private const double Most = 1.5;
    private const double MostByHand = 3;

    /// <summary>Milliseconds.</summary>
    private const double Floor = 10;

    private const int MostBytes = 30 * 1024;

    public static void Print(IReadOnlyList<Measure> pages)
    {
        var rate = RateOf(pages);
        Line("");
        Line($"pages of the demo and of a country's data, in turns: the quickest of seven, and compressed size");
        Line($"  {"who",-17} {"page",-52} {"small",12} {"",9} {"large",12} {"",9} {"by hand",12} {"ratio",6}");
        foreach (var m in pages.OrderByDescending(m => m.Large.Milliseconds))
        {
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {m.Who,-17} {(m.Page == "/" ? "/ (home)" : m.Page),-52} {Time(m.Small?.Milliseconds),12} {Size(m.Small?.Bytes),9} {Time(m.Large.Milliseconds),12} {Size(m.Large.Bytes),9} {Time(m.Hand),12} {Ratio(m),6}{Mark(m, rate)}"));
        }

        var compared = pages.Where(m => m.Small is not null).ToList();
        var (ordinary, boards) = (compared.Where(m => m.Hand is null).ToList(), pages.Where(m => m.Hand is not null).ToList());
        Line("");
        Line(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} addresses, {compared.Count} of them in the demo too; floor {Floor:0} ms; {rate * 1000:0.00} ms for each thousand characters more"));
        Line($"all that the demo has       {compared.Count,5}   within {Most:0.0} times {compared.Count(m => IsWithin(m)),5}   beyond 3 times {compared.Count(m => Times(m) > 3),5}");
        Line($"  without the dashboards    {ordinary.Count,5}   within {Most:0.0} times {ordinary.Count(m => IsWithin(m)),5}   beyond 3 times {ordinary.Count(m => Times(m) > 3),5}   pass with floor and amount shown {ordinary.Count(m => Passes(m, rate)),5}");
        Line($"dashboards                  {boards.Count,5}   within {MostByHand:0} times by hand {boards.Count(m => m.Large.Milliseconds <= MostByHand * m.Hand),5}   pass with floor {boards.Count(m => Passes(m, rate)),5}");
        Line($"more than 30 KB             {pages.Count(m => m.Large.Bytes > MostBytes),5}   of {pages.Count}");
    }

    private static bool IsWithin(Measure m) => Times(m) <= Most;

    private static double Times(Measure m) => m.Large.Milliseconds / m.Small!.Milliseconds;

    private static bool Passes(Measure m, double rate) => m.Hand is { } hand
        ? m.Large.Milliseconds <= Math.Max(MostByHand * hand, hand + Floor)
        : m.Small is { } small && m.Large.Milliseconds <= Math.Max(Most * Shown(m, small, rate), Shown(m, small, rate) + Floor);

    /// <summary>The demo's time as if it showed as much.</summary>
    private static double Shown(Measure m, Visit small, double rate) => small.Milliseconds + (rate * Math.Max(0, m.Large.Characters - small.Characters));

    /// <summary>Milliseconds for a character: the slope of the demo's own pages, time over amount shown.</summary>
    private static double RateOf(IReadOnlyList<Measure> pages)
    {
        var small = pages.Select(m => m.Small).OfType<Visit>().ToList();
        if (small.Count == 0)
        {
            return 0;
        }

        var (x, y) = (small.Average(v => (double)v.Characters), small.Average(v => v.Milliseconds));
        var spread = small.Sum(v => Math.Pow(v.Characters - x, 2));
        return spread == 0 ? 0 : Math.Max(0, small.Sum(v => (v.Characters - x) * (v.Milliseconds - y)) / spread);
    }

    private static string Mark(Measure m, double rate) =>
        (m.Large.Bytes > MostBytes ? "  more than 30 KB" : "") + (m.Hand is null && m.Small is null ? "" : Passes(m, rate) ? "" : m.Hand is null ? "  beyond its time" : "  beyond three times by hand");

    private static string Ratio(Measure m) => m.Small is null ? "–" : Times(m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(double? milliseconds) => milliseconds is { } ms ? ms.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "–";

    private static string Size(long? bytes) => bytes is { } b ? (b / 1024.0).ToString("0.0", CultureInfo.InvariantCulture) + " KB" : "–";

    private static void Line(string text) => Console.WriteLine(text);
}
