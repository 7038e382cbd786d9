using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;

namespace KetNghia.Emulation.Assessments;

/// <summary>A node of the rubric as a row of the sheet.</summary>
/// <param name="Depth">From 0 for groups.</param>
/// <param name="Working">How its points came about in the newest round that may be seen.</param>
internal sealed record SheetLine(RubricNode Node, int Depth, NodeResult? Self, NodeResult? System, NodeResult? Checked, NodeResult? Parted, NodeResult? Appraised, string Working, KeptItem? Item)
{
    /// <summary>What its subject says is not what records say.</summary>
    public bool DiffersFromSystem => System?.Score is { } known && Self?.Score is { } said && known != said;

    /// <summary>The cross-check changed it.</summary>
    public bool WasChecked => Checked?.Score is { } now && Self?.Score is { } said && now != said;

    /// <summary>What departments start from: a finished cross-check, else what its subject says.</summary>
    public NodeResult? BeforeParts { get; init; }

    /// <summary>A department changed it.</summary>
    public bool WasParted => Parted?.Score is { } now && BeforeParts?.Score is { } said && now != said;

    /// <summary>The appraisal, or a round between, changed it.</summary>
    public bool WasChanged => Appraised?.Score is { } now && Self?.Score is { } said && now != said;

    public int Files => Item?.Files ?? 0;
}

/// <summary>Điểm thưởng, điểm trừ: a block with its sums.</summary>
internal sealed record SheetBlock(Block Block, bool IsPenalty, Fraction? Self, Fraction? System, Fraction? Checked, Fraction? Parted, Fraction? Appraised, IReadOnlyList<SheetLine> Lines);

internal static class SheetLines
{
    /// <summary>The tree below the root, parents first.</summary>
    public static IReadOnlyList<SheetLine> Of(SheetDetails sheet, bool seesAppraisal, Workings workings) =>
        [.. sheet.Rubric.Base.Children.SelectMany(n => Below(n, 0)).Select(n => Line(sheet, n.Node, n.Depth, seesAppraisal, workings))];

    public static IReadOnlyList<SheetBlock> Blocks(SheetDetails sheet, bool seesAppraisal, Workings workings)
    {
        var (self, system, check, parted, appraised) = (
            sheet.Scored.Self.Result.Sheet, sheet.Scored.System.Result.Sheet, sheet.Scored.Checked.Result.Sheet, sheet.Scored.Parted.Result.Sheet, seesAppraisal ? sheet.Scored.Appraised.Result.Sheet : null);
        IEnumerable<SheetLine> Lines(Block block) => block.Items.Select(n => Line(sheet, n, 0, seesAppraisal, workings));
        return
        [
            .. sheet.Rubric.Bonus is { } bonus ? [new SheetBlock(bonus, false, self.Bonus, system.Bonus, check.Bonus, parted.Bonus, appraised?.Bonus, [.. Lines(bonus)])] : Array.Empty<SheetBlock>(),
            .. sheet.Rubric.Penalty is { } penalty ? [new SheetBlock(penalty, true, self.Penalty, system.Penalty, check.Penalty, parted.Penalty, appraised?.Penalty, [.. Lines(penalty)])] : Array.Empty<SheetBlock>(),
        ];
    }

    public static SheetLine Line(SheetDetails sheet, RubricNode node, int depth, bool seesAppraisal, Workings workings)
    {
        var shown = seesAppraisal ? sheet.Scored.Appraised : sheet.Scored.Self;
        return new SheetLine(
            node, depth, Of(sheet.Scored.Self), Of(sheet.Scored.System), Of(sheet.Scored.Checked), Of(sheet.Scored.Parted), seesAppraisal ? Of(sheet.Scored.Appraised) : null,
            node.IsLeaf ? workings.Of(node, shown.InputOf(node), Of(shown), shown.Result.Subject.Measures) : "",
            sheet.ItemOf(node.Id))
        { BeforeParts = Of(sheet.Row.IsChecked ? sheet.Scored.Checked : sheet.Scored.Self) };
        NodeResult? Of(SheetView view) => view.Result.Sheet.Nodes.GetValueOrDefault(node.Id);
    }

    private static IEnumerable<(RubricNode Node, int Depth)> Below(RubricNode node, int depth) => [(node, depth), .. node.Children.SelectMany(c => Below(c, depth + 1))];
}
