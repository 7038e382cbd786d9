namespace KetNghia.BrowserTests;

/// <summary>The most important job of a commune, the hard way: without scripts, and without a mouse.</summary>
[Collection(Chromium.Writing)]
public sealed class ConfirmTests(Chromium chromium)
{
    private const string WorkToConfirm = "[data-group='Pairing.Delivery.Confirm'] a.btn";
    private const string Reason = "Máy ảnh hỏng, biên bản giấy lưu tại xã.";

    [Fact]
    public async Task Confirm_WithoutScript_Works()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.WritingServerAsync(), Demo.MountainCommuneOfficer, Screen.WithoutScript);
        await journey.PressAsync("[data-workspace='dong-giang']");
        await journey.PressAsync(WorkToConfirm);
        await journey.FillAsync("Input.NoEvidenceReason", Reason);
        await journey.PressAsync("[data-fill]");
        await journey.PressButtonAsync("Ký xác nhận");

        await journey.SeesAsync("Đã xác nhận đủ như bên giao ghi.");
        await journey.SeesAsync(Reason);
    }

    [Fact]
    public async Task Confirm_ByKeyboardAlone_Works()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.WritingServerAsync());
        await journey.OpenAsync("/account/sign-in");
        await journey.TabToAsync("[name='Input.UserName']");
        await journey.TypeAsync(Demo.CommuneOfficer);
        await journey.TabToAsync("[name='Input.Password']");
        await journey.TypeAsync(await Demo.PasswordAsync());
        await journey.EnterAsync();
        journey.Path.ShouldStartWith("/k/nam-giang");

        await journey.KeyAsync("Tab");
        (await journey.IsFocusedAsync(".skip")).ShouldBeTrue("the first stop of a page is the way past the menu");
        await journey.KeyAsync("Enter");
        (await journey.IsFocusedAsync("main")).ShouldBeTrue();
        await journey.TabToAsync(WorkToConfirm);
        await journey.EnterAsync();

        (await journey.StopsAsync()).ShouldBeGreaterThan(20);
        await journey.TabToAsync("[data-fill]");
        await journey.KeyAsync("Enter");
        await journey.TabToAsync("[name='Input.NoEvidenceReason']");
        await journey.TypeAsync(Reason);
        await journey.TabToAsync("main button.btn-primary");
        await journey.EnterAsync();
        await journey.SeesAsync("Đã xác nhận đủ như bên giao ghi.");
    }

    [Fact]
    public async Task Figures_WhileTyping_FollowAtOnce()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.CommuneOfficer);
        await journey.PressAsync(WorkToConfirm);
        var figure = journey.Page.Locator("[name='Input.Figure'], [name='Input.FigureDong']").First;
        (await journey.TextAsync("[data-difference]")).ShouldBe("–");

        await journey.PressAsync("[data-fill]");
        (await figure.InputValueAsync()).ShouldNotBeEmpty();
        (await journey.TextAsync("[data-difference]")).ShouldStartWith("0 ");
        (await journey.Page.Locator(".diff.is-known").CountAsync()).ShouldBe(0);
        await figure.FillAsync("0");
        (await journey.TextAsync("[data-difference]")).ShouldStartWith("−");
        (await journey.Page.Locator(".diff.is-known").CountAsync()).ShouldBe(1);

        await using var giver = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.DistrictOfficer);
        await giver.GoAsync("/k/nam-giang/pairing/pairings", "/pairing/pairings/details/", "/pairing/contributions/pledge/");
        await giver.Page.CheckAsync("[name='Input.Kind'][value='InKind']");
        await giver.FillAsync("Input.QuantityThousandths", "52");
        await giver.FillAsync("Input.UnitPriceDong", "12,5 triệu");
        (await giver.TextAsync("[data-product]")).ShouldBe("650.000.000 đ");
    }
}
