using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Modules;

/// <summary>The index of a module: everything it contributes to the host is named here. Read this first.</summary>
public interface IKetNghiaModule
{
    string Name { get; }

    /// <summary>Marker class of the module's resx pair; holds its errors, permissions, actions and menu texts.</summary>
    Type? TextResource => null;

    IEnumerable<PermissionDefinition> Permissions => [];

    IEnumerable<MenuItem> Menu => [];

    IEnumerable<SettingDefinition> Settings => [];

    IEnumerable<JobSchedule> Schedules => [];

    void ConfigureServices(IServiceCollection services, IConfiguration configuration);

    void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}

/// <summary>The modules of this deployable, in order of dependency.</summary>
public sealed class ModuleSet(IReadOnlyList<IKetNghiaModule> all)
{
    public IReadOnlyList<IKetNghiaModule> All { get; } = all;
}
