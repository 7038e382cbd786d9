using System.Linq.Expressions;

namespace KetNghia.Framework.Lists;

/// <summary>How the value of a filter field is chosen and shown.</summary>
public enum FilterKind
{
    /// <summary>Words to type.</summary>
    Words = 1,

    /// <summary>A day to type.</summary>
    Day,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A ready-made view: a tab, and no field of the form.</summary>
    View,

    /// <summary>Chosen elsewhere (the frame's year, a link from a record): a chip, and no field of the form.</summary>
    Kept,
}

/// <summary>What rows must fulfil for a value of a field; null when the value leaves none out.</summary>
/// <param name="value">Never nothing.</param>
/// <param name="filter">The whole filter, for what has been looked up beside the value.</param>
/// <param name="look">Services and the day.</param>
public delegate Expression<Func<T, bool>>? Where<in TValue, in TFilter, in TLook, T>(TValue value, TFilter filter, TLook look);

/// <summary>One thing a list can be narrowed by, declared once: it is read from the address, written to it, asked of the database and shown.</summary>
internal sealed record FilterField<TFilter, TLook, T>(
    string Key, string Label, FilterKind Kind, Func<TFilter, string?> Write, Func<TFilter, string?, TFilter> Read,
    Func<TFilter, TLook, IEnumerable<Expression<Func<T, bool>>>> Conditions)
{
    /// <summary>Values with the keys of their texts.</summary>
    public IReadOnlyList<(string Value, string TextKey)>? Texts { get; init; }

    /// <summary>Key of what stands in the empty field, or of what no choice is called.</summary>
    public string? Hint { get; init; }

    /// <summary>A record may be named instead of being chosen by its id.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The list itself names the choices.</summary>
    public bool IsOfRecords { get; init; }
}
