using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Parties;

internal sealed class PartySearch(PartyLookup parties, ICurrentUser user) : ISearchSource
{
    public int Order => 10;

    public string Heading => "Parties.Title";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken) =>
        user.May(DirectoryPermissions.Parties.View)
            ? [.. (await parties.SearchAsync(term, null, take, cancellationToken))
                .Select(p => new SearchHit(DirectoryText.Get("PartyKind." + p.Kind), p.Name, p.Code, $"/directory/parties/details/{p.Id}"))]
            : [];
}
