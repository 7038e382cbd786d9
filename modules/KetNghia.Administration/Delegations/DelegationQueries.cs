using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;

namespace KetNghia.Administration.Delegations;

internal sealed record DelegationRow(
    Guid Id, string Principal, string Deputy, ActingCapacity Capacity, string Summary, DateOnly FromOn, DateOnly ToOn, DelegationState State);

/// <param name="IsMine">The reader has given it.</param>
internal sealed record DelegationDetails(DelegationRow Row, string PrincipalOffice, string DeputyOffice, DelegationPaper Paper, IReadOnlyList<string> Permissions, bool IsMine)
{
    public required string MadeBy { get; init; }

    public required DateTime MadeAtUtc { get; init; }

    public string? RevokedBy { get; init; }

    public DateTime? RevokedAtUtc { get; init; }

    public string? RevokedReason { get; init; }

    public bool IsOpen => Row.State is DelegationState.Current or DelegationState.Coming;
}

/// <param name="Id">Of the membership.</param>
internal sealed record DelegationPerson(Guid Id, string Name);

/// <summary>What a form offers for one principal.</summary>
internal sealed record DelegationOffer(DelegationPerson Principal, IReadOnlyList<string> Permissions, IReadOnlyList<DelegationPerson> Deputies);

/// <summary>A delegation with the people it names.</summary>
internal sealed class DelegationPair
{
    public required Delegation Delegation { get; init; }

    public required Account Principal { get; init; }

    public required Account Deputy { get; init; }
}

internal sealed class DelegationQueries(KetNghiaDbContext db, IClock clock, ICurrentUser user, ICurrentWorkspace workspace, PermissionCatalogue catalogue)
{
    private const int Most = 200;

    public IQueryable<DelegationPair> All =>
        from d in db.Set<Delegation>().AsNoTracking()
        join giver in db.Set<Membership>() on d.PrincipalId equals giver.Id
        join principal in db.Set<Account>() on giver.AccountId equals principal.Id
        join taker in db.Set<Membership>() on d.DeputyId equals taker.Id
        join deputy in db.Set<Account>() on taker.AccountId equals deputy.Id
        select new DelegationPair { Delegation = d, Principal = principal, Deputy = deputy };

    /// <summary>Own permissions the reader could let a deputy use.</summary>
    public bool MayGive => user.Required.Permissions.Any(IsDelegable);

    /// <exception cref="RecordNotFoundException">There is none, or it concerns others and the reader sees only what concerns themselves.</exception>
    public async Task<DelegationDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var (all, me) = (user.May(AdministrationPermissions.Delegations.View), user.Required.MembershipId);
        var found = await All.Where(x => x.Delegation.Id == id && (all || x.Delegation.PrincipalId == me || x.Delegation.DeputyId == me)).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RecordNotFoundException();
        var d = found.Delegation;
        var permissions = await db.Set<DelegationPermission>().Where(p => p.DelegationId == id).Select(p => p.Permission).OrderBy(p => p).ToListAsync(cancellationToken);
        return new DelegationDetails(Row(found), d.PrincipalOffice, d.DeputyOffice, new DelegationPaper(d.PaperNumber, d.PaperOn, d.PaperIssuer), permissions, d.PrincipalId == me)
        {
            MadeBy = d.MadeByName,
            MadeAtUtc = d.MadeAtUtc,
            RevokedBy = d.RevokedByName,
            RevokedAtUtc = d.RevokedAtUtc,
            RevokedReason = d.RevokedReason,
        };
    }

    /// <summary>What a member has given and holds, the latest first.</summary>
    public async Task<IReadOnlyList<DelegationRow>> OfMemberAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var rows = await All.Where(x => x.Delegation.PrincipalId == membershipId || x.Delegation.DeputyId == membershipId)
            .OrderByDescending(x => x.Delegation.FromOn).ThenByDescending(x => x.Delegation.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(Row)];
    }

    /// <summary>Members who hold what can be delegated.</summary>
    public async Task<IReadOnlyList<DelegationPerson>> PrincipalsAsync(CancellationToken cancellationToken) =>
        [.. (await MembersAsync(cancellationToken)).Where(m => m.Permissions.Any(IsDelegable)).Select(m => m.Person)];

    /// <summary>Null when the person is no member, or holds nothing that can be delegated. Whoever makes it for another is not offered.</summary>
    public async Task<DelegationOffer?> OfferAsync(Guid principalId, CancellationToken cancellationToken)
    {
        var (members, me) = (await MembersAsync(cancellationToken), user.Required.MembershipId);
        return members.FirstOrDefault(m => m.Person.Id == principalId) is { } principal && principal.Permissions.Where(IsDelegable).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } permissions
            ? new DelegationOffer(principal.Person, permissions, [.. members.Where(m => m.Person.Id != principalId && (principalId == me || m.Person.Id != me)).Select(m => m.Person)])
            : null;
    }

    public DelegationRow Row(DelegationPair pair)
    {
        var d = pair.Delegation;
        return new DelegationRow(
            d.Id, pair.Principal.FullName, pair.Deputy.FullName, d.Capacity, d.Summary, d.FromOn, d.ToOn, Delegation.StateOf(d.FromOn, d.ToOn, d.RevokedAtUtc, clock.Today));
    }

    private bool IsDelegable(string permission) => catalogue.Find(permission) is { IsDelegable: true } definition && definition.Kinds.Contains(workspace.Required.Kind);

    private async Task<IReadOnlyList<(DelegationPerson Person, IReadOnlySet<string> Permissions)>> MembersAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from m in db.Set<Membership>().AsNoTracking().Where(Membership.ValidOn(clock.Today))
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where !a.IsDisabled
            orderby a.SortName, m.Id
            select new
            {
                m.Id,
                a.FullName,
                Roles = m.Roles.Join(db.Set<Role>().Where(r => r.RetiredAtUtc == null), x => x.RoleId, r => r.Id, (_, r) => r.Permissions).ToList(),
            }).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (new DelegationPerson(r.Id, r.FullName), (IReadOnlySet<string>)r.Roles.SelectMany(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet()))];
    }
}
