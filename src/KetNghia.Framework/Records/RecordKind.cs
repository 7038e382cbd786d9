namespace KetNghia.Framework.Records;

/// <summary>Where a record is shown, and what a link to it says.</summary>
/// <param name="Path">Relative to the workspace.</param>
public sealed record RecordLink(string Path, string Title);

/// <summary>A record as links name it.</summary>
/// <param name="PageId">The record whose page shows it: itself, or the one it belongs to.</param>
/// <param name="Code">As the locality wrote it; null for a kind without codes.</param>
public sealed record RecordName(Guid PageId, Guid TenantId, string? Code, string? Title);

/// <param name="State">An enumeration; null for a kind without states.</param>
public sealed record RecordStanding(Guid Id, object? State);

/// <summary>What every kind of record needs.</summary>
public sealed class RecordServices(ICurrentWorkspace workspace, ICurrentTenant tenant, ICurrentUser user, RecordCodes codes)
{
    public ICurrentWorkspace Workspace => workspace;

    public ICurrentTenant Tenant => tenant;

    public ICurrentUser User => user;

    public RecordCodes Codes => codes;
}

/// <summary>
/// A kind of record, declared once: who reads it, which rows, where its page is. Pages, endpoints, search, evidence and
/// history ask here and nowhere else.
/// </summary>
public abstract class RecordKind<T>(RecordServices services)
    where T : class
{
    /// <summary>Class name of the entity: what stands in the log and on files.</summary>
    public string Name { get; } = typeof(T).Name;

    /// <summary>To read records of the kind at all; which of them is said by <see cref="VisibleAsync"/>.</summary>
    public abstract string Permission { get; }

    public bool MayRead => services.User.May(Permission);

    protected RecordServices Services => services;

    /// <summary>The page of a record, relative to the workspace.</summary>
    public abstract string PathOf(Guid id);

    /// <summary>Every record that exists for the current workspace and the person's scope, removed ones never.</summary>
    public abstract Task<IQueryable<T>> VisibleAsync(CancellationToken cancellationToken);

    /// <summary>The tenant to enter for a record; null when it does not exist for the current workspace. For what is shared one stays where one is.</summary>
    public virtual async Task<Guid?> TenantOfAsync(Guid id, CancellationToken cancellationToken) => await ExistsAsync(id, cancellationToken) ? Services.Tenant.Id : null;

    /// <summary>The one record, or nothing.</summary>
    public async Task<IQueryable<T>> OneAsync(Guid id, CancellationToken cancellationToken) =>
        (await VisibleAsync(cancellationToken)).Where(r => EF.Property<Guid>(r, "Id") == id);

    public async Task<bool> ExistsAsync(Guid id, CancellationToken cancellationToken) => await (await OneAsync(id, cancellationToken)).AnyAsync(cancellationToken);

    /// <exception cref="RecordNotFoundException">It does not exist for the current workspace.</exception>
    public async Task<TRow> ReadAsync<TRow>(Guid id, Func<IQueryable<T>, IQueryable<TRow>> read, CancellationToken cancellationToken)
        where TRow : class =>
        await read(await OneAsync(id, cancellationToken)).FirstOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();

    /// <exception cref="RecordNotFoundException">It does not exist for the current workspace.</exception>
    public async Task<Guid> TenantAsync(Guid id, CancellationToken cancellationToken) =>
        await TenantOfAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
}
