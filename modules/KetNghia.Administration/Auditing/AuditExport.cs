using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Auditing;

/// <summary>Nhật ký as a file.</summary>
internal sealed class AuditExport(AuditQueries queries, IStringLocalizer<AdministrationResource> texts) : ListExport<AuditFilter>(Key, AdministrationPermissions.Audit.View)
{
    public const string Key = "audit";

    public override Task<string> TitleAsync(ExportRequest request, CancellationToken cancellationToken) => Task.FromResult(texts["Audit.Title"].Value);

    protected override async Task<ExcelList> OpenAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var (lines, count) = await queries.ExportAsync(filter, cancellationToken);
        return new ExcelList(
            texts["Audit.Title"],
            [new(texts["Audit.At"], ExcelKind.DateTime), new(texts["Audit.Person"], Width: 28), new(texts["Audit.What"], Width: 70), new(texts["Common.Reason"], Width: 40)],
            lines.Select(l => (IReadOnlyList<object?>)[l.AtUtc, l.ActorName, l.Text, l.Reason]),
            count);
    }
}
