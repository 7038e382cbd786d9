using Microsoft.Extensions.Options;

namespace KetNghia.Web.Verbs;

internal sealed class CatalogueVerb : IVerb
{
    public string Name => "catalogue";

    public string Usage => "catalogue FOLDER        write permissions, errors, actions, settings, jobs, steps and measures as documents";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        if (args is not [var folder])
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        System.IO.Directory.CreateDirectory(folder);
        var jobs = app.Services.GetRequiredService<IOptions<JobOptions>>().Value.Registry;
        await using var scope = app.Services.CreateAsyncScope();
        var measures = scope.ServiceProvider.GetRequiredService<IMeasures>().All;
        foreach (var (name, text) in Catalogue.Files(app.Services.GetRequiredService<ModuleSet>(), jobs, app.Services.GetServices<IStepTable>(), measures))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        }

        return 0;
    }
}
