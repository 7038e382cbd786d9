using KetNghia.Framework.Ambient;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>The contributions a figure is made of.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class RowsModel(FigureQueries figures, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Sponsor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Locality { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Difference { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? PageNumber { get; set; }

    public FigureRows Figures { get; private set; } = null!;

    public int ShownYear => OverviewPeriod.Of(Year, null, clock.Today).Year;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Figures = await figures.ListAsync(
        new FigureFilter(ShownYear, Unit, Sponsor, Group, Locality, Difference == "open"), PageNumber, cancellationToken);
}
