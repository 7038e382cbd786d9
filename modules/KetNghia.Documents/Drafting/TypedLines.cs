using System.Globalization;
using System.Text.RegularExpressions;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>
/// What people type into the text of a part: paragraphs, articles, clauses, points and lists, told by how a line begins. Nothing
/// that was typed is left out.
/// </summary>
internal static partial class TypedLines
{
    /// <summary>As it is stored: composed letters, one kind of line end, no space at the ends of lines.</summary>
    public static string Kept(string? typed) => string.Join('\n', Of(typed));

    /// <summary>Lines with words; empty ones only part them.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean).Where(l => l.Length > 0)];

    public static IReadOnlyList<PaperBlock> Blocks(string? text)
    {
        var blocks = new List<PaperBlock>();
        foreach (var line in Of(text))
        {
            if (Item().Match(line) is { Success: true } item)
            {
                var before = blocks.LastOrDefault() as PaperList;
                if (before is not null)
                {
                    blocks.RemoveAt(blocks.Count - 1);
                }

                blocks.Add(new PaperList([.. before?.Items ?? [], item.Groups[1].Value]));
            }
            else
            {
                blocks.Add(Block(line));
            }
        }

        return blocks;
    }

    /// <summary>An article that does not end as a sentence is a title.</summary>
    private static PaperBlock Block(string line)
    {
        if (Article().Match(line) is { Success: true } article)
        {
            var (number, text) = (int.Parse(article.Groups[1].ValueSpan, CultureInfo.InvariantCulture), article.Groups[2].Value);
            return text.Length > 0 && text[^1] is not ('.' or ';' or ':' or '/') ? new PaperArticle(number, text) : new PaperArticle(number, null, text);
        }

        if (Clause().Match(line) is { Success: true } clause)
        {
            return new PaperClause(int.Parse(clause.Groups[1].ValueSpan, CultureInfo.InvariantCulture), clause.Groups[2].Value);
        }

        if (Point().Match(line) is { Success: true } point)
        {
            return new PaperPoint(point.Groups[1].Value, point.Groups[2].Value);
        }

        return Section().IsMatch(line) ? new PaperHeading(line) : new PaperParagraph(line);
    }

    [GeneratedRegex(@"^\u0110i\u1ec1u\s+(\d{1,3})\s*[.:]\s*(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^(\d{1,2})\.\s+(.+)$")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^([a-z\u0111])\)\s+(.+)$")]
    private static partial Regex Point();

    [GeneratedRegex(@"^[-–—•*+]\s+(.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^[IVX]{1,5}\.\s+\S")]
    private static partial Regex Section();
}
