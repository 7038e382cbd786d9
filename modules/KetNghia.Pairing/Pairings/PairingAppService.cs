using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Pairings;

/// <summary>What is asked of a pairing on its form. The first party of each side leads.</summary>
internal sealed record PairingInput
{
    public required PairingTermsOf Terms { get; init; }

    public required IReadOnlyList<Guid> SponsorIds { get; init; }

    public required IReadOnlyList<Guid> ReceiverIds { get; init; }

    public Guid? ParentId { get; init; }

    public DecidingInput? Document { get; init; }
}

/// <summary>Writes of pairings inside the tenant that has been entered.</summary>
internal sealed class PairingAppService(
    KetNghiaDbContext db, ICurrentTenant tenant, IWorkspaceDirectory workspaces, IParties parties,
    NumberBook numbers, DecidingDocuments documents, PairingAccess access, PairingWork work, HelpOfPairing helped, StepPerson person, IActionLog log, IIdGenerator ids, IClock clock)
{
    public async Task<Guid> ProposeAsync(PairingInput input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);

        // Taking the number locks the book: proposals of one tenant follow each other, so the overlap check below sees them all.
        var code = PairingBooks.OfPairings.CodeOf(await numbers.NextAsync(PairingBooks.Pairings, 0, cancellationToken));
        var parent = await ParentAsync(input.ParentId, cancellationToken);
        var terms = await TermsAsync(input, cancellationToken);
        var pairing = new TwinPairing(ids.New(), tenant.Required, code, terms, parent?.Id);
        await SetPartiesAsync(pairing, input, parent?.UnitId, cancellationToken);
        await CheckOverlapAsync(pairing, cancellationToken);
        pairing.SyncLinks(ids);
        db.Add(pairing);
        Log(new ActionEntry("Pairing.Pairing.Proposed", nameof(TwinPairing), pairing.Id, code), pairing);
        await work.ProposedAsync(pairing, cancellationToken);
        await SaveAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return pairing.Id;
    }

    public async Task ChangeAsync(Guid id, PairingInput input, long version, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var pairing = await LoadAsync(id, cancellationToken);
        db.Entry(pairing).Property(p => p.Version).OriginalValue = version;
        await SetAsync(pairing, input, cancellationToken);
        pairing.SyncLinks(ids);
        await work.LeftAsync(pairing, cancellationToken);
        Log(new ActionEntry("Pairing.Pairing.Changed", nameof(TwinPairing), pairing.Id, pairing.Code), pairing);
        await SaveAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Says what forbids the change; nothing is written, a new document neither.</summary>
    public async Task CheckChangeAsync(Guid id, PairingInput input, CancellationToken cancellationToken)
    {
        var pairing = await db.Set<TwinPairing>().AsNoTracking().Include(p => p.Sponsors).Include(p => p.Receivers).FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw new RecordNotFoundException();
        await SetAsync(pairing, input with { Document = null }, cancellationToken);
    }

    /// <summary>Takes one step of the state diagram.</summary>
    public async Task DoAsync(Guid id, PairingAction action, StateChangeInput input, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        if (action is PairingAction.Suspend or PairingAction.End or PairingAction.Transfer)
        {
            // Pledges of the tenant wait here: the work of those that came before is closed with the rest.
            await numbers.HoldAsync(PairingBooks.Contributions, clock.Today.Year, cancellationToken);
        }

        var pairing = await LoadAsync(id, cancellationToken);
        if (input.Version is { } version && version != pairing.Version)
        {
            throw new BusinessException(FrameworkErrors.ChangedMeanwhile);
        }

        var hasAgreement = action is PairingAction.Sign or PairingAction.Assign && await db.Set<Agreement>().AnyAsync(a => a.PairingId == id, cancellationToken);
        var standing = pairing.Standing(hasAgreement) with
        {
            Beyond = PairingAccess.BeyondOf(pairing),
            HasLeft = await access.HasLeftAsync(id, cancellationToken),
        };
        if (PairingSteps.Rules.WhyNot(standing, action, person, input.Under) is { } why)
        {
            throw why;
        }

        var document = await documents.ResolveAsync(input.Document, pairing.DecidingDocumentId, cancellationToken);
        if (input.SuccessorId is { } successor && !await db.Set<TwinPairing>().AnyAsync(p => p.Id == successor, cancellationToken))
        {
            throw new BusinessException(PairingErrors.SuccessorMissing).At("More.SuccessorId");
        }

        pairing.Do(action, new StateChangeFacts(ids.New(), input.On, access.Act(), input.Reason, document), hasAgreement, input.SuccessorId);
        pairing.SyncLinks(ids);
        Log(StepEntry(action, pairing) with { Reason = input.Reason }, pairing);
        await work.SteppedAsync(pairing, hasAgreement, cancellationToken);
        await helped.FollowAsync(pairing, cancellationToken);
        await SaveAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    /// <summary>Takes back a pairing nothing depends on: no trace of it refuses the same pairing again.</summary>
    public async Task TakeBackAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);

        // Pledges of the tenant wait here, and those that came before are seen.
        await numbers.HoldAsync(PairingBooks.Contributions, clock.Today.Year, cancellationToken);
        var pairing = await LoadAsync(id, cancellationToken);
        await access.CheckChangeAsync(pairing, cancellationToken);
        if (await db.Set<Contribution>().AnyAsync(c => c.PairingId == id, cancellationToken)
            || await db.Set<Agreement>().AnyAsync(a => a.PairingId == id, cancellationToken)
            || await db.Set<TwinPairing>().AnyAsync(p => p.ParentId == id || p.SuccessorId == id, cancellationToken))
        {
            throw new BusinessException(PairingErrors.ImportHasHelp).With("code", new RecordNumber(pairing.TenantId, pairing.Code));
        }

        pairing.TakeBack(reason);
        pairing.SyncLinks(ids);
        Log(new ActionEntry("Pairing.Pairing.TakenBack", nameof(TwinPairing), pairing.Id, pairing.Code) { Reason = reason }, pairing);
        await work.TakenBackAsync(pairing, cancellationToken);
        await SaveAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task SetAsync(TwinPairing pairing, PairingInput input, CancellationToken cancellationToken)
    {
        await access.CheckChangeAsync(pairing, cancellationToken);
        pairing.Change(await TermsAsync(input, cancellationToken));
        await SetPartiesAsync(pairing, input, null, cancellationToken);
        await CheckOverlapAsync(pairing, cancellationToken);
    }

    private async Task<TwinPairing> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<TwinPairing>().Include(p => p.Sponsors).Include(p => p.Receivers).Include(p => p.Links)
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
        ?? throw new RecordNotFoundException();

    private async Task<TwinPairing?> ParentAsync(Guid? parentId, CancellationToken cancellationToken)
    {
        if (parentId is null)
        {
            return null;
        }

        var parent = await db.Set<TwinPairing>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == parentId, cancellationToken)
            ?? throw new RecordNotFoundException();
        return parent.State.IsClosed() ? throw new BusinessException(PairingErrors.ParentClosed) : parent;
    }

    private async Task<PairingTermsOf> TermsAsync(PairingInput input, CancellationToken cancellationToken)
    {
        if (input.Terms.ProgrammeId is { } programme && !await db.Set<Programme>().AnyAsync(p => p.Id == programme, cancellationToken))
        {
            throw new BusinessException(PairingErrors.ProgrammeUnknown).At("Input.ProgrammeId");
        }

        return input.Terms with { DecidingDocumentId = await documents.ResolveAsync(input.Document, null, cancellationToken) ?? input.Terms.DecidingDocumentId };
    }

    /// <summary>Adds who is new, lets go who is gone, and gives the lead to the first of each side.</summary>
    private async Task SetPartiesAsync(TwinPairing pairing, PairingInput input, Guid? parentUnit, CancellationToken cancellationToken)
    {
        if (input.SponsorIds.Count == 0 || input.ReceiverIds.Count == 0)
        {
            throw new BusinessException(PairingErrors.PartiesMissing);
        }

        var known = await parties.GetAsync([.. input.SponsorIds, .. input.ReceiverIds], cancellationToken);
        var area = await AreaAsync(cancellationToken);
        foreach (var id in input.SponsorIds.Where(id => pairing.Sponsors.All(s => s.PartyId != id || s.ToOn is not null)))
        {
            pairing.AddSponsor(ids.New(), Facts(known, id), isLead: false, pairing.FromOn);
        }

        foreach (var id in input.ReceiverIds.Where(id => pairing.Receivers.All(r => r.PartyId != id || r.ToOn is not null)))
        {
            pairing.AddReceiver(ids.New(), Facts(known, id), UnitOf(known[id], parentUnit ?? pairing.UnitId, area), isLead: false, pairing.FromOn);
        }

        foreach (var gone in pairing.Sponsors.Where(s => s.ToOn is null && !input.SponsorIds.Contains(s.PartyId)).ToList())
        {
            pairing.RemoveSponsor(gone.PartyId, clock.Today);
        }

        foreach (var gone in pairing.Receivers.Where(r => r.ToOn is null && !input.ReceiverIds.Contains(r.PartyId)).ToList())
        {
            pairing.RemoveReceiver(gone.PartyId, clock.Today);
        }

        pairing.MakeLead(input.SponsorIds[0]);
        pairing.MakeLead(input.ReceiverIds[0]);
        foreach (var receiver in pairing.Receivers)
        {
            PairingAccess.CheckReceiver(receiver.UnitId, receiver.Name, "Input.Receivers");
        }
    }

    /// <summary>The units of this locality; empty when it names none, then any will do.</summary>
    private async Task<IReadOnlyList<Guid>> AreaAsync(CancellationToken cancellationToken) =>
        (await workspaces.LocalitiesAsync(cancellationToken)).FirstOrDefault(l => l.TenantId == tenant.Required)?.UnitIds ?? [];

    private static PartyFacts Facts(IReadOnlyDictionary<Guid, PartyInfo> known, Guid id) =>
        known.TryGetValue(id, out var party) ? new PartyFacts(party.Id, party.Name) : throw new BusinessException(PairingErrors.PartyUnknown).With("name", id.ToString());

    private static Guid UnitOf(PartyInfo receiver, Guid fallback, IReadOnlyList<Guid> area)
    {
        if (receiver.UnitId is not { } unit)
        {
            return fallback != Guid.Empty
                ? fallback
                : throw new BusinessException(PairingErrors.ReceiverHasNoUnit).With("party", receiver.Name).At("Input.Receivers");
        }

        return area.Count == 0 || area.Contains(unit)
            ? unit
            : throw new BusinessException(PairingErrors.ReceiverOutsideLocality).With("party", receiver.Name).At("Input.Receivers");
    }

    /// <summary>Same sponsor and receiver may not overlap in time under one programme, open or closed. Open ones are also held by the unique key.</summary>
    private async Task CheckOverlapAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        var sponsors = pairing.Sponsors.Where(s => s.ToOn is null).Select(s => s.PartyId).ToList();
        var receivers = pairing.Receivers.Where(r => r.ToOn is null).Select(r => r.PartyId).ToList();
        var others = await (from link in db.Set<PairingLink>()
                            join other in db.Set<TwinPairing>() on link.PairingId equals other.Id
                            where other.Id != pairing.Id && sponsors.Contains(link.SponsorPartyId) && receivers.Contains(link.ReceiverPartyId)
                                && other.State != PairingState.Declined && (link.ActiveKey != null || other.EndedOn != null)
                                && other.ProgrammeId == pairing.ProgrammeId
                            select new { link.SponsorPartyId, link.ReceiverPartyId, other.Code, other.FromOn, other.ToOn, other.EndedOn, IsOpen = link.ActiveKey != null })
            .ToListAsync(cancellationToken);
        var clash = others.FirstOrDefault(o => o.IsOpen || TwinPairing.Overlaps(pairing.FromOn, pairing.ToOn, o.FromOn, o.EndedOn ?? o.ToOn));
        if (clash is not null)
        {
            throw new BusinessException(PairingErrors.Overlap)
                .With("sponsor", pairing.Sponsors.First(s => s.PartyId == clash.SponsorPartyId).Name)
                .With("receiver", pairing.Receivers.First(r => r.PartyId == clash.ReceiverPartyId).Name)
                .With("code", new RecordNumber(tenant.Required, clash.Code));
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && DatabaseErrors.IsUniqueViolation(e))
        {
            throw new BusinessException(PairingErrors.OverlapMeanwhile);
        }
    }

    private void Log(ActionEntry entry, TwinPairing pairing) => log.Add(About(entry, pairing));

    /// <summary>The entry with what its sentence names.</summary>
    public static ActionEntry About(ActionEntry entry, TwinPairing pairing) => entry with
    {
        UnitId = pairing.UnitId,
        RootId = pairing.Id,
        Data = new Dictionary<string, object?>
        {
            ["code"] = pairing.Code,
            ["sponsor"] = pairing.SponsorNames,
            ["receiver"] = pairing.ReceiverNames,
            ["from"] = pairing.FromOn,
        },
    };

    public static ActionEntry StepEntry(PairingAction action, TwinPairing p) => action switch
    {
        PairingAction.Invite => new ActionEntry("Pairing.Pairing.Invited", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Assign => new ActionEntry("Pairing.Pairing.Assigned", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Decline => new ActionEntry("Pairing.Pairing.Declined", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Sign => new ActionEntry("Pairing.Pairing.Signed", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Activate => new ActionEntry("Pairing.Pairing.Activated", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Suspend => new ActionEntry("Pairing.Pairing.Suspended", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.Resume => new ActionEntry("Pairing.Pairing.Resumed", nameof(TwinPairing), p.Id, p.Code),
        PairingAction.End => new ActionEntry("Pairing.Pairing.Ended", nameof(TwinPairing), p.Id, p.Code),
        _ => new ActionEntry("Pairing.Pairing.Transferred", nameof(TwinPairing), p.Id, p.Code),
    };
}

/// <param name="On">Business date from which the change counts.</param>
internal sealed record StateChangeInput(DateOnly On, string? Reason = null)
{
    public DecidingInput? Document { get; init; }

    public Guid? SuccessorId { get; init; }

    /// <summary>The version the person looked at.</summary>
    public long? Version { get; init; }

    /// <summary>The permission it is done under, where that is not the table's.</summary>
    public string? Under { get; init; }
}
