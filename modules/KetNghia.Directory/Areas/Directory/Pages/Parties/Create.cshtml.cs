using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.Manage)]
internal sealed class CreateModel(PartyAppService parties, PartyQueries queries, UnitQueries units, IStringLocalizer<DirectoryResource> texts) : FormPage, IPartyFormPage
{
    [BindProperty]
    public PartyForm Input { get; set; } = new();

    public bool AsksForStart => true;

    public IReadOnlyList<string> UnitLabels { get; private set; } = [];

    public IReadOnlyList<PartyInfo> LookAlikes { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await parties.CreateAsync(Input.ToInput(), Input.Anyway, cancellationToken);
        Flash(texts["Parties.CreatedFlash"]);
        return RedirectToPage("Register", new { id });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) =>
        parties.FaultsOfAsync(Input.ToInput(), null, Input.Anyway, cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        UnitLabels = await units.LabelsAsync(cancellationToken);
        LookAlikes = string.IsNullOrWhiteSpace(Input.Name) ? [] : await queries.LookAlikesAsync(Input.Name, null, cancellationToken);
    }
}
