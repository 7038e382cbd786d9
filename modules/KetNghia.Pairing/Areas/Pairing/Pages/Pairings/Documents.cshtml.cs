using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Papers of a pairing: the deciding document, agreements with their commitments, every piece of evidence.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class DocumentsModel(PairingQueries queries, PairingAccess access, IEvidence evidence, IRecordPapers papers, ICurrentUser user, IStringLocalizer<PairingResource> texts) : PairingRecordPage(queries, user)
{
    private const int Size = 24;

    public override string Tab => "Documents";

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public IReadOnlyList<AgreementLine> Agreements { get; private set; } = [];

    /// <summary>What both sides sign may be drawn up here as a paper.</summary>
    public bool MayDrawUp => MayRecordAgreement && Me.May(DocumentsPermissions.Papers.Draft);

    /// <summary>Drafted here from this record, with what is another in it since they were issued.</summary>
    public IReadOnlyList<ShownPaper> Papers { get; private set; } = [];

    public RecordEvidence Evidence { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Agreements = await Queries.AgreementsAsync(Id, cancellationToken);
        Papers = Me.May(DocumentsPermissions.Papers.View) ? ShownPaper.Beside(await papers.OfAsync(Id, cancellationToken), Now) : [];
        Evidence = await evidence.PageAsync(await access.EvidenceOfAsync(Id, cancellationToken), Number, Size, cancellationToken);
    }
    public RecordPaper? PaperOf(AgreementLine agreement) => agreement.PaperId is { } id ? Papers.FirstOrDefault(p => p.Paper.Id == id)?.Paper : null;

    /// <summary>The pair in the words of a paper; an agreement has a period of its own. Null where nothing can be compared.</summary>
    private string? Now(RecordPaper paper)
    {
        string Says(DateOnly from, DateOnly? to) => texts.Says(Head.SponsorNames, Head.ReceiverNames, from, to);

        return paper.Kind switch
        {
            AssignmentDecision.KindKey or InvitationLetter.KindKey => Says(Head.FromOn, Head.ToOn),
            CovenantPaper.KindKey or MemorandumPaper.KindKey => Agreements.Select(a => Says(a.FromOn, a.ToOn)).FirstOrDefault(says => says == paper.Says) ?? Says(Head.FromOn, Head.ToOn),
            _ => null,
        };
    }
}
