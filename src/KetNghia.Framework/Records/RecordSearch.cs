namespace KetNghia.Framework.Records;

/// <summary>Records of a kind for the search box.</summary>
public abstract class RecordSearch<T>(RecordKind<T> kind) : ISearchSource
    where T : class
{
    public abstract string Heading { get; }

    protected RecordKind<T> Kind => kind;

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken) =>
        kind.MayRead ? await FindAsync((await kind.VisibleAsync(cancellationToken)).AsNoTracking(), term, take, cancellationToken) : [];

    protected abstract Task<IReadOnlyList<SearchHit>> FindAsync(IQueryable<T> visible, string term, int take, CancellationToken cancellationToken);
}
