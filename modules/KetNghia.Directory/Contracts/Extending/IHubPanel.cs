namespace KetNghia.Directory.Contracts.Extending;

/// <summary>The parts of a hub page; each is a page of its own.</summary>
public enum HubTab
{
    /// <summary>Tổng quan: pairings, help, what waits.</summary>
    Overview = 1,

    /// <summary>Giao ước, minh chứng.</summary>
    Papers,

    /// <summary>Lịch sử.</summary>
    History,

    /// <summary>Thông tin: what the register says. No other module adds to it.</summary>
    Register,
}

/// <summary>Everything about one place or party: what a hub page is about.</summary>
/// <param name="UnitId">The unit version that receives; null for a party that is no place.</param>
/// <param name="PartyId">The party that gives or stands for the place; null for a place without one.</param>
public sealed record HubSubject(string Name, Guid? UnitId, Guid? PartyId);

/// <summary>A part of the hub pages of places and parties, offered by the module that owns the records.</summary>
[Contributed]
public interface IHubPanel
{
    HubTab Tab { get; }

    /// <summary>Ascending from the top.</summary>
    int Order { get; }

    /// <summary>
    /// Only what the current person may see in the current workspace; null when that person may see nothing of the kind.
    /// A page costs at most twelve database commands in all.
    /// </summary>
    /// <param name="page">Page of a long list, from 1; null is the first.</param>
    Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken);
}

/// <param name="Partial">Path of the partial view, for example <c>/Areas/Pairing/Pages/Shared/_HubPairings.cshtml</c>.</param>
public sealed record HubPanel(string Partial, object Model);
