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

    /// <summary>To whom the appraisal was given by name; null where it was not.</summary>
    public NamedPerson? Appraiser { get; init; }

    /// <summary>Versions of the parts of departments together: another whenever one is written. 0 where no department scores it.</summary>
    public long PartsVersion { get; init; }

    public bool HasParts => PartsVersion > 0;

    public bool IsChecked => Check?.IsDoneFor(ContentHash) == true;

    public bool IsLate(DateOnly today) => (SentOn ?? today) > DueOn;
}

/// <summary>A sheet with everything its page shows.</summary>
/// <param name="Others">Neighbours in the assessment that the reader sees, in order.</param>
internal sealed record SheetDetails(SheetRow Row, AssessmentRow Assessment, Rubric Rubric, KeptSheet Kept, ScoredSheet Scored, IReadOnlyList<SheetLink> Others)
{
    public SheetStanding Standing(IReadOnlyList<BusinessException> faults) => new(
        Row.State, [.. new[] { Row.SubmittedById, Row.SubmittedForId, Row.ReopenedById }.Concat(Kept.Parts.Where(p => p.IsDoneFor(Row.ContentHash)).Select(p => p.DoneById)).OfType<Guid>()], Row.Appraiser, faults, Row is { MovedByName: { } by, MovedAtUtc: { } at } ? new StepMark(by, at) : null);

    public KeptItem? ItemOf(string node) => Kept.Items.FirstOrDefault(i => i.NodeId == node);

    public KeptValue? ValueOf(string node, ScoringRound round) => Kept.Values.FirstOrDefault(v => v.NodeId == node && v.Round == round);

    /// <summary>What people of departments say of a component, those who have finished.</summary>
    public IEnumerable<KeptValue> SaidByParts(string node) => Kept.Values.Where(v => v is { Round: ScoringRound.Department, IsDraft: false, Reason: not null } && v.NodeId == node);

    /// <summary>What keeps it from being sent or, once sent, from being appraised.</summary>
    public IReadOnlyList<Reason> Lacks => Row.State == SheetState.Submitted ? LacksOf(Scored.Appraised) : LacksOf(Scored.Self);

    public IReadOnlyList<BusinessException> Faults =>
        Row.State != SheetState.Submitted ? FaultsOf(Scored.Self)
        : [.. FaultsOf(Scored.Appraised), .. IsCheckAwaited ? [Awaited(Row.Check!.CheckerName, Assessment.CrossCheckDueOn)] : Array.Empty<BusinessException>(), .. PartsAwaited.Select(p => Awaited($"{p.Department} ({p.ScorerName})", p.DueOn))];

    /// <summary>Nobody has checked it yet, and there still is time to.</summary>
    public bool IsCheckAwaited { get; init; }

    /// <summary>Parts nobody has finished yet while there still is time to.</summary>
    public IReadOnlyList<KeptPart> PartsAwaited { get; init; } = [];

    /// <summary>Components whose points the check changes without saying why.</summary>
    public IReadOnlyList<string> LacksOfCheck =>
        [.. Scored.Checked.Result.Reasons.Where(r => r.Code == Reason.ReasonRequired && r.Data[0] == SheetScoring.CheckRound).Select(r => r.Data[^1])];

    private static BusinessException Awaited(string whom, DateOnly? until) =>
        new BusinessException(EmulationErrors.CheckAwaited).With("checker", whom).With("day", Format.Date(until));

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

    /// <summary>The sheet one of the parts is about, with the figures of that part alone as those of departments, finished or not.</summary>
    public async Task<(SheetDetails Sheet, KeptPart Part)?> FindForPartAsync(IQueryable<PartScore> parts, CancellationToken cancellationToken)
    {
        if (await parts.Select(p => new { p.Id, p.SheetId }).FirstOrDefaultAsync(cancellationToken) is not { } part)
        {
            return null;
        }

        return await FindAsync(db.Set<ScoreSheet>().Where(s => s.Id == part.SheetId), null, cancellationToken, part.Id) is { } sheet ? (sheet, sheet.Kept.Parts.Single()) : null;
    }

    /// <param name="partId">Of the parts of departments, the one that is looked at alone.</param>
    private async Task<SheetDetails?> FindAsync(IQueryable<ScoreSheet> wanted, IQueryable<ScoreSheet>? own, CancellationToken cancellationToken, Guid? partId = null)
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
        if (partId is not null)
        {
            kept = [.. kept.Select(k => k.Id == id ? k.With(partId.Value) : k)];
        }

