using System.Linq.Expressions;

namespace KetNghia.Framework.History;

/// <summary>
/// Implemented by the module that owns records bound to units or shown across tenants: the history of a record is read
/// by those who read the record, in every door. A kind nobody answers for is hidden from sponsors.
/// </summary>
[Contributed]
public interface IHistoryReaders
{
    /// <summary>Names of the kinds it answers for.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Which traces of its kinds the current person reads in the tenant that has been entered.</summary>
    Task<Expression<Func<T, bool>>> ReadableAsync<T>(CancellationToken cancellationToken)
        where T : class, ITrace;
}
