using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Incoming;
using KetNghia.Documents.Localization;
using KetNghia.Documents.Papers;
using KetNghia.Framework.Excel;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Văn bản as it will be printed, what its form lacks, what can be done with it and why not.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class DetailsModel(PaperQueries queries, Approvals approvals, IPapers papers, PaperFiles files, PaperKinds kinds, IRecordPapers records, CitingQueries citing, RecordSteps steps, ICurrentUser user, ICurrentWorkspace workspace,
    IStringLocalizer<DocumentsResource> texts) : PaperRecordPage(queries)
{
    public override string Tab => "Details";

    public override string ActionsView => "/Areas/Documents/Pages/Papers/_PaperActions.cshtml";

    public PaperPreview Preview { get; private set; } = null!;

    public ReadPaper Read { get; private set; } = null!;

    /// <summary>Of a paper of another side, what it is made of.</summary>
    public PaperMaterial? Made { get; private set; }

    /// <summary>The kind of paper it can be answered with here; null where it cannot, or is.</summary>
    public IPaperKind? Answer { get; private set; }

    public ShownSteps Steps { get; private set; } = ShownSteps.None;

    /// <summary>Its file is written in the background, and the page shows a part of its tables.</summary>
    public bool IsLong => LongPapers.IsLong(Read.Paper);

    /// <summary>What it decides; null before it is issued.</summary>
    public CitingOf? Citing { get; private set; }

    public bool HasTables => PaperSheets.Any(Read.Paper);

    /// <summary>Why the newest version came back; null when it did not.</summary>
    public ApprovalRow? Returned { get; private set; }

    /// <summary>The version this person decided on before the newest; null when there is none.</summary>
    public ApprovalRow? SeenBefore { get; private set; }

    public bool IsOwn => Details.TenantId == workspace.Required.TenantId;

    public bool MayEdit => Details.State.IsOpen() && IsOwn && user.May(DocumentsPermissions.Papers.Draft);

    /// <summary>What its issue leaves to be done in the records, for those whose work that is.</summary>
    public PaperFollowUp? FollowUp { get; private set; }

    /// <summary>What is awaited: its button stands out.</summary>
    public string? Awaited => Details.State switch
    {
        PaperState.Draft or PaperState.Returned => nameof(PaperAction.Submit),
        PaperState.Submitted => nameof(PaperAction.Approve),
        PaperState.Approved => nameof(PaperAction.Issue),
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        FollowUp = Details.State == PaperState.Issued && IsOwn && await Queries.FollowUpAsync(Details, cancellationToken) is { } follow && user.May(follow.Permission) ? follow : null;
        Preview = papers.Preview(IsLong ? LongPapers.Shortened(Read.Paper) : Read.Paper);
        Citing = Details.Number is null || Details.IsReceived ? null : await citing.OfPaperAsync(Id, cancellationToken);
    }

    /// <summary>The file, or the page again when the paper has grown too long for that.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return IsLong
            ? RedirectToPage("Details", new { id = Id })
            : File(await files.WriteAsync(Read.Paper, Details.Kind, cancellationToken), PaperFile.ContentType, PaperFile.NameOf(PaperFiles.NameOf(Details)));
    }

    /// <summary>Has the file of a long paper written; the page of the job waits for it.</summary>
    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return this.AwaitFile(await files.AskAsync(Details, cancellationToken));
    }

    /// <summary>Its tables alone, as a workbook.</summary>
    public async Task<IActionResult> OnGetSheetsAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return PaperSheets.Any(Read.Paper)
            ? ExcelExporter.ToFile(PaperFiles.NameOf(Details), [.. PaperSheets.Of(Read.Paper, number => texts["Papers.Sheets.Table", number])])
            : throw new RecordNotFoundException();
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Read = await Queries.ReadAsync(Details, cancellationToken);
        if (Details.IsReceived)
        {
            Made = await Queries.MaterialAsync(Details, cancellationToken);
            Answer = Made is not null && Details is { State: PaperState.Issued, AboutId: { } about } && kinds.AnswerTo(Details.Kind) is { } kind
                && !(await records.OfAsync(about, cancellationToken)).HasOwn(kind.Key) ? kind : null;
            return;
        }

        var versions = Details.Versions == 0 ? [] : await approvals.ListAsync(Id, cancellationToken);
        Returned = Details.State == PaperState.Returned ? versions[0] : null;
        SeenBefore = Details.State == PaperState.Submitted ? Approvals.SeenBefore(versions, user.Required.AccountId) : null;
        Steps = steps.Of(PaperSteps.Rules, Details.Standing(Read.Faults), step => step.Action switch
        {
            PaperAction.Return => Url.Page("Return", new { id = Id }),
            PaperAction.Issue => Url.Page("Issue", new { id = Id }),
            PaperAction.Replace => Url.Page("Create", new { replaces = Id }),
            _ => Url.Page("Step", new { id = Id, step = step.Action }),
        });
    }
}
