namespace KetNghia.Emulation.Assessments;

/// <summary>Departments of an assessment are looked after by who sees the whole workspace.</summary>
internal sealed class DepartmentRecords(RecordServices services, KetNghiaDbContext db) : OwnRecordKind<ScoringDepartment>(services, db)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override string PathOf(Guid id) => $"/emulation/departments/details/{id}";

    protected override IQueryable<RecordName> Names(IQueryable<ScoringDepartment> records) => records.Select(d => new RecordName(d.Id, d.TenantId, null, d.Name));

    protected override IQueryable<ScoringDepartment> Within(IQueryable<ScoringDepartment> own, IReadOnlyList<Guid> units) => own.Where(d => false);
}

/// <summary>Whoever scores a part sees that part alone, and whoever acts for them meanwhile.</summary>
internal sealed class PartRecords(RecordServices services, KetNghiaDbContext db, ICurrentUser user) : OwnRecordKind<PartScore>(services, db)
{
    public override string Permission => EmulationPermissions.Departments.Score;

    public override string PathOf(Guid id) => $"/emulation/parts/details/{id}";

    protected override IQueryable<PartScore> OfLocality() => Mine(base.OfLocality());

    protected override IQueryable<PartScore> OfProvince() => Mine(base.OfProvince());

    protected override IQueryable<RecordName> Names(IQueryable<PartScore> records) => records.Select(p => new RecordName(p.Id, p.TenantId, null, p.SubjectName));

    private IQueryable<PartScore> Mine(IQueryable<PartScore> parts)
    {
        var (me, other) = (user.Required.AccountId, user.Required.ActsFor(Permission)?.AccountId);
        return parts.Where(p => p.IsAsked && (p.ScorerId == me || p.ScorerId == other));
    }
}
