namespace KetNghia.Pairing.Overviews;

/// <summary>
/// Steps of a colour scale that follow how the figures lie, so that one very large figure does not make all others alike:
/// about as many places in each shade, bounds rounded to numbers people read easily.
/// </summary>
internal static class ShadeSteps
{
    public const int Shades = 5;

    private static readonly int[] Round = [10, 15, 20, 25, 30, 40, 50, 60, 80];

    /// <summary>At most four ascending bounds; fewer where there are fewer distinct figures.</summary>
    public static IReadOnlyList<long> Of(IEnumerable<long> figures)
    {
        var sorted = figures.Where(f => f > 0).Order().ToList();
        var steps = new List<long>();
        for (var shade = 1; shade < Shades && sorted.Count > 1; shade++)
        {
            var figure = sorted[Math.Max(1, sorted.Count * shade / Shades)];
            var step = Below(figure);
            if (steps.Count > 0 && step <= steps[^1])
            {
                step = Above(steps[^1]);
            }

            if (step <= sorted[^1] && step > sorted[0])
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private static long Below(long figure) => Candidates().Last(c => c <= figure);

    private static long Above(long figure) => Candidates().First(c => c > figure);

    private static IEnumerable<long> Candidates()
    {
        for (var scale = 1L; scale <= 1_000_000_000_000_000; scale *= 10)
        {
            foreach (var number in Round)
            {
                yield return number * scale / 10;
            }
        }
    }
}
