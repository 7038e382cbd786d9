using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Localization;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>One step of a paper.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class StepModel(StepPageServices services, PaperAppService papers, PaperQueries queries, IStringLocalizer<DocumentsResource> texts)
    : StepPage<PaperStanding, PaperState, PaperAction>(PaperSteps.Rules, services)
{
    public PaperDetails Details { get; private set; } = null!;

    public override string Sub => Details.Title;

    public override string RecordUrl => Url.Page("Details", new { id = Id })!;

    protected override async Task<PaperStanding> FindAsync(CancellationToken cancellationToken)
    {
        Details = await queries.FindOwnAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        return Details.Standing(Step == PaperAction.Submit && Details.State.IsOpen() ? (await queries.ReadAsync(Details, cancellationToken)).Faults : []);
    }

    protected override Pill PillOf(PaperState state) => texts.PillOf(state);

    protected override long? VersionOf(PaperStanding record) => Details.Version;

    protected override Task TakeAsync(CancellationToken cancellationToken) => papers.TakeAsync(Id, Step, Input.Reason, cancellationToken);
}
