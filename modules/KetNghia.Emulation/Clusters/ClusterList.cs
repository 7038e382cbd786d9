using System.Linq.Expressions;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Clusters;

/// <summary>Whether its last day is over.</summary>
internal enum ClusterState
{
    Standing = 1,
    Dissolved,
}

/// <summary>What a filter of clusters asks with.</summary>
internal sealed record ClusterLook(DateOnly Today);

/// <summary>What the list of clusters is limited to.</summary>
internal sealed record ClusterFilter
{
    public ClusterState? State { get; init; }

    public SubjectKind? Subject { get; init; }

    public static FilterFields<ClusterFilter, ClusterLook, Cluster> Fields { get; } = new FilterFields<ClusterFilter, ClusterLook, Cluster>(new ClusterFilter())
        .OneOf("state", "Clusters.State", f => f.State, (f, state) => f with { State = state }, (state, _, look) => OfState(state, look.Today), any: "Clusters.AllStates")
        .OneOf("subject", "Clusters.Subject", f => f.Subject, (f, subject) => f with { Subject = subject }, (subject, _, _) => c => c.Subject == subject, any: "Rubrics.AllSubjects");

    private static Expression<Func<Cluster, bool>> OfState(ClusterState state, DateOnly today) => state == ClusterState.Dissolved ? c => c.LastDay < today : c => c.LastDay == null || c.LastDay >= today;
}

/// <param name="Count">Members today.</param>
/// <param name="Head">Cụm trưởng of this year.</param>
internal sealed record ClusterRow(Guid Id, string Name, SubjectKind Subject, string? Note, DateOnly? LastDay, int Count, string? Head, string? Deputy, long Version)
{
    public ClusterState StateOn(DateOnly day) => LastDay < day ? ClusterState.Dissolved : ClusterState.Standing;
}

/// <summary>Cụm, khối thi đua of the workspace.</summary>
internal sealed class ClusterList(ListServices services, ClusterRecords kind, IClock clock, IStringLocalizer<EmulationResource> texts)
    : ListOf<ClusterFilter, Cluster, ClusterRow, ClusterRow>(
        new ListFacts("clusters", "/emulation/clusters", "Clusters", EmulationPermissions.Assessments.View), ClusterFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<Cluster, ClusterRow>> Columns =>
    [
        new("Clusters.Name") { SortKey = "name", By = Orders.By<Cluster, string>(c => c.Name), Value = r => r.Name, Width = 36 },
        new("Clusters.Subject") { Value = r => Texts["SubjectKind." + r.Subject].Value, Width = 24 },
        new("Clusters.Members") { Value = r => r.Count },
        new("Clusters.Head") { Value = r => r.Head, Width = 30 },
        new("Clusters.Deputy") { Value = r => r.Deputy, Width = 30 },
        new("Clusters.State") { Value = r => Texts["ClusterState." + r.StateOn(clock.Today)].Value },
    ];

    public override string OrderOf(ClusterFilter filter) => "name";

    protected override Task<IQueryable<Cluster>> VisibleAsync(CancellationToken cancellationToken) => kind.VisibleAsync(cancellationToken);

    protected override IEnumerable<Expression<Func<Cluster, bool>>> Conditions(ClusterFilter filter) => ClusterFilter.Fields.Conditions(filter, new ClusterLook(clock.Today));

    protected override async Task<IReadOnlyList<ClusterRow>> RowsAsync(
        IQueryable<Cluster> found, ClusterFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Sorted(found, filter, sort).AsNoTracking().Skip(skip).Take(take).Rows(clock.Today).ToListAsync(cancellationToken);

    protected override IAsyncEnumerable<ClusterRow> Filed(IQueryable<Cluster> found, ClusterFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Rows(clock.Today).AsAsyncEnumerable();

    protected override IOrderedQueryable<Cluster> Finally(IOrderedQueryable<Cluster> sorted) => sorted.ThenBy(c => c.Id);
}

internal static class ClusterReads
{
    public static IQueryable<ClusterRow> Rows(this IQueryable<Cluster> clusters, DateOnly today) => clusters.Select(c => new ClusterRow(
        c.Id, c.Name, c.Subject, c.Note, c.LastDay, c.Members.Count(m => m.From <= today && (m.To == null || m.To >= today)),
        c.Years.Where(y => y.Year == today.Year).Select(y => y.HeadName).FirstOrDefault(), c.Years.Where(y => y.Year == today.Year).Select(y => y.DeputyName).FirstOrDefault(), c.Version));

    public static Pill PillOf(this IStringLocalizer texts, ClusterState state) =>
        new(state == ClusterState.Standing ? PillKind.Ok : PillKind.Lock, texts["ClusterState." + state]);
}
