using System.Text.RegularExpressions;

namespace KetNghia.ArchitectureTests;

/// <summary>The table of OWASP ASVS 5.0 (levels 1 and 2) claims nothing that no test or document shows.</summary>
public sealed partial class SecurityChecklist
{
    private static readonly string[] States = ["proven", "partly", "documented", "deployment", "open"];

    private static readonly IReadOnlyList<string[]> Rows = [.. Repository.Lines("etc/docs/asvs.csv").Skip(1).Where(line => line.Length > 0).Select(Cells)];

    [Fact]
    public void Table_Always_HoldsEveryRequirementOnce()
    {
        Rows.Count.ShouldBe(197);
        Rows.Select(row => row[0]).ShouldBeUnique();
        Rows.ShouldAllBe(row => row.Length == 6 && States.Contains(row[3]));
    }

    [Fact]
    public void Proofs_OfTests_NameAnExistingTest()
    {
        var tests = Repository.Files("*.cs").Where(path => path.StartsWith("test/", StringComparison.Ordinal))
            .SelectMany(path => Names(Repository.Read(path))).ToHashSet();

        var missing = Rows.Where(row => row[3] is "proven" or "partly")
            .SelectMany(row => row[4].Split(' ').Select(proof => (Id: row[0], Proof: proof)))
            .Where(claim => !tests.Contains(claim.Proof))
            .Select(claim => $"{claim.Id}: {claim.Proof}");

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Proofs_OfDocuments_NameAnExistingFile()
    {
        Rows.Where(row => row[3] is "documented" or "deployment")
            .Where(row => !File.Exists(Path.Combine(Repository.Root, row[4])))
            .Select(row => $"{row[0]}: {row[4]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Open_Requirements_ClaimNothing() => Rows.Where(row => row[3] == "open" && row[4].Length > 0).Select(row => row[0]).ShouldBeEmpty();

    private static IEnumerable<string> Names(string source)
    {
        var type = TestClass().Match(source).Groups[1].Value;
        return TestMethod().Matches(source).Select(match => type + "." + match.Groups[1].Value);
    }

    private static string[] Cells(string line) =>
        [.. Cell().Matches(line).Select(match => match.Groups[1].Success ? match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups[2].Value)];

    [GeneratedRegex(@"public (?:sealed )?(?:partial )?class (\w+)")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+_\w+_\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Cell();
}
