using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

/// <summary>Points as far as they are known.</summary>
/// <param name="Points">Null while nothing of it is known, or when it does not apply.</param>
/// <param name="Unknown">How many components that count have no figure.</param>
internal sealed record TriedFigure(Fraction? Points, int Unknown);

/// <summary>A version tried on some subjects: the engine computes, what is unknown counts nothing and is told.</summary>
internal sealed class TriedVersion
{
    private readonly Dictionary<Guid, TriedSheet> _sheets = [];

    /// <exception cref="CaseFormatException">It cannot be computed at all.</exception>
    public TriedVersion(TriableRubric rubric, IReadOnlyList<TrialSubject> subjects, DateOnly today)
    {
        Rubric = rubric;
        Plan = new RubricPlan(rubric.Computed);
        var readings = subjects.Select(s => (s.Id, Reading: new TrialReading(rubric, Plan, s, today))).ToList();
        var input = new AssessmentInput([.. readings.Select(r => r.Reading.Subject)], IsSelf: false, []);

        // Components compared with a leader look at all subjects; what one of them lacks is left out for it alone.
        foreach (var alike in readings.GroupBy(r => string.Join('\n', r.Reading.Gaps.Keys.Order(StringComparer.Ordinal))))
        {
            var assessment = new Assessment(TriableRubric.Uncounted(rubric.Computed, alike.First().Reading.Gaps.Keys));
            var results = assessment.Compute(input).Subjects.ToDictionary(r => r.Subject.Id);
            foreach (var (id, reading) in alike)
            {
                var result = results[reading.Subject.Id];
                _sheets[id] = new TriedSheet(Plan, reading, new SheetView(result, assessment.InputsOf(result.Subject, input)));
            }
        }
    }

    public TriableRubric Rubric { get; }

    public RubricPlan Plan { get; }

    public TriedSheet Of(Guid subject) => _sheets[subject];
}

/// <summary>One subject by one version.</summary>
internal sealed class TriedSheet(RubricPlan plan, TrialReading reading, SheetView view)
{
    public SheetView View => view;

    public TrialReading Reading => reading;

    public SubjectResult Result => view.Result;

    public TriedFigure Bonus => Sum(plan.Bonus, Result.Sheet.Bonus);

    public TriedFigure Penalty => Sum(plan.Penalty, Result.Sheet.Penalty);

    public TriedFigure Total => Sum(plan.Leaves, Result.Sheet.Total);

    /// <summary>Code; null while something is unknown: a part of the points says nothing of the band.</summary>
    public string? Band => Total is { Points: not null, Unknown: 0 } ? Result.Band : null;

    /// <summary>Null where the version has no such node.</summary>
    public TriedFigure? Of(string node) => plan.Find(node) is not { } planned ? null
        : planned.Node.IsLeaf ? new TriedFigure(reading.Gaps.ContainsKey(node) ? null : ScoreOf(node), reading.Gaps.ContainsKey(node) ? 1 : 0)
        : Sum(plan.Leaves.Where(l => IsBelow(l, planned)), ScoreOf(node));

    private static bool IsBelow(PlannedNode? node, PlannedNode above) => node is not null && (node == above || IsBelow(node.Parent, above));

    private Fraction? ScoreOf(string node) => Result.Sheet.Nodes.GetValueOrDefault(node)?.Score;

    private TriedFigure Sum(IEnumerable<PlannedNode> leaves, Fraction? points)
    {
        var counting = leaves.Where(l => l.Counts || reading.Gaps.GetValueOrDefault(l.Node.Id) == LeafGap.Faulty).ToList();
        var unknown = counting.Count(l => reading.Gaps.ContainsKey(l.Node.Id));
        return new TriedFigure(unknown < counting.Count ? points : null, unknown);
    }
}
