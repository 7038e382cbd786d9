using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>Names of measures that fields and formulas are offered: those modules publish of communes and sponsors, and those the rubric itself speaks of: what it allows, and what its components read already.</summary>
internal sealed class MeasureNames(IMeasures published)
{
    /// <summary>Each once, by their names.</summary>
    public IReadOnlyList<string> For(Rubric rubric) =>
    [
        .. published.All.Where(m => m.Subjects.Contains(MeasureSubject.Commune) || m.Subjects.Contains(MeasureSubject.Sponsor)).Select(m => m.Name)
            .Concat(rubric.Measures ?? []).Concat(rubric.Leaves.SelectMany(Read)).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Read(RubricNode leaf) => leaf.Type == ComponentType.Formula && leaf.Expr is { } expr && FormulaTrial.FaultOf(expr) is null
        ? leaf.From.Values.Concat(Formula.Parse(expr).Names)
        : leaf.From.Values;
}
