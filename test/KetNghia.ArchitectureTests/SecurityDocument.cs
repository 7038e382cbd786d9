using System.Text.RegularExpressions;
using KetNghia.Directory.Contracts.Demo;

namespace KetNghia.ArchitectureTests;

/// <summary>What <c>etc/docs/security.md</c> lists is what the source holds: messages of the log, places of cryptography, no secrets.</summary>
public sealed partial class SecurityDocument
{
    private const string Document = "etc/docs/security.md";

    /// <summary>The demo's people, in README too; refused unless the database is the embedded one.</summary>
    private const string DemoPassword = "modules/KetNghia.Directory/Contracts/Demo/DemoPeople.cs";

    /// <summary>Time codes are HMAC-SHA-1 by their standard.</summary>
    private const string TimeCodes = "modules/KetNghia.Administration/SecondFactors/TimeCodes.cs";

    [Fact]
    public void LogMessages_InTheSource_AreListed()
    {
        var written = SourceRules.Code().SelectMany(file => Template().Matches(string.Join('\n', file.Lines)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        written.Count.ShouldBeGreaterThan(10);
        Cells("## Log").ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void Cryptography_InTheSource_IsListed()
    {
        var used = SourceRules.Code().Where(file => file.Lines.Any(line => Crypto().IsMatch(line))).Select(file => file.Path).ToList();

        Cells("## Cryptography").SelectMany(cell => cell.Split(", ")).ShouldBe(used, ignoreOrder: true);
    }

    [Fact]
    public void Cryptography_WeakOrHomeMade_IsNotUsed() =>
        SourceRules.Code().SelectMany(file => file.Lines.Where(line => Weak().IsMatch(line)).Select(line => $"{file.Path}: {line.Trim()}"))
            .Where(use => !use.StartsWith(TimeCodes + ": ", StringComparison.Ordinal) || !use.Contains("SHA1", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Secrets_InTheRepository_AreNotKept()
    {
        var files = Repository.Files("*.json", "*.yml", "*.yaml", "*.conf", "*.service", "*.props", "*.targets", "*.csproj", "*.sh", "*.cs", "*.cshtml", "*.md", "*.env")
            .Where(path => path != DemoPassword && !path.StartsWith("test/", StringComparison.Ordinal) && !path.EndsWith("packages.lock.json", StringComparison.Ordinal) && !path.EndsWith("package-lock.json", StringComparison.Ordinal)).ToList();

        files.Count.ShouldBeGreaterThan(200);
        files.SelectMany(path => Secret().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}")).ShouldBeEmpty();
        Repository.Files("*.pfx", "*.p12", "*.key", "*.pem", "id_rsa*", ".env*").ShouldBeEmpty();
    }

    [Fact]
    public void Arithmetic_InEveryProject_IsChecked()
    {
        Repository.Read("common.props").ShouldContain("<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>");
        SourceRules.Code().Where(file => file.Lines.Any(line => Unchecked().IsMatch(line))).Select(file => file.Path).ShouldBeEmpty();
    }

    /// <summary>The text in back quotes of the first column of the table under a heading.</summary>
    private static List<string> Cells(string heading) =>
        [.. Repository.Lines(Document).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => FirstCell().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value.Replace("`", "", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\| (`[^|]+`) \|")]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"(?:LoggerMessage\(|\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\()[^""\n]*""([^""]+)""")]
    private static partial Regex Template();

    [GeneratedRegex(@"System\.Security\.Cryptography|\bIDataProtect(ion|or)|\bAddDataProtection\b|\bIPasswordHasher\b|\bPasswordHasherOptions\b")]
    private static partial Regex Crypto();

    [GeneratedRegex(@"\b(MD5|SHA1|HMACMD5|HMACSHA1|DES|TripleDES|RC2|RijndaelManaged|Aes\w*|ChaCha20\w*|CipherMode|RSA\w*|ECDsa\w*|DSA|Rfc2898DeriveBytes|HKDF)\b(?!_)")]
    private static partial Regex Weak();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|(?i:\b(password|pwd|secret|apikey|api_key|token)\b\s*[=:]\s*[""']?(?!\$|\{|<|…|null|string|await|new)[A-Za-z0-9+/_-]{16,}[""'])")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\bunchecked\b")]
    private static partial Regex Unchecked();
}
