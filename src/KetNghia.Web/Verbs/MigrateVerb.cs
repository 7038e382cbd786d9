using KetNghia.Data;

namespace KetNghia.Web.Verbs;

internal sealed class MigrateVerb : IVerb
{
    public string Name => "migrate";

    public string Usage => "migrate                 bring the database up to date and seed what every installation needs";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        }

        await app.Services.GetRequiredService<SeedRunner>().SeedAsync(cancellationToken);
        terminal.Out.WriteLine("migrated");
        return 0;
    }
}
