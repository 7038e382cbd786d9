namespace KetNghia.Mutation;

/// <summary>Which files are changed, and which tests are asked.</summary>
internal sealed record Choice(IReadOnlyList<string> Files, IReadOnlyList<string> Tests)
{
    private const string Every = "KetNghia.Tests.";

    public static Choice Of(string root, string[] args)
    {
        var files = new List<string>();
        var tests = new List<string>();
        var without = new List<string>();
        string? since = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--base":
                    since = args[++i];
                    break;
                case "--tests":
                    tests.AddRange(args[++i].Split(',').Select(t => Every + t));
                    break;
                case "--without":
                    without.AddRange(args[++i].Split(',').Select(t => "-" + Every + t));
                    break;
                default:
                    files.AddRange(Expand(root, args[i]));
                    break;
            }
        }

        var chosen = (files.Count > 0 ? files : Changed(root, since ?? "HEAD")).Where(f => IsProduct(f) && File.Exists(Path.Combine(root, f))).Distinct().Order(StringComparer.Ordinal).ToList();
        var asked = tests.Count > 0 ? tests : chosen.SelectMany(f => TestsOf(root, f)).Distinct().Order(StringComparer.Ordinal).ToList();
        return new Choice(chosen, [.. asked, .. without]);
    }

    private static bool IsProduct(string file) =>
        file.EndsWith(".cs", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("modules/", StringComparison.Ordinal))
        && !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.EndsWith("/Program.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Expand(string root, string path)
    {
        var full = Path.Combine(root, path);
        var found = Directory.Exists(full) ? Directory.EnumerateFiles(full, "*.cs", SearchOption.AllDirectories) : [full];
        return found.Select(f => Path.GetRelativePath(root, f)).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Changed(string root, string since) =>
        (Compiler.Start("git", root, "diff", "--name-only", since, "--") + Compiler.Start("git", root, "ls-files", "--others", "--exclude-standard")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The longest beginning of a path in tests.txt decides.</summary>
    private static IEnumerable<string> TestsOf(string root, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(root, "test/KetNghia.Mutation/tests.txt")).Where(l => l.Contains(':') && !l.StartsWith('#')).Select(l => l.Split(':'));
        var best = lines.Where(l => file.StartsWith(l[0].Trim(), StringComparison.Ordinal)).MaxBy(l => l[0].Length)
            ?? throw new InvalidOperationException($"tests.txt has no line for {file}");
        return best[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Every + t);
    }
}
