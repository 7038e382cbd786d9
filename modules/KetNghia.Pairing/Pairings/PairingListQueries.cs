using System.Linq.Expressions;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Programmes;
using KetNghia.Pairing.Views;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Pairings;

internal sealed record PairingRow(
    Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames, PairingState State, PairingForm Form, PairingLevel Level,
    DateOnly FromOn, DateOnly? ToOn, long PledgedDong, long GivenDong, long ReceivedDong, int OpenDiscrepancies, int Awaiting, DateOnly? LastReceivedOn);

internal sealed record PairingTotals(int Count, long PledgedDong, long ReceivedDong);

/// <summary>A tab of the list: a ready-made view, or one the person saved.</summary>
internal sealed record PairingTab(PairingView? View, Guid? SavedId, string? Name, string Query, int Count);

internal sealed record PairingList(IReadOnlyList<PairingRow> Rows, PairingTotals Totals, PageInfo Paging, IReadOnlyList<PairingTab> Tabs);

/// <summary>Choices of the filter form.</summary>
internal sealed record PairingFacets(
    IReadOnlyList<(Guid Id, string Name)> Sponsors, IReadOnlyList<(Guid Id, string Name)> Units, IReadOnlyList<(Guid Id, string Name)> Programmes);

/// <summary>The list of pairings as each workspace sees it: rows, totals over the filter, and how many each view holds.</summary>
internal sealed class PairingListQueries(KetNghiaDbContext db, PairingAccess access, SponsorPairingQueries sponsor, ICurrentUser user, IClock clock, SavedViews views)
{
    public const string List = "pairings";
    public const int MaxExport = 5000;

    private static readonly PairingView[] Ready =
        [PairingView.All, PairingView.Active, PairingView.NoAgreement, PairingView.Awaiting, PairingView.Differing, PairingView.Quiet, PairingView.Ending];

    public async Task<PairingList> ListAsync(PairingFilter filter, string? sort, int? page, int size, CancellationToken cancellationToken)
    {
        var visible = (await access.PairingsAsync(cancellationToken)).AsNoTracking();
        var saved = await views.MineAsync(List, user.Required.AccountId, cancellationToken);
        List<PairingFilter> filters = [filter, .. Ready.Select(v => new PairingFilter { View = v }), .. saved.Select(s => PairingFilter.Parse(s.Query))];
        var counts = await CountAsync(visible, filters, cancellationToken);
        var totals = counts[0];
        var paging = PageInfo.Of(page, totals.Count, size);
        var rows = await Rows(Sorted(filter.Apply(visible, db, clock.Today), sort), await MineAsync(cancellationToken)).Skip(paging.Skip).Take(size).ToListAsync(cancellationToken);
        List<PairingTab> tabs =
        [
            .. Ready.Select((v, i) => new PairingTab(v, null, null, filters[i + 1].ToQuery(), counts[i + 1].Count)),
            .. saved.Select((s, i) => new PairingTab(null, s.Id, s.Name, s.Query, counts[i + 1 + Ready.Length].Count)),
        ];
        return new PairingList(rows, totals, paging, tabs);
    }

    /// <summary>Everything the filter holds, in the order shown, for the export.</summary>
    public async Task<IReadOnlyList<PairingRow>> AllAsync(PairingFilter filter, string? sort, CancellationToken cancellationToken)
    {
        var visible = (await access.PairingsAsync(cancellationToken)).AsNoTracking();
        return await Rows(Sorted(filter.Apply(visible, db, clock.Today), sort), await MineAsync(cancellationToken)).Take(MaxExport).ToListAsync(cancellationToken);
    }

