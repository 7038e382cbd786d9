using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>Changes of the tree: each gives the rubric as it is then, with ids that stay each once and references that follow. Nothing else is touched.</summary>
internal static class RubricEdits
{
    /// <summary>Puts a new node at the end of a place; a block that is not there yet is begun.</summary>
    /// <exception cref="BusinessException">Its id is taken, there is no such place, or the rubric is full.</exception>
    public static Rubric Add(this Rubric rubric, NodePlace place, RubricNode node)
    {
        RequireRoom(rubric, node);
        if (node.Descend().FirstOrDefault(n => rubric.Find(n.Id) is not null) is { } taken)
        {
            throw new BusinessException(RubricEditErrors.IdTaken).With("id", taken.Id).At("Input.Id");
        }

        if (!rubric.MayStand(node, place))
        {
            throw new BusinessException(RubricEditErrors.NoPlace);
        }

        RequireDepth(rubric, node, place);
        return rubric.At(place, nodes => [.. nodes, node]);
    }

    /// <summary>Puts another node in its place, with the children of the old one; bands and tie-breaks follow a new id.</summary>
    /// <exception cref="BusinessException">The node is gone, or the new id is taken.</exception>
    public static Rubric Replace(this Rubric rubric, string id, RubricNode node)
    {
        var old = rubric.Get(id);
        if (node.Id != id && rubric.Find(node.Id) is not null)
        {
            throw new BusinessException(RubricEditErrors.IdTaken).With("id", node.Id).At("Input.Id");
        }

        if (node.IsLeaf != old.IsLeaf)
        {
            throw new ArgumentException("A node with children is no component.", nameof(node));
        }

        var next = node with { Children = old.Children, Kind = old.Kind == NodeKind.Root ? NodeKind.Root : node.Kind };
        rubric = rubric.PlaceOf(id) is { } place
            ? rubric.At(place, nodes => [.. nodes.Select(n => n.Id == id ? next : n)])
            : rubric with { Base = next };
        return next.Id == id ? rubric : rubric.Rename(id, next.Id);
    }

    /// <summary>One place up or down among the nodes beside it; at the end it stays.</summary>
    /// <param name="by">-1 up, 1 down.</param>
    public static Rubric Shift(this Rubric rubric, string id, int by)
    {
        var node = rubric.Get(id);
        return rubric.PlaceOf(id) is not { } place ? rubric : rubric.At(place, nodes =>
        {
            var at = Math.Clamp(IndexOf(nodes, id) + by, 0, nodes.Count - 1);
            return [.. nodes.Where(n => n.Id != id).Take(at), node, .. nodes.Where(n => n.Id != id).Skip(at)];
        });
    }

    /// <summary>Puts the node with all below it at the end of another place; a block that is not there yet is begun.</summary>
    /// <exception cref="BusinessException">It is gone, or cannot stand there.</exception>
    public static Rubric Move(this Rubric rubric, string id, NodePlace to)
    {
        var node = rubric.Get(id);
        if (rubric.PlaceOf(id) is not { } from || !rubric.MayStand(node, to))
        {
            throw new BusinessException(RubricEditErrors.NoPlace).At("Input.To");
        }

        RequireDepth(rubric, node, to);
        return rubric.At(from, nodes => [.. nodes.Where(n => n.Id != id)]).At(to, nodes => [.. nodes, node]);
    }

    /// <summary>A second one right behind it, with everything below it under new ids; nothing names the copy.</summary>
    /// <exception cref="BusinessException">It is gone or the root, or the rubric is full.</exception>
    public static Rubric Copy(this Rubric rubric, string id, out string copied)
    {
        var node = rubric.Get(id);
        RequireRoom(rubric, node);
        var taken = rubric.All.Select(n => n.Id).ToHashSet();
        var copy = Renewed(node, taken);
        copied = copy.Id;
        return rubric.PlaceOf(id) is { } place
            ? rubric.At(place, nodes => [.. nodes.SelectMany(n => n.Id == id ? [n, copy] : new[] { n })])
            : throw new BusinessException(RubricEditErrors.NoPlace);
    }

