using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>
/// The main promise as one story on one server: the province brings in the annex, a sponsor pledges and hands over, the
/// commune counts fewer, both settle, and all three sides read the same figures down to the photo.
/// </summary>
[Collection(Chromium.Writing)]
public sealed partial class PromiseTests(Chromium chromium)
{
    private const string Sponsor = "Sở Kế hoạch và Đầu tư";
    private const string Commune = "Xã Zuôich";
    private const string Cash = "Tiền làm chuồng trại";
    private const string Piglets = "Heo con giống đợt hai";
    private const long PricePerPiglet = 1_200_000;
    private const long CashDong = 50_000_000;

    [Fact]
    public async Task Promise_FromTheAnnexToTheFigures_IsKeptOnAllSides()
    {
        var server = await chromium.WritingServerAsync();
        await using var province = await Journey.SignedInAsync(chromium, server, Demo.ProvinceOfficer);
        await ImportTheAnnexAsync(province);
        await FindThePairingsAsync(province, server);

        await using var sponsor = await Journey.SignedInAsync(chromium, server, Demo.SponsorFocal);
        var before = await PairingFiguresAsync(sponsor);
        await PledgeAndHandOverAsync(sponsor);

        await using var commune = await Journey.SignedInAsync(chromium, server, Demo.CommuneOfficer, Screen.Phone);
        await ConfirmFewerAsync(commune);
        await SettleAsync(sponsor, commune);

        await using var district = await Journey.SignedInAsync(chromium, server, Demo.DistrictOfficer);
        await FiguresAgreeAsync(sponsor, district, province, before);
        foreach (var side in new[] { sponsor, district, province })
        {
            await HistoryTellsAsync(side);
        }
    }

    private static async Task PledgeAndHandOverAsync(Journey sponsor)
    {
        await OpenPairingAsync(sponsor);
        await sponsor.PressButtonAsync("Ghi cam kết");
        await sponsor.FillAsync("Input.Title", Cash);
        await sponsor.TickAsync("Tiền");
        await ChooseGroupAndSourceAsync(sponsor);
        await sponsor.FillAsync("Input.AmountDong", "50 triệu");
        await sponsor.PressButtonAsync("Ghi cam kết");
        await sponsor.SeesAsync("Đã ghi cam kết.");
        await sponsor.SeesAsync("50.000.000 đ");

        await OpenPairingAsync(sponsor);
        await sponsor.PressButtonAsync("Ghi cam kết");
        await sponsor.FillAsync("Input.Title", Piglets);
        await sponsor.TickAsync("Hiện vật");
        await ChooseGroupAndSourceAsync(sponsor);
        await sponsor.FillAsync("Input.QuantityThousandths", "100");
        await sponsor.FillAsync("Input.Unit", "con");
        await sponsor.FillAsync("Input.UnitPriceDong", "1,2 triệu");
        await sponsor.ChooseAsync("Input.ValuationBasis", "MarketPrice");
        await sponsor.PressButtonAsync("Ghi cam kết");
        await sponsor.SeesAsync("Đã ghi cam kết.");

        var photos = new[] { await sponsor.PhotoAsync("ban-giao-1.jpg"), await sponsor.PhotoAsync("ban-giao-2.jpg") };
        await sponsor.PressButtonAsync("Ghi bàn giao");
        (await sponsor.Page.InputValueAsync("[name='Input.Figure']")).ShouldBe("100");
        await sponsor.TickAsync("Đây là lần giao cuối");
        await sponsor.FillAsync("Input.Place", "Ủy ban nhân dân xã Zuôich");
        await sponsor.AttachAsync("Files", photos);
        await sponsor.PressButtonAsync("Ghi bàn giao");
        await sponsor.SeesAsync("Đã ghi bàn giao. Bên nhận sẽ xác nhận.");
        (await sponsor.PhotosAsync()).ShouldBe(2);
    }

    private static async Task ConfirmFewerAsync(Journey commune)
    {
        commune.Path.ShouldStartWith("/k/nam-giang");
        await commune.SeesAsync($"Xác nhận số thực nhận: {Piglets}");
        await commune.PressAsync($"[data-group] li:has-text('{Piglets}') a.btn");
        (await commune.PhotosAsync()).ShouldBe(2);
        await commune.FillAsync("Input.Figure", "96");
        await commune.FillAsync("Input.Note", "Bốn con chết trên đường đèo.");
        await commune.AttachAsync("Files", await commune.PhotoAsync("dem-tai-xa.jpg"));
        await commune.PressButtonAsync("Ký xác nhận");

        await commune.SeesAsync("Đã xác nhận. Có chênh lệch, hai bên cần thống nhất.");
        (await commune.TotalAsync("received")).ShouldBe(96_000);
        (await commune.PhotosAsync()).ShouldBe(3);
        (await commune.OverhangAsync()).ShouldBe(0);
    }

    private static async Task SettleAsync(Journey sponsor, Journey commune)
    {
        var gap = $"Thống nhất chênh lệch: {Piglets}, giao 100 con, nhận 96 con";
        await OpenHomeAsync(commune);
        await commune.SeesAsync(gap);
        await OpenHomeAsync(sponsor);
        await sponsor.SeesAsync(gap);

        await sponsor.PressAsync($"[data-group] li:has-text('{Piglets}') a.btn");
        await sponsor.FillAsync("Input.Figure", "96");
        await sponsor.ChooseAsync("Input.Reason", "LostInTransit");
        await sponsor.FillAsync("Input.ReasonText", "Lái xe báo chết bốn con khi qua đèo.");
        await sponsor.PressButtonAsync("Gửi đề xuất");
        await sponsor.SeesAsync("Đã gửi đề xuất. Chờ bên kia trả lời.");

        await OpenHomeAsync(commune);
        await commune.PressAsync($"[data-group] li:has-text('{Piglets}') a.btn");
        await commune.SeesAsync("Lái xe báo chết bốn con khi qua đèo.");
        await commune.PressButtonAsync("Đồng ý 96 con");
        await commune.SeesAsync("Hai bên đã thống nhất.");
        await OpenHomeAsync(commune);
        (await commune.TextAsync("main")).ShouldNotContain(Piglets);
    }

    private static async Task ChooseGroupAndSourceAsync(Journey journey)
    {
        await journey.ChooseAsync("Input.ContentGroupCode", "socio-economic");
        await journey.ChooseAsync("Input.FundingSource", "RegularBudget");
    }

    private static Task OpenHomeAsync(Journey journey) => journey.OpenAsync("/k/" + journey.Path.Split('/', '?')[2]);

    /// <summary>A sponsor's rows name the receiver alone.</summary>
    private static async Task OpenPairingAsync(Journey sponsor)
    {
        await sponsor.FollowMenuAsync("Cặp kết nghĩa");
        await sponsor.PressAsync($"tbody tr:has-text('{Commune}') a.t");
    }
}
