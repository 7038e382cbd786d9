using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KetNghia.BrowserTests;

/// <summary>
/// Every page that can be reached by links, once per kind of page: no accessibility violation, light on a desk and, as far
/// as looks go, dark on a phone; nothing sticking out to the side, with large letters and on the narrowest phone neither.
/// The frame of the page is judged on each person's first pages: it is the same on all. How a part looks is judged where it
/// stands first; all other rules on each kind of page, and again where another kind of workspace has a part there that no page had.
/// </summary>
public sealed partial class PagesTests(Chromium chromium)
{
    private const int MostPages = 60;
    private static readonly ConcurrentDictionary<string, bool> Seen = new();
    private static readonly ConcurrentDictionary<string, bool> SeenAnywhere = new();
    private static readonly ConcurrentDictionary<string, bool> Judged = new();

    [Fact]
    public async Task SignIn_AnyScreen_HasNoViolation()
    {
        await using var journey = await Journey.BeginAsync(chromium, await chromium.SharedServerAsync());
        await journey.OpenAsync("/account/sign-in");

        (await FaultsAsync(journey, withFrame: true)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Demo.DistrictOfficer)]
    [InlineData(Demo.CommuneOfficer)]
    [InlineData(Demo.TenantAdmin)]
    [InlineData(Demo.ProvinceOfficer)]
    [InlineData(Demo.SponsorFocal)]
    public async Task Pages_ReachableByLinks_HaveNoViolation(string userName)
    {
        var server = await chromium.SharedServerAsync();
        await using var first = await Journey.SignedInAsync(chromium, server, userName);
        await using var second = await Journey.SignedInAsync(chromium, server, userName);
        Journey[] windows = [first, second];
        var found = new List<string>();
        var queue = new Queue<string>([first.Path, .. await first.LinksAsync()]);
        var visited = 0;

        while (Next(queue, MostPages - visited) is { Count: > 0 } pages)
        {
            var withFrame = visited == 0;
            visited += pages.Count;
            foreach (var (links, faults) in await Task.WhenAll(pages.Zip(windows, (path, window) => VisitAsync(path, window, withFrame))))
            {
                links.ToList().ForEach(queue.Enqueue);
                found.AddRange(faults);
            }
        }

        found.ShouldBeEmpty();
        visited.ShouldBeGreaterThan(0);
    }

    /// <summary>One page for each of the two windows, of kinds nobody has seen.</summary>
    private static List<string> Next(Queue<string> queue, int atMost)
    {
        var pages = new List<string>();
        while (pages.Count < Math.Min(2, atMost) && queue.TryDequeue(out var path))
        {
            if (Seen.TryAdd(Kind(path), true) && !IsLeftOut(path))
            {
                pages.Add(path);
            }
        }

        return pages;
    }

    private static async Task<(IReadOnlyList<string> Links, List<string> Faults)> VisitAsync(string path, Journey journey, bool withFrame)
    {
        await journey.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await journey.OpenAsync(path);
        var links = await journey.LinksAsync();
        return (links, [.. (await FaultsAsync(journey, withFrame)).Select(fault => $"{path} {fault}")]);
    }

    private static async Task<List<string>> FaultsAsync(Journey journey, bool withFrame)
    {
        var faults = new List<string>();
        var parts = await NewPartsAsync(journey);
        var isNewPage = SeenAnywhere.TryAdd(Workspace().Replace(Kind(journey.Path), ""), true);
        foreach (var screen in withFrame || isNewPage || parts.Count > 0 ? [Screen.Desktop, Screen.PhoneDark] : Array.Empty<Screen>())
        {
            await journey.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await journey.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = screen.Colors });
            var name = $"{screen.Width}px {screen.Colors}".ToLowerInvariant();
            faults.AddRange((await JudgeAsync(journey, parts, screen, withFrame)).Select(violation => $"[{name}] {violation}"));
        }

        foreach (var screen in new[] { Screen.PhoneDark, Screen.Narrowest, Screen.DoubleSize, Screen.Desktop })
        {
            await journey.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            if (await journey.OverhangAsync() is > 0 and var overhang)
            {
                faults.Add($"[{screen.Width}px] sticks out by {overhang} px");
            }
        }

        return faults;
    }

    private static async Task<IReadOnlyList<string>> JudgeAsync(Journey journey, List<string> parts, Screen screen, bool withFrame)
    {
        if (withFrame)
        {
            return await journey.AxeAsync(onlyLooks: screen == Screen.PhoneDark);
        }

        var found = screen == Screen.Desktop ? await journey.AxeButLooksAsync() : [];
        return parts.Count == 0 ? found : [.. found, .. await journey.AxeLooksOfAsync(parts)];
    }

    private static async Task<List<string>> NewPartsAsync(Journey journey) => [.. (await journey.PartsAsync()).Where(part => Judged.TryAdd(part, true))];

    /// <summary>Pages that differ only in the record they show are one kind.</summary>
    internal static string Kind(string path) => Number().Replace(Id().Replace(path.Split('?')[0], "{id}"), "{n}");

    internal static bool IsLeftOut(string path) =>
        path.Contains("/documents/files/", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal)
        || path.Contains("handler=", StringComparison.OrdinalIgnoreCase) || path.Contains("export", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("^/k/[^/]+")]
    private static partial Regex Workspace();

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)")]
    private static partial Regex Number();
}
