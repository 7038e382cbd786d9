using KetNghia.Framework.Persistence;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Overviews;

/// <param name="IsGiver">Has no pairing of its own on the receiving side.</param>
internal sealed record LocalityLine(
    Guid Id, string Slug, string Name, int Pairings, int Sponsors, int Communes, IReadOnlyList<string> Idle, HelpSums Help)
{
    public bool IsGiver => Communes == 0 && Help.Count == 0;
}

internal sealed record ProvinceOverview(
    OverviewPeriod Period, IReadOnlyList<LocalityLine> Localities, HelpSums Help, int Sponsors, int SponsorsWithHelp);

/// <summary>Tổng quan của tỉnh: all localities side by side, in two grouped commands whatever their number.</summary>
internal sealed class ProvinceOverviewQueries(KetNghiaDbContext db, IWorkspaceDirectory workspaces)
{
    private const string Why = "the province follows every locality; only its overview page asks";

    public async Task<ProvinceOverview> ReadAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var localities = await workspaces.LocalitiesAsync(cancellationToken);
        var help = await OverviewRows.Help(db.Set<Contribution>().AsNoTracking().AllTenants(Why), period.Year).ToListAsync(cancellationToken);
        var pairs = await OverviewRows.Pairs(
                db.Set<TwinPairing>().AsNoTracking().AllTenants(Why), db.Set<PairingReceiver>().AllTenants(Why), db.Set<PairingSponsor>().AllTenants(Why),
                db.Set<Delivery>().AllTenants(Why), period)
            .ToListAsync(cancellationToken);
        var helpOf = help.ToLookup(h => h.TenantId);
        var pairsOf = pairs.ToLookup(p => p.TenantId);
        var lines = localities.Select(l => Line(l, [.. helpOf[l.TenantId]], [.. pairsOf[l.TenantId]])).ToList();
        return new ProvinceOverview(
            period, lines, HelpSums.Of(help), pairs.Select(p => p.SponsorPartyId).Distinct().Count(),
            pairs.Select(p => p.SponsorPartyId).Distinct().Intersect(help.Select(h => h.SponsorPartyId)).Count());
    }

    private static LocalityLine Line(LocalityInfo locality, IReadOnlyList<HelpRow> help, IReadOnlyList<PairRow> pairs)
    {
        var communes = pairs.GroupBy(p => p.UnitId).ToList();
        return new LocalityLine(
            locality.Id, locality.Slug, locality.Name,
            pairs.Select(p => p.PairingId).Distinct().Count(), pairs.Select(p => p.SponsorPartyId).Distinct().Count(), communes.Count,
            [.. communes.Where(c => !c.First().HasActivity).Select(c => c.First().ReceiverName)], HelpSums.Of(help));
    }
}
