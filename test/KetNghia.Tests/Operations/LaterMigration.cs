using System.Reflection;
using KetNghia.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KetNghia.Tests.Operations;

/// <summary>
/// What the next release may bring: a column with a value for the rows that are there, an index, a wider column. The last has
/// SQLite build the table anew and move its rows.
/// </summary>
internal abstract class LaterMigration : Migration
{
    public const string Id = "29990101000000_Later";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Later", "Pair_Pairings", maxLength: 20, nullable: false, defaultValue: "cũ");
        migrationBuilder.CreateIndex("IX_Pair_Pairings_Later", "Pair_Pairings", ["TenantId", "Later"]);
        migrationBuilder.Sql("UPDATE Pair_Pairings SET Later = 'đã chuyển' WHERE Later = 'cũ'");
        migrationBuilder.AlterColumn<string>("FullName", "Adm_Accounts", maxLength: 400, nullable: false, oldClrType: typeof(string), oldMaxLength: 100);
    }

    /// <summary>The model of today, which the snapshot beside the migrations holds.</summary>
    protected override void BuildTargetModel(ModelBuilder modelBuilder)
    {
        var snapshot = LaterToo.Of(GetType().GetCustomAttribute<DbContextAttribute>()!.ContextType).OfType(typeof(ModelSnapshot)).Single();
        snapshot.GetMethod("BuildModel", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(Activator.CreateInstance(snapshot), [modelBuilder]);
    }
}

[DbContext(typeof(SqliteKetNghiaDbContext))]
[Migration(Id)]
internal sealed class LaterOnSqlite : LaterMigration;

[DbContext(typeof(MySqlKetNghiaDbContext))]
[Migration(Id)]
internal sealed class LaterOnMySql : LaterMigration;

/// <summary>The product's migrations and, after them, the one of the test.</summary>
internal sealed class LaterToo(ICurrentDbContext current) : IMigrationsAssembly
{
    private readonly Type _context = current.Context.GetType();

    public IReadOnlyDictionary<string, TypeInfo> Migrations => new SortedList<string, TypeInfo>(
        Of(_context).OfType(typeof(Migration)).Append(_context == typeof(SqliteKetNghiaDbContext) ? typeof(LaterOnSqlite) : typeof(LaterOnMySql))
            .ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, t => t.GetTypeInfo()),
        StringComparer.Ordinal);

    public ModelSnapshot? ModelSnapshot => (ModelSnapshot)Activator.CreateInstance(Of(_context).OfType(typeof(ModelSnapshot)).Single())!;

    public Assembly Assembly => _context.Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(id => id == nameOrId || id.EndsWith("_" + nameOrId, StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    internal static IEnumerable<Type> Of(Type context) => context.Assembly.GetTypes().Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context);
}

internal static class TypeChoice
{
    public static IEnumerable<Type> OfType(this IEnumerable<Type> types, Type kind) => types.Where(t => kind.IsAssignableFrom(t) && !t.IsAbstract);
}
