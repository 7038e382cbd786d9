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
    public ActionLogEntry Entry { get; private set; } = null!;

    public HistoryLine Line { get; private set; } = null!;

    public string EntityName => queries.EntityName(Entry.EntityType);

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken) => (Entry, Line) = await queries.GetAsync(id, cancellationToken);
}
