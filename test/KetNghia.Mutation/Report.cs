using System.Globalization;

namespace KetNghia.Mutation;

internal static class Report
{
    public static void Print(IReadOnlyList<Verdict> verdicts, TimeSpan took)
    {
        Console.WriteLine();
        Console.WriteLine("mutants  killed  survived  unreached  equivalent   rate  file");
        foreach (var file in verdicts.GroupBy(v => v.Mutant.File).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(Line([.. file], file.Key));
        }

        foreach (var folder in verdicts.GroupBy(v => Path.GetDirectoryName(v.Mutant.File)!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(Line([.. folder], folder.Key + "/"));
        }

        Console.WriteLine(Line(verdicts, string.Create(CultureInfo.InvariantCulture, $"all, in {took.TotalSeconds:0} s")));
    }

    /// <summary>What no test reaches counts as not noticed; what cannot be noticed does not count.</summary>
    private static string Line(IReadOnlyList<Verdict> verdicts, string name)
    {
        int Count(params Outcome[] outcomes) => verdicts.Count(v => outcomes.Contains(v.Outcome));
        var (killed, equivalent) = (Count(Outcome.Killed, Outcome.Stuck), Count(Outcome.Equivalent));
        var counted = verdicts.Count - equivalent;
        var rate = counted == 0 ? "–" : (100.0 * killed / counted).ToString("0.0", CultureInfo.InvariantCulture) + " %";
        return $"{verdicts.Count,7} {killed,7} {Count(Outcome.Survived),9} {Count(Outcome.Unreached),10} {equivalent,11} {rate,7}  {name}";
    }
}

/// <summary>Mutants that change nothing anybody could notice, each with its reason.</summary>
internal static class Equivalents
{
    public static HashSet<string> Read(string root) =>
    [
        .. File.ReadAllLines(Path.Combine(root, "test/KetNghia.Mutation/equivalent.txt"))
            .Where(l => l.Length > 0 && !l.StartsWith('#')).Select(l => l.Split("  # ")[0].TrimEnd()),
    ];
}
