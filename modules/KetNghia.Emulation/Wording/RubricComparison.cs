using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

internal enum DifferenceKind
{
    Changed = 1,
    Added,
    Removed,
}

/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
internal sealed record ChangedFact(string Label, string? Before, string? After);

/// <summary>What became of one part of a rubric: a node, a band, or all of it.</summary>
internal sealed record RubricDifference(DifferenceKind Kind, string Title, IReadOnlyList<ChangedFact> Facts);

/// <summary>Two versions side by side, node by node and in words. Nodes and bands are the same when their ids and codes are.</summary>
internal sealed class RubricComparison(ScoringWords words, IStringLocalizer<EmulationResource> texts)
{
    /// <returns>Empty when both say the same.</returns>
    public IReadOnlyList<RubricDifference> Between(Rubric before, Rubric after)
    {
        var (was, now) = (new RubricFacts(words, texts, before), new RubricFacts(words, texts, after));
        return
        [
            .. Changed(texts["Compare.Whole"], Facts(was.OfWhole(), now.OfWhole())),
            .. Parts(Nodes(before, was), Nodes(after, now)),
            .. Parts(Bands(before, was), Bands(after, now)),
        ];
    }

    private IEnumerable<Part> Nodes(Rubric rubric, RubricFacts facts)
    {
        IEnumerable<Part> Below(RubricNode node, RubricNode? parent, string place, IReadOnlyList<RubricNode> siblings) =>
        [
            new Part(node.Id, facts.Places.Node(node.Id), parent?.Id ?? place, place, siblings.Select(s => s.Id), facts.OfNode(node)),
            .. node.Children.SelectMany(c => Below(c, node, facts.Places.Node(node.Id), node.Children)),
        ];
        return
        [
            .. Below(rubric.Base, null, texts["RubricPart.base"], [rubric.Base]),
            .. OfBlock(rubric.Bonus, "bonus"),
            .. OfBlock(rubric.Penalty, "penalty"),
        ];

        IEnumerable<Part> OfBlock(Block? block, string name) => block is null ? [] : block.Items.SelectMany(i => Below(i, null, texts["RubricPart." + name], block.Items));
    }

    private static IEnumerable<Part> Bands(Rubric rubric, RubricFacts facts) =>
        rubric.Bands.Select(b => new Part(b.Code, facts.Places.Band(b.Code), "", "", rubric.Bands.Select(o => o.Code), facts.OfBand(b)));

    private IEnumerable<RubricDifference> Parts(IEnumerable<Part> before, IEnumerable<Part> after)
    {
        var (was, now) = (before.DistinctBy(p => p.Id).ToDictionary(p => p.Id), after.DistinctBy(p => p.Id).ToList());
        foreach (var part in now)
        {
            if (!was.TryGetValue(part.Id, out var earlier))
            {
                yield return new RubricDifference(DifferenceKind.Added, part.Title, Facts([], part.Facts));
                continue;
            }

            foreach (var difference in Changed(part.Title, [.. Moved(earlier, part), .. Facts(earlier.Facts, part.Facts)]))
            {
                yield return difference;
            }
        }

        foreach (var gone in was.Values.ExceptBy(now.Select(p => p.Id), p => p.Id))
        {
            yield return new RubricDifference(DifferenceKind.Removed, gone.Title, []);
        }
    }

    /// <summary>It stands below another one, or those beside it that stayed have another order.</summary>
    private IEnumerable<ChangedFact> Moved(Part was, Part now)
    {
        if (was.ParentId != now.ParentId)
        {
            return [new ChangedFact(texts["Compare.Moved"], was.Parent, now.Parent)];
        }

        string? Before(Part part, Part other) => part.Siblings.Where(other.Siblings.Contains).TakeWhile(s => s != part.Id).LastOrDefault();
        var (earlier, later) = (Before(was, now), Before(now, was));
        return earlier == later ? [] : [new ChangedFact(texts["Compare.Order"], Behind(earlier), Behind(later))];
    }

    private string Behind(string? id) => id is null ? texts["Compare.First"] : texts["Compare.Behind", id];

    private static IEnumerable<RubricDifference> Changed(string title, IReadOnlyList<ChangedFact> facts) =>
        facts.Count == 0 ? [] : [new RubricDifference(DifferenceKind.Changed, title, facts)];

    private static IReadOnlyList<ChangedFact> Facts(IEnumerable<RubricFact> before, IEnumerable<RubricFact> after)
    {
        var (was, now) = (before.DistinctBy(f => f.Key).ToDictionary(f => f.Key), after.DistinctBy(f => f.Key).ToList());
        return
        [
            .. now.Where(f => was.GetValueOrDefault(f.Key)?.Value != f.Value).Select(f => new ChangedFact(f.Label, was.GetValueOrDefault(f.Key)?.Value, f.Value)),
            .. was.Values.ExceptBy(now.Select(f => f.Key), f => f.Key).Select(f => new ChangedFact(f.Label, f.Value, null)),
        ];
    }

    private sealed record Part(string Id, string Title, string ParentId, string Parent, IEnumerable<string> Siblings, IEnumerable<RubricFact> Facts);
}
