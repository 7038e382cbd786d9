using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetNghia.Tests.TestBase;
using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>Where and how a person looks at the product.</summary>
public sealed record Screen(int Width, int Height, ColorScheme Colors, bool Script = true)
{
    public static readonly Screen Desktop = new(1366, 768, ColorScheme.Light);
    public static readonly Screen Phone = new(390, 844, ColorScheme.Light);
    public static readonly Screen PhoneDark = new(390, 844, ColorScheme.Dark);
    public static readonly Screen DoubleSize = new(683, 384, ColorScheme.Light);
    public static readonly Screen Narrowest = new(320, 640, ColorScheme.Light);
    public static readonly Screen WithoutScript = new(1366, 768, ColorScheme.Light, Script: false);
}

/// <summary>
/// One person's browser window, with the words of a journey: open, fill, press, see. It notes what must never happen on
/// the way (a script error, a policy violation, a foreign host) and fails when it ends.
/// </summary>
public sealed partial class Journey : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "axe.min.js"));
    private static readonly string[] EveryRule = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] Looks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];
    private static readonly string[] Frame = [".shell > .side", ".shell > .main > .top"];
    private const string EveryPart = "document.querySelectorAll('main, main *:not(svg *, tbody tr:nth-child(n+9), tbody tr:nth-child(n+9) *)')";
    private const string PartOf =
        """
        e => {
          const name = e => e ? `${e.tagName}.${e.getAttribute('class') ?? ''}` : '';
          return `${name(e.parentElement?.parentElement)} > ${name(e.parentElement)} > ${name(e)} ${[...e.attributes].map(a => a.name).sort()} ${e.getAttribute('role') ?? ''} ${e.type ?? ''} ${e.firstChild?.nodeType === 3}`;
        }
        """;
    private const string SignInButton = "form:has(input[type=password]) button[type=submit]";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IBrowserContext _context;
    private readonly Uri _address;

    private Journey(IBrowserContext context, IPage page, Uri address, Screen screen)
    {
        _context = context;
        Page = page;
        _address = address;
        Screen = screen;
        page.Console += (_, message) => Note(message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(!IsOurs(request.Url), "foreign host " + request.Url);
        page.Response += (_, response) => Note(response.Status >= 500, $"{response.Status} {response.Url}");
    }

    public IPage Page { get; }

    public Screen Screen { get; }

    public List<string> Mishaps { get; } = [];

    public string Path => new Uri(Page.Url).PathAndQuery;

    public static async Task<Journey> BeginAsync(Chromium chromium, Server server, Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Colors,

            // Colours on their way from one scheme to the other and pages that still glide are nobody's to judge.
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = screen.Script,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            IsMobile = screen.Width < 600,
            HasTouch = screen.Width < 600,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Journey(context, await context.NewPageAsync(), new Uri(server.Address), screen);
    }

    /// <summary>A window with somebody signed in at their first page.</summary>
    public static async Task<Journey> SignedInAsync(Chromium chromium, Server server, string userName, Screen? screen = null)
    {
        var journey = await BeginAsync(chromium, server, screen);
        await journey.SignInAsync(userName, await Demo.PasswordAsync());
        return journey;
    }

    public async Task OpenAsync(string path)
    {
        var response = await Costs.OfAsync("page opened", () => Page.GotoAsync(path));
        response!.Status.ShouldBeLessThan(400, $"{path}: {await Page.InnerTextAsync("body")}");
    }

    public async Task SignInAsync(string userName, string password)
    {
        await OpenAsync("/account/sign-in");
        await FillAsync("Input.UserName", userName);
        await FillAsync("Input.Password", password);
        await PressAsync(SignInButton);
        Path.ShouldNotStartWith("/account/sign-in", Case.Sensitive, $"{userName} was not let in");
    }

    public Task FillAsync(string field, string value) => Page.Locator($"main [name='{field}']").First.FillAsync(value);

    public Task ChooseAsync(string field, string value) => Page.Locator($"select[name='{field}']").SelectOptionAsync(value);

    /// <summary>Presses the first visible match and waits for the page it leads to.</summary>
    public async Task PressAsync(string selector)
    {
        await Page.Locator(selector).Locator("visible=true").First.ClickAsync();
        await ArrivesAsync();
    }

    public async Task FollowAsync(string linkText, string within = "body")
    {
        await Page.Locator(within).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = linkText }).First.ClickAsync();
        await ArrivesAsync();
    }

    /// <summary>An entry of the main menu; on a phone the menu is opened first.</summary>
    public async Task FollowMenuAsync(string entry)
    {
        if (Screen.Width < 600)
        {
            await Page.ClickAsync(".tabbar a[href='#menu']");
        }

        await PressAsync($"#menu nav a:has-text('{entry}')");
    }

    public async Task<string> DownloadAsync(string linkText)
    {
        var waiting = Page.WaitForDownloadAsync();
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = linkText }).First.ClickAsync();
        return await (await waiting).PathAsync();
    }

    /// <summary>Until a job of the background has brought the page there.</summary>
    public Task WaitForAsync(string selector) => Page.Locator(selector).First.WaitForAsync();

    /// <summary>Presses a button or link that looks like a button by its words.</summary>
    public Task PressButtonAsync(string words) => PressAsync($"main :is(button, a.btn):has-text(\"{words}\")");

    public Task TickAsync(string label) => Page.Locator("label", new PageLocatorOptions { HasText = label }).First.ClickAsync();

    public Task AttachAsync(string field, params FilePayload[] files) => Page.Locator($"input[type=file][name='{field}']").SetInputFilesAsync(files);

    /// <summary>Waits for it: the page may still be on its way.</summary>
    public async Task SeesAsync(string text)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if ((await TextAsync("body")).Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        (await TextAsync("body")).ShouldContain(text);
    }

    /// <summary>What a person reads there; no-break spaces are spaces.</summary>
    public async Task<string> TextAsync(string selector) => Plain(await Page.Locator(selector).First.InnerTextAsync());

    public async Task<IReadOnlyList<string>> TextsAsync(string selector) => [.. (await Page.Locator(selector).AllInnerTextsAsync()).Select(Plain)];

    /// <summary>The exact figure behind a total, in đồng or pieces.</summary>
    public async Task<long> TotalAsync(string name) =>
        long.Parse((await Page.Locator($"[data-total='{name}']").First.GetAttributeAsync("data-value"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One cell of a table, found by the table's caption, words of the row and the heading of the column.</summary>
    public async Task<string> CellAsync(string table, string row, string column)
    {
        var found = await Page.EvaluateAsync<string?>(
            """
            ([caption, words, heading]) => {
              const table = [...document.querySelectorAll('table')].find(t => t.caption && t.caption.textContent.includes(caption));
              const at = table ? [...table.tHead.rows[0].cells].findIndex(c => c.textContent.trim().startsWith(heading)) : -1;
              const row = table ? [...table.tBodies].flatMap(b => [...b.rows]).find(r => r.textContent.includes(words)) : null;
              return row && at >= 0 ? row.cells[at].innerText : null;
            }
            """,
            new[] { table, row, column });
        found.ShouldNotBeNull($"{Path}: no cell \"{column}\" in the row \"{row}\" of \"{table}\"");
        return Plain(found);
    }

    /// <summary>Every picture of the gallery arrives, and so does the photo of the page each leads to.</summary>
    public async Task<int> PhotosAsync()
    {
        var photos = await Page.Locator(".evi a:has(img)").EvaluateAllAsync<string[]>("links => links.map(a => a.href.replace('/documents/evidence/view/', '/documents/files/'))");
        foreach (var photo in photos)
        {
            var answer = await Page.APIRequest.GetAsync(photo);
            answer.Status.ShouldBe(200, photo);
            answer.Headers["content-type"].ShouldStartWith("image/", Case.Sensitive, photo);
        }

        await Page.Locator(".evi img").EvaluateAllAsync<bool>("images => Promise.all(images.map(i => (i.loading = 'eager', i.decode()))).then(() => true)");
        return photos.Length;
    }

    /// <summary>A real JPEG of what is on the screen now.</summary>
    public async Task<FilePayload> PhotoAsync(string name) => new()
    {
        Name = name,
        MimeType = "image/jpeg",
        Buffer = await Page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 70 }),
    };

    /// <summary>Violations of WCAG 2.2 A and AA on the page as it stands; of the rows of a table the first few are looked at.</summary>
    /// <param name="onlyLooks">The rules alone that another theme or width can break.</param>
    /// <param name="withFrame">Menu and header too, which are the same on every page of a person.</param>
    public Task<IReadOnlyList<string>> AxeAsync(bool onlyLooks = false, bool withFrame = true) =>
        RunAxeAsync(onlyLooks ? "axe, looks alone" : "axe, every rule", "document", onlyLooks ? Looks : EveryRule, [], withFrame);

    /// <summary>All rules but those about looks, which cost more than all others together.</summary>
    public Task<IReadOnlyList<string>> AxeButLooksAsync() => RunAxeAsync("axe, all but looks", "document", EveryRule, Looks, withFrame: false);

    /// <summary>The looks of these parts and of what stands in them.</summary>
    public Task<IReadOnlyList<string>> AxeLooksOfAsync(IReadOnlyCollection<string> parts) => RunAxeAsync("axe, looks of parts", parts, Looks, [], withFrame: false);

    /// <summary>What the page is made of, each once: elements with their classes, the names of their attributes, and in what they stand.</summary>
    public async Task<IReadOnlyList<string>> PartsAsync() => await Page.EvaluateAsync<string[]>($"() => [...new Set([...{EveryPart}].map({PartOf}))]");

    private async Task<IReadOnlyList<string>> RunAxeAsync(string what, object where, string[] rules, string[] without, bool withFrame)
    {
        if (await Page.EvaluateAsync<bool>("() => typeof axe === 'undefined'"))
        {
            await Page.EvaluateAsync(Axe);
        }

        var result = await Costs.OfAsync(what, () => Page.EvaluateAsync<JsonElement>(
            $$"""
            async ([where, rules, without, frame]) => {
              const include = where === 'document' ? document : [...{{EveryPart}}].filter(e => where.includes(({{PartOf}})(e)));
              const options = { runOnly: rules, rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])), resultTypes: ["violations"], preload: false };
              return (await axe.run({ include, exclude: ["tbody tr:nth-child(n+9)", ...frame] }, options))
                .violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | '));
            }
            """,
            new[] { where, rules, without, withFrame ? [] : Frame }));
        return [.. result.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>How far the page sticks out to the side, in pixels; nothing may.</summary>
    public Task<int> OverhangAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async Task<IReadOnlyList<string>> LinksAsync()
    {
        var links = await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).href)");
        return [.. links.Where(IsOurs).Select(link => new Uri(link).PathAndQuery.Split('#')[0]).Distinct()];
    }

    /// <summary>A page without drawing it: where it leads, and the names of the fields in what the selector means.</summary>
    public async Task<(IReadOnlyList<string> Links, string Fields)> ReadAsync(string path, string selector)
    {
        var read = await Page.EvaluateAsync<string[]>(
            """
            async ([path, selector]) => {
              const answer = await fetch(path);
              const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
              const links = [...page.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), answer.url).href);
              const fields = [...page.querySelectorAll(selector)].flatMap(form => [...form.elements].map(field => `${field.type} ${field.name}`));
              return [fields.join(), ...links];
            }
            """,
            new[] { path, selector });
        return ([.. read.Skip(1).Where(IsOurs).Select(link => new Uri(link).PathAndQuery).Distinct()], read[0]);
    }

    public async Task<IReadOnlyList<string>> MenuAsync() => await PathsAsync("#menu nav a");

    /// <summary>Where the lines of "Việc của tôi" lead.</summary>
    public async Task<IReadOnlyList<string>> WorkAsync() => await PathsAsync("[data-group] a.btn");

    /// <summary>From a page on, always by the first link that leads to the next.</summary>
    public async Task GoAsync(params string[] way)
    {
        await OpenAsync(way[0]);
        foreach (var next in way[1..])
        {
            var link = (await LinksAsync()).FirstOrDefault(path => path.Contains(next, StringComparison.Ordinal));
            link.ShouldNotBeNull($"{Path} has no link to {next}");
            await OpenAsync(link);
        }
    }

    /// <summary>Takes everything out of the form, as far as a person could.</summary>
    public Task EmptyFormAsync() => Page.EvaluateAsync(
        """
        () => document.querySelectorAll('main form[method=post] :is(input, textarea, select)').forEach(field => {
          if (field.matches('[type=checkbox], [type=radio]')) field.checked = false;
          else if (field.matches('select')) field.value = '';
          else if (!field.matches('[type=hidden]')) field.value = '';
        })
        """);

    /// <summary>How many forms this browser keeps half filled.</summary>
    public Task<int> DraftsAsync() => Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('kn-draft:')).length");

    /// <summary>Every text of the page: what is written, what is read aloud, what a field suggests.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync() => [.. (await Page.EvaluateAsync<string[]>(
        """
        () => {
          const found = [document.title];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script, style, [lang]:not(html)')) found.push(walker.currentNode.data);
          for (const name of ['aria-label', 'title', 'placeholder', 'alt']) document.querySelectorAll(`[${name}]:not([lang])`).forEach(e => found.push(e.getAttribute(name)));
          return found;
        }
        """)).Select(Plain).Where(text => text.Length > 0)];

    private async Task<IReadOnlyList<string>> PathsAsync(string selector)
    {
        var links = await Page.Locator(selector).EvaluateAllAsync<string[]>("links => links.map(a => a.href)");
        return [.. links.Select(link => new Uri(link).PathAndQuery).Distinct()];
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Mishaps.ShouldBeEmpty();
    }

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\u00A0\u202F]")]
    private static partial Regex Spaces();

    /// <summary>Asks the page itself: the library's own waiting can miss an event that came early.</summary>
    private async Task ArrivesAsync(string there = "() => document.readyState === 'complete'")
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            try
            {
                if (await Page.EvaluateAsync<bool>(there))
                {
                    return;
                }
            }
            catch (PlaywrightException e) when (e.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // The next page has just taken the place of the one asked.
            }

            await Task.Delay(20);
        }

        throw new TimeoutException(Path + " did not finish loading.");
    }

    private void Note(bool happened, string what)
    {
        if (happened)
        {
            Mishaps.Add($"{Path}: {what}");
        }
    }

    private bool IsOurs(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && ((uri.Host == _address.Host && uri.Port == _address.Port) || uri.Scheme is "data" or "blob" or "about");
}
