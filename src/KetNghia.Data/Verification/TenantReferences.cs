using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Data.Verification;

/// <summary>
/// I15: no reference crosses a tenant. Asks the database itself for its foreign keys: each one between tenant-owned
/// tables must carry the tenant on both ends. On SQLite the rows are checked against them as well.
/// </summary>
internal sealed class TenantReferences(KetNghiaDbContext db, DatabaseOptions options) : Invariant(db)
{
    private const string MySqlKeys = """
        SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
        FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
        """;

    private const string SqliteKeys = """
        SELECT m.name, m.name || '#' || f.id, f."from", f."table", f."to"
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    public override string Id => "I15";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var isOwned = Db.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)).Select(t => t.GetTableName()!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var key in keys.GroupBy(k => k.Name).Where(k => isOwned.Contains(k.First().Table) && isOwned.Contains(k.First().Target)))
        {
            report.Count();
            if (!key.Any(k => k.Column == nameof(ITenantOwned.TenantId) && k.TargetColumn == nameof(ITenantOwned.TenantId)))
            {
                report.Fail($"{key.First().Table} → {key.First().Target} ({key.Key}) does not carry the tenant");
            }
        }

        foreach (var missing in ExpectedKeys().Where(e => !keys.Any(k => Same(k.Table, e.Table) && Same(k.Column, e.Column) && Same(k.Target, e.Target))))
        {
            report.Fail($"{missing.Table}.{missing.Column} → {missing.Target} is not in the database");
        }

        if (options.Provider == DatabaseProvider.Sqlite)
        {
            foreach (var row in await ReadAsync("PRAGMA foreign_key_check", r => $"{r.GetString(0)} row {r.GetValue(1)} → {r.GetString(2)}", cancellationToken))
            {
                report.Fail(row);
            }
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Table, string Column, string Target)> ExpectedKeys() => Db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys())
        .Select(k => (k.DeclaringEntityType.GetTableName()!, Column(k), k.PrincipalEntityType.GetTableName()!));

    private static string Column(IForeignKey key) =>
        key.Properties[^1].GetColumnName(StoreObjectIdentifier.Create(key.DeclaringEntityType, StoreObjectType.Table)!.Value)!;

    private Task<List<Key>> KeysAsync(CancellationToken cancellationToken) => ReadAsync(
        options.Provider == DatabaseProvider.Sqlite ? SqliteKeys : MySqlKeys,
        r => new Key(r.GetString(0), r.GetString(0) + "." + r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? "" : r.GetString(4)),
        cancellationToken);

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await Db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private sealed record Key(string Table, string Name, string Column, string Target, string TargetColumn);
}
