using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Ui;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Imports;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Programmes;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Pairings;

internal sealed record PairingRow(
    Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames, PairingState State, PairingForm Form, PairingLevel Level,
    DateOnly FromOn, DateOnly? ToOn, long PledgedDong, long GivenDong, long ReceivedDong, int OpenDiscrepancies, int Awaiting, DateOnly? LastReceivedOn);

/// <summary>A row as it goes into a file, with what may be put right there.</summary>
internal sealed record FiledPairing(PairingRow Row, string? Programme, string? Fields, string? DocumentNumber, string? DocumentIssuer, DateOnly? DocumentDate);

/// <summary>A row with both its sides, the leading party first.</summary>
internal sealed record ListedPairing(PairingRow Row, IReadOnlyList<NamedParty> Sponsors, IReadOnlyList<NamedParty> Receivers);

/// <summary>The list of pairings as each workspace sees it: rows, totals over the filter, how many each view holds, and the file.</summary>
internal sealed class PairingList(
    ListServices services, KetNghiaDbContext db, PairingAccess access, PairingChoices choices, IParties parties, IWorkspaceDirectory workspaces, RecordCodes codes, RecordNaming naming,
    IStringLocalizer<PairingResource> texts) : ListOf<PairingFilter, TwinPairing, ListedPairing, FiledPairing>(
        new ListFacts("pairings", "/pairing/pairings", "Pairings", PairingPermissions.Pairings.View) { ExportPermission = PairingPermissions.Pairings.Export }, PairingFilter.Fields, services, texts)
{
    private static readonly Expression<Func<HelpedPairing, PairingRow>> Row = x => new PairingRow(
        x.Pairing.Id, x.Pairing.TenantId, x.Pairing.Code, x.Pairing.SponsorNames, x.Pairing.ReceiverNames, x.Pairing.State, x.Pairing.Form, x.Pairing.Level,
        x.Pairing.FromOn, x.Pairing.ToOn, x.PledgedDong ?? 0L, x.GivenDong ?? 0L, x.ReceivedDong ?? 0L, x.OpenDiscrepancies ?? 0, x.Awaiting ?? 0, x.LastReceivedOn);

    private static readonly Expression<Func<HelpedPairing, ListedPairing>> RowWithParties = WithParties();

    /// <summary>Help this workspace sees: a sponsor's list counts what that sponsor gives.</summary>
    private IQueryable<Contribution> _help = null!;

    private IReadOnlyDictionary<Guid, string> _localities = new Dictionary<Guid, string>();

    /// <summary>Codes are the locality's own, so they come locality by locality.</summary>
    public override IReadOnlyList<ListColumn<TwinPairing, FiledPairing>> Columns =>
    [
        new("Column.Code")
        {
            SortKey = "code",
            By = (p, down) => down ? p.OrderByLocalityDescending(codes).ThenByNumberDescending(x => x.Code) : p.OrderByLocality(codes).ThenByNumber(x => x.Code),
            FileHeading = "Import.pairings.Code", Value = f => codes.Full(f.Row.TenantId, f.Row.Code), Import = PairingColumns.Code,
        },
        new("Column.Sponsor") { SortKey = "sponsor", By = By(p => p.SponsorSortName), OnPageIf = () => !access.IsOfSponsor, Value = f => f.Row.SponsorNames, Width = 40, Import = PairingColumns.Sponsor },
        new("Column.Receiver") { SortKey = "receiver", By = By(p => p.ReceiverSortName), Value = f => f.Row.ReceiverNames, Width = 30, Import = PairingColumns.Receiver },
        new("Column.Locality") { OnPageIf = () => access.CrossesLocalities, Value = f => _localities.GetValueOrDefault(f.Row.TenantId), Width = 20, Import = PairingColumns.Locality },
        File("Filter.Form", f => Texts["PairingForm." + f.Row.Form].Value, PairingColumns.Form),
        File("PairingForm.Level", f => Texts["PairingLevel." + f.Row.Level].Value, PairingColumns.Level, width: 24),
        File("Import.pairings.Programme", f => f.Programme, PairingColumns.ProgrammeColumn, width: 24),
        File("PairingForm.From", f => f.Row.FromOn, PairingColumns.FromOn, ExcelKind.Date) with { SortKey = "from", By = By(p => p.FromOn) },
        File("PairingForm.To", f => f.Row.ToOn, PairingColumns.ToOn, ExcelKind.Date),
        File("Import.pairings.DocumentNumber", f => f.DocumentNumber, PairingColumns.DocumentNumber),
        File("Import.pairings.DocumentIssuer", f => f.DocumentIssuer, PairingColumns.DocumentIssuer, width: 30),
        File("Import.pairings.DocumentDate", f => f.DocumentDate, PairingColumns.DocumentDate, ExcelKind.Date),
        File("PairingForm.Fields", f => f.Fields, PairingColumns.Fields, width: 30),
        File("Import.pairings.State", f => Texts["PairingState." + f.Row.State].Value, PairingColumns.State),
        File("Import.pairings.Pledged", f => f.Row.PledgedDong, PairingColumns.Pledged, ExcelKind.Money) with { Sum = f => f.Row.PledgedDong },
        File("Import.pairings.Given", f => f.Row.GivenDong, PairingColumns.Given, ExcelKind.Money) with { Sum = f => f.Row.GivenDong },
        File("Import.pairings.Received", f => f.Row.ReceivedDong, PairingColumns.Received, ExcelKind.Money) with { Sum = f => f.Row.ReceivedDong },
        File("Import.pairings.Latest", f => f.Row.LastReceivedOn, PairingColumns.Latest, ExcelKind.Date),
        new("Column.Pledged") { SortKey = "pledged", Unit = "Unit.Million", IsNumber = true },
        new("Column.Received") { SortKey = "received", Unit = "Unit.Million", IsNumber = true },
        new("Column.Rate") { IsNumber = true },
        new("Column.Latest") { IsNumber = true },
        new("Column.State"),
    ];

    public override string OrderOf(PairingFilter filter) => "code";

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(PairingFilter filter, AskedChoices asked, CancellationToken cancellationToken) =>
        await choices.OfAsync(asked, filter.Sponsor, filter.Unit, filter.Locality, cancellationToken);

    /// <summary>How many each filter holds, and the first rows of it; the counts of all in one command.</summary>
    public async Task<IReadOnlyList<(int Count, IReadOnlyList<PairingRow> Rows)>> FirstAsync(
        IReadOnlyList<PairingFilter> filters, string sort, int take, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(cancellationToken);
        var counts = await visible.CountEachAsync([.. filters.Select(Conditions)], cancellationToken);
        var found = new List<(int, IReadOnlyList<PairingRow>)>();
        foreach (var (filter, count) in filters.Zip(counts))
        {
            found.Add(((int)count, count == 0 ? [] : await Page(Narrowed(visible, Conditions(filter)), filter, sort, 0, take).Select(Row).ToListAsync(cancellationToken)));
        }

        return found;
    }

    /// <summary>Every pairing a filter holds, as far as the person sees it.</summary>
    public async Task<IQueryable<TwinPairing>> FoundAsync(PairingFilter filter, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(cancellationToken);
        return Narrowed(visible, Conditions(await PreparedAsync(filter, cancellationToken)));
    }

    protected override async Task<IQueryable<TwinPairing>> VisibleAsync(CancellationToken cancellationToken)
    {
        _help = await access.ContributionsAsync(cancellationToken);
        return await access.PairingsAsync(cancellationToken);
    }

    protected override async Task<PairingFilter> PreparedAsync(PairingFilter filter, CancellationToken cancellationToken) => filter is { Sponsor: { } sponsor, SponsorLine: null }
        ? filter with { Naming = naming, SponsorLine = await parties.WithPredecessorsAsync(sponsor, cancellationToken) }
        : filter with { Naming = naming };

    protected override IEnumerable<Expression<Func<TwinPairing, bool>>> Conditions(PairingFilter filter) =>
        PairingFilter.Fields.Conditions(filter, new PairingLook(_help, db, codes, Services.Clock.Today));

    /// <summary>Đồng pledged and received.</summary>
    protected override IReadOnlyList<Tally<TwinPairing>> Sums(
        PairingFilter filter, IQueryable<TwinPairing> visible, IReadOnlyList<Expression<Func<TwinPairing, bool>>> conditions, IReadOnlyList<Expression<Func<TwinPairing, bool>>> view)
    {
        var shown = Shown(visible, filter.Figures(_help), conditions);
        return [Tally<TwinPairing>.Of(() => shown.Sum(c => c.PledgedDong ?? 0L)), Tally<TwinPairing>.Of(() => shown.Sum(c => c.ReceivedDong))];
    }

    protected override async Task<IReadOnlyList<ListedPairing>> RowsAsync(
        IQueryable<TwinPairing> found, PairingFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken) =>
        await Page(found, filter, sort, skip, take).Select(RowWithParties).ToListAsync(cancellationToken);

    protected override async Task OpenFileAsync(CancellationToken cancellationToken) => _localities = await access.LocalityNamesOfFileAsync(workspaces, cancellationToken);

    protected override IAsyncEnumerable<FiledPairing> Filed(IQueryable<TwinPairing> found, PairingFilter filter, string? sort, CancellationToken cancellationToken) =>
        Page(found, filter, sort, 0, int.MaxValue).Select(Filed()).AsAsyncEnumerable();

    protected override IOrderedQueryable<TwinPairing> Finally(IOrderedQueryable<TwinPairing> sorted) => sorted.ThenBy(p => p.TenantId);

    /// <summary>The help behind the totals. A person who sees all pairings of the place is spared the look at each.</summary>
    private IQueryable<Contribution> Shown(IQueryable<TwinPairing> visible, IQueryable<Contribution> help, IReadOnlyList<Expression<Func<TwinPairing, bool>>> conditions)
    {
        var standing = help.Where(Contribution.Stands);
        if (conditions.Count == 0 && access.SeesAllPairings)
        {
            return standing;
        }

        var pairings = Narrowed(visible, conditions);
        return standing.Where(c => pairings.Any(p => p.TenantId == c.TenantId && p.Id == c.PairingId));
    }

    /// <summary>Help is summed for the rows of the page alone, unless it decides which rows these are.</summary>
    private IQueryable<HelpedPairing> Page(IQueryable<TwinPairing> found, PairingFilter filter, string? sort, int skip, int take)
    {
        var page = ByHelp(sort) is { } order
            ? order(found.WithHelp(_help, filter.Year), sort!.StartsWith('-')).ThenByNumber(x => x.Pairing.Code).ThenBy(x => x.Pairing.TenantId).Skip(skip).Take(take)
            : Sorted(found, filter, sort).Skip(skip).Take(take).WithHelp(_help, filter.Year);
        return page.AsNoTracking();
    }

    /// <summary>In the command of the rows: a side is one party, seldom three.</summary>
    private static Expression<Func<HelpedPairing, ListedPairing>> WithParties()
    {
        Expression<Func<HelpedPairing, PairingRow, ListedPairing>> listed = (x, row) => new ListedPairing(
            row,
            x.Pairing.Sponsors.Where(s => s.ToOn == null).OrderByDescending(s => s.IsLead).ThenBy(s => s.Name).Select(s => new NamedParty(s.PartyId, s.Name)).ToList(),
            x.Pairing.Receivers.Where(r => r.ToOn == null).OrderByDescending(r => r.IsLead).ThenBy(r => r.Name).Select(r => new NamedParty(r.UnitId, r.Name)).ToList());
        var row = ReplacingExpressionVisitor.Replace(Row.Parameters[0], listed.Parameters[0], Row.Body);
        return Expression.Lambda<Func<HelpedPairing, ListedPairing>>(ReplacingExpressionVisitor.Replace(listed.Parameters[1], row, listed.Body), listed.Parameters[0]);
    }

    private Expression<Func<HelpedPairing, FiledPairing>> Filed()
    {
        var papers = db.Set<DecidingDocument>();
        Expression<Func<HelpedPairing, PairingRow, FiledPairing>> filed = (x, row) => new FiledPairing(
            row,
            db.Set<Programme>().Where(p => p.Id == x.Pairing.ProgrammeId).Select(p => p.Name).FirstOrDefault(),
            x.Pairing.Fields,
            papers.Where(d => d.TenantId == x.Pairing.TenantId && d.Id == x.Pairing.DecidingDocumentId).Select(d => d.Number).FirstOrDefault(),
            papers.Where(d => d.TenantId == x.Pairing.TenantId && d.Id == x.Pairing.DecidingDocumentId).Select(d => d.Issuer).FirstOrDefault(),
            papers.Where(d => d.TenantId == x.Pairing.TenantId && d.Id == x.Pairing.DecidingDocumentId).Select(d => (DateOnly?)d.IssuedOn).FirstOrDefault());
        var row = ReplacingExpressionVisitor.Replace(Row.Parameters[0], filed.Parameters[0], Row.Body);
        return Expression.Lambda<Func<HelpedPairing, FiledPairing>>(ReplacingExpressionVisitor.Replace(filed.Parameters[1], row, filed.Body), filed.Parameters[0]);
    }

    private static Order<HelpedPairing>? ByHelp(string? sort) => sort?.TrimStart('-') switch
    {
        "pledged" => Orders.By<HelpedPairing, long>(x => x.PledgedDong ?? 0L),
        "received" => Orders.By<HelpedPairing, long>(x => x.ReceivedDong ?? 0L),
        _ => null,
    };

    private static Order<TwinPairing> By<TKey>(Expression<Func<TwinPairing, TKey>> key) => (rows, down) => Orders.By(key)(rows, down).ThenByNumber(p => p.Code);

    private static ListColumn<TwinPairing, FiledPairing> File(string heading, Func<FiledPairing, object?> value, string import, ExcelKind kind = ExcelKind.Text, int width = 0) =>
        new(heading) { IsOnPage = false, Value = value, Import = import, Kind = kind, Width = width };
}
