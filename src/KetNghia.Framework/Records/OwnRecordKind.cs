namespace KetNghia.Framework.Records;

/// <summary>A kind that a locality and the province keep each for itself: nobody else sees its records, whatever else they see.</summary>
public abstract class OwnRecordKind<T>(RecordServices services, KetNghiaDbContext db) : RootRecordKind<T>(services)
    where T : class, ITenantOwned
{
    protected override IQueryable<T> OfLocality() => Own();

    protected override IQueryable<T> OfProvince() => Own();

    protected override Task<IQueryable<T>> OfSponsorAsync(CancellationToken cancellationToken) => Task.FromResult(db.Set<T>().Where(record => false));

    /// <summary>Of the workspace's, those a person limited to units sees; all of them where units say nothing of the kind.</summary>
    protected virtual IQueryable<T> Within(IQueryable<T> own, IReadOnlyList<Guid> units) => own;

    private IQueryable<T> Own()
    {
        var here = Services.Workspace.Required.TenantId;
        var own = db.Set<T>().Where(record => record.TenantId == here);
        return AmbientFrame.Current.Scope is { } scope ? Within(own, [.. scope.UnitIds]) : own;
    }
}
