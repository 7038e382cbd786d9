namespace KetNghia.ArchitectureTests;

/// <summary>Each rule of scoring can be broken by an edit of today's source, and the page about them knows what became of it.</summary>
public sealed class ScoringRules
{
    private const string Source = "modules/KetNghia.Emulation/Scoring/";

    /// <summary>Examples of the field show what rules make together; no edit of their own breaks them.</summary>
    private static readonly string[] Rules = [.. Repository.Lines("test/KetNghia.Tests/Emulation/rules.txt").Where(l => !l.StartsWith('#')).Select(l => l.Split('|')[0].Trim()).Where(r => !(r[0] == 'W' && char.IsAsciiDigit(r[1])))];

    private static readonly (string Rule, string File, string Before)[] Breaks = [.. Read()];

    [Fact]
    public void Rules_OfTheList_HaveAnEditThatBreaksThem() => Rules.Except(Breaks.Select(b => b.Rule)).ShouldBeEmpty();

    [Fact]
    public void Edits_AreOfRulesOfTheList() => Breaks.Select(b => b.Rule).Except(Rules).ShouldBeEmpty();

    [Fact]
    public void Edits_StandOnceInTheSource() =>
        Breaks.Where(b => Repository.Read(Source + b.File).Split(b.Before).Length != 2).Select(b => $"{b.Rule} {b.File}: {b.Before}").ShouldBeEmpty();

    [Fact]
    public void Page_NamesEveryEdit()
    {
        var page = Repository.Lines("etc/docs/scoring.md");

        Breaks.CountBy(b => $"| {b.Rule} | {b.File} |").Where(b => page.Count(l => l.StartsWith(b.Key, StringComparison.Ordinal)) != b.Value).Select(b => b.Key).ShouldBeEmpty("run etc/scripts/break-rules");
    }

    private static IEnumerable<(string Rule, string File, string Before)> Read()
    {
        var (rule, file, before) = ("", "", new List<string>());
        foreach (var line in Repository.Lines("test/KetNghia.Mutation/rule-breaks.txt").Where(l => l.Length > 0 && l[0] is not ('#' or '+')).Append("end of"))
        {
            if (line[0] == '-')
            {
                before.Add(line[1..]);
                continue;
            }

            if (before.Count > 0)
            {
                yield return (rule, file, string.Join('\n', before));
            }

            (rule, file, before) = (line.Split(' ')[0], line.Split(' ')[1], []);
        }
    }
}
