using KetNghia.Directory.Contracts.Extending;
using KetNghia.Web.Backups;
using KetNghia.Web.Hosting;
using KetNghia.Web.Localization;
using KetNghia.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KetNghia.Web;

/// <summary>What belongs to the host itself: the home "Việc của tôi".</summary>
internal sealed class WebModule : IKetNghiaModule
{
    public string Name => "Web";

    public Type TextResource => typeof(WebResource);

    public IEnumerable<MenuItem> Menu =>
    [
        new("Home", "home", "", "/Index", MenuGroup.Work, 0, null, WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor) { PhonePlace = 1 },
    ];

    public IEnumerable<JobSchedule> Schedules =>
    [
        new(BackupJob.Name, "0 30 1 * * ?", BackupJob.Name),
        new(PurgeJob.Name, "0 45 2 * * ?", PurgeJob.Name),
        new(VerifyJob.Name, "0 0 3 * * ?", VerifyJob.Name),
    ];

    public IEnumerable<SettingDefinition> Settings => [.. KeepingSettings.Definitions, .. ExportSettings.Definitions];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MenuLinks>();
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section);
        services.AddSingleton<BackupProof>();
        services.AddJob<BackupJob>();
        services.AddScoped<HomeWork>();
        services.AddScoped<Shell>();
        services.AddSingleton<IUrlHelperFactory, PageLinks>();
        services.AddScoped<ShellFilter>();
        services.Configure<MvcOptions>(o => o.Filters.AddService<ShellFilter>());
    }
}
