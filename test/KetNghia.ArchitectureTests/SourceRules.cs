using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KetNghia.ArchitectureTests;

/// <summary>Things that may be written only where the allow-list says, and why.</summary>
public sealed partial class SourceRules
{
    private const string Sources = "src/KetNghia.Framework/Ambient/SystemSources.cs";

    /// <summary>Pattern, reason, and the ends of the paths where it is right.</summary>
    public static TheoryData<string, string, string[]> Forbidden => new()
    {
        { @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b", "time comes from IClock", [Sources] },
        { @"\bAmbientFrame\b.*\bAtUtc = |with \{ AtUtc = ", "only the demo year is made in the past", ["modules/KetNghia.Pairing/Demo/"] },
        { @"\bTimeProvider\.System\b", "time comes from IClock", [] },
        { @"\bGuid\.(NewGuid|CreateVersion7)\b", "ids come from IIdGenerator", [Sources, "src/KetNghia.Framework/Ui/SubmissionFormTagHelper.cs"] },
        { @"\bRandomNumberGenerator\b|\bRandom\.Shared\b|\bnew Random\(", "chance comes from IRandomSource", [Sources] },
        { @"\bIgnoreQueryFilters\b", "use AllTenants(why)", ["src/KetNghia.Framework/Persistence/AllTenantsExtensions.cs"] },
        { @"\bHtml\.Raw\b|\bnew HtmlString\b", "markup is written in views and encoded", ["src/KetNghia.Framework/Ui/"] },
        { @"\bProcess\.Start\b", "the product starts no other program", [] },
        { @"\b(FromSql|SqlQuery|ExecuteSql)\w*\(", "raw SQL needs an ADR and two tests", RawSql },
        { @"\bHttpClient\b|\bWebRequest\b|\bTcpClient\b", "nothing leaves the installation", [] },
        { @"\bThread\.Sleep\b", "wait asynchronously", [] },
        { @"\basync void\b", "an exception in it ends the process", [] },
        { @"\bdynamic\b(?! (range|width))", "types are known", [] },
        { @"^\s*#region\b", "split the file", [] },
        { @"#pragma warning disable", "mend the cause", [] },
        { @"\b(double|float|decimal)\??\s+\w+\s*\{\s*get;", "amounts are scaled integers", ["src/KetNghia.Framework/Ui/", "src/KetNghia.Framework/Values/"] },
    };

    private static string[] RawSql =>
    [
        "src/KetNghia.Data/DatabaseMigrator.cs",
        "src/KetNghia.Framework/Submissions/SubmissionSql.cs",
        "src/KetNghia.Web/Verbs/",
    ];

    /// <summary>Who may read across tenants: the framework's own workers, verbs, and province and sponsor read classes.</summary>
    private static readonly string[] AcrossTenants =
    [
        "src/KetNghia.Framework/",
        "src/KetNghia.Web/Verbs/",
        "modules/KetNghia.Administration/Workspaces/",
        "modules/KetNghia.Administration/Sessions/",
        "modules/KetNghia.Administration/Memberships/",
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Source_ForbiddenPattern_StandsOnlyWhereAllowed(string pattern, string reason, string[] allowed)
    {
        var expression = new Regex(pattern);

        var found = Code()
            .Where(file => !allowed.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => file.Lines.Select((line, index) => (line, index)).Where(x => expression.IsMatch(x.line)).Select(x => $"{file.Path}:{x.index + 1} {x.line.Trim()}"));

        found.ShouldBeEmpty(reason);
    }

    [Fact]
    public void AllTenants_OutsideTheAllowList_IsNotCalled()
    {
        var callers = Code().Where(file => file.Lines.Any(line => line.Contains(".AllTenants(", StringComparison.Ordinal))).Select(file => file.Path).ToList();

        var outside = callers.Where(path => !AcrossTenants.Any(place => path.StartsWith(place, StringComparison.Ordinal))).ToList();
        var reads = outside.Where(path => ReadAcross().IsMatch(path)).ToList();

        outside.Except(reads).ShouldBeEmpty("only Province…Queries and Sponsor…Queries read across tenants");
        reads.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public void Comments_ToDo_NamesAnIssue()
    {
        Repository.ProductFiles("*.cs", "*.cshtml")
            .SelectMany(path => Repository.Lines(path).Select((line, index) => (path, line, index)))
            .Where(x => ToDo().IsMatch(x.line) && !x.line.Contains('#'))
            .Select(x => $"{x.path}:{x.index + 1}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Files_AnySource_HaveAtMostFourHundredLines()
    {
        Repository.Files("*.cs", "*.cshtml", "*.js", "*.mjs")
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => (path, lines: Repository.Lines(path).Length))
            .Where(x => x.lines > 400)
            .Select(x => $"{x.path}: {x.lines}")
            .ShouldBeEmpty();
    }

    /// <summary>Product source without comments, line by line, migrations excepted.</summary>
    internal static IEnumerable<(string Path, string[] Lines)> Code() => Repository.ProductFiles("*.cs", "*.cshtml")
        .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
        .Select(path => (path, WithoutComments(Repository.Read(path)).Split('\n')));

    internal static string WithoutComments(string text) => Comments().Replace(text, match => new string('\n', match.Value.Count(c => c == '\n')));

    [GeneratedRegex(@"(?<!["":'])//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"/(Province|Sponsor)\w*(Queries|Search)\.cs$")]
    private static partial Regex ReadAcross();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex ToDo();
}
