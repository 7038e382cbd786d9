using System.Linq.Expressions;

namespace KetNghia.Documents.Drafting;

/// <summary>
/// Văn bản. A draft is seen by those who see all it is made of; an issued one in its workspace by everybody whose unit it
/// concerns, by the province, by the sponsors that see all it is made of and by the locality whose record it is about.
/// </summary>
internal sealed class PaperRecords(RecordServices services, KetNghiaDbContext db, ProvincePaperQueries province, SponsorPaperQueries sponsor, PaperKinds kinds)
    : RootRecordKind<OfficialPaper>(services)
{
    public override string Permission => Contracts.DocumentsPermissions.Papers.View;

    public override string PathOf(Guid id) => $"/documents/papers/details/{id}";

    /// <summary>A locality also opens what others issued about its records; its lists hold what it issued itself.</summary>
    public override Task<IQueryable<OfficialPaper>> KnownAsync(CancellationToken cancellationToken) =>
        Where == WorkspaceKind.Locality ? Task.FromResult(Seen(sponsor.OfLocality())) : VisibleAsync(cancellationToken);

    public override async Task<Guid?> TenantOfAsync(Guid id, CancellationToken cancellationToken) =>
        await (await KnownAsync(cancellationToken)).Where(p => p.Id == id).Select(p => (Guid?)p.TenantId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether it is another side's paper: read as it was issued, without drafts, versions, notes and history. The province follows those of localities.</summary>
    public bool IsReceived(Guid tenantId, string paperKind) =>
        tenantId != Services.Workspace.Required.TenantId && (Where != WorkspaceKind.Province || kinds.DrawnUpIn(WorkspaceKind.Sponsor).Contains(paperKind));

    /// <summary>Those that are no other side's: what became of them is read along.</summary>
    public async Task<IQueryable<OfficialPaper>> TrailedAsync(CancellationToken cancellationToken)
    {
        var (here, follows, closed) = (Services.Workspace.Required.TenantId, Where == WorkspaceKind.Province, kinds.DrawnUpIn(WorkspaceKind.Sponsor).ToList());
        return (await VisibleAsync(cancellationToken)).Where(p => p.TenantId == here || (follows && !closed.Contains(p.Kind)));
    }

    public async Task<RecordLink?> KnownLinkAsync(Guid id, CancellationToken cancellationToken) =>
        await Names((await KnownAsync(cancellationToken)).Where(p => p.Id == id)).FirstOrDefaultAsync(cancellationToken) is { } found ? LinkTo(found) : null;

    public override async Task<Expression<Func<TTrace, bool>>> ReadableAsync<TTrace>(CancellationToken cancellationToken)
    {
        var (trailed, name) = (await TrailedAsync(cancellationToken), Name);
        return t => t.EntityType == name && trailed.Any(p => p.Id == t.EntityId);
    }

    protected override IQueryable<OfficialPaper> OfLocality()
    {
        var here = Services.Workspace.Required.TenantId;
        return Seen(db.Set<OfficialPaper>().Where(p => p.TenantId == here));
    }

    protected override IQueryable<OfficialPaper> OfProvince()
    {
        var here = Services.Workspace.Required.TenantId;
        return Seen(province.Papers().Where(p => p.TenantId == here || PaperReads.Public.Contains(p.State)));
    }

    protected override async Task<IQueryable<OfficialPaper>> OfSponsorAsync(CancellationToken cancellationToken) => Seen(await sponsor.OfSponsorAsync(cancellationToken));

    protected override IQueryable<RecordName> Names(IQueryable<OfficialPaper> records) => records.Select(p => new RecordName(p.Id, p.TenantId, null, p.Subject));

    private IQueryable<OfficialPaper> Seen(IQueryable<OfficialPaper> papers)
    {
        var readable = kinds.Readable.ToList();
        papers = papers.Where(p => readable.Contains(p.Kind));
        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return units is null
            ? papers
            : papers.Where(p => PaperReads.Public.Contains(p.State) ? p.Units.Any(u => units.Contains(u.UnitId)) : p.Units.Any() && p.Units.All(u => units.Contains(u.UnitId)));
    }
}
