using KetNghia.Administration.Contracts;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace KetNghia.Web.Hosting;

/// <summary>What the page frame shows around every page: menu by permission and workspace kind, and the one number in it.</summary>
internal sealed class Shell(
    IHttpContextAccessor accessor, ModuleSet modules, MenuLinks links, ITexts texts, WorkItems work,
    ICurrentWorkspace workspace, ICurrentUser user, ShownYear year)
{
    private static readonly Dictionary<string, string> Shortcuts = new()
    {
        ["Home"] = "g v",
        ["Pairings"] = "g c",
    };

    private static readonly string Version = typeof(Shell).Assembly.GetName().Version!.ToString(2);

    private List<MenuItem>? _items;
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
    public IReadOnlyList<ShellMenuItem> PhoneBar =>
    [
        .. Items.Where(i => i.PhonePlace is not null).GroupBy(i => i.PhonePlace).OrderBy(g => g.Key)
            .Select(g => g.OrderByDescending(i => i.IsQuick).First()).Select(i => Show(i, "Menu." + i.Key + ".Short")),
    ];

    /// <summary>What is done every day, for those who may do it.</summary>
    public ShellMenuItem? Quick => Items.Find(i => i.IsQuick) is { } item ? Show(item, "Menu." + item.Key) : null;

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
        Account: links.PathOf(OutsideArea, "/Profile"),
        Delegations: workspace.Info is not null && user.May(AdministrationPermissions.Delegations.Own) ? Base + links.PathOf("Administration", "/Delegations/Mine") : null);

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

    /// <summary>Those this person may open here.</summary>
    private List<MenuItem> Items => _items ??= workspace.Info is not { } here
        ? []
        :
        [
            .. modules.All.SelectMany(m => m.Menu)
                .Where(i => i.Kinds.Contains(here.Kind) && (i.Permission is null || user.May(i.Permission)) && (i.OneOf.Count == 0 || i.OneOf.Any(user.May)) && links.PathOf(i) is not null)
                .OrderBy(i => i.Group).ThenBy(i => i.Order),
        ];

    private IReadOnlyList<ShellMenuGroup> BuildMenu() =>
    [
        .. Items.Where(i => !i.IsQuick).GroupBy(i => i.Group).Select(g => new ShellMenuGroup(
            g.Key == MenuGroup.Work ? null : texts["MenuGroup." + g.Key], [.. g.Select(i => Show(i, "Menu." + i.Key))])),
    ];

    private ShellMenuItem Show(MenuItem item, string text) => new(
        texts[text], item.Icon, AddressOf(item), IsCurrent(item), item.Key == "Home" ? OwedCount : 0, Shortcuts.GetValueOrDefault(item.Key))
    { IsQuick = item.IsQuick };

    private string AddressOf(MenuItem item) => item.IsByYear ? year.On(Base + links.PathOf(item)) : year.Carried(Base + links.PathOf(item));

    /// <summary>The item of this page, or of its folder.</summary>
    private bool IsCurrent(MenuItem item)
    {
        var route = Http.Request.RouteValues;
        var page = route["page"] as string ?? "";
        var area = route["area"] as string ?? "";
        bool IsThis(MenuItem i) => i.Area == area && i.Page == page;
        bool IsAbove(MenuItem i) => i.Area == area && FolderOf(i.Page) is var folder && (area.Length > 0 || folder.Length > 1) && page.StartsWith(folder, StringComparison.Ordinal);
        return item.IsQuick ? IsThis(item) : item == (Items.Find(i => !i.IsQuick && IsThis(i)) ?? Items.Find(i => !i.IsQuick && IsAbove(i)));
    }

    private static string FolderOf(string page) => page[..(page.LastIndexOf('/') + 1)];

    private static string IconOf(WorkspaceKind kind) => kind switch
    {
        WorkspaceKind.Province => "map-2",
        WorkspaceKind.Sponsor => "building",
        _ => "building-community",
    };
}
