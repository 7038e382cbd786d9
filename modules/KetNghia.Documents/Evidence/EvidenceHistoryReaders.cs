using System.Linq.Expressions;
using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Evidence;

/// <summary>The history of a file, removed ones included, is read by whoever reads what it proves.</summary>
internal sealed class EvidenceHistoryReaders(ProvinceSponsorEvidenceQueries evidence, IEnumerable<IEvidenceOwner> owners, ICurrentTenant tenant) : IHistoryReaders
{
    public IReadOnlyCollection<string> Kinds { get; } = [nameof(EvidenceFile)];

    public async Task<Expression<Func<T, bool>>> ReadableAsync<T>(CancellationToken cancellationToken)
        where T : class, ITrace
    {
        var files = evidence.OfTenant(tenant.Required);
        Expression<Func<T, bool>> readable = t => false;
        foreach (var owner in owners)
        {
            var (type, subjects) = (owner.SubjectType, await owner.ReadableAsync(cancellationToken));
            Expression<Func<T, bool>> own = t => t.EntityType == nameof(EvidenceFile)
                && files.Any(f => f.Id == t.EntityId && f.SubjectType == type && subjects.Contains(f.SubjectId));
            readable = readable.Or(own);
        }

        return readable;
    }
}
