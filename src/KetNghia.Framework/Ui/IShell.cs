namespace KetNghia.Framework.Ui;

/// <summary>What the page frame shows around every page. One instance per request; reads nothing until it is asked.</summary>
public interface IShell
{
    /// <summary>Null outside a workspace (account pages).</summary>
    ShellWorkspace? Workspace { get; }

    /// <summary>The other workspaces this person may switch to now, in the order of the chooser.</summary>
    IReadOnlyList<ShellWorkspace> OtherWorkspaces { get; }

    bool IsSignedIn { get; }

    string UserName { get; }

    string Initials { get; }

    /// <summary>Opaque, stable and not the account's name: drafts in the browser are kept apart by it.</summary>
    string UserKey { get; }

    /// <summary>Already filtered by permission and workspace; at most fourteen items.</summary>
    IReadOnlyList<ShellMenuGroup> Menu { get; }

    /// <summary>Up to four shortcuts of the phone's bar; "Menu" is added by the frame.</summary>
    IReadOnlyList<ShellMenuItem> PhoneBar { get; }

    /// <summary>Việc phải làm: the only number shown in the menu.</summary>
    int OwedCount { get; }

    int UnreadCount { get; }

    /// <summary>Nonce of this response's Content-Security-Policy; empty when the policy needs none.</summary>
    string Nonce { get; }

    /// <summary>"light", "dark", or null when the person follows the device.</summary>
    string? Theme { get; }

    string ProductVersion { get; }

    ShellLinks Links { get; }

    /// <summary>Null where nothing goes by year: outside a workspace.</summary>
    ShownYear? Year { get; }
}

/// <param name="RoleText">The person's role there, for example "Cán bộ xã · huyện Nam Giang".</param>
public sealed record ShellWorkspace(string Name, string RoleText, string Icon, string Url);

/// <param name="Title">Null for the first group, which needs none.</param>
public sealed record ShellMenuGroup(string? Title, IReadOnlyList<ShellMenuItem> Items);

/// <param name="Key">Keyboard shortcut, for example "g v"; null for none.</param>
public sealed record ShellMenuItem(string Text, string Icon, string Url, bool IsCurrent, int Count = 0, string? Key = null);

/// <summary>Addresses the frame links to; null hides the control.</summary>
/// <param name="Preferences">POST: <c>culture</c>, <c>theme</c>, <c>returnUrl</c>.</param>
public sealed record ShellLinks(
    string Home,
    string SignOut,
    string Preferences,
    string? Search = null,
    string? Chooser = null,
    string? Account = null,
    string? Notifications = null,
    string? Help = null);
