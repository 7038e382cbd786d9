using KetNghia.Documents.Contracts;
using KetNghia.Documents.Templates;

namespace KetNghia.Documents.Areas.Documents.Pages.Templates;

/// <summary>Biểu mẫu riêng of the workspace.</summary>
[HasPermission(DocumentsPermissions.Templates.Manage)]
internal sealed class IndexModel(TemplateList list, ListPageServices services) : ListPage<TemplateFilter, TemplateRow>(list, services)
{
    public override string Icon => "file-text";
}
