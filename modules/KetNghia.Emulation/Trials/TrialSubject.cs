using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

/// <summary>Who a rubric is tried on, with everything known of the period.</summary>
/// <param name="Measures">What records say today; unknown ones are in none.</param>
/// <param name="Sheet">Its sheet of an assessment of that period; null where there is none with figures.</param>
internal sealed record TrialSubject(Guid Id, string Name, IReadOnlyDictionary<string, Measure> Measures, TrialSheet? Sheet);

/// <summary>Figures people gave in an assessment: those of the appraisal once it is finished, else those of the subject.</summary>
/// <param name="Rubric">What the sheet was scored by.</param>
/// <param name="Figures">By component.</param>
/// <param name="LeftOut">Nodes that do not apply to the subject.</param>
/// <param name="Voided">Nodes whose evidence was found false.</param>
/// <param name="Proven">Nodes with files.</param>
internal sealed record TrialSheet(
    Guid Id, string AssessmentName, SheetState State, string Cluster, string? AreaClass, DateOnly DueOn, DateOnly? SentOn, Rubric Rubric,
    IReadOnlyDictionary<string, NodeInput> Figures, IReadOnlySet<string> LeftOut, IReadOnlySet<string> Voided, IReadOnlySet<string> Proven)
{
    private readonly Dictionary<string, ComponentType?> _types = Rubric.All.ToDictionary(n => n.Id, n => n.Type);

    public bool IsAppraised => State == SheetState.Appraised;

    /// <summary>Its figures speak of the component: the same id, and the same way of scoring.</summary>
    public bool Scores(RubricNode node) => _types.TryGetValue(node.Id, out var type) && type == node.Type;

    /// <summary>Null where it has none.</summary>
    public NodeInput? FigureOf(RubricNode node, DateOnly today) =>
        !Scores(node) ? null
        : node.Type == ComponentType.Late ? new NodeInput { Due = DueOn, Sent = SentOn, AsOf = today }
        : Figures.GetValueOrDefault(node.Id);
}
