using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Cụm trưởng, cụm phó of a year.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class LeadersModel(ClusterQueries queries, ClusterAppService clusters, IClock clock, IStringLocalizer<EmulationResource> texts) : ClusterYearPage(queries, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IEnumerable<SelectListItem> Choices => Members.Select(m => new SelectListItem(m.Name, m.SubjectId.ToString()));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var now = Details.Leaders.FirstOrDefault(l => l.Year == Year);
        Input = new InputModel { HeadId = now?.HeadId, DeputyId = now?.DeputyId, Version = Row.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await clusters.LeadAsync(Id, Input.Version ?? 0, Year, Input.HeadId, Input.DeputyId, cancellationToken);
        Flash(texts["Clusters.LeadersSaved", Year]);
        return ToDetails();
    }

    internal sealed class InputModel
    {
        public Guid? HeadId { get; set; }

        public Guid? DeputyId { get; set; }

        /// <summary>The version the person looked at.</summary>
        public long? Version { get; set; }
    }
}
