using System.Globalization;
using System.Linq.Expressions;
using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Units;

/// <summary>Units for pickers, lists and history of every module.</summary>
internal sealed class UnitLookup(KetNghiaDbContext db, IClock clock) : IUnitLookup, IRecordNames
{

    public async Task<IReadOnlyDictionary<Guid, UnitRef>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, UnitRef>();
        }

        var wanted = ids.Distinct().ToList();
        var rows = await Rows(db.Set<AdminUnit>().Where(u => wanted.Contains(u.Id))).ToListAsync(cancellationToken);
        return rows.Select(Ref).ToDictionary(u => u.Id);
    }

    public async Task<IReadOnlyList<UnitRef>> SearchAsync(string? term, DateOnly? asOf, int take, CancellationToken cancellationToken)
    {
        var rows = await Rows(Matching(term, asOf).Take(take)).ToListAsync(cancellationToken);
        return [.. rows.Select(Ref)];
    }

    public async Task<IReadOnlyList<UnitRef>> ChildrenAsync(Guid parentId, CancellationToken cancellationToken)
    {
        var rows = await Rows(db.Set<AdminUnit>().Where(u => u.ParentId == parentId).OrderBy(u => u.SortName).ThenByDescending(u => u.ValidTo))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Ref)];
    }

    public async Task<IReadOnlyDictionary<Guid, UnitRef>> UppermostAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var (wanted, all) = (ids.Distinct().ToList(), db.Set<AdminUnit>());
        var tops = await (from u in all
                          where wanted.Contains(u.Id)
                          from p in all.Where(p => p.Id == u.ParentId).DefaultIfEmpty()
                          select new { u.Id, Top = p.ParentId ?? u.ParentId ?? u.Id }).ToDictionaryAsync(u => u.Id, u => u.Top, cancellationToken);
        var units = await GetAsync([.. tops.Values], cancellationToken);
        return tops.ToDictionary(t => t.Key, t => units[t.Value]);
    }

    public async Task<UnitRef?> ByCodeAsync(string code, DateOnly asOf, CancellationToken cancellationToken)
    {
        var row = await Rows(InForce(db.Set<AdminUnit>().Where(u => u.Code == code), asOf)).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Ref(row);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await GetAsync(ids, cancellationToken)).ToDictionary(u => u.Key, u => u.Value.Label);

    /// <summary>Best first: the name itself, names that begin so, then other and old names.</summary>
    internal IQueryable<AdminUnit> Matching(string? typed, DateOnly? asOf)
    {
        var term = UnitNames.Term(typed);
        return BestFirst((asOf is { } day ? InForce(db.Set<AdminUnit>(), day) : db.Set<AdminUnit>()).WithWords(u => u.SearchText, term), term);
    }

    internal static IQueryable<AdminUnit> BestFirst(IQueryable<AdminUnit> units, string term) => term.Length == 0
        ? units.OrderBy(u => u.Level).ThenBy(u => u.SortName).ThenBy(u => u.Id)
        : units.OrderBy(u => u.FoldedName == term ? 0 : u.FoldedName.StartsWith(term) ? 1 : u.SearchText.StartsWith(term) ? 2 : u.SearchText.Contains(term) ? 3 : 4)
            .ThenBy(u => u.Level).ThenBy(u => u.SortName).ThenBy(u => u.Id);

    internal static Expression<Func<AdminUnit, bool>> InForce(DateOnly day) => u => (u.ValidFrom == null || u.ValidFrom <= day) && (u.ValidTo == null || u.ValidTo >= day);

    internal static IQueryable<AdminUnit> InForce(IQueryable<AdminUnit> units, DateOnly day) => units.Where(InForce(day));

    /// <summary>"Xã Zuôich – Nam Giang – đến 30/6/2025".</summary>
    internal string Label(string name, string? parent, DateOnly? validTo)
    {
        var label = parent is null ? name : name + " – " + parent;
        return validTo is { } last && last < clock.Today
            ? label + " – " + DirectoryText.Get("Unit.Until", last.ToString("d/M/yyyy", CultureInfo.InvariantCulture))
            : label;
    }

    private IQueryable<Row> Rows(IQueryable<AdminUnit> units) => units.AsNoTracking().Select(u => new Row(
        u.Id, u.Code, u.Name, u.ParentId, u.ValidFrom, u.ValidTo,
        db.Set<AdminUnit>().Where(p => p.Id == u.ParentId).Select(p => p.ShortName).FirstOrDefault()));

    private UnitRef Ref(Row row) => new(row.Id, row.Code, row.Name, Label(row.Name, row.Parent, row.ValidTo), row.ParentId, row.ValidFrom, row.ValidTo);

    private sealed record Row(Guid Id, string Code, string Name, Guid? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo, string? Parent);
}
