using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Clusters;

/// <summary>Vùng of all members in a year, in one form.</summary>
[HasPermission(EmulationPermissions.Assessments.Manage)]
[EntersRecord<Cluster>]
internal sealed class AreasModel(ClusterQueries queries, ClusterAppService clusters, IClock clock, IStringLocalizer<EmulationResource> texts) : ClusterYearPage(queries, clock)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Codes that were met before, to choose from.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = new InputModel
        {
            Areas = [.. Members.Select(m => Details.Areas.FirstOrDefault(a => a.SubjectId == m.SubjectId && a.Year == Year) is { } area
                ? new AreaInput { SubjectId = m.SubjectId, Code = area.Code, Version = area.Version }
                : new AreaInput { SubjectId = m.SubjectId })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var typed = Input.Areas.Where(a => a.SubjectId is not null).DistinctBy(a => a.SubjectId).Select(a => new TypedArea(a.SubjectId!.Value, a.Code, a.Version ?? 0));
        await clusters.SetAreasAsync(Id, Year, [.. typed], cancellationToken);
        Flash(texts["Clusters.AreasSaved", Year]);
        return ToDetails();
    }

    public string NameOf(Guid? subjectId) => Members.FirstOrDefault(m => m.SubjectId == subjectId)?.Name ?? Format.Unknown;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Codes = await Queries.CodesAsync(cancellationToken);
    }

    internal sealed class InputModel
    {
        public List<AreaInput> Areas { get; set; } = [];
    }

    internal sealed class AreaInput
    {
        public Guid? SubjectId { get; set; }

        [StringLength(SubjectArea.CodeLength)]
        public string? Code { get; set; }

        /// <summary>The version the person looked at; none when none was said.</summary>
        public long? Version { get; set; }
    }
}
