using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

public sealed partial class PromiseTests
{
    private const string Imported = "phu-luc-phan-cong.xlsx";

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Annex =
    [
        Line("Huyện Tây Giang", Sponsor, "Xã A Vương", "Phân công", "01/01/2026"),
        Line("Huyện Đông Giang", "Sở Y tế", "Xã Ba", "Phân công", "31/02/2026"),
        Line("Huyện Tiên Phước", "Sở Y tế", "Xã Tiên Lãnh", "Phân công", "15/01/2026"),
    ];

    private static async Task ImportTheAnnexAsync(Journey province)
    {
        province.Path.ShouldStartWith("/k/tinh");
        await province.FollowMenuAsync("Nhập từ Excel");
        await province.FollowAsync("Cặp kết nghĩa", "main .owe");
        var template = await province.DownloadAsync("Tải tệp mẫu");
        var file = new FilePayload
        {
            Name = Imported,
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = Workbooks.Fill(template, Annex),
        };

        await CheckAsync(province, file);
        await province.SeesAsync("1 dòng có lỗi");
        var wrong = province.Page.Locator("input[aria-invalid=true]");
        (await wrong.GetAttributeAsync("aria-label")).ShouldBe("Ô H3");
        (await wrong.InputValueAsync()).ShouldBe("31/02/2026");
        (await province.TextAsync("#" + await wrong.GetAttributeAsync("aria-describedby"))).ShouldContain("Ô H3");
        (await province.AxeAsync()).ShouldBeEmpty();
        await WhatIsSaidStaysInSightAsync(province);

        await MendAsync(province);
        await province.PressButtonAsync("Nhập 3 dòng hợp lệ");
        await province.WaitForAsync("[data-total='applied']");
        (await province.TotalAsync("applied")).ShouldBe(Annex.Count);

        await AgainAddsNothingAsync(province, file);
    }

    /// <summary>Scrolled to its end the table still shows what is said of a row; on a phone each row is a card.</summary>
    private static async Task WhatIsSaidStaysInSightAsync(Journey province)
    {
        foreach (var screen in new[] { Screen.PhoneDark, Screen.Narrowest, Screen.DoubleSize, Screen.Desktop })
        {
            await province.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await province.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = screen.Colors });
            (await province.AxeAsync(onlyLooks: true)).ShouldBeEmpty($"{screen}");
            (await province.OverhangAsync()).ShouldBe(0, $"{screen}");
            await province.Page.EvaluateAsync("() => { const table = document.querySelector('main .scroll'); table.scrollLeft = table.scrollWidth; }");
            (await province.Page.EvaluateAsync<bool>("""
                () => {
                  const box = document.querySelector('main .scroll').getBoundingClientRect();
                  return [...document.querySelectorAll('.said')].every(s => s.getBoundingClientRect().left >= box.left && s.getBoundingClientRect().right <= box.right);
                }
                """)).ShouldBeTrue($"{screen}");
        }
    }

    private static async Task AgainAddsNothingAsync(Journey province, FilePayload file)
    {
        await province.FollowMenuAsync("Cặp kết nghĩa");
        var count = await province.TextAsync("main .page-sub");
        await province.FollowMenuAsync("Nhập từ Excel");
        await province.FollowAsync("Cặp kết nghĩa", "main .owe");

        await CheckAsync(province, file);
        await province.SeesAsync("Đúng tệp này đã được nhập");
        await MendAsync(province);

        await province.SeesAsync($"0 dòng hợp lệ, {Annex.Count} dòng đã có từ trước");
        (await province.Page.Locator("main button:has-text('dòng hợp lệ')").CountAsync()).ShouldBe(0);
        await province.FollowMenuAsync("Cặp kết nghĩa");
        (await province.TextAsync("main .page-sub")).ShouldBe(count);
    }

    /// <summary>In the list of the province, and in the locality's own workspace.</summary>
    private async Task FindThePairingsAsync(Journey province, Server server)
    {
        foreach (var line in Annex)
        {
            await province.FollowMenuAsync("Cặp kết nghĩa");
            await province.FollowAsync("Thêm bộ lọc");
            await province.FillAsync("q", $"{line["Đơn vị hỗ trợ"]} {line["Xã được nhận"]}");
            await province.PressAsync("main form[role=search] button[type=submit]");
            (await province.TextsAsync("tbody tr")).ShouldContain(row =>
                row.Contains(line["Đơn vị hỗ trợ"], StringComparison.Ordinal) && row.Contains(line["Xã được nhận"], StringComparison.Ordinal) && row.Contains(line["Địa bàn"], StringComparison.Ordinal));
        }

        await using var locality = await Journey.SignedInAsync(chromium, server, Demo.MountainDistrictOfficer);
        await locality.PressAsync("[data-workspace='tay-giang']");
        await locality.FollowMenuAsync("Cặp kết nghĩa");
        await locality.PressAsync($"tbody tr:has-text('{Sponsor}') a.t");
        await locality.SeesAsync("Đã phân công");
        await locality.SeesAsync("3651/QĐ-UBND");
    }

    /// <summary>All columns of the template are known: the preview follows at once.</summary>
    private static async Task CheckAsync(Journey province, FilePayload file)
    {
        await province.AttachAsync("Input.File", file);
        await province.PressButtonAsync("Gửi tệp");
        await province.WaitForAsync("main .alert[role=status]");
    }

    /// <summary>The wrong cell, corrected on the page.</summary>
    private static async Task MendAsync(Journey province)
    {
        await province.Page.Locator("input[aria-invalid=true]").FillAsync("28/02/2026");
        await province.PressButtonAsync("Kiểm tra lại");
        await province.WaitForAsync("main .alert[role=status]:has-text('0 dòng có lỗi')");
    }

    private static Dictionary<string, string> Line(string locality, string sponsor, string commune, string form, string from) => new()
    {
        ["Địa bàn"] = locality,
        ["Đơn vị hỗ trợ"] = sponsor,
        ["Xã được nhận"] = commune,
        ["Hình thức"] = form,
        ["Từ ngày"] = from,
        ["Đến ngày"] = "31/12/2030",
        ["Số văn bản"] = "3651/QĐ-UBND",
        ["Cơ quan ban hành"] = "Ủy ban nhân dân tỉnh Quảng Nam",
        ["Ngày văn bản"] = "13/12/2021",
    };
}
