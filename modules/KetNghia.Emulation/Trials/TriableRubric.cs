using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

/// <summary>A rubric as far as it can be computed: components with faults are left out of all sums and named, steps that cannot be rounded to round nothing.</summary>
internal sealed class TriableRubric
{
    public TriableRubric(Rubric rubric)
    {
        Faults = RubricCheck.Faults(rubric);
        var at = Faults.Select(f => f.At).ToHashSet();
        Faulty = rubric.Leaves.Select(n => n.Id).Where(at.Contains).ToHashSet();
        Said = rubric;
        Computed = Uncounted(rubric, Faulty, n => n with { Type = ComponentType.Manual, From = new Dictionary<string, string>(), Aggregation = null }) with
        {
            Rounding = new Rounding(Possible(rubric.Rounding.Component), Possible(rubric.Rounding.Group), Possible(rubric.Rounding.Total)),
            Rounds = [],
            OfficialRound = null,
            Quotas = [],
        };
    }

    /// <summary>As it stands.</summary>
    public Rubric Said { get; }

    /// <summary>Without rounds and quotas: each subject by itself.</summary>
    public Rubric Computed { get; }

    public IReadOnlyList<RubricFault> Faults { get; }

    /// <summary>Components that cannot be computed.</summary>
    public IReadOnlySet<string> Faulty { get; }

    public IReadOnlyList<string> Measures => SheetScoring.MeasuresOf(Computed);

    /// <summary>The same rubric where these components count nothing.</summary>
    public static Rubric Uncounted(Rubric rubric, IEnumerable<string> ids, Func<RubricNode, RubricNode>? change = null) =>
        ids.Aggregate(rubric, (all, id) => all.Get(id) is var node ? all.Replace(id, (change?.Invoke(node) ?? node) with { Weight = Fraction.Zero }) : all);

    private static Fraction? Possible(Fraction? step) => step is { } given && RubricCheck.Steps.Contains(given) ? given : null;
}
