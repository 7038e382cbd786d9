using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Giải thể: nobody is in it after its last day.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class DissolveModel(ClusterQueries queries, ClusterAppService clusters, IClock clock, IStringLocalizer<EmulationResource> texts) : ClusterPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new InputModel { LastDay = clock.Today, Version = Row.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await clusters.DissolveAsync(Id, Input.Version ?? 0, Input.LastDay!.Value, VietnameseText.Clean(Input.Reason!), cancellationToken);
        Flash(texts["Clusters.Dissolved"]);
        return ToDetails();
    }

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? LastDay { get; set; }

        [Required, StringLength(500, MinimumLength = 3)]
        public string? Reason { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
