using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Lists;

public static class ListRegistration
{
    internal static IServiceCollection AddKetNghiaLists(this IServiceCollection services) => services
        .AddScoped<SavedViews>().AddScoped<ListServices>().AddScoped<KeptLists>();
}
