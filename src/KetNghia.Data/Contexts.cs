using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Data;

public sealed class SqliteKetNghiaDbContext(DbContextOptions<SqliteKetNghiaDbContext> options) : KetNghiaDbContext(options);

public sealed class MySqlKetNghiaDbContext(DbContextOptions<MySqlKetNghiaDbContext> options) : KetNghiaDbContext(options)
{
    /// <summary>Exact comparison everywhere, as SQLite does: search uses folded columns, order uses sort keys.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasCharSet("utf8mb4").UseCollation("utf8mb4_bin");
        base.OnModelCreating(modelBuilder);
    }
}
