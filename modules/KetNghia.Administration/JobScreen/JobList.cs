using System.Linq.Expressions;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.JobScreen;

internal enum JobWhose
{
    Mine = 1,
    All,
}

/// <summary>What the list of jobs is limited to.</summary>
internal sealed record JobFilter
{
    public JobWhose Whose { get; init; } = JobWhose.Mine;

    public JobState? State { get; init; }

    /// <summary>They ask with the account of the reader.</summary>
    public static FilterFields<JobFilter, Guid, JobRun> Fields { get; } = new FilterFields<JobFilter, Guid, JobRun>(new JobFilter())
        .View("all", JobWhose.Mine, f => f.Whose, (f, whose) => f with { Whose = whose }, (whose, _, me) => whose == JobWhose.All ? null : j => j.AccountId == me, word: w => w == JobWhose.All ? "true" : "false")
        .OneOf("state", "Users.State", f => f.State, (f, state) => f with { State = state }, (state, _, _) => j => j.State == state);
}

/// <summary>Background jobs of the current workspace: one's own, or everybody's with the permission.</summary>
internal sealed class JobList(ListServices services, JobQueries queries, IStringLocalizer<AdministrationResource> texts)
    : ListOf<JobFilter, JobRun, JobRow, JobRow>(
        new ListFacts("jobs", "/administration/jobs", "Jobs", Permission: null), JobFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<JobRun, JobRow>> Columns =>
        [new("Jobs.Job"), new("Jobs.AskedBy"), new("Jobs.Created"), new("Jobs.Progress"), new("Jobs.Attempts") { IsNumber = true }, new("Users.State")];

    protected override bool Offers(JobFilter view) => queries.SeesAll || view.Whose == JobWhose.Mine;

    protected override Task<IQueryable<JobRun>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(queries.Visible());

    protected override IEnumerable<Expression<Func<JobRun, bool>>> Conditions(JobFilter filter) => JobFilter.Fields.Conditions(filter, Services.User.Required.AccountId);

    protected override IQueryable<JobRun> InOwnOrder(IQueryable<JobRun> found, JobFilter filter) => Finally(found.OrderByDescending(j => j.CreatedAtUtc));

    protected override Task<IReadOnlyList<JobRow>> RowsAsync(IQueryable<JobRun> found, JobFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        queries.RowsAsync(Sorted(found, filter, sort).Skip(skip).Take(take), cancellationToken);

    protected override IOrderedQueryable<JobRun> Finally(IOrderedQueryable<JobRun> sorted) => sorted.ThenByDescending(j => j.Id);
}
