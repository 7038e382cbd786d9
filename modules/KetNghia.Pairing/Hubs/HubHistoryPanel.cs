using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Hubs;

/// <summary>What was done lately to the pairings, agreements and help of a place or party. The log of each locality is read inside it.</summary>
internal sealed class HubHistoryPanel(HubRoles roles, PairingAccess access, IHistory history, ICurrentTenant tenant, ICurrentUser user, IStringLocalizer<PairingResource> texts) : IHubPanel
{
    private const int Shown = 30;

    /// <summary>One database command each; whoever takes part in more is seen in the newest of them.</summary>
    private const int MostPlaces = 5;

    public HubTab Tab => HubTab.History;

    public int Order => 10;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        var parts = await roles.OfAsync(subject, cancellationToken);
        if (parts.Count == 0 || !user.May(PairingPermissions.Pairings.View))
        {
            return null;
        }

        var records = await RecordsAsync(parts, cancellationToken);
        var lines = new List<HistoryLine>();
        var places = await PlacesAsync(parts, cancellationToken);
        foreach (var place in places.Take(MostPlaces))
        {
            using (tenant.Change(place))
            {
                var entries = await (await history.ReadableAsync(cancellationToken)).Where(e => records.Contains(e.EntityId))
                    .OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id).Take(Shown + 1).ToListAsync(cancellationToken);
                lines.AddRange(await history.DescribeAsync(entries, withChanges: false, cancellationToken));
            }
        }

        var newest = lines.OrderByDescending(l => l.AtUtc).Take(Shown).ToList();
        return lines.Count == 0 && HubRoles.IsBeyond(subject) ? null : new HubPanel(RecordTimeline.View, new RecordTimeline(newest.ToTimeline())
        {
            Part = "history",
            Heading = texts["Hub.History"],
            None = texts[roles.IsPartial ? "Hub.None.Partial" : "Hub.History.None"],
            Note = lines.Count > Shown || places.Count > MostPlaces ? texts["Hub.History.More", Format.Whole(newest.Count)].Value : null,
        });
    }

    private async Task<IQueryable<Guid>> RecordsAsync(IReadOnlyList<HubRole> parts, CancellationToken cancellationToken)
    {
        var pairings = await roles.PairingsAsync(parts, cancellationToken);
        var agreements = (await access.AgreementsAsync(cancellationToken)).Where(a => pairings.Any(p => p.TenantId == a.TenantId && p.Id == a.PairingId));
        var records = pairings.Select(p => p.Id).Concat(agreements.Select(a => a.Id));
        if (!user.May(PairingPermissions.Contributions.View))
        {
            return records;
        }

        var help = await roles.HelpAsync(parts, cancellationToken);
        return records.Concat(help.Select(c => c.Id)).Concat(help.SelectMany(c => c.Deliveries).Select(d => d.Id)).Concat(help.SelectMany(c => c.Discrepancies).Select(d => d.Id));
    }

    /// <summary>Where the pairings are, the newest first.</summary>
    private async Task<IReadOnlyList<Guid>> PlacesAsync(IReadOnlyList<HubRole> parts, CancellationToken cancellationToken) =>
        access.Kind == WorkspaceKind.Locality
            ? [tenant.Required]
            : await (await roles.PairingsAsync(parts, cancellationToken)).GroupBy(p => p.TenantId).OrderByDescending(g => g.Max(p => p.FromOn)).ThenBy(g => g.Key)
                .Select(g => g.Key).Take(MostPlaces + 1).ToListAsync(cancellationToken);
}
