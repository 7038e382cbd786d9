using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>A list as its address says it.</summary>
internal sealed record ShownList(string Query, string? Sort);

/// <summary>Danh sách cặp kết nghĩa as a file.</summary>
internal sealed class PairingExport(
    PairingListQueries queries, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, RecordCodes codes, IClock clock,
    IStringLocalizer<PairingResource> texts)
    : ListExport<ShownList>(Key, PairingPermissions.Pairings.Export)
{
    public const string Key = "pairings";

    protected override async Task<ExcelList> OpenAsync(ShownList filter, CancellationToken cancellationToken)
    {
        var wanted = PairingFilter.Parse(filter.Query);
        var count = await queries.CountAsync(wanted, cancellationToken);
        var rows = await queries.AllAsync(wanted, filter.Sort, cancellationToken);
        var localities = await access.LocalityNamesOfFileAsync(workspaces, cancellationToken);
        ExcelColumn[] columns =
        [
            new(texts["Import.pairings.Code"]), new(texts["Column.Sponsor"], Width: 40), new(texts["Column.Receiver"], Width: 30), new(texts["Column.Locality"], Width: 20),
            new(texts["Filter.Form"]), new(texts["PairingForm.Level"], Width: 24), new(texts["Import.pairings.Programme"], Width: 24),
            new(texts["PairingForm.From"], ExcelKind.Date), new(texts["PairingForm.To"], ExcelKind.Date),
            new(texts["Import.pairings.DocumentNumber"]), new(texts["Import.pairings.DocumentIssuer"], Width: 30), new(texts["Import.pairings.DocumentDate"], ExcelKind.Date),
            new(texts["PairingForm.Fields"], Width: 30), new(texts["Import.pairings.State"]),
            new(texts["Import.pairings.Pledged"], ExcelKind.Money), new(texts["Import.pairings.Given"], ExcelKind.Money), new(texts["Import.pairings.Received"], ExcelKind.Money),
            new(texts["Import.pairings.Latest"], ExcelKind.Date),
        ];
        var (pledged, given, received) = (0L, 0L, 0L);
        return new ExcelList(texts["Pairings.Title"], columns, rows.Select(f =>
        {
            var r = f.Row;
            (pledged, given, received) = (pledged + r.PledgedDong, given + r.GivenDong, received + r.ReceivedDong);
            return (IReadOnlyList<object?>)
            [
                codes.Full(r.TenantId, r.Code), r.SponsorNames, r.ReceiverNames, localities.GetValueOrDefault(r.TenantId), texts["PairingForm." + r.Form].Value,
                texts["PairingLevel." + r.Level].Value, f.Programme, r.FromOn, r.ToOn, f.DocumentNumber, f.DocumentIssuer, f.DocumentDate, f.Fields,
                texts["PairingState." + r.State].Value, r.PledgedDong, r.GivenDong, r.ReceivedDong, r.LastReceivedOn,
            ];
        }), count)
        {
            Notes = [texts["Export.By", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
            Totals = () => [texts["Pairings.Total", Format.Whole(count)].Value, .. Enumerable.Repeat<object?>(null, columns.Length - 5), pledged, given, received, null],
        };
    }
}
