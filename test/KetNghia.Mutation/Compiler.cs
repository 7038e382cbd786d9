using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KetNghia.Mutation;

/// <summary>Compiles one project once with all its mutants, by the command line its own build uses.</summary>
internal sealed partial class Compiler(string root, string folder)
{
    private const int Rounds = 20;

    /// <returns>The mutants that compile, and the assembly that holds them.</returns>
    public (List<Mutant> Mutants, string Assembly) Compile(string project, IReadOnlyList<string> files, int first)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var switchName = "Mutants_" + name.Replace('.', '_');
        var arguments = Arguments(project);
        var dropped = new HashSet<int>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (mutants, written) = Write(name, switchName, files, first, dropped);
            var output = Run(project, name, arguments, written);
            var faults = Faults(output, written, switchName, dropped);
            if (faults.Count == 0)
            {
                return (mutants, Path.Combine(folder, name + ".dll"));
            }

            var reasons = Error().Matches(output).CountBy(e => e.Groups[4].Value).OrderByDescending(r => r.Value).Take(4).Select(r => $"{r.Key} × {r.Value}");
            Console.WriteLine($"{name}: {faults.Count} changes do not compile and are left out ({string.Join(", ", reasons)})");
            dropped.UnionWith(faults);
        }

        throw new InvalidOperationException($"{name} does not compile after {Rounds} rounds.");
    }

    private static (List<Mutant> Mutants, Dictionary<string, string> Written) Nothing => ([], []);

    private (List<Mutant> Mutants, Dictionary<string, string> Written) Write(string name, string switchName, IReadOnlyList<string> files, int first, HashSet<int> dropped)
    {
        var (mutants, written) = Nothing;
        var next = first;
        foreach (var file in files)
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, file)), new CSharpParseOptions(LanguageVersion.Preview));
            var schemata = new Schemata(file, switchName, () => next++, dropped);
            var changed = schemata.Visit(tree.GetRoot())!;
            mutants.AddRange(schemata.Mutants);
            var path = Path.Combine(folder, name, file.Replace('/', '-'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, changed.ToFullString());
            written[Path.GetFullPath(Path.Combine(root, file))] = path;
        }

        File.WriteAllText(Path.Combine(folder, name, "Switch.cs"), $$"""
            internal static class {{switchName}}
            {
                public static int Active = -1;
                public static readonly bool[] Reached = new bool[{{next + 1}}];
                public static bool Is(int id) { Reached[id] = true; return id == Active; }
            }
            """);
        return (mutants, written);
    }

    /// <summary>What the build would tell the compiler.</summary>
    internal static List<string> Arguments(string project)
    {
        var answer = Start("dotnet", Path.GetDirectoryName(project)!,
            "msbuild", project, "-nologo", "-t:PrepareResources;Compile", "-p:Configuration=Release", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:BuildProjectReferences=false", "-p:NonExistentFile=__always__", "-getItem:CscCommandLineArgs");
        using var read = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..]);
        return [.. read.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!)];
    }

    private string Run(string project, string name, List<string> arguments, Dictionary<string, string> written)
    {
        var directory = Path.GetDirectoryName(project)!;
        var lines = arguments
            .Where(a => !Unwanted().IsMatch(a))
            .Select(a => a[0] == '/' || a[0] == '-' ? a : written.GetValueOrDefault(Path.GetFullPath(Path.Combine(directory, a)), a))
            .Concat([$"/out:{Path.Combine(folder, name + ".dll")}", "/debug-", "/warn:0", "/warnaserror-", "/skipanalyzers+", Path.Combine(folder, name, "Switch.cs")]);
        var response = Path.Combine(folder, name + ".rsp");
        File.WriteAllLines(response, lines.Select(l => l.Contains('"') || !l.Contains(' ') ? l : '"' + l + '"'));
        return Start("dotnet", directory, Path.Combine(Sdk(), "Roslyn", "bincore", "csc.dll"), "/noconfig", "@" + response);
    }

    private static string Sdk()
    {
        var version = Start("dotnet", AppContext.BaseDirectory, "--version").Trim();
        var line = Start("dotnet", AppContext.BaseDirectory, "--list-sdks").Split('\n').First(l => l.StartsWith(version + " ", StringComparison.Ordinal));
        return Path.Combine(line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.IndexOf(']', StringComparison.Ordinal)], version);
    }

    /// <summary>The changes behind the errors: the one around the place, else all of the statement or the member.</summary>
    private static HashSet<int> Faults(string output, Dictionary<string, string> written, string switchName, HashSet<int> dropped)
    {
        var faults = new HashSet<int>();
        var unclear = Nowhere().Matches(output).Select(e => e.Value).ToList();
        foreach (var error in Error().Matches(output).DistinctBy(e => e.Value))
        {
            var path = Path.GetFullPath(error.Groups[1].Value);
            if (!written.ContainsValue(path))
            {
                unclear.Add(error.Value);
                continue;
            }

            var found = Behind(path, Number(error, 2) - 1, Number(error, 3) - 1, switchName, Unassigned().Match(error.Value) is { Success: true } name ? name.Groups[1].Value : null);
            faults.UnionWith(found);
            if (found.Count == 0)
            {
                unclear.Add(error.Value);
            }
        }

        faults.ExceptWith(dropped);
        return faults.Count > 0 || unclear.Count == 0 ? faults : throw new InvalidOperationException(string.Join('\n', unclear.Take(20)));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <param name="unassigned">A variable that has no value here: whatever completes the condition that declares it is to blame.</param>
    private static HashSet<int> Behind(string path, int line, int column, string switchName, string? unassigned)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview));
        var at = tree.GetText().Lines[line].Start + column;
        var token = tree.GetRoot().FindToken(at);
        if (unassigned is not null && token.Parent!.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First() is var member && Completing(member, unassigned, switchName) is { Count: > 0 } guilty)
        {
            return guilty;
        }

        foreach (var node in token.Parent!.AncestorsAndSelf())
        {
            var ids = Switches(node, switchName);
            if (ids.Count > 0 && (node is ConditionalExpressionSyntax or BinaryExpressionSyntax or StatementSyntax or MemberDeclarationSyntax or ParenthesizedExpressionSyntax))
            {
                return node is ConditionalExpressionSyntax { Condition: InvocationExpressionSyntax on } choice && !choice.WhenFalse.Span.Contains(at) ? Switches(on, switchName) : ids;
            }
        }

        return [];
    }

    private static HashSet<int> Completing(SyntaxNode member, string variable, string switchName) =>
    [
        .. member.DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(b => b.Right.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(c => c.Expression.ToString() == switchName + ".Is" && c.Span.Length > b.Right.Span.Length - 6)
                && (b.IsKind(SyntaxKind.LogicalOrExpression) || b.Left.DescendantNodes().OfType<UnaryPatternSyntax>().Any())
                && b.Left.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(d => d.Identifier.ValueText == variable))
            .SelectMany(b => Switches(b.Right, switchName)),
    ];

    private static HashSet<int> Switches(SyntaxNode node, string switchName) =>
        [.. node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(c => c.Expression.ToString() == switchName + ".Is")
            .Select(c => int.Parse(c.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture))];

    internal static string Start(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }

    [GeneratedRegex("^[/-](embed|out|refout|refonly|debug|doc|warn|warnaserror|generatedfilesout|errorreport|pdb|pathmap|sourcelink|deterministic|reportanalyzer)[:+-]?", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    [GeneratedRegex("CS016[59]: .*'(\\w+)'")]
    private static partial Regex Unassigned();

    [GeneratedRegex("^error .*$", RegexOptions.Multiline)]
    private static partial Regex Nowhere();

    [GeneratedRegex(@"^(.+?)\((\d+),(\d+)\): error (CS\d+): .*$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
