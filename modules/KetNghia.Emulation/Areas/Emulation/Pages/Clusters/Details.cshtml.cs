using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Cụm thi đua: members now and before, who leads it in which year, and the areas of its members.</summary>
[HasPermission(EmulationPermissions.Assessments.View)]
[EntersRecord<Cluster>]
internal sealed class DetailsModel(ClusterQueries queries, IHistory history, ICurrentUser me, IClock clock) : ClusterPage(queries)
{
    private const int MostHistory = 50;

    private const int MostYears = 4;

    public RecordTimeline History { get; private set; } = null!;

    public ClusterState State => Row.StateOn(clock.Today);

    public bool MayRemove => MayManage(me);

    /// <summary>What was dissolved is not changed any more, even before its last day.</summary>
    public bool MayChange => MayRemove && Row.LastDay is null;

    public IReadOnlyList<MemberRow> Now => [.. Details.Members.Where(m => m.IsOn(clock.Today))];

    /// <summary>Who was in it, or will be.</summary>
    public IReadOnlyList<MemberRow> Others => [.. Details.Members.Where(m => !m.IsOn(clock.Today))];

    /// <summary>The last years areas were said for, the newest last.</summary>
    public IReadOnlyList<int> AreaYears => [.. Details.Areas.Where(a => a.Code is not null).Select(a => a.Year).Distinct().Order().TakeLast(MostYears)];

    public IReadOnlyList<MemberRow> WithAreas => [.. Details.Members.DistinctBy(m => m.SubjectId).Where(m => Details.Areas.Any(a => a.SubjectId == m.SubjectId && a.Code is not null))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = new RecordTimeline((await history.OfAsync(Id, MostHistory, cancellationToken)).ToTimeline());
    }
}
