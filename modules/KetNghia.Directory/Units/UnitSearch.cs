using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Units;

internal sealed class UnitSearch(UnitRecords kind, UnitLookup units) : RecordSearch<AdminUnit>(kind)
{
    public override int Order => 20;

    public override string Heading => "Units.Title";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken) =>
        [.. (await units.SearchAsync(term, null, take, cancellationToken)).Select(u => new SearchHit(DirectoryText.Get("Search.UnitCode", u.Code), u.Label, "", Kind.PathOf(u.Id)))];
}
