using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Templates;

/// <summary>Forms are a workspace's own: nobody else sees them, whatever papers they see.</summary>
internal sealed class TemplateRecords(RecordServices services, KetNghiaDbContext db) : RootRecordKind<PaperTemplate>(services)
{
    public override string Permission => DocumentsPermissions.Templates.Manage;

    public override string PathOf(Guid id) => $"/documents/templates/details/{id}";

    protected override IQueryable<PaperTemplate> OfLocality() => Own();

    protected override IQueryable<PaperTemplate> OfProvince() => Own();

    protected override Task<IQueryable<PaperTemplate>> OfSponsorAsync(CancellationToken cancellationToken) =>
        Task.FromResult(db.Set<PaperTemplate>().Where(t => false));

    protected override IQueryable<RecordName> Names(IQueryable<PaperTemplate> records) => records.Select(t => new RecordName(t.Id, t.TenantId, null, t.Name));

    private IQueryable<PaperTemplate> Own()
    {
        var here = Services.Workspace.Required.TenantId;
        return db.Set<PaperTemplate>().Where(t => t.TenantId == here);
    }
}
