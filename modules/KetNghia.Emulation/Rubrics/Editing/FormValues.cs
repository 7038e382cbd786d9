using System.Collections;
using System.Reflection;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>A field of a form with what stands in it.</summary>
/// <param name="Path">Rows above it, each with its number from 1: "Bands 2", "Conditions 1".</param>
/// <param name="Name">Its property, for rows with their type before it: "Max", "LevelRow.Points".</param>
internal sealed record FormValue(IReadOnlyList<(string List, int Number)> Path, string Name, object Value)
{
    public string Key => string.Concat(Path.Select(p => $"{p.List}[{p.Number}].")) + Name;
}

/// <summary>What stands in a form, field by field, so that two can be compared.</summary>
internal static class FormValues
{
    /// <summary>Fields that hold something; helpers of the form itself are left out.</summary>
    public static IReadOnlyList<FormValue> Of(object input) => [.. Of(input, [], "")];

    private static IEnumerable<FormValue> Of(object input, IReadOnlyList<(string List, int Number)> path, string prefix) =>
        input.GetType().GetProperties().Where(p => p.CanWrite && p.Name is not (nameof(NodeFields.Trial) or nameof(BandRow.Was) or nameof(FormRow.IsSent))).SelectMany(p => Of(p, input, path, prefix));

    private static IEnumerable<FormValue> Of(PropertyInfo property, object input, IReadOnlyList<(string List, int Number)> path, string prefix) => property.GetValue(input) switch
    {
        null => [],
        IList rows => rows.Cast<object>().SelectMany((row, i) => Of(row, [.. path, (property.Name, i + 1)], row.GetType().Name + ".")),
        var value => [new FormValue(path, prefix + property.Name, value)],
    };
}
