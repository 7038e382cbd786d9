using System.Text.Encodings.Web;
using System.Text.Json;
using KetNghia.Framework.Ambient;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Units;
using KetNghia.Framework.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Framework.Work;

public sealed record NewWorkItem(string Kind, string Key, Guid UnitId, string Path, string Icon)
{
    /// <summary>Those who hold it in the tenant owe the work. Null when it is a sponsor's.</summary>
    public string? Permission { get; init; }

    /// <summary>The sponsor's party that owes the work.</summary>
    public Guid? PartyId { get; init; }

    public DateOnly? DueOn { get; init; }

    public bool IsReturned { get; init; }

    public bool IsWaiting { get; init; }

    public IReadOnlyDictionary<string, string?> Data { get; init; } = new Dictionary<string, string?>();
}

public sealed record OwedWork(
    Guid Id, Guid TenantId, string Kind, string Path, string Icon, DateOnly? DueOn, bool IsReturned, bool IsWaiting,
    DateTime OpenedAtUtc, IReadOnlyDictionary<string, string?> Data);

/// <param name="Count">Open items that are alike in all of this.</param>
public sealed record WorkTally(string Kind, DateOnly? DueOn, bool IsReturned, bool IsWaiting, int Count);

/// <summary>Opens and closes owed work inside the caller's unit of work, and lists it for the home pages.</summary>
public sealed class WorkItems(
    KetNghiaDbContext db, IClock clock, IIdGenerator ids, ICurrentUser user, ICurrentTenant tenant, ICurrentWorkspace workspace, IEnumerable<IPartyLookup> parties)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Opens an item; one that is open under the same key gets the new day and words.</summary>
    public async Task OpenAsync(NewWorkItem item, CancellationToken cancellationToken)
    {
        var data = JsonSerializer.Serialize(item.Data, Json);
        data = data.Length <= WorkItem.TitleDataLength ? data : "{}";
        var open = db.Set<WorkItem>().Local.FirstOrDefault(w => w.OpenKey == item.Key)
            ?? await db.Set<WorkItem>().AllTenants("a key is unique in its tenant whatever the caller's unit scope")
                .FirstOrDefaultAsync(w => w.TenantId == tenant.Required && w.OpenKey == item.Key, cancellationToken);
        if (open?.OpenKey is not null)
        {
            (open.DueOn, open.TitleData) = (item.DueOn, data);
            return;
        }

        db.Add(new WorkItem(ids.New(), tenant.Required, item.Kind, item.Key, item.UnitId, item.Permission, item.PartyId, clock.UtcNow)
        {
            Path = item.Path,
            Icon = item.Icon,
            DueOn = item.DueOn,
            IsReturned = item.IsReturned,
            IsWaiting = item.IsWaiting,
            TitleData = data,
        });
    }

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

    /// <summary>Number of open items the current user owes in this workspace (waiting ones are not owed).</summary>
    public async Task<int> CountOwedAsync(CancellationToken cancellationToken) =>
        await (await MineAsync(cancellationToken)).CountAsync(w => !w.IsWaiting, cancellationToken);

    /// <summary>How many open items the current user has here, waiting ones too, by what they are grouped by.</summary>
    public async Task<IReadOnlyList<WorkTally>> TallyAsync(CancellationToken cancellationToken) =>
        await (await MineAsync(cancellationToken)).GroupBy(w => new { w.Kind, w.DueOn, w.IsReturned, w.IsWaiting })
            .Select(g => new WorkTally(g.Key.Kind, g.Key.DueOn, g.Key.IsReturned, g.Key.IsWaiting, g.Count()))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<OwedWork>> MineAsync(int take, CancellationToken cancellationToken)
    {
        var rows = await (await MineAsync(cancellationToken))
            .OrderBy(w => w.DueOn == null).ThenBy(w => w.DueOn).ThenBy(w => w.OpenedAtUtc)
            .Take(take)
            .Select(w => new { w.Id, w.TenantId, w.Kind, w.Path, w.Icon, w.DueOn, w.IsReturned, w.IsWaiting, w.OpenedAtUtc, w.TitleData })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(w => new OwedWork(
            w.Id, w.TenantId, w.Kind, w.Path, w.Icon, w.DueOn, w.IsReturned, w.IsWaiting, w.OpenedAtUtc,
            JsonSerializer.Deserialize<Dictionary<string, string?>>(w.TitleData)!))];
    }

    private async Task<IQueryable<WorkItem>> MineAsync(CancellationToken cancellationToken)
    {
        var here = workspace.Required;
        if (here.Kind == WorkspaceKind.Sponsor)
        {
            var line = await LineAsync(here.PartyId, cancellationToken);
            return db.Set<WorkItem>().AsNoTracking().AllTenants("a sponsor owes work in the localities of its pairings")
                .Where(w => w.PartyId != null && line.Contains(w.PartyId.Value) && w.ClosedAtUtc == null);
        }

        var permissions = user.Required.Permissions.ToList();
        return db.Set<WorkItem>().AsNoTracking()
            .Where(w => w.ClosedAtUtc == null && w.PartyId == null && w.Permission != null && permissions.Contains(w.Permission));
    }

    /// <summary>A sponsor also owes what the parties it succeeded owed: their pairings are its own.</summary>
    private async Task<IReadOnlyList<Guid>> LineAsync(Guid? partyId, CancellationToken cancellationToken) =>
        partyId is not { } party ? [] : parties.FirstOrDefault() is { } lookup ? await lookup.WithPredecessorsAsync(party, cancellationToken) : [party];
}
