using KetNghia.Imports.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Imports.Pages;

/// <summary>Step 3: every row and what is wrong with it; mended in the cell. Nothing is written before the last button.</summary>
[HasPermission(ImportsPermissions.Use)]
internal sealed class PreviewModel(ImportAppService imports, ImportQueries queries, ImportNotices notices) : FormPage
{
    private const int Shown = 25;

    private static readonly ImportTab[] FirstTabs = [ImportTab.Faulty, ImportTab.Doubtful, ImportTab.Changes];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "tab")]
    public ImportTab? Tab { get; set; }

    [BindProperty(SupportsGet = true, Name = "all")]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public ImportRunView View { get; private set; } = null!;

    public ImportProgress Progress { get; private set; } = new(false, false, 0, 0);

    public IReadOnlyList<ImportColumnView> Columns { get; private set; } = [];

    public IReadOnlyList<ImportRowView> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    /// <summary>The record whose rows alone are taken; null when any are.</summary>
    public ImportLimit? Limit { get; private set; }

    /// <summary>On how many sheets the list stands.</summary>
    public int Sheets => View.Run.File.ShapeOf().Sheets.Count;

    /// <summary>Null while the rows are being checked.</summary>
    public ImportNoticed? Noticed { get; private set; }

    /// <summary>An import of the same file that stands.</summary>
    public EarlierImport? Earlier { get; private set; }

    protected override bool GivesReceipt(string? handler) => handler == "Apply";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        return View.Run.State is ImportState.Checking or ImportState.Checked ? Page() : RedirectToPage(ImportTexts.PageOf(View.Run.State), new { id = Id });
    }

    public async Task<IActionResult> OnGetMarkedAsync(CancellationToken cancellationToken)
    {
        View = await queries.GetAsync(Id, cancellationToken);
        return ExcelExporter.ToFile(Path.GetFileNameWithoutExtension(View.Run.File.Name) + " loi", await queries.MarkedAsync(View, cancellationToken));
    }

    /// <summary>
    /// Reads the fields <c>c.{row}.{column}</c> and <c>a.{row}</c> of the page; a pressed suggestion is row.column.value, <c>use</c>
    /// for its own row and <c>useAll</c> for every row that says the same.
    /// </summary>
    public async Task<IActionResult> OnPostCheckAsync(string? use, string? useAll, CancellationToken cancellationToken)
    {
        var (cells, decided) = Typed(await Request.ReadFormAsync(cancellationToken));
        if (Pressed(useAll) is var (row, column, suggestion))
        {
            await imports.CorrectAlikeAsync(Id, row, column, suggestion, cells, decided, cancellationToken);
            return RedirectToPage("Preview", new { id = Id, tab = Tab });
        }

        if (Pressed(use) is var (usedRow, usedColumn, used))
        {
            cells[(usedRow, usedColumn)] = used;
        }

        await imports.CorrectAsync(Id, cells, decided, cancellationToken);
        return RedirectToPage("Preview", new { id = Id, tab = Tab });
    }

    private static (Dictionary<(Guid Row, string Column), string> Cells, Dictionary<Guid, bool> Decided) Typed(IFormCollection form)
    {
        var cells = new Dictionary<(Guid, string), string>();
        var decided = new Dictionary<Guid, bool>();
        foreach (var (name, values) in form)
        {
            var parts = name.Split('.');
            if (parts is ["c", _, _] && Guid.TryParse(parts[1], out var row))
            {
                cells[(row, parts[2])] = values[^1] ?? "";
            }
            else if (parts is ["a", _] && Guid.TryParse(parts[1], out var asked))
            {
                decided[asked] = values.Contains("true");
            }
        }

        return (cells, decided);
    }

    private static (Guid Row, string Column, string Suggestion)? Pressed(string? button) =>
        button?.Split('.', 3) is [var row, var column, var suggestion] && Guid.TryParse(row, out var id) ? (id, column, suggestion) : null;

    /// <summary>The boxes of what was noticed: those shown, and those ticked.</summary>
    public async Task<IActionResult> OnPostTakeAsync(int[] offered, int[] ticked, CancellationToken cancellationToken)
    {
        await imports.TakeAsync(Id, NoticesView.Read(offered, ticked), cancellationToken);
        return RedirectToPage("Preview", new { id = Id });
    }

    public async Task<IActionResult> OnPostApplyAsync(ImportMode mode, CancellationToken cancellationToken)
    {
        await imports.StartAsync(Id, mode, cancellationToken);
        return RedirectToPage("Result", new { id = Id });
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        await imports.CancelAsync(Id, cancellationToken);
        return RedirectToPage("Index");
    }

    /// <summary>Figures and days as everywhere else; what stands in the file is what is corrected and imported.</summary>
    public static string FigureOf(ImportColumnView column, string text) => column.Kind switch
    {
        ImportColumnKind.Money when Readings.Money(text, Readings.Files).Value is { } dong => Format.Whole(dong),
        ImportColumnKind.Quantity when Readings.Quantity(text, Readings.Files).Value is { } thousandths => Format.Quantity(thousandths),
        ImportColumnKind.Date when Readings.Date(text).Value is { } day => Format.Date(day),
        _ => text,
    };

    public string? ErrorOf(ImportRowView row, string column) =>
        row.Remarks.FirstOrDefault(r => r.Column == column && r.Kind == ImportRemarkKind.Error)?.Text;

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        View = await queries.GetAsync(Id, cancellationToken);
        Progress = await queries.ProgressAsync(View.Run, cancellationToken);
        Columns = queries.Columns(View);
        Limit = View.Run.LimitId is { } limit ? await View.Definition.LimitAsync(limit, cancellationToken) : null;
        Earlier = await queries.EarlierAsync(View.Run, cancellationToken);
        if (Tab is null && !All)
        {
            Tab = FirstTabs.FirstOrDefault(t => View.Counts.Of(t) > 0, ImportTab.Ready);
        }

        if (View.Run.State == ImportState.Checked)
        {
            Noticed = await notices.OfAsync(View, cancellationToken);
            (Rows, Paging) = await queries.RowsAsync(View, All ? null : Tab, Number, Shown, cancellationToken);
        }
    }
}
