using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Văn bản: drafts, what waits for a decision or a number, what was issued.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
internal sealed class IndexModel(OfficialPaperList list, ListPageServices services) : ListPage<PaperFilter, PaperRow>(list, services)
{
    public override string Icon => "file-text";
}
