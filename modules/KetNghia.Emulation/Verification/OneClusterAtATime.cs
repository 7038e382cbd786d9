using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Verification;

/// <summary>I22: a subject is in one cluster of its kind at a time, and whoever leads a cluster in a year is a member of that year.</summary>
internal sealed class OneClusterAtATime(KetNghiaDbContext db) : Invariant(db)
{
    public override string Id => "I22";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var clusters = await All<Cluster>().Where(c => !c.IsRemoved).ToDictionaryAsync(c => (c.TenantId, c.Id), cancellationToken);
        var members = (await All<ClusterMember>().ToListAsync(cancellationToken)).Where(m => clusters.ContainsKey((m.TenantId, m.ClusterId))).ToList();
        foreach (var subject in members.GroupBy(m => (m.TenantId, m.SubjectId, clusters[(m.TenantId, m.ClusterId)].Subject)))
        {
            report.Count();
            var inOrder = subject.OrderBy(m => m.From).ToList();
            foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.First.To is null || pair.First.To >= pair.Second.From))
            {
                report.Fail($"{one.SubjectId} is in the clusters {one.ClusterId} and {next.ClusterId} at once");
            }
        }

        var inCluster = members.ToLookup(m => (m.TenantId, m.ClusterId));
        await foreach (var year in All<ClusterYear>().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var known = inCluster[(year.TenantId, year.ClusterId)];
            if (clusters.ContainsKey((year.TenantId, year.ClusterId))
                && new[] { year.HeadId, year.DeputyId ?? year.HeadId }.Any(leader => !known.Any(m => m.SubjectId == leader && m.IsIn(year.Year))))
            {
                report.Fail($"the cluster {year.ClusterId} is led in {year.Year} by somebody who is not in it");
            }
        }
    }
}
