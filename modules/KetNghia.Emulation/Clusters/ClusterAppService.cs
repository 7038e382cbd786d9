using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Clusters;

/// <summary>Says whether something stands by a cluster, so that it is not removed.</summary>
internal interface IClusterUse
{
    /// <param name="subjectId">Of this member alone; null of anybody.</param>
    Task<bool> IsUsedAsync(Guid clusterId, Guid? subjectId, CancellationToken cancellationToken);
}

/// <summary>A row of the form of areas.</summary>
/// <param name="Version">What the person looked at; 0 when there was none.</param>
internal sealed record TypedArea(Guid SubjectId, string? Code, long Version);

/// <summary>
/// Keeps clusters. Whoever changes when somebody is in one takes the workspace's turn first, so of two that would put a
/// subject into two clusters the second one sees what the first one wrote.
/// </summary>
internal sealed class ClusterAppService(KetNghiaDbContext db, NumberBook turns, IClusterUse use, ICurrentTenant tenant, IActionLog log, IIdGenerator ids)
{
    /// <summary>The book whose row is held; no number is taken of it.</summary>
    private const string Turn = "CLUSTERS";

    private const int MostNamed = 10;

    /// <exception cref="BusinessException">A standing cluster bears the name.</exception>
    public async Task<Guid> CreateAsync(SubjectKind subject, ClusterFacts facts, CancellationToken cancellationToken)
    {
        RequireWhole();
        var cluster = new Cluster(ids.New(), tenant.Required, subject, facts);
        await RequireNameAsync(cluster, cancellationToken);
        db.Add(cluster);
        Log("Created", cluster, []);
        await SaveAsync(cluster, cancellationToken);
        return cluster.Id;
    }

    /// <exception cref="BusinessException">It was dissolved, or a standing cluster bears the name.</exception>
    public async Task ChangeAsync(Guid id, long version, ClusterFacts facts, CancellationToken cancellationToken)
    {
        var cluster = await LoadAsync(id, version, cancellationToken);
        cluster.Change(facts);
        await RequireNameAsync(cluster, cancellationToken);
        Log("Changed", cluster, []);
        await SaveAsync(cluster, cancellationToken);
    }

    /// <exception cref="BusinessException">Days contradict each other, or one of them is in a cluster of its kind on some of those days.</exception>
    public Task JoinAsync(Guid id, IReadOnlyList<ClusterSubject> subjects, DateOnly from, DateOnly? to, CancellationToken cancellationToken) =>
        InTurnAsync(id, null, async cluster =>
        {
            var added = cluster.Join(subjects, from, to, ids);
            await RequireFreeAsync(cluster.Subject, [.. subjects.Select(s => s.Id)], from, to, null, "Input.Subjects", cancellationToken);
            db.AddRange(added);
            Log("MembersAdded", cluster, new() { ["count"] = added.Count, ["from"] = Format.Date(from), ["names"] = Names(subjects) });
        }, cancellationToken);

    /// <exception cref="BusinessException">Days contradict each other, it is in a cluster of its kind on some of those days, or it led the cluster in a year it would not be in it.</exception>
    public Task MoveAsync(Guid id, long version, Guid memberId, DateOnly from, DateOnly? to, CancellationToken cancellationToken) =>
        InTurnAsync(id, version, async cluster =>
        {
            var member = cluster.Move(memberId, from, to);
            await RequireFreeAsync(cluster.Subject, [member.SubjectId], from, to, memberId, "Input.From", cancellationToken);
            Log("MemberMoved", cluster, new() { ["name"] = member.Name, ["period"] = Format.Period(from, to) });
        }, cancellationToken);

    /// <summary>Takes out a membership entered by mistake.</summary>
    /// <exception cref="BusinessException">The member was scored in the cluster, or led it.</exception>
    public Task TakeOutAsync(Guid id, long version, Guid memberId, string reason, CancellationToken cancellationToken) =>
        InTurnAsync(id, version, async cluster =>
        {
            var member = cluster.TakeOut(memberId);
            if (await use.IsUsedAsync(id, member.SubjectId, cancellationToken))
            {
                throw new BusinessException(EmulationErrors.MemberUsed).With("name", member.Name).At("Input.Reason");
            }

            Log("MemberTakenOut", cluster, new() { ["name"] = member.Name, ["period"] = Format.Period(member.From, member.To) }, reason);
        }, cancellationToken);

