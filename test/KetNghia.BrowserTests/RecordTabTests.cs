using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>A record with more parts than stand beside each other, on the page of one that has four.</summary>
public sealed class RecordTabTests(Chromium chromium)
{
    [Fact]
    public async Task More_OnAPhone_OpensByKeyboardAndStaysOnTheScreen()
    {
        await using var journey = await ArrangeAsync(Screen.Phone);

        await journey.Page.FocusAsync(".tabs-more > summary");
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.Page.Keyboard.PressAsync("Tab");

        (await journey.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Phần 7");
        var menu = (await journey.Page.Locator(".tabs-more .drop-menu").BoundingBoxAsync())!;
        (menu.X, menu.X + menu.Width).ShouldSatisfyAllConditions(edge => edge.Item1.ShouldBeGreaterThanOrEqualTo(0), edge => edge.Item2.ShouldBeLessThanOrEqualTo(Screen.Phone.Width));
        (await journey.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue();
        (await journey.Page.EvaluateAsync<bool>("() => document.elementFromPoint(...(r => [r.x + 5, r.y + 5])(document.activeElement.getBoundingClientRect())).closest('a') === document.activeElement"))
            .ShouldBeTrue("the menu lies over the page and is not cut off by the row of tabs");
        await journey.Page.Keyboard.PressAsync("Escape");
        (await journey.Page.EvaluateAsync<bool>("() => document.activeElement.closest('details') !== null && !document.querySelector('.tabs-more').open")).ShouldBeTrue();
    }

    [Fact]
    public async Task More_WithoutScript_Opens()
    {
        await using var journey = await ArrangeAsync(Screen.WithoutScript);
        (await journey.Page.Locator(".tabs-more a").First.IsVisibleAsync()).ShouldBeFalse();

        await journey.Page.ClickAsync(".tabs-more > summary");

        (await journey.Page.Locator(".tabs-more a").First.IsVisibleAsync()).ShouldBeTrue();
    }

    private async Task<Journey> ArrangeAsync(Screen screen)
    {
        var journey = await Journey.SignedInAsync(chromium, await chromium.SharedServerAsync(), Demo.DistrictOfficer, screen);
        await journey.OpenAsync("/k/nam-giang/pairing/pairings");
        var record = await journey.Page.Locator("main a[href*='/pairing/pairings/details/']").First.GetAttributeAsync("href");
        await journey.OpenAsync(record!);
        await journey.Page.EvaluateAsync("html => { document.querySelector('.tabs-row').outerHTML = html; }", Drawn(8));
        return journey;
    }

    private static string Drawn(int count)
    {
        var helper = new RecordTabsTagHelper(new Words())
        {
            ViewContext = new ViewContext { HttpContext = new DefaultHttpContext() },
            Items = [.. Enumerable.Range(1, count).Select(n => new ListLink($"Phần {n}", $"#phan-{n}", n == 1))],
            Label = "Các phần",
        };
        var output = new TagHelperOutput("record-tabs", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "tabs"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class Words : IStringLocalizer<UiResource>
    {
        public LocalizedString this[string name] => new(name, name == "Record.More" ? "Thêm" : name);

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
