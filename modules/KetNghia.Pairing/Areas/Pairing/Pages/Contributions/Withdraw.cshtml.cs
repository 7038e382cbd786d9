using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Rút lại một lần bàn giao chưa ai xác nhận.</summary>
[HasPermission(PairingPermissions.Contributions.HandOver)]
[EntersRecord<Contribution>]
internal sealed class WithdrawModel(ContributionAppService contributions, ContributionQueries queries, IStringLocalizer<PairingResource> texts) : ContributionPage(queries)
{
    [BindProperty(SupportsGet = true)]
    public Guid DeliveryId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Delivery Delivery { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await contributions.WithdrawAsync(Id, DeliveryId, Input.Reason, cancellationToken);
        Flash(texts["Contributions.Withdrawn"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Delivery = Item.Deliveries.FirstOrDefault(d => d.Id == DeliveryId) ?? throw new RecordNotFoundException();
    }

    internal sealed class InputModel
    {
        [Required, StringLength(Delivery.NoteLength)]
        public string? Reason { get; set; }
    }
}
