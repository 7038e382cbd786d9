namespace KetNghia.Ui;

/// <summary>Cookies of the person's choices about the frame. They hold no personal data.</summary>
public static class ShellCookies
{
    public const string Theme = "__Host-kn-theme";

    /// <summary>Accepts only the two themes; anything else means "as the device".</summary>
    public static string? ThemeOf(string? value) => value is "light" or "dark" ? value : null;
}
