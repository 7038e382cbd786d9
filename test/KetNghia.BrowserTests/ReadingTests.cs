using System.Globalization;
using KetNghia.Tests.Typing;

namespace KetNghia.BrowserTests;

/// <summary>What is read by the script, the other language, and twice the size.</summary>
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

    /// <summary>The echo under a field follows the server's reader through the whole table.</summary>
    [Fact]
    public async Task Echo_EveryNumberOfTheTable_IsSaidBackAsTheServerReadsIt()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.DistrictOfficer);
        await journey.GoAsync(["/k/nam-giang/pairing/pairings", "/pairing/pairings/details/", "/pairing/contributions/pledge/"]);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var rows = ReadingRow.Of("money", "quantity").ToList();

        var echoes = await journey.Page.EvaluateAsync<string[]>(
            """
            rows => rows.map(([kind, text]) => {
              const field = document.querySelector(`input[data-echo][data-kind="${kind}"]`);
              field.value = text;
              field.dispatchEvent(new Event("input", { bubbles: true }));
              return document.getElementById(field.dataset.echo).textContent;
            })
            """,
            rows.Select(row => new[] { row.Kind, row.Text }).ToArray());

        rows.Zip(echoes).Where(r => Said(r.Second) != Expected(r.First)).Select(r => $"{r.First} was echoed “{r.Second}”").ShouldBeEmpty();

        static string Said(string echo) => echo.Split('\u00a0')[0];
        static string Expected(ReadingRow row) => row.Value is null ? "" : "= " + (row.Kind == "money" ? Format.Whole(row.Number) : Format.Quantity(row.Number));
    }

    /// <summary>A desk and a phone at 200 %: what stays in place while a form is scrolled leaves most of the height.</summary>
    [Fact]
    public async Task Form_AtTwoHundredPercent_LeavesMostOfTheHeight()
    {
        await using var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.DistrictOfficer);
        var pledge = (await journey.MenuAsync()).Select(path => path.Split('?')[0]).First(path => path.EndsWith("/pairing/pairings", StringComparison.Ordinal));
        foreach (var (width, height) in new[] { (683, 384), (195, 422) })
        {
            await journey.Page.SetViewportSizeAsync(width, height);
            foreach (var path in new[] { pledge, pledge + "/create" })
            {
                await journey.OpenAsync(path);
                await journey.Page.EvaluateAsync("() => scrollTo(0, 300)");

                var taken = await journey.Page.EvaluateAsync<double>("""
                    () => [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position))
                        .map(e => e.getBoundingClientRect()).filter(b => b.height > 0 && b.width > innerWidth / 2 && b.bottom > 0 && b.top < innerHeight)
                        .reduce((sum, b) => sum + b.height, 0) / innerHeight
                    """);
                taken.ShouldBeInRange(0.01, 0.25, $"{path} at {width}×{height}");
            }
        }
    }
}
