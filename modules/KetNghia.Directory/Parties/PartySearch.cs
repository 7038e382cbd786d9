using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Parties;

internal sealed class PartySearch(PartyRecords kind, PartyLookup parties) : RecordSearch<Party>(kind)
{
    public override int Order => 10;

    public override string Heading => "Parties.Title";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken) =>
        [.. (await parties.SearchAsync(term, null, take, cancellationToken)).Select(p => new SearchHit(DirectoryText.Get("PartyKind." + p.Kind), p.Name, p.Code, Kind.PathOf(p.Id)))];
}
