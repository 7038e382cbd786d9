using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Templates;

/// <summary>Forms are a workspace's own: nobody else sees them, whatever papers they see.</summary>
internal sealed class TemplateRecords(RecordServices services, KetNghiaDbContext db) : OwnRecordKind<PaperTemplate>(services, db)
{
    public override string Permission => DocumentsPermissions.Templates.Manage;

    public override string PathOf(Guid id) => $"/documents/templates/details/{id}";

    protected override IQueryable<RecordName> Names(IQueryable<PaperTemplate> records) => records.Select(t => new RecordName(t.Id, t.TenantId, null, t.Name));
}
