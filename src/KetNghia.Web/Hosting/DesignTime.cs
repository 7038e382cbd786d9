using KetNghia.Data;
using Microsoft.EntityFrameworkCore.Design;

namespace KetNghia.Web.Hosting;

/// <summary>For <c>etc/scripts/add-migration</c> only: contexts without a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKetNghiaDbContext>
{
    public SqliteKetNghiaDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteKetNghiaDbContext>)DataServices.Sqlite(DesignTimeServices.Options<SqliteKetNghiaDbContext>(), "Data Source=:memory:").Options);
}

internal sealed class MySqlDesignTime : IDesignTimeDbContextFactory<MySqlKetNghiaDbContext>
{
    public MySqlKetNghiaDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<MySqlKetNghiaDbContext>)DataServices.MySql(
            DesignTimeServices.Options<MySqlKetNghiaDbContext>(), "Server=127.0.0.1", "10.11.0-mariadb").Options);
}

internal static class DesignTimeServices
{
    public static DbContextOptionsBuilder<T> Options<T>()
        where T : DbContext =>
        new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(
            new ServiceCollection().AddSingleton<ModuleSet>(Modules.All).BuildServiceProvider());
}
