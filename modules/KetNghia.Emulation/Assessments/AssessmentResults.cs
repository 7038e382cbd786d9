using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>Where a subject stands.</summary>
/// <param name="Provisional">Its result among those appraised; null before its appraisal.</param>
internal sealed record StandingRow(SheetRow Sheet, Fraction? SelfTotal, Fraction? SystemTotal, Fraction? Total, SubjectResult? Provisional);

/// <summary>Kết quả tạm tính of the sheets the reader sees.</summary>
/// <param name="Different">Appraised with another total than the subject gave itself.</param>
internal sealed record AssessmentStanding(AssessmentRow Row, Rubric Rubric, IReadOnlyList<StandingRow> Rows, int Sent, int Late, int Returned, int Appraised, int Different)
{
    /// <summary>The reader sees every sheet, and therefore ranks.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whose cross-check is finished.</summary>
    public int Checked => Rows.Count(r => r.Sheet.IsChecked);
}

/// <summary>A criterion that would have other points by what records say now.</summary>
internal sealed record PointsDifference(RubricNode Node, Fraction? Kept, Fraction? Now);

/// <summary>An appraised sheet whose records were corrected since.</summary>
/// <param name="FiguresOnly">Criteria whose figures are others now, for the same points.</param>
internal sealed record SheetDifference(SheetRow Sheet, Fraction? Total, Fraction? TotalNow, IReadOnlyList<PointsDifference> Points, IReadOnlyList<RubricNode> FiguresOnly);

/// <param name="Appraised">How many sheets were compared.</param>
internal sealed record AssessmentDifferences(AssessmentRow Row, int Appraised, IReadOnlyList<SheetDifference> Sheets);

internal sealed class AssessmentResults(KetNghiaDbContext db, AssessmentQueries assessments, SheetRecords kind, SheetQueries sheets, SheetFigures figures, IClock clock)
{
    public async Task<AssessmentStanding?> FindAsync(Guid id, CancellationToken cancellationToken) => await ReadAsync(id, cancellationToken) is { } read ? StandingOf(read) : null;

    /// <summary>With every sheet the reader sees, whole, in the order of clusters and names.</summary>
    public async Task<(AssessmentStanding Standing, IReadOnlyList<SheetDetails> Sheets)?> WholeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } read)
        {
            return null;
        }

        var (row, own) = (read.Head.Row, read.Kept.ToDictionary(k => k.Id));
        var scored = new SheetScoring(read.Head.Rubric).All(read.Kept, clock.Today, withChecks: row.CrossCheckDueOn is not null);
        return (StandingOf(read), [.. read.Rows.Select(sheet => new SheetDetails(sheet, row, read.Head.Rubric, own[sheet.Id], scored[sheet.Id], []))]);
    }

    private AssessmentStanding StandingOf(Known read)
    {
        var (scoring, today, kept) = (new SheetScoring(read.Head.Rubric), clock.Today, read.Kept);
        var (self, system, provisional) = (scoring.Self(kept, today), scoring.System(kept, today), scoring.Provisional(kept, today).Subjects.ToDictionary(r => r.Subject.Id));
        List<StandingRow> standing =
        [
            .. read.Rows.Select(row =>
            {
                var result = provisional.GetValueOrDefault(row.Id.ToString("N"));
                return new StandingRow(row, self[row.Id].Result.Sheet.Total, system[row.Id].Result.Sheet.Total, result?.Sheet.Total, result);
            }),
        ];
        return new AssessmentStanding(
            read.Head.Row, read.Head.Rubric, [.. standing.OrderBy(r => r.Sheet.Cluster, StringComparer.Ordinal).ThenBy(r => r.Provisional?.Rank ?? int.MaxValue)],
            read.Rows.Count(r => r.SentOn is not null), read.Rows.Count(r => r.IsLate(today)), read.Rows.Count(r => r.State == SheetState.Returned), read.Rows.Count(r => r.State == SheetState.Appraised),
            standing.Count(r => r.Total is { } total && r.SelfTotal is { } self && total != self))
        { IsWhole = kind.SeesAll };
    }

    /// <summary>Appraised sheets beside what records say today; those of which nothing differs are left out.</summary>
    public async Task<AssessmentDifferences?> DifferencesAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } read)
        {
            return null;
        }

        var (row, rubric) = (read.Head.Row, read.Head.Rubric);
        var appraised = read.Rows.Where(r => r.State == SheetState.Appraised).ToDictionary(r => r.Id);
        var kept = read.Kept.Where(k => appraised.ContainsKey(k.Id)).ToList();
        var today = await figures.ReadAsync(rubric, row.Subject, [.. appraised.Values.Select(r => r.SubjectId)], row.From, row.To, cancellationToken);
        var found = new SheetScoring(rubric).Beside(kept, [.. kept.Select(k => k with { Measures = [.. today[appraised[k.Id].SubjectId]] })], clock.Today);
        var (points, only, totals, nodes) = (found.Differences.ToLookup(d => d.Subject), found.InputOnly.ToLookup(d => d.Subject, d => d.Node), found.TotalsNow.ToDictionary(t => t.Subject, t => t.Total), rubric.Leaves.ToDictionary(n => n.Id));
        return new AssessmentDifferences(row, appraised.Count,
        [
            .. from result in found.Locked.Subjects
               let key = result.Subject.Id
               where points.Contains(key) || only.Contains(key)
               select new SheetDifference(
                   appraised[Guid.Parse(key)], result.Sheet.Total, totals[key], [.. points[key].Select(d => new PointsDifference(nodes[d.Node], d.Locked, d.Now))], [.. only[key].Select(n => nodes[n])]),
        ]);
    }

    private async Task<Known?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await assessments.FindAsync(id, cancellationToken) is not { } head)
        {
            return null;
        }

        var visible = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.AssessmentId == id);
        var rows = await visible.OrderBy(s => s.Cluster).ThenBy(s => s.SubjectName).ThenBy(s => s.Id).Rows(db).ToListAsync(cancellationToken);

        // Points of one may depend on others; who sees some alone is shown theirs alone, computed beside all.
        var kept = kind.SeesAll || !SheetScoring.NeedsOthers(head.Rubric)
            ? await sheets.KeptAsync(visible, rows, cancellationToken)
            : await sheets.KeptAsync(db.Set<ScoreSheet>().AsNoTracking().Where(s => s.AssessmentId == id), null, cancellationToken);
        return new Known(head, rows, kept);
    }

    /// <param name="Rows">Those the reader sees.</param>
    /// <param name="Kept">With those their points depend on.</param>
    private sealed record Known(AssessmentHead Head, IReadOnlyList<SheetRow> Rows, IReadOnlyList<KeptSheet> Kept);
}
