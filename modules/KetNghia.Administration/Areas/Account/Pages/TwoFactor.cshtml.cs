using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.SecondFactors;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.AccountPages;

/// <summary>Set up, confirm, renew recovery codes, switch off.</summary>
internal sealed class TwoFactorModel(
    SecondFactorService factors, AccountPasswords passwords, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    private const string CodesKey = "RecoveryCodes";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Sent here by a workspace whose role demands it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Demanded { get; set; }

    public SecondFactorState State { get; private set; } = new(false, null, null, 0);

    public QrPicture? Qr { get; private set; }

    /// <summary>Shown once, after they were made.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        State = await factors.StateAsync(user.Required, cancellationToken);
        Qr = State.Address is null ? null : QrPicture.Of(State.Address);
        Demanded = Demanded && !State.IsOn;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        NewCodes = TempData[CodesKey] as string[] ?? [];
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken)
    {
        await factors.BeginAsync(user.Required.AccountId, cancellationToken);
        return Demanded ? RedirectToPage(new { demanded = true }) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        TempData[CodesKey] = (await factors.ConfirmAsync(user.Required.AccountId, Input.Code ?? "", cancellationToken)).ToArray();
        Flash(localizer["Account.TwoFactor.NowOn"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken)
    {
        await passwords.ProveAsync(user.Required.AccountId, Input.Password ?? "", "Input.Password", cancellationToken);
        TempData[CodesKey] = (await factors.RenewCodesAsync(user.Required.AccountId, cancellationToken)).ToArray();
        Flash(localizer["Account.TwoFactor.CodesRenewed"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        await passwords.ProveAsync(user.Required.AccountId, Input.Password ?? "", "Input.Password", cancellationToken);
        await factors.SwitchOffAsync(user.Required.AccountId, cancellationToken);
        Flash(localizer["Account.TwoFactor.NowOff"]);
        return RedirectToPage();
    }

    internal sealed class InputModel
    {
        [StringLength(20)]
        public string? Code { get; set; }

        [StringLength(PasswordRules.MaxLength)]
        public string? Password { get; set; }
    }
}
