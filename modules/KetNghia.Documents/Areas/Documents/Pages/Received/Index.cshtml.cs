using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Areas.Documents.Pages.Received;

/// <summary>Văn bản nhận được: what others have issued of this side's pairings.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
internal sealed class IndexModel(ReceivedPaperList list, ListPageServices services) : ListPage<ReceivedFilter, ReceivedRow>(list, services)
{
    public override string Icon => "mail";
}
