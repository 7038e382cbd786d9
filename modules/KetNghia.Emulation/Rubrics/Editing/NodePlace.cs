namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>The three parts of a rubric that hold nodes.</summary>
internal enum RubricPart
{
    Base = 1,
    Bonus,
    Penalty,
}

/// <summary>What a node stands in: another node, or a block itself.</summary>
/// <param name="Parent">Id of the node it is a child of; null for an item of the block. The root of the tree stands nowhere.</param>
internal readonly record struct NodePlace(RubricPart Part, string? Parent)
{
    private const char Sign = '/';

    /// <summary>As addresses and forms carry it: "Base/I", "Bonus".</summary>
    public override string ToString() => Parent is null ? Part.ToString() : $"{Part}{Sign}{Parent}";

    /// <returns>Null for what no place is called.</returns>
    public static NodePlace? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var at = text.IndexOf(Sign, StringComparison.Ordinal);
        var part = Enum.GetValues<RubricPart>().FirstOrDefault(p => p.ToString() == (at < 0 ? text : text[..at]));
        return part == default || (part == RubricPart.Base && at < 0) ? null : new NodePlace(part, at < 0 ? null : text[(at + 1)..]);
    }
}
