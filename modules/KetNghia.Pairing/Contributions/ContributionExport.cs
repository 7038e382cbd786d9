using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pages;
using KetNghia.Pairing.Pairings;

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
            new(texts["Import.pledges.Number"]), new(texts["Import.pledges.Code"]), new(texts["Column.Contribution"], Width: 40), new(texts["Import.pledges.Kind"]),
            new(texts["Pledge.Group"], Width: 24), new(texts["Pledge.Source"], Width: 24),
            new(texts["Column.Sponsor"], Width: 36), new(texts["Import.pledges.Receiver"], Width: 24), new(texts["Column.Locality"], Width: 20),
            new(texts["Import.pledges.Amount"], ExcelKind.Money), new(texts["Import.pledges.Quantity"], ExcelKind.Quantity), new(texts["Agreement.Unit"]),
            new(texts["Import.pledges.UnitPrice"], ExcelKind.Money), new(texts["Pledge.Basis"]),
            new(texts["Pledge.PledgedOn"], ExcelKind.Date), new(texts["Import.pledges.DueOn"], ExcelKind.Date), new(texts["Import.pledges.Event"]), new(texts["Pledge.Purpose"], Width: 30),
            new(texts["Import.pledges.PledgedDong"], ExcelKind.Money), new(texts["Import.pledges.GivenDong"], ExcelKind.Money), new(texts["Import.pledges.ReceivedDong"], ExcelKind.Money),
            new(texts["Import.pledges.GivenQuantity"], ExcelKind.Quantity), new(texts["Import.pledges.ReceivedQuantity"], ExcelKind.Quantity),
            new(texts["Import.pledges.DaysOverdue"], ExcelKind.Whole), new(texts["Import.pledges.Latest"], ExcelKind.Date), new(texts["Import.pledges.State"], Width: 18),
        ];
        return new ExcelList(texts["Contributions.Title"], columns, rows.Select(r => (IReadOnlyList<object?>)
        [
            codes.Full(r.TenantId, r.Number), codes.Full(r.TenantId, r.Filed!.PairingCode), r.Title, texts["ContributionKind." + r.Kind].Value,
            groups.GetValueOrDefault(r.ContentGroupCode) ?? r.ContentGroupCode, texts["FundingSource." + r.FundingSource].Value,
            r.SponsorName, r.ReceiverName, localities.GetValueOrDefault(r.TenantId),
            r.IsCash ? r.PledgedDong : null, Measured(r, r.PledgedThousandths), r.Unit, r.Filed.UnitPriceDong, r.Filed.Basis is { } basis ? texts["ValuationBasis." + basis].Value : null,
            r.PledgedOn, r.DueOn, r.Filed.EventTag, r.Filed.Purpose,
            r.PledgedDong, Priced(r, r.GivenDong), Priced(r, r.ReceivedDong), Measured(r, r.GivenThousandths), Measured(r, r.ReceivedThousandths),
            r.DaysOverdue(clock.Today), r.LastReceivedOn, string.Join(" · ", texts.PillsOf(r, clock.Today).Select(p => p.Text)),
        ]), totals.Count)
        {
            Notes = [texts["Export.By", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
            Totals = () => [texts["Contributions.Sum"].Value, .. Enumerable.Repeat<object?>(null, columns.Length - 9), totals.PledgedDong, totals.GivenDong, totals.ReceivedDong, null, null, null, null, null],
        };
    }

    private static long? Measured(ContributionRow row, long? thousandths) => row.IsCash ? null : thousandths;

    /// <summary>What has no price has no value, which is not nought.</summary>
    private static long? Priced(ContributionRow row, long dong) => row.PledgedDong is null ? null : dong;
}
