using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Web.Verbs;

/// <summary>Every record the seeders made, of whatever kind, with the number and the state that stand in its own row.</summary>
internal sealed class CanaryRecords(KetNghiaDbContext db)
{
    /// <summary>Bookkeeping about records, which no door shows by its id.</summary>
    private static readonly Type[] Kept = [typeof(RecordVersion), typeof(Submission), typeof(SealBlock)];

    /// <summary>What a seeder says beside a row (a part that left, for example) stays.</summary>
    public async Task CompleteAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        var found = new List<CanaryRecord>();
        foreach (var tenant in world.Tenants)
        {
            using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = tenant.Id }))
            {
                foreach (var type in Kinds())
                {
                    var rows = await Rows(type).ToListAsync(cancellationToken);
                    found.AddRange(rows.Select(row => Of(type, row, tenant)));
                }
            }
        }

        var known = found.Select(r => (r.Entity, r.Id)).ToHashSet();
        found.AddRange(world.Records.Where(r => !known.Contains((r.Entity, r.Id))));
        world.Records.Clear();
        world.Records.AddRange(found);
    }

    private IEnumerable<IEntityType> Kinds() => db.Model.GetEntityTypes()
        .Where(type => !type.IsOwned() && typeof(ITenantOwned).IsAssignableFrom(type.ClrType) && !Kept.Contains(type.ClrType)
            && type.FindPrimaryKey() is { Properties: [{ Name: "Id", ClrType: var key }] } && key == typeof(Guid));

    private IQueryable<object> Rows(IEntityType type) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;

    private static CanaryRecord Of(IEntityType type, object row, CanaryTenant tenant)
    {
        var unit = Value(type, row, "UnitId") as Guid?;
        return new CanaryRecord(
            type.ClrType.Name, (Guid)Value(type, row, "Id")!, (Value(type, row, "Number") ?? Value(type, row, "Code"))?.ToString(), tenant.Slug,
            Value(type, row, "State")?.ToString(), tenant.Units.FirstOrDefault(u => u.Id == unit)?.Code);
    }

    private static object? Value(IEntityType type, object row, string property) => type.FindProperty(property)?.PropertyInfo?.GetValue(row);
}
