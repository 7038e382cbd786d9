using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Clusters;

internal sealed record MemberRow(Guid Id, Guid SubjectId, string Name, DateOnly From, DateOnly? To)
{
    public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

    public bool IsIn(int year) => ClusterMember.IsIn(From, To, year);
}

internal sealed record LeaderRow(int Year, Guid HeadId, string HeadName, Guid? DeputyId, string? DeputyName);

/// <param name="Code">Null when it was taken back.</param>
internal sealed record AreaRow(Guid SubjectId, int Year, string? Code, long Version);

/// <summary>A cluster with its members in the order of their names, its leaders, newest year first, and the areas of its members.</summary>
internal sealed record ClusterDetails(ClusterRow Row, IReadOnlyList<MemberRow> Members, IReadOnlyList<LeaderRow> Leaders, IReadOnlyList<AreaRow> Areas)
{
    /// <summary>Each once, who was in it on some day of the year.</summary>
    public IReadOnlyList<MemberRow> In(int year) => [.. Members.Where(m => m.IsIn(year)).DistinctBy(m => m.SubjectId)];

    public string? AreaOf(Guid subjectId, int year) => Areas.FirstOrDefault(a => a.SubjectId == subjectId && a.Year == year)?.Code;
}

/// <summary>A cluster to choose.</summary>
/// <param name="Members">Who is in it on the day that was asked for.</param>
internal sealed record ClusterOnDay(Guid Id, string Name, IReadOnlyList<Guid> Members);

internal sealed class ClusterQueries(KetNghiaDbContext db, ClusterRecords kind, RubricRecords rubrics, IClock clock)
{
    private const int MostRubrics = 20;

    public async Task<ClusterDetails?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(c => c.Id == id);
        if (await found.Rows(clock.Today).FirstOrDefaultAsync(cancellationToken) is not { } row)
        {
            return null;
        }

        var members = found.SelectMany(c => c.Members);
        var rows = await members.Select(m => new MemberRow(m.Id, m.SubjectId, m.Name, m.From, m.To)).ToListAsync(cancellationToken);
        var leaders = await found.SelectMany(c => c.Years).OrderByDescending(y => y.Year)
            .Select(y => new LeaderRow(y.Year, y.HeadId, y.HeadName, y.DeputyId, y.DeputyName)).ToListAsync(cancellationToken);
        var areas = await db.Set<SubjectArea>().AsNoTracking().Where(a => members.Any(m => m.SubjectId == a.SubjectId))
            .Select(a => new AreaRow(a.SubjectId, a.Year, a.Code, a.Version)).ToListAsync(cancellationToken);
        return new ClusterDetails(row, [.. rows.OrderBy(m => VietnameseText.SortKey(m.Name), StringComparer.Ordinal).ThenByDescending(m => m.From)], leaders, areas);
    }

    /// <summary>Clusters of a kind that stand on a day, in the order of their names.</summary>
    public async Task<IReadOnlyList<ClusterOnDay>> OnAsync(SubjectKind subject, DateOnly day, CancellationToken cancellationToken)
    {
        var found = await (await kind.VisibleAsync(cancellationToken)).AsNoTracking().Where(c => c.Subject == subject && (c.LastDay == null || c.LastDay >= day))
            .Select(c => new { c.Id, c.Name, Members = c.Members.Where(m => m.From <= day && (m.To == null || m.To >= day)).Select(m => m.SubjectId).ToList() })
            .ToListAsync(cancellationToken);
        return [.. found.OrderBy(c => VietnameseText.SortKey(c.Name), StringComparer.Ordinal).Select(c => new ClusterOnDay(c.Id, c.Name, c.Members))];
    }

    /// <summary>Codes by subject; who has none is not in it.</summary>
    public Task<Dictionary<Guid, string>> AreasAsync(int year, CancellationToken cancellationToken) => db.Set<SubjectArea>().AsNoTracking()
        .Where(a => a.Year == year && a.Code != null).ToDictionaryAsync(a => a.SubjectId, a => a.Code!, cancellationToken);

    /// <summary>Codes that published rubrics tell apart or that were said before, in their order.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync(CancellationToken cancellationToken)
    {
        var contents = await (await rubrics.VisibleAsync(cancellationToken)).AsNoTracking().Where(r => r.State == RubricState.Published)
            .OrderByDescending(r => r.PublishedAtUtc).ThenBy(r => r.Id).Take(MostRubrics).Select(r => r.Content).ToListAsync(cancellationToken);
        var said = await db.Set<SubjectArea>().Where(a => a.Code != null).Select(a => a.Code!).Distinct().ToListAsync(cancellationToken);
        return [.. contents.SelectMany(c => RubricContents.Read(c).Bands).SelectMany(b => b.MinByArea.Keys).Concat(said).Distinct().Order(StringComparer.Ordinal)];
    }
}