    /// <exception cref="BusinessException">Who leads is no member that year, or one is to be both.</exception>
    public async Task LeadAsync(Guid id, long version, int year, Guid? headId, Guid? deputyId, CancellationToken cancellationToken)
    {
        var cluster = await LoadAsync(id, version, cancellationToken);
        if (cluster.Lead(year, headId, deputyId, ids) is { } added)
        {
            db.Add(added);
        }

        var now = cluster.Years.FirstOrDefault(y => y.Year == year);
        Log(now is null ? "LeadersCleared" : "LeadersSet", cluster, new() { ["year"] = year, ["head"] = now?.HeadName, ["deputy"] = now?.DeputyName ?? Format.Unknown });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Says the area of each member in a year; none is said of those without a code.</summary>
    /// <exception cref="BusinessException">Somebody said another since.</exception>
    public Task SetAreasAsync(Guid id, int year, IReadOnlyList<TypedArea> areas, CancellationToken cancellationToken) =>
        InTurnAsync(id, null, async cluster =>
        {
            var members = cluster.Members.Where(m => m.IsIn(year)).Select(m => m.SubjectId).ToHashSet();
            var known = await db.Set<SubjectArea>().Where(a => a.Year == year && members.Contains(a.SubjectId)).ToDictionaryAsync(a => a.SubjectId, cancellationToken);
            var changed = 0;
            foreach (var typed in areas.Where(a => members.Contains(a.SubjectId)))
            {
                var code = VietnameseText.CleanOrNull(typed.Code);
                var now = known.GetValueOrDefault(typed.SubjectId);
                if (now?.Code == code)
                {
                    continue;
                }

                if ((now?.Version ?? 0) != typed.Version)
                {
                    throw new BusinessException(FrameworkErrors.ChangedMeanwhile);
                }

                if (now is null)
                {
                    db.Add(now = new SubjectArea(ids.New(), tenant.Required, typed.SubjectId, year));
                }

                now.Take(code);
                changed++;
            }

            if (changed > 0)
            {
                Log("AreasSet", cluster, new() { ["year"] = year, ["count"] = changed });
            }
        }, cancellationToken);

    /// <summary>Giải thể. What it was stays readable.</summary>
    /// <exception cref="BusinessException">Somebody comes later, or leads it in a later year.</exception>
    public Task DissolveAsync(Guid id, long version, DateOnly lastDay, string reason, CancellationToken cancellationToken) =>
        InTurnAsync(id, version, cluster =>
        {
            cluster.Dissolve(lastDay);
            Log("Dissolved", cluster, new() { ["day"] = Format.Date(lastDay) }, reason);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Gỡ a cluster that was set up by mistake; its members are free again.</summary>
    /// <exception cref="BusinessException">Somebody was scored in it.</exception>
    public async Task RemoveAsync(Guid id, long version, string reason, CancellationToken cancellationToken)
    {
        var cluster = await LoadAsync(id, version, cancellationToken);
        if (await use.IsUsedAsync(id, null, cancellationToken))
        {
            throw new BusinessException(EmulationErrors.ClusterUsed).With("name", cluster.Name).As(RefusalKind.State);
        }

        cluster.Remove();
        Log("Removed", cluster, [], reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A cluster concerns all of its members: who sees some of them alone changes none.</summary>
    private static void RequireWhole()
    {
        if (AmbientFrame.Current.Scope is not null)
        {
            throw new BusinessException(FrameworkErrors.OutOfScope).As(RefusalKind.Person);
        }
    }

    private static string Names(IReadOnlyList<ClusterSubject> subjects) =>
        string.Join(", ", subjects.Take(MostNamed).Select(s => s.Name)) + (subjects.Count > MostNamed ? ", …" : "");

    private static BusinessException NameTaken(Cluster cluster) => new BusinessException(EmulationErrors.ClusterNameTaken).With("name", cluster.Name).At("Input.Name");

    private static string EventOf(string happened) => "Emulation.Cluster." + happened;

    /// <summary>One after another in the workspace: loads, changes and saves.</summary>
    private async Task InTurnAsync(Guid id, long? version, Func<Cluster, Task> change, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        await turns.HoldAsync(Turn, 0, cancellationToken);
        await change(await LoadAsync(id, version, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await unit.CommitAsync(cancellationToken);
    }

    private async Task<Cluster> LoadAsync(Guid id, long? version, CancellationToken cancellationToken)
    {
        RequireWhole();
        var cluster = await db.Set<Cluster>().Include(c => c.Members).Include(c => c.Years).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new RecordNotFoundException();
        if (version is { } seen)
        {
            db.Entry(cluster).Property(c => c.Version).OriginalValue = seen;
        }

        return cluster;
    }

    private async Task RequireNameAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (await db.Set<Cluster>().AnyAsync(c => c.StandingName == cluster.StandingName && c.Id != cluster.Id, cancellationToken))
        {
            throw NameTaken(cluster);
        }
    }

    private async Task RequireFreeAsync(
        SubjectKind kind, IReadOnlyCollection<Guid> subjects, DateOnly from, DateOnly? to, Guid? except, string field, CancellationToken cancellationToken)
    {
        var last = to ?? DateOnly.MaxValue;
        var taken = await db.Set<Cluster>().Where(c => c.Subject == kind)
            .SelectMany(c => c.Members, (c, m) => new { m.Id, m.SubjectId, m.Name, Cluster = c.Name, m.From, m.To })
            .Where(x => subjects.Contains(x.SubjectId) && x.Id != except && x.From <= last && (x.To == null || x.To >= from))
            .OrderBy(x => x.Name).ThenBy(x => x.From).ToListAsync(cancellationToken);
        BusinessException.ThrowIfAny(taken.Select(t =>
            new BusinessException(EmulationErrors.MemberElsewhere).With("name", t.Name).With("cluster", t.Cluster).With("period", Format.Period(t.From, t.To)).At(field)));
    }

    private async Task SaveAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            throw NameTaken(cluster);
        }
    }

    private void Log(string happened, Cluster cluster, Dictionary<string, object?> data, string? reason = null) =>
        log.Add(new ActionEntry(EventOf(happened), nameof(Cluster), cluster.Id, cluster.Name)
        {
            Reason = reason,
            Data = new Dictionary<string, object?>(data) { ["subject"] = cluster.Name },
        });
}
