using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Units;

/// <summary>What the register of units is limited to: provinces and districts, one parent's units, or what a search finds.</summary>
internal sealed record UnitFilter
{
    public const string Always = "all";

    public string? Text { get; init; }

    /// <summary>dd/MM/yyyy, or <see cref="Always"/> for every version; null for today.</summary>
    public string? On { get; init; }

    public Guid? ParentId { get; init; }

    public static FilterFields<UnitFilter, DateOnly?, AdminUnit> Fields { get; } = new FilterFields<UnitFilter, DateOnly?, AdminUnit>(new UnitFilter())
        .Words("q", "Units.Find", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<AdminUnit>(u => u.SearchText, UnitNames.Term(text)), hint: "Units.FindHint")
        .Day("on", "Units.On", f => f.On, (f, day) => f with { On = day == Always ? day : Readings.Date(day).Value is { } date ? Format.Date(date) : null }, (_, _, _) => null)
        .Record("parent", "Units.Parent", f => f.ParentId, (f, id) => f with { ParentId = id }, (parent, _, _) => u => u.ParentId == parent, kept: true);

    /// <summary>The day of the list; null when it shows every version.</summary>
    public DateOnly? AsOf(DateOnly today) => On == Always ? null : Readings.Date(On).Value ?? today;

    public IEnumerable<Expression<Func<AdminUnit, bool>>> Conditions(DateOnly today)
    {
        if (AsOf(today) is { } day)
        {
            yield return UnitLookup.InForce(day);
        }

        if (ParentId is null && Text is null)
        {
            yield return u => u.Level <= 2;
        }

        foreach (var condition in Fields.Conditions(this, null))
        {
            yield return condition;
        }
    }
}

/// <summary>Danh mục đơn vị hành chính on a day.</summary>
internal sealed class UnitList(ListServices services, KetNghiaDbContext db, UnitQueries queries, IUnitLookup lookup, IStringLocalizer<DirectoryResource> texts)
    : ListOf<UnitFilter, AdminUnit, UnitRow, UnitRow>(
        new ListFacts("units", "/directory/units", "Units", DirectoryPermissions.Units.View), UnitFilter.Fields, services, texts)
{
    public override int? PageSize => 50;

    /// <summary>The unit whose parts are shown. Known once the filter has been read.</summary>
    public UnitRef? Parent { get; private set; }

    public override IReadOnlyList<ListColumn<AdminUnit, UnitRow>> Columns =>
    [
        new("Units.Name") { SortKey = "name", By = Orders.By<AdminUnit, string>(u => u.SortName) },
        new("Units.Code") { SortKey = "code", By = Orders.By<AdminUnit, string>(u => u.Code), Value = r => r.Code, Width = 10 },
        new("Units.Name") { IsOnPage = false, Value = r => r.Name },
        new("Units.Kind") { Value = r => Texts["UnitKind." + r.Kind].Value },
        new("Units.Parent") { Value = r => r.Parent },
        new("Units.Validity"),
        new("Units.From") { IsOnPage = false, Value = r => r.ValidFrom, Kind = ExcelKind.Date },
        new("Units.To") { IsOnPage = false, Value = r => r.ValidTo, Kind = ExcelKind.Date },
        new("Units.Children") { IsNumber = true },
    ];

    /// <exception cref="RecordNotFoundException">There is no such parent.</exception>
    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(UnitFilter filter, AskedChoices asked, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, IReadOnlyList<FilterChoice>> { ["on"] = [new FilterChoice(UnitFilter.Always, Texts["Units.AllVersions"])] };
        if (filter.ParentId is { } id)
        {
            Parent = (await lookup.GetAsync([id], cancellationToken)).GetValueOrDefault(id) ?? throw new RecordNotFoundException();
            choices["parent"] = [new FilterChoice(id.ToString(), Parent.Label)];
        }

        return choices;
    }

    protected override Task<IQueryable<AdminUnit>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult<IQueryable<AdminUnit>>(db.Set<AdminUnit>());

    protected override IEnumerable<Expression<Func<AdminUnit, bool>>> Conditions(UnitFilter filter) => filter.Conditions(Services.Clock.Today);

    protected override IQueryable<AdminUnit> InOwnOrder(IQueryable<AdminUnit> found, UnitFilter filter) => UnitLookup.BestFirst(found, UnitNames.Term(filter.Text));

    protected override async Task<IReadOnlyList<UnitRow>> RowsAsync(IQueryable<AdminUnit> found, UnitFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await queries.RowsAsync(Sorted(found, filter, sort).Skip(skip).Take(take), filter.AsOf(Services.Clock.Today), cancellationToken);

    protected override IAsyncEnumerable<UnitRow> Filed(IQueryable<AdminUnit> found, UnitFilter filter, string? sort, CancellationToken cancellationToken) =>
        ExcelBatches.ReadAsync((skip, take) => RowsAsync(found, filter, sort, skip, take, cancellationToken));

    protected override IOrderedQueryable<AdminUnit> Finally(IOrderedQueryable<AdminUnit> sorted) => sorted.ThenBy(u => u.Id);
}
