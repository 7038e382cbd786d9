using System.Text.RegularExpressions;

namespace KetNghia.ArchitectureTests;

/// <summary>Things that may be written only where the allow-list says, and why.</summary>
public sealed partial class SourceRules
{
    private const string Sources = "src/KetNghia.Framework/Ambient/SystemSources.cs";

    /// <summary>Pattern, reason, and the ends of the paths where it is right.</summary>
    public static TheoryData<string, string, string[]> Forbidden => new()
    {
        { @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b", "time comes from IClock", [Sources] },
        { @"\bAmbientFrame\b.*\bAtUtc = |with \{ AtUtc = ", "only the demo year and data for measuring are made in the past", ["modules/KetNghia.Directory/Contracts/Demo/", "modules/KetNghia.Pairing/Demo/", "modules/KetNghia.Pairing/Seeding/LargePairings.cs", "modules/KetNghia.Administration/Seeding/LargeLog.cs"] },
        { @"\bTimeProvider\.System\b", "time comes from IClock", [] },
        { @"\bGuid\.(NewGuid|CreateVersion7)\b", "ids come from IIdGenerator", [Sources, "src/KetNghia.Ui/SubmissionFormTagHelper.cs"] },
        { @"\bRandomNumberGenerator\b|\bRandom\.Shared\b|\bnew Random\(", "chance comes from IRandomSource", [Sources] },
        { @"\bIgnoreQueryFilters\b", "use AllTenants(why)", ["src/KetNghia.Framework/Persistence/AllTenantsExtensions.cs"] },
        { @"\bHtml\.Raw\b|\bnew HtmlString\b", "markup is written in views and encoded", ["src/KetNghia.Ui/"] },
        { @"\bProcess\.Start\b|\bProcessStartInfo\b", "the product starts no other program than the database's client and its own verify, each argument by itself", OtherPrograms },
        { @"\bUseShellExecute\b|\.Arguments\s*=|""(ba)?sh""", "no shell reads what is started", [] },
        { @"\bXPath|\bSelectNodes\(|\bSelectSingleNode\(", "no path language is fed with input", [] },
        { @"\bnew Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count)\(", "expressions are constants, made while building", [] },
        { @"\bCSharpScript\b|\bCodeDom\b|\bDynamicMethod\b|\bAssembly\.Load|\.Compile\(\)", "no code is made while running", [] },
        { @"\bBinaryFormatter\b|\bTypeNameHandling\b|\bDataContractSerializer\b|\bXmlSerializer\b", "what is read back has one known type", [] },
        { @"\bJsonDerivedType\b|\bJsonPolymorphic\b", "what is read back is of a closed set, and was written by the product", ["modules/KetNghia.Documents/Contracts/Papers/PaperBlock.cs"] },
        { @"\bXmlReader\.Create\b|\bX(Document|Element)\.(Load|Parse)\b|\bXmlDocument\b|\bXmlTextReader\b", "XML goes through the one reader without entities", XmlReaders },
        { @"\bUrlDecode\b|\bHtmlDecode\b|\bUnescapeDataString\b", "input is decoded once, by the server", [] },
        { @"\bstring\.Format\(", "format strings come from resources", ["src/KetNghia.Framework/Api/ApiInputFilter.cs", "src/KetNghia.Values/ResourceText.cs"] },
        { @"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(.*\$""", "templates of the log are constants", [] },
        { @"\bWriteTo\.|\bAdd(Console|Debug|EventLog)\(|\bConsole\.(Write|Out|Error)", "one log, and what verbs print", ["src/KetNghia.Web/Hosting/ProductHost.cs", "src/KetNghia.Web/Verbs/"] },
        { @"Certificate\w*Callback\b|\bCheckCertificateRevocation\b|\bDangerousAccept", "certificates are checked", [] },
        { @"\bUseDeveloperExceptionPage\b|\bEnableSensitiveDataLogging\b|\bEnableDetailedErrors\b", "no aids for debugging", [] },
        { @"\bUse(DirectoryBrowser|FileServer|StaticFiles)\b", "only listed assets are served", [] },
        { @"\bAddOutputCache\b|\bUseOutputCache\b|\bUseResponseCaching\b|\bI?MemoryCache\b|\bIDistributedCache\b", "answers and rows are not kept on the server", ["src/KetNghia.Data/CompiledQueries.cs"] },
        { @"\bUseCors\b|\bAddCors\b", "no other origin reads answers", [] },
        { @"\b(FromSql|SqlQuery|ExecuteSql)\w*\(", "raw SQL needs an ADR and two tests", RawSql },
        { @"\bHttpClient\b|\bWebRequest\b|\bTcpClient\b", "nothing leaves the installation", [] },
        { @"\bThread\.Sleep\b", "wait asynchronously", [] },
        { @"\basync void\b", "an exception in it ends the process", [] },
        { @"\bdynamic\b(?! (range|width))", "types are known", [] },
        { @"^\s*#region\b", "split the file", [] },
        { @"#pragma warning disable", "mend the cause", [] },
        { @"\b(double|float|decimal)\??\s+\w+\s*\{\s*get;", "amounts are scaled integers", ["src/KetNghia.Ui/", "src/KetNghia.Values/"] },
    };

    /// <summary>Workbooks of people, and the product's own keys.</summary>
    private static string[] XmlReaders => ["modules/KetNghia.Documents/Templates/FormGate.cs", "modules/KetNghia.Imports/Workbooks/WorkbookParts.cs", "src/KetNghia.Framework/Persistence/DataProtectionKey.cs", "src/KetNghia.Web/Hosting/OuterKey.cs"];

    /// <summary>Backups, which are dumped, loaded and proved by other processes (ADR 0036, 0037).</summary>
    private static string[] OtherPrograms => ["src/KetNghia.Data/Backups/MySqlTools.cs", "src/KetNghia.Web/Backups/BackupProof.cs"];

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
        "modules/KetNghia.Imports/Runs/ImportWatch.cs",
        "modules/KetNghia.Administration/Workspaces/",
        "modules/KetNghia.Administration/Delegations/DelegationsInForce.cs",
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
        reads.Count.ShouldBeLessThan(11);
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
