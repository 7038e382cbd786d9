using Microsoft.Extensions.Options;

namespace KetNghia.Web.Verbs;

internal sealed class CatalogueVerb : IVerb
{
    public string Name => "catalogue";

    public string Usage => "catalogue FOLDER        write permissions, errors, actions, settings and jobs as documents";

    public async Task<int> RunAsync(WebApplication app, string[] args, CancellationToken cancellationToken)
    {
        if (args is not [var folder])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        System.IO.Directory.CreateDirectory(folder);
        foreach (var (name, text) in Catalogue.Files(app.Services.GetRequiredService<ModuleSet>(), app.Services.GetRequiredService<IOptions<JobOptions>>().Value.Registry))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        }

        return 0;
    }
}
