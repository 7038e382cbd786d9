using AngleSharp.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>Text full of markup, script addresses, formulas and templates, and what an answer must not have made of it.</summary>
internal static class HostileText
{
    public const string Everywhere = "javascript:kn('\"><kn-x onload=1>" + Read + "]]>&lt;";

    /// <summary>The part that can be read in the source of a page as it was typed.</summary>
    public const string Read = "{{7*7}}@(7*7)$=7*7";

    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster"];

    public static IEnumerable<string> Faults(Answer answer)
    {
        if ((int)answer.Status >= 500)
        {
            yield return $"answers {(int)answer.Status}";
        }

        if (answer.Has("kn-x") || answer.Body.Contains("<kn-x", StringComparison.OrdinalIgnoreCase))
        {
            yield return "holds markup that was typed";
        }

        foreach (var element in answer.Document.All)
        {
            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"<{element.LocalName} {attribute.Name}>";
            }

            foreach (var address in element.Attributes.Where(a => Addresses.Contains(a.Name) && IsRisky(a.Value)))
            {
                yield return $"<{element.LocalName} {address.Name}=\"{address.Value}\">";
            }
        }
    }

    private static bool IsRisky(string address) =>
        new string([.. address.Where(c => c > ' ')]) is var plain
        && (plain.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || (plain.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !plain.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)));
}
