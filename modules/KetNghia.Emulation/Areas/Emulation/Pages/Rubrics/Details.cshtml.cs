using System.Net.Mime;
using System.Text;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>One version: everything it says, what is wrong with it, and what can be done with it.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
[EntersRecord<RubricVersion>]
internal sealed class DetailsModel(RubricQueries queries, RubricReadings readings, IHistory history, ICurrentUser me, ICurrentWorkspace workspace, IClock clock) : RubricPage(queries)
{
    private const int MostHistory = 50;

    public RubricReading Reading { get; private set; } = null!;

    public RecordTimeline History { get; private set; } = null!;

    public string? EditUrl => IsDraft && me.May(EmulationPermissions.Rubrics.Manage) ? ToMend.UrlOf(null) : null;

    public bool MayPublish => IsDraft && me.May(EmulationPermissions.Rubrics.Publish);

    public bool MayDiscard => IsDraft && me.May(EmulationPermissions.Rubrics.Manage);

    public bool MayContinue => IsOwn && Row.State is RubricState.Published or RubricState.Retired && me.May(EmulationPermissions.Rubrics.Manage) && Details.Versions.All(v => v.State != RubricState.Draft);

    public bool MayRetire => IsOwn && Row.State == RubricState.Published && me.May(EmulationPermissions.Rubrics.Publish);

    public bool MaySend => Row.State == RubricState.Published && workspace.Required.Kind == WorkspaceKind.Province && me.May(EmulationPermissions.Rubrics.Publish);

    private bool IsDraft => Row.State == RubricState.Draft;

    private bool IsOwn => Row.Owner == RubricOwner.Workspace;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Reading = readings.Of(Details.Rubric, clock.Today);
        History = new RecordTimeline((await history.OfAsync(Id, MostHistory, cancellationToken)).ToTimeline());
    }

    /// <summary>The text as it is kept, to be taken to another installation or read by a program.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var content = await Queries.ContentAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        return File(Encoding.UTF8.GetBytes(content), MediaTypeNames.Application.Json, $"{VietnameseText.Hyphenated($"{Row.Code} {Row.Name}")}-{Row.Number}.json");
    }
}
