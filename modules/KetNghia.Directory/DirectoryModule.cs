using KetNghia.Directory.Api;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Directory.Contracts.Imports;
using KetNghia.Directory.Hubs;
using KetNghia.Directory.Imports;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Seeding;
using KetNghia.Directory.Units;
using KetNghia.Imports.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Directory;

/// <summary>Administrative units and parties as dated versions with successions.</summary>
public sealed class DirectoryModule : IKetNghiaModule
{
    private static readonly WorkspaceKind[] Everywhere = [WorkspaceKind.Locality, WorkspaceKind.Province, WorkspaceKind.Sponsor];

    public string Name => "Directory";

    public Type TextResource => typeof(DirectoryResource);

    public IEnumerable<PermissionDefinition> Permissions => DirectoryPermissions.Definitions;

    public IEnumerable<MenuItem> Menu =>
    [
        new("Parties", "building", "Directory", "/Parties/Index", MenuGroup.System, 10, DirectoryPermissions.Parties.View, Everywhere),
        new("Units", "map-pin", "Directory", "/Units/Index", MenuGroup.System, 20, DirectoryPermissions.Units.View, Everywhere),
    ];

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<UnitLookup>();
        services.AddScoped<IUnitLookup>(p => p.GetRequiredService<UnitLookup>());
        services.AddScoped<PartyLookup>();
        services.AddScoped<IParties>(p => p.GetRequiredService<PartyLookup>());
        services.AddScoped<ISpellings>(p => p.GetRequiredService<PartyLookup>());
        services.AddScoped<IPartyLookup>(p => p.GetRequiredService<PartyLookup>());
        services.AddRecord<AdminUnit, UnitRecords>();
        services.AddRecord<Party, PartyRecords>();
        services.AddScoped<UnitQueries>();
        services.AddScoped<PartyQueries>();
        services.AddScoped<HubQueries>();
        services.AddScoped<PartyAppService>();
        services.AddScoped<KnownParties>();
        services.AddScoped<PartySuccessions>();
        services.AddScoped<IDirectoryProvisioning, DirectoryProvisioning>();
        services.AddSingleton<IDemoAccounts, DemoPeople>();
        services.AddScoped<ImportPlaces>();
        services.AddScoped<ImportCodes>();
        services.AddScoped<DemoPlaces>();
    }
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        UnitEndpoints.Map(endpoints);
        PartyEndpoints.Map(endpoints);
    }
}
