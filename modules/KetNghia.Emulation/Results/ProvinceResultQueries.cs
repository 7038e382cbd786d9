using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Results;

/// <param name="Sheets">How many it has.</param>
internal sealed record AssessmentToCompute(Guid TenantId, Guid Id, int Sheets);

/// <summary>Sheets of an assessment as they stand now.</summary>
internal sealed record SheetCounts(Guid AssessmentId, int Sheets, int Sent, int Late, int Returned, int Appraised);

/// <param name="Name">Null for those whose band a vote decides.</param>
internal sealed record BandCount(string? Name, int Count);

/// <summary>What was computed of the sheets that are appraised.</summary>
/// <param name="AtUtc">When all of it was last looked at.</param>
/// <param name="Sheets">Of how many.</param>
/// <param name="Bands">The best first.</param>
/// <param name="Incomplete">Without a total.</param>
/// <param name="Average">Of the totals; null without any.</param>
/// <param name="Different">Sheets of which criteria would have other points by what records said then.</param>
/// <param name="Criteria">How many criteria these are.</param>
internal sealed record ComputedFigures(
    DateTime AtUtc, bool IsUnderWay, int Sheets, IReadOnlyList<BandCount> Bands, int Incomplete, Fraction? Average, Fraction? Lowest, Fraction? Highest, int Different, int Criteria);

/// <param name="Computed">Null while it was never computed.</param>
internal sealed record AssessmentResultRow(Guid TenantId, Guid Id, string Name, SubjectKind Subject, DateOnly From, DateOnly To, SheetCounts Counts, ComputedFigures? Computed);

/// <summary>
/// What the province reads of the assessments of localities: how many sheets stand where, and what the appraised ones come to. No draft of an
/// appraisal, no figure of a single sheet.
/// </summary>
internal sealed class ProvinceResultQueries(KetNghiaDbContext db, ICurrentUser user, IClock clock)
{
    private const string Why = "the province follows the assessments of every locality";

    /// <summary>Days after the end of its period in which an assessment is computed every night.</summary>
    private const int Followed = 730;

    /// <param name="year">In which periods end; null: all that are followed.</param>
    /// <param name="one">An assessment alone.</param>
    public async Task<IReadOnlyList<AssessmentToCompute>> ToComputeAsync(int? year, Guid? one, CancellationToken cancellationToken)
    {
        var wanted = Held();
        if (one is not null)
        {
            wanted = wanted.Where(a => a.Id == one);
        }
        else if (year is { } shown)
        {
            wanted = EndingIn(wanted, shown);
        }
        else
        {
            var since = clock.Today.AddDays(-Followed);
            wanted = wanted.Where(a => a.To >= since);
        }

        return await wanted.OrderBy(a => a.TenantId).ThenBy(a => a.To).ThenBy(a => a.Id)
            .Select(a => new AssessmentToCompute(a.TenantId, a.Id, db.Set<ScoreSheet>().Count(s => s.TenantId == a.TenantId && s.AssessmentId == a.Id))).ToListAsync(cancellationToken);
    }

