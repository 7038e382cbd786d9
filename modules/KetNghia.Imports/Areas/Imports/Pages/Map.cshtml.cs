using KetNghia.Imports.Runs;
using KetNghia.Imports.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Imports.Pages;

/// <summary>Step 2: which column of the file is which.</summary>
[HasPermission(ImportsPermissions.Use)]
internal sealed class MapModel(ImportAppService imports, ImportQueries queries, ImportSheet sheets) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Column key → column of the sheet; nothing chosen leaves it out.</summary>
    [BindProperty]
    public Dictionary<string, int?> Column { get; set; } = [];

    public ImportRunView View { get; private set; } = null!;

    public EarlierImport? Earlier { get; private set; }

    public IReadOnlyList<SheetColumn> Columns { get; private set; } = [];

    /// <summary>Columns the sheet does not show.</summary>
    public IReadOnlyList<int> Hidden { get; private set; } = [];

    /// <summary>Columns without a heading suggest that a second row of headings stands below.</summary>
    public bool Joins => Columns.Any(c => c.Heading.Length == 0);

    protected override bool GivesReceipt(string? handler) => false;

    /// <summary>The form of the headings sends no columns, which would be read from what else it sends.</summary>
    protected override bool ChecksInput(string? handler) => handler != "Headings";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (View.Run.State is not (ImportState.Uploaded or ImportState.Checked))
        {
            return RedirectToPage(ImportTexts.PageOf(View.Run.State), new { id = Id });
        }

        var chosen = View.Run.File.MappingOf();
        Column = (chosen.Count > 0 ? chosen : sheets.Guess(View.Definition, [.. Columns.Select(c => c.Heading)])).ToDictionary(g => g.Key, g => (int?)g.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await imports.MapAsync(Id, Column.Where(c => c.Value is >= 0).ToDictionary(c => c.Key, c => c.Value!.Value), cancellationToken);
        return RedirectToPage("Preview", new { id = Id });
    }

    /// <summary>One row of headings, or two read as one.</summary>
    public async Task<IActionResult> OnPostHeadingsAsync(int rows, CancellationToken cancellationToken)
    {
        await imports.HeadAsync(Id, rows, cancellationToken);
        return RedirectToPage("Map", new { id = Id });
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        await imports.CancelAsync(Id, cancellationToken);
        return RedirectToPage("Index");
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        View = await queries.GetAsync(Id, cancellationToken);
        Earlier = await queries.EarlierAsync(View.Run, cancellationToken);
        Columns = sheets.Columns(View.Run.File);
        Hidden = View.Run.File.ShapeOf().Hidden;
    }
}