        var mine = kept.Single(k => k.Id == id);
        var today = clock.Today;
        var scored = new SheetScoring(assessment.Rubric).All(kept, today, withChecks: assessment.Row.CrossCheckDueOn is not null)[id];
        return new SheetDetails(row, assessment.Row, assessment.Rubric, mine, scored, others)
        {
            IsCheckAwaited = row is { Check: not null, IsChecked: false } && assessment.Row.CrossCheckDueOn >= today,
            PartsAwaited = [.. mine.Parts.Where(p => !p.IsDoneFor(row.ContentHash) && p.DueOn >= today)],
        };
    }

    /// <summary>Sheets as scoring takes them: in the same few commands whatever their number.</summary>
    /// <param name="known">Their rows, where they have been read.</param>
    public async Task<IReadOnlyList<KeptSheet>> KeptAsync(IQueryable<ScoreSheet> sheets, IReadOnlyList<SheetRow>? known, CancellationToken cancellationToken)
    {
        var heads = known ?? await sheets.Rows(db).ToListAsync(cancellationToken);
        var parts = heads.Any(h => h.HasParts) ? await db.PartsOf(sheets).ToListAsync(cancellationToken) : [];
        var values = await ValuesOf(sheets, heads.Any(h => h.Check is not null), parts.Count > 0).ToListAsync(cancellationToken);

        var items = await sheets.SelectMany(s => s.Items).Select(i => new { i.Id, i.SheetId, i.NodeId, i.NotApplicableReason, i.Finding, i.FoundByName, i.FoundAtUtc }).ToListAsync(cancellationToken);
        var measures = await sheets.SelectMany(s => s.Measures).Select(m => new { m.SheetId, Figure = new MeasuredFigure(m.Name, m.Numerator, m.Denominator, m.Revision) }).ToListAsync(cancellationToken);
        var files = items.Count == 0 ? new Dictionary<Guid, int>() : await evidence.CountsAsync(sheets.SelectMany(s => s.Items).Select(i => i.Id), cancellationToken);
        var (bySheet, partsOf, itemsOf, measuresOf) = (values.ToLookup(v => v.SheetId), parts.ToLookup(p => p.SheetId), items.ToLookup(i => i.SheetId), measures.ToLookup(m => m.SheetId, m => m.Figure));
        return [.. heads.Select(h => new KeptSheet(
            h.Id, h.Cluster, h.AreaClass, h.State, h.DueOn, h.SentOn,
            [.. bySheet[h.Id].Select(v => v.Kept(h, partsOf[h.Id]))],
            [.. itemsOf[h.Id].Select(i => new KeptItem(i.Id, i.NodeId, i.NotApplicableReason, i.Finding, i.FoundByName, i.FoundAtUtc, files.GetValueOrDefault(i.Id)))],
            [.. measuresOf[h.Id]])
        { Parts = [.. partsOf[h.Id]] })];
    }

    /// <summary>Figures of every round, in one command.</summary>
    private IQueryable<ValueRow> ValuesOf(IQueryable<ScoreSheet> sheets, bool withChecks, bool withParts)
    {
        var all = sheets.SelectMany(s => s.Values).Select(v => new ValueRow
        {
            SheetId = v.SheetId,
            OfId = v.SheetId,
            Round = v.Round == ScoringRound.Appraisal ? (int)ScoringRound.Appraisal : (int)ScoringRound.Self,
            NodeId = v.NodeId,
            Input = v.Input,
            Reason = v.Reason,
            EnteredByName = v.EnteredByName,
            EnteredAtUtc = v.EnteredAtUtc,
        });
        if (withChecks)
        {
            all = all.Concat(db.Set<CrossCheck>().Where(c => sheets.Any(s => s.Id == c.SheetId)).SelectMany(c => c.Values, (c, v) => new ValueRow
            {
                SheetId = c.SheetId,
                OfId = c.Id,
                Round = (int)ScoringRound.CrossCheck,
                NodeId = v.NodeId,
                Input = v.Input,
                Reason = v.Reason,
                EnteredByName = v.EnteredByName,
                EnteredAtUtc = v.EnteredAtUtc,
            }));
        }

        return !withParts ? all : all.Concat(db.Set<PartScore>().Where(p => p.IsAsked && sheets.Any(s => s.Id == p.SheetId)).SelectMany(p => p.Values, (p, v) => new ValueRow
        {
            SheetId = p.SheetId,
            OfId = p.Id,
            Round = (int)ScoringRound.Department,
            NodeId = v.NodeId,
            Input = v.Input,
            Reason = v.Reason,
            EnteredByName = v.EnteredByName,
            EnteredAtUtc = v.EnteredAtUtc,
        }));
    }

    /// <summary>A figure with what it is a row of: the sheet itself, its check, or a part of a department.</summary>
    private sealed class ValueRow
    {
        public Guid SheetId { get; init; }

        public Guid OfId { get; init; }

        public int Round { get; init; }

        public string NodeId { get; init; } = "";

        public string? Input { get; init; }

        public string? Reason { get; init; }

        public string EnteredByName { get; init; } = "";

        public DateTime EnteredAtUtc { get; init; }

        /// <summary>What is not finished for what was sent does not count.</summary>
        public KeptValue Kept(SheetRow sheet, IEnumerable<KeptPart> parts)
        {
            var part = (ScoringRound)Round == ScoringRound.Department ? parts.First(p => p.Id == OfId) : null;
            return new KeptValue(NodeId, (ScoringRound)Round, Input, Reason, EnteredByName, EnteredAtUtc)
            {
                IsDraft = part is not null ? !part.IsDoneFor(sheet.ContentHash) : (ScoringRound)Round == ScoringRound.CrossCheck && !sheet.IsChecked,
                PartId = part?.Id,
            };
        }
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
            Appraiser = s.AppraiserId == null ? null : new NamedPerson(s.AppraiserId.Value, s.AppraiserName!),
            PartsVersion = db.Set<PartScore>().Where(p => p.IsAsked && p.SheetId == s.Id).Sum(p => p.Version),
        };

    /// <summary>What departments are asked for of sheets.</summary>
    public static IQueryable<KeptPart> PartsOf(this KetNghiaDbContext db, IQueryable<ScoreSheet> sheets) =>
        db.Set<PartScore>().AsNoTracking().Where(p => p.IsAsked && sheets.Any(s => s.Id == p.SheetId)).Kept(db);

    public static IQueryable<KeptPart> Kept(this IQueryable<PartScore> parts, KetNghiaDbContext db) =>
        from p in parts
        join d in db.Set<ScoringDepartment>() on p.DepartmentId equals d.Id
        orderby d.Name, p.ScorerName, p.Id
        select new KeptPart(
            p.Id, p.SheetId, d.Name, d.DueOn, p.ScorerId, p.ScorerName, p.Weight, p.DoneHash, p.DoneById, p.DoneAtUtc, p.Version, d.Nodes.Select(n => n.NodeId).ToList());

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
