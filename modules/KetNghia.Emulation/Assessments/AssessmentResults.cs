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

internal sealed class AssessmentResults(KetNghiaDbContext db, AssessmentQueries assessments, SheetRecords kind, SheetQueries sheets, IClock clock)
{
    public async Task<AssessmentStanding?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await assessments.FindAsync(id, cancellationToken) is not { } head)
        {
            return null;
        }

        var visible = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.AssessmentId == id);
        var rows = await visible.OrderBy(s => s.Cluster).ThenBy(s => s.SubjectName).ThenBy(s => s.Id).Rows(db).ToListAsync(cancellationToken);

        // Points of one may depend on others; who sees some alone is shown theirs alone, computed beside all.
        var all = kind.SeesAll;
        var kept = all || !SheetScoring.NeedsOthers(head.Rubric)
            ? await sheets.KeptAsync(visible, rows, cancellationToken)
            : await sheets.KeptAsync(db.Set<ScoreSheet>().AsNoTracking().Where(s => s.AssessmentId == id), null, cancellationToken);
        var (scoring, today) = (new SheetScoring(head.Rubric), clock.Today);
        var (self, system, provisional) = (scoring.Self(kept, today), scoring.System(kept, today), scoring.Provisional(kept, today).Subjects.ToDictionary(r => r.Subject.Id));
        List<StandingRow> standing =
        [
            .. rows.Select(row =>
            {
                var result = provisional.GetValueOrDefault(row.Id.ToString("N"));
                return new StandingRow(row, self[row.Id].Result.Sheet.Total, system[row.Id].Result.Sheet.Total, result?.Sheet.Total, result);
            }),
        ];
        return new AssessmentStanding(
            head.Row, head.Rubric, [.. standing.OrderBy(r => r.Sheet.Cluster, StringComparer.Ordinal).ThenBy(r => r.Provisional?.Rank ?? int.MaxValue)],
            rows.Count(r => r.SentOn is not null), rows.Count(r => r.IsLate(today)), rows.Count(r => r.State == SheetState.Returned), rows.Count(r => r.State == SheetState.Appraised),
            standing.Count(r => r.Total is { } total && r.SelfTotal is { } self && total != self))
        { IsWhole = all };
    }
}
