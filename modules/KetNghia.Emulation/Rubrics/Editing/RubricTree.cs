using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>Something that names a node: a condition of a band, or a tie-break.</summary>
/// <param name="Band">Null for a tie-break.</param>
internal sealed record NodeUse(RubricNode Node, Band? Band, BandCondition? Condition);

/// <summary>What stands where in a rubric.</summary>
internal static class RubricTree
{
    /// <summary>Levels below the root; a rubric of a province has three.</summary>
    public const int MaxDepth = 8;

    public static RubricNode? Find(this Rubric rubric, string? id) => rubric.All.FirstOrDefault(n => n.Id == id);

    /// <exception cref="BusinessException">It was removed meanwhile.</exception>
    public static RubricNode Get(this Rubric rubric, string? id) => rubric.Find(id) ?? throw new BusinessException(RubricEditErrors.NodeGone).As(RefusalKind.State);

    public static Block? BlockOf(this Rubric rubric, RubricPart part) => part switch
    {
        RubricPart.Bonus => rubric.Bonus,
        RubricPart.Penalty => rubric.Penalty,
        _ => null,
    };

    /// <summary>Null for the root, and for what is not there.</summary>
    public static NodePlace? PlaceOf(this Rubric rubric, string id) => Within(rubric.Base, RubricPart.Base, id)
        ?? InBlock(rubric.Bonus, RubricPart.Bonus, id) ?? InBlock(rubric.Penalty, RubricPart.Penalty, id);

    /// <summary>Nodes beside each other in a place; none where there is no such place.</summary>
    public static IReadOnlyList<RubricNode> In(this Rubric rubric, NodePlace place) =>
        (place.Parent is { } parent ? rubric.Find(parent)?.Children : rubric.BlockOf(place.Part)?.Items) ?? [];

    /// <summary>Whether nodes can be put there: into a group, or a block, which may still have to be begun.</summary>
    public static bool Has(this Rubric rubric, NodePlace place) => place.Parent is not { } parent
        ? place.Part != RubricPart.Base
        : rubric.Find(parent) is { IsLeaf: false } holder && PartOf(rubric, holder) == place.Part;

    /// <summary>Whether the place may hold the node: not below itself or a component, and in blocks no groups.</summary>
    public static bool MayStand(this Rubric rubric, RubricNode node, NodePlace place) =>
        rubric.Has(place) && node.Kind != NodeKind.Root && (node.IsLeaf || place.Part == RubricPart.Base) && !node.Descend().Any(n => n.Id == place.Parent);

    /// <summary>Whether the node with all below it stays within <see cref="MaxDepth"/> there.</summary>
    public static bool IsWithinDepth(this Rubric rubric, RubricNode node, NodePlace place)
    {
        var depth = HeightOf(node);
        for (NodePlace? at = place; at is { Parent: { } parent }; at = rubric.PlaceOf(parent))
        {
            depth += parent == rubric.Base.Id ? 0 : 1;
        }

        return depth <= MaxDepth;
    }

    /// <summary>Where the node may be moved to, its own place left out.</summary>
    public static IReadOnlyList<NodePlace> PlacesFor(this Rubric rubric, RubricNode node)
    {
        var own = rubric.PlaceOf(node.Id);
        var inner = rubric.Base.Descend().Where(n => !n.IsLeaf).Select(n => new NodePlace(RubricPart.Base, n.Id));
        var blocks = new[] { RubricPart.Bonus, RubricPart.Penalty }.Where(p => rubric.BlockOf(p) is not null).Select(p => new NodePlace(p, null));
        return [.. inner.Concat(blocks).Where(p => p != own && rubric.MayStand(node, p) && rubric.IsWithinDepth(node, p))];
    }

    /// <summary>An id nothing bears: the wanted one, or that with a number.</summary>
    public static string FreeId(this Rubric rubric, string wanted) => Free(rubric.All.Select(n => n.Id).ToHashSet(), wanted);

    /// <summary>The same among the given, which it joins.</summary>
    public static string Free(HashSet<string> taken, string wanted)
    {
        var id = wanted;
        for (var number = 2; !taken.Add(id); number++)
        {
            id = $"{wanted}-{number}";
        }

        return id;
    }

    /// <summary>What names the node or something below it.</summary>
    public static IReadOnlyList<NodeUse> UsesOf(this Rubric rubric, RubricNode node)
    {
        var named = node.Descend().ToDictionary(n => n.Id);
        return
        [
            .. rubric.Bands.SelectMany(b => b.Conditions.Where(c => c.Node is { } id && named.ContainsKey(id)).Select(c => new NodeUse(named[c.Node!], b, c))),
            .. rubric.TieBreaks.Where(t => t.Node is { } id && named.ContainsKey(id)).Select(t => new NodeUse(named[t.Node!], null, null)),
        ];
    }

    private static int HeightOf(RubricNode node) => 1 + node.Children.Select(HeightOf).DefaultIfEmpty(0).Max();

    private static RubricPart PartOf(Rubric rubric, RubricNode node) => node.Id == rubric.Base.Id ? RubricPart.Base : rubric.PlaceOf(node.Id)!.Value.Part;

    private static NodePlace? InBlock(Block? block, RubricPart part, string id) => block is null ? null
        : block.Items.Any(i => i.Id == id) ? new NodePlace(part, null)
        : block.Items.Select(i => Within(i, part, id)).FirstOrDefault(p => p is not null);

    private static NodePlace? Within(RubricNode node, RubricPart part, string id) => node.Children.Any(c => c.Id == id)
        ? new NodePlace(part, node.Id)
        : node.Children.Select(c => Within(c, part, id)).FirstOrDefault(p => p is not null);
}
