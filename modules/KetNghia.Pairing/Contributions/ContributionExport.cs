using KetNghia.Framework.Ambient;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Exports;
using KetNghia.Framework.Values;
using KetNghia.Framework.Workspaces;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pages;
using KetNghia.Pairing.Pairings;
using Microsoft.Extensions.Localization;

namespace KetNghia.Pairing.Contributions;

/// <summary>Danh sách tiếp nhận as a file.</summary>
internal sealed class ContributionExport(
    ContributionQueries queries, PairingQueries pairings, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, RecordCodes codes, IClock clock,
    IStringLocalizer<PairingResource> texts) : ListExport<ShownList>(Key, PairingPermissions.Pairings.Export)
{
    public const string Key = "contributions";

    protected override async Task<ExcelList> OpenAsync(ShownList filter, CancellationToken cancellationToken)
    {
        var wanted = ContributionFilter.Parse(filter.Query);
        var totals = await queries.TotalsAsync(wanted, cancellationToken);
        var rows = await queries.AllAsync(wanted, filter.Sort, cancellationToken);
        var groups = (await pairings.ContentGroupsAsync(cancellationToken)).ToDictionary(g => g.Code, g => PairingWords.IsEnglish ? g.NameEn : g.Name);
        var localities = await access.LocalityNamesOfFileAsync(workspaces, cancellationToken);
        ExcelColumn[] columns =
        [
            new(texts["Column.Code"]), new(texts["Column.Contribution"], Width: 40), new(texts["Pledge.Kind"]), new(texts["Pledge.Group"], Width: 24), new(texts["Pledge.Source"], Width: 24),
            new(texts["Column.Sponsor"], Width: 36), new(texts["Column.Receiver"], Width: 24), new(texts["Column.Locality"], Width: 20), new(texts["Agreement.Unit"]),
            new(texts["Export.PledgedQuantity"], ExcelKind.Quantity), new(texts["Export.GivenQuantity"], ExcelKind.Quantity), new(texts["Export.ReceivedQuantity"], ExcelKind.Quantity),
            new(texts["Export.PledgedDong"], ExcelKind.Money), new(texts["Export.GivenDong"], ExcelKind.Money), new(texts["Export.ReceivedDong"], ExcelKind.Money),
            new(texts["Pledge.PledgedOn"], ExcelKind.Date), new(texts["Column.Due"], ExcelKind.Date), new(texts["Export.DaysOverdue"], ExcelKind.Whole), new(texts["Column.Latest"], ExcelKind.Date), new(texts["Column.State"], Width: 18),
        ];
        return new ExcelList(texts["Contributions.Title"], columns, rows.Select(r => (IReadOnlyList<object?>)
        [
            codes.Full(r.TenantId, r.Number), r.Title, texts["ContributionKind." + r.Kind].Value, groups.GetValueOrDefault(r.ContentGroupCode) ?? r.ContentGroupCode, texts["FundingSource." + r.FundingSource].Value,
            r.SponsorName, r.ReceiverName, localities.GetValueOrDefault(r.TenantId), r.Unit,
            Measured(r, r.PledgedThousandths), Measured(r, r.GivenThousandths), Measured(r, r.ReceivedThousandths),
            r.PledgedDong, Priced(r, r.GivenDong), Priced(r, r.ReceivedDong), r.PledgedOn, r.DueOn, r.DaysOverdue(clock.Today), r.LastReceivedOn, string.Join(" · ", texts.PillsOf(r, clock.Today).Select(p => p.Text)),
        ]), totals.Count)
        {
            Notes = [texts["Export.By", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
            Totals = () =>
            [
                texts["Contributions.Sum"].Value, null, null, null, null, null, null, null, null, null, null, null,
                totals.PledgedDong, totals.GivenDong, totals.ReceivedDong, null, null, null, null, null,
            ],
        };
    }

    private static long? Measured(ContributionRow row, long? thousandths) => row.IsCash ? null : thousandths;

    /// <summary>What has no price has no value, which is not nought.</summary>
    private static long? Priced(ContributionRow row, long dong) => row.PledgedDong is null ? null : dong;
}
