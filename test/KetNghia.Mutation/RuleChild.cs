using System.Reflection;
using System.Runtime.Loader;

namespace KetNghia.Mutation;

/// <summary>The process in which the tests of scoring meet the module as each break left it; it stands in the tests' own folder.</summary>
internal static class RuleChild
{
    private const string Space = "KetNghia.Tests.Emulation.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Classes whose tests name their rules; a minus leaves out what starts the product.</summary>
    private static readonly string[] Asked = [Space + "RulesOf", Space + "FormulaTests", Space + "RubricCheckTests", "-" + Space + "RubricCheckTests.Verb"];

    /// <param name="args">Folder, and the file that lists the assemblies.</param>
    public static int Run(string[] args)
    {
        foreach (var assembly in File.ReadAllLines(args[1]))
        {
            var context = new Broken(args[0], assembly);
            using (var tests = new TestAssembly(context.LoadFromAssemblyPath(Path.Combine(args[0], "KetNghia.Tests.dll")), Space))
            {
                var failed = tests.Find(Asked).Where(t => tests.Run(t, Patience) is not null).Select(t => $"{t.Class.Name}.{t.Method.Name}").Distinct();
                Console.WriteLine(Worker.Mark + string.Join(' ', failed));
            }

            context.Unload();
        }

        return 0;
    }

    /// <summary>The tests and the broken module are its own, everything else is shared.</summary>
    private sealed class Broken(string folder, string module) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => name.Name switch
        {
            "KetNghia.Emulation" => LoadFromAssemblyPath(module),
            "KetNghia.Tests" => LoadFromAssemblyPath(Path.Combine(folder, "KetNghia.Tests.dll")),
            _ => null,
        };
    }
}
