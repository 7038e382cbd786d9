using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Steps;

public static class StepRegistration
{
    /// <summary>Makes the table known to whoever reads all of them: the tests of tables, the catalogue.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services, IStepTable table) => services.AddSingleton(table);
}
