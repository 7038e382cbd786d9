using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Permissions;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Units;
using KetNghia.Framework.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Administration.Users;

/// <summary>Explains why a person may or may not do a thing here, and who can help.</summary>
internal sealed class WhyQueries(
    KetNghiaDbContext db, IClock clock, ICurrentUser user, ICurrentWorkspace workspace, PermissionCatalogue catalogue, ITexts texts,
    IEnumerable<IUnitLookup> unitLookups) : IPermissionExplainer
{
    private const int Helpers = 5;

    public async Task<PermissionExplanation> ExplainAsync(string permission, CancellationToken cancellationToken)
    {
        var definition = catalogue.Find(permission) ?? throw new RecordNotFoundException();
        var name = texts["Permission." + permission];
        var offered = definition.Kinds.Contains(workspace.Required.Kind);
        var may = user.May(permission);
        var checks = new List<WhyCheck>
        {
            new(may, Fill(may ? "Why.Has" : offered ? "Why.HasNot" : "Why.OtherKind", ("permission", name), ("roles", Roles()))),
            await ScopeAsync(cancellationToken),
            new(null, texts["Why.State"]),
        };
        return new PermissionExplanation(permission, name, may, checks, await HoldersAsync(permission, "Why.Holder", cancellationToken), offered && !may
            ? await HoldersAsync(AdministrationPermissions.Users.Manage, "Why.Admin", cancellationToken)
            : []);
    }

    private string Roles() => string.Join(", ", user.Required.RoleNames) is { Length: > 0 } roles ? roles : "–";

    private async Task<WhyCheck> ScopeAsync(CancellationToken cancellationToken)
    {
        if (user.Scope is not { } scope)
        {
            return new WhyCheck(true, texts["Why.NoScope"]);
        }

        var units = unitLookups.FirstOrDefault() is { } lookup ? await lookup.GetAsync(scope.UnitIds, cancellationToken) : new Dictionary<Guid, UnitRef>();
        return new WhyCheck(null, Fill("Why.Scope", ("units", string.Join(", ", units.Values.Select(u => u.Name)))));
    }

    /// <summary>Colleagues who hold a permission here now.</summary>
    private async Task<IReadOnlyList<string>> HoldersAsync(string permission, string key, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var me = user.Required.AccountId;
        var granting = db.Set<Role>().Where(r => r.RetiredAtUtc == null && (" " + r.Permissions + " ").Contains(" " + permission + " "));
        var rows = await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.RevokedAtUtc == null && a.Id != me && !a.IsDisabled
                && (m.ValidFrom == null || m.ValidFrom <= today) && (m.ValidTo == null || m.ValidTo >= today)
                && m.Roles.Any(x => granting.Any(r => r.Id == x.RoleId))
            orderby a.SortName
            select new { a.FullName, Role = m.Roles.Join(granting, x => x.RoleId, r => r.Id, (_, r) => r.Name).FirstOrDefault() })
            .Take(Helpers).ToListAsync(cancellationToken);
        return [.. rows.Select(r => Fill(key, ("name", r.FullName), ("role", r.Role ?? "")))];
    }

    private string Fill(string key, params (string Name, string Value)[] values) =>
        texts.Fill(key, values.ToDictionary(v => v.Name, v => (object?)v.Value));
}
