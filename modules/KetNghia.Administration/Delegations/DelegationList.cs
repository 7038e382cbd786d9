using System.Linq.Expressions;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Delegations;

/// <summary>What the list of delegations is limited to.</summary>
internal sealed record DelegationFilter
{
    public string? Text { get; init; }

    public DelegationState? State { get; init; }

    public static FilterFields<DelegationFilter, DateOnly, DelegationPair> Fields { get; } = new FilterFields<DelegationFilter, DateOnly, DelegationPair>(new DelegationFilter())
        .Words("q", "Delegations.Filter.Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => [AnyName(text)])
        .OneOf("state", "Delegations.State", f => f.State, (f, state) => f with { State = state }, (state, _, today) => OfState(state, today), any: "Delegations.Filter.AllStates");

    private static Expression<Func<DelegationPair, bool>> AnyName(string text) =>
        All(FoldedWords.Conditions<DelegationPair>(x => x.Principal.SearchText, text)).Or(All(FoldedWords.Conditions<DelegationPair>(x => x.Deputy.SearchText, text)));

    private static Expression<Func<DelegationPair, bool>> All(IEnumerable<Expression<Func<DelegationPair, bool>>> conditions) =>
        conditions.Aggregate((Expression<Func<DelegationPair, bool>>)(x => true), (all, one) => all.And(one));

    private static Expression<Func<DelegationPair, bool>> OfState(DelegationState state, DateOnly today) => state switch
    {
        DelegationState.Revoked => x => x.Delegation.RevokedAtUtc != null,
        DelegationState.Ended => x => x.Delegation.RevokedAtUtc == null && x.Delegation.ToOn < today,
        DelegationState.Coming => x => x.Delegation.RevokedAtUtc == null && x.Delegation.FromOn > today,
        _ => x => x.Delegation.RevokedAtUtc == null && x.Delegation.FromOn <= today && x.Delegation.ToOn >= today,
    };
}

/// <summary>Delegations of the current workspace, those that end last first.</summary>
internal sealed class DelegationList(ListServices services, DelegationQueries queries, IStringLocalizer<AdministrationResource> texts)
    : ListOf<DelegationFilter, DelegationPair, DelegationRow, DelegationRow>(
        new ListFacts("delegations", "/administration/delegations", "Delegations", AdministrationPermissions.Delegations.View), DelegationFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<DelegationPair, DelegationRow>> Columns =>
    [
        new("Delegations.Principal") { Value = r => r.Principal, Width = 28, SortKey = "principal", By = Orders.By<DelegationPair, string>(x => x.Principal.SortName) },
        new("Delegations.Deputy") { Value = r => $"{r.Deputy} ({ActingFor.MarkOf(r.Capacity)})", Width = 34, SortKey = "deputy", By = Orders.By<DelegationPair, string>(x => x.Deputy.SortName) },
        new("Delegations.Permissions") { Value = r => r.Summary, Width = 60 },
        new("Delegations.Days") { Value = r => $"{Format.Date(r.FromOn)} – {Format.Date(r.ToOn)}", Width = 26, SortKey = "to", By = Orders.By<DelegationPair, DateOnly>(x => x.Delegation.ToOn) },
        new("Delegations.State") { Value = r => Texts["DelegationState." + r.State].Value, Width = 18 },
    ];

    public override string OrderOf(DelegationFilter filter) => "-to";

    protected override Task<IQueryable<DelegationPair>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(queries.All);

    protected override IEnumerable<Expression<Func<DelegationPair, bool>>> Conditions(DelegationFilter filter) => DelegationFilter.Fields.Conditions(filter, Services.Clock.Today);

    protected override async Task<IReadOnlyList<DelegationRow>> RowsAsync(
        IQueryable<DelegationPair> found, DelegationFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await Sorted(found, filter, sort).Skip(skip).Take(take).ToListAsync(cancellationToken)).Select(queries.Row)];

    protected override IAsyncEnumerable<DelegationRow> Filed(IQueryable<DelegationPair> found, DelegationFilter filter, string? sort, CancellationToken cancellationToken) =>
        ExcelBatches.ReadAsync((skip, take) => RowsAsync(found, filter, sort, skip, take, cancellationToken));

    protected override IOrderedQueryable<DelegationPair> Finally(IOrderedQueryable<DelegationPair> sorted) => sorted.ThenBy(x => x.Delegation.Id);
}
