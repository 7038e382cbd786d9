using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KetNghia.BrowserTests;

/// <summary>
/// Every Vietnamese text of the product that has another English one. Names and titles people entered stay Vietnamese in the
/// English interface; these must not be there.
/// </summary>
internal sealed partial class InterfaceWords
{
    /// <summary>Shorter texts are looked for alone, longer ones inside sentences too.</summary>
    private const int LongEnough = 12;

    private readonly HashSet<string> _alone = [];
    private readonly List<string> _inside = [];
    private readonly List<Regex> _filled = [];

    public static InterfaceWords ReadVietnamese()
    {
        var words = new InterfaceWords();
        foreach (var folder in new[] { "src", "modules" })
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(Server.Root(), folder), "*.vi.resx", SearchOption.AllDirectories))
            {
                words.Add(Texts(file), Texts(file.Replace(".vi.resx", ".en.resx", StringComparison.Ordinal)));
            }
        }

        return words;
    }

    public List<string> Find(IEnumerable<string> shown) =>
        [.. shown.Select(text => text.Trim()).Where(text => Marks().IsMatch(text))
            .Where(text => _alone.Contains(text) || _inside.Any(word => text.Contains(word, StringComparison.Ordinal)) || _filled.Any(words => words.IsMatch(text)))];

    private void Add(Dictionary<string, string> vietnamese, Dictionary<string, string> english)
    {
        foreach (var (key, text) in vietnamese)
        {
            // Examples and synonyms of column headings are data by nature.
            if (!Marks().IsMatch(text) || english.GetValueOrDefault(key) == text || key.EndsWith(".Example", StringComparison.Ordinal) || key.EndsWith(".Also", StringComparison.Ordinal))
            {
                continue;
            }

            if (!text.Contains('{', StringComparison.Ordinal))
            {
                _alone.Add(text);
                if (text.Length >= LongEnough)
                {
                    _inside.Add(text);
                }
            }
            else if (Marks().IsMatch(Holes().Replace(text, "")) && Holes().Replace(text, "").Length >= LongEnough)
            {
                _filled.Add(new Regex("^" + string.Join(".+", Holes().Split(text).Select(Regex.Escape)) + "$", RegexOptions.Singleline));
            }
        }
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Holes();

    [GeneratedRegex(@"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")]
    private static partial Regex Marks();
}