    public async Task<PairingFacets> FacetsAsync(CancellationToken cancellationToken)
    {
        var visible = (await access.PairingsAsync(cancellationToken)).AsNoTracking();
        var sponsors = await visible.SelectMany(p => p.Sponsors).Select(s => new { s.PartyId, s.Name }).Distinct().ToListAsync(cancellationToken);
        var units = await visible.SelectMany(p => p.Receivers).Select(r => new { r.UnitId, r.Name }).Distinct().ToListAsync(cancellationToken);
        var programmes = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.SortName).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return new PairingFacets(
            [.. sponsors.DistinctBy(s => s.PartyId).OrderBy(s => Framework.Values.VietnameseText.SortKey(s.Name), StringComparer.Ordinal).Select(s => (s.PartyId, s.Name))],
            [.. units.DistinctBy(u => u.UnitId).OrderBy(u => Framework.Values.VietnameseText.SortKey(u.Name), StringComparer.Ordinal).Select(u => (u.UnitId, u.Name))],
            [.. programmes.Select(p => (p.Id, p.Name))]);
    }

    /// <summary>One command for the totals of the list and the size of every tab: a row of scalar subqueries, as many as there are filters.</summary>
    private async Task<List<PairingTotals>> CountAsync(IQueryable<TwinPairing> visible, List<PairingFilter> filters, CancellationToken cancellationToken)
    {
        var contributions = Contributions(await MineAsync(cancellationToken));
        var helped = from p in filters[0].Apply(visible, db, clock.Today)
                     from c in contributions
                     where c.TenantId == p.TenantId && c.PairingId == p.Id
                     select c;
        List<Expression> numbers = [Sum(helped, c => c.PledgedDong ?? 0L), Sum(helped, c => c.ReceivedDong)];
        numbers.AddRange(filters.Select(f => Count(f.Apply(visible, db, clock.Today))));
        var row = Expression.Lambda<Func<ContentGroup, long[]>>(Expression.NewArrayInit(typeof(long), numbers), Expression.Parameter(typeof(ContentGroup)));
        var found = await db.Set<ContentGroup>().OrderBy(g => g.Id).Take(1).Select(row).FirstAsync(cancellationToken);
        return [.. filters.Select((_, i) => new PairingTotals((int)found[i + 2], i == 0 ? found[0] : 0, i == 0 ? found[1] : 0))];
    }

    private static MethodCallExpression Count(IQueryable<TwinPairing> pairings) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.LongCount), [typeof(TwinPairing)], pairings.Expression);

    private static MethodCallExpression Sum(IQueryable<Contribution> contributions, Expression<Func<Contribution, long>> value) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Sum), [typeof(Contribution)], contributions.Expression, Expression.Quote(value));

    /// <summary>A sponsor's list counts what that sponsor gives; co-sponsors are shown on the record.</summary>
    private async Task<IReadOnlyList<Guid>?> MineAsync(CancellationToken cancellationToken) =>
        access.Kind == WorkspaceKind.Sponsor ? await sponsor.OwnPartiesAsync(cancellationToken) : null;

    private IQueryable<Contribution> Contributions(IReadOnlyList<Guid>? mine)
    {
        var counted = db.Set<Contribution>().Where(c => c.State != ContributionState.Reversed);
        return mine is null ? counted : counted.Where(c => mine.Contains(c.SponsorPartyId));
    }

    private IQueryable<PairingRow> Rows(IQueryable<TwinPairing> pairings, IReadOnlyList<Guid>? mine)
    {
        var contributions = Contributions(mine);
        return pairings.Select(p => new PairingRow(
            p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames, p.State, p.Form, p.Level, p.FromOn, p.ToOn,
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.PledgedDong ?? 0L),
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.GivenDong),
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.ReceivedDong),
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.OpenDiscrepancyCount),
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.AwaitingCount),
            contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Max(c => c.LastReceivedOn)));
    }

    private IQueryable<TwinPairing> Sorted(IQueryable<TwinPairing> pairings, string? sort)
    {
        var contributions = db.Set<Contribution>().Where(c => c.State != ContributionState.Reversed);
        return sort switch
        {
            "-code" => pairings.OrderByDescending(p => p.Code).ThenBy(p => p.Id),
            "sponsor" => pairings.OrderBy(p => p.SponsorSortName).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "-sponsor" => pairings.OrderByDescending(p => p.SponsorSortName).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "receiver" => pairings.OrderBy(p => p.ReceiverSortName).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "-receiver" => pairings.OrderByDescending(p => p.ReceiverSortName).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "from" => pairings.OrderBy(p => p.FromOn).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "-from" => pairings.OrderByDescending(p => p.FromOn).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "pledged" => pairings.OrderBy(p => contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.PledgedDong ?? 0L)).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "-pledged" => pairings.OrderByDescending(p => contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.PledgedDong ?? 0L)).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "received" => pairings.OrderBy(p => contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.ReceivedDong)).ThenBy(p => p.Code).ThenBy(p => p.Id),
            "-received" => pairings.OrderByDescending(p => contributions.Where(c => c.TenantId == p.TenantId && c.PairingId == p.Id).Sum(c => c.ReceivedDong)).ThenBy(p => p.Code).ThenBy(p => p.Id),
            _ => pairings.OrderBy(p => p.Code).ThenBy(p => p.Id),
        };
    }
}
