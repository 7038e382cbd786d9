namespace KetNghia.BrowserTests;

/// <summary>Old phones and locked-down offices: everything works when no script runs.</summary>
public sealed class WithoutScriptTests(Chromium chromium)
{
    [Fact]
    public async Task SignInAndLookAround_WithoutScript_Works()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.SharedServerAsync(), Screen.WithoutScript);

        await journey.SignInAsync(Demo.DistrictOfficer, await Demo.PasswordAsync());

        journey.Path.ShouldStartWith("/k/");
        foreach (var path in (await journey.LinksAsync()).Where(path => path.StartsWith("/k/", StringComparison.Ordinal) && !path.Contains("/documents/files/", StringComparison.Ordinal)).Take(8))
        {
            await journey.OpenAsync(path);
            (await journey.Page.Locator("h1").CountAsync()).ShouldBe(1, path);
        }
    }
}
