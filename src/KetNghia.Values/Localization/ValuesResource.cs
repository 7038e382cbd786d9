namespace KetNghia.Values.Localization;

/// <summary>Words of amounts and dates, and why typed ones are refused.</summary>
public sealed class ValuesResource;

internal static class ValueText
{
    private static readonly ResourceText Texts = new(typeof(ValuesResource));

    public static string Get(string key) => Texts.Get(key);

    public static string Get(string key, params object[] values) => Texts.Get(key, values);
}
