using System.Globalization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>What the parts of a node or block add up to, beside what they should.</summary>
/// <param name="Sum">Null while a part has no maximum.</param>
/// <param name="Wanted">Null while none is set.</param>
/// <param name="IsOff">They do not fit each other.</param>
internal sealed record PartSum(Fraction? Sum, Fraction? Wanted, bool IsOff);

/// <summary>A line of the tree as it is shown.</summary>
/// <param name="Depth">0 for the root, from 1 for what stands below it and for items of blocks.</param>
/// <param name="Number">By place: I, 1, a; empty for the root.</param>
/// <param name="Sum">Of an inner node.</param>
internal sealed record TreeRow(RubricNode Node, RubricPart Part, int Depth, string Number, bool IsFirst, bool IsLast, PartSum? Sum);

internal static class TreeRows
{
    public static IReadOnlyList<TreeRow> Of(Rubric rubric) =>
    [
        new TreeRow(rubric.Base, RubricPart.Base, 0, "", true, true, SumOf(rubric.Base)),
        .. Below(rubric.Base.Children, RubricPart.Base, 1),
    ];

    /// <summary>Items of a block, numbered 1, 2, 3.</summary>
    public static IReadOnlyList<TreeRow> Of(Block block, RubricPart part) => [.. Below(block.Items, part, 1)];

    /// <summary>Children that count, each with its weight.</summary>
    public static PartSum SumOf(RubricNode node)
    {
        var counted = node.Children.Where(c => c.Counts).ToList();
        Fraction? sum = counted.Exists(c => c.Max is null) ? null : Fraction.Sum(counted.Select(c => c.Weight * c.Max!.Value));
        return new PartSum(sum, node.Max, sum is { } total && node.Max is { } max && (node.IsCapped ? total < max : total != max));
    }

    public static PartSum SumOf(Block block)
    {
        Fraction? sum = block.Items.Any(i => i.Top is null) ? null : Fraction.Sum(block.Items.Select(i => i.Weight * i.Top!.Value));
        return new PartSum(sum, block.Cap, sum is { } total && block.Cap is { } cap && (total < cap || (total > cap && !block.IsCapped)));
    }

    private static IEnumerable<TreeRow> Below(IReadOnlyList<RubricNode> nodes, RubricPart part, int depth) => nodes.SelectMany((node, i) => Below(node.Children, part, depth + 1)
        .Prepend(new TreeRow(node, part, depth, NumberOf(part, depth, i + 1), i == 0, i == nodes.Count - 1, node.IsLeaf ? null : SumOf(node))));

    private static string NumberOf(RubricPart part, int depth, int at) => (part, depth) switch
    {
        (RubricPart.Base, 1) => Roman(at),
        (RubricPart.Base, 2) or (_, 1) => at.ToString(CultureInfo.InvariantCulture),
        (RubricPart.Base, 3) or (_, 2) => Letter(at),
        _ => "–",
    };

    /// <param name="at">From 1; above 99 in digits.</param>
    public static string Roman(int at) => at < 100 ? RubricNumbers.RomanOf(at) : at.ToString(CultureInfo.InvariantCulture);

    /// <summary>a … z, then aa.</summary>
    private static string Letter(int at) => at <= 26 ? ((char)('a' + at - 1)).ToString() : Letter((at - 1) / 26) + Letter(((at - 1) % 26) + 1);
}
