using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Imports;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Contributions;

/// <summary>Everything this workspace sees of help: rows, totals over the filter, how many each view holds, and the file.</summary>
internal sealed class ContributionList(
    ListServices services, KetNghiaDbContext db, PairingAccess access, PairingChoices choices, PairingQueries pairings, IParties parties, IWorkspaceDirectory workspaces, RecordCodes codes,
    RecordNaming naming, IStringLocalizer<PairingResource> texts) : ListOf<ContributionFilter, Contribution, ContributionRow, ContributionRow>(
        new ListFacts("contributions", "/pairing/contributions", "Contributions", PairingPermissions.Contributions.View) { ExportPermission = PairingPermissions.Pairings.Export }, ContributionFilter.Fields, services, texts)
{
    private Dictionary<string, string> _groups = [];
    private IReadOnlyDictionary<Guid, string> _localities = new Dictionary<Guid, string>();

    /// <summary>Where several localities stand side by side the code moves below the title.</summary>
    public override IReadOnlyList<ListColumn<Contribution, ContributionRow>> Columns =>
    [
        new("Column.Contribution") { SortKey = "number", By = ByNumber, OnPageIf = () => access.CrossesLocalities },
        new("Column.Code")
        {
            SortKey = "number", By = ByNumber, OnPageIf = () => !access.CrossesLocalities, FileHeading = "Import.pledges.Number", Value = r => codes.Full(r.TenantId, r.Number), Import = PledgeColumns.Number,
        },
        File("Import.pledges.Code", r => codes.Full(r.TenantId, r.Filed!.PairingCode), PledgeColumns.Code),
        File("Column.Contribution", r => r.Title, PledgeColumns.Title, width: 40) with { IsOnPage = true, OnPageIf = () => !access.CrossesLocalities },
        File("Import.pledges.Kind", r => Texts["ContributionKind." + r.Kind].Value, PledgeColumns.Kind),
        File("Pledge.Group", r => _groups.GetValueOrDefault(r.ContentGroupCode) ?? r.ContentGroupCode, PledgeColumns.Group, width: 24),
        File("Pledge.Source", r => Texts["FundingSource." + r.FundingSource].Value, PledgeColumns.Funding, width: 24),
        File("Column.Sponsor", r => r.SponsorName, PledgeColumns.Sponsor, width: 36),
        File("Import.pledges.Receiver", r => r.ReceiverName, PledgeColumns.Receiver, width: 24),
        File("Column.Locality", r => _localities.GetValueOrDefault(r.TenantId), PledgeColumns.Locality, width: 20),
        File("Import.pledges.Amount", r => r.IsCash ? r.PledgedDong : null, PledgeColumns.Amount, ExcelKind.Money),
        File("Import.pledges.Quantity", r => Measured(r, r.PledgedThousandths), PledgeColumns.Quantity, ExcelKind.Quantity),
        File("Agreement.Unit", r => r.Unit, PledgeColumns.Unit),
        File("Import.pledges.UnitPrice", r => r.Filed!.UnitPriceDong, PledgeColumns.UnitPrice, ExcelKind.Money),
        File("Pledge.Basis", r => r.Filed!.Basis is { } basis ? Texts["ValuationBasis." + basis].Value : null, PledgeColumns.Basis),
        File("Pledge.PledgedOn", r => r.PledgedOn, PledgeColumns.PledgedOn, ExcelKind.Date),
        File("Import.pledges.DueOn", r => r.DueOn, PledgeColumns.DueOn, ExcelKind.Date),
        File("Import.pledges.Event", r => r.Filed!.EventTag, PledgeColumns.Event),
        File("Pledge.Purpose", r => r.Filed!.Purpose, PledgeColumns.Purpose, width: 30),
        Total("Import.pledges.PledgedDong", r => r.PledgedDong, PledgeColumns.PledgedDong),
        Total("Import.pledges.GivenDong", r => Priced(r, r.GivenDong), PledgeColumns.GivenDong),
        Total("Import.pledges.ReceivedDong", r => Priced(r, r.ReceivedDong), PledgeColumns.ReceivedDong),
        File("Import.pledges.GivenQuantity", r => Measured(r, r.GivenThousandths), PledgeColumns.GivenQuantity, ExcelKind.Quantity),
        File("Import.pledges.ReceivedQuantity", r => Measured(r, r.ReceivedThousandths), PledgeColumns.ReceivedQuantity, ExcelKind.Quantity),
        File("Import.pledges.DaysOverdue", r => r.DaysOverdue(Services.Clock.Today), PledgeColumns.DaysOverdue, ExcelKind.Whole),
        File("Import.pledges.Latest", r => r.LastReceivedOn, PledgeColumns.Latest, ExcelKind.Date),
        File("Import.pledges.State", r => string.Join(" · ", Texts.PillsOf(r, Services.Clock.Today).Select(p => p.Text)), PledgeColumns.State, width: 18),
        new("Column.Receiver") { OnPageIf = () => !access.IsOfSponsor },
        new("Column.Pledged") { SortKey = "pledged", By = Orders.By<Contribution, long?>(c => c.PledgedDong), IsNumber = true },
        new("Column.Given") { IsNumber = true },
        new("Column.Received") { SortKey = "received", By = Orders.By<Contribution, long>(c => c.ReceivedDong), IsNumber = true },
        new("Column.Due") { SortKey = "due", By = (c, down) => down ? c.OrderByDescending(x => x.DueOn) : c.OrderBy(x => x.DueOn == null).ThenBy(x => x.DueOn), IsNumber = true },
        new("Column.State"),
    ];

    /// <summary>What is late is read from the longest late on; everything else from the newest.</summary>
    public override string OrderOf(ContributionFilter filter) => filter.View == ContributionView.Late ? "due" : "-number";

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(ContributionFilter filter, AskedChoices asked, CancellationToken cancellationToken)
    {
        var found = await choices.OfAsync(asked, filter.Sponsor, filter.Unit, filter.Locality, cancellationToken);
        if (asked.Has("group"))
        {
            found["group"] = [.. (await GroupsAsync(cancellationToken)).Select(g => new FilterChoice(g.Key, g.Value))];
        }

        if (filter.Pairing is { } pairing && await (await access.PairingsAsync(cancellationToken)).Where(p => p.Id == pairing)
            .Select(p => new { p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames }).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            found["pairing"] = [new FilterChoice(pairing.ToString(), $"{codes.Shown(known.TenantId, known.Code)} · {known.SponsorNames} – {known.ReceiverNames}")];
        }

        return found;
    }

    protected override Task<IQueryable<Contribution>> VisibleAsync(CancellationToken cancellationToken) => access.ContributionsAsync(cancellationToken);

    protected override async Task<ContributionFilter> PreparedAsync(ContributionFilter filter, CancellationToken cancellationToken) => filter is { Sponsor: { } sponsor, SponsorLine: null }
        ? filter with { Naming = naming, SponsorLine = await parties.WithPredecessorsAsync(sponsor, cancellationToken) }
        : filter with { Naming = naming };

    protected override IEnumerable<Expression<Func<Contribution, bool>>> Conditions(ContributionFilter filter) => filter.Conditions(Look);

    /// <summary>Đồng pledged, given and received.</summary>
    protected override IReadOnlyList<Tally<Contribution>> Sums(
        ContributionFilter filter, IQueryable<Contribution> visible, IReadOnlyList<Expression<Func<Contribution, bool>>> conditions, IReadOnlyList<Expression<Func<Contribution, bool>>> view) =>
        [.. ContributionQueries.TotalsOf(view).Skip(1)];

    /// <summary>What is late is known by more than the index of the figures holds.</summary>
    protected override bool IsFound(ContributionFilter view) => view.View == ContributionView.Late;

    /// <summary>What is left to do in years not shown.</summary>
    protected override IReadOnlyList<IEnumerable<Expression<Func<Contribution, bool>>>> Elsewhere(ContributionFilter filter) =>
        filter.UnfinishedElsewhere(Look) is { } elsewhere ? [elsewhere] : [];

    protected override async Task<IReadOnlyList<ContributionRow>> RowsAsync(
        IQueryable<Contribution> found, ContributionFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await ContributionQueries.Rows(Sorted(found, filter, sort)).Skip(skip).Take(take).ToListAsync(cancellationToken);

    protected override async Task OpenFileAsync(CancellationToken cancellationToken)
    {
        _groups = await GroupsAsync(cancellationToken);
        _localities = await access.LocalityNamesOfFileAsync(workspaces, cancellationToken);
    }

    protected override IAsyncEnumerable<ContributionRow> Filed(IQueryable<Contribution> found, ContributionFilter filter, string? sort, CancellationToken cancellationToken) =>
        Sorted(found, filter, sort).AsNoTracking().Select(Filed()).AsAsyncEnumerable();

    protected override IOrderedQueryable<Contribution> Finally(IOrderedQueryable<Contribution> sorted) => sorted.ThenBy(c => c.Id);

    protected override string TotalText(int count) => Texts["Contributions.Sum"];

    private ContributionLook Look => new(codes, Services.Clock.Today);

    private IOrderedQueryable<Contribution> ByNumber(IQueryable<Contribution> rows, bool down) => down
        ? rows.OrderByLocality(codes).ThenByDescending(c => c.Year).ThenByNumberDescending(c => c.Number)
        : rows.OrderByLocality(codes).ThenBy(c => c.Year).ThenByNumber(c => c.Number);

    private async Task<Dictionary<string, string>> GroupsAsync(CancellationToken cancellationToken) =>
        new(await pairings.ContentGroupsAsync(ResourceText.IsEnglish, cancellationToken));

    private static ListColumn<Contribution, ContributionRow> File(
        string heading, Func<ContributionRow, object?> value, string import, ExcelKind kind = ExcelKind.Text, int width = 0) =>
        new(heading) { IsOnPage = false, Value = value, Import = import, Kind = kind, Width = width };

    private static ListColumn<Contribution, ContributionRow> Total(string heading, Func<ContributionRow, long?> dong, string import) =>
        File(heading, r => dong(r), import, ExcelKind.Money) with { Sum = r => r.Filed!.Stands ? dong(r) ?? 0 : 0 };

    private static long? Measured(ContributionRow row, long? thousandths) => row.IsCash ? null : thousandths;

    /// <summary>What has no price has no value, which is not nought.</summary>
    private static long? Priced(ContributionRow row, long dong) => row.PledgedDong is null ? null : dong;

    /// <summary>With the code of its pairing, whoever takes part in it now.</summary>
    private Expression<Func<Contribution, ContributionRow>> Filed()
    {
        var pairings = db.Set<TwinPairing>();
        Expression<Func<Contribution, FiledPledge>> filed = c => new FiledPledge(
            pairings.Where(p => p.TenantId == c.TenantId && p.Id == c.PairingId).Select(p => p.Code).FirstOrDefault() ?? "", c.State != ContributionState.Reversed && !c.IsRemoved, c.UnitPriceDong, c.ValuationBasis, c.EventTag, c.Purpose);
        var row = (MemberInitExpression)ContributionQueries.Row.Body;
        var more = Expression.Bind(typeof(ContributionRow).GetProperty(nameof(ContributionRow.Filed))!, ReplacingExpressionVisitor.Replace(filed.Parameters[0], ContributionQueries.Row.Parameters[0], filed.Body));
        return Expression.Lambda<Func<Contribution, ContributionRow>>(row.Update(row.NewExpression, [.. row.Bindings, more]), ContributionQueries.Row.Parameters[0]);
    }
}
