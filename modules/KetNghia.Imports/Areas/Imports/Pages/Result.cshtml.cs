using System.ComponentModel.DataAnnotations;
using KetNghia.Imports.Localization;
using KetNghia.Imports.Runs;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Imports.Pages;

/// <summary>Step 4: progress, what was written, the original file, and undo of the whole.</summary>
[HasPermission(ImportsPermissions.Use)]
internal sealed class ResultModel(
    ImportAppService imports, ImportQueries queries, ImportNotices notices, IFileStore files, ICurrentWorkspace workspace, IStringLocalizer<ImportsResource> texts) : FormPage
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ImportRunView View { get; private set; } = null!;

    public ImportProgress Progress { get; private set; } = new(false, false, 0, 0);

    public IReadOnlyList<ImportRowView> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public bool MayUndo => View.Run.State is ImportState.Applied or ImportState.AppliedInPart or ImportState.UndoneInPart && View.Counts.Of(ImportRowState.Applied) > 0;

    /// <summary>Null while a step is being done.</summary>
    public ImportNoticed? Noticed { get; private set; }

    protected override bool ChecksInput(string? handler) => handler == "Undo";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return ImportTexts.PageOf(View.Run.State) == "Result" ? Page() : RedirectToPage(ImportTexts.PageOf(View.Run.State), new { id = Id });
    }

    public async Task<IActionResult> OnGetOriginalAsync(CancellationToken cancellationToken)
    {
        View = await queries.GetAsync(Id, cancellationToken);
        return files.Exists(View.Run.File.Sha256) ? File(files.Open(View.Run.File.Sha256), ExcelExporter.ContentType, View.Run.File.Name) : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        await imports.UndoAsync(Id, Input.Reason, cancellationToken);
        Flash(texts["Imports.UndoStarted"]);
        return RedirectToPage("Result", new { id = Id });
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        await imports.RetryAsync(Id, cancellationToken);
        return RedirectToPage("Result", new { id = Id });
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
    {
        await imports.StopAsync(Id, cancellationToken);
        return RedirectToPage("Result", new { id = Id });
    }

    public string UrlOf(string path) => "/k/" + workspace.Required.Slug + path;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        View = await queries.GetAsync(Id, cancellationToken);
        Progress = await queries.ProgressAsync(View.Run, cancellationToken);
        if (!Progress.IsRunning)
        {
            Noticed = await notices.OfAsync(View, cancellationToken);
            (Rows, Paging) = await queries.RowsAsync(View, null, Number, Shown, cancellationToken);
        }
    }

    public sealed class InputModel
    {
        [Required, StringLength(ImportRun.ReasonLength, MinimumLength = 5)]
        public string Reason { get; set; } = "";
    }
}
