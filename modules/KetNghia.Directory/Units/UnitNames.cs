namespace KetNghia.Directory.Units;

/// <summary>How people write the names of places.</summary>
internal static class UnitNames
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["x"] = "xa",
        ["p"] = "phuong",
        ["h"] = "huyen",
        ["tt"] = "thi tran",
        ["tx"] = "thi xa",
        ["tp"] = "thanh pho",
        ["t"] = "tinh",
    };

    /// <summary>Full names begin with the kind, in one word or two.</summary>
    public static string WithoutKind(string name, UnitKind kind)
    {
        var words = kind is UnitKind.CentralCity or UnitKind.ProvincialCity or UnitKind.Town or UnitKind.Township or UnitKind.SpecialZone ? 2 : 1;
        return string.Join(' ', name.Split(' ').Skip(words));
    }

    /// <summary>"H. Nam Giang" → "huyen nam giang"; a single letter alone stays what it is.</summary>
    public static string Term(string? typed)
    {
        var words = VietnameseText.Fold((typed ?? "").Replace('.', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2
            ? string.Concat(words)
            : string.Join(' ', words.Select((w, i) => i == 0 && Abbreviations.TryGetValue(w, out var whole) ? whole : w));
    }
}
