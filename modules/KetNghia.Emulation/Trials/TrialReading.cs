using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

/// <summary>Why a component has no points.</summary>
internal enum LeafGap
{
    /// <summary>Nobody gave a figure, and records say none.</summary>
    Missing = 1,

    /// <summary>The figure that is there cannot be read by this version: a level it does not have, a number outside its range.</summary>
    Unfit,

    /// <summary>The draft has a fault there.</summary>
    Faulty,
}

/// <summary>What a version takes of a subject, and which components it knows nothing of.</summary>
internal sealed class TrialReading
{
    private readonly Dictionary<string, NodeInput> _inputs = [];
    private readonly Dictionary<string, LeafGap> _gaps = [];
    private readonly HashSet<string> _bySheet = [];

    public TrialReading(TriableRubric rubric, RubricPlan plan, TrialSubject of, DateOnly today)
    {
        var sheet = of.Sheet;
        var (leftOut, voided) = (Marked(plan, sheet?.LeftOut, n => n.Node.MayBeNotApplicable && !n.IsInBlock), Marked(plan, sheet?.Voided, _ => true));
        var components = new Components(of.Measures);
        foreach (var leaf in plan.Leaves)
        {
            var node = leaf.Node;
            var figure = sheet?.FigureOf(node, today);
            var input = figure ?? NodeInput.None;
            if (GapOf(rubric, components, leaf, input, isSent: sheet is { SentOn: not null } sent && sent.Scores(node)) is { } gap && !IsCovered(leaf, leftOut, voided))
            {
                _gaps[node.Id] = gap;
                continue;
            }

            // Whether records need further proof is not judged here; what people gave was proven or not.
            _inputs[node.Id] = input with { HasEvidence = figure is null || !sheet!.IsAppraised || sheet.Proven.Contains(node.Id) };
            if (figure is not null)
            {
                _bySheet.Add(node.Id);
            }
        }

        Subject = new Subject
        {
            Id = of.Id.ToString("N"),
            Cluster = sheet?.Cluster ?? "",
            AreaClass = sheet?.AreaClass,
            Inputs = _inputs,
            NotApplicable = leftOut,
            Voided = voided,
            Measures = of.Measures,
        };
    }

    public Subject Subject { get; }

    /// <summary>By component; what is known is in none.</summary>
    public IReadOnlyDictionary<string, LeafGap> Gaps => _gaps;

    /// <summary>Components whose figure people gave; others come from records.</summary>
    public IReadOnlySet<string> BySheet => _bySheet;

    private static HashSet<string> Marked(RubricPlan plan, IReadOnlySet<string>? marks, Func<PlannedNode, bool> may) =>
        [.. plan.Nodes.Where(n => marks?.Contains(n.Node.Id) == true && may(n)).Select(n => n.Node.Id)];

    /// <summary>Something above it says it all.</summary>
    private static bool IsCovered(PlannedNode leaf, HashSet<string> leftOut, HashSet<string> voided)
    {
        for (var node = leaf; node is not null; node = node.Parent)
        {
            if (leftOut.Contains(node.Node.Id) || voided.Contains(node.Node.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="isSent">An item of a block that stayed blank on a sheet that was sent did not happen.</param>
    private static LeafGap? GapOf(TriableRubric rubric, Components components, PlannedNode leaf, NodeInput input, bool isSent) =>
        rubric.Faulty.Contains(leaf.Node.Id) ? LeafGap.Faulty : components.Of(leaf.Node, input, leaf.IsInBlock && isSent, leader: null).State switch
        {
            LeafState.Missing => LeafGap.Missing,
            LeafState.Wrong => LeafGap.Unfit,
            _ => null,
        };
}
