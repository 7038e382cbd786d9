using KetNghia.Imports.Localization;
using KetNghia.Imports.Runs;
using KetNghia.Imports.Sheets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Imports;

/// <summary>Lists of other modules read from spreadsheets: looked at first, written whole, taken back.</summary>
public sealed class ImportsModule : IKetNghiaModule
{
    public string Name => "Imports";

    public Type TextResource => typeof(ImportsResource);

    public IEnumerable<MenuItem> Menu =>
    [
        new("Imports", "file-spreadsheet", "Imports", "/Index", MenuGroup.System, 30, ImportsPermissions.Use, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor),
    ];

    public IEnumerable<PermissionDefinition> Permissions => ImportsPermissions.Definitions;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ImportSheet>();
        services.AddScoped<ImportCatalogue>();
        services.AddScoped<ImportAppService>();
        services.AddScoped<ImportQueries>();
        services.AddScoped<ImportNotices>();
        services.AddScoped<ImportFailures>();
        services.AddScoped<ImportChecker>();
        services.AddScoped<ImportEnds>();
        services.AddScoped<ImportWriter>();
        services.AddScoped<ImportUndoer>();
        services.AddJob<ImportJob>();
    }
}
