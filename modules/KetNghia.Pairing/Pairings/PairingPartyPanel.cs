using KetNghia.Directory.Contracts.Extending;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Numbers;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Pairing.Pairings;

/// <summary>On a party's page: the pairings it takes part in, as far as the person sees them.</summary>
internal sealed class PairingPartyPanel(PairingAccess access, RecordCodes codes, ITexts texts) : IPartyPanel
{
    public string Heading => "Pairing.OfParty";

    public int Order => 10;

    public async Task<IReadOnlyList<PartyPanelLine>> LinesAsync(IReadOnlyList<Guid> partyIds, int take, CancellationToken cancellationToken)
    {
        var rows = await (await access.PairingsAsync(cancellationToken)).AsNoTracking()
            .Where(p => p.Sponsors.Any(s => partyIds.Contains(s.PartyId)) || p.Receivers.Any(r => partyIds.Contains(r.PartyId)))
            .OrderByDescending(p => p.FromOn).ThenByNumber(p => p.Code).ThenBy(p => p.Id).Take(take)
            .Select(p => new { p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames, p.State }).ToListAsync(cancellationToken);
        return rows.ConvertAll(p => new PartyPanelLine($"{codes.Shown(p.TenantId, p.Code)} · {p.SponsorNames} – {p.ReceiverNames}", texts["PairingState." + p.State], $"/pairing/pairings/details/{p.Id}"));
    }
}
