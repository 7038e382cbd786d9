using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

internal sealed record SheetRow(
    Guid Id, Guid AssessmentId, Guid SubjectId, string SubjectName, string Cluster, string? AreaClass, SheetState State, DateOnly DueOn, DateOnly? SentOn, string? SubmittedByName,
    DateTime? SubmittedAtUtc, Guid? SubmittedById, Guid? SubmittedForId, Guid? ReopenedById, string? MovedByName, DateTime? MovedAtUtc, DateTime? MeasuredAtUtc, int Versions, string? ContentHash, long Version)
{
    /// <summary>Null where nobody checks it.</summary>
    public CrossCheckRow? Check { get; init; }

    public bool IsChecked => Check?.IsDoneFor(ContentHash) == true;

    public bool IsLate(DateOnly today) => (SentOn ?? today) > DueOn;
}

/// <summary>A sheet with everything its page shows.</summary>
/// <param name="Others">Neighbours in the assessment that the reader sees, in order.</param>
internal sealed record SheetDetails(SheetRow Row, AssessmentRow Assessment, Rubric Rubric, KeptSheet Kept, ScoredSheet Scored, IReadOnlyList<SheetLink> Others)
{
    public SheetStanding Standing(IReadOnlyList<BusinessException> faults) => new(Row.State, [.. new[] { Row.SubmittedById, Row.SubmittedForId, Row.ReopenedById }.OfType<Guid>()], faults, Row is { MovedByName: { } by, MovedAtUtc: { } at } ? new StepMark(by, at) : null);

    public KeptItem? ItemOf(string node) => Kept.Items.FirstOrDefault(i => i.NodeId == node);

    public KeptValue? ValueOf(string node, ScoringRound round) => Kept.Values.FirstOrDefault(v => v.NodeId == node && v.Round == round);

    /// <summary>What keeps it from being sent or, once sent, from being appraised.</summary>
    public IReadOnlyList<Reason> Lacks => Row.State == SheetState.Submitted ? LacksOf(Scored.Appraised) : LacksOf(Scored.Self);

    public IReadOnlyList<BusinessException> Faults =>
        Row.State != SheetState.Submitted ? FaultsOf(Scored.Self) : IsCheckAwaited ? [.. FaultsOf(Scored.Appraised), Awaited()] : FaultsOf(Scored.Appraised);

    /// <summary>Nobody has checked it yet, and there still is time to.</summary>
    public bool IsCheckAwaited { get; init; }

    /// <summary>Components whose points the check changes without saying why.</summary>
    public IReadOnlyList<string> LacksOfCheck =>
        [.. Scored.Checked.Result.Reasons.Where(r => r.Code == Reason.ReasonRequired && r.Data[0] == SheetScoring.CheckRound).Select(r => r.Data[^1])];

    private BusinessException Awaited() =>
        new BusinessException(EmulationErrors.CheckAwaited).With("checker", Row.Check!.CheckerName).With("day", Format.Date(Assessment.CrossCheckDueOn));

    private IReadOnlyList<BusinessException> FaultsOf(SheetView view) =>
        view.Result.CanSubmit ? [] : [new BusinessException(EmulationErrors.SheetIncomplete).With("count", Math.Max(1, Lacks.Count))];

    private static IReadOnlyList<Reason> LacksOf(SheetView view) => view.Result.CanSubmit ? [] :
        [.. view.Result.Reasons.Where(r => r.Code is Reason.MissingInput or Reason.EvidenceMissing or Reason.ReasonRequired or Reason.ScorerMissing or Reason.TooFewScorers).DistinctBy(r => r.ToString())];
}

internal sealed record SheetLink(Guid Id, string Name, SheetState State);

/// <summary>Reads sheets the reader may open, and computes them.</summary>
internal sealed class SheetQueries(KetNghiaDbContext db, SheetRecords kind, AssessmentQueries assessments, IEvidence evidence, IClock clock)
{
    /// <param name="withOthers">With its neighbours.</param>
    public async Task<SheetDetails?> FindAsync(Guid id, CancellationToken cancellationToken, bool withOthers = false)
    {
        var own = await kind.VisibleAsync(cancellationToken);
        return await FindAsync(own.Where(s => s.Id == id), withOthers ? own : null, cancellationToken);
    }

    /// <summary>The sheet one of the checks is about, in its tenant and its scope.</summary>
    public Task<SheetDetails?> FindForCheckAsync(IQueryable<CrossCheck> checks, CancellationToken cancellationToken) =>
        FindAsync(db.Set<ScoreSheet>().Where(s => checks.Any(c => c.SheetId == s.Id)), null, cancellationToken);

