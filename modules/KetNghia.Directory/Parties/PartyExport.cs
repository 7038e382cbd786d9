using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Parties;

/// <summary>Danh mục chủ thể as a file.</summary>
internal sealed class PartyExport(PartyQueries queries, IStringLocalizer<DirectoryResource> texts) : ListExport<PartyFilter>(Key, DirectoryPermissions.Parties.View)
{
    public const string Key = "parties";

    protected override async Task<ExcelList> OpenAsync(PartyFilter filter, CancellationToken cancellationToken) => new(
        texts["Parties.Title"],
        [
            new(texts["Parties.Code"], Width: 16), new(texts["Parties.Name"], Width: 44), new(texts["Parties.Kind"]), new(texts["Parties.Unit"], Width: 36), new(texts["Parties.OtherNames"], Width: 36),
            new(texts["Parties.Keeper"]), new(texts["Units.From"], ExcelKind.Date), new(texts["Units.To"], ExcelKind.Date),
        ],
        queries.AllAsync(filter, cancellationToken).Select(r => (IReadOnlyList<object?>)
        [
            r.Code, r.Name, texts["PartyKind." + r.Kind].Value, r.Unit, r.OtherNames?.Replace("\n", "; ", StringComparison.Ordinal), texts[r.IsShared ? "Parties.Shared" : "Parties.Own"].Value, r.ValidFrom, r.ValidTo,
        ]),
        await queries.CountAsync(filter, cancellationToken));
}
