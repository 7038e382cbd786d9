using System.Diagnostics;

namespace KetNghia.Mutation;

/// <summary>The other end of a <see cref="Child"/>, which is started again whenever a mutant has ended it.</summary>
internal sealed class Worker(string folder, IReadOnlyList<string> assemblies, IReadOnlyList<string> tests, int fromStart = -1) : IDisposable
{
    /// <summary>Begins each line of the child that is meant for the parent.</summary>
    public const string Mark = "@@";

    private Process? _process;

    public HashSet<int> ReachedAtStart { get; private set; } = [];

    public void Send(string line)
    {
        if (_process is null or { HasExited: true })
        {
            Start();
        }

        _process!.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <returns>Empty when the process has ended.</returns>
    public string[] Answer()
    {
        while (_process!.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                return line[Mark.Length..].Split(' ');
            }
        }

        return [];
    }

    public Verdict Try(Mutant mutant, IReadOnlyList<string> names)
    {
        for (var isLast = false; ; isLast = true)
        {
            switch (Ask(mutant, names))
            {
                case ["killed", _, var test]:
                    return new Verdict(mutant, Outcome.Killed, test);
                case ["survived", _]:
                    return new Verdict(mutant, Outcome.Survived, null);
                case ["stuck", _, var test]:
                    Stop();
                    return new Verdict(mutant, Outcome.Stuck, test);
                case ["spoilt", _, var test] when isLast:
                    Stop();
                    return new Verdict(mutant, Outcome.Killed, test);
                case [] when isLast || fromStart >= 0:
                    Stop();
                    return new Verdict(mutant, Outcome.Stuck, null);
                default:
                    Stop();
                    break;
            }
        }
    }

    /// <returns>Empty when the process has ended.</returns>
    private string[] Ask(Mutant mutant, IReadOnlyList<string> names)
    {
        try
        {
            Send((fromStart < 0 ? $"try {mutant.Id} " : "fresh ") + string.Join(' ', names));
            return Answer();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return [];
        }
    }

    public void Dispose() => Stop();

    private void Start()
    {
        Stop();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "exec", "--depsfile", Path.Combine(folder, "KetNghia.Tests.deps.json"), "--runtimeconfig", Path.Combine(folder, "KetNghia.Tests.runtimeconfig.json"),
            Path.Combine(folder, "KetNghia.Mutation.dll"), "child", folder, string.Join(',', assemblies), string.Join(',', tests), fromStart.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["KETNGHIA_TEST_MYSQL"] = "";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        var log = Path.Combine(Path.GetDirectoryName(folder)!, "child.log");
        _process.ErrorDataReceived += (_, line) => File.AppendAllText(log, line.Data + "\n");
        _process.BeginErrorReadLine();
        for (var words = Answer(); words is not ["ready"] and not []; words = Answer())
        {
            ReachedAtStart = words is ["started", .. var reached] ? MutationRun.Ids(reached) : ReachedAtStart;
        }
    }

    /// <summary>What an ended process leaves in memory is cleared away after it.</summary>
    private void Stop()
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(10_000))
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
        }

        foreach (var scratch in new[] { "/dev/shm", Path.GetTempPath() }.Select(p => Path.Combine(p, $"ketnghia-tests-{_process.Id}")).Where(Directory.Exists))
        {
            Directory.Delete(scratch, recursive: true);
        }

        _process.Dispose();
        _process = null;
    }
}
