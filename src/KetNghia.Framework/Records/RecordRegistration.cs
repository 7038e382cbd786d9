using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Records;

public static class RecordRegistration
{
    internal static IServiceCollection AddKetNghiaRecords(this IServiceCollection services) => services
        .AddScoped<RecordServices>().AddScoped<RecordPlaces>().AddScoped<RecordEntryFilter>().Configure<MvcOptions>(o => o.Filters.AddService<RecordEntryFilter>(RecordEntryFilter.Before));

    /// <summary>A kind whose rows are shared by the installation.</summary>
    public static IServiceCollection AddRecord<T, TKind>(this IServiceCollection services)
        where T : class
        where TKind : RecordKind<T> => services.AddScoped<TKind>().AddScoped<RecordKind<T>>(p => p.GetRequiredService<TKind>());

    /// <summary>A kind that localities keep.</summary>
    public static IServiceCollection AddTenantRecord<T, TKind>(this IServiceCollection services)
        where T : class, ITenantOwned
        where TKind : TenantRecordKind<T> => services.AddRecord<T, TKind>()
            .AddScoped<TenantRecordKind<T>>(p => p.GetRequiredService<TKind>());
}
