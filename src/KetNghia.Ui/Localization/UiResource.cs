namespace KetNghia.Ui.Localization;

/// <summary>Texts of the frame and of the parts pages are made of.</summary>
public sealed class UiResource;

internal static class UiText
{
    private static readonly ResourceText Texts = new(typeof(UiResource));

    public static string Get(string key) => Texts.Get(key);

    public static string Get(string key, params object[] values) => Texts.Get(key, values);
}
