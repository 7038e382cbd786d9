using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace KetNghia.Data;

/// <summary>One INSERT for many rows: names from the model, values as parameters converted as a save converts them.</summary>
internal sealed class BulkWriter(KetNghiaDbContext db, DatabaseOptions options) : IBulkWriter
{
    /// <summary>SQLite looks for each parameter among all of them; a server has to be asked anew for each command.</summary>
    private int MostParameters => options.Provider == DatabaseProvider.Sqlite ? 400 : 4_000;

    public async Task WriteAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        foreach (var kind in rows.GroupBy(r => db.Model.FindEntityType(r.GetType())!).OrderBy(g => Depth(g.Key, [])))
        {
            var table = new Table(kind.Key, db.GetService<ISqlGenerationHelper>());
            foreach (var chunk in kind.Chunk(Math.Max(1, MostParameters / table.Columns)))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
                table.Fill(command, chunk);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>How many kinds of row must stand before this one.</summary>
    private static int Depth(IEntityType type, HashSet<IEntityType> above) => above.Add(type)
        ? 1 + type.GetForeignKeys().Select(k => Depth(k.PrincipalEntityType, [.. above])).DefaultIfEmpty(0).Max()
        : 0;

    private sealed class Table
    {
        private readonly IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> _columns;
        private readonly string _insert;

        public Table(IEntityType type, ISqlGenerationHelper sql)
        {
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            _columns = [.. type.GetProperties().Select(p => p.IsShadowProperty()
                ? throw new NotSupportedException($"{type.ClrType.Name} has a column without a property.")
                : (p, p.GetRelationalTypeMapping()))];
            var names = _columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName(table)!));
            _insert = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", names)}) VALUES ";
        }

        public int Columns => _columns.Count;

        public void Fill(DbCommand command, IReadOnlyList<object> rows)
        {
            var text = new StringBuilder(_insert);
            for (var row = 0; row < rows.Count; row++)
            {
                text.Append(row == 0 ? "(" : ", (");
                for (var column = 0; column < _columns.Count; column++)
                {
                    var (property, mapping) = _columns[column];
                    var name = "@p" + ((row * _columns.Count) + column).ToString(CultureInfo.InvariantCulture);
                    text.Append(column == 0 ? "" : ", ").Append(name);
                    command.Parameters.Add(mapping.CreateParameter(command, name, property.GetGetter().GetClrValue(rows[row]), property.IsNullable));
                }

                text.Append(')');
            }

            command.CommandText = text.ToString();
        }
    }
}
