using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;

namespace KetNghia.Administration.Users;

/// <summary>Members of the current workspace: add, change what they may do, end.</summary>
internal sealed class UserAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, ICurrentUser user, IActionLog log, IClock clock, IIdGenerator ids,
    AdminGuard guard, RightsWriter rights, AccountRegistration accounts)
{
    public async Task<CreatedUser> CreateAsync(NewUser input, CancellationToken cancellationToken)
    {
        var userName = VietnameseText.IsBlank(input.UserName)
            ? await accounts.SuggestAsync(input.FullName, cancellationToken)
            : VietnameseText.Clean(input.UserName).ToLowerInvariant();
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var faults = new FaultList();
        var (account, password) = await faults.AskAsync(() => AccountOfAsync(userName, input, cancellationToken));
        if (faults.Any)
        {
            faults.Add(await FaultsOfAsync(null, input.Rights, cancellationToken));
        }

        faults.ThrowIfAny();
        var created = await AddMembershipAsync(account!, password, input.Rights, unlimited: false, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return created;
    }

    /// <summary>Everything that is wrong with the rights chosen, as far as they have been chosen.</summary>
    /// <param name="membershipId">Whose they are; null for a new member.</param>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(Guid? membershipId, RightsInput input, CancellationToken cancellationToken)
    {
        var membership = membershipId is { } id
            ? await db.Set<Membership>().AsNoTracking().Include(m => m.Roles).FirstOrDefaultAsync(m => m.Id == id, cancellationToken) ?? throw new RecordNotFoundException()
            : new Membership(ids.New(), tenant.Required, Guid.Empty, null, null, user.Required.AccountId, clock.UtcNow);
        return await rights.FaultsOfAsync(membership, input, cancellationToken);
    }

    /// <summary>Adds the membership in the tenant that has been entered and saves; the caller has taken its turn.</summary>
    public async Task<CreatedUser> AddMembershipAsync(
        Account account, string? password, RightsInput input, bool unlimited, CancellationToken cancellationToken)
    {
        if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id && m.RevokedAtUtc == null, cancellationToken))
        {
            throw new BusinessException(AdministrationErrors.AlreadyMember).With("name", account.FullName).At("Input.UserName");
        }

        var membership = new Membership(ids.New(), tenant.Required, account.Id, input.From, input.To, user.Required.AccountId, clock.UtcNow);
        await rights.ApplyAsync(membership, input, unlimited, cancellationToken);
        db.Add(membership);
        if (password is not null)
        {
            log.Add(new ActionEntry("Administration.Account.Created", nameof(Account), account.Id, account.FullName)
            {
                RootId = membership.Id,
                Data = new Dictionary<string, object?> { ["userName"] = account.UserName },
            });
        }

        Log("Administration.Membership.Granted", membership, account.FullName);
        await db.SaveChangesAsync(cancellationToken);
        return new CreatedUser(membership.Id, account.UserName!, password);
    }

    /// <summary>The account for a new member: a new one, or an existing one when its exact name was confirmed.</summary>
    public async Task<(Account Account, string? Password)> AccountOfAsync(string userName, NewUser input, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(userName, cancellationToken) is not { } existing)
        {
            return await accounts.AddAsync(userName, input.FullName, input.Email, cancellationToken);
        }

        if (VietnameseText.IsBlank(input.ConfirmUserName))
        {
            throw new BusinessException(AdministrationErrors.AccountExists).With("userName", existing.UserName).At("Input.ConfirmUserName");
        }

        return VietnameseText.Clean(input.ConfirmUserName) == existing.UserName
            ? (existing, null)
            : throw new BusinessException(AdministrationErrors.UserNameDiffers).At("Input.ConfirmUserName");
    }

    public async Task EditAsync(Guid membershipId, long version, RightsInput input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var before = await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var (membership, name) = await LoadAsync(membershipId, cancellationToken);
        EnsureNotOwn(membership);
        if (membership.Version != version)
        {
            throw new BusinessException(FrameworkErrors.ChangedMeanwhile);
        }

        await rights.EnsureWithinOwnUnitsAsync(membershipId, cancellationToken);
        await rights.ApplyAsync(membership, input, unlimited: false, cancellationToken);
        Log("Administration.Membership.Changed", membership, name);
        await db.SaveChangesAsync(cancellationToken);
        await guard.EnsureOneRemainsAsync(before, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    public async Task RevokeAsync(Guid membershipId, string reason, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var before = await guard.TakeTurnAsync(tenant.Required, cancellationToken);
        var (membership, name) = await LoadAsync(membershipId, cancellationToken);
        EnsureNotOwn(membership);
        await rights.EnsureMayEndAsync(membership, cancellationToken);
        membership.Revoke(clock.UtcNow);
        Log("Administration.Membership.Revoked", membership, name, reason);
        await db.SaveChangesAsync(cancellationToken);
        await guard.EnsureOneRemainsAsync(before, cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<(Membership Membership, string Name)> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var membership = await db.Set<Membership>().Include(m => m.Roles).Include(m => m.Units).AsSplitQuery()
            .FirstOrDefaultAsync(m => m.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        if (membership.RevokedAtUtc is not null)
        {
            throw new BusinessException(AdministrationErrors.MembershipRevoked);
        }

        return (membership, await db.Set<Account>().Where(a => a.Id == membership.AccountId).Select(a => a.FullName).FirstAsync(cancellationToken));
    }

    private void EnsureNotOwn(Membership membership)
    {
        if (membership.AccountId == user.Required.AccountId)
        {
            throw new BusinessException(AdministrationErrors.OwnRights);
        }
    }

    private void Log(string action, Membership membership, string name, string? reason = null) =>
        log.Add(new ActionEntry(action, nameof(Membership), membership.Id, name)
        {
            Reason = reason,
            Data = new Dictionary<string, object?>
            {
                ["roles"] = membership.RoleSummary,
                ["scope"] = membership.ScopeSummary ?? "–",
                ["from"] = Format.Date(membership.ValidFrom),
                ["to"] = Format.Date(membership.ValidTo),
            },
        });
}
