using KetNghia.Administration.Accounts;
using KetNghia.Administration.Memberships;

namespace KetNghia.Administration.Roles;

internal sealed record RoleRow(Guid Id, string Name, bool IsDefault, bool RequiresTwoFactor, bool IsRetired, int Holders, IReadOnlySet<string> Permissions);

internal sealed record RoleDetails(
    Guid Id, string Name, bool IsDefault, bool RequiresTwoFactor, bool IsRetired, long Version, IReadOnlySet<string> Permissions, IReadOnlyList<RoleHolder> Holders);

internal sealed record RoleHolder(Guid MembershipId, string FullName, string UserName);

/// <param name="Depth">Zero for permissions that depend on none.</param>
internal sealed record PermissionLine(string Name, string Text, string? Hint, string? Parent, int Depth);

internal sealed record PermissionGroup(string Module, string Title, IReadOnlyList<PermissionLine> Lines);

internal sealed class RoleQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, PermissionCatalogue catalogue, ITexts texts)
{
    public async Task<IReadOnlyList<RoleRow>> ListAsync(bool withRetired, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Role>().AsNoTracking()
            .Where(r => withRetired || r.RetiredAtUtc == null)
            .OrderBy(r => r.RetiredAtUtc != null).ThenByDescending(r => r.IsDefault).ThenBy(r => r.SortName)
            .Select(r => new
            {
                r.Id,
                r.Name,
                r.IsDefault,
                r.RequiresTwoFactor,
                r.RetiredAtUtc,
                r.Permissions,
                Holders = db.Set<Membership>().Count(m => m.RevokedAtUtc == null && m.Roles.Any(x => x.RoleId == r.Id)),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RoleRow(r.Id, r.Name, r.IsDefault, r.RequiresTwoFactor, r.RetiredAtUtc is not null, r.Holders, Known(r.Permissions)))];
    }

    public async Task<RoleDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var role = await db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        var holders = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.RevokedAtUtc == null && m.Roles.Any(r => r.RoleId == id))
            .Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m.Id, a.FullName, a.UserName, a.SortName })
            .OrderBy(x => x.SortName).Take(200)
            .ToListAsync(cancellationToken);
        return new RoleDetails(
            role.Id, role.Name, role.IsDefault, role.RequiresTwoFactor, role.RetiredAtUtc is not null, role.Version, Known(role.Permissions),
            [.. holders.Select(h => new RoleHolder(h.Id, h.FullName, h.UserName!))]);
    }

    /// <summary>Everything that can be granted in this kind of workspace, by module, each permission below the one it depends on.</summary>
    public IReadOnlyList<PermissionGroup> Catalogue()
    {
        var all = catalogue.For(workspace.Required.Kind).ToList();
        return [.. all.GroupBy(p => p.Module).Select(g => new PermissionGroup(
            g.Key, texts["Module." + g.Key], [.. g.Where(p => p.Parent is null || g.All(x => x.Name != p.Parent)).SelectMany(p => Branch(p, g, 0))]))];
    }

    private IEnumerable<PermissionLine> Branch(PermissionDefinition permission, IEnumerable<PermissionDefinition> all, int depth)
    {
        var hint = $"Permission.{permission.Name}.Hint";
        yield return new PermissionLine(
            permission.Name, texts["Permission." + permission.Name], texts.Has(hint) ? texts[hint] : null, permission.Parent, depth);
        foreach (var line in all.Where(p => p.Parent == permission.Name).SelectMany(p => Branch(p, all, depth + 1)))
        {
            yield return line;
        }
    }

    private HashSet<string> Known(string permissions) =>
        [.. permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => catalogue.Find(p)?.Kinds.Contains(workspace.Required.Kind) == true)];
}
