using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Parties;

/// <param name="UnitText">As typed in the field with suggestions.</param>
internal sealed record PartyInput(string Code, string Name, string? OtherNames, PartyKind Kind, string? UnitText, DateOnly? ValidFrom)
{
    /// <summary>Already found; then nothing is typed.</summary>
    public Guid? UnitId { get; init; }
}

/// <param name="Version">The one the person looked at: a party changed since is not written over.</param>
/// <param name="KeepAnyway">The new name really is another party's than the similar ones.</param>
internal sealed record PartyEdit(long Version, bool KeepAnyway)
{
    /// <summary>Why an earlier change is taken back; null for a change of its own.</summary>
    public string? UndoReason { get; init; }
}

internal sealed class PartyAppService(
    KetNghiaDbContext db, PartyLookup lookup, PartyQueries queries, UnitQueries units, IWorkspaceDirectory workspaces, IEnumerable<IPartyUse> uses, ICurrentTenant tenant, IActionLog log, IIdGenerator ids, IClock clock)
{
    public async Task<Guid> CreateAsync(PartyInput input, bool createAnyway, CancellationToken cancellationToken)
    {
        BusinessException.ThrowIfAny(await FaultsOfAsync(input, null, createAnyway, cancellationToken));
        var party = new Party(ids.New(), tenant.Required, await ReadAsync(input, cancellationToken));
        db.Add(party);
        log.Add(new ActionEntry("Directory.Party.Created", nameof(Party), party.Id, party.Name) { UnitId = party.UnitId });
        await db.SaveChangesAsync(cancellationToken);
        return party.Id;
    }

    /// <returns>Its version after the change.</returns>
    public async Task<long> ChangeAsync(Guid id, PartyInput input, PartyEdit edit, CancellationToken cancellationToken)
    {
        var party = await MineAsync(id, cancellationToken);
        db.Entry(party).Property(p => p.Version).OriginalValue = edit.Version;
        BusinessException.ThrowIfAny(await FaultsOfAsync(input, id, edit.KeepAnyway || VietnameseText.Fold(input.Name) == VietnameseText.Fold(party.Name), cancellationToken));
        var to = await ReadAsync(input, cancellationToken);
        party.Describe(to.Code, to.Name, to.OtherNames, to.Kind, to.UnitId);
        log.Add(new ActionEntry(edit.UndoReason is null ? "Directory.Party.Changed" : "Directory.Party.ChangeUndone", nameof(Party), party.Id, party.Name)
        {
            UnitId = party.UnitId,
            Reason = edit.UndoReason,
        });
        await db.SaveChangesAsync(cancellationToken);
        return party.Version;
    }

    /// <summary>Everything that is wrong with what was typed, as far as it has been typed.</summary>
    /// <param name="id">The party changed; null for a new one.</param>
    public async Task<IReadOnlyList<BusinessException>> FaultsOfAsync(PartyInput input, Guid? id, bool anyway, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (!VietnameseText.IsBlank(input.Code))
        {
            await faults.AskAsync(() => RefuseTakenCodeAsync(input.Code, id, cancellationToken));
        }

        if (!anyway && !VietnameseText.IsBlank(input.Name))
        {
            await faults.AskAsync(() => RefuseLookAlikesAsync(input.Name, id, cancellationToken));
        }

        await faults.AskAsync(() => UnitOfAsync(input, cancellationToken));
        return faults.Found;
    }

    public async Task<Guid> AddFocalAsync(Guid partyId, NewFocalPerson person, CancellationToken cancellationToken)
    {
        var party = await MineAsync(partyId, cancellationToken);
        var focal = new FocalPerson(ids.New(), party.Id, person, clock.Today);
        db.Add(focal);
        log.Add(new ActionEntry("Directory.Focal.Added", nameof(FocalPerson), focal.Id, party.Name) { RootId = party.Id });
        await db.SaveChangesAsync(cancellationToken);
        return focal.Id;
    }

    public async Task EndFocalAsync(Guid partyId, Guid focalId, CancellationToken cancellationToken)
    {
        var party = await MineAsync(partyId, cancellationToken);
        var focal = await db.Set<FocalPerson>().FirstOrDefaultAsync(f => f.Id == focalId && f.PartyId == partyId, cancellationToken) ?? throw new RecordNotFoundException();
        focal.End(clock.Today);
        log.Add(new ActionEntry("Directory.Focal.Ended", nameof(FocalPerson), focal.Id, party.Name)
        {
            RootId = party.Id,
            Data = new Dictionary<string, object?> { ["date"] = clock.Today },
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes back a focal person that came in by mistake: the party's page knows nothing of it, its history does.</summary>
    public async Task TakeBackFocalAsync(Guid partyId, Guid focalId, string reason, CancellationToken cancellationToken)
    {
        var party = await MineAsync(partyId, cancellationToken);
        var focal = await db.Set<FocalPerson>().FirstOrDefaultAsync(f => f.Id == focalId && f.PartyId == partyId, cancellationToken) ?? throw new RecordNotFoundException();
        focal.TakeBack();
        log.Add(new ActionEntry("Directory.Focal.TakenBack", nameof(FocalPerson), focal.Id, party.Name) { RootId = party.Id, Reason = reason });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes back a party that came in by mistake and that nothing names.</summary>
    public async Task WithdrawAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        var party = await MineAsync(id, cancellationToken);
        var name = party.Name;
        await RefuseInUseAsync(party, cancellationToken);
        party.Withdraw();
        log.Add(new ActionEntry("Directory.Party.Withdrawn", nameof(Party), party.Id, name) { Reason = reason });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RefuseInUseAsync(Party party, CancellationToken cancellationToken)
    {
        var isUsed = await db.Set<PartySuccession>().AnyAsync(s => s.FromId == party.Id || s.ToId == party.Id, cancellationToken)
            || await workspaces.FindSponsorAsync(party.Id, cancellationToken) is not null;
        foreach (var use in uses)
        {
            isUsed = isUsed || await use.IsUsedAsync(party.Id, cancellationToken);
        }

        if (isUsed)
        {
            throw new BusinessException(DirectoryErrors.PartyInUse).With("name", party.Name);
        }
    }

    /// <summary>Tracked, and kept by the current workspace: the province keeps the shared register, a locality its own.</summary>
    internal async Task<Party> MineAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await lookup.Visible().AnyAsync(p => p.Id == id, cancellationToken))
        {
            throw new RecordNotFoundException();
        }

        var party = await db.Set<Party>().FirstAsync(p => p.Id == id, cancellationToken);
        return party.OwnerId == tenant.Required ? party : throw new BusinessException(DirectoryErrors.PartyNotYours);
    }

    internal async Task RefuseTakenCodeAsync(string code, Guid? except, CancellationToken cancellationToken)
    {
        var kept = PartyNames.Code(code);
        var taken = await db.Set<Party>().Where(p => p.OwnerId == tenant.Required && p.Code == kept && p.Id != except).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        if (taken is not null)
        {
            throw new BusinessException(DirectoryErrors.PartyCodeTaken).With("code", kept).With("name", taken).At("Input.Code");
        }
    }

    private async Task RefuseLookAlikesAsync(string name, Guid? except, CancellationToken cancellationToken)
    {
        var alike = await queries.LookAlikesAsync(name, except, cancellationToken);
        if (alike.Count > 0)
        {
            throw new BusinessException(DirectoryErrors.PartyLooksLikeAnother)
                .With("names", string.Join("; ", alike.Select(p => $"{p.Name} ({p.Code})"))).At("Input.Name");
        }
    }

    private async Task<NewParty> ReadAsync(PartyInput input, CancellationToken cancellationToken) => new(input.Code, input.Name, input.Kind)
    {
        OtherNames = input.OtherNames,
        UnitId = await UnitOfAsync(input, cancellationToken),
        ValidFrom = input.ValidFrom,
    };

    private async Task<Guid?> UnitOfAsync(PartyInput input, CancellationToken cancellationToken) => VietnameseText.IsBlank(input.UnitText)
        ? input.UnitId
        : await units.ResolveAsync(input.UnitText, clock.Today, cancellationToken)
            ?? throw new BusinessException(DirectoryErrors.UnknownUnit).With("text", input.UnitText).At("Input.Unit");
}
