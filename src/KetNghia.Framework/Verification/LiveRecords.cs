using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetNghia.Framework.Verification;

/// <param name="Parts">Columns of the parts that stand, by kind and key.</param>
internal sealed record LiveRecord(string Snapshot, IReadOnlyDictionary<string, string> Parts);

/// <summary>Recorded rows of any kind as they stand now, in the form their versions are kept in.</summary>
internal sealed class LiveRecords(KetNghiaDbContext db)
{
    private const string Why = "what is verified or packed is of every tenant";

    public IReadOnlyDictionary<string, IEntityType> Kinds { get; } = db.Model.GetEntityTypes()
        .Where(t => typeof(IRecorded).IsAssignableFrom(t.ClrType) && t.BaseType is null).ToDictionary(t => t.ClrType.Name);

    public async Task<IReadOnlyDictionary<Guid, LiveRecord>> ReadAsync(IEntityType kind, List<Guid> ids, CancellationToken cancellationToken)
    {
        var parts = new List<(Guid Record, string Key, string Snapshot)>();
        foreach (var part in RecordShape.PartsOf(kind))
        {
            var rows = await RowsAsync(part, RecordShape.Of(part).ParentId!.Name, ids, cancellationToken);
            parts.AddRange(rows.Select(row => (Parent(row), RecordShape.PartKey(db.Entry(row)), Snapshot(row))));
        }

        var partsOf = parts.ToLookup(p => p.Record);
        var records = (await RowsAsync(kind, nameof(IRecorded.Id), ids, cancellationToken)).ToDictionary(
            row => ((IRecorded)row).Id,
            row => new LiveRecord(Snapshot(row), partsOf[((IRecorded)row).Id].ToDictionary(p => p.Key, p => p.Snapshot)));
        db.ChangeTracker.Clear();
        return records;
    }

    /// <summary>Ids of records of which no version is kept.</summary>
    public Task<List<Guid>> UnrecordedAsync(IEntityType kind, int take, CancellationToken cancellationToken) =>
        (Task<List<Guid>>)Generic(nameof(UnrecordedOfAsync), kind, take, cancellationToken);

    /// <summary>The next ids after one, of one tenant or of all.</summary>
    public Task<List<Guid>> IdsAsync(IEntityType kind, Guid after, Guid? tenantId, int take, CancellationToken cancellationToken) =>
        (Task<List<Guid>>)Generic(nameof(IdsOfAsync), kind, after, tenantId, take, cancellationToken);

    private async Task<List<Guid>> IdsOfAsync<T>(Guid after, Guid? tenantId, int take, CancellationToken cancellationToken)
        where T : class
    {
        var rows = db.Set<T>().AsNoTracking().AllTenants(Why).Where(row => EF.Property<Guid>(row, "Id") > after);
        rows = tenantId is { } tenant ? rows.Where(row => EF.Property<Guid>(row, nameof(ITenantOwned.TenantId)) == tenant) : rows;
        return await rows.Select(row => EF.Property<Guid>(row, "Id")).Order().Take(take).ToListAsync(cancellationToken);
    }

    private Task<List<object>> RowsAsync(IEntityType type, string column, List<Guid> ids, CancellationToken cancellationToken) =>
        (Task<List<object>>)Generic(nameof(RowsOfAsync), type, column, ids, cancellationToken);

    private async Task<List<object>> RowsOfAsync<T>(string column, List<Guid> ids, CancellationToken cancellationToken)
        where T : class =>
        [.. await db.Set<T>().AllTenants(Why).Where(row => ids.Contains(EF.Property<Guid>(row, column))).ToListAsync(cancellationToken)];

    private async Task<List<Guid>> UnrecordedOfAsync<T>(int take, CancellationToken cancellationToken)
        where T : class, IRecorded
    {
        var versions = db.Set<RecordVersion>().AllTenants(Why);
        return await db.Set<T>().AsNoTracking().AllTenants(Why)
            .Where(row => !versions.Any(v => v.EntityId == EF.Property<Guid>(row, "Id")))
            .Select(row => EF.Property<Guid>(row, "Id")).Order().Take(take).ToListAsync(cancellationToken);
    }

    private string Snapshot(object row) => RecordShape.Of(db.Entry(row).Metadata).Snapshot(db.Entry(row), original: false);

    private Guid Parent(object row) => (Guid)db.Entry(row).CurrentValues[RecordShape.Of(db.Entry(row).Metadata).ParentId!]!;

    private object Generic(string method, IEntityType type, params object?[] arguments) =>
        typeof(LiveRecords).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType).Invoke(this, arguments)!;
}
