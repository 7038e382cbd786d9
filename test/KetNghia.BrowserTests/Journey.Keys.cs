using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>A person without a mouse.</summary>
public sealed partial class Journey
{
    private const int MostStops = 200;

    /// <summary>A key that stays on the page.</summary>
    public Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Enter on something that leads to another page; the page before it is marked, for a key does not wait for what it starts.</summary>
    public async Task EnterAsync()
    {
        await Page.EvaluateAsync("() => { window.knLeft = true; }");
        await Page.Keyboard.PressAsync("Enter");
        await ArrivesAsync("() => document.readyState === 'complete' && !window.knLeft");
    }

    /// <summary>Over what stands there, as a person types.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.InsertTextAsync(text);
    }

    public Task<bool> IsFocusedAsync(string selector) => Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector);

    /// <summary>Presses Tab until the focus is there; every stop on the way must be seen.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
            await IsSeenAsync();
            if (await IsFocusedAsync(selector))
            {
                return;
            }
        }

        throw new ShouldAssertException($"{Path}: {MostStops} presses of Tab do not lead to {selector}");
    }

    /// <summary>Goes round the whole page once and says how many stops there were: no field or dialog keeps the focus.</summary>
    public async Task<int> StopsAsync()
    {
        await Page.EvaluateAsync("() => { document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); window.knStops = new Set(); }");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("() => document.activeElement === document.body || window.knStops.size === window.knStops.add(document.activeElement).size"))
            {
                return await Page.EvaluateAsync<int>("() => window.knStops.size");
            }

            await IsSeenAsync();
        }

        throw new ShouldAssertException($"{Path}: {MostStops} presses of Tab do not lead round the page");
    }

    /// <summary>The focused thing is on the screen, not covered, and has a ring around it.</summary>
    private async Task IsSeenAsync()
    {
        var fault = await Page.EvaluateAsync<string?>(
            """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body) return null;
              const box = it.getBoundingClientRect();
              const style = getComputedStyle(it);
              const [x, y] = [Math.max(1, box.left) + Math.min(box.width, innerWidth) / 2, Math.max(1, box.top) + Math.min(box.height, innerHeight) / 2];
              const top = document.elementFromPoint(Math.min(x, innerWidth - 1), Math.min(y, innerHeight - 1));
              const name = it.outerHTML.slice(0, 120);
              if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0) return 'off the screen: ' + name;
              if (top && top !== it && !it.contains(top) && !top.contains(it) && !(it.labels && [...it.labels].some(l => l.contains(top)))) return 'covered by ' + top.outerHTML.slice(0, 80) + ': ' + name;
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'without a ring: ' + name;
              return null;
            }
            """);
        fault.ShouldBeNull($"{Path}: the focus is {fault}");
    }
}