    /// <summary>Takes the node out with everything below it.</summary>
    /// <param name="withUses">Conditions and tie-breaks that name it go too.</param>
    /// <exception cref="BusinessException">It is gone or the root, or something names it and may not go.</exception>
    public static Rubric Remove(this Rubric rubric, string id, bool withUses)
    {
        var node = rubric.Get(id);
        var place = rubric.PlaceOf(id) ?? throw new BusinessException(RubricEditErrors.NoPlace);
        var uses = rubric.UsesOf(node).Count;
        if (uses > 0 && !withUses)
        {
            throw new BusinessException(RubricEditErrors.NodeInUse).With("count", uses).At("Input.WithUses");
        }

        var gone = node.Descend().Select(n => n.Id).ToHashSet();
        return rubric.At(place, nodes => [.. nodes.Where(n => n.Id != id)]) with
        {
            Bands = [.. rubric.Bands.Select(b => b with { Conditions = [.. b.Conditions.Where(c => c.Node is not { } named || !gone.Contains(named))] })],
            TieBreaks = [.. rubric.TieBreaks.Where(t => t.Node is not { } named || !gone.Contains(named))],
        };
    }

    private static Rubric Rename(this Rubric rubric, string id, string to) => rubric with
    {
        Bands = [.. rubric.Bands.Select(b => b with { Conditions = [.. b.Conditions.Select(c => c.Node == id ? c with { Node = to } : c)] })],
        TieBreaks = [.. rubric.TieBreaks.Select(t => t.Node == id ? t with { Node = to } : t)],
    };

    private static void RequireRoom(Rubric rubric, RubricNode node)
    {
        if (rubric.All.Count() + node.Descend().Count() > RubricContents.MaxNodes)
        {
            throw new BusinessException(RubricEditErrors.TooManyNodes).With("max", RubricContents.MaxNodes);
        }
    }

    private static void RequireDepth(Rubric rubric, RubricNode node, NodePlace place)
    {
        if (!rubric.IsWithinDepth(node, place))
        {
            throw new BusinessException(RubricEditErrors.TooDeep).With("max", RubricTree.MaxDepth);
        }
    }

    private static RubricNode Renewed(RubricNode node, HashSet<string> taken) =>
        node with { Id = RubricTree.Free(taken, node.Id), Children = [.. node.Children.Select(c => Renewed(c, taken))] };

    private static int IndexOf(IReadOnlyList<RubricNode> nodes, string id)
    {
        var at = 0;
        while (nodes[at].Id != id)
        {
            at++;
        }

        return at;
    }

    private static Rubric At(this Rubric rubric, NodePlace place, Func<IReadOnlyList<RubricNode>, IReadOnlyList<RubricNode>> change) => place.Part switch
    {
        RubricPart.Bonus => rubric with { Bonus = At(rubric.Bonus, place.Parent, change) },
        RubricPart.Penalty => rubric with { Penalty = At(rubric.Penalty, place.Parent, change) },
        _ => rubric with { Base = At(rubric.Base, place.Parent, change) },
    };

    private static Block At(Block? block, string? parent, Func<IReadOnlyList<RubricNode>, IReadOnlyList<RubricNode>> change)
    {
        var there = block ?? new Block(null, false, []);
        return there with { Items = parent is null ? change(there.Items) : [.. there.Items.Select(i => At(i, parent, change))] };
    }

    private static RubricNode At(RubricNode node, string? parent, Func<IReadOnlyList<RubricNode>, IReadOnlyList<RubricNode>> change) =>
        node.Id == parent ? node with { Children = change(node.Children) }
        : node.Children.Count == 0 ? node : node with { Children = [.. node.Children.Select(c => At(c, parent, change))] };
}
