using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Gỡ a cluster nobody was scored in.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class RemoveModel(ClusterQueries queries, ClusterAppService clusters, IStringLocalizer<EmulationResource> texts) : ClusterPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input.Version = Row.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await clusters.RemoveAsync(Id, Input.Version ?? 0, VietnameseText.Clean(Input.Reason!), cancellationToken);
        Flash(texts["Clusters.Removed"]);
        return RedirectToPage("Index");
    }

    internal sealed class InputModel
    {
        [Required, StringLength(500, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
