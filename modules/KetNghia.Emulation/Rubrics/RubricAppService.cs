using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics;

/// <summary>Writes of rubrics in the workspace whose they are.</summary>
internal sealed class RubricAppService(
    KetNghiaDbContext db, ProvinceRubricQueries copies, ICurrentUser user, ICurrentTenant tenant, ICurrentWorkspace workspace, IWorkspaceDirectory workspaces, IActionLog log, IIdGenerator ids,
    IClock clock)
{
    private const string CodeField = "Input.Code";

    private Actor Me => Actor.Of(user, clock.UtcNow);

    /// <summary>A new rubric, as its first draft. A code whose drafts were all discarded is free: the rubric goes on under it.</summary>
    /// <param name="basedOn">The version it is copied from, of this workspace.</param>
    /// <exception cref="BusinessException">Its code is taken, or it cannot be kept.</exception>
    public async Task<Guid> CreateAsync(SubjectKind subject, Rubric rubric, Guid? basedOn, CancellationToken cancellationToken)
    {
        var (id, contents) = (ids.New(), RubricContents.Of(rubric));
        var left = await db.Set<RubricVersion>().Where(r => r.Owner == RubricOwner.Workspace && r.Code == contents.Code && r.State == RubricState.Discarded)
            .Where(r => !db.Set<RubricVersion>().Any(o => o.SeriesId == r.SeriesId && o.State != RubricState.Discarded))
            .OrderBy(r => r.SeriesId).Select(r => (Guid?)r.SeriesId).FirstOrDefaultAsync(cancellationToken);
        var number = left is { } series ? await NewestAsync(series, cancellationToken) + 1 : 1;
        return await AddAsync(new RubricVersion(id, tenant.Required, left ?? id, number, subject, contents, Me), "Drafted", basedOn, cancellationToken);
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

        var newest = await NewestAsync(from.SeriesId, cancellationToken);
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

        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await RetireAsync(rubric, lastDay, reason, cancellationToken);
        foreach (var copy in workspace.Required.Kind == WorkspaceKind.Province ? (await copies.OfAsync(id, cancellationToken)).Where(c => c.State == RubricState.Published) : [])
        {
            using (tenant.Change(copy.TenantId))
            {
                await RetireAsync(await LoadAsync(copy.Id, null, cancellationToken), lastDay, reason, cancellationToken);
            }
        }

        await unit.CommitAsync(cancellationToken);
    }

    public async Task DiscardAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var rubric = await LoadAsync(id, version, cancellationToken);
        rubric.Discard();
        Log("Discarded", rubric, reason: VietnameseText.Clean(reason));
        await SaveAsync(rubric, cancellationToken);
    }

    /// <summary>Gives localities a copy each, all of them or none; who has it already gets none.</summary>
    /// <param name="tenants">Of the localities.</param>
    /// <returns>How many got it now.</returns>
    /// <exception cref="BusinessException">It is not published, or no locality is named.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else sends it to one of them just now.</exception>
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

        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var there = (await copies.OfAsync(id, cancellationToken)).Select(c => c.TenantId).ToHashSet();
        var lacking = places.Where(p => !there.Contains(p.TenantId)).ToList();
        foreach (var place in lacking)
        {
            using (tenant.Change(place.TenantId))
            {
                var copy = rubric.For(ids.New(), place.TenantId, Me);
                db.Add(copy);
                Log("Received", copy, new() { ["from"] = workspace.Required.Name });
                await SendAsync(cancellationToken);
            }
        }

        if (lacking.Count > 0)
        {
            Log("Sent", rubric, new() { ["count"] = lacking.Count, ["places"] = string.Join(", ", lacking.Select(p => p.Name)) });
        }

        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return lacking.Count;
    }

    private static string EventOf(string happened) => "Emulation.Rubric." + happened;

    private async Task RetireAsync(RubricVersion rubric, DateOnly lastDay, string reason, CancellationToken cancellationToken)
    {
        rubric.Retire(lastDay);
        Log("Retired", rubric, new() { ["day"] = Format.Date(rubric.ValidTo!.Value) }, VietnameseText.Clean(reason));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw new DbUpdateConcurrencyException(e.Message);
        }
    }

    /// <summary>The highest number of the rubric's versions, discarded ones too.</summary>
    private Task<int> NewestAsync(Guid series, CancellationToken cancellationToken) => db.Set<RubricVersion>().Where(r => r.SeriesId == series).MaxAsync(r => r.Number, cancellationToken);

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
            throw await TakenAsync(rubric, cancellationToken)
                ?? (await db.Set<RubricVersion>().AnyAsync(r => r.DraftOfId == rubric.SeriesId && r.Id != rubric.Id, cancellationToken)
                    ? new BusinessException(EmulationErrors.RubricDraftThere).With("name", rubric.Name).As(RefusalKind.State)
                    : Taken(rubric.Code));
        }
    }

    private static BusinessException Taken(string code) => new BusinessException(EmulationErrors.RubricCodeTaken).With("code", code).At(CodeField);

    private async Task<BusinessException?> TakenAsync(RubricVersion rubric, CancellationToken cancellationToken) =>
        await db.Set<RubricVersion>().AnyAsync(r => r.Owner == rubric.Owner && r.Code == rubric.Code && r.SeriesId != rubric.SeriesId && r.State != RubricState.Discarded, cancellationToken)
            ? Taken(rubric.Code)
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
