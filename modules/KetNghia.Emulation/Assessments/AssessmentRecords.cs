namespace KetNghia.Emulation.Assessments;

/// <summary>Assessments are seen by everybody of the workspace; which sheets of them, is a matter of scope.</summary>
internal sealed class AssessmentRecords(RecordServices services, KetNghiaDbContext db) : RootRecordKind<AssessmentPeriod>(services)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override string PathOf(Guid id) => $"/emulation/assessments/details/{id}";

    protected override IQueryable<AssessmentPeriod> OfLocality() => Own();

    protected override IQueryable<AssessmentPeriod> OfProvince() => Own();

    protected override Task<IQueryable<AssessmentPeriod>> OfSponsorAsync(CancellationToken cancellationToken) => Task.FromResult(db.Set<AssessmentPeriod>().Where(a => false));

    protected override IQueryable<RecordName> Names(IQueryable<AssessmentPeriod> records) => records.Select(a => new RecordName(a.Id, a.TenantId, null, a.Name));

    private IQueryable<AssessmentPeriod> Own()
    {
        var here = Services.Workspace.Required.TenantId;
        return db.Set<AssessmentPeriod>().Where(a => a.TenantId == here);
    }
}

/// <summary>A commune sees its own sheet; who sees the whole locality sees them all.</summary>
internal sealed class SheetRecords(RecordServices services, KetNghiaDbContext db) : RootRecordKind<ScoreSheet>(services)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override IReadOnlyList<RecordPart<ScoreSheet>> Parts { get; } = [new RecordPart<ScoreSheet, SheetItem>(s => s.Items)];

    public override string PathOf(Guid id) => $"/emulation/sheets/details/{id}";

    protected override IQueryable<ScoreSheet> OfLocality() => Own();

    protected override IQueryable<ScoreSheet> OfProvince() => Own();

    protected override Task<IQueryable<ScoreSheet>> OfSponsorAsync(CancellationToken cancellationToken) => Task.FromResult(db.Set<ScoreSheet>().Where(s => false));

    protected override IQueryable<RecordName> Names(IQueryable<ScoreSheet> records) => records.Select(s => new RecordName(s.Id, s.TenantId, null, s.SubjectName));

    private IQueryable<ScoreSheet> Own()
    {
        var (here, units) = (Services.Workspace.Required.TenantId, AmbientFrame.Current.Scope?.UnitIds.ToList());
        var own = db.Set<ScoreSheet>().Where(s => s.TenantId == here);
        return units is null ? own : own.Where(s => units.Contains(s.UnitId));
    }
}
