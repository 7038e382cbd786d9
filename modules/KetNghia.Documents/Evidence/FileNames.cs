namespace KetNghia.Documents.Evidence;

internal static class FileNames
{
    /// <summary>
    /// A name that is only a name: no path, no control or direction characters, none of the characters systems forbid,
    /// and the extension of what the file really is.
    /// </summary>
    public static string Clean(string? original, ContentType type)
    {
        var name = VietnameseText.Clean(original?.Replace('\\', '/').Split('/')[^1]);
        name = string.Concat(name.Select(c => "<>:\"|?*%;".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim('.', ' ');
        if (name.Length == 0)
        {
            name = "tep";
        }

        return type.Extension.Length == 0 ? Cut(name, "") : WithExtension(name, type.Extension);
    }

    public static string WithExtension(string name, string extension)
    {
        var stem = name;
        if (Path.GetExtension(name) is { Length: > 1 and <= 6 } old)
        {
            stem = name[..^old.Length];
        }

        return Cut(stem.Length == 0 ? "tep" : stem, extension);
    }

    private static string Cut(string stem, string extension)
    {
        var room = EvidenceFile.FileNameLength - extension.Length;
        if (stem.Length > room)
        {
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)];
        }

        return stem + extension;
    }
}
