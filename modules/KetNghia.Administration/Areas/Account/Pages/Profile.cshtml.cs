using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.AccountPages;

internal sealed class ProfileModel(AccountProfiles profiles, ICurrentUser user, IStringLocalizer<AdministrationResource> localizer) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string UserName => user.Required.UserName;

    public IReadOnlyList<SelectListItem> Languages => [.. AccountProfiles.Languages.Select(l => new SelectListItem(localizer["Language." + l], l))];

    public IReadOnlyList<SelectListItem> WorkMails => [.. Enum.GetNames<WorkMailChoice>().Select(c => new SelectListItem(localizer["WorkMailChoice." + c], c))];

    public bool HasEmail { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = await profiles.GetAsync(user.Required.AccountId, cancellationToken);
        Input = new InputModel { FullName = me.FullName, Language = me.Language, WorkMail = me.WorkMail };
        HasEmail = me.HasEmail;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await profiles.ChangeAsync(user.Required.AccountId, Input.FullName, Input.Language, Input.WorkMail, cancellationToken);
        Entry.GiveLanguage(HttpContext, Input.Language);
        Flash(localizer["Account.Profile.Saved"]);
        return RedirectToPage();
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => HasEmail = (await profiles.GetAsync(user.Required.AccountId, cancellationToken)).HasEmail;

    internal sealed class InputModel
    {
        [Required]
        [StringLength(Account.FullNameLength)]
        public string FullName { get; set; } = "";

        [Required]
        [AllowedValues("vi", "en")]
        public string Language { get; set; } = "vi";

        [Required]
        [EnumDataType(typeof(WorkMailChoice))]
        public WorkMailChoice WorkMail { get; set; } = WorkMailChoice.Daily;
    }
}
