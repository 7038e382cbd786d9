using KetNghia.Administration.Contracts;

namespace KetNghia.Web.Verbs;

internal sealed class CreateAdminVerb : IVerb
{
    public string Name => "create-admin";

    public string Usage => "create-admin --user-name X --full-name Y [--email Z] [--force]   first province administrator; prints a one-time password";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (VerbArgs.Filled(args, "--user-name") is not { } userName || VerbArgs.Filled(args, "--full-name") is not { } fullName)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IFirstAdmin>()
            .CreateAsync(userName, fullName, VerbArgs.Filled(args, "--email"), args.Contains("--force"), cancellationToken);
        switch (result.Outcome)
        {
            case FirstAdminOutcome.Created:
                await terminal.Error.WriteLineAsync($"created {userName}; this password works once, for 72 hours, and is not shown again:");
                terminal.Out.WriteLine(result.OneTimePassword);
                return 0;
            case FirstAdminOutcome.AlreadyThere:
                await terminal.Error.WriteLineAsync("the province has an administrator already; add --force to make another");
                return 1;
            case FirstAdminOutcome.NoProvince:
                await terminal.Error.WriteLineAsync("the database is empty: run the verb migrate first");
                return 1;
            default:
                await terminal.Error.WriteLineAsync(result.Reason);
                return 1;
        }
    }
}
