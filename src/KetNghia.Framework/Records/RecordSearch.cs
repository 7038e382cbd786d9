namespace KetNghia.Framework.Records;

/// <summary>Records of a kind for the search box.</summary>
public abstract class RecordSearch<T>(RecordKind<T> kind) : ISearchSource
    where T : class
{
    public abstract int Order { get; }

    public abstract string Heading { get; }

    protected RecordKind<T> Kind => kind;

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken) =>
        kind.MayRead ? await FindAsync(term, take, cancellationToken) : [];

    /// <summary>Among those that exist for the current workspace.</summary>
    protected abstract Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken);
}
