namespace KetNghia.Web.Verbs;

/// <summary>Answered by the command line itself; here so that it stands in the list.</summary>
internal sealed class HelpVerb : IVerb
{
    public string Name => "help";

    public string Usage => "help                    this list; without a verb the system starts and serves";

    public Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken) => Task.FromResult(0);
}
