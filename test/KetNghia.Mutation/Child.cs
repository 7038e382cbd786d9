using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace KetNghia.Mutation;

/// <summary>
/// The process in which tests run: it stands in the tests' own folder, keeps their hosts for all mutants, and says line by
/// line what it finds. It ends itself when a mutant hangs or leaves the hosts spoilt; the parent starts the next one.
/// </summary>
internal sealed class Child
{
    public const int Hung = 3;
    public const int Spoilt = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestAssembly _tests;
    private readonly List<(FieldInfo Active, bool[] Reached)> _switches;

    private Child(string folder, string[] assemblies)
    {
        _switches = [.. assemblies.Select(a => Assembly.LoadFrom(Path.Combine(folder, a + ".dll")).GetType("Mutants_" + a.Replace('.', '_'), throwOnError: true)!)
            .Select(t => (t.GetField("Active")!, (bool[])t.GetField("Reached")!.GetValue(null)!))];
        _tests = new TestAssembly(Assembly.LoadFrom(Path.Combine(folder, "KetNghia.Tests.dll")));
    }

    /// <param name="args">Folder, mutated assemblies, patterns of test classes, a mutant that is on from the start or -1.</param>
    public static int Run(string[] args)
    {
        var child = new Child(args[0], args[1].Split(','));
        var from = int.Parse(args[3], CultureInfo.InvariantCulture);
        child.Turn(from);
        var classes = args[2].Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (status, line) = (0, "");
        if (from < 0)
        {
            child.WarmUp(classes);
        }

        Say("ready");
        while (status == 0 && (line = Console.ReadLine()) is not null and not "end")
        {
            var words = line.Split(' ');
            status = words[0] switch
            {
                "survey" => child.Survey(classes),
                "fresh" => child.Try(from, words[1..], fresh: true),
                _ => child.Try(int.Parse(words[1], CultureInfo.InvariantCulture), words[2..], fresh: false),
            };
        }

        child._tests.Dispose();
        return status;
    }

    /// <summary>What a host does once when it starts must not count for the first test.</summary>
    private void WarmUp(string[] classes)
    {
        var withDemo = classes.Any(c => c.Contains("Overviews", StringComparison.Ordinal));
        foreach (var test in _tests.Find(["KetNghia.Tests.TestBase.HostTests.Live", .. withDemo ? ["KetNghia.Tests.Overviews.HomePanelTests.Province_NothingOwed"] : Array.Empty<string>()]))
        {
            _tests.Run(test, Patience * 4);
        }

        Say("started " + Reached());
    }

    private int Survey(string[] classes)
    {
        foreach (var group in _tests.Find(classes).GroupBy(t => t.Class))
        {
            foreach (var test in group)
            {
                Forget();
                var watch = Stopwatch.StartNew();
                var failure = _tests.Run(test, Patience * 2);
                if (failure is not null)
                {
                    Console.Error.WriteLine($"{test.Name} fails without any change: {failure}");
                }

                Say($"test {test.Name} {(failure is null ? watch.ElapsedMilliseconds : -1)} {Reached()}");
            }

            _tests.Leave(group.Key);
        }

        Say("surveyed");
        return 0;
    }

    private int Try(int id, string[] names, bool fresh)
    {
        foreach (var group in _tests.Named(names).GroupBy(t => t.Class))
        {
            foreach (var test in group)
            {
                Turn(id);
                var failure = _tests.Run(test, Patience);
                Turn(fresh ? id : -1);
                if (failure == TestAssembly.NoEnd)
                {
                    Say($"stuck {id} {test.Name}");
                    return Hung;
                }

                if (failure is null)
                {
                    continue;
                }

                _tests.Leave(group.Key);
                var isSound = fresh || _tests.Run(test, Patience) is null;
                _tests.Leave(group.Key);
                Say($"{(isSound ? "killed" : "spoilt")} {id} {test.Name}");
                return isSound ? 0 : Spoilt;
            }

            _tests.Leave(group.Key);
        }

        Say($"survived {id}");
        return 0;
    }

    private void Turn(int id) => _switches.ForEach(s => s.Active.SetValue(null, id));

    private void Forget() => _switches.ForEach(s => Array.Clear(s.Reached));

    private string Reached() => string.Join(',', _switches.SelectMany(s => s.Reached.Index().Where(r => r.Item).Select(r => r.Index)).Distinct());

    private static void Say(string line)
    {
        Console.Out.WriteLine(Worker.Mark + line);
        Console.Out.Flush();
    }
}
