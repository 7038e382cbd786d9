namespace KetNghia.Web.Hosting;

/// <param name="RoleText">The person's role there, for example "Cán bộ xã · huyện Nam Giang".</param>
internal sealed record ShellWorkspace(string Name, string RoleText, string Icon, string Url);

/// <param name="Title">Null for the first group, which needs none.</param>
internal sealed record ShellMenuGroup(string? Title, IReadOnlyList<ShellMenuItem> Items);

/// <param name="Key">Keyboard shortcut, for example "g v"; null for none.</param>
internal sealed record ShellMenuItem(string Text, string Icon, string Url, bool IsCurrent, int Count = 0, string? Key = null)
{
    public bool IsQuick { get; init; }
}

/// <summary>Addresses the frame links to; null hides the control.</summary>
/// <param name="Preferences">POST: <c>culture</c>, <c>theme</c>, <c>returnUrl</c>.</param>
internal sealed record ShellLinks(
    string Home,
    string SignOut,
    string Preferences,
    string? Search = null,
    string? Chooser = null,
    string? Account = null,
    string? Delegations = null);
