using KetNghia.Administration.Accounts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Users;

internal enum MemberState
{
    Active = 1,
    Invited,
    NotYet,
    Expired,
    Revoked,
    Disabled,
}

internal sealed record UserRow(
    Guid Id, Guid AccountId, string FullName, string UserName, IReadOnlyList<string> Roles, string? Scope,
    DateOnly? From, DateOnly? To, DateTime? LastSeenAtUtc, MemberState State);

internal sealed record UserDetails(
    Guid Id, Guid AccountId, string FullName, string UserName, string? Email, bool TwoFactor, DateOnly? From, DateOnly? To,
    DateTime GrantedAtUtc, string? GrantedBy, MemberState State, long Version,
    IReadOnlyList<RoleChoice> Roles, IReadOnlyList<Guid> UnitIds, IReadOnlyList<string> UnitNames);

internal sealed record RoleChoice(Guid Id, string Name, IReadOnlyList<string> Permissions);

internal sealed record SessionRow(Guid Id, DateTime CreatedAtUtc, DateTime LastSeenAtUtc, string? Device, string? Address, bool IsOwn);

internal sealed record ResetRow(Guid Id, string RequestedBy, DateTime RequestedAtUtc, string Reason, bool IsMine);

internal sealed record UserFilter(string? Text, Guid? RoleId, MemberState? State, string? Sort, int? Page);

