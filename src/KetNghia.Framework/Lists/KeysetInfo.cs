namespace KetNghia.Framework.Lists;

/// <summary>Where a list stands that is too long to be numbered: beside a row, whose place stands in the address.</summary>
/// <param name="Older">Place after which older rows follow; null at the end.</param>
/// <param name="Newer">Place before which newer rows stand; null at the beginning.</param>
/// <param name="Count">Rows there are, as far as they were counted.</param>
/// <param name="IsMore">There are more than were counted.</param>
public sealed record KeysetInfo(string? Older, string? Newer, int Count, bool IsMore)
{
    public const string OlderKey = "older";
    public const string NewerKey = "newer";

    /// <summary>Counting ends here.</summary>
    public const int Counted = 10_000;

    /// <summary>Rows there can be.</summary>
    public long AtMost => IsMore ? long.MaxValue : Count;
}
