namespace KetNghia.Framework.History;

public enum TimelineKind
{
    Plain,
    Ok,
    Bad,
    Next,
}

/// <summary>One field that changed; null is "chưa có".</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <param name="AtUtc">Null for what is still to come: then <paramref name="When"/> says "tiếp theo".</param>
public sealed record TimelineEntry(
    string Text,
    DateTime? AtUtc = null,
    string? Who = null,
    TimelineKind Kind = TimelineKind.Plain,
    string? Reason = null,
    IReadOnlyList<FieldChange>? Changes = null,
    string? Url = null,
    string? When = null,
    bool DateOnly = false);
