using KetNghia.Emulation.Scoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation;

/// <summary>Thi đua: what rubrics compute of what is known of a subject.</summary>
public sealed class EmulationModule : IKetNghiaModule
{
    public string Name => "Emulation";

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IScoring, ScoringCase>();
}
