using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Ui;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.DecidingDocuments;
using KetNghia.Pairing.Numbers;
using KetNghia.Pairing.Programmes;
using KetNghia.Pairing.Views;
using Microsoft.EntityFrameworkCore.Query;

namespace KetNghia.Pairing.Pairings;

internal sealed record PairingRow(
    Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames, PairingState State, PairingForm Form, PairingLevel Level,
    DateOnly FromOn, DateOnly? ToOn, long PledgedDong, long GivenDong, long ReceivedDong, int OpenDiscrepancies, int Awaiting, DateOnly? LastReceivedOn);

/// <summary>A row as it goes into a file, with what may be put right there.</summary>
internal sealed record FiledPairing(PairingRow Row, string? Programme, string? Fields, string? DocumentNumber, string? DocumentIssuer, DateOnly? DocumentDate);

/// <summary>A row with both its sides, the leading party first.</summary>
internal sealed record ListedPairing(PairingRow Row, IReadOnlyList<NamedParty> Sponsors, IReadOnlyList<NamedParty> Receivers);

internal sealed record PairingTotals(int Count, long PledgedDong, long ReceivedDong);

/// <summary>A tab of the list: a ready-made view, or one the person saved.</summary>
internal sealed record PairingTab(PairingView? View, Guid? SavedId, string? Name, string Query, int Count);

internal sealed record PairingList(IReadOnlyList<ListedPairing> Rows, PairingTotals Totals, PageInfo Paging, IReadOnlyList<PairingTab> Tabs);

/// <summary>Choices of the filter form.</summary>
internal sealed record PairingFacets(
    IReadOnlyList<(Guid Id, string Name)> Sponsors, IReadOnlyList<(Guid Id, string Name)> Units, IReadOnlyList<(Guid Id, string Name)> Programmes);

/// <summary>The list of pairings as each workspace sees it: rows, totals over the filter, and how many each view holds.</summary>
internal sealed class PairingListQueries(KetNghiaDbContext db, PairingAccess access, IParties parties, ICurrentUser user, IClock clock, RecordCodes codes, RecordNaming naming, SavedViews views)
{
    public const string List = "pairings";

    private static readonly PairingView[] Ready =
        [PairingView.All, PairingView.Active, PairingView.NoAgreement, PairingView.Awaiting, PairingView.Differing, PairingView.Quiet, PairingView.Ending];

    private static readonly Expression<Func<HelpedPairing, PairingRow>> Row = x => new PairingRow(
        x.Pairing.Id, x.Pairing.TenantId, x.Pairing.Code, x.Pairing.SponsorNames, x.Pairing.ReceiverNames, x.Pairing.State, x.Pairing.Form, x.Pairing.Level,
        x.Pairing.FromOn, x.Pairing.ToOn, x.PledgedDong ?? 0L, x.GivenDong ?? 0L, x.ReceivedDong ?? 0L, x.OpenDiscrepancies ?? 0, x.Awaiting ?? 0, x.LastReceivedOn);

    private static readonly Expression<Func<HelpedPairing, ListedPairing>> RowWithParties = WithParties();

    public async Task<PairingList> ListAsync(PairingFilter filter, string? sort, int? page, int size, CancellationToken cancellationToken)
    {
        var visible = await access.PairingsAsync(cancellationToken);
        var help = await HelpAsync(cancellationToken);
        var saved = await views.MineAsync(List, user.Required.AccountId, cancellationToken);
        filter = await WithLineAsync(filter, cancellationToken);
        List<PairingFilter> filters = [filter, .. Ready.Select(v => filter with { View = v })];
        foreach (var view in saved)
        {
            filters.Add(await WithLineAsync(PairingFilter.Parse(view.Query), cancellationToken));
        }

        var conditions = filters.ConvertAll(f => f.Conditions(help, db, codes, clock.Today).ToList());
        var shown = Shown(visible, filter.Figures(help), conditions[0]);
        var numbers = await visible.TallyAsync(
            [
                .. conditions.Select(Tally<TwinPairing>.Count),
                Tally<TwinPairing>.Of(() => shown.Sum(c => c.PledgedDong ?? 0L)), Tally<TwinPairing>.Of(() => shown.Sum(c => c.ReceivedDong)),
            ],
            cancellationToken);
        var totals = new PairingTotals((int)numbers[0], numbers[^2], numbers[^1]);
        var paging = PageInfo.Of(page, totals.Count, size);
        var rows = await Page(visible, help, filter, sort, paging.Skip, size).Select(RowWithParties).ToListAsync(cancellationToken);
        List<PairingTab> tabs =
        [
            .. Ready.Select((v, i) => new PairingTab(v, null, null, filters[i + 1].ToQuery(), (int)numbers[i + 1])),
            .. saved.Select((s, i) => new PairingTab(null, s.Id, s.Name, s.Query, (int)numbers[i + 1 + Ready.Length])),
        ];
        return new PairingList(rows, totals, paging, tabs);
    }

    /// <summary>How many each filter holds, and the first rows of it; the counts of all in one command.</summary>
    public async Task<IReadOnlyList<(int Count, IReadOnlyList<PairingRow> Rows)>> FirstAsync(
        IReadOnlyList<PairingFilter> filters, string sort, int take, CancellationToken cancellationToken)
    {
        var visible = await access.PairingsAsync(cancellationToken);
        var help = await HelpAsync(cancellationToken);
        var counts = await visible.TallyAsync([.. filters.Select(f => Tally<TwinPairing>.Count(f.Conditions(help, db, codes, clock.Today)))], cancellationToken);
        var found = new List<(int, IReadOnlyList<PairingRow>)>();
        foreach (var (filter, count) in filters.Zip(counts))
        {
            found.Add(((int)count, count == 0 ? [] : await Page(visible, help, filter, sort, 0, take).Select(Row).ToListAsync(cancellationToken)));
        }

        return found;
    }

