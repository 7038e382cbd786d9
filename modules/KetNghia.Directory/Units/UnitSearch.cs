using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Units;

internal sealed class UnitSearch(UnitLookup units, ICurrentUser user) : ISearchSource
{
    public int Order => 20;

    public string Heading => "Units.Title";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken) =>
        user.May(DirectoryPermissions.Units.View)
            ? [.. (await units.SearchAsync(term, null, take, cancellationToken))
                .Select(u => new SearchHit(DirectoryText.Get("Search.UnitCode", u.Code), u.Label, "", $"/directory/units/details/{u.Id}"))]
            : [];
}
