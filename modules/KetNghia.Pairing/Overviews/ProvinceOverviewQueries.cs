using KetNghia.Directory.Contracts;

namespace KetNghia.Pairing.Overviews;

/// <param name="GiverId">The party that stands for a locality which only gives, when it gave something.</param>
/// <param name="GivenDong">What others received from it; null when it gave nothing with a price.</param>
internal sealed record LocalityLine(
    Guid Id, string Slug, string Name, int Pairings, IReadOnlyList<PlaceLine> Communes, HelpSums Help, Guid? GiverId = null, long? GivenDong = null)
{
    public bool IsGiver => Pairings == 0 && Help.Count == 0;
}

internal sealed record ProvinceOverview(IReadOnlyList<LocalityLine> Localities, HelpSums Help, int Pairings, IReadOnlyList<SponsorLine> Sponsors)
{
    public IReadOnlyList<LocalityLine> Receivers { get; } = [.. Localities.Where(l => !l.IsGiver)];

    public IReadOnlyList<PlaceLine> Communes { get; } = [.. Localities.SelectMany(l => l.Communes)];
}

/// <summary>Tổng quan của tỉnh: all localities side by side, whatever their number in the same few commands.</summary>
internal sealed class ProvinceOverviewQueries(OverviewReads reads, IWorkspaceDirectory workspaces, IParties parties)
{
    public async Task<ProvinceOverview> ReadAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var localities = await workspaces.LocalitiesAsync(cancellationToken);
        var help = await reads.HelpAsync(period.Year, cancellationToken);
        var pairs = await reads.PairsAsync(period.QuarterYear, cancellationToken);
        var helpOf = help.ToLookup(h => h.TenantId);
        var pairsOf = pairs.ToLookup(p => p.TenantId);
        var lines = localities.Select(l => new LocalityLine(
            l.Id, l.Slug, l.Name, pairsOf[l.TenantId].Select(p => p.PairingId).Distinct().Count(),
            [.. OverviewLines.Places(helpOf[l.TenantId], pairsOf[l.TenantId]).Where(p => p.IsCovered)], HelpSums.Of(helpOf[l.TenantId])));
        var sponsors = OverviewLines.Sponsors(help, pairs);
        return new ProvinceOverview(
            await GiversAsync([.. lines], localities, sponsors, cancellationToken), HelpSums.Of(help),
            pairs.Select(p => (p.TenantId, p.PairingId)).Distinct().Count(), sponsors);
    }

    private async Task<IReadOnlyList<LocalityLine>> GiversAsync(
        IReadOnlyList<LocalityLine> lines, IReadOnlyList<LocalityInfo> localities, IReadOnlyList<SponsorLine> sponsors, CancellationToken cancellationToken)
    {
        var units = localities.ToDictionary(l => l.Id, l => l.UnitIds);
        var asked = lines.Where(l => l.IsGiver).SelectMany(l => units[l.Id]).ToList();
        if (asked.Count == 0 || sponsors.Count == 0)
        {
            return lines;
        }

        var standIns = await parties.ForUnitsAsync(asked, cancellationToken);
        var helpOf = sponsors.Where(s => s.Help.Count > 0).ToDictionary(s => s.PartyId, s => s.Help);
        return [.. lines.Select(l =>
            l.IsGiver && units[l.Id].Select(u => standIns.GetValueOrDefault(u)?.Id).FirstOrDefault(id => id is { } party && helpOf.ContainsKey(party)) is { } giver
                ? l with { GiverId = giver, GivenDong = helpOf[giver].Received }
                : l)];
    }
}
