using KetNghia.Documents.Contracts;
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
internal sealed class DetailsModel(PaperQueries queries, Approvals approvals, IPapers papers, IPaperForms forms, CitingQueries citing, RecordSteps steps, ICurrentUser user, ICurrentWorkspace workspace,
    IStringLocalizer<DocumentsResource> texts) : PaperRecordPage(queries)
{
    /// <summary>Letters of the subject in the name of a file.</summary>
    private const int MostOfName = 80;

    public override string Tab => "Details";

    public override string ActionsView => "/Areas/Documents/Pages/Papers/_PaperActions.cshtml";

    public PaperPreview Preview { get; private set; } = null!;

    public ReadPaper Read { get; private set; } = null!;

    public ShownSteps Steps { get; private set; } = ShownSteps.None;

    /// <summary>What it decides; null before it is issued.</summary>
    public CitingOf? Citing { get; private set; }

    public bool HasTables => PaperSheets.Any(Read.Paper);

    /// <summary>Why the newest version came back; null when it did not.</summary>
    public ApprovalRow? Returned { get; private set; }

    /// <summary>The version this person decided on before the newest; null when there is none.</summary>
    public ApprovalRow? SeenBefore { get; private set; }

    public bool IsOwn => Details.TenantId == workspace.Required.TenantId;

    public bool MayEdit => Details.State.IsOpen() && IsOwn && user.May(DocumentsPermissions.Papers.Draft);

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
        Preview = papers.Preview(Read.Paper);
        Citing = Details.Number is null ? null : await citing.OfPaperAsync(Id, cancellationToken);
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var file = new MemoryStream();
        await forms.WriteAsync(Read.Paper, Details.Kind, file, cancellationToken);
        file.Position = 0;
        return File(file, PaperFile.ContentType, PaperFile.NameOf(Details.FullNumber ?? ShortSubject));
    }

    /// <summary>Its tables alone, as a workbook.</summary>
    public async Task<IActionResult> OnGetSheetsAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return PaperSheets.Any(Read.Paper)
            ? ExcelExporter.ToFile(Details.FullNumber ?? ShortSubject, [.. PaperSheets.Of(Read.Paper, number => texts["Papers.Sheets.Table", number])])
            : throw new RecordNotFoundException();
    }

    /// <summary>Whole words of it.</summary>
    private string ShortSubject => Details.Subject is { Length: > MostOfName } subject ? subject[..Math.Max(1, subject.LastIndexOf(' ', MostOfName))] : Details.Subject;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Read = await Queries.ReadAsync(Details, cancellationToken);
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
