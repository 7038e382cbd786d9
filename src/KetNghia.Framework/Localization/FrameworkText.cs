namespace KetNghia.Framework.Localization;

/// <summary>Texts of the framework for static code. Pages and tag helpers use the localizer.</summary>
public static class FrameworkText
{
    private static readonly ResourceText Texts = new(typeof(FrameworkResource));

    public static string Get(string key) => Texts.Get(key);

    public static string Get(string key, params object[] values) => Texts.Get(key, values);
}
