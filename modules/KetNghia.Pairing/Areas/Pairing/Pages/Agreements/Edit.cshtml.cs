using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Agreements;

/// <summary>Sửa giao ước.</summary>
[HasPermission(PairingPermissions.Agreements.Record)]
[EntersRecord<Agreement>]
internal sealed class EditModel(AgreementAppService agreements, PairingQueries queries, IStringLocalizer<PairingResource> texts) : AgreementFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AgreementLine Line { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new AgreementFields
        {
            Type = Line.Type,
            Number = Line.Number,
            SignedOn = Line.SignedOn,
            FromOn = Line.FromOn,
            ToOn = Line.ToOn,
            SponsorSignatory = Line.SponsorSignatory,
            ReceiverSignatory = Line.ReceiverSignatory,
            Summary = Line.Summary,
            Version = Line.Version,
            Commitments = [.. Line.Commitments.Select(c => new CommitmentFields { Content = c.Content, Quantity = c.QuantityThousandths, Unit = c.Unit, Year = c.Year })],
        };
        FillLines();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var pairing = await agreements.ChangeAsync(Id, Terms, Commitments, Input.Version, Files, cancellationToken);
        Flash(texts["Agreement.Changed"]);
        return RedirectToPage("/Pairings/Documents", new { id = pairing });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var found = await queries.AgreementAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        Line = found.Line;
        Head = await queries.FindAsync(found.PairingId, cancellationToken) ?? throw new RecordNotFoundException();
        FillLines();
    }
}
