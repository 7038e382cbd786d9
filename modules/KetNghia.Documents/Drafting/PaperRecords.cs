namespace KetNghia.Documents.Drafting;

/// <summary>
/// Văn bản. A draft is seen by those who see all it is made of; an issued one in its workspace by everybody whose unit it
/// concerns, and by the province. Sponsors get theirs on paper.
/// </summary>
internal sealed class PaperRecords(RecordServices services, KetNghiaDbContext db, ProvincePaperQueries province, PaperKinds kinds) : RootRecordKind<OfficialPaper>(services)
{
    private static readonly PaperState[] Public = [PaperState.Issued, PaperState.Replaced, PaperState.Revoked];

    public override string Permission => Contracts.DocumentsPermissions.Papers.View;

    public override string PathOf(Guid id) => $"/documents/papers/details/{id}";

    protected override IQueryable<OfficialPaper> OfLocality()
    {
        var here = Services.Workspace.Required.TenantId;
        return Seen(db.Set<OfficialPaper>().Where(p => p.TenantId == here));
    }

    protected override IQueryable<OfficialPaper> OfProvince()
    {
        var here = Services.Workspace.Required.TenantId;
        return Seen(province.Papers().Where(p => p.TenantId == here || Public.Contains(p.State)));
    }

    protected override Task<IQueryable<OfficialPaper>> OfSponsorAsync(CancellationToken cancellationToken) =>
        Task.FromResult(db.Set<OfficialPaper>().Where(p => false));

    protected override IQueryable<RecordName> Names(IQueryable<OfficialPaper> records) => records.Select(p => new RecordName(p.Id, p.TenantId, null, p.Subject));

    private IQueryable<OfficialPaper> Seen(IQueryable<OfficialPaper> papers)
    {
        var readable = kinds.Readable.ToList();
        papers = papers.Where(p => readable.Contains(p.Kind));
        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return units is null ? papers : papers.Where(p => Public.Contains(p.State) ? p.Units.Any(u => units.Contains(u.UnitId)) : p.Units.Any() && p.Units.All(u => units.Contains(u.UnitId)));
    }
}
