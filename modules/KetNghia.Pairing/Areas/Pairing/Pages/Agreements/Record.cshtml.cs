using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Agreements;

/// <summary>Ghi giao ước, hoặc gia hạn một giao ước cũ.</summary>
[HasPermission(PairingPermissions.Agreements.Record)]
[EntersRecord<TwinPairing>]
[RecordId("id", nameof(TwinPairing))]
internal sealed class RecordModel(AgreementAppService agreements, PairingQueries queries, IRecordPapers papers, IClock clock, IStringLocalizer<PairingResource> texts) : AgreementFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task OnGetAsync(Guid? renews, Guid? paper, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.SignedOn = clock.Today;
        Input.FromOn = Head.FromOn;
        Input.ToOn = Head.ToOn;
        Input.Type = AgreementType.Covenant;
        if (renews is { } earlier && (await queries.AgreementsAsync(Id, cancellationToken)).FirstOrDefault(a => a.Id == earlier) is { } old)
        {
            Input.RenewsId = earlier;
            Input.Type = old.Type;
            Input.FromOn = old.ToOn?.AddDays(1) ?? clock.Today;
            Input.ToOn = Input.ToOn < Input.FromOn ? null : Input.ToOn;
            Input.SponsorSignatory = old.SponsorSignatory;
            Input.ReceiverSignatory = old.ReceiverSignatory;
        }

        if (paper is { } id)
        {
            await FillAsync(id, cancellationToken);
        }
    }

    /// <summary>What the issued paper says is not typed again.</summary>
    private async Task FillAsync(Guid paper, CancellationToken cancellationToken)
    {
        var issued = await papers.InForceAsync(paper, cancellationToken);
        Input.Type = AgreementPaper.TypeOf(issued, Id);
        (Input.PaperId, Input.Number, Input.SignedOn) = (paper, issued!.Number, issued.IssuedOn);
        Input.ReceiverSignatory = issued.SignerName;
        Input.Summary = issued.Subject;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await agreements.RecordAsync(Id, Terms, Commitments, Input.RenewsId, Files, cancellationToken);
        Flash(texts["Agreement.Recorded"]);
        return RedirectToPage("/Pairings/Documents", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        FillLines();
    }
}
