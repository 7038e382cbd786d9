using Shouldly;
using Xunit;

namespace KetNghia.BrowserTests;

/// <summary>The other language.</summary>
public sealed class ReadingTests(Chromium chromium)
{
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
