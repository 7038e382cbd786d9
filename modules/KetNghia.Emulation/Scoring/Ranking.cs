namespace KetNghia.Emulation.Scoring;

/// <summary>The order of results: the better first.</summary>
internal sealed class ResultOrder(Rubric rubric, bool withTieBreaks)
{
    /// <summary>Equals together, the best first; inside a group as they came.</summary>
    public IReadOnlyList<IReadOnlyList<SubjectResult>> Groups(IEnumerable<SubjectResult> subjects)
    {
        var sorted = subjects.OrderBy(s => s, Comparer<SubjectResult>.Create(Compare)).ToList();
        List<List<SubjectResult>> groups = [];
        foreach (var subject in sorted)
        {
            if (groups.Count > 0 && Compare(groups[^1][0], subject) == 0)
            {
                groups[^1].Add(subject);
            }
            else
            {
                groups.Add([subject]);
            }
        }

        return groups;
    }

    private int Compare(SubjectResult a, SubjectResult b)
    {
        var by = b.Sheet.Total!.Value.CompareTo(a.Sheet.Total!.Value);
        foreach (var key in withTieBreaks ? rubric.TieBreaks : [])
        {
            if (by != 0)
            {
                break;
            }

            by = ValueOf(a, key).CompareTo(ValueOf(b, key)) * (key.IsAscending ? 1 : -1);
        }

        return by;
    }

    private static Fraction ValueOf(SubjectResult subject, TieBreak key) => key.Key switch
    {
        TieBreakKey.Bonus => subject.Sheet.Bonus ?? Fraction.Zero,
        TieBreakKey.Base => subject.Sheet.Base ?? Fraction.Zero,
        TieBreakKey.Penalty => subject.Sheet.Penalty ?? Fraction.Zero,
        _ => subject.Sheet.Nodes.GetValueOrDefault(key.Node ?? "") is { State: not NodeState.NotApplicable } node ? node.Worth : Fraction.Zero,
    };
}

/// <summary>Xếp thứ hạng: per cluster by total, whatever bands, sanctions and quotas say.</summary>
internal sealed class Ranking(Rubric rubric)
{
    public IReadOnlyList<SubjectResult> Of(IReadOnlyList<SubjectResult> subjects)
    {
        var order = new ResultOrder(rubric, rubric.RanksWithTieBreaks);
        var ranks = new Dictionary<string, (int Rank, bool IsTied)>();
        foreach (var cluster in subjects.Where(s => s.Status is SubjectStatus.Final or SubjectStatus.NeedsDecision).GroupBy(s => s.Subject.Cluster))
        {
            var next = 1;
            foreach (var equals in order.Groups(cluster))
            {
                foreach (var subject in equals)
                {
                    ranks[subject.Subject.Id] = (next, equals.Count > 1);
                }

                next += rubric.RanksDensely ? 1 : equals.Count;
            }
        }

        return [.. subjects.Select(s => ranks.TryGetValue(s.Subject.Id, out var rank) ? s with { Rank = rank.Rank, IsTied = rank.IsTied } : s)];
    }
}
