using System.Linq.Expressions;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Sessions;

namespace KetNghia.Administration.Users;

internal sealed record UserRow(
    Guid Id, Guid AccountId, string FullName, string UserName, IReadOnlyList<string> Roles, string? Scope,
    DateOnly? From, DateOnly? To, DateTime? LastSeenAtUtc, MemberState State);

/// <summary>A membership with its account.</summary>
internal sealed class MemberPair
{
    public required Membership Member { get; init; }

    public required Account Account { get; init; }
}

/// <summary>What the list of users is limited to.</summary>
internal sealed record UserFilter
{
    public string? Text { get; init; }

    public Guid? Role { get; init; }

    /// <summary>Null for everybody whose membership stands.</summary>
    public MemberState? State { get; init; }

    public static FilterFields<UserFilter, DateOnly, MemberPair> Fields { get; } = new FilterFields<UserFilter, DateOnly, MemberPair>(new UserFilter())
        .Words("q", "Users.Filter.Text", f => f.Text, (f, text) => f with { Text = text }, (text, _, _) => FoldedWords.Conditions<MemberPair>(x => x.Account.SearchText, text))
        .Record("role", "Users.Filter.Role", f => f.Role, (f, id) => f with { Role = id }, (role, _, _) => x => x.Member.Roles.Any(r => r.RoleId == role))
        .OneOf("state", "Users.Filter.State", f => f.State, (f, state) => f with { State = state }, (state, _, today) => OfState(state, today), any: "Users.Filter.AllStates");

    private static Expression<Func<MemberPair, bool>> OfState(MemberState state, DateOnly today)
    {
        Expression<Func<MemberPair, bool>> standing = x => x.Member.RevokedAtUtc == null && !x.Account.IsDisabled;
        var current = standing.And(x => (x.Member.ValidFrom == null || x.Member.ValidFrom <= today) && (x.Member.ValidTo == null || x.Member.ValidTo >= today));
        return state switch
        {
            MemberState.Revoked => x => x.Member.RevokedAtUtc != null,
            MemberState.Disabled => x => x.Member.RevokedAtUtc == null && x.Account.IsDisabled,
            MemberState.Expired => standing.And(x => x.Member.ValidTo < today),
            MemberState.NotYet => standing.And(x => x.Member.ValidFrom > today),
            MemberState.Invited => current.And(x => x.Account.MustChangePassword),
            _ => current.And(x => !x.Account.MustChangePassword),
        };
    }
}

/// <summary>The members of the current workspace.</summary>
internal sealed class UserList(ListServices services, KetNghiaDbContext db, UserQueries queries, IStringLocalizer<AdministrationResource> texts)
    : ListOf<UserFilter, MemberPair, UserRow, UserRow>(
        new ListFacts("users", "/administration/users", "Users", AdministrationPermissions.Users.View), UserFilter.Fields, services, texts)
{
    public override IReadOnlyList<ListColumn<MemberPair, UserRow>> Columns =>
    [
        new("Users.FullName") { SortKey = "name", By = Orders.By<MemberPair, string>(x => x.Account.SortName) },
        new("Users.UserName") { SortKey = "user", By = Orders.By<MemberPair, string?>(x => x.Account.NormalizedUserName) },
        new("Users.Roles"),
        new("Users.Scope"),
        new("Users.Validity") { SortKey = "to", By = (x, down) => down ? x.OrderByDescending(p => p.Member.ValidTo) : x.OrderBy(p => p.Member.ValidTo == null).ThenBy(p => p.Member.ValidTo) },
        new("Users.LastSeen"),
        new("Users.State"),
    ];

    public override string OrderOf(UserFilter filter) => "name";

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<FilterChoice>>> ChoicesAsync(UserFilter filter, AskedChoices asked, CancellationToken cancellationToken) =>
        asked.Keys.Count == 0
            ? await base.ChoicesAsync(filter, asked, cancellationToken)
            : new Dictionary<string, IReadOnlyList<FilterChoice>> { ["role"] = [.. (await queries.RolesAsync(cancellationToken)).Select(r => new FilterChoice(r.Id.ToString(), r.Name))] };

    protected override Task<IQueryable<MemberPair>> VisibleAsync(CancellationToken cancellationToken) => Task.FromResult(
        db.Set<Membership>().AsNoTracking().Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new MemberPair { Member = m, Account = a }));

    protected override IEnumerable<Expression<Func<MemberPair, bool>>> Conditions(UserFilter filter)
    {
        var conditions = UserFilter.Fields.Conditions(filter, Services.Clock.Today);
        return filter.State is null ? conditions.Prepend(x => x.Member.RevokedAtUtc == null) : conditions;
    }

    protected override async Task<IReadOnlyList<UserRow>> RowsAsync(IQueryable<MemberPair> found, UserFilter filter, string? sort, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = await Sorted(found, filter, sort).Skip(skip).Take(take)
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
        var names = await queries.UnitNamesAsync(rows.SelectMany(r => r.Units), cancellationToken);
        return [.. rows.Select(r => new UserRow(
            r.Id, r.AccountId, r.FullName, r.UserName!, [.. r.Roles.Order(StringComparer.CurrentCulture)],
            r.Units.Count == 0 ? null : string.Join(", ", r.Units.Select(u => names.GetValueOrDefault(u, "?"))),
            r.ValidFrom, r.ValidTo, r.Seen, queries.StateOf(r.RevokedAtUtc, r.IsDisabled, r.ValidFrom, r.ValidTo, r.MustChangePassword && r.Seen is null)))];
    }

    protected override IOrderedQueryable<MemberPair> Finally(IOrderedQueryable<MemberPair> sorted) => sorted.ThenBy(x => x.Member.Id);
}
