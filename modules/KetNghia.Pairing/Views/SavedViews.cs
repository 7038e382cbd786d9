using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Views;

internal sealed record SavedViewRow(Guid Id, string Name, string Query);

/// <summary>A person's own views of a list in the current workspace.</summary>
internal sealed class SavedViews(KetNghiaDbContext db, ICurrentWorkspace workspace, IIdGenerator ids)
{
    public async Task<IReadOnlyList<SavedViewRow>> MineAsync(string list, Guid accountId, CancellationToken cancellationToken) =>
        await db.Set<SavedView>().AsNoTracking().Where(v => v.List == list && v.AccountId == accountId)
            .OrderBy(v => v.Id).Select(v => new SavedViewRow(v.Id, v.Name, v.Query)).ToListAsync(cancellationToken);

    public async Task SaveAsync(string list, Guid accountId, string name, string query, CancellationToken cancellationToken)
    {
        if (await db.Set<SavedView>().CountAsync(v => v.List == list && v.AccountId == accountId, cancellationToken) >= SavedView.MaxPerList)
        {
            throw new BusinessException(PairingErrors.TooManyViews).With("max", SavedView.MaxPerList);
        }

        db.Add(new SavedView(ids.New(), workspace.Required.TenantId, accountId, list, name, query));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(PairingErrors.ViewNameTaken).With("name", name).At("Input.Name");
        }
    }

    public async Task RemoveAsync(Guid id, Guid accountId, CancellationToken cancellationToken)
    {
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && v.AccountId == accountId, cancellationToken)
            ?? throw new RecordNotFoundException();
        db.Remove(view);
        await db.SaveChangesAsync(cancellationToken);
    }
}
