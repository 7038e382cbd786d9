using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Areas.Documents.Pages.Registers;

/// <summary>Sổ đăng ký văn bản.</summary>
[HasPermission(DocumentsPermissions.Papers.Issue)]
internal sealed class IndexModel(RegisterList list, ListPageServices services) : ListPage<RegisterFilter, RegisterRow>(list, services)
{
    public override string Icon => "list-check";
}
