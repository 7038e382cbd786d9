using Shouldly;
using Xunit;

namespace KetNghia.BrowserTests;

/// <summary>Large letters, the narrowest phone, and the other language.</summary>
public sealed class ReadingTests(Chromium chromium)
{
    [Fact]
    public async Task CommunePages_AtDoubleSizeAndOnTheNarrowestPhone_DoNotScrollSideways()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.CommuneOfficer);
        var pages = new List<string>([journey.Path, .. await journey.MenuAsync(), .. await journey.WorkAsync()]);
        await journey.GoAsync("/k/nam-giang/pairing/pairings", "/pairing/pairings/details/");
        pages.AddRange([journey.Path, .. (await journey.LinksAsync()).Where(path => path.Contains("/pairing/", StringComparison.Ordinal))]);
        var wide = new List<string>();

        foreach (var page in pages.Distinct())
        {
            await journey.OpenAsync(page);
            foreach (var screen in new[] { Screen.DoubleSize, Screen.Narrowest })
            {
                await journey.Page.SetViewportSizeAsync(screen.Width, screen.Height);
                if (await journey.OverhangAsync() is > 0 and var overhang)
                {
                    wide.Add($"{page} at {screen.Width} px by {overhang} px");
                }
            }
        }

        wide.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task DistrictMenu_InEnglish_HasNoVietnameseInterfaceWords()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.DistrictOfficer);
        var vietnamese = InterfaceWords.ReadVietnamese();
        vietnamese.Find(await journey.WordsAsync()).Count.ShouldBeGreaterThan(20, "the check must know the words of the Vietnamese page");

        await journey.PressAsync(".top button[name='culture']");
        var left = new List<string>();
        foreach (var page in new[] { journey.Path }.Concat(await journey.MenuAsync()).Distinct())
        {
            await journey.OpenAsync(page);
            (await journey.Page.GetAttributeAsync("html", "lang")).ShouldBe("en", page);
            left.AddRange(vietnamese.Find(await journey.WordsAsync()).Select(word => $"{page}: {word}"));
        }

        left.ShouldBeEmpty();
    }
}
