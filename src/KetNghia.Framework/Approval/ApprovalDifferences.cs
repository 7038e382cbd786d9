namespace KetNghia.Framework.Approval;

/// <summary>A part of what is approved, as lines people read.</summary>
public sealed record ApprovalPart(string Key, string Label, IReadOnlyList<string> Lines);

public enum ChangedLineKind
{
    Kept = 1,
    Removed,
    Added,
}

public sealed record ChangedLine(ChangedLineKind Kind, string Text);

/// <summary>A part that differs: its removed and added lines, each with the lines around it.</summary>
public sealed record ChangedPart(string Label, IReadOnlyList<ChangedLine> Lines);

/// <summary>What is another in a later version, line by line.</summary>
public static class ApprovalDifferences
{
    private const int Around = 1;

    public static IReadOnlyList<ChangedPart> Between(IReadOnlyList<ApprovalPart> before, IReadOnlyList<ApprovalPart> after)
    {
        var earlier = before.ToDictionary(p => p.Key);
        var later = after.Select(p => p.Key).ToHashSet();
        return
        [
            .. after.Select(p => Part(p.Label, earlier.GetValueOrDefault(p.Key)?.Lines ?? [], p.Lines))
                .Concat(before.Where(p => !later.Contains(p.Key)).Select(p => Part(p.Label, p.Lines, []))).OfType<ChangedPart>(),
        ];
    }

    private static ChangedPart? Part(string label, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = Lines(before, after);
        return lines.All(l => l.Kind == ChangedLineKind.Kept)
            ? null
            : new ChangedPart(label, [.. lines.Where((l, i) => l.Kind != ChangedLineKind.Kept || Near(lines, i))]);
    }

    private static bool Near(List<ChangedLine> lines, int at) =>
        lines.Take(at + Around + 1).Skip(at - Around).Any(l => l.Kind != ChangedLineKind.Kept);

    /// <summary>By the longest lines both have in their order, between what both begin and end with.</summary>
    private static List<ChangedLine> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        var tail = before.Skip(head).Reverse().Zip(after.Skip(head).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        var (old, now) = (before.Skip(head).SkipLast(tail).ToList(), after.Skip(head).SkipLast(tail).ToList());
        return [.. Kept(before.Take(head)), .. Middle(old, now), .. Kept(before.TakeLast(tail))];
    }

    private static IEnumerable<ChangedLine> Kept(IEnumerable<string> lines) => lines.Select(l => new ChangedLine(ChangedLineKind.Kept, l));

    private static List<ChangedLine> Middle(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var found = new List<ChangedLine>();
        var (o, n) = (0, 0);
        while (o < old.Count || n < now.Count)
        {
            if (o < old.Count && n < now.Count && old[o] == now[n])
            {
                found.Add(new ChangedLine(ChangedLineKind.Kept, old[o++]));
                n++;
            }
            else if (o < old.Count && (n == now.Count || common[o + 1, n] >= common[o, n + 1]))
            {
                found.Add(new ChangedLine(ChangedLineKind.Removed, old[o++]));
            }
            else
            {
                found.Add(new ChangedLine(ChangedLineKind.Added, now[n++]));
            }
        }

        return found;
    }
}
