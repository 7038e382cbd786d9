using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Users;

[HasPermission(AdministrationPermissions.Users.Manage)]
[RequiresStepUp]
internal sealed class CreateModel(UserQueries queries, UserAppService users, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RightsForm Rights { get; private set; } = new([], [], [], []);

    /// <summary>The user name exists: the form asks for it once more.</summary>
    public bool AsksToConfirm => Input.ConfirmUserName is not null
        || ViewData[FlashKeys.ErrorCode] as string is AdministrationErrors.AccountExists or AdministrationErrors.UserNameDiffers;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var created = await users.CreateAsync(
            new NewUser
            {
                FullName = Input.FullName,
                UserName = Input.UserName,
                Email = Input.Email,
                ConfirmUserName = Input.ConfirmUserName,
                Rights = Chosen,
            },
            cancellationToken);
        if (created.OneTimePassword is null)
        {
            Flash(texts["Users.MembershipAdded", created.UserName]);
            return RedirectToPage("Details", new { id = created.MembershipId });
        }

        TempData[IssuedModel.PasswordKey] = created.OneTimePassword;
        return RedirectToPage("Issued", new { id = created.MembershipId });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => users.FaultsOfAsync(null, Chosen, cancellationToken);

    private RightsInput Chosen => new(Input.RoleIds, Input.UnitIds, Input.From, Input.To);

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Rights = new RightsForm(
        await queries.RolesAsync(cancellationToken), await queries.UnitsAsync(cancellationToken), Input.RoleIds, Input.UnitIds);

    public sealed class InputModel
    {
        [Required, StringLength(Account.FullNameLength)]
        public string FullName { get; set; } = "";

        [StringLength(Account.UserNameLength, MinimumLength = 3), RegularExpression(UserNames.Pattern), SignInName]
        public string? UserName { get; set; }

        [StringLength(Account.UserNameLength), SignInName]
        public string? ConfirmUserName { get; set; }

        [StringLength(Account.EmailLength), EmailAddress, SignInName]
        public string? Email { get; set; }

        public List<Guid> RoleIds { get; set; } = [];

        public List<Guid> UnitIds { get; set; } = [];

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }
}
