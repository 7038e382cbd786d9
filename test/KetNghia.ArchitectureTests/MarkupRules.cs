using System.Text.RegularExpressions;

namespace KetNghia.ArchitectureTests;

/// <summary>The content security policy allows no inline style or script, and every word on a screen comes from a resource.</summary>
public sealed partial class MarkupRules
{
    /// <summary>Seeds, and what reads Vietnamese names, hold Vietnamese by nature.</summary>
    private static readonly string[] HoldsVietnamese =
    [
        "src/KetNghia.Values/",
        "modules/KetNghia.Imports/Sheets/RowKinds.cs",
        "src/KetNghia.Framework/Workspaces/WorkspaceInfo.cs",
        "/Seeding/",
        "src/KetNghia.Web/Verbs/CanarySeed.cs",
        "modules/KetNghia.Pairing/Areas/Pairing/Pages/Overviews/Province.cshtml.cs",
        "/Demo/",
    ];

    [Fact]
    public void Views_OnDisk_AreFound() => Repository.ProductFiles("*.cshtml").Count.ShouldBeGreaterThan(5);

    [Fact]
    public void Views_InlineStyle_IsNotUsed() => Find(InlineStyle()).ShouldBeEmpty();

    [Fact]
    public void Views_EventHandlerAttribute_IsNotUsed() => Find(Handler()).ShouldBeEmpty();

    [Fact]
    public void Views_InlineScript_CarriesTheNonceOrASource() => Find(Script()).ShouldBeEmpty();

    [Fact]
    public void Views_ScriptAddress_IsNotUsed() => Find(ScriptAddress()).ShouldBeEmpty();

    [Fact]
    public void Views_ThirdPartyAddress_IsNotUsed() => Find(ThirdParty()).ShouldBeEmpty();

    /// <summary>A button that does not say what it is sends the form around it, whoever moves it there.</summary>
    [Fact]
    public void Views_Button_SaysItsType() => Find(ButtonWithoutType()).ShouldBeEmpty();

    [Fact]
    public void Views_Words_ComeFromResources() => Find(Words()).ShouldBeEmpty();

    [Fact]
    public void Code_VietnameseText_StandsInResourcesOnly()
    {
        SourceRules.Code()
            .Where(file => !HoldsVietnamese.Any(place => file.Path.Contains(place, StringComparison.Ordinal)))
            .SelectMany(file => file.Lines.Select((line, index) => (line, index)).Where(x => Vietnamese().IsMatch(x.line)).Select(x => $"{file.Path}:{x.index + 1} {x.line.Trim()}"))
            .ShouldBeEmpty();
    }

    private static List<string> Find(Regex pattern) =>
        [.. Repository.ProductFiles("*.cshtml").SelectMany(path => pattern.Matches(Strip(path)).Select(match => $"{path}: {match.Value.Trim()}"))];

    /// <summary>Comments and code blocks are not markup.</summary>
    private static string Strip(string path) => CodeBlock().Replace(SourceRules.WithoutComments(Repository.Read(path)), "");

    [GeneratedRegex(@"\sstyle\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[^>]*\son[a-z]+\s*=[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"<script(?![^>]*\b(src|nonce|type=""application/json"")\b)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptAddress();

    [GeneratedRegex(@"<button\b(?![^>]*\stype=""(submit|button|reset)"")[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex ButtonWithoutType();

    [GeneratedRegex(@"(src|href)\s*=\s*""(https?:)?//[^""]*""", RegexOptions.IgnoreCase)]
    private static partial Regex ThirdParty();

    [GeneratedRegex(@"(?<=[a-z""/]>)\s*[A-ZÀ-Ỹ]?[a-zà-ỹ]{2,}[^<>@{}=;]*(?=</(?!kbd|code|samp)[a-z])")]
    private static partial Regex Words();

    [GeneratedRegex(@"@\{[^}]*\}|@functions\s*\{.*\}\s*$|^@(using|model|page|inject|addTagHelper|namespace|inherits).*$", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")]
    private static partial Regex Vietnamese();
}