    public async Task<int> CountAsync(PairingFilter filter, CancellationToken cancellationToken) =>
        await (await WithLineAsync(filter, cancellationToken)).Apply(await access.PairingsAsync(cancellationToken), await HelpAsync(cancellationToken), db, codes, clock.Today).CountAsync(cancellationToken);

    /// <summary>Everything the filter holds, in the order shown, read row by row for the export.</summary>
    public async Task<IAsyncEnumerable<FiledPairing>> AllAsync(PairingFilter filter, string? sort, CancellationToken cancellationToken) =>
        Page(await access.PairingsAsync(cancellationToken), await HelpAsync(cancellationToken), await WithLineAsync(filter, cancellationToken), sort, 0, int.MaxValue).Select(Filed()).AsAsyncEnumerable();

    public async Task<PairingFacets> FacetsAsync(CancellationToken cancellationToken)
    {
        var visible = await access.PairingsAsync(cancellationToken);
        var sponsors = await visible.SelectMany(p => p.Sponsors).Select(s => new { s.PartyId, s.Name }).Distinct().ToListAsync(cancellationToken);
        var units = await access.Receivers(visible).Select(r => new { r.UnitId, r.Name }).Distinct().ToListAsync(cancellationToken);
        var programmes = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.SortName).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return new PairingFacets(
            [.. sponsors.DistinctBy(s => s.PartyId).OrderBy(s => Values.VietnameseText.SortKey(s.Name), StringComparer.Ordinal).Select(s => (s.PartyId, s.Name))],
            [.. units.DistinctBy(u => u.UnitId).OrderBy(u => Values.VietnameseText.SortKey(u.Name), StringComparer.Ordinal).Select(u => (u.UnitId, u.Name))],
            [.. programmes.Select(p => (p.Id, p.Name))]);
    }

    private async Task<PairingFilter> WithLineAsync(PairingFilter filter, CancellationToken cancellationToken) => filter is { Sponsor: { } sponsor, SponsorLine: null }
        ? filter with { Naming = naming, SponsorLine = await parties.WithPredecessorsAsync(sponsor, cancellationToken) }
        : filter with { Naming = naming };

    /// <summary>Help this workspace sees: a sponsor's list counts what that sponsor gives.</summary>
    private Task<IQueryable<Contribution>> HelpAsync(CancellationToken cancellationToken) => access.ContributionsAsync(cancellationToken);

    /// <summary>The help behind the totals. A person who sees all pairings of the place is spared the look at each.</summary>
    private IQueryable<Contribution> Shown(IQueryable<TwinPairing> visible, IQueryable<Contribution> help, List<Expression<Func<TwinPairing, bool>>> conditions)
    {
        var standing = help.Where(Contribution.Stands);
        if (conditions.Count == 0 && access.SeesAllPairings)
        {
            return standing;
        }

        var pairings = conditions.Aggregate(visible, (found, condition) => found.Where(condition)).Select(p => p.Id);
        return standing.Where(c => pairings.Contains(c.PairingId));
    }

    /// <summary>Help is summed for the rows of the page alone, unless it decides which rows these are.</summary>
    private IQueryable<HelpedPairing> Page(IQueryable<TwinPairing> visible, IQueryable<Contribution> help, PairingFilter filter, string? sort, int skip, int take)
    {
        var found = filter.Apply(visible, help, db, codes, clock.Today);
        var page = Sorted(found, sort) is { } sorted
            ? sorted.Skip(skip).Take(take).WithHelp(help, filter.Year)
            : SortedByHelp(found.WithHelp(help, filter.Year), sort).Skip(skip).Take(take);
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

    private static IQueryable<HelpedPairing> SortedByHelp(IQueryable<HelpedPairing> pairings, string? sort)
    {
        var sorted = sort switch
        {
            "pledged" => pairings.OrderBy(x => x.PledgedDong ?? 0L),
            "-pledged" => pairings.OrderByDescending(x => x.PledgedDong ?? 0L),
            "received" => pairings.OrderBy(x => x.ReceivedDong ?? 0L),
            _ => pairings.OrderByDescending(x => x.ReceivedDong ?? 0L),
        };
        return sorted.ThenByNumber(x => x.Pairing.Code).ThenBy(x => x.Pairing.TenantId);
    }

    /// <summary>Null for the columns of help. Codes are the locality's own, so they come locality by locality.</summary>
    private IQueryable<TwinPairing>? Sorted(IQueryable<TwinPairing> pairings, string? sort)
    {
        var sorted = sort switch
        {
            "pledged" or "-pledged" or "received" or "-received" => null,
            "-code" => pairings.OrderByLocalityDescending(codes).ThenByNumberDescending(p => p.Code),
            "sponsor" => pairings.OrderBy(p => p.SponsorSortName).ThenByNumber(p => p.Code),
            "-sponsor" => pairings.OrderByDescending(p => p.SponsorSortName).ThenByNumber(p => p.Code),
            "receiver" => pairings.OrderBy(p => p.ReceiverSortName).ThenByNumber(p => p.Code),
            "-receiver" => pairings.OrderByDescending(p => p.ReceiverSortName).ThenByNumber(p => p.Code),
            "from" => pairings.OrderBy(p => p.FromOn).ThenByNumber(p => p.Code),
            "-from" => pairings.OrderByDescending(p => p.FromOn).ThenByNumber(p => p.Code),
            _ => pairings.OrderByLocality(codes).ThenByNumber(p => p.Code),
        };
        return sorted?.ThenBy(p => p.TenantId);
    }
}
