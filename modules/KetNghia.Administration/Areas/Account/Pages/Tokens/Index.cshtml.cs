using KetNghia.Administration.Localization;
using KetNghia.Administration.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages.Tokens;

internal sealed class IndexModel(TokenService tokens, ICurrentUser user, IClock clock, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    public const string TokenKey = "NewToken";

    public IReadOnlyList<TokenLine> Tokens { get; private set; } = [];

    /// <summary>Shown once.</summary>
    public string? NewToken { get; private set; }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Tokens = await tokens.OfAsync(user.Required.AccountId, cancellationToken);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        NewToken = TempData[TokenKey] as string;
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        await tokens.RevokeAsync(user.Required, id, cancellationToken);
        Flash(localizer["Account.Tokens.NowRevoked"]);
        return RedirectToPage();
    }

    public bool IsExpired(TokenLine token) => token.ExpiresAtUtc <= clock.UtcNow;
}
