namespace KetNghia.Directory.Localization;

/// <summary>Texts for labels that are also made outside requests (seeders, jobs).</summary>
internal static class DirectoryText
{
    private static readonly ResourceText Texts = new(typeof(DirectoryResource));

    public static string Get(string key, params object[] values) => Texts.Get(key, values);
}
