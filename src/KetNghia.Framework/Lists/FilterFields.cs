using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace KetNghia.Framework.Lists;

/// <summary>A choice of the filter form, or the name of the value that is chosen.</summary>
public sealed record FilterChoice(string Value, string Text);

/// <summary>One field of the filter form, with its value now.</summary>
/// <param name="Label">In words; empty for views, which every list calls alike.</param>
/// <param name="Shown">The value in words.</param>
/// <param name="Choices">Null for what is typed, and where there is nothing to choose from.</param>
/// <param name="Hint">Stands in the empty field, or is what no choice is called.</param>
public sealed record FilterInput(string Key, string Label, FilterKind Kind, string? Value, string Shown, IReadOnlyList<FilterChoice>? Choices, string? Hint)
{
    /// <summary>More records than this are not offered one by one: a name is typed, and the first of them are suggested.</summary>
    public const int MostChoices = 50;

    /// <summary>What was typed and names not exactly one record.</summary>
    public string? Typed { get; init; }

    /// <summary>A name may be typed instead of being chosen.</summary>
    public bool IsNamed { get; init; }

    public bool IsTyped => (IsNamed && Choices?.Count > MostChoices) || (Typed is not null && Choices is null or { Count: 0 });
}

/// <summary>For which fields a list is to name records.</summary>
/// <param name="Names">What was typed into some of them: their choices are the records that are called so.</param>
public sealed record AskedChoices(IReadOnlySet<string> Keys, IReadOnlyDictionary<string, string> Names)
{
    public bool Has(string key) => Keys.Contains(key);

    /// <summary>As many as show that there are more than a form offers.</summary>
    public static int Enough => FilterInput.MostChoices + 1;
}

/// <summary>The fields of a filter as its list needs them, whatever they ask of the database.</summary>
public interface IFilterFields<TFilter>
{
    /// <summary>What cannot be read is left out.</summary>
    TFilter Parse(string? query);

    /// <summary>Canonical, so that equal filters have equal addresses; "" when everything is shown.</summary>
    string ToQuery(TFilter filter);

    bool Has(string key);

    /// <summary>With another value of one field.</summary>
    /// <param name="value">As it stands in an address; null for none.</param>
    TFilter With(TFilter filter, string key, string? value);

    /// <summary>The same filter in each ready-made view, the view of everything first.</summary>
    IEnumerable<(string TextKey, TFilter Filter)> Views(TFilter filter);

    /// <summary>Fields whose choices are records, which the list looks up.</summary>
    /// <param name="all">Also those that are not filled.</param>
    IReadOnlySet<string> Asked(TFilter filter, bool all);

    /// <summary>What stands in an address where a record's id should, by the key of its field.</summary>
    IReadOnlyDictionary<string, string> Named(string? query);

    /// <param name="records">Choices of the fields that have records for choices.</param>
    IReadOnlyList<FilterInput> Inputs(TFilter filter, IStringLocalizer texts, IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>> records);
}