    private async Task<SheetDetails?> FindAsync(IQueryable<ScoreSheet> wanted, IQueryable<ScoreSheet>? own, CancellationToken cancellationToken)
    {
        if (await wanted.AsNoTracking().Rows(db).FirstOrDefaultAsync(cancellationToken) is not { } row
            || await assessments.FindAsync(row.AssessmentId, cancellationToken) is not { } assessment)
        {
            return null;
        }

        var id = row.Id;
        var others = own is null ? [] : await own.AsNoTracking().Where(s => s.AssessmentId == row.AssessmentId).OrderBy(s => s.Cluster).ThenBy(s => s.SubjectName).ThenBy(s => s.Id)
            .Select(s => new SheetLink(s.Id, s.SubjectName, s.State)).ToListAsync(cancellationToken);
        var cluster = db.Set<ScoreSheet>().AsNoTracking().Where(s => s.AssessmentId == row.AssessmentId && s.Cluster == row.Cluster);
        var kept = SheetScoring.NeedsOthers(assessment.Rubric) ? await KeptAsync(cluster, null, cancellationToken) : await KeptAsync(cluster.Where(s => s.Id == id), [row], cancellationToken);
        var mine = kept.Single(k => k.Id == id);
        var today = clock.Today;
        var scored = new SheetScoring(assessment.Rubric).All(kept, today, withChecks: assessment.Row.CrossCheckDueOn is not null)[id];
        return new SheetDetails(row, assessment.Row, assessment.Rubric, mine, scored, others) { IsCheckAwaited = row is { Check: not null, IsChecked: false } && assessment.Row.CrossCheckDueOn >= today };
    }

    /// <summary>Sheets as scoring takes them: in the same few commands whatever their number.</summary>
    /// <param name="known">Their rows, where they have been read.</param>
    public async Task<IReadOnlyList<KeptSheet>> KeptAsync(IQueryable<ScoreSheet> sheets, IReadOnlyList<SheetRow>? known, CancellationToken cancellationToken)
    {
        var heads = known ?? await sheets.Rows(db).ToListAsync(cancellationToken);
        var values = await sheets.SelectMany(s => s.Values)
            .Select(v => new { v.SheetId, Value = new KeptValue(v.NodeId, v.Round, v.Input, v.Reason, v.EnteredByName, v.EnteredAtUtc) }).ToListAsync(cancellationToken);
        if (heads.Any(h => h.Check is not null))
        {
            values.AddRange(await db.Set<CrossCheck>().Where(c => sheets.Any(s => s.Id == c.SheetId)).SelectMany(c => c.Values, (c, v) => new { c.SheetId, Value = new KeptValue(v.NodeId, ScoringRound.CrossCheck, v.Input, v.Reason, v.EnteredByName, v.EnteredAtUtc) }).ToListAsync(cancellationToken));
        }

        var items = await sheets.SelectMany(s => s.Items).Select(i => new { i.Id, i.SheetId, i.NodeId, i.NotApplicableReason, i.Finding, i.FoundByName, i.FoundAtUtc }).ToListAsync(cancellationToken);
        var measures = await sheets.SelectMany(s => s.Measures).Select(m => new { m.SheetId, Figure = new MeasuredFigure(m.Name, m.Numerator, m.Denominator, m.Revision) }).ToListAsync(cancellationToken);
        var files = await evidence.CountsAsync(sheets.SelectMany(s => s.Items).Select(i => i.Id), cancellationToken);
        var (bySheet, itemsOf, measuresOf) = (values.ToLookup(v => v.SheetId, v => v.Value), items.ToLookup(i => i.SheetId), measures.ToLookup(m => m.SheetId, m => m.Figure));
        return [.. heads.Select(h => new KeptSheet(
            h.Id, h.Cluster, h.AreaClass, h.State, h.DueOn, h.SentOn,
            [.. bySheet[h.Id].Select(v => v.Round == ScoringRound.CrossCheck && !h.IsChecked ? v with { IsDraft = true } : v)],
            [.. itemsOf[h.Id].Select(i => new KeptItem(i.Id, i.NodeId, i.NotApplicableReason, i.Finding, i.FoundByName, i.FoundAtUtc, files.GetValueOrDefault(i.Id)))],
            [.. measuresOf[h.Id]]))];
    }
}

internal static class SheetReads
{
    public static IQueryable<SheetRow> Rows(this IQueryable<ScoreSheet> sheets, KetNghiaDbContext db) =>
        from s in sheets
        join c in db.Set<CrossCheck>() on s.Id equals c.SheetId into checks
        from c in checks.DefaultIfEmpty()
        select new SheetRow(
        s.Id, s.AssessmentId, s.SubjectId, s.SubjectName, s.Cluster, s.AreaClass, s.State, s.DueOn, s.SentOn, s.SubmittedByName, s.SubmittedAtUtc,
        s.SubmittedById, s.SubmittedForId, s.ReopenedById, s.MovedByName, s.MovedAtUtc, s.Measures.Max(m => (DateTime?)m.AsOfUtc), s.Versions, s.ContentHash, s.Version)
        {
            Check = c == null ? null : new CrossCheckRow(c.Id, c.CheckerName, c.DoneHash, c.DoneAtUtc, c.Version),
        };

    public static Pill PillOf(this IStringLocalizer texts, SheetState state) => new(
        state switch
        {
            SheetState.Appraised => PillKind.Ok,
            SheetState.Submitted => PillKind.Info,
            SheetState.Returned => PillKind.Bad,
            _ => PillKind.Idle,
        },
        texts["SheetState." + state]);
}
