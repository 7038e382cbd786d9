using System.Text.RegularExpressions;
using KetNghia.Directory.Contracts;

namespace KetNghia.Directory.Parties;

/// <summary>How people write the names of organisations: abbreviations, missing marks, a forgotten province.</summary>
internal static partial class PartyNames
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["ubnd"] = "uy ban nhan dan",
        ["hdnd"] = "hoi dong nhan dan",
        ["mttq"] = "mat tran to quoc",
        ["ubmttq"] = "uy ban mat tran to quoc",
        ["mttqvn"] = "mat tran to quoc viet nam",
        ["ldld"] = "lien doan lao dong",
        ["lhpn"] = "lien hiep phu nu",
        ["hlhpn"] = "hoi lien hiep phu nu",
        ["ccb"] = "cuu chien binh",
        ["tncs"] = "thanh nien cong san",
        ["bch"] = "ban chi huy",
        ["bchqs"] = "bo chi huy quan su",
        ["bdbp"] = "bo doi bien phong",
        ["qs"] = "quan su",
        ["thpt"] = "trung hoc pho thong",
        ["thcs"] = "trung hoc co so",
        ["th"] = "tieu hoc",
        ["ptdtbt"] = "pho thong dan toc ban tru",
        ["ptdtnt"] = "pho thong dan toc noi tru",
        ["gd"] = "giao duc",
        ["gddt"] = "giao duc va dao tao",
        ["khdt"] = "ke hoach va dau tu",
        ["khcn"] = "khoa hoc va cong nghe",
        ["ldtbxh"] = "lao dong thuong binh va xa hoi",
        ["nnmt"] = "nong nghiep va moi truong",
        ["tnmt"] = "tai nguyen va moi truong",
        ["tttt"] = "thong tin va truyen thong",
        ["vhttdl"] = "van hoa the thao va du lich",
        ["gtvt"] = "giao thong van tai",
        ["syt"] = "so y te",
        ["nnptnt"] = "nong nghiep va phat trien nong thon",
        ["tnhh"] = "trach nhiem huu han",
        ["mtv"] = "mot thanh vien",
        ["cp"] = "co phan",
        ["cty"] = "cong ty",
        ["htx"] = "hop tac xa",
        ["nhcsxh"] = "ngan hang chinh sach xa hoi",
        ["tp"] = "thanh pho",
        ["tx"] = "thi xa",
        ["tt"] = "thi tran",
    };

    private const string Police = "cong an";
    private const string InitialsMark = "*";
    private const string Vowels = "aeiouy";

    /// <summary>Say little about which one it is.</summary>
    private static readonly string[] Endings = ["tinh quang nam", "quang nam", "viet nam", "thanh pho da nang"];

    public static string Code(string code)
    {
        var upper = VietnameseText.Clean(code).ToUpperInvariant();
        return CodeShape().IsMatch(upper)
            ? upper
            : throw new BusinessException(DirectoryErrors.PartyCodeMalformed).With("code", code).At("Input.Code");
    }

    public static bool IsCode(string? code) => code is not null && CodeShape().IsMatch(VietnameseText.Clean(code).ToUpperInvariant());

    public static IReadOnlyList<string> Lines(string? names) =>
        [.. (names ?? "").Split(['\n', ';']).Select(VietnameseText.Clean).Where(n => n.Length > 0).Distinct()];

    /// <summary>Folded with abbreviations written out: "UBND H. Nam Giang" → "uy ban nhan dan huyen nam giang".</summary>
    public static string Match(string? name)
    {
        var words = VietnameseText.Fold(Separators().Replace(name ?? "", " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((w, i) => w == "h" ? "huyen" : w == "x" ? "xa" : IsPolice(words, i) ? Police : Abbreviations.GetValueOrDefault(w, w)));
    }

    /// <summary>"CA tỉnh", not the commune Cà Dy.</summary>
    private static bool IsPolice(string[] words, int at) =>
        words[at] == "ca" && at == 0 && words.Length > 1 && words[1] is "tinh" or "huyen" or "xa" or "phuong" or "thanh" or "thi" or "tp" or "tx" or "tt" or "h" or "x";

    /// <summary>How the initials that begin with a word stand in the search text. Only a word that is no syllable, or of three letters, is looked for among them.</summary>
    public static string InitialsOf(string word) => word.Length >= 3 || !word.Any(Vowels.Contains) ? " " + InitialsMark + word : " " + word;

    /// <summary>Of "so ke hoach va dau tu": skhvdt, khvdt … and, without "và", skhdt, khdt, hdt, dt.</summary>
    private static IEnumerable<string> Initials(string match)
    {
        var words = match.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var both = new[] { words, [.. words.Where(w => w is not ("va" or "cua"))] }.Select(some => string.Concat(some.Select(w => w[0]))).Distinct();
        return both.SelectMany(letters => Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => InitialsMark + letters[i..])).Distinct();
    }

    /// <summary>Short words are often written together with the next: "La Êê" → "laee".</summary>
    private static IEnumerable<string> Joined(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Where(p => p.First.Length <= 3).Select(p => p.First + p.Second);
    }

    public static string MatchNames(IEnumerable<string> names, int maxLength)
    {
        var joined = "|";
        foreach (var match in names.Select(Match).Where(m => m.Length > 0).Distinct())
        {
            if (joined.Length + match.Length < maxLength)
            {
                joined += match + "|";
            }
        }

        return joined;
    }

    /// <summary>Folded names, written out and abbreviated, with short words joined, the code, and their initials behind a mark.</summary>
    public static string SearchText(string code, IReadOnlyList<string> names, int maxLength)
    {
        var text = VietnameseText.Fold(code);
        var written = names.SelectMany(n => new[] { VietnameseText.Fold(n), Match(n), Abbreviated(Match(n)) });
        foreach (var part in written.Concat(names.SelectMany(n => Joined(VietnameseText.Fold(n)))).Concat(names.SelectMany(n => Initials(Match(n)))).Distinct())
        {
            if (text.Length + part.Length + 1 < maxLength)
            {
                text += " " + part;
            }
        }

        return text;
    }

    /// <summary>The words of a search, each to be found somewhere.</summary>
    public static IEnumerable<string> Words(string? term) =>
        VietnameseText.Fold(Separators().Replace(term ?? "", " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8);

    /// <summary>Could both names mean one organisation? Asked before a second one is registered; a person decides.</summary>
    public static bool LookAlike(string left, string right)
    {
        var (a, b) = (Core(left), Core(right));
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        if (a == b || a.Replace(" ", "", StringComparison.Ordinal) == b.Replace(" ", "", StringComparison.Ordinal))
        {
            return true;
        }

        var (x, y) = (a.Split(' '), b.Split(' '));
        return x.Length == y.Length && x.Length > 1
            ? x.Order(StringComparer.Ordinal).SequenceEqual(y.Order(StringComparer.Ordinal), StringComparer.Ordinal) || OneSlip(x, y)
            : x.Length == 1 && y.Length == 1 && IsSlip(x[0], y[0]);
    }

    private static string Core(string match)
    {
        var ending = Endings.FirstOrDefault(e => match.EndsWith(" " + e, StringComparison.Ordinal));
        return ending is null ? match : match[..^(ending.Length + 1)];
    }

    private static string Abbreviated(string match)
    {
        foreach (var (shortForm, whole) in Abbreviations.Append(new("ca", Police)).OrderByDescending(a => a.Value.Length))
        {
            match = (" " + match + " ").Replace(" " + whole + " ", " " + shortForm + " ", StringComparison.Ordinal).Trim();
        }

        return match;
    }

    /// <summary>Place names differ by one letter (Trà Tân, Trà Vân), so only longer words may hold a slip.</summary>
    private static bool OneSlip(string[] x, string[] y)
    {
        var different = x.Zip(y).Where(p => p.First != p.Second).ToList();
        return different.Count == 1 && IsSlip(different[0].First, different[0].Second);
    }

    private static bool IsSlip(string a, string b) =>
        Math.Min(a.Length, b.Length) >= 4 && Math.Abs(a.Length - b.Length) <= 1 && !a.Any(char.IsDigit) && !b.Any(char.IsDigit) && Spelling.Distance(a, b) <= 1;

    [GeneratedRegex(@"[.,&()“”""]+")]
    private static partial Regex Separators();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9._-]{0,29}$")]
    private static partial Regex CodeShape();
}
