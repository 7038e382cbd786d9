using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Clusters;

/// <summary>Clusters are a workspace's own; a commune sees those it is or was in.</summary>
internal sealed class ClusterRecords(RecordServices services, KetNghiaDbContext db) : OwnRecordKind<Cluster>(services, db)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override string PathOf(Guid id) => $"/emulation/clusters/details/{id}";

    protected override IQueryable<RecordName> Names(IQueryable<Cluster> records) => records.Select(c => new RecordName(c.Id, c.TenantId, null, c.Name));

    protected override IQueryable<Cluster> Within(IQueryable<Cluster> own, IReadOnlyList<Guid> units) =>
        own.Where(c => c.Subject == SubjectKind.Commune && c.Members.Any(m => units.Contains(m.SubjectId)));
}
