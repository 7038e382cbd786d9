using System.Linq.Expressions;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Localities;

internal enum LocalityView
{
    Locality = 1,
    Sponsor,
    All,
}

internal enum LocalityState
{
    Active = 1,
    NoAdmin,
    Suspended,
}

internal sealed record LocalityRow(
    Guid Id, WorkspaceKind Kind, string Name, string Slug, string? CodePrefix, LocalityKind LocalityKind, int Units, int Members, int Admins, DateTime? SuspendedAtUtc)
{
    public LocalityState State => SuspendedAtUtc is not null ? LocalityState.Suspended : Admins == 0 ? LocalityState.NoAdmin : LocalityState.Active;
}

/// <summary>What the list of localities and sponsors is limited to.</summary>
internal sealed record LocalityFilter
{
    public LocalityView View { get; init; } = LocalityView.Locality;

    public string? Text { get; init; }

    public LocalityState? State { get; init; }

    public LocalityKind? Kind { get; init; }

    /// <summary>They ask with the memberships of those who may manage users.</summary>
    public static FilterFields<LocalityFilter, IQueryable<Membership>, Workspace> Fields { get; } =
        new FilterFields<LocalityFilter, IQueryable<Membership>, Workspace>(new LocalityFilter())
            .View("kind", LocalityView.Locality, f => f.View, (f, view) => f with { View = view }, (view, _, _) => OfView(view))
            .Words("q", "Users.Filter.Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<Workspace>(w => w.SearchText, text))
            .OneOf("state", "Users.State", f => f.State, (f, state) => f with { State = state }, (state, _, admins) => OfState(state, admins))
            .OneOf("type", "Localities.Kind", f => f.Kind, (f, kind) => f with { Kind = kind }, (kind, _, _) => w => w.LocalityKind == kind);

    private static Expression<Func<Workspace, bool>>? OfView(LocalityView view) => view switch
    {
        LocalityView.Locality => w => w.Kind == WorkspaceKind.Locality,
        LocalityView.Sponsor => w => w.Kind == WorkspaceKind.Sponsor,
        _ => null,
    };

    private static Expression<Func<Workspace, bool>> OfState(LocalityState state, IQueryable<Membership> admins) => state switch
    {
        LocalityState.Suspended => w => w.SuspendedAtUtc != null,
        LocalityState.NoAdmin => w => w.SuspendedAtUtc == null && !admins.Any(m => m.TenantId == w.Id),
        _ => w => w.SuspendedAtUtc == null && admins.Any(m => m.TenantId == w.Id),
    };
}

/// <summary>Every workspace but the province's: localities and sponsors with figures of who works there, never business rows.</summary>
internal sealed class LocalityList(ListServices services, KetNghiaDbContext db, ProvinceLocalityQueries queries, IStringLocalizer<AdministrationResource> texts)
    : ListOf<LocalityFilter, Workspace, LocalityRow, LocalityRow>(
        new ListFacts("localities", "/administration/localities", "Localities", AdministrationPermissions.Localities.View), LocalityFilter.Fields, services, texts)
{
    /// <summary>Sponsors have no codes of their own. Known once the rows have been read.</summary>
    public bool HasPrefixes { get; private set; } = true;

    public override IReadOnlyList<ListColumn<Workspace, LocalityRow>> Columns
    {
        get
        {
            var (members, admins) = (queries.Members(), queries.Admins());
            return
            [
                new("Localities.Name") { SortKey = "name", By = Orders.By<Workspace, string>(w => w.SortName), Value = r => r.Name, Width = 36 },
                new("Localities.View") { IsOnPage = false, Value = r => Texts["LocalityView." + r.Kind].Value },
                new("Localities.Kind") { IsOnPage = false, Value = r => r.LocalityKind == LocalityKind.None ? null : Texts["LocalityKind." + r.LocalityKind].Value },
                new("Localities.Slug") { SortKey = "slug", By = Orders.By<Workspace, string>(w => w.Slug), Value = r => "/k/" + r.Slug, Width = 24 },
                new("Localities.CodePrefix") { SortKey = "prefix", By = Orders.By<Workspace, string?>(w => w.CodePrefix), OnPageIf = () => HasPrefixes, Value = r => r.CodePrefix },
                Number("Localities.Units", "units", r => r.Units, w => w.Units.Count),
                Number("Localities.Members", "members", r => r.Members, w => members.Count(m => m.TenantId == w.Id)),
                Number("Localities.Admins", "admins", r => r.Admins, w => admins.Count(m => m.TenantId == w.Id)),
                new("Users.State") { Value = r => Texts["LocalityState." + r.State].Value, Width = 22 },
                new("Localities.SuspendedAt") { IsOnPage = false, Value = r => r.SuspendedAtUtc, Kind = ExcelKind.DateTime },
            ];
        }
    }

    public override string OrderOf(LocalityFilter filter) => "name";

    protected override Task<IQueryable<Workspace>> VisibleAsync(CancellationToken cancellationToken) =>
        Task.FromResult(db.Set<Workspace>().AsNoTracking().Where(w => w.Kind != WorkspaceKind.Province));

    protected override IEnumerable<Expression<Func<Workspace, bool>>> Conditions(LocalityFilter filter) => LocalityFilter.Fields.Conditions(filter, queries.Admins());

    protected override async Task<IReadOnlyList<LocalityRow>> RowsAsync(
        IQueryable<Workspace> found, LocalityFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken)
    {
        HasPrefixes = filter.View != LocalityView.Sponsor;
        var (members, admins) = (queries.Members(), queries.Admins());
        return await Sorted(found, filter, sort).Skip(skip).Take(take)
            .Select(w => new LocalityRow(
                w.Id, w.Kind, w.Name, w.Slug, w.CodePrefix, w.LocalityKind, w.Units.Count, members.Count(m => m.TenantId == w.Id), admins.Count(m => m.TenantId == w.Id), w.SuspendedAtUtc))
            .ToListAsync(cancellationToken);
    }

    protected override IAsyncEnumerable<LocalityRow> Filed(IQueryable<Workspace> found, LocalityFilter filter, string? sort, CancellationToken cancellationToken) =>
        ExcelBatches.ReadAsync((skip, take) => RowsAsync(found, filter, sort, skip, take, cancellationToken));

    protected override IOrderedQueryable<Workspace> Finally(IOrderedQueryable<Workspace> sorted) => sorted.ThenBy(w => w.Id);

    private static ListColumn<Workspace, LocalityRow> Number(string heading, string key, Func<LocalityRow, int> value, Expression<Func<Workspace, int>> count) =>
        new(heading) { SortKey = key, By = Orders.By(count), IsNumber = true, Value = r => (long)value(r), Kind = ExcelKind.Whole };
}
