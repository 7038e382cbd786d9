using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KetNghia.Framework.Work;

/// <summary>Opens and closes owed work inside the caller's unit of work, and lists it for the home pages.</summary>
public sealed class WorkItems(
    KetNghiaDbContext db, IClock clock, IIdGenerator ids, ICurrentUser user, ICurrentTenant tenant, ICurrentWorkspace workspace, IEnumerable<IPartyLookup> parties,
    RecordCodes codes)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>More than this hang from no record a person could look through.</summary>
    private const int MostOfRoot = 200;

    private IReadOnlyList<Guid>? _line;

    /// <summary>Opens an item; one that is open under the same key gets the new day and words.</summary>
    public async Task OpenAsync(NewWorkItem item, CancellationToken cancellationToken)
    {
        var open = db.Set<WorkItem>().Local.FirstOrDefault(w => w.OpenKey == item.Key)
            ?? await db.Set<WorkItem>().AllTenants("a key is unique in its tenant whatever the caller's unit scope")
                .FirstOrDefaultAsync(w => w.TenantId == tenant.Required && w.OpenKey == item.Key, cancellationToken);
        if (open?.OpenKey is not null)
        {
            (open.DueOn, open.TitleData) = (item.DueOn, DataOf(item));
            return;
        }

        db.Add(Make(item));
    }

    /// <summary>The row of an item nobody has opened yet.</summary>
    public WorkItem Make(NewWorkItem item) => new(ids.New(), tenant.Required, item.Kind, item.Key, item.UnitId, item.Permission, item.PartyId, clock.UtcNow)
    {
        Path = item.Path,
        Icon = item.Icon,
        RootId = item.RootId,
        AboutPartyId = item.AboutPartyId,
        About = Cut(item.About),
        UnitName = Cut(item.UnitName),
        ExceptId = item.ExceptId,
        ForId = item.ForId,
        DueOn = item.DueOn,
        IsReturned = item.IsReturned,
        IsWaiting = item.IsWaiting,
        TitleData = DataOf(item),
    };

    /// <summary>Closes open items of the current tenant whose key starts with the prefix.</summary>
    public async Task CloseAsync(string keyPrefix, CancellationToken cancellationToken)
    {
        var open = await db.Set<WorkItem>().AllTenants("closing follows the record, not the reader's unit scope")
            .Where(w => w.TenantId == tenant.Required && w.OpenKey != null && w.OpenKey.StartsWith(keyPrefix))
            .ToListAsync(cancellationToken);
        foreach (var item in open.Concat(db.Set<WorkItem>().Local.Where(w => w.OpenKey?.StartsWith(keyPrefix, StringComparison.Ordinal) == true)).Distinct())
        {
            item.Close(user.Info?.AccountId ?? Guid.Empty, clock.UtcNow);
        }
    }

    /// <summary>Number of open items the current user owes in this workspace (waiting ones, and those a deputy does meanwhile, are not owed).</summary>
    public async Task<int> CountOwedAsync(CancellationToken cancellationToken) =>
        await (await MineAsync(cancellationToken)).CountAsync(IsOwed(), cancellationToken);

    /// <summary>How many open items the current user has here, kind by kind, waiting ones apart: counted by the database, however many there are.</summary>
    /// <param name="filter">Counted beside all.</param>
    public async Task<IReadOnlyList<WorkTally>> TallyAsync(WorkFilter filter, CancellationToken cancellationToken)
    {
        var (mine, given) = (await MineAsync(cancellationToken), Given);
        if (given.Count == 0)
        {
            return await TallyAsync(mine, filter, cancellationToken);
        }

        var own = await TallyAsync(mine.Where(w => w.Permission == null || !given.Contains(w.Permission)), filter, cancellationToken);
        var passed = await TallyAsync(mine.Where(w => w.Permission != null && given.Contains(w.Permission)), filter, cancellationToken);
        return
        [
            .. own.Concat(passed.Select(t => t with { IsWaiting = true })).GroupBy(t => (t.Kind, t.IsWaiting)).Select(g => new WorkTally(
                g.Key.Kind, g.Key.IsWaiting, g.Sum(t => t.All), g.Sum(t => t.AllOverdue), g.Sum(t => t.Count), g.Sum(t => t.Overdue), g.Min(t => t.FirstDue))),
        ];
    }

    private async Task<IReadOnlyList<WorkTally>> TallyAsync(IQueryable<WorkItem> items, WorkFilter filter, CancellationToken cancellationToken)
    {
        var (today, holds) = (clock.Today, Conditions(filter).Aggregate((Expression<Func<WorkItem, bool>>)(w => true), (all, one) => all.And(one)));
        return await items.Select(Chosen(holds))
            .GroupBy(x => new { x.Item.Kind, x.Item.IsWaiting })
            .Select(g => new WorkTally(
                g.Key.Kind, g.Key.IsWaiting, g.Count(), g.Sum(x => x.Item.DueOn < today ? 1 : 0), g.Sum(x => x.IsChosen ? 1 : 0),
                g.Sum(x => x.IsChosen && x.Item.DueOn < today ? 1 : 0), g.Min(x => x.IsChosen ? x.Item.DueOn : null)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many open items the current user owes here, and how many there are of each choice, waiting ones too.</summary>
    public async Task<(int Owed, IReadOnlyList<int> Of)> CountAsync(IReadOnlyList<WorkFilter> filters, CancellationToken cancellationToken)
    {
        var counts = await (await MineAsync(cancellationToken))
            .TallyAsync([Tally<WorkItem>.Count([IsOwed()]), .. filters.Select(f => Tally<WorkItem>.Count(Conditions(f)))], cancellationToken) ?? new long[1 + filters.Count];
        return ((int)counts[0], [.. counts.Skip(1).Select(n => (int)n)]);
    }

    /// <summary>Places and sponsors the current user's open items are about, at most so many of each; among them those that are chosen.</summary>
    public async Task<(IReadOnlyList<WorkSubject> Units, IReadOnlyList<WorkSubject> Parties)> SubjectsAsync(
        Guid? unit, Guid? party, int take, CancellationToken cancellationToken)
    {
        var mine = await MineAsync(cancellationToken);
        var units = mine.Where(w => w.UnitName != null).GroupBy(w => w.UnitId).Select(g => new { IsUnit = true, Id = g.Key, Name = g.Max(w => w.UnitName)! })
            .OrderByDescending(x => x.Id == unit).ThenBy(x => x.Name).ThenBy(x => x.Id).Take(take);
        var abouts = mine.Where(w => w.AboutPartyId != null && w.About != null).GroupBy(w => w.AboutPartyId!.Value)
            .Select(g => new { IsUnit = false, Id = g.Key, Name = g.Max(w => w.About)! })
            .OrderByDescending(x => x.Id == party).ThenBy(x => x.Name).ThenBy(x => x.Id).Take(take);
        var found = (await units.Concat(abouts).ToListAsync(cancellationToken)).ToLookup(x => x.IsUnit, x => new WorkSubject(x.Id, x.Name));
        return ([.. found[true]], [.. found[false]]);
    }

    /// <summary>The most urgent of each kind, owed and waiting apart.</summary>
    public async Task<IReadOnlyList<OwedWork>> FirstOfEachAsync(
        IReadOnlyList<(string Kind, bool IsWaiting)> kinds, WorkFilter filter, int take, CancellationToken cancellationToken)
    {
        var mine = Apply(await MineAsync(cancellationToken), filter);
        var (owed, waiting) = (IsOwed(), IsWaiting());
        return kinds.Count == 0 ? [] : await ReadAsync(
            Urgent(kinds.Select(k => Urgent(mine.Where(w => w.Kind == k.Kind).Where(k.IsWaiting ? waiting : owed)).Take(take)).Aggregate((all, more) => all.Concat(more))), cancellationToken);
    }

    /// <summary>The most urgent of each kind that the current user owes.</summary>
    public async Task<IReadOnlyList<OwedWork>> FirstOwedAsync(int take, CancellationToken cancellationToken)
    {
        var kinds = (await TallyAsync(new WorkFilter(), cancellationToken)).Where(t => !t.IsWaiting).Select(t => (t.Kind, t.IsWaiting)).ToList();
        return await FirstOfEachAsync(kinds, new WorkFilter(), take, cancellationToken);
    }

    /// <summary>What the current user owes here, the most urgent first.</summary>
    public async Task<IReadOnlyList<OwedWork>> OwedAsync(int take, CancellationToken cancellationToken) =>
        await ReadAsync(Urgent((await MineAsync(cancellationToken)).Where(IsOwed())).Take(take), cancellationToken);

    public async Task<IReadOnlyList<OwedWork>> ListAsync(WorkFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        await ReadAsync(Urgent(Apply(await MineAsync(cancellationToken), filter)).Skip(skip).Take(take), cancellationToken);

    /// <summary>
    /// Open work that hangs from one record of the tenant entered: the reader's own, and what others owe as far as the
    /// reader may know of it. A sponsor does not learn what its fellow sponsors owe.
    /// </summary>
    public async Task<RootWork> OfRootAsync(Guid rootId, CancellationToken cancellationToken)
    {
        var here = tenant.Required;
        var open = db.Set<WorkItem>().AsNoTracking().Where(w => w.TenantId == here && w.RootId == rootId && w.ClosedAtUtc == null && !w.IsWaiting);
        IReadOnlyList<Guid> line = [];
        if (workspace.Required.Kind == WorkspaceKind.Sponsor)
        {
            line = await LineAsync(cancellationToken);
            open = open.Where(w => w.AboutPartyId == null || line.Contains(w.AboutPartyId.Value));
        }

        var rows = await Urgent(open).Take(MostOfRoot).ToListAsync(cancellationToken);
        var mine = rows.ToLookup(w => workspace.Required.Kind == WorkspaceKind.Sponsor
            ? w.PartyId is { } party && line.Contains(party)
            : w.PartyId is null && w.Permission is { } permission && IsMine(permission, w.ExceptId, w.ForId));
        return new RootWork([.. mine[true].Select(Owed)], [.. mine[false].Select(Owed)]);
    }

    /// <summary>The party and every one it succeeded: work about them is work about it.</summary>
    public async Task<IReadOnlyList<Guid>> LineOfAsync(Guid partyId, CancellationToken cancellationToken) =>
        parties.FirstOrDefault() is { } lookup ? await lookup.WithPredecessorsAsync(partyId, cancellationToken) : [partyId];

    private static IQueryable<WorkItem> Apply(IQueryable<WorkItem> items, WorkFilter filter) =>
        Conditions(filter).Aggregate(items, (chosen, condition) => chosen.Where(condition));

    private static IEnumerable<Expression<Func<WorkItem, bool>>> Conditions(WorkFilter filter)
    {
        if (filter.UnitId is { } unit)
        {
            yield return w => w.UnitId == unit;
        }

        if (filter.PartyIds is { } line)
        {
            yield return w => w.AboutPartyId != null && line.Contains(w.AboutPartyId.Value);
        }

        if (filter.Kind is { } kind)
        {
            yield return w => w.Kind == kind;
        }
    }

    private static Expression<Func<WorkItem, ChosenItem>> Chosen(Expression<Func<WorkItem, bool>> holds) => Expression.Lambda<Func<WorkItem, ChosenItem>>(
        Expression.MemberInit(
            Expression.New(typeof(ChosenItem)),
            Expression.Bind(typeof(ChosenItem).GetProperty(nameof(ChosenItem.Item))!, holds.Parameters[0]),
            Expression.Bind(typeof(ChosenItem).GetProperty(nameof(ChosenItem.IsChosen))!, holds.Body)),
        holds.Parameters);

    private static IQueryable<WorkItem> Urgent(IQueryable<WorkItem> items) =>
        items.OrderBy(w => w.DueOn == null).ThenBy(w => w.DueOn).ThenBy(w => w.OpenedAtUtc).ThenBy(w => w.Id);

    private async Task<IReadOnlyList<OwedWork>> ReadAsync(IQueryable<WorkItem> items, CancellationToken cancellationToken) =>
        [.. (await items.ToListAsync(cancellationToken)).Select(Owed)];

    private OwedWork Owed(WorkItem w) => new(
        w.Id, w.TenantId, w.Kind, w.Path, w.Icon, w.DueOn, w.IsReturned, w.IsWaiting || DeputyOf(w) is not null, w.OpenedAtUtc,
        JsonSerializer.Deserialize<Dictionary<string, string?>>(w.TitleData)!.ToDictionary(d => d.Key, d => codes.ShownIfCode(w.TenantId, d.Value)))
    {
        UnitId = w.UnitId,
        UnitName = w.UnitName,
        Permission = w.Permission,
        AboutPartyId = w.AboutPartyId,
        About = w.About,
        For = w is { PartyId: null, Permission: { } permission } ? user.ActsFor(permission)?.Name : null,
        Deputy = DeputyOf(w),
    };

    /// <summary>Own permissions whose work a deputy does now; a sponsor's work is that of its party, whoever of it does it.</summary>
    private List<string> Given => workspace.Required.Kind == WorkspaceKind.Sponsor ? [] : [.. user.Required.GivenTo.Keys];

    private string? DeputyOf(WorkItem w) => w is { PartyId: null, Permission: { } permission } ? user.Required.GivenTo.GetValueOrDefault(permission) : null;

    private bool IsMine(string permission, Guid? exceptId, Guid? forId)
    {
        var (me, other) = (user.Required, user.Required.ActsFor(permission)?.AccountId);
        return me.May(permission) && !me.GivenTo.ContainsKey(permission)
            && (exceptId is null || (exceptId != me.AccountId && exceptId != other)) && (forId is null || forId == me.AccountId || forId == other);
    }

    private Expression<Func<WorkItem, bool>> IsOwed() => Given is { Count: > 0 } given
        ? w => !w.IsWaiting && (w.Permission == null || !given.Contains(w.Permission))
        : w => !w.IsWaiting;

    private Expression<Func<WorkItem, bool>> IsWaiting() => Given is { Count: > 0 } given
        ? w => w.IsWaiting || (w.Permission != null && given.Contains(w.Permission))
        : w => w.IsWaiting;

    private async Task<IQueryable<WorkItem>> MineAsync(CancellationToken cancellationToken)
    {
        var me = user.Required.AccountId;
        var permissions = user.Required.Permissions.ToList();
        Expression<Func<WorkItem, bool>> mine = w => w.Permission != null && permissions.Contains(w.Permission) && (w.ExceptId == null || w.ExceptId != me) && (w.ForId == null || w.ForId == me);
        foreach (var held in user.Required.HeldFor.GroupBy(h => h.Value.AccountId, h => h.Key))
        {
            var (names, other) = (held.ToList(), held.Key);
            mine = mine.Or(w => w.Permission != null && names.Contains(w.Permission) && (w.ExceptId == null || (w.ExceptId != me && w.ExceptId != other)) && (w.ForId == null || w.ForId == other));
        }

        if (workspace.Required.Kind == WorkspaceKind.Sponsor)
        {
            var (line, here) = (await LineAsync(cancellationToken), workspace.Required.TenantId);
            Expression<Func<WorkItem, bool>> ofParty = w => w.PartyId != null && line.Contains(w.PartyId.Value);
            return db.Set<WorkItem>().AsNoTracking().AllTenants("a sponsor owes work in the localities of its pairings, and in its own workspace")
                .Where(w => w.ClosedAtUtc == null).Where(ofParty.Or(mine.And(w => w.PartyId == null && w.TenantId == here)));
        }

        return db.Set<WorkItem>().AsNoTracking().Where(w => w.ClosedAtUtc == null && w.PartyId == null).Where(mine);
    }

    /// <summary>A sponsor also owes what the parties it succeeded owed: their pairings are its own.</summary>
    private async Task<IReadOnlyList<Guid>> LineAsync(CancellationToken cancellationToken) => _line ??= workspace.Required.PartyId is not { } party
        ? []
        : parties.FirstOrDefault() is { } lookup ? await lookup.WithPredecessorsAsync(party, cancellationToken) : [party];

    private static string DataOf(NewWorkItem item) => JsonSerializer.Serialize(item.Data, Json) is { Length: <= WorkItem.TitleDataLength } data ? data : "{}";

    private static string? Cut(string? name) => name is { Length: > WorkItem.NameLength } ? name[..WorkItem.NameLength] : name;

    private sealed record ChosenItem
    {
        public required WorkItem Item { get; init; }

        public bool IsChosen { get; init; }
    }
}