    /// <summary>Of these localities, the newest first; in the same few commands whatever their number.</summary>
    /// <param name="year">In which periods end; null: every year.</param>
    public async Task<ILookup<Guid, AssessmentResultRow>> OfAsync(IReadOnlyList<Guid> tenants, int? year, CancellationToken cancellationToken)
    {
        var found = Held().Where(a => tenants.Contains(a.TenantId));
        var assessments = await (year is { } shown ? EndingIn(found, shown) : found).OrderByDescending(a => a.To).ThenBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new { a.TenantId, a.Id, a.Name, a.Subject, a.From, a.To }).ToListAsync(cancellationToken);
        var ids = assessments.Select(a => a.Id).ToList();
        var counts = (await CountsAsync(ids, cancellationToken)).ToDictionary(c => c.AssessmentId);
        var computed = await ComputedAsync(ids, cancellationToken);
        return assessments.ToLookup(a => a.TenantId, a => new AssessmentResultRow(
            a.TenantId, a.Id, a.Name, a.Subject, a.From, a.To, counts.GetValueOrDefault(a.Id) ?? new SheetCounts(a.Id, 0, 0, 0, 0, 0), computed.GetValueOrDefault(a.Id)));
    }

    /// <summary>What an assessment of one of these localities is called; null when there is no such one.</summary>
    public Task<string?> NameAsync(Guid id, IReadOnlyList<Guid> tenants, CancellationToken cancellationToken) =>
        Held().Where(a => a.Id == id && tenants.Contains(a.TenantId)).Select(a => (string?)a.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<SheetCounts>> CountsAsync(List<Guid> assessments, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return await Sheets().Where(s => assessments.Contains(s.AssessmentId)).GroupBy(s => s.AssessmentId).Select(g => new SheetCounts(
            g.Key, g.Count(), g.Count(s => s.SentOn != null), g.Count(s => (s.SentOn ?? today) > s.DueOn), g.Count(s => s.State == SheetState.Returned), g.Count(s => s.State == SheetState.Appraised)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Totals are counted by the database and added up here, exactly.</summary>
    private async Task<IReadOnlyDictionary<Guid, ComputedFigures>> ComputedAsync(List<Guid> assessments, CancellationToken cancellationToken)
    {
        var computations = await db.Set<Computation>().AsNoTracking().AllTenants(Why).Where(c => assessments.Contains(c.AssessmentId) && c.ComputedAtUtc != null)
            .Select(c => new { c.AssessmentId, At = c.ComputedAtUtc!.Value, c.IsUnderWay, c.Bands }).ToListAsync(cancellationToken);
        var appraised = Sheets().Where(s => s.State == SheetState.Appraised);
        var results = await db.Set<ComputedResult>().AsNoTracking().AllTenants(Why)
            .Where(r => assessments.Contains(r.AssessmentId) && r.Status != null && appraised.Any(s => s.TenantId == r.TenantId && s.Id == r.SheetId))
            .GroupBy(r => new { r.AssessmentId, r.Band, r.Total })
            .Select(g => new { g.Key.AssessmentId, g.Key.Band, g.Key.Total, Count = g.Count(), Different = g.Count(r => r.DifferentPoints > 0), Criteria = g.Sum(r => r.DifferentPoints ?? 0) })
            .ToListAsync(cancellationToken);
        var of = results.ToLookup(r => r.AssessmentId);
        return computations.ToDictionary(c => c.AssessmentId, c =>
        {
            var totals = of[c.AssessmentId].Where(r => r.Total is not null).Select(r => (Total: Read(r.Total!), r.Band, r.Count)).ToList();
            var known = Computation.Read(c.Bands);
            return new ComputedFigures(
                c.At, c.IsUnderWay, of[c.AssessmentId].Sum(r => r.Count),
                [
                    .. known.Select(b => new BandCount(b.Name, totals.Where(t => t.Band == b.Code).Sum(t => t.Count))).Where(b => b.Count > 0),
                    .. totals.Where(t => t.Band is null).Sum(t => t.Count) is > 0 and var undecided ? [new BandCount(null, undecided)] : Array.Empty<BandCount>(),
                ],
                of[c.AssessmentId].Where(r => r.Total is null).Sum(r => r.Count),
                totals.Count == 0 ? null : totals.Aggregate(Fraction.Zero, (sum, t) => sum + (t.Total * t.Count)) / totals.Sum(t => t.Count),
                totals.Count == 0 ? null : totals.Min(t => t.Total), totals.Count == 0 ? null : totals.Max(t => t.Total),
                of[c.AssessmentId].Sum(r => r.Different), of[c.AssessmentId].Sum(r => r.Criteria));
        });
    }

    private IQueryable<AssessmentPeriod> Held() => db.Set<AssessmentPeriod>().AsNoTracking().AllTenants(Why).Where(a => a.State != AssessmentState.Cancelled);

    /// <summary>As far as the person's scope reaches.</summary>
    private IQueryable<ScoreSheet> Sheets()
    {
        var all = db.Set<ScoreSheet>().AsNoTracking().AllTenants(Why);
        return user.Scope is { } scope ? all.Where(s => scope.UnitIds.Contains(s.UnitId)) : all;
    }

    private static IQueryable<AssessmentPeriod> EndingIn(IQueryable<AssessmentPeriod> assessments, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return assessments.Where(a => a.To >= first && a.To <= last);
    }

    private static Fraction Read(string total) => Fraction.TryParse(total, out var read) ? read : throw new FormatException("A kept total is no figure.");
}
