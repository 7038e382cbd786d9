using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localities;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Pages.Users;
using KetNghia.Administration.Workspaces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Localities;

[HasPermission(AdministrationPermissions.Localities.View)]
internal sealed class IndexModel(LocalityList list, ListPageServices services) : ListPage<LocalityFilter, LocalityRow>(list, services)
{
    public override string Icon => "map-2";

    public bool HasPrefixes => list.HasPrefixes;
}

[HasPermission(AdministrationPermissions.Localities.View)]
internal sealed class DetailsModel(ProvinceLocalityQueries queries, IHistory history) : PageModel
{
    public LocalityDetails Place { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string? Password { get; private set; }

    public string? UserName { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Place = await queries.GetAsync(id, cancellationToken);
        History = await history.OfAsync(id, 20, cancellationToken);
        Password = TempData[IssuedModel.PasswordKey] as string;
        UserName = TempData[nameof(UserName)] as string;
    }
}

[HasPermission(AdministrationPermissions.Localities.Manage)]
[RequiresStepUp]
internal sealed class CreateModel(LocalityAppService localities, UnitPicker picker, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty]
    public LocalityInput Input { get; set; } = new();

    public UnitPicker Picker => picker;

    public bool AsksToConfirm => PersonForm.AsksToConfirm(ViewData, Input.ConfirmUserName);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task OnPostFindAsync(Guid? withChildren, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await picker.LoadAsync(Input.UnitIds, Input.FindUnit, Input.FindAsOf, withChildren, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var created = await localities.CreateAsync(Typed, cancellationToken);
        PersonForm.Keep(TempData, created.Person);
        Flash(texts["Localities.Created", Input.Name]);
        return RedirectToPage("Details", new { id = created.WorkspaceId });
    }

    protected override bool ChecksInput(string? handler) => handler != "Find";

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => localities.FaultsOfAsync(Typed, cancellationToken);

    private NewLocality Typed => new(
        Input.Name, Input.Slug, Input.CodePrefix, Input.Kind ?? LocalityKind.None, [.. Input.UnitIds.Select(u => new UnitSpan(u, null, null))], Input.ToPerson());

    protected override Task ReloadAsync(CancellationToken cancellationToken) =>
        picker.LoadAsync(Input.UnitIds, Input.FindUnit, Input.FindAsOf, null, cancellationToken);
}

[HasPermission(AdministrationPermissions.Localities.Manage)]
internal sealed class UnitsModel(
    LocalityAppService localities, ProvinceLocalityQueries queries, UnitPicker picker, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public UnitsInput Input { get; set; } = new();

    public LocalityDetails Place { get; private set; } = null!;

    public UnitPicker Picker => picker;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Place = await queries.GetAsync(Id, cancellationToken);
        Input.Rows = [.. Place.Units.Select(u => new UnitsInput.UnitRow { UnitId = u.UnitId, From = u.From, To = u.To })];
    }

    public async Task OnPostFindAsync(Guid? withChildren, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Place = await queries.GetAsync(Id, cancellationToken);
        await picker.LoadAsync(Input.UnitIds, Input.FindUnit, Input.FindAsOf, withChildren, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await localities.SetUnitsAsync(Id, Typed, cancellationToken);
        Flash(texts["Localities.UnitsChanged"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override bool ChecksInput(string? handler) => handler != "Find";

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => localities.FaultsOfAsync(Id, Typed, cancellationToken);

    private List<UnitSpan> Typed
    {
        get
        {
            var kept = Input.Rows.Where(r => !r.Remove).Select(r => new UnitSpan(r.UnitId, r.From, r.To)).ToList();
            return [.. kept, .. Input.UnitIds.Where(u => kept.All(k => k.UnitId != u)).Select(u => new UnitSpan(u, null, null))];
        }
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Place = await queries.GetAsync(Id, cancellationToken);
        await picker.LoadAsync(Input.UnitIds, Input.FindUnit, Input.FindAsOf, null, cancellationToken);
    }
}

[HasPermission(AdministrationPermissions.Localities.Suspend)]
[RequiresStepUp]
internal sealed class SuspendModel(LocalityAppService localities, ProvinceLocalityQueries queries, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LocalityDetails Place { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(bool suspend, CancellationToken cancellationToken)
    {
        await localities.SetSuspendedAsync(Id, suspend, Input.Reason, cancellationToken);
        Flash(texts[suspend ? "Localities.Suspended" : "Localities.Resumed"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Place = await queries.GetAsync(Id, cancellationToken);

    public sealed class InputModel
    {
        [Required, StringLength(1000, MinimumLength = 3)]
        public string Reason { get; set; } = "";
    }
}

[HasPermission(AdministrationPermissions.Localities.Manage)]
[RequiresStepUp]
internal sealed class AdminModel(LocalityAppService localities, ProvinceLocalityQueries queries, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public LocalityDetails Place { get; private set; } = null!;

    public bool AsksToConfirm => PersonForm.AsksToConfirm(ViewData, Input.ConfirmUserName);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        PersonForm.Keep(TempData, await localities.AddAdminAsync(Id, Input.ToPerson(), cancellationToken));
        Flash(texts["Localities.AdminAdded"]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => localities.FaultsOfAsync(Input.ToPerson(), cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken) => Place = await queries.GetAsync(Id, cancellationToken);
}

[HasPermission(AdministrationPermissions.Sponsors.Manage)]
[RequiresStepUp]
internal sealed class SponsorModel(LocalityAppService localities, IEnumerable<IPartyLookup> lookups, IStringLocalizer<AdministrationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "party")]
    public Guid? PartyId { get; set; }

    [BindProperty]
    public SponsorInput Input { get; set; } = new();

    public IReadOnlyList<PartyRef> Found { get; private set; } = [];

    public PartyRef? Party { get; private set; }

    public bool AsksToConfirm => PersonForm.AsksToConfirm(ViewData, Input.ConfirmUserName);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var created = await localities.CreateSponsorAsync(Typed, cancellationToken);
        PersonForm.Keep(TempData, created.Person);
        Flash(texts["Sponsors.Created"]);
        return RedirectToPage("Details", new { id = created.WorkspaceId });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => localities.FaultsOfAsync(Typed, cancellationToken);

    private NewSponsor Typed => new(Input.PartyId, Input.Name, Input.Slug, Input.ToPerson());

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var wanted = Input.PartyId != Guid.Empty ? Input.PartyId : PartyId;
        if (lookups.FirstOrDefault() is not { } lookup)
        {
            return;
        }

        Party = wanted is { } id ? (await lookup.GetAsync([id], cancellationToken)).GetValueOrDefault(id) : null;
        Found = Party is null && !string.IsNullOrWhiteSpace(Q) ? await lookup.SearchAsync(Q, 20, cancellationToken) : [];
    }
}
