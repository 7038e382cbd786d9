using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Seeding;
using KetNghia.Administration.Users;
using KetNghia.Administration.Workspaces;

namespace KetNghia.Administration.Localities;

internal sealed record FirstPerson(string FullName, string? UserName, string? Email, string? ConfirmUserName);

internal sealed record UnitSpan(Guid UnitId, DateOnly? From, DateOnly? To);

internal sealed record NewLocality(string Name, string? Slug, string? CodePrefix, LocalityKind Kind, IReadOnlyList<UnitSpan> Units, FirstPerson Admin);

internal sealed record NewSponsor(Guid PartyId, string? Name, string? Slug, FirstPerson Focal);

internal sealed record CreatedWorkspace(Guid WorkspaceId, string Slug, CreatedUser Person);

/// <summary>Workspaces as the host side keeps them: locality with its units and first administrator in one go, sponsors, suspension.</summary>
internal sealed class LocalityAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, IActionLog log, IClock clock, IIdGenerator ids, AdminGuard guard, WorkspaceSeeder seeder,
    CodePrefixes prefixes, UserAppService users, AccountRegistration accounts, IEnumerable<IUnitLookup> unitLookups, IEnumerable<IPartyLookup> partyLookups)
{
    public async Task<CreatedWorkspace> CreateAsync(NewLocality input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(HostTenant.Value, cancellationToken);
        BusinessException.ThrowIfAny(await FaultsOfAsync(input, cancellationToken));
        var slug = await SlugAsync(input.Slug, input.Name, "", cancellationToken);
        var prefix = await prefixes.ChooseAsync(input.CodePrefix, input.Name, cancellationToken);
        var workspace = new Workspace(ids.New(), WorkspaceKind.Locality, slug, input.Name, input.Kind, codePrefix: prefix);
        await IncludeAsync(workspace, input.Units, cancellationToken);
        var created = await OpenAsync(workspace, "Administration.Locality.Created", RoleCodes.LocalityAdmin, input.Admin, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return created;
    }

    /// <summary>Everything that is wrong with a new locality, as far as it has been typed; whether its person is meant is asked by itself.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(NewLocality input, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (!VietnameseText.IsBlank(input.Name))
        {
            await faults.AskAsync(() => SlugAsync(input.Slug, input.Name, "", cancellationToken));
            await faults.AskAsync(() => prefixes.ChooseAsync(input.CodePrefix, input.Name, cancellationToken));
        }

        faults.Add(await FaultsOfAsync(ids.New(), input.Units, cancellationToken));
        faults.Add(await FaultsOfAsync(input.Admin, cancellationToken));
        return faults.Found;
    }

    /// <summary>What can be said of a first person before it is clear whether somebody who exists is meant.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(FirstPerson person, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (VietnameseText.IsBlank(person.UserName))
        {
            await faults.AskAsync(() => accounts.EnsureEmailFreeAsync(AccountSecrets.NormalizeName(person.Email?.Trim() ?? "") is { Length: > 0 } email ? email : null, cancellationToken));
        }

        return faults.Found;
    }

    public async Task<CreatedWorkspace> CreateSponsorAsync(NewSponsor input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(HostTenant.Value, cancellationToken);
        BusinessException.ThrowIfAny(await FaultsOfAsync(input, cancellationToken));
        var name = await NameOfAsync(input, cancellationToken);
        var workspace = new Workspace(ids.New(), WorkspaceKind.Sponsor, await SlugAsync(input.Slug, name, "dv-", cancellationToken), name, partyId: input.PartyId);
        var created = await OpenAsync(workspace, "Administration.Sponsor.Created", RoleCodes.SponsorLeader, input.Focal, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return created;
    }

    /// <inheritdoc cref="FaultsOfAsync(NewLocality, CancellationToken)"/>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(NewSponsor input, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var name = await faults.AskAsync(() => NameOfAsync(input, cancellationToken)) ?? input.Name;
        if (!VietnameseText.IsBlank(name) || !VietnameseText.IsBlank(input.Slug))
        {
            await faults.AskAsync(() => SlugAsync(input.Slug, name ?? "", "dv-", cancellationToken));
        }

        faults.Add(await FaultsOfAsync(input.Focal, cancellationToken));
        return faults.Found;
    }

    /// <summary>For a locality or sponsor that has lost its administrators.</summary>
    public async Task<CreatedUser> AddAdminAsync(Guid workspaceId, FirstPerson person, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        BusinessException.ThrowIfAny(await FaultsOfAsync(person, cancellationToken));
        var workspace = await LoadAsync(workspaceId, cancellationToken);
        var created = await AppointAsync(workspace, workspace.Kind == WorkspaceKind.Sponsor ? RoleCodes.SponsorLeader : RoleCodes.LocalityAdmin, person, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return created;
    }

    public async Task SetUnitsAsync(Guid workspaceId, IReadOnlyList<UnitSpan> units, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await guard.TakeTurnAsync(HostTenant.Value, cancellationToken);
        var workspace = await LoadAsync(workspaceId, cancellationToken);
        foreach (var gone in workspace.Units.Where(u => units.All(x => x.UnitId != u.UnitId)).ToList())
        {
            workspace.Exclude(gone.UnitId);
        }

        foreach (var kept in workspace.Units)
        {
            var span = units.First(u => u.UnitId == kept.UnitId);
            kept.SetValidity(span.From, span.To);
        }

        await IncludeAsync(workspace, units, cancellationToken);
        Log("Administration.Locality.UnitsChanged", workspace, null, ("count", workspace.Units.Count));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    public async Task SetSuspendedAsync(Guid workspaceId, bool suspend, string reason, CancellationToken cancellationToken)
    {
        var workspace = await LoadAsync(workspaceId, cancellationToken);
        if (suspend == workspace.SuspendedAtUtc is not null)
        {
            throw new BusinessException(suspend ? AdministrationErrors.AlreadySuspended : AdministrationErrors.NotSuspended);
        }

        if (suspend)
        {
            workspace.Suspend(reason, clock.UtcNow);
        }
        else
        {
            workspace.Resume();
        }

        Log(suspend ? "Administration.Locality.Suspended" : "Administration.Locality.Resumed", workspace, reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The workspace on the host's side, then its roles and first person inside it, all in the caller's unit.</summary>
    private async Task<CreatedWorkspace> OpenAsync(
        Workspace workspace, string action, string roleCode, FirstPerson person, CancellationToken cancellationToken)
    {
        db.Add(workspace);
        Log(action, workspace, null, ("slug", workspace.Slug), ("prefix", workspace.CodePrefix));
        await db.SaveChangesAsync(cancellationToken);
        using (tenant.Change(workspace.Id))
        {
            await seeder.EnsureRolesAsync(workspace.Id, workspace.Kind, cancellationToken);
        }

        return new CreatedWorkspace(workspace.Id, workspace.Slug, await AppointAsync(workspace, roleCode, person, cancellationToken));
    }

    private async Task<CreatedUser> AppointAsync(Workspace workspace, string roleCode, FirstPerson person, CancellationToken cancellationToken)
    {
        var userName = VietnameseText.IsBlank(person.UserName)
            ? await accounts.SuggestAsync(person.FullName, cancellationToken)
            : VietnameseText.Clean(person.UserName).ToLowerInvariant();
        using (tenant.Change(workspace.Id))
        {
            await guard.TakeTurnAsync(workspace.Id, cancellationToken);
            var role = await db.Set<Role>().Where(r => r.Code == roleCode).Select(r => r.Id).FirstAsync(cancellationToken);
            var input = new NewUser
            {
                FullName = person.FullName,
                Email = person.Email,
                ConfirmUserName = person.ConfirmUserName,
                Rights = new RightsInput([role], [], null, null),
            };
            var (account, password) = await users.AccountOfAsync(userName, input, cancellationToken);
            return await users.AddMembershipAsync(account, password, input.Rights, unlimited: true, cancellationToken);
        }
    }

    private async Task<Workspace> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Workspace>().Include(w => w.Units).FirstOrDefaultAsync(w => w.Id == id && w.Kind != WorkspaceKind.Province, cancellationToken)
        ?? throw new RecordNotFoundException();

    /// <summary>The sponsor's own name unless another was typed; refused for a party nobody knows, or that has its workspace.</summary>
    private async Task<string> NameOfAsync(NewSponsor input, CancellationToken cancellationToken)
    {
        var parties = partyLookups.FirstOrDefault() is { } lookup ? await lookup.GetAsync([input.PartyId], cancellationToken) : new Dictionary<Guid, PartyRef>();
        if (!parties.TryGetValue(input.PartyId, out var party))
        {
            throw new BusinessException(AdministrationErrors.PartyUnknown).At("Input.PartyId");
        }

        return await db.Set<Workspace>().AnyAsync(w => w.PartyId == input.PartyId, cancellationToken)
            ? throw new BusinessException(AdministrationErrors.PartyHasWorkspace).At("Input.PartyId")
            : VietnameseText.IsBlank(input.Name) ? party.Name : input.Name;
    }

    private async Task<string> SlugAsync(string? wanted, string name, string prefix, CancellationToken cancellationToken)
    {
        var slug = VietnameseText.IsBlank(wanted) ? prefix + UserNames.Slug(name, Workspace.SlugLength - prefix.Length) : wanted.Trim();
        if (slug.Length < 2 || slug != UserNames.Slug(slug, Workspace.SlugLength))
        {
            throw new BusinessException(AdministrationErrors.SlugInvalid).At("Input.Slug");
        }

        return await db.Set<Workspace>().AnyAsync(w => w.Slug == slug, cancellationToken)
            ? throw new BusinessException(AdministrationErrors.SlugTaken).At("Input.Slug")
            : slug;
    }

    private async Task IncludeAsync(Workspace workspace, IReadOnlyList<UnitSpan> units, CancellationToken cancellationToken)
    {
        BusinessException.ThrowIfAny(await FaultsOfAsync(workspace.Id, units, cancellationToken));
        foreach (var span in units.DistinctBy(u => u.UnitId).Where(u => workspace.Units.All(x => x.UnitId != u.UnitId)).ToList())
        {
            workspace.Include(ids.New(), span.UnitId, span.From, span.To);
        }
    }

    /// <summary>Everything that is wrong with the units of a place. A unit belongs to one programme area at a time; such changes come one after another through the host's guard row.</summary>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(Guid workspaceId, IReadOnlyList<UnitSpan> units, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var wanted = units.Select(u => u.UnitId).Distinct().ToList();
        var known = unitLookups.FirstOrDefault() is { } lookup ? await lookup.GetAsync(wanted, cancellationToken) : new Dictionary<Guid, UnitRef>();
        if (wanted.Count == 0 || wanted.Any(u => !known.ContainsKey(u)))
        {
            faults.Add(new BusinessException(AdministrationErrors.UnitsMissing).At("Input.UnitIds"));
        }

        if (units.Any(u => u.From is not null && u.To is not null && u.To < u.From))
        {
            faults.Add(new BusinessException(AdministrationErrors.DatesReversed).At("Input.UnitIds"));
        }

        var others = await db.Set<WorkspaceUnit>().AsNoTracking().Where(u => u.WorkspaceId != workspaceId && wanted.Contains(u.UnitId))
            .Join(db.Set<Workspace>(), u => u.WorkspaceId, w => w.Id, (u, w) => new { u.UnitId, u.ValidFrom, u.ValidTo, w.Name })
            .ToListAsync(cancellationToken);
        var clashes = others.Where(o => units.Any(u => u.UnitId == o.UnitId
            && (u.From is null || o.ValidTo is null || u.From <= o.ValidTo) && (u.To is null || o.ValidFrom is null || u.To >= o.ValidFrom)));
        faults.Add(clashes.DistinctBy(c => (c.UnitId, c.Name)).Select(clash => new BusinessException(AdministrationErrors.UnitTaken)
            .With("unit", known.GetValueOrDefault(clash.UnitId)?.Name).With("locality", clash.Name).At("Input.UnitIds")));
        return faults.Found;
    }

    private void Log(string action, Workspace workspace, string? reason, params (string Name, object? Value)[] data) =>
        log.Add(new ActionEntry(action, nameof(Workspace), workspace.Id, workspace.Name)
        {
            Reason = reason,
            Data = data.ToDictionary(d => d.Name, d => d.Value),
        });
}
