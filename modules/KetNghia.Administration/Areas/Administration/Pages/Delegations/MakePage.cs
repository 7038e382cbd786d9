using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Administration.Pages.Delegations;

internal sealed class DelegationInput
{
    public Guid? DeputyId { get; set; }

    public ActingCapacity Capacity { get; set; } = ActingCapacity.ForHead;

    [Required, StringLength(Delegation.OfficeLength)]
    public string PrincipalOffice { get; set; } = "";

    [Required, StringLength(Delegation.OfficeLength)]
    public string DeputyOffice { get; set; } = "";

    [Required]
    public DateOnly? FromOn { get; set; }

    [Required]
    public DateOnly? ToOn { get; set; }

    public List<string> Permissions { get; set; } = [];

    [Required, StringLength(Delegation.PaperNumberLength)]
    public string PaperNumber { get; set; } = "";

    [Required]
    public DateOnly? PaperOn { get; set; }

    [Required, StringLength(Delegation.IssuerLength)]
    public string PaperIssuer { get; set; } = "";
}

/// <summary>What both forms that make a delegation share; they differ in who gives.</summary>
internal abstract class MakePage(DelegationQueries queries, DelegationAppService delegations, IStringLocalizer<AdministrationResource> texts, ITexts words) : FormPage
{
    [BindProperty]
    public DelegationInput Input { get; set; } = new();

    /// <summary>Null while it has not been said for whom, or when that person has nothing to give.</summary>
    public DelegationOffer? Offer { get; private set; }

    public IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Capacities { get; private set; } = [];

    public IReadOnlyList<(string Name, string Text)> Choices { get; private set; } = [];

    protected Task<IReadOnlyList<DelegationPerson>> PrincipalsAsync(CancellationToken cancellationToken) => queries.PrincipalsAsync(cancellationToken);

    /// <summary>Membership of the one who gives.</summary>
    protected abstract Guid? PrincipalId { get; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = await delegations.MakeAsync(Terms, cancellationToken);
        Flash(texts["Delegations.Made"]);
        return RedirectToPage("Details", new { id });
    }

    protected override Task<IReadOnlyList<BusinessException>> FaultsAsync(CancellationToken cancellationToken) => delegations.FaultsOfAsync(Terms, cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Offer = PrincipalId is { } principal ? await queries.OfferAsync(principal, cancellationToken) : null;
        Deputies = [.. (Offer?.Deputies ?? []).Select(d => new SelectListItem(d.Name, d.Id.ToString()))];
        Capacities = [.. Enum.GetValues<ActingCapacity>().Select(c => new SelectListItem(texts["ActingCapacity." + c], c.ToString()))];
        Choices = [.. (Offer?.Permissions ?? []).Select(p => (p, words["Permission." + p]))];
    }

    private DelegationTerms Terms => new(
        PrincipalId ?? Guid.Empty, Input.DeputyId ?? Guid.Empty, Input.Capacity, Input.PrincipalOffice, Input.DeputyOffice, Input.FromOn, Input.ToOn, Input.Permissions,
        new DelegationPaper(Input.PaperNumber, Input.PaperOn, Input.PaperIssuer));
}

/// <summary>Lập ủy quyền: the office head or the administrator for a leader.</summary>
[HasPermission(AdministrationPermissions.Delegations.Manage)]
[RequiresStepUp]
internal sealed class CreateModel(DelegationQueries queries, DelegationAppService delegations, IStringLocalizer<AdministrationResource> texts, ITexts words)
    : MakePage(queries, delegations, texts, words)
{
    [BindProperty(SupportsGet = true, Name = "principal")]
    public Guid? Principal { get; set; }

    public IReadOnlyList<SelectListItem> Principals { get; private set; } = [];

    protected override Guid? PrincipalId => Principal;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Principals = [.. (await PrincipalsAsync(cancellationToken)).Select(p => new SelectListItem(p.Name, p.Id.ToString(), p.Id == Principal))];
    }
}

/// <summary>Ủy quyền việc của mình.</summary>
[HasPermission(AdministrationPermissions.Delegations.Own)]
[RequiresStepUp]
internal sealed class GiveModel(DelegationQueries queries, DelegationAppService delegations, IStringLocalizer<AdministrationResource> texts, ITexts words, ICurrentUser user)
    : MakePage(queries, delegations, texts, words)
{
    protected override Guid? PrincipalId => user.Required.MembershipId;
}
