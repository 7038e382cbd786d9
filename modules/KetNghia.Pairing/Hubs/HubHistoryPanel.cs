using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Hubs;

/// <summary>What was done lately to the pairings, agreements and help of a place or party. The log of each locality is read inside it.</summary>
internal sealed class HubHistoryPanel(HubRoles roles, PairingAccess access, IHistory history, ICurrentTenant tenant, ICurrentUser user, IStringLocalizer<PairingResource> texts) : IHubPanel
{
    private const int Shown = 30;

    /// <summary>Two database commands each; whoever takes part in more is seen in the newest of them.</summary>
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

        var lines = new List<HistoryLine>();
        var places = await PlacesAsync(parts, cancellationToken);
        foreach (var place in places.Take(MostPlaces))
        {
            using (tenant.Change(place))
            {
                lines.AddRange(await history.DescribeAsync(await NewestAsync(parts, place, cancellationToken), withChanges: false, cancellationToken));
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

    /// <summary>
    /// The newest entries of one place. They can only be in as many pairings as there are lines, those in which something
    /// was done last, and of each pairing only in its newest; so no more is read, however long the log.
    /// </summary>
    private async Task<IReadOnlyList<ActionLogEntry>> NewestAsync(IReadOnlyList<HubRole> parts, Guid place, CancellationToken cancellationToken)
    {
        var pairings = (await roles.PairingsAsync(parts, cancellationToken)).Where(p => p.TenantId == place);
        var help = (await roles.HelpAsync(parts, cancellationToken)).Where(c => c.TenantId == place);
        var mayHelp = user.May(PairingPermissions.Contributions.View);
        var log = (await history.ReadableAsync(cancellationToken)).Where(e =>
            e.EntityType == nameof(Contribution) ? mayHelp && help.Any(c => c.Id == e.EntityId)
            : (e.EntityType == nameof(TwinPairing) || e.EntityType == nameof(Agreement)) && pairings.Any(p => p.Id == e.RootId));
        var all = mayHelp ? pairings.Select(p => p.Id).Union(help.Select(c => c.PairingId)) : pairings.Select(p => p.Id);
        var latest = await all.Select(id => new { Id = id, At = log.Where(e => e.RootId == id).OrderByDescending(e => e.AtUtc).Select(e => (DateTime?)e.AtUtc).FirstOrDefault() })
            .OrderByDescending(x => x.At).Take(Shown + 1)
            .Select(x => new { x.Id, x.At, Furthest = log.Where(e => e.RootId == x.Id).OrderByDescending(e => e.AtUtc).Skip(Shown).Select(e => (DateTime?)e.AtUtc).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var (ids, from) = (latest.ConvertAll(x => (Guid?)x.Id), latest.Max(x => x.Furthest) ?? DateTime.MinValue);
        from = latest.Count > Shown && latest[^1].At > from ? latest[^1].At!.Value : from;

        // In no order: asked for one, the database may go through the log from its end.
        var entries = await log.Where(e => ids.Contains(e.RootId) && e.AtUtc >= from).ToListAsync(cancellationToken);
        return [.. entries.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Sequence).ThenByDescending(e => e.Id).Take(Shown + 1)];
    }

    /// <summary>Where the pairings are, the newest first.</summary>
    private async Task<IReadOnlyList<Guid>> PlacesAsync(IReadOnlyList<HubRole> parts, CancellationToken cancellationToken) =>
        access.Kind == WorkspaceKind.Locality
            ? [tenant.Required]
            : await (await roles.PairingsAsync(parts, cancellationToken)).GroupBy(p => p.TenantId).OrderByDescending(g => g.Max(p => p.FromOn)).ThenBy(g => g.Key)
                .Select(g => g.Key).Take(MostPlaces + 1).ToListAsync(cancellationToken);
}
