using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Delegations;

/// <summary>One delegation: for those it names, and for whoever sees all of them.</summary>
[HasPermission(AdministrationPermissions.Delegations.Own)]
internal sealed class DetailsModel(DelegationQueries queries, IHistory history, ICurrentUser user) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DelegationDetails Delegation { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public bool MayRevoke => Delegation.IsOpen && (Delegation.IsMine || user.May(AdministrationPermissions.Delegations.Manage));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Delegation = await queries.GetAsync(Id, cancellationToken);
        History = await history.OfAsync(Id, 20, cancellationToken);
    }
}

/// <summary>Ends a delegation at once: with the deputy's next request.</summary>
[HasPermission(AdministrationPermissions.Delegations.Own)]
[RequiresStepUp]
internal sealed class RevokeModel(DelegationQueries queries, DelegationAppService delegations, ICurrentUser user, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DelegationDetails Delegation { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await delegations.RevokeAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["Delegations.Revoked"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Delegation = await queries.GetAsync(Id, cancellationToken);
        if (!Delegation.IsMine && !user.May(AdministrationPermissions.Delegations.Manage))
        {
            throw new RecordNotFoundException();
        }
    }

    public sealed class InputModel
    {
        [Required, StringLength(Administration.Delegations.Delegation.ReasonLength, MinimumLength = 3)]
        public string Reason { get; set; } = "";
    }
}
