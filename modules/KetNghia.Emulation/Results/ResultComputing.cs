using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Results;

internal enum ComputingEnd
{
    Computed = 1,

    /// <summary>Another job computes it now.</summary>
    TakenOver,

    /// <summary>A figure of it has more digits than can be computed with.</summary>
    Refused,
}

/// <summary>
/// Computes one assessment of the tenant entered and keeps what every sheet comes to, by the same figures and the same engine as its pages.
/// What a job is done with it does not compute again, and what did not change is not written.
/// </summary>
internal sealed class ResultComputing(KetNghiaDbContext db, AssessmentQueries assessments, SheetQueries sheets, SheetFigures figures, ICurrentTenant tenant, IIdGenerator ids, IClock clock)
{
    /// <summary>Sheets computed and written at once; more where a cluster is larger and its points depend on each other.</summary>
    public const int Batch = 100;

    /// <summary>Somebody who saves between two commands of a reading makes it be read again, so often; what was torn then has a hash of its own and is mended by the next job.</summary>
    private const int Readings = 4;

    /// <param name="done">Told after each batch how many sheets it held.</param>
    public async Task<ComputingEnd> RunAsync(Guid assessmentId, Guid jobId, Func<int, Task> done, CancellationToken cancellationToken)
    {
        if (await assessments.FindAsync(assessmentId, cancellationToken) is not { Row.State: not AssessmentState.Cancelled } head)
        {
            return ComputingEnd.Computed;
        }

        var subjects = await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.AssessmentId == assessmentId).Select(s => new SheetSubjectOf(s.Id, s.SubjectId, s.Cluster)).ToListAsync(cancellationToken);
        var state = await db.Set<Computation>().FirstOrDefaultAsync(c => c.AssessmentId == assessmentId, cancellationToken);
        if (state is null)
        {
            db.Add(state = new Computation(ids.New(), tenant.Required, assessmentId));
        }

