using KetNghia.Imports.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Imports.Pages;

/// <summary>Nhập từ Excel: what can be imported, and everything that was.</summary>
[HasPermission(ImportsPermissions.Use)]
internal sealed class IndexModel(ImportQueries queries, ImportCatalogue catalogue) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Number { get; set; }

    public IReadOnlyList<IImportDefinition> Definitions { get; private set; } = [];

    public IReadOnlyList<ImportListRow> Rows { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, PageInfo.DefaultSize, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Definitions = catalogue.Mine();
        (Rows, Paging) = await queries.ListAsync(Number, cancellationToken);
    }
}
