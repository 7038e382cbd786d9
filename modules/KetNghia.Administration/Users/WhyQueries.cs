using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Users;

/// <summary>Explains why a person may or may not do a thing here, and who can help.</summary>
internal sealed class WhyQueries(
    WorkspaceMembers members, ICurrentUser user, ICurrentWorkspace workspace, PermissionCatalogue catalogue, ITexts texts,
    IEnumerable<IUnitLookup> unitLookups, IDelegations delegations) : IPermissionExplainer
{
    private const int Helpers = 5;

    public async Task<PermissionExplanation> ExplainAsync(string permission, CancellationToken cancellationToken)
    {
        var me = user.Required;
        var units = user.Scope is { } scope ? await UnitsAsync(scope.UnitIds, cancellationToken) : null;
        return await ExplainAsync(permission, new Subject(me.AccountId, [.. me.RoleNames], me.Permissions.Contains(permission), units, MemberState.Active)
        {
            For = me.ActsFor(permission),
            Deputy = me.GivenTo.GetValueOrDefault(permission),
        }, cancellationToken);
    }

    /// <summary>The same for another member, whose rights the reader has been shown.</summary>
    public async Task<PermissionExplanation> ExplainAsync(string permission, UserDetails person, CancellationToken cancellationToken)
    {
        var own = person.Roles.SelectMany(r => r.Permissions).ToHashSet();
        var passed = IsInForce(person.State) ? await delegations.OfAsync(workspace.Required, person.Id, own, cancellationToken) : null;
        var may = IsInForce(person.State) && own.Contains(permission);
        return await ExplainAsync(
            permission, new Subject(person.AccountId, [.. person.Roles.Select(r => r.Name)], may, person.UnitIds.Count == 0 ? null : person.UnitNames, person.State)
            {
                For = passed?.HeldFor.GetValueOrDefault(permission),
                Deputy = passed?.GivenTo.GetValueOrDefault(permission),
            },
            cancellationToken);
    }

    private async Task<PermissionExplanation> ExplainAsync(string permission, Subject subject, CancellationToken cancellationToken)
    {
        var definition = catalogue.Find(permission) ?? throw new RecordNotFoundException();
        var name = texts["Permission." + permission];
        var offered = definition.Kinds.Contains(workspace.Required.Kind);
        var has = subject.May ? "Why.Has" : offered ? "Why.HasNot" : "Why.OtherKind";
        var roles = subject.Roles.Count == 0 ? "–" : string.Join(", ", subject.Roles);
        var isGranted = subject.May || subject.For is not null;
        var checks = new List<WhyCheck> { new(subject.May ? true : isGranted ? null : false, Fill(has, ("permission", name), ("roles", roles))) };
        if (subject.For is { } other)
        {
            checks.Add(new WhyCheck(true, Fill("Why.HeldFor", ("name", other.Name), ("mark", ActingFor.MarkOf(other.Capacity)))));
        }

        if (subject.Deputy is { } deputy)
        {
            checks.Add(new WhyCheck(null, Fill("Why.GivenTo", ("name", deputy))));
        }

        if (!IsInForce(subject.State))
        {
            checks.Insert(0, new WhyCheck(false, Fill("Why.Member.Not", ("state", texts["MemberState." + subject.State]))));
        }

        checks.Add(subject.Units is { } units ? new WhyCheck(null, Fill("Why.Scope", ("units", string.Join(", ", units)))) : new WhyCheck(true, texts["Why.NoScope"]));
        checks.Add(new WhyCheck(null, texts["Why.State"]));
        return new PermissionExplanation(permission, name, isGranted, checks, await HoldersAsync(permission, "Why.Holder", subject, cancellationToken), offered && !isGranted
            ? await HoldersAsync(AdministrationPermissions.Users.Manage, "Why.Admin", subject, cancellationToken)
            : []);
    }

    private static bool IsInForce(MemberState state) => state is MemberState.Active or MemberState.Invited;

    private async Task<IReadOnlyList<string>> UnitsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        unitLookups.FirstOrDefault() is { } lookup ? [.. (await lookup.GetAsync(ids, cancellationToken)).Values.Select(u => u.Name)] : [];

    /// <summary>Colleagues who hold a permission here now.</summary>
    private async Task<IReadOnlyList<string>> HoldersAsync(string permission, string key, Subject subject, CancellationToken cancellationToken)
    {
        var me = subject.AccountId;
        var granting = members.Granting(permission);
        var rows = await members.Holding(permission).Where(h => h.Account.Id != me).OrderBy(h => h.Account.SortName)
            .Select(h => new { h.Account.FullName, Role = h.Member.Roles.Join(granting, x => x.RoleId, r => r.Id, (_, r) => r.Name).FirstOrDefault() })
            .Take(Helpers).ToListAsync(cancellationToken);
        return [.. rows.Select(r => Fill(key, ("name", r.FullName), ("role", r.Role ?? "")))];
    }

    private string Fill(string key, params (string Name, string Value)[] values) =>
        texts.Fill(key, values.ToDictionary(v => v.Name, v => (object?)v.Value));

    /// <param name="Units">Names of the units the person is limited to; null without a limit.</param>
    private sealed record Subject(Guid AccountId, IReadOnlyList<string> Roles, bool May, IReadOnlyList<string>? Units, MemberState State)
    {
        /// <summary>For whom the permission is held, when not by the person's own roles.</summary>
        public ActingFor? For { get; init; }

        /// <summary>Who uses the person's permission meanwhile.</summary>
        public string? Deputy { get; init; }
    }
}
