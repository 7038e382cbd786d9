using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Bỏ thành viên ghi nhầm: a membership that was never meant.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class TakeOutModel(ClusterQueries queries, ClusterAppService clusters, IStringLocalizer<EmulationResource> texts) : ClusterMemberPage(queries)
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
        await clusters.TakeOutAsync(Id, Input.Version ?? 0, MemberId, VietnameseText.Clean(Input.Reason!), cancellationToken);
        Flash(texts["Clusters.TakenOut"]);
        return ToDetails();
    }

    internal sealed class InputModel
    {
        [Required, StringLength(500, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
