namespace KetNghia.Pairing.Overviews;

internal sealed record SponsorPairLine(PairingLine Pairing, string LocalityName);

internal sealed record SponsorOverview(IReadOnlyList<SponsorPairLine> Pairs, HelpSums Help)
{
    public int Pairings { get; } = Pairs.Count(p => p.Pairing.IsInForce);

    public int Localities { get; } = Pairs.Where(p => p.Pairing.IsInForce).Select(p => p.Pairing.TenantId).Distinct().Count();
}

/// <summary>Tổng quan của đơn vị hỗ trợ: its own pairings in every locality, those of parties it succeeded included.</summary>
internal sealed class SponsorOverviewQueries(OverviewReads reads, OverviewLines overview, IWorkspaceDirectory workspaces)
{
    public async Task<SponsorOverview> ReadAsync(OverviewPeriod period, CancellationToken cancellationToken)
    {
        var lines = await overview.PairingsAsync(period, cancellationToken);
        var localities = lines.Count == 0 ? [] : (await workspaces.LocalityHeadsAsync(cancellationToken)).Index().ToDictionary(l => l.Item.TenantId);
        return new SponsorOverview(
            [.. lines.OrderBy(l => localities.GetValueOrDefault(l.TenantId).Index)
                .Select(l => new SponsorPairLine(l, localities.GetValueOrDefault(l.TenantId).Item?.Name ?? ""))],
            await reads.HelpAsync(period.Year, cancellationToken));
    }
}
