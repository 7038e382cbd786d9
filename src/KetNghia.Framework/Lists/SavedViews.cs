namespace KetNghia.Framework.Lists;

public sealed record SavedViewRow(Guid Id, string Name, string Query);

public static class ListErrors
{
    public const string ViewNameTaken = "Framework.List.ViewNameTaken";
    public const string TooManyViews = "Framework.List.TooManyViews";
}

/// <summary>A person's own views of the lists of the current workspace.</summary>
public sealed class SavedViews(KetNghiaDbContext db, ICurrentWorkspace workspace, IIdGenerator ids)
{
    /// <param name="list">Key of the list.</param>
    public async Task<IReadOnlyList<SavedViewRow>> MineAsync(string list, Guid accountId, CancellationToken cancellationToken) =>
        await Mine(accountId).Where(v => v.List == list).OrderBy(v => v.Id).Select(v => new SavedViewRow(v.Id, v.Name, v.Query)).ToListAsync(cancellationToken);

    /// <exception cref="BusinessException">The name is taken, or there are as many as there may be.</exception>
    public async Task SaveAsync(string list, Guid accountId, string name, string query, CancellationToken cancellationToken)
    {
        if (await Mine(accountId).CountAsync(v => v.List == list, cancellationToken) >= SavedView.MaxPerList)
        {
            throw new BusinessException(ListErrors.TooManyViews).With("max", SavedView.MaxPerList);
        }

        db.Add(new SavedView(ids.New(), workspace.Required.TenantId, accountId, list, name, query));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(ListErrors.ViewNameTaken).With("name", name).At("Input.Name");
        }
    }

    /// <returns>Key of its list.</returns>
    /// <exception cref="RecordNotFoundException">There is none, or it is another person's.</exception>
    public async Task<string> RemoveAsync(Guid id, Guid accountId, CancellationToken cancellationToken)
    {
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.AccountId == accountId, cancellationToken) ?? throw new RecordNotFoundException();
        db.Remove(view);
        await db.SaveChangesAsync(cancellationToken);
        return view.List;
    }

    private IQueryable<SavedView> Mine(Guid accountId) => db.Set<SavedView>().AsNoTracking().Where(v => v.AccountId == accountId);
}
