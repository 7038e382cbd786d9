using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Assessments;

/// <summary>Who leads the clusters of an assessment.</summary>
/// <param name="Cluster">As the sheets call it.</param>
/// <param name="IsSeen">The reader may open it: it was not removed, and concerns a commune of theirs.</param>
internal sealed record ClusterLeaders(Guid ClusterId, string Cluster, bool IsSeen, string? Head, string? Deputy);

/// <summary>What sheets have to do with clusters.</summary>
internal sealed class SheetClusters(KetNghiaDbContext db, SheetRecords kind, ClusterRecords clusters) : IClusterUse
{
    public Task<bool> IsUsedAsync(Guid clusterId, Guid? subjectId, CancellationToken cancellationToken) =>
        db.Set<ScoreSheet>().AnyAsync(s => s.ClusterId == clusterId && (subjectId == null || s.SubjectId == subjectId), cancellationToken);

    /// <summary>The kept clusters of the sheets the reader sees, with their leaders of the year.</summary>
    public async Task<IReadOnlyList<ClusterLeaders>> LeadersAsync(Guid assessmentId, int year, CancellationToken cancellationToken)
    {
        var sheets = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(s => s.AssessmentId == assessmentId && s.ClusterId != null);
        var seen = await clusters.VisibleAsync(cancellationToken);
        return await (from s in sheets.Select(s => new { Id = s.ClusterId!.Value, s.Cluster }).Distinct()
                      from y in db.Set<ClusterYear>().Where(y => y.ClusterId == s.Id && y.Year == year).DefaultIfEmpty()
                      orderby s.Cluster
                      select new ClusterLeaders(s.Id, s.Cluster, seen.Any(c => c.Id == s.Id), y!.HeadName, y.DeputyName)).ToListAsync(cancellationToken);
    }
}
