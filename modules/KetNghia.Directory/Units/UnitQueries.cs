namespace KetNghia.Directory.Units;

internal sealed record UnitRow(
    Guid Id, string Code, string Name, UnitKind Kind, Guid? ParentId, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, int Children, bool IsSuspect);

internal sealed record UnitLink(Guid Id, string Label, DateOnly EffectiveOn, SuccessionExtent Extent, string? Resolution, string? Clause, string? Note);

internal sealed record UnitDetails(UnitRow Unit, string? OtherNames, string Source, string? SuspectNote)
{
    public IReadOnlyList<UnitLink> Before { get; init; } = [];

    public IReadOnlyList<UnitLink> After { get; init; } = [];

    public IReadOnlyList<UnitRow> Children { get; init; } = [];

    /// <summary>For an abolished district: the units that now stand on its ground.</summary>
    public IReadOnlyList<UnitRow> Today { get; init; } = [];
}

/// <summary>The pages of the register of units.</summary>
internal sealed class UnitQueries(KetNghiaDbContext db, UnitRecords records, UnitLookup lookup)
{
    /// <param name="asOf">Parts are counted as of it; null counts every version.</param>
    public async Task<IReadOnlyList<UnitRow>> RowsAsync(IQueryable<AdminUnit> units, DateOnly? asOf, CancellationToken cancellationToken) =>
        await Rows(units, asOf).ToListAsync(cancellationToken);

    public async Task<UnitRow> RowAsync(Guid id, CancellationToken cancellationToken) =>
        await records.ReadAsync(id, found => Rows(found, null), cancellationToken);

    public async Task<UnitDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var unit = await records.ReadAsync(id, found => found.AsNoTracking(), cancellationToken);
        var row = await RowAsync(id, cancellationToken);
        var children = await Rows(db.Set<AdminUnit>().Where(u => u.ParentId == id).OrderBy(u => u.SortName).ThenBy(u => u.ValidTo), null).ToListAsync(cancellationToken);
        var today = unit.Level == 2
            ? await Rows(
                db.Set<AdminUnit>().Where(u => db.Set<UnitSuccession>().Any(s => s.ToId == u.Id && db.Set<AdminUnit>().Any(c => c.Id == s.FromId && c.ParentId == id)) && u.ParentId != id && u.ValidTo == null)
                    .OrderBy(u => u.SortName),
                null).ToListAsync(cancellationToken)
            : [];
        return new UnitDetails(row, unit.OtherNames, unit.Source, unit.SuspectNote)
        {
            Before = await LinksAsync(db.Set<UnitSuccession>().Where(s => s.ToId == id), s => s.FromId, cancellationToken),
            After = await LinksAsync(db.Set<UnitSuccession>().Where(s => s.FromId == id), s => s.ToId, cancellationToken),
            Children = children,
            Today = today,
        };
    }

    /// <summary>What was typed in a field with suggestions: a label, a code in force, or a name only one unit bears.</summary>
    public async Task<Guid?> ResolveAsync(string? typed, DateOnly asOf, CancellationToken cancellationToken)
    {
        var text = VietnameseText.Clean(typed);
        if (text.Length == 0)
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit) && await lookup.ByCodeAsync(text, asOf, cancellationToken) is { } byCode)
        {
            return byCode.Id;
        }

        var name = text.Split(" – ")[0];
        var found = await lookup.SearchAsync(name, null, 50, cancellationToken);
        var folded = VietnameseText.Fold(text);
        var exact = found.Where(u => VietnameseText.Fold(u.Label) == folded || IsLabelOf(u, text)).ToList();
        if (exact.Count == 1 || LastDayIn(text) is not null)
        {
            return exact.Count == 1 ? exact[0].Id : null;
        }

        var term = UnitNames.Term(name);
        var named = found.Where(u => VietnameseText.Fold(u.Name) == term && (u.ValidTo is null || u.ValidTo >= asOf) && (u.ValidFrom is null || u.ValidFrom <= asOf)).ToList();
        return named.Count == 1 ? named[0].Id : null;
    }

    /// <summary>The label of a unit that is no more, in whatever language and way its last day is written.</summary>
    private static bool IsLabelOf(UnitRef unit, string typed) =>
        unit.ValidTo is { } last && LastDayIn(typed) == last && VietnameseText.Fold(WithoutLastPart(typed)) == VietnameseText.Fold(WithoutLastPart(unit.Label));

    /// <summary>"… – đến 30/6/2025": never the unit that bears the name today.</summary>
    private static DateOnly? LastDayIn(string label) =>
        label.LastIndexOf(" – ", StringComparison.Ordinal) is > 0 and var at ? Readings.Date(label[at..].Split(' ')[^1]).Value : null;

    private static string WithoutLastPart(string label) => label[..Math.Max(0, label.LastIndexOf(" – ", StringComparison.Ordinal))];

    /// <summary>The label of the one unit it may have meant; null when there are none or many.</summary>
    public async Task<string?> NearestAsync(string typed, CancellationToken cancellationToken)
    {
        var found = await lookup.SearchAsync(typed.Split(" – ")[0], null, 2, cancellationToken);
        return found.Count == 1 ? found[0].Label : null;
    }

    public async Task<IReadOnlyList<string>> LabelsAsync(CancellationToken cancellationToken) =>
        [.. (await lookup.SearchAsync(null, null, 5_000, cancellationToken)).Select(u => u.Label)];

    private IQueryable<UnitRow> Rows(IQueryable<AdminUnit> units, DateOnly? asOf) => units.AsNoTracking().Select(u => new UnitRow(
        u.Id, u.Code, u.Name, u.Kind, u.ParentId,
        db.Set<AdminUnit>().Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault(),
        u.ValidFrom, u.ValidTo,
        db.Set<AdminUnit>().Count(c => c.ParentId == u.Id && (asOf == null || ((c.ValidFrom == null || c.ValidFrom <= asOf) && (c.ValidTo == null || c.ValidTo >= asOf)))),
        u.SuspectNote != null));

    private async Task<IReadOnlyList<UnitLink>> LinksAsync(IQueryable<UnitSuccession> successions, Func<UnitSuccession, Guid> other, CancellationToken cancellationToken)
    {
        var rows = await successions.AsNoTracking().ToListAsync(cancellationToken);
        var units = await lookup.GetAsync([.. rows.Select(other)], cancellationToken);
        return [.. rows
            .Select(s => new UnitLink(other(s), units[other(s)].Label, s.EffectiveOn, s.Extent, s.Resolution, s.Clause, s.Note))
            .OrderBy(l => l.EffectiveOn).ThenBy(l => VietnameseText.SortKey(l.Label), StringComparer.Ordinal)];
    }
}
