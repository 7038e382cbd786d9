using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KetNghia.Mutation;

/// <summary>An edit that breaks a rule of scoring.</summary>
/// <param name="File">Under <see cref="RuleBreaks.Source"/>.</param>
internal sealed record RuleBreak(string Rule, string File, string Before, string After);

/// <summary>
/// Breaks every rule of scoring, one at a time and as <c>rule-breaks.txt</c> says, asks the tests that show the rules, and writes down which of
/// them noticed: the table at the end of <c>etc/docs/scoring.md</c>.
/// </summary>
internal sealed class RuleBreaks(string root)
{
    public const string Source = "modules/KetNghia.Emulation/Scoring";

    private const string Heading = "## What breaks a rule, and which test notices";
    private const int Named = 3;

    /// <returns>0 when every break was noticed.</returns>
    public int Run()
    {
        var breaks = Read(File.ReadAllLines(Path.Combine(root, "test", "KetNghia.Mutation", "rule-breaks.txt")));
        var workshop = new Workshop(root);
        workshop.Empty();
        var assemblies = Compile(breaks, Path.Combine(workshop.Folder, "..", "work"));
        var found = Ask(workshop.Folder, assemblies);
        if (found[0].Length > 0)
        {
            throw new InvalidOperationException($"Fails without any change: {string.Join(", ", found[0])}");
        }

        Write(breaks, found[1..]);
        var silent = breaks.Zip(found[1..]).Where(b => b.Second.Length == 0).ToList();
        silent.ForEach(b => Console.WriteLine($"  not noticed: {b.First.Rule} {b.First.File}  {OneLine(b.First.Before)}  →  {OneLine(b.First.After)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{breaks.Count} breaks of {breaks.DistinctBy(b => b.Rule).Count()} rules, {silent.Count} not noticed"));
        return silent.Count == 0 ? 0 : 1;
    }

    /// <summary>A line with rule and file, then the lines that stand there behind <c>-</c> and those in their place behind <c>+</c>.</summary>
    public static List<RuleBreak> Read(IEnumerable<string> lines)
    {
        List<RuleBreak> breaks = [];
        var isBegun = false;
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] is not ('-' or '+'))
            {
                breaks.Add(new RuleBreak(line.Split(' ')[0], line.Split(' ')[1], "", ""));
                isBegun = true;
                continue;
            }

            var last = breaks[^1];
            breaks[^1] = line[0] == '-'
                ? last with { Before = isBegun ? line[1..] : $"{last.Before}\n{line[1..]}" }
                : last with { After = last.After.Length == 0 ? line[1..] : $"{last.After}\n{line[1..]}" };
            isBegun = false;
        }

        return breaks;
    }

    /// <returns>The module without a change, then with each break.</returns>
    private List<string> Compile(List<RuleBreak> breaks, string folder)
    {
        var project = Path.Combine(root, "modules", "KetNghia.Emulation", "KetNghia.Emulation.csproj");
        var read = CSharpCommandLineParser.Default.Parse(Compiler.Arguments(project), Path.GetDirectoryName(project), sdkDirectory: null);
        var trees = read.SourceFiles.ToDictionary(f => Path.GetFullPath(f.Path), f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), read.ParseOptions, f.Path, Encoding.UTF8));
        var whole = Generated(read, CSharpCompilation.Create("KetNghia.Emulation", trees.Values, read.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)), read.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)));
        Directory.CreateDirectory(folder);
        var made = breaks.Prepend(null).Index().AsParallel().AsOrdered().Select(of => Make(of.Item, Path.GetFullPath(Path.Combine(folder, $"{of.Index}.dll")))).ToList();
        var wrong = made.Where(m => m.Fault is not null).Select(m => m.Fault).ToList();
        return wrong.Count == 0 ? [.. made.Select(m => m.Assembly)] : throw new InvalidOperationException(string.Join('\n', wrong));

        (string Assembly, string? Fault) Make(RuleBreak? of, string path)
        {
            var changed = whole;
            if (of is not null)
            {
                var tree = trees[Path.GetFullPath(Path.Combine(root, Source, of.File))];
                changed = whole.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Replaced(tree.ToString(), of), read.ParseOptions, tree.FilePath, Encoding.UTF8));
            }

            var result = changed.Emit(path, manifestResources: read.ManifestResources);
            return (path, result.Success ? null : $"{of?.Rule} {of?.Before}: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }

    /// <summary>With the other half of its partial methods, as the build has them. Pages are left out: no rule stands there.</summary>
    private static Compilation Generated(CommandLineArguments read, CSharpCompilation written)
    {
        var path = read.AnalyzerReferences.Select(r => r.FilePath).Single(file => Path.GetFileName(file) == "System.Text.RegularExpressions.Generator.dll");
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(path).GetType("System.Text.RegularExpressions.Generator.RegexGenerator", throwOnError: true)!)!;
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)read.ParseOptions).RunGeneratorsAndUpdateCompilation(written, out var whole, out _);
        return whole;
    }

    private static string Replaced(string text, RuleBreak of) => text.Split(of.Before) is [var before, var after]
        ? before + of.After + after
        : throw new InvalidOperationException($"{of.Rule}: \"{of.Before}\" does not stand once in {of.File}.");

    /// <returns>The tests that failed, for each assembly.</returns>
    private static List<string[]> Ask(string folder, List<string> assemblies)
    {
        var list = Path.Combine(folder, "..", "rules.txt");
        File.WriteAllLines(list, assemblies);
        var output = Compiler.Start(
            "dotnet", folder, "exec", "--depsfile", Path.Combine(folder, "KetNghia.Tests.deps.json"), "--runtimeconfig", Path.Combine(folder, "KetNghia.Tests.runtimeconfig.json"),
            Path.Combine(folder, "KetNghia.Mutation.dll"), "rules-child", folder, list);
        var found = output.Split('\n').Where(l => l.StartsWith(Worker.Mark, StringComparison.Ordinal)).Select(l => l[Worker.Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return found.Count == assemblies.Count ? found : throw new InvalidOperationException(output);
    }

    private void Write(List<RuleBreak> breaks, List<string[]> found)
    {
        var path = Path.Combine(root, "etc", "docs", "scoring.md");
        var page = File.ReadAllText(path);
        var text = new StringBuilder(page[..page.IndexOf(Heading, StringComparison.Ordinal)]).Append(Heading)
            .Append("\n\nWritten by `etc/scripts/break-rules`, which makes each edit and asks the tests.\n\n| Rule | Where | What stands there → what breaks it | Noticed by |\n|---|---|---|---|\n");
        foreach (var (of, tests) in breaks.Zip(found))
        {
            var more = tests.Length > Named ? $" and {tests.Length - Named} more" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {of.Rule} | {of.File} | {Code(of.Before)} → {(of.After.Trim().Length == 0 ? "nothing" : Code(of.After))} | {string.Join(", ", tests.Take(Named))}{more} |\n");
        }

        File.WriteAllText(path, text.ToString());
    }

    private static string Code(string text) => $"`{OneLine(text).Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string OneLine(string text) => string.Join(' ', text.Split('\n').Select(l => l.Trim()));
}
