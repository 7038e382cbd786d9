using KetNghia.Administration.Auditing;
using KetNghia.Administration.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Administration.Pages.Audit;

[HasPermission(AdministrationPermissions.Audit.View)]
internal sealed class IndexModel(AuditList list, ListPageServices services) : ListPage<AuditFilter, HistoryLine>(list, services)
{
    public override string Icon => "history";

    public override string Sub => Text("Sub");
}

[HasPermission(AdministrationPermissions.Audit.View)]
internal sealed class DetailsModel(AuditQueries queries) : PageModel
{
    public HistoryLine Line { get; private set; } = null!;

    public string Hash { get; private set; } = "";

    public string EntityName => queries.EntityName(Line.EntityType);

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken) => (Line, Hash) = await queries.GetAsync(id, cancellationToken);
}
