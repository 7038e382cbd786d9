using System.Linq.Expressions;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Parties;

/// <summary>Parties for every module: the shared register and the current locality's own.</summary>
internal sealed class PartyLookup(KetNghiaDbContext db, ICurrentTenant tenant, ICurrentWorkspace workspace) : IParties, IPartyLookup, ISpellings, IRecordNames
{
    private const int MaxGenerations = 12;

    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _lines = [];

    /// <summary>A sponsor also sees the party it speaks for; nobody sees another locality's own.</summary>
    public IQueryable<Party> Visible()
    {
        var (owner, own) = (tenant.Id ?? Guid.Empty, workspace.Info?.PartyId);
        return db.Set<Party>().AsNoTracking().Where(p => p.OwnerId == HostTenant.Value || p.OwnerId == owner || p.Id == own);
    }

    public async Task<IReadOnlyDictionary<Guid, PartyInfo>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, PartyInfo>()
            : await Infos(Named().Where(p => wanted.Contains(p.Id))).ToDictionaryAsync(p => p.Id, cancellationToken);
    }

    public async Task<IReadOnlyList<PartyInfo>> SearchAsync(string? term, DateOnly? asOf, int take, CancellationToken cancellationToken)
    {
        var query = Matching(term);
        if (asOf is { } day)
        {
            query = InForce(query, day);
        }

        return await Infos(query.OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(take)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PartyInfo>> MatchAsync(string codeOrName, CancellationToken cancellationToken)
    {
        var code = VietnameseText.Clean(codeOrName).ToUpperInvariant();
        var byCode = await Infos(Visible().Where(p => p.Code == code)).ToListAsync(cancellationToken);
        var name = PartyNames.Match(codeOrName);
        if (byCode.Count > 0 || name.Length == 0)
        {
            return byCode;
        }

        var bounded = "|" + name + "|";
        var byName = await Infos(Visible().Where(p => p.MatchNames.Contains(bounded))).ToListAsync(cancellationToken);
        var inForce = byName.Where(p => p.ValidTo is null).ToList();
        return inForce.Count > 0 ? inForce : byName;
    }

    /// <summary>Read once a request: the page frame and the page ask alike.</summary>
    public async Task<IReadOnlyList<Guid>> WithPredecessorsAsync(Guid partyId, CancellationToken cancellationToken) =>
        _lines.GetValueOrDefault(partyId) ?? (_lines[partyId] = await LineAsync(partyId, cancellationToken));

    public async Task<ILookup<Guid, Guid>> PredecessorsAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancellationToken)
    {
        var found = new HashSet<(Guid Party, Guid Before)>();
        var front = partyIds.Distinct().ToLookup(id => id, id => id);
        for (var generation = 0; front.Count > 0 && generation < MaxGenerations; generation++)
        {
            var asked = front.Select(f => f.Key).ToList();
            var before = await db.Set<PartySuccession>().AsNoTracking().Where(s => s.ToId != null && asked.Contains(s.ToId.Value))
                .Select(s => new { After = s.ToId!.Value, s.FromId }).ToListAsync(cancellationToken);
            front = before.SelectMany(s => front[s.After].Where(party => party != s.FromId && found.Add((party, s.FromId))).Select(party => (party, s.FromId)).ToList())
                .ToLookup(x => x.FromId, x => x.party);
        }

        return found.ToLookup(x => x.Party, x => x.Before);
    }

    public async Task<IReadOnlyDictionary<Guid, PartyInfo>> ForUnitsAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken cancellationToken)
    {
        var wanted = unitIds.Distinct().ToList();
        var found = await Infos(Visible().Where(p => p.Kind == PartyKind.Locality && p.UnitId != null && wanted.Contains(p.UnitId.Value)))
            .ToListAsync(cancellationToken);
        return found.GroupBy(p => p.UnitId!.Value).ToDictionary(
            g => g.Key,
            g => g.OrderBy(p => p.ValidTo is not null).ThenByDescending(p => p.ValidTo).ThenBy(p => p.OwnerTenantId is not null).ThenBy(p => p.Code, StringComparer.Ordinal).First());
    }

    /// <summary>Parties that stand for a unit or sit in it.</summary>
    public async Task<IReadOnlyList<PartyInfo>> OfUnitAsync(Guid unitId, int take, CancellationToken cancellationToken) =>
        await Infos(Visible().Where(p => p.UnitId == unitId).OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(take)).ToListAsync(cancellationToken);

    async Task<IReadOnlyDictionary<Guid, PartyRef>> IPartyLookup.GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await GetAsync(ids, cancellationToken)).ToDictionary(p => p.Key, p => Ref(p.Value));

    async Task<IReadOnlyList<PartyRef>> IPartyLookup.SearchAsync(string? term, int take, CancellationToken cancellationToken) =>
        [.. (await SearchAsync(term, null, take, cancellationToken)).Select(Ref)];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await GetAsync(ids, cancellationToken)).ToDictionary(p => p.Key, p => p.Value.Name);

    public IQueryable<Guid> PartiesNamed(string word) => Named(word).Select(p => p.Id);

    public IQueryable<Guid> UnitsNamed(string word)
    {
        var begun = " " + word;
        return db.Set<AdminUnit>().AsNoTracking().Where(u => (" " + u.SearchText).Contains(begun)).Select(u => u.Id);
    }

    /// <summary>Every word names the party, the unit it stands for or a party before it, however far back.</summary>
    internal IEnumerable<Expression<Func<Party, bool>>> Conditions(string? term) => PartyNames.Words(term).Select(IsNamed);

    private IQueryable<Party> Matching(string? term) => Conditions(term).Aggregate(Visible(), (found, condition) => found.Where(condition));

    private IQueryable<Party> Named(string word) => Visible().Where(IsNamed(word));

    private Expression<Func<Party, bool>> IsNamed(string word)
    {
        var (begun, initials, units) = (" " + word, PartyNames.InitialsOf(word), UnitsNamed(word));
        var known = Visible();
        var before = Heirs(known, begun);
        return p => (" " + p.SearchText).Contains(begun) || (" " + p.SearchText).Contains(initials)
            || (p.Kind == PartyKind.Locality && p.UnitId != null && units.Contains(p.UnitId.Value)) || before.Contains(p.Id);
    }

    /// <summary>
    /// Who came after a party named so, and after those: one question, whatever the number of generations. There are far
    /// fewer successions than parties, so each generation looks from them.
    /// </summary>
    private IQueryable<Guid?> Heirs(IQueryable<Party> known, string begun)
    {
        var heirs = db.Set<PartySuccession>().Where(s => known.Any(f => f.Id == s.FromId && (" " + f.SearchText).Contains(begun))).Select(s => s.ToId);
        for (var generation = 1; generation < MaxGenerations; generation++)
        {
            var earlier = heirs;
            heirs = db.Set<PartySuccession>()
                .Where(s => known.Any(f => f.Id == s.FromId && (" " + f.SearchText).Contains(begun)) || earlier.Contains(s.FromId)).Select(s => s.ToId);
        }

        return heirs;
    }

    internal static IQueryable<Party> InForce(IQueryable<Party> query, DateOnly day) =>
        query.Where(p => (p.ValidFrom == null || p.ValidFrom <= day) && (p.ValidTo == null || p.ValidTo >= day));

    /// <summary>The province meets the localities' own parties in pairings it consolidates, so it may read their names.</summary>
    private IQueryable<Party> Named() =>
        workspace.Info?.Kind == WorkspaceKind.Province ? db.Set<Party>().AsNoTracking() : Visible();

    private async Task<IReadOnlyList<Guid>> LineAsync(Guid partyId, CancellationToken cancellationToken) =>
        [partyId, .. (await PredecessorsAsync([partyId], cancellationToken))[partyId]];

    private static IQueryable<PartyInfo> Infos(IQueryable<Party> query) => query.Select(p => new PartyInfo(
        p.Id, p.Code, p.Name, p.Kind, p.UnitId, p.OwnerId == HostTenant.Value ? null : p.OwnerId, p.ValidFrom, p.ValidTo));

    private static PartyRef Ref(PartyInfo party) => new(party.Id, party.Code, party.Name, party.Kind.ToString(), party.UnitId);
}
