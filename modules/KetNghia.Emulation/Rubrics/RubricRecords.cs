namespace KetNghia.Emulation.Rubrics;

/// <summary>Rubrics are a workspace's own; a locality has its copies of what the province sent it.</summary>
internal sealed class RubricRecords(RecordServices services, KetNghiaDbContext db) : OwnRecordKind<RubricVersion>(services, db)
{
    public override string Permission => EmulationPermissions.Rubrics.View;

    public override string PathOf(Guid id) => $"/emulation/rubrics/details/{id}";

    protected override IQueryable<RecordName> Names(IQueryable<RubricVersion> records) => records.Select(r => new RecordName(r.Id, r.TenantId, null, r.Name));
}
