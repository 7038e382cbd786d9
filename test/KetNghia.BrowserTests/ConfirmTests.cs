using Shouldly;
using Xunit;

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
        await journey.TabToAsync("[name='Input.NoEvidenceReason']");
        await journey.TypeAsync(Reason);
        await journey.TabToAsync("main button[type=submit]");
        await journey.EnterAsync();
        await journey.SeesAsync("Đã xác nhận đủ như bên giao ghi.");
    }
}
