namespace KetNghia.Imports.Runs;

/// <summary>
/// Whose imports a person meets: all of the workspace, or only their own when they are limited to some units, since a
/// file may hold rows of others.
/// </summary>
internal static class ImportAccess
{
    public static IQueryable<ImportRun> Runs(this KetNghiaDbContext db, ICurrentUser user)
    {
        if (user.Scope is null)
        {
            return db.Set<ImportRun>();
        }

        var own = user.Required.AccountId;
        return db.Set<ImportRun>().Where(r => r.CreatedById == own);
    }
}
