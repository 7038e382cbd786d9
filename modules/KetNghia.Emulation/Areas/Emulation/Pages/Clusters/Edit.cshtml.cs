using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Sửa tên, ghi chú. Sheets keep the name they were opened with.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class EditModel(ClusterQueries queries, ClusterAppService clusters, IStringLocalizer<EmulationResource> texts) : ClusterPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new InputModel { Name = Row.Name, Note = Row.Note, Version = Row.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await clusters.ChangeAsync(Id, Input.Version ?? 0, Input.Facts, cancellationToken);
        Flash(texts["Clusters.Changed"]);
        return ToDetails();
    }

    internal sealed class InputModel : ClusterInput
    {
        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
