using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Framework.Search;
using KetNghia.Framework.Workspaces;

namespace KetNghia.Directory.Parties;

internal sealed class PartySearch(PartyLookup parties, ICurrentUser user) : ISearchSource
{
    public string Heading => "Parties.Title";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string foldedTerm, int take, CancellationToken cancellationToken) =>
        user.May(DirectoryPermissions.Parties.View)
            ? [.. (await parties.SearchAsync(foldedTerm, null, take, cancellationToken))
                .Select(p => new SearchHit("Party", p.Name, p.Code + " · " + DirectoryText.Get("PartyKind." + p.Kind), $"/directory/parties/details/{p.Id}"))]
            : [];
}
