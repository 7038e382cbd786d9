using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Users;

/// <summary>One member: what they may do here and why, where they are signed in, what was done to them.</summary>
[HasPermission(AdministrationPermissions.Users.View)]
internal sealed class DetailsModel(
    UserQueries queries, AccountAdminService accounts, SecondFactorResetService resets, DelegationQueries delegations, IHistory history, ICurrentUser user,
    IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public UserDetails Person { get; private set; } = null!;

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public ResetRow? Reset { get; private set; }

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>What the person has given and holds; empty for who does not see delegations.</summary>
    public IReadOnlyList<DelegationRow> Delegations { get; private set; } = [];

    public bool IsMe => Person.AccountId == user.Required.AccountId;

    public bool IsEnded => Person.State == MemberState.Revoked;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndSessionAsync(Guid? sessionId, CancellationToken cancellationToken)
    {
        if (!user.May(AdministrationPermissions.Users.Credentials))
        {
            return Denied(AdministrationPermissions.Users.Credentials);
        }

        await accounts.EndSessionAsync(Id, sessionId, cancellationToken);
        Flash(texts["Sessions.Ended"]);
        return RedirectToPage("Details", new { id = Id });
    }

    public async Task<IActionResult> OnPostResetAsync(Guid requestId, bool confirm, CancellationToken cancellationToken)
    {
        if (!user.May(AdministrationPermissions.Users.Credentials))
        {
            return Denied(AdministrationPermissions.Users.Credentials);
        }

        await (confirm ? resets.ConfirmAsync(requestId, cancellationToken) : resets.CancelAsync(requestId, cancellationToken));
        Flash(texts[confirm ? "SecondFactor.Done" : "SecondFactor.Cancelled"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Person = await queries.GetAsync(Id, cancellationToken);
        Sessions = user.May(AdministrationPermissions.Users.Credentials) ? await queries.SessionsAsync(Person.AccountId, cancellationToken) : [];
        Reset = await queries.OpenResetAsync(Person.AccountId, cancellationToken);
        Delegations = user.May(AdministrationPermissions.Delegations.View) ? await delegations.OfMemberAsync(Id, cancellationToken) : [];
        History = await history.OfAsync(Id, 20, cancellationToken);
    }

    private StatusCodeResult Denied(string permission)
    {
        HttpContext.Items[ErrorPages.DeniedKey] = permission;
        return StatusCode(StatusCodes.Status403Forbidden);
    }
}
