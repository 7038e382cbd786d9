using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Trials;

/// <summary>A version that is tried, and what it can be laid beside.</summary>
/// <param name="Others">Its other versions, newest first, then what is or was published for the same kind of subject.</param>
/// <param name="Texts">What each of them says, as files hold it.</param>
internal sealed record TrialChoice(RubricRow Row, IReadOnlyList<RubricRow> Others, IReadOnlyDictionary<Guid, string> Texts)
{
    /// <summary>The version before it, else the newest published.</summary>
    public RubricRow? Usual => Others.FirstOrDefault(r => r.SeriesId == Row.SeriesId && r.Number < Row.Number)
        ?? Others.Where(r => r.State == RubricState.Published).MaxBy(r => (r.PublishedAtUtc, r.Id));

    /// <exception cref="CaseFormatException">It cannot be read.</exception>
    public Rubric Read(Guid id) => RubricContents.Read(Texts[id]);
}

/// <summary>Reads what rubrics are tried on: nothing of a trial is kept.</summary>
internal sealed class TrialQueries(
    KetNghiaDbContext db, RubricRecords rubrics, SheetRecords sheets, TrialFigures figures, IEvidence evidence, ICurrentUser user, IClock clock)
{
    /// <summary>With all that assessments can have been scored by, for figures of their sheets are read by it. Null when the reader sees no such version.</summary>
    public async Task<TrialChoice?> ChoiceAsync(Guid id, CancellationToken cancellationToken)
    {
        var own = (await rubrics.VisibleAsync(cancellationToken)).AsNoTracking();
        var found = own.Where(r => r.Id == id);
        var known = await own.Where(r => r.Id == id || (r.State != RubricState.Discarded && found.Any(f => f.SeriesId == r.SeriesId || (f.Subject == r.Subject && r.State != RubricState.Draft))))
            .OrderBy(r => r.Name).ThenByDescending(r => r.Number).ThenBy(r => r.Id).Texts().ToListAsync(cancellationToken);
        return known.Find(r => r.Row.Id == id)?.Row is { } row
            ? new TrialChoice(row, [.. known.Select(r => r.Row).Where(r => r.Id != id).OrderByDescending(r => r.SeriesId == row.SeriesId)], known.ToDictionary(r => r.Row.Id, r => r.Content))
            : null;
    }

    /// <param name="other">What it is laid beside; null for nothing.</param>
    /// <exception cref="CaseFormatException">One of the versions cannot be computed at all.</exception>
    public async Task<Trial> TryAsync(TrialChoice choice, RubricRow? other, IReadOnlyList<MeasuredSubject> chosen, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (kind, subjects) = (choice.Row.Subject, chosen.Select(s => s.Id).ToList());
        var (now, before) = (new TriableRubric(choice.Read(choice.Row.Id)), other is null ? null : new TriableRubric(choice.Read(other.Id)));
        var scored = user.May(EmulationPermissions.Assessments.View) ? await ScoredAsync(kind, subjects, from, to, cancellationToken) : [];
        var measured = await figures.ReadAsync(now.Measures.Union(before?.Measures ?? []), kind, subjects, from, to, cancellationToken);
        var (said, byId) = (scored.Select(s => s.RubricId).Distinct().ToDictionary(id => id, choice.Read), scored.ToDictionary(s => s.SubjectId));
        List<TrialSubject> tried =
        [
            .. chosen.Select(s => new TrialSubject(s.Id, s.Name, SheetFigures.Known(measured[s.Id]), byId.TryGetValue(s.Id, out var sheet) ? SheetOf(sheet, said[sheet.RubricId]) : null)),
        ];
        return new Trial(tried, new TriedVersion(now, tried, clock.Today), before is null ? null : new TriedVersion(before, tried, clock.Today));
    }

    private static TrialSheet SheetOf(Scored sheet, Rubric rubric)
    {
        HashSet<string> Nodes(Func<Mark, bool> which) => [.. sheet.Marks.Where(which).Select(m => m.NodeId)];
        var isAppraised = sheet.State == SheetState.Appraised;
        return new TrialSheet(
            sheet.Id, sheet.AssessmentName, sheet.State, sheet.Cluster, sheet.AreaClass, sheet.DueOn, sheet.SentOn, rubric,
            sheet.Values.Where(v => v.Input is not null && (isAppraised || v.Round == ScoringRound.Self)).GroupBy(v => v.NodeId)
                .ToDictionary(v => v.Key, v => KeptValue.Together([.. v.GroupBy(x => x.Round).MaxBy(r => r.Key)!])),
            Nodes(m => m.IsLeftOut), isAppraised ? Nodes(m => m.IsVoided) : [], Nodes(m => m.IsProven));
    }

    /// <summary>One sheet with figures of each subject: an appraised one before others, then that of the assessment opened last.</summary>
    private async Task<IReadOnlyList<Scored>> ScoredAsync(SubjectKind kind, List<Guid> subjects, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var files = evidence.Subjects();
        var found = await (
            from s in (await sheets.VisibleAsync(cancellationToken)).AsNoTracking()
            join a in db.Set<AssessmentPeriod>() on s.AssessmentId equals a.Id
            where subjects.Contains(s.SubjectId) && a.From == @from && a.To == to && a.Subject == kind && a.State != AssessmentState.Cancelled && s.Values.Any()
            select new
            {
                a.OpenedAtUtc,
                Sheet = new Scored(s.Id, s.SubjectId, s.State, s.Cluster, s.AreaClass, s.DueOn, s.SentOn, a.Name, a.RubricId),
                Values = s.Values.Select(v => new KeptValue(v.NodeId, v.Round, v.Input, v.Reason, v.EnteredByName, v.EnteredAtUtc)).ToList(),
                Checks = db.Set<CrossCheck>().Where(c => c.SheetId == s.Id && c.DoneHash != null && c.DoneHash == s.ContentHash).SelectMany(c => c.Values)
                    .Select(v => new KeptValue(v.NodeId, ScoringRound.CrossCheck, v.Input, v.Reason, v.EnteredByName, v.EnteredAtUtc)).ToList(),
                Parts = db.Set<PartScore>().Where(p => p.SheetId == s.Id && p.IsAsked && p.DoneHash != null && p.DoneHash == s.ContentHash).SelectMany(
                    p => p.Values, (p, v) => new KeptValue(v.NodeId, ScoringRound.Department, v.Input, v.Reason, p.ScorerName, v.EnteredAtUtc) { Weight = p.Weight }).ToList(),
                Marks = s.Items.Where(i => i.NotApplicableReason != null || i.Finding != null || files.Any(f => f.SubjectId == i.Id))
                    .Select(i => new Mark(i.NodeId, i.NotApplicableReason != null, i.Finding != null, files.Any(f => f.SubjectId == i.Id))).ToList(),
            }).AsSingleQuery().ToListAsync(cancellationToken);
        return
        [
            .. found.OrderByDescending(s => s.Sheet.State == SheetState.Appraised).ThenByDescending(s => s.OpenedAtUtc).ThenBy(s => s.Sheet.Id)
                .Select(s => s.Sheet with { Values = [.. s.Values, .. s.Checks, .. s.Parts], Marks = s.Marks }).DistinctBy(s => s.SubjectId),
        ];
    }

    private sealed record Scored(Guid Id, Guid SubjectId, SheetState State, string Cluster, string? AreaClass, DateOnly DueOn, DateOnly? SentOn, string AssessmentName, Guid RubricId)
    {
        public IReadOnlyList<KeptValue> Values { get; init; } = [];

        public IReadOnlyList<Mark> Marks { get; init; } = [];
    }

    private sealed record Mark(string NodeId, bool IsLeftOut, bool IsVoided, bool IsProven);
}
