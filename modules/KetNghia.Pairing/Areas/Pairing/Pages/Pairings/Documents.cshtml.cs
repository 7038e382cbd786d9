using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Papers of a pairing: the deciding document, agreements with their commitments, every piece of evidence.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class DocumentsModel(PairingQueries queries, PairingAccess access, IEvidence evidence, DecidingDocuments deciding, ICurrentUser user) : PairingRecordPage(queries, user)
{
    private const int Size = 24;

    public override string Tab => "Documents";

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public IReadOnlyList<AgreementLine> Agreements { get; private set; } = [];

    /// <summary>What both sides sign may be drawn up here as a paper.</summary>
    public bool MayDrawUp => MayRecordAgreement && Me.May(DocumentsPermissions.Papers.Draft);

    public RecordEvidence Evidence { get; private set; } = null!;

    /// <summary>The registered paper that decides it; null when it was typed, or is not this person's to read.</summary>
    public RecordLink? Deciding { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Deciding = await deciding.LinkAsync(Head.DocumentId, cancellationToken);
        Agreements = await Queries.AgreementsAsync(Id, cancellationToken);
        Evidence = await evidence.PageAsync(await access.EvidenceOfAsync(Id, cancellationToken), Number, Size, cancellationToken);
    }
}
