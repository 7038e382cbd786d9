using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Administration.Pages.Users;

[HasPermission(AdministrationPermissions.Users.Manage)]
[RequiresStepUp]
internal sealed class EditModel(UserQueries queries, UserAppService users, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UserDetails Person { get; private set; } = null!;

    public RightsForm Rights { get; private set; } = new([], [], [], []);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var person = await queries.GetAsync(Id, cancellationToken);
        Input = new InputModel
        {
            RoleIds = [.. person.Roles.Select(r => r.Id)],
            UnitIds = [.. person.UnitIds],
            From = person.From,
            To = person.To,
            Version = person.Version,
        };
        await ReloadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await users.EditAsync(Id, Input.Version, Chosen, cancellationToken);
        Flash(texts["Users.Changed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => users.FaultsOfAsync(Id, Chosen, cancellationToken);

    private RightsInput Chosen => new(Input.RoleIds, Input.UnitIds, Input.From, Input.To);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Person = await queries.GetAsync(Id, cancellationToken);
        Rights = new RightsForm(await queries.RolesAsync(cancellationToken), await queries.UnitsAsync(cancellationToken), Input.RoleIds, Input.UnitIds);
    }

    public sealed class InputModel
    {
        public List<Guid> RoleIds { get; set; } = [];

        public List<Guid> UnitIds { get; set; } = [];

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public long Version { get; set; }
    }
}
