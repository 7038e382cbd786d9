using KetNghia.Administration.Accounts;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Users;

/// <summary>Names of accounts, roles and workspaces in diffs.</summary>
internal sealed class AdministrationNames(KetNghiaDbContext db) : IRecordNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Name = a.FullName });
        var roles = db.Set<Role>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Name });
        var workspaces = db.Set<Workspace>().Where(w => ids.Contains(w.Id)).Select(w => new { w.Id, w.Name });
        return await accounts.Concat(roles).Concat(workspaces).ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
    }
}
