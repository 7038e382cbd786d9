using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Units;

/// <summary>Danh mục đơn vị hành chính as a file.</summary>
internal sealed class UnitExport(UnitQueries queries, IStringLocalizer<DirectoryResource> texts) : ListExport<UnitFilter>(Key, DirectoryPermissions.Units.View)
{
    public const string Key = "units";

    protected override async Task<ExcelList> OpenAsync(UnitFilter filter, CancellationToken cancellationToken)
    {
        var rows = await queries.AllAsync(filter, cancellationToken);
        return new ExcelList(
            texts["Units.Title"],
            [
                new(texts["Units.Code"], Width: 10), new(texts["Units.Name"]), new(texts["Units.Kind"]), new(texts["Units.Parent"]),
                new(texts["Units.From"], ExcelKind.Date), new(texts["Units.To"], ExcelKind.Date),
            ],
            rows.ToAsyncEnumerable().Select(r => (IReadOnlyList<object?>)[r.Code, r.Name, texts["UnitKind." + r.Kind].Value, r.Parent, r.ValidFrom, r.ValidTo]),
            rows.Count);
    }
}
