using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>Writes of rubrics in the workspace whose they are.</summary>
internal sealed class RubricAppService(
    KetNghiaDbContext db, ICurrentUser user, ICurrentTenant tenant, ICurrentWorkspace workspace, IWorkspaceDirectory workspaces, IActionLog log, IIdGenerator ids, IClock clock)
{
    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>A new rubric, as its first draft.</summary>
    /// <param name="basedOn">The version it is copied from, of this workspace.</param>
    /// <exception cref="BusinessException">Its code is taken, or it cannot be kept.</exception>
    public async Task<Guid> CreateAsync(SubjectKind subject, Rubric rubric, Guid? basedOn, CancellationToken cancellationToken)
    {
        var id = ids.New();
        return await AddAsync(new RubricVersion(id, tenant.Required, id, 1, subject, RubricContents.Of(rubric), Me), "Drafted", basedOn, cancellationToken);
    }

    /// <summary>The draft of the version after the newest, with what the given one says.</summary>
    /// <exception cref="BusinessException">There is a draft already, or the rubric is the province's.</exception>
    public async Task<Guid> ContinueAsync(Guid id, CancellationToken cancellationToken)
    {
        var from = await LoadAsync(id, null, cancellationToken);
        if (from.Owner == RubricOwner.Province)
        {
            throw new BusinessException(EmulationErrors.RubricOfProvince).With("name", from.Name).As(RefusalKind.State);
        }

        if (from.State is not (RubricState.Published or RubricState.Retired))
        {
            throw new BusinessException(EmulationErrors.RubricNotPublished).With("name", from.Name).As(RefusalKind.State);
        }

        var newest = await db.Set<RubricVersion>().Where(r => r.SeriesId == from.SeriesId).MaxAsync(r => r.Number, cancellationToken);
        var next = new RubricVersion(ids.New(), from.TenantId, from.SeriesId, newest + 1, from.Subject, RubricContents.Of(RubricContents.Read(from.Content)), Me);
        return await AddAsync(next, "Continued", from.Id, cancellationToken);
    }

    /// <summary>Changes a draft.</summary>
    /// <param name="version">The version the person looked at.</param>
    /// <param name="change">What the rubric becomes.</param>
    /// <param name="what">What was changed, for the log: a node's name, a part.</param>
    /// <exception cref="BusinessException">It is no draft, its code is taken, or it cannot be kept so.</exception>
    public async Task<long> ChangeAsync(Guid id, long version, Func<Rubric, Rubric> change, string what, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, version, cancellationToken);
        rubric.Change(RubricContents.Of(change(RubricContents.Read(rubric.Content))));
        Log("Changed", rubric, new() { ["what"] = what });
        await SaveAsync(rubric, cancellationToken);
        return rubric.Version;
    }

    /// <exception cref="BusinessException">It has faults, or is no draft.</exception>
    public async Task PublishAsync(Guid id, long version, DateOnly from, DateOnly? to, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, version, cancellationToken);
        if (to < from)
        {
            throw new BusinessException(EmulationErrors.RubricEndsBeforeStart).At("Input.To");
        }

        rubric.Publish(from, to, Me);
        var faults = RubricCheck.Faults(RubricContents.Read(rubric.Content));
        if (faults.Count > 0)
        {
            throw new BusinessException(EmulationErrors.RubricFaulty).With("count", faults.Count).As(RefusalKind.State);
        }

        Log("Published", rubric, new() { ["from"] = Format.Date(from), ["sha256"] = rubric.ContentSha256 });
        await SaveAsync(rubric, cancellationToken);
    }

    /// <summary>Nothing new is scored by it after the day; copies in localities end with it.</summary>
    public async Task RetireAsync(Guid id, long version, DateOnly lastDay, string reason, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, version, cancellationToken);
        if (rubric.Owner == RubricOwner.Province)
        {
            throw new BusinessException(EmulationErrors.RubricOfProvince).With("name", rubric.Name).As(RefusalKind.State);
        }

        await RetireAsync(rubric, lastDay, reason, cancellationToken);
        foreach (var place in workspace.Required.Kind == WorkspaceKind.Province ? await workspaces.LocalityHeadsAsync(cancellationToken) : [])
        {
            using (tenant.Change(place.TenantId))
            {
                if (await db.Set<RubricVersion>().FirstOrDefaultAsync(r => r.SentFromId == id && r.State == RubricState.Published, cancellationToken) is { } copy)
                {
                    await RetireAsync(copy, lastDay, reason, cancellationToken);
                }
            }
        }
    }

    public async Task DiscardAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, version, cancellationToken);
        rubric.Discard();
        Log("Discarded", rubric, reason: reason);
        await SaveAsync(rubric, cancellationToken);
    }

    /// <summary>Gives localities a copy each; who has it already gets none.</summary>
    /// <param name="tenants">Of the localities.</param>
    /// <returns>How many got it now.</returns>
    /// <exception cref="BusinessException">It is not published, or no locality is named.</exception>
    public async Task<int> SendAsync(Guid id, IReadOnlyCollection<Guid> tenants, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, null, cancellationToken);
        if (rubric.State != RubricState.Published)
        {
            throw new BusinessException(EmulationErrors.RubricNotPublished).With("name", rubric.Name).As(RefusalKind.State);
        }

        var places = (await workspaces.LocalityHeadsAsync(cancellationToken)).Where(p => tenants.Contains(p.TenantId)).ToList();
        if (places.Count == 0)
        {
            throw new BusinessException(EmulationErrors.NoLocalityChosen).At("Input.Localities");
        }

        var sent = 0;
        foreach (var place in places)
        {
            using (tenant.Change(place.TenantId))
            {
                if (await db.Set<RubricVersion>().AnyAsync(r => r.SentFromId == id, cancellationToken))
                {
                    continue;
                }

                var copy = rubric.For(ids.New(), place.TenantId);
                db.Add(copy);
                Log("Received", copy, new() { ["from"] = workspace.Required.Name });
                await SaveAsync(copy, cancellationToken);
                sent++;
            }
        }

        Log("Sent", rubric, new() { ["count"] = sent });
        await db.SaveChangesAsync(cancellationToken);
        return sent;
    }

    private static string EventOf(string happened) => "Emulation.Rubric." + happened;

    private async Task RetireAsync(RubricVersion rubric, DateOnly lastDay, string reason, CancellationToken cancellationToken)
    {
        rubric.Retire(lastDay);
        Log("Retired", rubric, new() { ["day"] = Format.Date(rubric.ValidTo!.Value) }, reason);
        await SaveAsync(rubric, cancellationToken);
    }

    private async Task<Guid> AddAsync(RubricVersion rubric, string happened, Guid? basedOn, CancellationToken cancellationToken)
    {
        if (basedOn is { } from)
        {
            rubric.BasedOn(from);
        }

        db.Add(rubric);
        Log(happened, rubric);
        await SaveAsync(rubric, cancellationToken);
        return rubric.Id;
    }

    /// <summary>The database tells who was faster with a code or a draft.</summary>
    private async Task SaveAsync(RubricVersion rubric, CancellationToken cancellationToken)
    {
        if (rubric.State == RubricState.Draft && await TakenAsync(rubric, cancellationToken) is { } taken)
        {
            throw taken;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw await TakenAsync(rubric, cancellationToken) ?? new BusinessException(EmulationErrors.RubricDraftThere).With("name", rubric.Name).As(RefusalKind.State);
        }
    }

    private async Task<BusinessException?> TakenAsync(RubricVersion rubric, CancellationToken cancellationToken) =>
        await db.Set<RubricVersion>().AnyAsync(r => r.Owner == rubric.Owner && r.Code == rubric.Code && r.SeriesId != rubric.SeriesId && r.State != RubricState.Discarded, cancellationToken)
            ? new BusinessException(EmulationErrors.RubricCodeTaken).With("code", rubric.Code)
            : null;

    private async Task<RubricVersion> LoadAsync(Guid id, long? version, CancellationToken cancellationToken)
    {
        var rubric = await db.Set<RubricVersion>().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        if (version is { } seen)
        {
            db.Entry(rubric).Property(r => r.Version).OriginalValue = seen;
        }

        return rubric;
    }

    private void Log(string happened, RubricVersion rubric, Dictionary<string, object?>? data = null, string? reason = null) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(RubricVersion), rubric.Id, rubric.Name)
        {
            Reason = reason,
            Data = new Dictionary<string, object?>(data ?? []) { ["subject"] = rubric.Name, ["number"] = rubric.Number },
        });
}
