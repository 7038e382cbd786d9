namespace KetNghia.Framework.Records;

/// <summary>A kind that stands by itself: what each kind of workspace sees of it is said here, once.</summary>
public abstract class RootRecordKind<T>(RecordServices services) : TenantRecordKind<T>(services)
    where T : class, ITenantOwned
{
    /// <summary>
    /// Of the locality itself, within the person's scope. To the scoped the default filters are said once more: they are
    /// dropped where this becomes part of a query across tenants.
    /// </summary>
    protected abstract IQueryable<T> OfLocality();

    /// <summary>Of every locality, within the person's scope.</summary>
    protected abstract IQueryable<T> OfProvince();

    /// <summary>Of every locality, the sponsor's own part.</summary>
    protected abstract Task<IQueryable<T>> OfSponsorAsync(CancellationToken cancellationToken);

    public override async Task<IQueryable<T>> VisibleAsync(CancellationToken cancellationToken) => Where switch
    {
        WorkspaceKind.Locality => OfLocality(),
        WorkspaceKind.Province => OfProvince(),
        WorkspaceKind.Sponsor => await OfSponsorAsync(cancellationToken),
        var other => throw new InvalidOperationException($"Nobody said what {other} sees of {Name}."),
    };
}
