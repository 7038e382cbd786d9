using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Imports;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Parties;

/// <summary>Danh mục chủ thể: the register of parties.</summary>
internal sealed class PartyList(ListServices services, PartyLookup lookup, PartyQueries queries, ICurrentTenant tenant, IStringLocalizer<DirectoryResource> texts)
    : ListOf<PartyFilter, Party, PartyRow, PartyRow>(
        new ListFacts("parties", "/directory/parties", "Parties", DirectoryPermissions.Parties.View), PartyFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<Party, PartyRow>> Columns =>
    [
        new("Parties.Name") { SortKey = "name", By = Orders.By<Party, string>(p => p.SortName) },
        new("Parties.Code") { SortKey = "code", By = Orders.By<Party, string>(p => p.Code), Value = r => r.Code, Width = 16, Import = PartyImport.Code },
        new("Parties.Name") { IsOnPage = false, Value = r => r.Name, Width = 44, Import = PartyImport.Name },
        new("Parties.Kind")
        {
            SortKey = "kind", By = (p, down) => Orders.By<Party, PartyKind>(x => x.Kind)(p, down).ThenBy(x => x.SortName), Value = r => Texts["PartyKind." + r.Kind].Value, Import = PartyImport.Kind,
        },
        new("Parties.Unit") { Value = r => r.Unit, Width = 36, Import = PartyImport.Unit },
        new("Parties.OtherNames") { IsOnPage = false, Value = r => r.OtherNames?.Replace("\n", "; ", StringComparison.Ordinal), Width = 36, Import = PartyImport.OtherNames },
        new("Parties.Keeper") { Value = r => Texts[r.IsShared ? "Parties.Shared" : "Parties.Own"].Value, Import = "Keeper" },
        new("Units.Validity"),
        new("Units.From") { IsOnPage = false, Value = r => r.ValidFrom, Kind = ExcelKind.Date, Import = "ValidFrom" },
        new("Units.To") { IsOnPage = false, Value = r => r.ValidTo, Kind = ExcelKind.Date, Import = "ValidTo" },
    ];

    public override string OrderOf(PartyFilter filter) => "name";

    protected override Task<IQueryable<Party>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(lookup.Visible());

    protected override IEnumerable<Expression<Func<Party, bool>>> Conditions(PartyFilter filter) =>
        PartyFilter.Fields.Conditions(filter, new PartyLook(lookup, tenant.Id, Services.Clock.Today));

    protected override Task<IReadOnlyList<PartyRow>> RowsAsync(IQueryable<Party> found, PartyFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        queries.WithUnitsAsync(Sorted(found, filter, sort).Skip(skip).Take(take), cancellationToken);

    protected override IAsyncEnumerable<PartyRow> Filed(IQueryable<Party> found, PartyFilter filter, string? sort, CancellationToken cancellationToken) =>
        ExcelBatches.ReadAsync((skip, take) => RowsAsync(found, filter, sort, skip, take, cancellationToken));

    protected override IOrderedQueryable<Party> Finally(IOrderedQueryable<Party> sorted) => sorted.ThenBy(p => p.Id);
}
