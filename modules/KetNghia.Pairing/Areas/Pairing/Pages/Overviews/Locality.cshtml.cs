using System.Globalization;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>Tổng quan địa bàn.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class LocalityModel(LocalityOverviewQueries overviews, ICurrentWorkspace workspace, IClock clock) : OverviewPage(workspace, clock)
{
    public LocalityOverview Overview { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IReadOnlyList<CommuneLine> Idle => [.. Overview.Communes.Where(c => !c.HasActivity)];

    public IReadOnlyList<SponsorLine> Silent => [.. Overview.Sponsors.Where(s => s.Help.Count == 0)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Name = Enter(WorkspaceKind.Locality).Name;
        Overview = await overviews.ReadAsync(Period, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellationToken);
        return Page();
    }

    public string? ListOf(Guid? unit = null, Guid? sponsor = null, string? group = null) =>
        Url.Page("/Overviews/Rows", new { area = "Pairing", year = Period.Year, unit, sponsor, group });
}
