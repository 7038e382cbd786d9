using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>A row of a form. A blank one is sent too, or the rows behind it would move up and what was typed with them.</summary>
internal abstract class FormRow
{
    /// <summary>Sent with every row.</summary>
    public bool IsSent { get; set; }
}

/// <summary>Rows of a form that can be added, removed and ordered.</summary>
internal interface IRows
{
    int Count { get; }

    void Add();

    void RemoveAt(int at);

    void Swap(int a, int b);
}

internal sealed class Rows<T>(List<T> rows) : IRows
    where T : new()
{
    public int Count => rows.Count;

    public void Add() => rows.Add(new T());

    public void RemoveAt(int at) => rows.RemoveAt(at);

    public void Swap(int a, int b) => (rows[a], rows[b]) = (rows[b], rows[a]);
}

/// <summary>Buttons beside rows: "Input.Levels|add", "Input.Levels|remove|2". What was typed goes with its row, whether it can be read or not.</summary>
internal static class RowCommands
{
    /// <summary>No form of a rubric has more.</summary>
    private const int MostRows = 100;

    public static string Add(string list) => list + "|add";

    public static string Of(string list, string what, int at) => string.Create(CultureInfo.InvariantCulture, $"{list}|{what}|{at}");

    /// <summary>Does what the button says; what no button says is left alone.</summary>
    public static void Apply(string command, IReadOnlyDictionary<string, IRows> lists, ModelStateDictionary typed)
    {
        var parts = command.Split('|');
        if (parts.Length < 2 || lists.GetValueOrDefault(parts[0]) is not { } rows)
        {
            return;
        }

        var at = parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given < rows.Count ? given : -1;
        switch (parts[1])
        {
            case "add" when rows.Count < MostRows:
                rows.Add();
                break;
            case "remove" when at >= 0:
                rows.RemoveAt(at);
                Rename(typed, parts[0], row => row == at ? null : row > at ? row - 1 : row);
                break;
            case "up" when at > 0:
                Swap(rows, typed, parts[0], at - 1);
                break;
            case "down" when at >= 0 && at < rows.Count - 1:
                Swap(rows, typed, parts[0], at);
                break;
        }
    }

    /// <summary>Rows that were made anew show what they hold, not what was typed into others.</summary>
    public static void Forget(ModelStateDictionary typed, string list)
    {
        foreach (var key in typed.Keys.Where(k => k.StartsWith(list + "[", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            typed.Remove(key);
        }
    }

    private static void Swap(IRows rows, ModelStateDictionary typed, string list, int upper)
    {
        rows.Swap(upper, upper + 1);
        Rename(typed, list, row => row == upper ? upper + 1 : row == upper + 1 ? upper : row);
    }

    private static void Rename(ModelStateDictionary typed, string list, Func<int, int?> to)
    {
        var start = list + "[";
        var entries = typed.Where(e => e.Key.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(e => (e.Key, e.Value!.RawValue, e.Value.AttemptedValue)).ToList();
        Forget(typed, list);
        foreach (var (key, raw, attempted) in entries)
        {
            var end = key.IndexOf(']', start.Length);
            if (end > 0 && int.TryParse(key[start.Length..end], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && to(row) is { } next)
            {
                typed.SetModelValue(string.Create(CultureInfo.InvariantCulture, $"{start}{next}{key[end..]}"), raw, attempted);
            }
        }
    }
}
