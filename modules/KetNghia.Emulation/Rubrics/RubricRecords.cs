namespace KetNghia.Emulation.Rubrics;

/// <summary>Rubrics are a workspace's own; a locality has its copies of what the province sent it.</summary>
internal sealed class RubricRecords(RecordServices services, KetNghiaDbContext db) : RootRecordKind<RubricVersion>(services)
{
    public override string Permission => EmulationPermissions.Rubrics.View;

    public override string PathOf(Guid id) => $"/emulation/rubrics/details/{id}";

    protected override IQueryable<RubricVersion> OfLocality() => Own();

    protected override IQueryable<RubricVersion> OfProvince() => Own();

    protected override Task<IQueryable<RubricVersion>> OfSponsorAsync(CancellationToken cancellationToken) => Task.FromResult(db.Set<RubricVersion>().Where(r => false));

    protected override IQueryable<RecordName> Names(IQueryable<RubricVersion> records) => records.Select(r => new RecordName(r.Id, r.TenantId, null, r.Name));

    private IQueryable<RubricVersion> Own()
    {
        var here = Services.Workspace.Required.TenantId;
        return db.Set<RubricVersion>().Where(r => r.TenantId == here);
    }
}
