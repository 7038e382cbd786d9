using System.Text.Json;

namespace KetNghia.Framework.Exports;

/// <summary>Which list is taken along, and what of it.</summary>
/// <param name="List">Key of a <see cref="ListExport{TFilter}"/>.</param>
/// <param name="Filter">Filter and order, as that list writes them.</param>
/// <param name="Notes">The filter in words, for the lines under the title.</param>
public sealed record ExportRequest(string List, string Filter, IReadOnlyList<string> Notes)
{
    public static ExportRequest Of<TFilter>(string list, TFilter filter, IEnumerable<FilterChip> chips) =>
        new(list, JsonSerializer.Serialize(filter), [.. chips.Select(c => $"{c.Label}: {c.Value}")]);
}

[Contributed]
public interface IListExport
{
    /// <summary>Stable: it stands in job rows.</summary>
    string List { get; }

    string Permission { get; }

    /// <summary>The list's name, without counting its rows.</summary>
    Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken);

    Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken);
}

/// <summary>A list that can be taken along whole, at once or by a background job: its rows are those its page shows.</summary>
public abstract class ListExport<TFilter>(string list, string permission) : IListExport
{
    public string List => list;

    public string Permission => permission;

    public async Task<ExcelList> OpenAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(JsonSerializer.Deserialize<TFilter>(request.Filter)!, cancellationToken);
        return opened with { Notes = [.. request.Notes, .. opened.Notes] };
    }

    public virtual async Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken) => (await OpenAsync(request, cancellationToken)).Title;

    protected abstract Task<ExcelList> OpenAsync(TFilter filter, CancellationToken cancellationToken);
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
