using KetNghia.Documents.Contracts;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Papers of a pairing: the deciding document, agreements with their commitments, every piece of evidence.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class DocumentsModel(PairingQueries queries, ContributionQueries contributions, IEvidence evidence, ICurrentUser user, IStringLocalizer<PairingResource> texts) : PairingRecordPage(queries, user)
{
    public override string Tab => "Documents";

    public IReadOnlyList<AgreementLine> Agreements { get; private set; } = [];

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Agreements = await Queries.AgreementsAsync(Id, cancellationToken);
        var helped = Me.May(PairingPermissions.Contributions.View) ? await contributions.OfPairingAsync(Id, cancellationToken) : [];
        var people = helped.SelectMany(c => c.Deliveries).ToList();
        var files = await evidence.ListAsync([.. people.Select(d => d.DeliveryId), .. Agreements.Where(_ => Head.LeftOn is null).Select(a => a.Id)], cancellationToken);
        Gallery = DeliveryGallery.Of(files, people, Request, texts);
    }
}
