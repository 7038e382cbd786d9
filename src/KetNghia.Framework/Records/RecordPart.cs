using System.Linq.Expressions;

namespace KetNghia.Framework.Records;

/// <summary>Rows that belong to a record and are seen by whoever sees it.</summary>
public abstract class RecordPart<T>
{
    /// <summary>Class name of the part's entity.</summary>
    public abstract string Name { get; }

    internal abstract IQueryable<Guid> Ids(IQueryable<T> records);

    /// <summary>Those of the records that have this part.</summary>
    internal abstract IQueryable<T> RecordsOf(IQueryable<T> records, Guid id);

    internal abstract Expression<Func<TTrace, bool>> Traces<TTrace>(IQueryable<T> records)
        where TTrace : class, ITrace;
}

/// <param name="rows">For example <c>c => c.Deliveries</c>.</param>
public sealed class RecordPart<T, TPart>(Expression<Func<T, IEnumerable<TPart>>> rows) : RecordPart<T>
    where TPart : class, ITenantOwned
{
    public override string Name => typeof(TPart).Name;

    internal override IQueryable<Guid> Ids(IQueryable<T> records) => records.SelectMany(rows).Select(p => p.Id);

    internal override IQueryable<T> RecordsOf(IQueryable<T> records, Guid id) =>
        records.SelectMany(rows, (record, part) => new { record, part }).Where(x => x.part.Id == id).Select(x => x.record);

    internal override Expression<Func<TTrace, bool>> Traces<TTrace>(IQueryable<T> records)
    {
        var (name, parts) = (Name, records.SelectMany(rows));
        return t => t.EntityType == name && parts.Any(p => p.Id == t.EntityId);
    }
}
