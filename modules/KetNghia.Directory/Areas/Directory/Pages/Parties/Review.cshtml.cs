using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

/// <summary>Second step: everything that will happen, before the button.</summary>
[HasPermission(DirectoryPermissions.Parties.Manage)]
internal sealed class ReviewModel(PartySuccessions successions, PartyQueries queries, IStringLocalizer<DirectoryResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public ChangeForm Input { get; set; } = new();

    public PartyDetails Details { get; private set; } = null!;

    /// <summary>Null while the form has errors.</summary>
    public SuccessionReview? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await successions.CarryOutAsync(Id, Input.ToInput(), cancellationToken);
        Flash(texts["Change.DoneFlash"]);
        return RedirectToPage("Register", new { id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        if (!ModelState.IsValid)
        {
            return;
        }

        try
        {
            Plan = await successions.ReviewAsync(Id, Input.ToInput(), cancellationToken);
        }
        catch (BusinessException e)
        {
            Tell(e);
        }
    }
}
