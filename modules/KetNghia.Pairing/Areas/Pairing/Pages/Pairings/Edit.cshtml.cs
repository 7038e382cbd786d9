using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Sửa cặp kết nghĩa: terms and parties of an open pairing.</summary>
[HasPermission(PairingPermissions.Pairings.Propose)]
[EntersRecord<TwinPairing>]
internal sealed class EditModel(
    PairingAppService pairings, PairingQueries queries, PartyChoices choices, DecidingDocuments documents, IStringLocalizer<PairingResource> texts)
    : PairingFormPage(queries, choices, documents)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PairingHead Head { get; private set; } = null!;

    protected override Guid? OwnId => Id;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new PairingFields
        {
            ProgrammeId = Head.ProgrammeId,
            Form = Head.Form,
            Level = Head.Level,
            FromOn = Head.FromOn,
            ToOn = Head.ToOn,
            Fields = Head.Fields,
            Cadence = Head.Cadence,
            DistanceKm = Head.DistanceKm,
            ParentId = Head.ParentId,
            Version = Head.Version,
            Sponsors = [.. Head.SponsorsNow.Select(s => s.Name), null],
            Receivers = [.. Head.ReceiversNow.Select(r => r.Name), null],
        };
        Document.Id = Head.DocumentId;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Head = await Queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        var known = Head.SponsorsNow.Concat(Head.ReceiversNow).DistinctBy(p => VietnameseText.Fold(p.Name)).ToDictionary(p => VietnameseText.Fold(p.Name), p => p.PartyId);
        await pairings.ChangeAsync(Id, await ReadAsync(known, cancellationToken), Input.Version, cancellationToken);
        Flash(texts["Pairings.Changed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await Queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        await base.ReloadAsync(cancellationToken);
    }
}
