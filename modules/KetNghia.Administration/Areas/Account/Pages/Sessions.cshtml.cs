using KetNghia.Administration.Localization;
using KetNghia.Administration.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

internal sealed class SessionsModel(MySessions sessions, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Sessions = await sessions.OfAsync(user.Required, cancellationToken);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(user.Required, id, cancellationToken);
        Flash(localizer["Account.Sessions.Ended"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(user.Required, cancellationToken);
        Flash(localizer["Account.Sessions.OthersEnded"]);
        return RedirectToPage();
    }
}
