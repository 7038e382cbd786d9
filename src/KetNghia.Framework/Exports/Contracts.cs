using System.Text.Json;

namespace KetNghia.Framework.Exports;

/// <summary>Which list is taken along, and what of it.</summary>
/// <param name="List">Key of an <see cref="IListExport"/>.</param>
/// <param name="Filter">Filter and order, as that list writes them.</param>
/// <param name="Notes">The filter in words, for the lines under the title.</param>
public sealed record ExportRequest(string List, string Filter, IReadOnlyList<string> Notes)
{
    public static ExportRequest Of<TFilter>(string list, TFilter filter, IEnumerable<FilterChip> chips) =>
        new(list, JsonSerializer.Serialize(filter), [.. chips.Select(c => $"{c.Label}: {c.Value}")]);
}

/// <summary>A list that can be taken along whole, at once or by a background job: its rows are those its page shows.</summary>
[Contributed]
public interface IListExport
{
    /// <summary>Stable: it stands in job rows.</summary>
    string List { get; }

    string Permission { get; }

    /// <summary>Whether it has columns for a file at all.</summary>
    bool IsFiled => true;

    /// <summary>The list's name, without counting its rows.</summary>
    Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken);

    Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken);
}

public static class ExportSettings
{
    public const string DirectRows = "Export.DirectRows";
    public const int Fewest = 100;

    /// <summary>Longer lists are written by a background job.</summary>
    public static IReadOnlyList<SettingDefinition> Definitions { get; } =
        [new(DirectRows, "5000", SettingLevel.Host) { Min = Fewest, Max = 1_000_000, MayLag = true }];
}

public static class ExportErrors
{
    public const string ListChanging = "Framework.Export.ListChanging";
}
