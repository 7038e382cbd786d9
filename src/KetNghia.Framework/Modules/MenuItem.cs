namespace KetNghia.Framework.Modules;

public enum MenuGroup
{
    Work = 1,
    Support = 2,
    Reports = 3,
    System = 4,
}

/// <param name="Key">Text key <c>Menu.{Key}</c>; also the id by which a page marks itself current.</param>
/// <param name="Icon">Name of an icon of the sprite.</param>
/// <param name="Page">Razor page name, for example <c>/Pairings/Index</c>.</param>
/// <param name="Permission">Shown only to those who hold it; null shows it to every member.</param>
public sealed record MenuItem(
    string Key, string Icon, string Area, string Page, MenuGroup Group, int Order, string? Permission, params WorkspaceKind[] Kinds)
{
    /// <summary>The page shows figures of a year: it opens in the year shown where the person comes from.</summary>
    public bool IsByYear { get; init; }
}
