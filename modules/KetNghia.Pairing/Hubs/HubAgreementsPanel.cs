using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Hubs;

internal sealed record HubAgreement(
    Guid Id, Guid TenantId, Guid PairingId, string Code, string SponsorNames, string ReceiverNames, AgreementType Type, string? Number, DateOnly SignedOn, DateOnly FromOn, DateOnly? ToOn)
{
    public bool IsInForce(DateOnly today) => FromOn <= today && (ToOn is null || ToOn >= today);
}

/// <param name="HasMore">Older ones are in the papers of each pairing.</param>
internal sealed record HubAgreements(IReadOnlyList<HubAgreement> Rows, bool HasMore, bool IsPartial, DateOnly Today);

/// <summary>The agreements of all pairings of a place or party, the newest first.</summary>
internal sealed class HubAgreementsPanel(HubRoles roles, PairingAccess access, ICurrentUser user, IClock clock) : IHubPanel
{
    private const int Shown = 50;

    public HubTab Tab => HubTab.Papers;

    public int Order => 10;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        var parts = await roles.OfAsync(subject, cancellationToken);
        if (parts.Count == 0 || !user.May(PairingPermissions.Pairings.View))
        {
            return null;
        }

        var pairings = await roles.PairingsAsync(parts, cancellationToken);
        var agreements = await access.AgreementsAsync(cancellationToken);
        var rows = await agreements.AsNoTracking()
            .Join(pairings, a => new { a.TenantId, Id = a.PairingId }, p => new { p.TenantId, p.Id }, (a, p) => new { Paper = a, Pairing = p })
            .OrderByDescending(x => x.Paper.SignedOn).ThenByDescending(x => x.Paper.Id).Take(Shown + 1)
            .Select(x => new HubAgreement(
                x.Paper.Id, x.Pairing.TenantId, x.Pairing.Id, x.Pairing.Code, x.Pairing.SponsorNames, x.Pairing.ReceiverNames, x.Paper.Type, x.Paper.Number, x.Paper.SignedOn, x.Paper.FromOn, x.Paper.ToOn))
            .ToListAsync(cancellationToken);
        return rows.Count == 0 && HubRoles.IsBeyond(subject) ? null : new HubPanel("/Areas/Pairing/Pages/Shared/_HubAgreements.cshtml", new HubAgreements([.. rows.Take(Shown)], rows.Count > Shown, roles.IsPartial, clock.Today));
    }
}
