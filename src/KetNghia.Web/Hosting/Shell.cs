using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>What the page frame shows around every page: menu by permission and workspace kind, and the one number in it.</summary>
internal sealed class Shell(
    IHttpContextAccessor accessor, ModuleSet modules, MenuLinks links, ITexts texts, WorkItems work,
    ICurrentWorkspace workspace, ICurrentUser user, ShownYear year)
{
    private const int PhoneItems = 4;

    private static readonly Dictionary<string, string> Shortcuts = new()
    {
        ["Home"] = "g v",
        ["Pairings"] = "g c",
    };

    private static readonly string Version = typeof(Shell).Assembly.GetName().Version!.ToString(2);

    private IReadOnlyList<ShellMenuGroup>? _menu;
    private int? _owed;

    /// <summary>Null outside a workspace (account pages).</summary>
    public ShellWorkspace? Workspace => workspace.Info is { } w
        ? new ShellWorkspace(w.Name, string.Join(", ", user.Info?.RoleNames ?? []), IconOf(w.Kind), "/k/" + w.Slug + "/")
        : null;

    public bool IsSignedIn => user.Info is not null;

    public string UserName => user.Info?.FullName ?? "";

    public string Initials => Format.Initials(UserName);

    /// <summary>Opaque, stable and not the account's name: drafts in the browser are kept apart by it.</summary>
    public string UserKey => user.Info is { } u
        ? Convert.ToHexStringLower(SHA256.HashData(u.AccountId.ToByteArray()).AsSpan(0, 8))
        : "";

    public IReadOnlyList<ShellMenuGroup> Menu => _menu ??= BuildMenu();

    /// <summary>Shortcuts of the phone's bar; "Menu" is added by the frame.</summary>
    public IReadOnlyList<ShellMenuItem> PhoneBar => [.. Menu.SelectMany(g => g.Items).Take(PhoneItems)];

    /// <summary>Việc phải làm: the only number shown in the menu.</summary>
    public int OwedCount => _owed ?? 0;

    /// <summary>Of this response's Content-Security-Policy.</summary>
    public string Nonce => Http.Items[SecurityHeaders.NonceKey] as string ?? "";

    /// <summary>"light", "dark", or null when the person follows the device.</summary>
    public string? Theme => ShellCookies.ThemeOf(Http.Request.Cookies[ShellCookies.Theme]);

    public string ProductVersion => Version;

    public ShellLinks Links => new(
        workspace.Info is null ? "/" : year.Carried(Base + "/"),
        links.PathOf(OutsideArea, "/SignOut") ?? "/account/sign-out",
        "/account/preferences",
        Search: workspace.Info is null ? null : Base + links.PathOf("", "/Search/Index"),
        Chooser: links.PathOf(OutsideArea, "/Workspaces"),
        Account: links.PathOf(OutsideArea, "/Profile"));

    /// <summary>An error page has an address nobody should be led to.</summary>
    public ShownYear? Year => workspace.Info is null || Http.Features.Get<IStatusCodeReExecuteFeature>() is not null || Http.Features.Get<IExceptionHandlerPathFeature>() is not null ? null : year;

    private static string OutsideArea => Framework.Web.OutsideWorkspace.AreaName;

    private HttpContext Http => accessor.HttpContext!;

    private string Base => "/k/" + workspace.Required.Slug;

    /// <summary>Reads the number of owed items once, unless the page already knows it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_owed is null && workspace.Info is not null)
        {
            _owed = await work.CountOwedAsync(cancellationToken);
        }
    }

    public void KnowOwed(int count) => _owed = count;

    private IReadOnlyList<ShellMenuGroup> BuildMenu()
    {
        if (workspace.Info is not { } here)
        {
            return [];
        }

        var items = modules.All.SelectMany(m => m.Menu)
            .Where(i => i.Kinds.Contains(here.Kind) && (i.Permission is null || user.May(i.Permission)) && links.PathOf(i) is not null)
            .OrderBy(i => i.Group).ThenBy(i => i.Order)
            .ToList();
        var current = Current(items);
        return [.. items.GroupBy(i => i.Group).Select(g => new ShellMenuGroup(
            g.Key == MenuGroup.Work ? null : texts["MenuGroup." + g.Key],
            [.. g.Select(i => new ShellMenuItem(
                texts["Menu." + i.Key], i.Icon, AddressOf(i), i == current,
                i.Key == "Home" ? OwedCount : 0, Shortcuts.GetValueOrDefault(i.Key)))]))];
    }

    private string AddressOf(MenuItem item) => item.IsByYear ? year.On(Base + links.PathOf(item)) : year.Carried(Base + links.PathOf(item));

    /// <summary>The item of this page, or of its folder.</summary>
    private MenuItem? Current(List<MenuItem> items)
    {
        var route = Http.Request.RouteValues;
        var page = route["page"] as string ?? "";
        var area = route["area"] as string ?? "";
        return items.Find(i => i.Area == area && i.Page == page)
            ?? items.Find(i => i.Area == area && FolderOf(i.Page) is { Length: > 1 } folder && page.StartsWith(folder, StringComparison.Ordinal));
    }

    private static string FolderOf(string page) => page[..(page.LastIndexOf('/') + 1)];

    private static string IconOf(WorkspaceKind kind) => kind switch
    {
        WorkspaceKind.Province => "map-2",
        WorkspaceKind.Sponsor => "building",
        _ => "building-community",
    };
}
