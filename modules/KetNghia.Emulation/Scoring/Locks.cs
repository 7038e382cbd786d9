namespace KetNghia.Emulation.Scoring;

/// <param name="Locked">Score of the component when it was locked; null where it had none.</param>
internal sealed record LockDifference(string Subject, string Node, Fraction? Locked, Fraction? Now);

internal sealed record LockResult(
    AssessmentResult Locked, IReadOnlyList<LockDifference> Differences, IReadOnlyList<(string Subject, string Node)> InputOnly, IReadOnlyList<(string Subject, Fraction? Total)> TotalsNow);

/// <summary>A locked assessment beside the records of today: what it said stands, what is another now is told.</summary>
internal static class Locks
{
    public static LockResult Compare(Rubric rubric, AssessmentInput snapshot, AssessmentInput current)
    {
        var assessment = new Assessment(rubric);
        var (locked, now) = (assessment.Compute(snapshot), assessment.Compute(current));
        var today = now.Subjects.ToDictionary(s => s.Subject.Id);
        List<LockDifference> differences = [];
        List<(string, string)> inputOnly = [];
        foreach (var before in locked.Subjects)
        {
            if (!today.TryGetValue(before.Subject.Id, out var after))
            {
                continue;
            }

            var (inputsBefore, inputsAfter) = (assessment.InputsOf(before.Subject, snapshot), assessment.InputsOf(after.Subject, current));
            foreach (var leaf in rubric.Leaves)
            {
                var (was, isNow) = (before.Sheet.Nodes.GetValueOrDefault(leaf.Id)?.Score, after.Sheet.Nodes.GetValueOrDefault(leaf.Id)?.Score);
                if (was != isNow)
                {
                    differences.Add(new LockDifference(before.Subject.Id, leaf.Id, was, isNow));
                }
                else if (TextOf(leaf, before.Subject, inputsBefore) != TextOf(leaf, after.Subject, inputsAfter))
                {
                    inputOnly.Add((before.Subject.Id, leaf.Id));
                }
            }
        }

        return new LockResult(locked, differences, inputOnly, [.. now.Subjects.Select(s => (s.Subject.Id, s.Sheet.Total))]);
    }

    private static string TextOf(RubricNode leaf, Subject subject, IReadOnlyDictionary<string, NodeInput> inputs) =>
        new Components(subject.Measures).TextOf(leaf, inputs.GetValueOrDefault(leaf.Id) ?? NodeInput.None);
}
