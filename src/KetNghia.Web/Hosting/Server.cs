using KetNghia.Data;

namespace KetNghia.Web.Hosting;

/// <summary>Starts serving: in embedded mode the schema and the seeds are brought up to date first.</summary>
internal static class Server
{
    public static async Task RunAsync(WebApplication app)
    {
        StartupChecks.Run(app);
        var options = app.Services.GetRequiredService<DatabaseOptions>();
        var demo = app.Configuration.GetValue("Demo:Enabled", false);
        if (demo && options.Provider != DatabaseProvider.Sqlite)
        {
            throw new InvalidOperationException("Demo mode runs only on the embedded database.");
        }

        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            StartupChecks.RunKeys(app.Services);
            await app.Services.GetRequiredService<SeedRunner>().SeedAsync(CancellationToken.None);
            if (demo)
            {
                await app.Services.GetRequiredService<SeedRunner>().SeedDemoAsync(CancellationToken.None);
            }
        }
        else
        {
            StartupChecks.RunKeys(app.Services);
        }

        await app.RunAsync();
    }
}