internal sealed class UserQueries(
    KetNghiaDbContext db, IClock clock, ICurrentTenant tenant, ICurrentUser user, PermissionCatalogue catalogue, IEnumerable<IUnitLookup> unitLookups)
{
    public async Task<(IReadOnlyList<UserRow> Rows, PageInfo Page)> ListAsync(UserFilter filter, CancellationToken cancellationToken)
    {
        var query = Filtered(filter);
        var page = PageInfo.Of(filter.Page, await query.CountAsync(cancellationToken));
        var rows = await Sorted(query, filter.Sort).Skip(page.Skip).Take(page.Size)
            .Select(x => new
            {
                x.Member.Id,
                x.Member.AccountId,
                x.Account.FullName,
                x.Account.UserName,
                x.Member.ValidFrom,
                x.Member.ValidTo,
                x.Member.RevokedAtUtc,
                x.Account.IsDisabled,
                x.Account.MustChangePassword,
                Seen = db.Set<AccountSession>().Where(s => s.AccountId == x.Account.Id).Max(s => (DateTime?)s.LastSeenAtUtc),
                Roles = x.Member.Roles.Join(db.Set<Role>(), r => r.RoleId, r => r.Id, (_, r) => r.Name).ToList(),
                Units = x.Member.Units.Select(u => u.UnitId).ToList(),
            })
            .AsSplitQuery().ToListAsync(cancellationToken);
        var names = await UnitNamesAsync(rows.SelectMany(r => r.Units), cancellationToken);
        return ([.. rows.Select(r => new UserRow(
            r.Id, r.AccountId, r.FullName, r.UserName!, [.. r.Roles.Order(StringComparer.CurrentCulture)],
            r.Units.Count == 0 ? null : string.Join(", ", r.Units.Select(u => names.GetValueOrDefault(u, "?"))),
            r.ValidFrom, r.ValidTo, r.Seen, StateOf(r.RevokedAtUtc, r.IsDisabled, r.ValidFrom, r.ValidTo, r.MustChangePassword && r.Seen is null)))], page);
    }

    public async Task<UserDetails> GetAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var row = await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.Id == membershipId
            select new
            {
                m.Id,
                m.AccountId,
                a.FullName,
                a.UserName,
                a.Email,
                a.TwoFactorEnabled,
                m.ValidFrom,
                m.ValidTo,
                m.RevokedAtUtc,
                a.IsDisabled,
                a.MustChangePassword,
                m.GrantedAtUtc,
                m.Version,
                GrantedBy = db.Set<Account>().Where(g => g.Id == m.GrantedById).Select(g => g.FullName).FirstOrDefault(),
                Roles = m.Roles.Join(db.Set<Role>(), r => r.RoleId, r => r.Id, (_, r) => new { r.Id, r.Name, r.Permissions, r.RetiredAtUtc }).ToList(),
                Units = m.Units.Select(u => u.UnitId).ToList(),
            }).AsSplitQuery().FirstOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
        var names = await UnitNamesAsync(row.Units, cancellationToken);
        var roles = row.Roles.Where(r => r.RetiredAtUtc is null).OrderBy(r => r.Name, StringComparer.CurrentCulture)
            .Select(r => new RoleChoice(r.Id, r.Name, [.. r.Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => catalogue.Find(p) is not null)]));
        return new UserDetails(
            row.Id, row.AccountId, row.FullName, row.UserName!, row.Email, row.TwoFactorEnabled, row.ValidFrom, row.ValidTo, row.GrantedAtUtc, row.GrantedBy,
            StateOf(row.RevokedAtUtc, row.IsDisabled, row.ValidFrom, row.ValidTo, row.MustChangePassword), row.Version,
            [.. roles], row.Units, [.. row.Units.Select(u => names.GetValueOrDefault(u, "?"))]);
    }

    public async Task<IReadOnlyList<RoleChoice>> RolesAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<Role>().AsNoTracking().Where(r => r.RetiredAtUtc == null).OrderBy(r => r.SortName)
            .Select(r => new { r.Id, r.Name, r.Permissions }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new RoleChoice(r.Id, r.Name, r.Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    /// <summary>The units of this workspace that may be given as a scope; a scoped administrator offers only the own ones.</summary>
    public async Task<IReadOnlyList<UnitRef>> UnitsAsync(CancellationToken cancellationToken)
    {
        var workspaceId = tenant.Required;
        var ids = await db.Set<WorkspaceUnit>().Where(u => u.WorkspaceId == workspaceId).Select(u => u.UnitId).ToListAsync(cancellationToken);
        var offered = user.Scope is { } own ? ids.Where(own.UnitIds.Contains).ToList() : ids;
        return offered.Count > 0 && unitLookups.FirstOrDefault() is { } lookup
            ? [.. (await lookup.GetAsync(offered, cancellationToken)).Values.OrderBy(u => u.Name, StringComparer.CurrentCulture)]
            : [];
    }

    public async Task<IReadOnlyList<SessionRow>> SessionsAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var own = user.Required.SessionId;
        var since = clock.UtcNow - SessionService.ListedFor;
        var rows = await db.Set<AccountSession>().AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAtUtc == null && !s.AwaitsSecondFactor && s.LastSeenAtUtc > since)
            .OrderByDescending(s => s.LastSeenAtUtc).Take(50)
            .Select(s => new { s.Id, s.CreatedAtUtc, s.LastSeenAtUtc, s.Device, s.Address })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SessionRow(s.Id, s.CreatedAtUtc, s.LastSeenAtUtc, MySessions.Describe(s.Device), s.Address, s.Id == own))];
    }

    public async Task<ResetRow?> OpenResetAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        return await (
            from r in db.Set<SecondFactorReset>().AsNoTracking()
            join a in db.Set<Account>() on r.RequestedById equals a.Id
            where r.OpenKey == accountId
            select new ResetRow(r.Id, a.FullName, r.RequestedAtUtc, r.Reason, r.RequestedById == me)).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<MemberPair> Filtered(UserFilter filter)
    {
        var today = clock.Today;
        var query = db.Set<Membership>().AsNoTracking().Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new MemberPair { Member = m, Account = a });
        query = query.WithWords(x => x.Account.SearchText, filter.Text);
        if (filter.RoleId is { } role)
        {
            query = query.Where(x => x.Member.Roles.Any(r => r.RoleId == role));
        }

        return filter.State switch
        {
            null => query.Where(x => x.Member.RevokedAtUtc == null),
            MemberState.Revoked => query.Where(x => x.Member.RevokedAtUtc != null),
            MemberState.Disabled => query.Where(x => x.Member.RevokedAtUtc == null && x.Account.IsDisabled),
            MemberState.Expired => query.Where(x => x.Member.RevokedAtUtc == null && !x.Account.IsDisabled && x.Member.ValidTo < today),
            MemberState.NotYet => query.Where(x => x.Member.RevokedAtUtc == null && !x.Account.IsDisabled && x.Member.ValidFrom > today),
            MemberState.Invited => Current(query, today).Where(x => x.Account.MustChangePassword),
            _ => Current(query, today).Where(x => !x.Account.MustChangePassword),
        };
    }

    private static IQueryable<MemberPair> Current(IQueryable<MemberPair> query, DateOnly today) => query.Where(x =>
        x.Member.RevokedAtUtc == null && !x.Account.IsDisabled
        && (x.Member.ValidFrom == null || x.Member.ValidFrom <= today) && (x.Member.ValidTo == null || x.Member.ValidTo >= today));

    private static IQueryable<MemberPair> Sorted(IQueryable<MemberPair> query, string? sort) => sort switch
    {
        "-name" => query.OrderByDescending(x => x.Account.SortName).ThenBy(x => x.Member.Id),
        "user" => query.OrderBy(x => x.Account.NormalizedUserName).ThenBy(x => x.Member.Id),
        "-user" => query.OrderByDescending(x => x.Account.NormalizedUserName).ThenBy(x => x.Member.Id),
        "to" => query.OrderBy(x => x.Member.ValidTo == null).ThenBy(x => x.Member.ValidTo).ThenBy(x => x.Member.Id),
        "-to" => query.OrderByDescending(x => x.Member.ValidTo).ThenBy(x => x.Member.Id),
        _ => query.OrderBy(x => x.Account.SortName).ThenBy(x => x.Member.Id),
    };

    private MemberState StateOf(DateTime? revoked, bool disabled, DateOnly? from, DateOnly? to, bool invited)
    {
        var today = clock.Today;
        return revoked is not null ? MemberState.Revoked
            : disabled ? MemberState.Disabled
            : from > today ? MemberState.NotYet
            : to < today ? MemberState.Expired
            : invited ? MemberState.Invited
            : MemberState.Active;
    }

    private async Task<Dictionary<Guid, string>> UnitNamesAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count > 0 && unitLookups.FirstOrDefault() is { } lookup
            ? (await lookup.GetAsync(wanted, cancellationToken)).ToDictionary(u => u.Key, u => u.Value.Name)
            : [];
    }

    private sealed class MemberPair
    {
        public required Membership Member { get; init; }

        public required Account Account { get; init; }
    }
}
