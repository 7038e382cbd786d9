using System.Globalization;

namespace KetNghia.Mutation;

/// <summary>
/// First every test runs once without a change and tells which places it comes by; then each mutant meets only those
/// tests, the likeliest first, until one fails.
/// </summary>
internal sealed class MutationRun(string folder, IReadOnlyList<string> assemblies, IReadOnlyList<string> tests, IReadOnlySet<string> equivalents)
{
    private const long MostMilliseconds = 20_000;

    private readonly Dictionary<string, (long Milliseconds, HashSet<int> Reached)> _survey = [];
    private readonly Dictionary<string, int> _kills = [];
    private readonly HashSet<int> _atStart = [];

    public List<Verdict> Judge(List<Mutant> mutants)
    {
        var verdicts = new List<Verdict>();
        using var worker = new Worker(folder, assemblies, tests);
        Survey(worker);
        foreach (var mutant in mutants)
        {
            var verdict = equivalents.Contains(mutant.Key) ? new Verdict(mutant, Outcome.Equivalent, null) : Judge(mutant, worker);
            verdicts.Add(verdict);
            if (verdict.Test is { } test)
            {
                _kills[test] = _kills.GetValueOrDefault(test) + 1;
            }

            File.AppendAllText(Path.Combine(folder, "..", "verdicts.txt"), $"{verdict.Outcome} {mutant.File}:{mutant.Line}  {mutant.Before}  →  {mutant.After}  {verdict.Test}\n");
            if (verdict.Outcome is Outcome.Survived or Outcome.Unreached)
            {
                Console.WriteLine($"  {verdict.Outcome.ToString().ToLowerInvariant()} {mutant.File}:{mutant.Line}  {mutant.Before}  →  {mutant.After}");
            }
        }

        return verdicts;
    }

    private void Survey(Worker worker)
    {
        worker.Send("survey");
        for (var words = worker.Answer(); words is not ["surveyed"]; words = worker.Answer())
        {
            switch (words)
            {
                case ["test", var name, var milliseconds, .. var reached]:
                    _survey[name] = (long.Parse(milliseconds, CultureInfo.InvariantCulture), Ids(reached));
                    break;
                case []:
                    throw new InvalidOperationException("The tests ended before all had run once.");
            }
        }

        _atStart.UnionWith(worker.ReachedAtStart);
        var sound = _survey.Where(t => t.Value.Milliseconds >= 0).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sound.Count} tests without a change in {sound.Sum(t => t.Value.Milliseconds) / 1000.0:0} s"));
    }

    private Verdict Judge(Mutant mutant, Worker worker)
    {
        var names = _survey.Where(t => t.Value.Milliseconds >= 0 && t.Value.Reached.Contains(mutant.Id)).Select(t => t.Key).ToList();
        if (names.Count > 0)
        {
            return worker.Try(mutant, Likeliest(names));
        }

        if (!_atStart.Contains(mutant.Id))
        {
            return new Verdict(mutant, Outcome.Unreached, null);
        }

        // Only a process that starts with the change can tell.
        using var fresh = new Worker(folder, assemblies, tests, mutant.Id);
        return fresh.Try(mutant, Likeliest([.. _survey.Where(t => t.Value.Milliseconds >= 0).Select(t => t.Key)]));
    }

    /// <summary>What has killed before, then what does little else, then what is quick.</summary>
    private List<string> Likeliest(List<string> names)
    {
        var taken = new List<string>();
        var time = 0L;
        foreach (var name in names.OrderByDescending(n => _kills.GetValueOrDefault(n)).ThenBy(n => _survey[n].Reached.Count + (int)(_survey[n].Milliseconds / 10)))
        {
            time += _survey[name].Milliseconds;
            if (taken.Count > 0 && time > MostMilliseconds)
            {
                break;
            }

            taken.Add(name);
        }

        return taken;
    }

    internal static HashSet<int> Ids(string[] words) =>
        words is [{ Length: > 0 } list] ? [.. list.Split(',').Select(i => int.Parse(i, CultureInfo.InvariantCulture))] : [];
}