/// <summary>
/// What a list can be narrowed by. Fields are shown in the order in which they are declared. A condition is written as a
/// lambda over the row in which the value is captured, so that every request asks with the same shape of command.
/// </summary>
/// <param name="everything">The filter that narrows nothing.</param>
public sealed class FilterFields<TFilter, TLook, T>(TFilter everything) : IFilterFields<TFilter>
    where TFilter : class
{
    private const int TextLength = 100;

    private readonly List<FilterField<TFilter, TLook, T>> _all = [];
    private readonly List<(string TextKey, Func<TFilter, TFilter> In)> _views = [];

    /// <summary>Ready-made views: one tab for each value, named by the text <c>{Type}.{Value}</c>.</summary>
    /// <param name="first">The view of an address that names none.</param>
    /// <param name="word">As a value stands in an address, where that is not its name.</param>
    public FilterFields<TFilter, TLook, T> View<TView>(
        string key, TView first, Func<TFilter, TView> get, Func<TFilter, TView, TFilter> set, Where<TView, TFilter, TLook, T> where, Func<TView, string>? word = null)
        where TView : struct, Enum
    {
        word ??= v => v.ToString();
        _views.AddRange(Enum.GetValues<TView>().Select(v => ($"{typeof(TView).Name}.{v}", (Func<TFilter, TFilter>)(f => set(f, v)))));
        return Add(new(
            key, "", FilterKind.View, f => get(f).Equals(first) ? null : word(get(f)),
            (f, text) => set(f, Enum.GetValues<TView>().Cast<TView?>().FirstOrDefault(v => string.Equals(word(v!.Value), text, StringComparison.OrdinalIgnoreCase)) ?? first),
            (f, look) => OneOrNone(where(get(f), f, look)))
        { Texts = [.. Enum.GetValues<TView>().Select(v => (word(v), $"{typeof(TView).Name}.{v}"))] });
    }

    /// <summary>One of the values of an enum, named by the texts <c>{Type}.{Value}</c>.</summary>
    /// <param name="any">Key of what no choice is called, where it is not everything.</param>
    public FilterFields<TFilter, TLook, T> OneOf<TValue>(
        string key, string label, Func<TFilter, TValue?> get, Func<TFilter, TValue?, TFilter> set, Where<TValue, TFilter, TLook, T> where, string? any = null)
        where TValue : struct, Enum =>
        Add(Value(key, label, FilterKind.Choice, get, set, Enumerated<TValue>, v => v.ToString(), where) with { Texts = Named<TValue>(), Hint = any });

    /// <summary>One of a list of records, by its id.</summary>
    /// <param name="kept">Set by a link, not in the form.</param>
    public FilterFields<TFilter, TLook, T> Record(
        string key, string label, Func<TFilter, Guid?> get, Func<TFilter, Guid?, TFilter> set, Where<Guid, TFilter, TLook, T> where, bool kept = false) =>
        Add(Value(key, label, kept ? FilterKind.Kept : FilterKind.Choice, get, set, text => Guid.TryParse(text, out var id) ? id : null, id => id.ToString(), where) with { IsOfRecords = true, IsNamed = !kept });

    /// <summary>One of a list of records, by its code.</summary>
    public FilterFields<TFilter, TLook, T> Code(
        string key, string label, Func<TFilter, string?> get, Func<TFilter, string?, TFilter> set, Where<string, TFilter, TLook, T> where) =>
        Add(Text(key, label, FilterKind.Choice, get, set, (text, f, look) => OneOrNone(where(text, f, look))) with { IsOfRecords = true });

    /// <summary>Words to search for; each asks for itself.</summary>
    /// <param name="hint">Key of what stands in the empty field.</param>
    public FilterFields<TFilter, TLook, T> Words(
        string key, string label, Func<TFilter, string?> get, Func<TFilter, string?, TFilter> set, Func<string, TFilter, TLook, IEnumerable<Expression<Func<T, bool>>>> where,
        string? hint = null) =>
        Add(Text(key, label, FilterKind.Words, get, set, where) with { Hint = hint });

    /// <summary>A calendar year, chosen in the frame.</summary>
    public FilterFields<TFilter, TLook, T> Year(
        string key, string label, Func<TFilter, int?> get, Func<TFilter, int?, TFilter> set, Where<int, TFilter, TLook, T> where) =>
        Add(Value(key, label, FilterKind.Kept, get, set, Calendar, y => y.ToString(CultureInfo.InvariantCulture), where));

    /// <summary>Yes, or everything.</summary>
    /// <param name="textKey">What "yes" is called.</param>
    public FilterFields<TFilter, TLook, T> Only(
        string key, string label, string textKey, Func<TFilter, bool> get, Func<TFilter, bool, TFilter> set, Where<bool, TFilter, TLook, T> where) =>
        Add(new(
            key, label, FilterKind.Choice, f => get(f) ? "true" : null, (f, text) => set(f, bool.TryParse(text, out var yes) && yes),
            (f, look) => get(f) ? OneOrNone(where(true, f, look)) : [])
        { Texts = [("true", textKey)] });

    /// <summary>A day to type, or a word the list has for several days; two fields make a range.</summary>
    public FilterFields<TFilter, TLook, T> Day(
        string key, string label, Func<TFilter, string?> get, Func<TFilter, string?, TFilter> set, Where<string, TFilter, TLook, T> where) =>
        Add(Text(key, label, FilterKind.Day, get, set, (text, f, look) => OneOrNone(where(text, f, look))) with { IsOfRecords = true });

    /// <summary>All of them must hold; none when everything is shown.</summary>
    public IEnumerable<Expression<Func<T, bool>>> Conditions(TFilter filter, TLook look) => _all.SelectMany(field => field.Conditions(filter, look));

    public TFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return _all.Aggregate(everything, (filter, field) => values.TryGetValue(field.Key, out var typed) && typed.ToString() is { Length: > 0 } text ? field.Read(filter, text) : filter);
    }

    public string ToQuery(TFilter filter)
    {
        var query = new QueryBuilder();
        foreach (var field in _all)
        {
            if (field.Write(filter) is { Length: > 0 } value)
            {
                query.Add(field.Key, value);
            }
        }

        return query.ToQueryString().Value ?? "";
    }

    public bool Has(string key) => _all.Exists(f => f.Key == key);

    public TFilter With(TFilter filter, string key, string? value) => _all.Find(f => f.Key == key) is { } field ? field.Read(filter, value) : filter;

    public IEnumerable<(string TextKey, TFilter Filter)> Views(TFilter filter) => _views.Select(view => (view.TextKey, view.In(filter)));

    public IReadOnlySet<string> Asked(TFilter filter, bool all) =>
        _all.Where(f => f.IsOfRecords && (f.Write(filter) is not null || (all && f.Kind != FilterKind.Kept))).Select(f => f.Key).ToHashSet();

    public IReadOnlyDictionary<string, string> Named(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return _all.Where(f => f.IsNamed).Select(f => (f.Key, Text: VietnameseText.CleanOrNull(values.GetValueOrDefault(f.Key).ToString())))
            .Where(f => f.Text is not null && !Guid.TryParse(f.Text, out _)).ToDictionary(f => f.Key, f => f.Text![..Math.Min(f.Text!.Length, TextLength)]);
    }

    public IReadOnlyList<FilterInput> Inputs(TFilter filter, IStringLocalizer texts, IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>> records) => [.. _all.Select(field =>
    {
        var (value, choices) = (field.Write(filter), field.IsOfRecords ? records.GetValueOrDefault(field.Key) : field.Texts?.Select(t => new FilterChoice(t.Value, texts[t.TextKey])).ToList());
        var unknown = field.IsOfRecords && field.Kind != FilterKind.Day ? Format.Unknown : value ?? "";
        return new FilterInput(field.Key, field.Kind == FilterKind.View ? "" : texts[field.Label], field.Kind, value, choices?.FirstOrDefault(c => c.Value == value)?.Text ?? unknown, choices, field.Hint is null ? null : texts[field.Hint].Value) { IsNamed = field.IsNamed };
    })];

    private FilterFields<TFilter, TLook, T> Add(FilterField<TFilter, TLook, T> field)
    {
        _all.Add(field);
        return this;
    }

    private static FilterField<TFilter, TLook, T> Value<TValue>(
        string key, string label, FilterKind kind, Func<TFilter, TValue?> get, Func<TFilter, TValue?, TFilter> set, Func<string?, TValue?> read, Func<TValue, string> write,
        Where<TValue, TFilter, TLook, T> where)
        where TValue : struct =>
        new(
            key, label, kind, f => get(f) is { } value ? write(value) : null, (f, text) => set(f, read(text)),
            (f, look) => get(f) is { } value ? OneOrNone(where(value, f, look)) : []);

    private static FilterField<TFilter, TLook, T> Text(
        string key, string label, FilterKind kind, Func<TFilter, string?> get, Func<TFilter, string?, TFilter> set, Func<string, TFilter, TLook, IEnumerable<Expression<Func<T, bool>>>> where) =>
        new(
            key, label, kind, get, (f, text) => set(f, VietnameseText.CleanOrNull(text) is { } clean ? clean[..Math.Min(clean.Length, TextLength)] : null),
            (f, look) => get(f) is { Length: > 0 } text ? where(text, f, look) : []);

    private static IEnumerable<Expression<Func<T, bool>>> OneOrNone(Expression<Func<T, bool>>? condition) => condition is null ? [] : [condition];

    private static TValue? Enumerated<TValue>(string? text)
        where TValue : struct, Enum =>
        Enum.TryParse<TValue>(text, ignoreCase: true, out var value) && Choosable<TValue>().Contains(value) ? value : null;

    private static int? Calendar(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : null;

    private static IReadOnlyList<(string, string)> Named<TValue>()
        where TValue : struct, Enum => [.. Choosable<TValue>().Select(v => (v.ToString(), $"{typeof(TValue).Name}.{v}"))];

    /// <summary>Nought means none of them.</summary>
    private static IEnumerable<TValue> Choosable<TValue>()
        where TValue : struct, Enum => Enum.GetValues<TValue>().Where(v => !v.Equals(default(TValue)));
}