        if (!state.Begin(jobId, head.Rubric))
        {
            await done(subjects.Count);
            return ComputingEnd.Computed;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await RunAsync(head, state, [.. Batches(subjects, SheetScoring.NeedsOthers(head.Rubric))], done, cancellationToken);
            return ComputingEnd.Computed;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || DatabaseErrors.IsUniqueViolation(e))
        {
            return ComputingEnd.TakenOver;
        }
        catch (CaseFormatException)
        {
            db.ChangeTracker.Clear();
            db.Attach(state).Entity.GiveUp();
            await db.SaveChangesAsync(cancellationToken);
            return ComputingEnd.Refused;
        }
    }

    private async Task RunAsync(AssessmentHead head, Computation state, IReadOnlyList<IReadOnlyList<SheetSubjectOf>> batches, Func<int, Task> done, CancellationToken cancellationToken)
    {
        List<KeptSheet> appraised = [];
        var passed = batches.Index().Where(b => b.Item[^1].SheetId == state.AfterSheetId).Select(b => b.Index + 1).FirstOrDefault();
        foreach (var (index, batch) in batches.Index())
        {
            // Ranks are among all who were appraised: also those whose points an interrupted run has written.
            var kept = await ReadAsync([.. batch.Select(s => s.SheetId)], cancellationToken);
            appraised.AddRange(kept.Where(k => k.State == SheetState.Appraised));
            if (index >= passed)
            {
                await ComputeAsync(head, kept, batch.ToDictionary(s => s.SheetId, s => s.SubjectId), cancellationToken);
                state.Pass(batch[^1].SheetId);
                await db.SaveChangesAsync(cancellationToken);
            }

            await done(batch.Count);
        }

        await RankAsync(head, appraised, cancellationToken);
        state.Finish(clock.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Each as it stood at one moment.</summary>
    private async Task<IReadOnlyList<KeptSheet>> ReadAsync(IReadOnlyList<Guid> wanted, CancellationToken cancellationToken)
    {
        var rows = db.Set<ScoreSheet>().AsNoTracking().Where(s => wanted.Contains(s.Id));
        var heads = await rows.Rows(db).ToListAsync(cancellationToken);
        for (var reading = 1; ; reading++)
        {
            var kept = await sheets.KeptAsync(rows, heads, cancellationToken);
            var after = await rows.Rows(db).ToListAsync(cancellationToken);
            if (reading == Readings || after.ToHashSet().SetEquals(heads))
            {
                return kept;
            }

            heads = after;
        }
    }

    /// <summary>What sheets come to by themselves, or within their clusters where points depend on others.</summary>
    private async Task ComputeAsync(AssessmentHead head, IReadOnlyList<KeptSheet> kept, Dictionary<Guid, Guid> subjectOf, CancellationToken cancellationToken)
    {
        var (row, needsOthers, scoring, today) = (head.Row, SheetScoring.NeedsOthers(head.Rubric), new SheetScoring(head.Rubric), clock.Today);
        var now = await figures.ReadAsync(head.Rubric, row.Subject, [.. kept.Where(IsAppraised).Select(k => subjectOf[k.Id])], row.From, row.To, cancellationToken);
        var sources = kept.ToDictionary(k => k.Id, k => ResultSource.Of(k, IsAppraised(k) ? now[subjectOf[k.Id]] : [], today));
        if (needsOthers)
        {
            var clusters = kept.ToLookup(k => k.Cluster, k => sources[k.Id]);
            sources = kept.ToDictionary(k => k.Id, k => ResultSource.Among(sources[k.Id], clusters[k.Cluster]));
        }

        var keys = sources.Keys.ToList();
        var known = await db.Set<ComputedResult>().Where(r => keys.Contains(r.SheetId)).ToDictionaryAsync(r => r.SheetId, cancellationToken);
        var changed = kept.Where(k => known.GetValueOrDefault(k.Id)?.SourceHash != sources[k.Id]).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var computed = needsOthers ? kept : changed;
        var (self, system) = (scoring.Self(computed, today), scoring.System(computed, today));
        var beside = Beside(scoring.Beside([.. computed.Where(IsAppraised)], [.. computed.Where(IsAppraised).Select(k => k with { Measures = [.. now[subjectOf[k.Id]]] })], today));
        foreach (var sheet in changed)
        {
            if (!known.TryGetValue(sheet.Id, out var result))
            {
                db.Add(result = new ComputedResult(ids.New(), tenant.Required, row.Id, sheet.Id));
            }

            result.Take(new SheetPoints(self[sheet.Id].Result.Sheet.Total, system[sheet.Id].Result.Sheet.Total, beside.GetValueOrDefault(sheet.Id)), sources[sheet.Id], clock.UtcNow);
        }
    }

    private async Task RankAsync(AssessmentHead head, List<KeptSheet> appraised, CancellationToken cancellationToken)
    {
        var ranked = new SheetScoring(head.Rubric).Provisional(appraised, clock.Today).Subjects.ToDictionary(r => Guid.Parse(r.Subject.Id));
        foreach (var result in await db.Set<ComputedResult>().Where(r => r.AssessmentId == head.Row.Id).ToListAsync(cancellationToken))
        {
            result.Stand(ranked.GetValueOrDefault(result.SheetId), clock.UtcNow);
        }
    }

    private static Dictionary<Guid, PointsBeside> Beside(LockResult found)
    {
        var (points, only) = (found.Differences.ToLookup(d => d.Subject), found.InputOnly.ToLookup(d => d.Subject));
        return found.TotalsNow.ToDictionary(t => Guid.Parse(t.Subject), t => new PointsBeside(points[t.Subject].Count(), only[t.Subject].Count(), t.Total));
    }

    /// <summary>In an order that stays, each at most <see cref="Batch"/> sheets or one cluster.</summary>
    private static IEnumerable<IReadOnlyList<SheetSubjectOf>> Batches(IEnumerable<SheetSubjectOf> sheets, bool areClustersWhole)
    {
        List<SheetSubjectOf> batch = [];
        foreach (var group in sheets.OrderBy(s => s.Cluster, StringComparer.Ordinal).ThenBy(s => s.SheetId).GroupBy(s => areClustersWhole ? s.Cluster : s.SheetId.ToString()))
        {
            if (batch.Count > 0 && batch.Count + group.Count() > Batch)
            {
                yield return batch;
                batch = [];
            }

            batch.AddRange(group);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static bool IsAppraised(KeptSheet sheet) => sheet.State == SheetState.Appraised;

    private sealed record SheetSubjectOf(Guid SheetId, Guid SubjectId, string Cluster);
}
