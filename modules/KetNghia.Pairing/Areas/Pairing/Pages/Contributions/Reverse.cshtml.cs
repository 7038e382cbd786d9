using System.ComponentModel.DataAnnotations;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Đảo bút toán: a reversing record with a reason; nothing is deleted.</summary>
[HasPermission(PairingPermissions.Contributions.Reverse)]
[EntersRecord<Contribution>]
internal sealed class ReverseModel(ContributionAppService contributions, ContributionQueries queries, IStringLocalizer<PairingResource> texts) : ContributionPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await contributions.ReverseAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["Contributions.Reversed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    internal sealed class InputModel
    {
        [Required, StringLength(Contribution.ReasonLength)]
        public string? Reason { get; set; }
    }
}
