namespace KetNghia.Framework.Lists;

/// <param name="Value">Shown value; the query value when <paramref name="QueryValue"/> is null means all values of the key.</param>
public sealed record FilterChip(string Label, string Value, string QueryKey, string? QueryValue = null);
