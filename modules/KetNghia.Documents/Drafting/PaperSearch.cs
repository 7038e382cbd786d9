namespace KetNghia.Documents.Drafting;

/// <summary>Papers for the search box: by number and subject.</summary>
internal sealed class PaperSearch(PaperRecords kind, ITexts texts) : RecordSearch<OfficialPaper>(kind)
{
    public override int Order => 60;

    public override string Heading => "Search.Papers";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken)
    {
        var rows = await (await Kind.VisibleAsync(cancellationToken)).AsNoTracking().WithWords(p => p.SearchText, term)
            .OrderByDescending(p => p.IssuedOn).ThenByDescending(p => p.DraftedAtUtc).Take(take)
            .Select(p => new { p.Id, p.Kind, p.Number, p.TypeCode, p.BodyCode, p.Subject, p.State }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(p => new SearchHit(
                OfficialPaper.NumberOf(p.Number, p.TypeCode, p.BodyCode) ?? texts["PaperKind." + p.Kind], p.Subject, texts["PaperState." + p.State],
                Kind.PathOf(p.Id))),
        ];
    }
}
