using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Framework.History;

/// <summary>What happened to one record, in the terms its history will show.</summary>
/// <param name="Action">Module.Noun.Happened; sentence under text key <c>Action.{Action}</c> with <c>{name}</c> placeholders.</param>
/// <param name="Label">The record's human number or name.</param>
public sealed record ActionEntry(string Action, string EntityType, Guid EntityId, string Label)
{
    public Guid? UnitId { get; init; }

    /// <summary>The record in whose history this also appears.</summary>
    public Guid? RootId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Values of the sentence: strings, whole numbers, dates.</summary>
    public IReadOnlyDictionary<string, object?>? Data { get; init; }
}

public interface IActionLog
{
    /// <summary>Adds the entry to the current context; it is written with the next save, in the same transaction.</summary>
    void Add(ActionEntry entry);
}

internal sealed class ActionLog(KetNghiaDbContext db, IClock clock, IIdGenerator ids, IHttpContextAccessor? http = null) : IActionLog
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Add(ActionEntry entry)
    {
        var frame = AmbientFrame.Current;
        var tenant = frame.TenantId ?? throw new InvalidOperationException("An action needs a tenant.");
        var actor = frame.User ?? Workspaces.UserInfo.System;
        db.Add(new ActionLogEntry(ids.New(), tenant, ActionLogCanonical.Truncate(clock.UtcNow))
        {
            ActorId = actor.AccountId,
            ActorName = Cut(actor.FullName, ActionLogEntry.NameLength)!,
            OnBehalfOfId = actor.ActsNow?.AccountId,
            OnBehalfOfName = Cut(actor.ActsNow?.Name, ActionLogEntry.NameLength),
            OnBehalfAs = actor.ActsNow?.Capacity,
            WorkspaceId = frame.Workspace?.Id,
            Action = entry.Action,
            EntityType = entry.EntityType,
            EntityId = entry.EntityId,
            EntityLabel = Cut(entry.Label, ActionLogEntry.NameLength)!,
            UnitId = entry.UnitId,
            RootId = entry.RootId,
            Reason = string.IsNullOrWhiteSpace(entry.Reason) ? null : Cut(VietnameseText.Clean(entry.Reason), ActionLogEntry.ReasonLength),
            Data = Canonical(entry.Data),
            CorrelationId = http?.HttpContext?.TraceIdentifier is { } id ? Cut(id, 64) : null,
        });
    }

    private static string Canonical(IReadOnlyDictionary<string, object?>? data)
    {
        if (data is null)
        {
            return "{}";
        }

        var sorted = new SortedDictionary<string, string?>(
            data.ToDictionary(p => p.Key, p => Convert.ToString(p.Value is DateOnly d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : p.Value, CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);
        var json = JsonSerializer.Serialize(sorted, Json);
        return json.Length <= ActionLogEntry.DataLength ? json : "{}";
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
