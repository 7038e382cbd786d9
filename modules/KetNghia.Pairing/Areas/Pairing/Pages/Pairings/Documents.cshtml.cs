using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
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
internal sealed class DocumentsModel(PairingQueries queries, PairingAccess access, IEvidence evidence, IRecordPapers papers, DecidingDocuments deciding, ICurrentUser user, IStringLocalizer<PairingResource> texts) : PairingRecordPage(queries, user)
{
    private const int Size = 24;

    public override string Tab => "Documents";

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public IReadOnlyList<AgreementLine> Agreements { get; private set; } = [];

    /// <summary>What both sides sign may be drawn up here as a paper.</summary>
    public bool MayDrawUp => MayRecordAgreement && DraftsPapers;

    /// <summary>The side that invites and draws up.</summary>
    public bool DraftsPapers => Me.May(DocumentsPermissions.Papers.Draft) && access.Kind != WorkspaceKind.Sponsor;

    /// <summary>The invited side answers in writing, once.</summary>
    public bool MayAnswer => AnswerLetter.MayBegin(Head, access.Kind, Me) && !Papers.HasOwn(AnswerLetter.KindKey);

    public RecordEvidence Evidence { get; private set; } = null!;

    /// <summary>Drawn up here or received from the other side, with what is another in the record since they were issued.</summary>
    public RecordPapers Papers { get; private set; } = null!;

    /// <summary>The registered paper that decides it; null when it was typed, or is not this person's to read.</summary>
    public RecordLink? Deciding { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Deciding = await deciding.LinkAsync(Head.DocumentIncomingId, Head.DocumentPaperId, cancellationToken);
        Agreements = await Queries.AgreementsAsync(Id, cancellationToken);
        Papers = (await papers.OfAsync(Id, cancellationToken)).Beside(Now);
        Evidence = await evidence.PageAsync(await access.EvidenceOfAsync(Id, cancellationToken), Number, Size, cancellationToken);
    }

    /// <summary>The paper an agreement was recorded from, when the reader sees it.</summary>
    public string? PaperOf(AgreementLine agreement) => agreement.PaperId is { } id ? Papers.NumberOf(id) : null;

    /// <summary>The pair in the words of a paper; an agreement has a period of its own. Null where nothing can be compared.</summary>
    private string? Now(string kind, string said)
    {
        string Says(DateOnly from, DateOnly? to) => texts.Says(Head.SponsorNames, Head.ReceiverNames, from, to);

        return kind switch
        {
            AssignmentDecision.KindKey or InvitationLetter.KindKey => Says(Head.FromOn, Head.ToOn),
            CovenantPaper.KindKey or MemorandumPaper.KindKey => Agreements.Select(a => Says(a.FromOn, a.ToOn)).FirstOrDefault(says => says == said) ?? Says(Head.FromOn, Head.ToOn),
            _ => null,
        };
    }
}
