using System.Reflection;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using KetNghia.Data;

namespace KetNghia.ArchitectureTests;

/// <summary>The built product: its assemblies and its two models.</summary>
internal static class Product
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Repository.ProductProjects.Keys.Select(name => Assembly.Load(name))];

    public static IReadOnlyList<Assembly> Modules { get; } =
        [.. Repository.ProductProjects.Where(project => project.Value.StartsWith("modules/", StringComparison.Ordinal)).Select(project => Assembly.Load(project.Key))];

    public static IModel SqliteModel { get; } = Model<SqliteKetNghiaDbContext>();

    public static IModel MySqlModel { get; } = Model<MySqlKetNghiaDbContext>();

    /// <summary>Entities of our own; what Identity brings along is host-owned by nature.</summary>
    public static IReadOnlyList<IEntityType> Entities { get; } =
        [.. SqliteModel.GetEntityTypes().Where(type => !type.IsOwned() && type.ClrType.Assembly.GetName().Name!.StartsWith("KetNghia.", StringComparison.Ordinal))];

    public static bool IsTenantOwned(IReadOnlyEntityType type) => typeof(ITenantOwned).IsAssignableFrom(type.ClrType);

    private static IModel Model<T>()
        where T : DbContext
    {
        var factory = Assembly.Load("KetNghia.Web").GetTypes().Single(type => typeof(IDesignTimeDbContextFactory<T>).IsAssignableFrom(type));
        var context = ((IDesignTimeDbContextFactory<T>)Activator.CreateInstance(factory, nonPublic: true)!).CreateDbContext([]);
        return context.GetService<IDesignTimeModel>().Model;
    }
}
