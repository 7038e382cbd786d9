using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Numbers;
using KetNghia.Pairing.Programmes;
using KetNghia.Pairing.Views;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Pairings;

internal sealed record PairingRow(
    Guid Id, Guid TenantId, string Code, string SponsorNames, string ReceiverNames, PairingState State, PairingForm Form, PairingLevel Level,
    DateOnly FromOn, DateOnly? ToOn, long PledgedDong, long GivenDong, long ReceivedDong, int OpenDiscrepancies, int Awaiting, DateOnly? LastReceivedOn);

/// <summary>Who takes part in a pairing of the page now, by what leads to them.</summary>
internal sealed record NamedParty(Guid PairingId, Side Side, Guid Id, string Name, bool IsLead);

internal sealed record PairingTotals(int Count, long PledgedDong, long ReceivedDong);

/// <summary>A tab of the list: a ready-made view, or one the person saved.</summary>
internal sealed record PairingTab(PairingView? View, Guid? SavedId, string? Name, string Query, int Count);

internal sealed record PairingList(IReadOnlyList<PairingRow> Rows, PairingTotals Totals, PageInfo Paging, IReadOnlyList<PairingTab> Tabs)
{
    public required ILookup<(Guid Pairing, Side Side), NamedParty> Parties { get; init; }
}

/// <summary>Choices of the filter form.</summary>
internal sealed record PairingFacets(
    IReadOnlyList<(Guid Id, string Name)> Sponsors, IReadOnlyList<(Guid Id, string Name)> Units, IReadOnlyList<(Guid Id, string Name)> Programmes);

/// <summary>The list of pairings as each workspace sees it: rows, totals over the filter, and how many each view holds.</summary>
internal sealed class PairingListQueries(KetNghiaDbContext db, PairingAccess access, IParties parties, ICurrentUser user, IClock clock, RecordCodes codes, RecordNaming naming, SavedViews views)
{
    public const string List = "pairings";

    private static readonly PairingView[] Ready =
        [PairingView.All, PairingView.Active, PairingView.NoAgreement, PairingView.Awaiting, PairingView.Differing, PairingView.Quiet, PairingView.Ending];

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
        var rows = await Page(visible, help, filter, sort, paging.Skip, size).ToListAsync(cancellationToken);
        List<PairingTab> tabs =
        [
            .. Ready.Select((v, i) => new PairingTab(v, null, null, filters[i + 1].ToQuery(), (int)numbers[i + 1])),
            .. saved.Select((s, i) => new PairingTab(null, s.Id, s.Name, s.Query, (int)numbers[i + 1 + Ready.Length])),
        ];
        return new PairingList(rows, totals, paging, tabs) { Parties = await PartiesAsync(visible, [.. rows.Select(r => r.Id)], cancellationToken) };
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
            found.Add(((int)count, count == 0 ? [] : await Page(visible, help, filter, sort, 0, take).ToListAsync(cancellationToken)));
        }

        return found;
    }

    public async Task<int> CountAsync(PairingFilter filter, CancellationToken cancellationToken) =>
        await (await WithLineAsync(filter, cancellationToken)).Apply(await access.PairingsAsync(cancellationToken), await HelpAsync(cancellationToken), db, codes, clock.Today).CountAsync(cancellationToken);

    /// <summary>Everything the filter holds, in the order shown, read row by row for the export.</summary>
    public async Task<IAsyncEnumerable<PairingRow>> AllAsync(PairingFilter filter, string? sort, CancellationToken cancellationToken) =>
        Page(await access.PairingsAsync(cancellationToken), await HelpAsync(cancellationToken), await WithLineAsync(filter, cancellationToken), sort, 0, int.MaxValue).AsAsyncEnumerable();

    public async Task<PairingFacets> FacetsAsync(CancellationToken cancellationToken)
    {
        var visible = await access.PairingsAsync(cancellationToken);
        var sponsors = await visible.SelectMany(p => p.Sponsors).Select(s => new { s.PartyId, s.Name }).Distinct().ToListAsync(cancellationToken);
        var units = await access.Receivers(visible).Select(r => new { r.UnitId, r.Name }).Distinct().ToListAsync(cancellationToken);
        var programmes = await db.Set<Programme>().AsNoTracking().OrderBy(p => p.SortName).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return new PairingFacets(
            [.. sponsors.DistinctBy(s => s.PartyId).OrderBy(s => Framework.Values.VietnameseText.SortKey(s.Name), StringComparer.Ordinal).Select(s => (s.PartyId, s.Name))],
            [.. units.DistinctBy(u => u.UnitId).OrderBy(u => Framework.Values.VietnameseText.SortKey(u.Name), StringComparer.Ordinal).Select(u => (u.UnitId, u.Name))],
            [.. programmes.Select(p => (p.Id, p.Name))]);
    }

    /// <summary>Places by their unit, sponsors by their party: both sides in one command.</summary>
    private static async Task<ILookup<(Guid, Side), NamedParty>> PartiesAsync(IQueryable<TwinPairing> visible, List<Guid> ids, CancellationToken cancellationToken)
    {
        var shown = visible.Where(p => ids.Contains(p.Id));
        var parties = ids.Count == 0 ? [] : await shown.SelectMany(p => p.Sponsors).Where(s => s.ToOn == null).Select(s => new { s.PairingId, Side = Side.Sponsor, Id = s.PartyId, s.Name, s.IsLead })
            .Concat(shown.SelectMany(p => p.Receivers).Where(r => r.ToOn == null).Select(r => new { r.PairingId, Side = Side.Receiver, Id = r.UnitId, r.Name, r.IsLead }))
            .ToListAsync(cancellationToken);
        return parties.Select(p => new NamedParty(p.PairingId, p.Side, p.Id, p.Name, p.IsLead))
            .OrderByDescending(p => p.IsLead).ThenBy(p => p.Name, StringComparer.Ordinal).ToLookup(p => (p.PairingId, p.Side));
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
    private IQueryable<PairingRow> Page(IQueryable<TwinPairing> visible, IQueryable<Contribution> help, PairingFilter filter, string? sort, int skip, int take)
    {
        var found = filter.Apply(visible, help, db, codes, clock.Today);
        var page = Sorted(found, sort) is { } sorted
            ? sorted.Skip(skip).Take(take).WithHelp(help, filter.Year)
            : SortedByHelp(found.WithHelp(help, filter.Year), sort).Skip(skip).Take(take);
        return page.AsNoTracking().Select(x => new PairingRow(
            x.Pairing.Id, x.Pairing.TenantId, x.Pairing.Code, x.Pairing.SponsorNames, x.Pairing.ReceiverNames, x.Pairing.State, x.Pairing.Form, x.Pairing.Level,
            x.Pairing.FromOn, x.Pairing.ToOn, x.PledgedDong ?? 0L, x.GivenDong ?? 0L, x.ReceivedDong ?? 0L, x.OpenDiscrepancies ?? 0, x.Awaiting ?? 0,
            x.LastReceivedOn));
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
