using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Parts;

/// <summary>Files that prove a criterion of the part.</summary>
[HasPermission(EmulationPermissions.Departments.Score)]
[EntersRecord<PartScore>]
internal sealed class FilesModel(PartQueries queries, IEvidence evidence, StepPerson person, ICurrentUser user, IClock clock) : PartPage(queries, person, user, clock)
{
    /// <summary>Id of the node in the rubric.</summary>
    [BindProperty(SupportsGet = true, Name = "node")]
    public string? NodeId { get; set; }

    public RubricNode Node { get; private set; } = null!;

    public IReadOnlyList<EvidenceItem> Gallery { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Node = NodeOf(NodeId);
        if (Sheet.ItemOf(Node.Id) is { } item)
        {
            Gallery = await OutsideScores.InScopeOfSheetAsync(() => evidence.GalleryAsync([item.Id], cancellationToken));
        }
    }
}
