using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Lists;

public static class ListRegistration
{
    internal static IServiceCollection AddKetNghiaLists(this IServiceCollection services) => services
        .AddScoped<SavedViews>().AddScoped<ListServices>().AddScoped<KeptLists>();

    /// <summary>A list people look at.</summary>
    public static IServiceCollection AddList<TList>(this IServiceCollection services)
        where TList : class, IKeptList => services.AddScoped<TList>().AddScoped<IKeptList>(p => p.GetRequiredService<TList>());

    /// <summary>A list people look at and take along.</summary>
    public static IServiceCollection AddFiledList<TList>(this IServiceCollection services)
        where TList : class, IKeptList, IListExport => services.AddList<TList>().AddScoped<IListExport>(p => p.GetRequiredService<TList>());
}
