namespace KetNghia.Emulation.Assessments;

/// <summary>Assessments are seen by everybody of the workspace, and by the sponsors scored in them; which sheets of them, is a matter of scope.</summary>
internal sealed class AssessmentRecords(RecordServices services, KetNghiaDbContext db, SponsorSheetQueries sponsor) : OwnRecordKind<AssessmentPeriod>(services, db)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override string PathOf(Guid id) => $"/emulation/assessments/details/{id}";

    protected override Task<IQueryable<AssessmentPeriod>> OfSponsorAsync(CancellationToken cancellationToken) => sponsor.AssessmentsAsync(cancellationToken);

    protected override IQueryable<RecordName> Names(IQueryable<AssessmentPeriod> records) => records.Select(a => new RecordName(a.Id, a.TenantId, null, a.Name));
}

/// <summary>Cross-checks are seen by the subject that checks, and by who sees the whole workspace.</summary>
internal sealed class CrossCheckRecords(RecordServices services, KetNghiaDbContext db, SponsorSheetQueries sponsor) : OwnRecordKind<CrossCheck>(services, db)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override string PathOf(Guid id) => $"/emulation/crosschecks/details/{id}";

    protected override Task<IQueryable<CrossCheck>> OfSponsorAsync(CancellationToken cancellationToken) => sponsor.CrossChecksAsync(cancellationToken);

    protected override IQueryable<RecordName> Names(IQueryable<CrossCheck> records) => records.Select(c => new RecordName(c.Id, c.TenantId, null, c.SubjectName));

    protected override IQueryable<CrossCheck> Within(IQueryable<CrossCheck> own, IReadOnlyList<Guid> units) => own.Where(c => units.Contains(c.CheckerUnitId));
}

/// <summary>A commune and a sponsor see their own sheets; who sees the whole locality sees them all.</summary>
internal sealed class SheetRecords(RecordServices services, KetNghiaDbContext db, SponsorSheetQueries sponsor) : OwnRecordKind<ScoreSheet>(services, db)
{
    public override string Permission => EmulationPermissions.Assessments.View;

    public override IReadOnlyList<RecordPart<ScoreSheet>> Parts { get; } = [new RecordPart<ScoreSheet, SheetItem>(s => s.Items)];

    /// <summary>Whether every sheet of an assessment is seen: ranks among subjects say nothing to who sees some of them alone.</summary>
    public bool SeesAll => Where != WorkspaceKind.Sponsor && AmbientFrame.Current.Scope is null;

    public override string PathOf(Guid id) => $"/emulation/sheets/details/{id}";

    protected override Task<IQueryable<ScoreSheet>> OfSponsorAsync(CancellationToken cancellationToken) => sponsor.SheetsAsync(cancellationToken);

    protected override IQueryable<RecordName> Names(IQueryable<ScoreSheet> records) => records.Select(s => new RecordName(s.Id, s.TenantId, null, s.SubjectName));

    protected override IQueryable<ScoreSheet> Within(IQueryable<ScoreSheet> own, IReadOnlyList<Guid> units) => own.Where(s => units.Contains(s.UnitId));
}
