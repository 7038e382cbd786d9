using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Sổ đăng ký văn bản đến.</summary>
[HasPermission(DocumentsPermissions.Incoming.View)]
internal sealed class IndexModel(IncomingList list, ListPageServices services) : ListPage<IncomingFilter, IncomingRow>(list, services)
{
    public override string Icon => "file-import";
}
