using System.Linq.Expressions;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Mail;

/// <summary>What the list of mails is limited to.</summary>
internal sealed record WorkMailFilter
{
    public string? Text { get; init; }

    public WorkMailState? State { get; init; }

    /// <summary>They ask with the instant before which whoever was sending is gone.</summary>
    public static FilterFields<WorkMailFilter, DateTime, WorkMailOf> Fields { get; } = new FilterFields<WorkMailFilter, DateTime, WorkMailOf>(new WorkMailFilter())
        .Words("q", "WorkMails.Filter.Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<WorkMailOf>(x => x.Account.SearchText, text))
        .OneOf("state", "WorkMails.State", f => f.State, (f, state) => f with { State = state }, (state, _, gone) => WorkMailLog.OfState(state, gone));
}

/// <summary>Thư nhắc việc: what became of each mail of the whole installation, the newest day first. No file: addresses stay here.</summary>
internal sealed class WorkMailList(ListServices services, WorkMailLog mails, IStringLocalizer<AdministrationResource> texts)
    : ListOf<WorkMailFilter, WorkMailOf, WorkMailRow, WorkMailRow>(
        new ListFacts("workmails", "/administration/settings/mails", "WorkMails", AdministrationPermissions.Settings.ManageHost), WorkMailFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<WorkMailOf, WorkMailRow>> Columns =>
    [
        new("WorkMails.Person") { SortKey = "person", By = Orders.By<WorkMailOf, string>(x => x.Account.SortName) },
        new("WorkMails.Address"),
        new("WorkMails.Day") { SortKey = "day", By = Orders.By<WorkMailOf, DateOnly>(x => x.Mail.Day) },
        new("WorkMails.Items") { IsNumber = true, SortKey = "items", By = Orders.By<WorkMailOf, int>(x => x.Mail.Items) },
        new("WorkMails.Attempts") { IsNumber = true },
        new("WorkMails.State"),
    ];

    public override string OrderOf(WorkMailFilter filter) => "-day";

    protected override Task<IQueryable<WorkMailOf>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(mails.All);

    protected override IEnumerable<Expression<Func<WorkMailOf, bool>>> Conditions(WorkMailFilter filter) => WorkMailFilter.Fields.Conditions(filter, mails.GoneBefore);

    protected override async Task<IReadOnlyList<WorkMailRow>> RowsAsync(
        IQueryable<WorkMailOf> found, WorkMailFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await Sorted(found, filter, sort).Skip(skip).Take(take).ToListAsync(cancellationToken)).Select(mails.Row)];

    protected override IOrderedQueryable<WorkMailOf> Finally(IOrderedQueryable<WorkMailOf> sorted) => sorted.ThenBy(x => x.Account.SortName).ThenBy(x => x.Mail.Id);
}
