using System.Linq.Expressions;

namespace KetNghia.Documents.Contracts;

/// <summary>Files of the records of a kind, or of a part of them: read by those who read the record, and shown with it.</summary>
/// <param name="subject">The kind's own name, or that of a part.</param>
public abstract class RecordEvidenceOwner<T>(TenantRecordKind<T> kind, string subject, ICurrentUser user) : IEvidenceOwner
    where T : class, ITenantOwned
{
    public string SubjectType => subject;

    public virtual bool ReachesBeyondScope => false;

    protected TenantRecordKind<T> Kind => kind;

    protected ICurrentUser User => user;

    /// <summary>To open the files.</summary>
    protected virtual string Permission => kind.Permission;

    public virtual async Task<IQueryable<Guid>> ReadableAsync(CancellationToken cancellationToken)
    {
        var may = user.May(Permission);
        return (await kind.IdsAsync(subject, cancellationToken)).Where(id => may);
    }

    public virtual async Task<bool> MayReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await (await ReadableAsync(cancellationToken)).AnyAsync(id => id == subjectId, cancellationToken);

    public abstract Task<bool> MayRemoveAsync(Guid subjectId, CancellationToken cancellationToken);

    public virtual Task<Expression<Func<Guid, Guid, string?>>?> SideAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Expression<Func<Guid, Guid, string?>>?>(null);

    public virtual Task<RecordLink?> PlaceAsync(Guid subjectId, CancellationToken cancellationToken) => kind.LinkAsync(subject, subjectId, cancellationToken);
}
