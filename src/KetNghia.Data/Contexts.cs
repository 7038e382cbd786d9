namespace KetNghia.Data;

public sealed class SqliteKetNghiaDbContext : KetNghiaDbContext
{
    /// <summary>Every save is a transaction, also that of one row: it waits its turn at the gate of writers.</summary>
    public SqliteKetNghiaDbContext(DbContextOptions<SqliteKetNghiaDbContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override bool KeepsConnection => true;
}

public sealed class MySqlKetNghiaDbContext(DbContextOptions<MySqlKetNghiaDbContext> options) : KetNghiaDbContext(options)
{
    /// <summary>Exact comparison everywhere, as SQLite does: search uses folded columns, order uses sort keys.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasCharSet("utf8mb4").UseCollation("utf8mb4_bin");
        base.OnModelCreating(modelBuilder);
    }
}
