using KetNghia.Directory.Contracts;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Parties;

[HasPermission(DirectoryPermissions.Parties.Manage)]
internal sealed class EditModel(PartyAppService parties, PartyQueries queries, UnitQueries units, IStringLocalizer<DirectoryResource> texts) : FormPage, IPartyFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PartyForm Input { get; set; } = new();

    /// <summary>The version the person looked at.</summary>
    [BindProperty]
    public long Version { get; set; }

    public PartyDetails Details { get; private set; } = null!;

    public bool AsksForStart => false;

    public IReadOnlyList<string> UnitLabels { get; private set; } = [];

    public IReadOnlyList<PartyInfo> LookAlikes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (!Details.IsMine)
        {
            return RedirectToPage("Register", new { id = Id });
        }

        var party = Details.Party;
        Input = new PartyForm { Code = party.Code, Name = party.Name, OtherNames = Details.OtherNames, Kind = party.Kind, Unit = party.Unit };
        Version = Details.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await parties.ChangeAsync(Id, Input.ToInput(), new PartyEdit(Version, Input.Anyway), cancellationToken);
        Flash(texts["Parties.ChangedFlash"]);
        return RedirectToPage("Register", new { id = Id });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) =>
        parties.FaultsOfAsync(Input.ToInput(), Id, Input.Anyway, cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        UnitLabels = await units.LabelsAsync(cancellationToken);
        LookAlikes = string.IsNullOrWhiteSpace(Input.Name) ? [] : await queries.LookAlikesAsync(Input.Name, Id, cancellationToken);
    }
}
