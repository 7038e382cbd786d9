using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Users;

namespace KetNghia.Administration.Delegations;

/// <summary>Makes and revokes delegations. Whoever changes rights in a workspace takes its turn, so two that overlap meet.</summary>
internal sealed class DelegationAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentUser user, ICurrentWorkspace workspace, IActionLog log, IClock clock, IIdGenerator ids, AdminGuard guard,
    RightsWriter rights, PermissionCatalogue catalogue, ITexts texts)
{
    public async Task<Guid> MakeAsync(DelegationTerms terms, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        BusinessException.ThrowIfAny(await FaultsOfAsync(terms, cancellationToken));
        var made = new Delegation(ids.New(), tenant.Required, terms, Actor.Of(user, clock.UtcNow), clock.Today);
        foreach (var permission in terms.Permissions.Distinct().Order(StringComparer.Ordinal))
        {
            made.Give(ids.New(), permission);
        }

        made.Summarize(Words(terms.Permissions));
        db.Add(made);
        await LogAsync("Administration.Delegation.Made", made, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return made.Id;
    }

    public async Task RevokeAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var delegation = await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        await EnsureMayGiveForAsync(delegation.PrincipalId, cancellationToken);
        delegation.Revoke(reason, Actor.Of(user, clock.UtcNow), clock.Today);
        await LogAsync("Administration.Delegation.Revoked", delegation, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Everything that is wrong with what was typed, each at its field.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(DelegationTerms terms, CancellationToken cancellationToken)
    {
        await EnsureMayGiveForAsync(terms.PrincipalId, cancellationToken);
        var faults = new FaultList();
        faults.Add([.. Delegation.FaultsOf(terms, clock.Today)]);
        var principal = await FindAsync(terms.PrincipalId, cancellationToken);
        var deputy = terms.DeputyId == Guid.Empty ? null : await FindAsync(terms.DeputyId, cancellationToken);
        if (principal is null)
        {
            faults.Add(new BusinessException(AdministrationErrors.DelegationPerson).At("Input.PrincipalId"));
        }

        if (deputy is null)
        {
            faults.Add(new BusinessException(AdministrationErrors.DelegationPerson).At("Input.DeputyId"));
        }

        if (principal is null || deputy is null)
        {
            return faults.Found;
        }

        faults.Add([.. Between(principal, deputy, terms.Permissions)]);
        if (terms is { FromOn: { } first, ToOn: { } last } && last >= first)
        {
            faults.Add(await OverlapsAsync(terms, first, last, cancellationToken));
        }

        return faults.Found;
    }

    /// <summary>The leader themselves, or whoever keeps the delegations of the workspace.</summary>
    private async Task EnsureMayGiveForAsync(Guid principalId, CancellationToken cancellationToken)
    {
        if (principalId == user.Required.MembershipId)
        {
            return;
        }

        if (!user.May(AdministrationPermissions.Delegations.Manage))
        {
            throw new BusinessException(AdministrationErrors.DelegationNotYours).As(RefusalKind.Person);
        }

        await rights.EnsureWithinOwnUnitsAsync(principalId, cancellationToken);
    }

    private IEnumerable<BusinessException> Between(Member principal, Member deputy, IReadOnlyCollection<string> chosen)
    {
        if (principal.Id != user.Required.MembershipId && deputy.AccountId == user.Required.AccountId)
        {
            yield return new BusinessException(AdministrationErrors.DelegationToMaker).At("Input.DeputyId");
        }

        if (principal.Units.Count > 0 && (deputy.Units.Count == 0 || deputy.Units.Except(principal.Units).Any()))
        {
            yield return new BusinessException(AdministrationErrors.DelegationBeyond).With("name", deputy.Name).At("Input.DeputyId");
        }

        var lacking = chosen.Where(p => !principal.Permissions.Contains(p) || !Delegable(p)).ToList();
        if (lacking.Count > 0)
        {
            yield return new BusinessException(AdministrationErrors.DelegationNotHeld).With("name", principal.Name).With("permissions", Words(lacking.Where(p => catalogue.Find(p) is not null))).At("Input.Permissions");
        }

        var idle = chosen.Where(deputy.Permissions.Contains).Except(lacking).ToList();
        if (idle.Count > 0)
        {
            yield return new BusinessException(AdministrationErrors.DelegationIdle).With("name", deputy.Name).With("permissions", Words(idle)).At("Input.Permissions");
        }
    }

    /// <summary>A permission of one person has one deputy at a time, and a deputy has it of one person at a time.</summary>
    private async Task<IReadOnlyList<BusinessException>> OverlapsAsync(DelegationTerms terms, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var chosen = terms.Permissions.ToList();
        var met = await (
            from d in db.Set<Delegation>().AsNoTracking()
            where d.RevokedAtUtc == null && d.FromOn <= last && d.ToOn >= first && (d.PrincipalId == terms.PrincipalId || d.DeputyId == terms.DeputyId)
            from p in d.Permissions
            where chosen.Contains(p.Permission)
            orderby d.FromOn, p.Permission
            select new
            {
                p.Permission,
                d.FromOn,
                d.ToOn,
                IsOfPrincipal = d.PrincipalId == terms.PrincipalId,
                Other = db.Set<Membership>().Where(m => m.Id == (d.PrincipalId == terms.PrincipalId ? d.DeputyId : d.PrincipalId))
                    .Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (_, a) => a.FullName).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. met.GroupBy(x => new { x.IsOfPrincipal, x.FromOn, x.ToOn, x.Other }).Select(g =>
            new BusinessException(g.Key.IsOfPrincipal ? AdministrationErrors.DelegationOverlaps : AdministrationErrors.DeputyOverlaps)
                .With("name", g.Key.Other).With("from", Format.Date(g.Key.FromOn)).With("to", Format.Date(g.Key.ToOn)).With("permissions", Words(g.Select(x => x.Permission)))
                .At("Input.FromOn"))];
    }

    private bool Delegable(string permission) => catalogue.Find(permission) is { IsDelegable: true } definition && definition.Kinds.Contains(workspace.Required.Kind);

    /// <summary>Null for whoever is no member today, or whose account is locked.</summary>
    private async Task<Member?> FindAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var row = await db.Set<Membership>().AsNoTracking().Where(Membership.ValidOn(clock.Today)).Where(m => m.Id == membershipId)
            .Join(db.Set<Account>().Where(a => !a.IsDisabled), m => m.AccountId, a => a.Id, (m, a) => new
            {
                m.AccountId,
                a.FullName,
                Units = m.Units.Select(u => u.UnitId).ToList(),
                Roles = m.Roles.Join(db.Set<Role>().Where(r => r.RetiredAtUtc == null), x => x.RoleId, r => r.Id, (_, r) => r.Permissions).ToList(),
            })
            .AsSplitQuery().FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new Member(
            membershipId, row.AccountId, row.FullName, [.. row.Units], row.Roles.SelectMany(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet());
    }

    private string Words(IEnumerable<string> permissions) => string.Join("; ", permissions.Distinct().Order(StringComparer.Ordinal).Select(p => texts["Permission." + p]));

    private async Task LogAsync(string action, Delegation delegation, string? reason, CancellationToken cancellationToken)
    {
        Guid[] both = [delegation.PrincipalId, delegation.DeputyId];
        var names = await db.Set<Membership>().Where(m => both.Contains(m.Id)).Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (m, a) => new { m.Id, a.FullName })
            .ToDictionaryAsync(x => x.Id, x => x.FullName, cancellationToken);
        log.Add(new ActionEntry(action, nameof(Delegation), delegation.Id, names[delegation.PrincipalId])
        {
            Reason = reason,
            Data = new Dictionary<string, object?>
            {
                ["deputy"] = names[delegation.DeputyId],
                ["mark"] = ActingFor.MarkOf(delegation.Capacity),
                ["from"] = delegation.FromOn,
                ["to"] = delegation.ToOn,
                ["permissions"] = delegation.Summary,
                ["paper"] = delegation.PaperNumber,
            },
        });
    }

    private sealed record Member(Guid Id, Guid AccountId, string Name, IReadOnlyList<Guid> Units, IReadOnlySet<string> Permissions);
}
