using KetNghia.Directory.Contracts.Extending;
using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Hubs;

/// <summary>The evidence of all help of a place or party, and of its agreements, page by page.</summary>
internal sealed class HubEvidencePanel(HubRoles roles, PairingAccess access, IEvidence evidence, ICurrentUser user, IStringLocalizer<PairingResource> texts) : IHubPanel
{
    private const int Size = 24;

    public HubTab Tab => HubTab.Papers;

    public int Order => 20;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        var parts = await roles.OfHelpAsync(subject, cancellationToken);
        if (parts.Count == 0 || !user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var deliveries = (await roles.HelpAsync(parts, cancellationToken)).SelectMany(c => c.Deliveries);
        var pairings = await roles.PairingsAsync(parts, cancellationToken);
        var agreements = (await access.AgreementsAsync(cancellationToken)).Where(a => pairings.Any(p => p.TenantId == a.TenantId && p.Id == a.PairingId));
        var shown = await evidence.PageAsync(deliveries.Select(d => d.Id).Concat(agreements.Select(a => a.Id)), page, Size, cancellationToken);
        return shown.Items.Count == 0 && HubRoles.IsBeyond(subject)
            ? null
            : new HubPanel(RecordEvidence.View, shown with { Part = "evidence", None = texts[roles.IsPartial ? "Hub.None.Partial" : "Hub.Evidence.None"] });
    }
}
