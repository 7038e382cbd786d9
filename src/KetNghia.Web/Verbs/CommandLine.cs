using System.Reflection;

namespace KetNghia.Web.Verbs;

/// <summary>Where a verb answers.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Messages about it.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>That of the process.</summary>
    public static Terminal Own { get; } = new(Console.Out, Console.Error);
}

/// <summary>One verb of the executable: prints what was asked for, and messages apart, and returns the exit code.</summary>
internal interface IVerb
{
    /// <summary>The first argument, for example <c>verify</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>help</c>.</summary>
    string Usage { get; }

    Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken);
}

internal static class CommandLine
{
    /// <summary>Runs a verb on a built but not started host, or serves when there is none.</summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], bool, WebApplication> build, Terminal terminal)
    {
        var name = args.FirstOrDefault(a => !a.StartsWith('-') && !a.Contains('='));
        if (name is null)
        {
            await Hosting.Server.RunAsync(build(args, true));
            return 0;
        }

        var verbs = Assembly.GetExecutingAssembly().GetTypes()
            .Where(t => typeof(IVerb).IsAssignableFrom(t) && !t.IsInterface)
            .Select(t => (IVerb)Activator.CreateInstance(t)!)
            .ToDictionary(v => v.Name);
        if (!verbs.TryGetValue(name, out var verb) || verb is HelpVerb)
        {
            var output = verb is HelpVerb ? terminal.Out : terminal.Error;
            foreach (var known in verbs.Values.OrderBy(v => v.Name, StringComparer.Ordinal))
            {
                await output.WriteLineAsync(known.Usage);
            }

            return verb is HelpVerb ? 0 : 2;
        }

        await using var app = build([], false);
        return await verb.RunAsync(app, [.. args.Skip(1)], terminal, CancellationToken.None);
    }
}
