using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Incoming;

/// <summary>
/// Văn bản đến: a workspace's own, and all of them for whoever reads the register there: a paper comes to the office before
/// anybody says which commune it is about. One taken out stays where its number is.
/// </summary>
internal sealed class IncomingRecords(RecordServices services, KetNghiaDbContext db) : OwnRecordKind<IncomingPaper>(services, db)
{
    public override string Permission => DocumentsPermissions.Incoming.View;

    public override string PathOf(Guid id) => $"/documents/incoming/details/{id}";

    protected override IQueryable<RecordName> Names(IQueryable<IncomingPaper> records) => records.Select(p => new RecordName(p.Id, p.TenantId, null, p.Subject));
}

/// <summary>Scans of incoming papers, read by those who read the register.</summary>
internal sealed class IncomingEvidenceOwner(IncomingRecords kind, ICurrentUser user) : RecordEvidenceOwner<IncomingPaper>(kind, nameof(IncomingPaper), user)
{
    public override Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken) => Task.FromResult(User.May(DocumentsPermissions.Incoming.Manage));
}

/// <summary>Incoming papers for the search box: by number, issuer and subject.</summary>
internal sealed class IncomingSearch(IncomingRecords kind, ITexts texts) : RecordSearch<IncomingPaper>(kind)
{
    public override int Order => 61;

    public override string Heading => "Incoming.Title";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken)
    {
        var rows = await (await Kind.VisibleAsync(cancellationToken)).AsNoTracking().WithWords(p => p.SearchText, term)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Number).Take(take)
            .Select(p => new { p.Id, p.CodeNumber, p.CodeNotation, p.Kind, p.Subject, p.Issuer }).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new SearchHit(PaperCode.Shown(p.CodeNumber, p.CodeNotation) ?? texts["DecidingDocumentKind." + p.Kind], p.Subject, p.Issuer, Kind.PathOf(p.Id)))];
    }
}
