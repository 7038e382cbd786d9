namespace KetNghia.Framework.Units;

/// <summary>A version of an administrative unit as pickers and lists show it.</summary>
/// <param name="Label">Full name with place, and "đến 30/6/2025" when it is no longer in force.</param>
public sealed record UnitRef(Guid Id, string Code, string Name, string Label, Guid? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>Owned by Directory; here so that Administration can offer units without knowing Directory.</summary>
public interface IUnitLookup
{
    Task<IReadOnlyDictionary<Guid, UnitRef>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Accent-free search over current and old names, in force on <paramref name="asOf"/> unless null.</summary>
    Task<IReadOnlyList<UnitRef>> SearchAsync(string? term, DateOnly? asOf, int take, CancellationToken cancellationToken);

    Task<IReadOnlyList<UnitRef>> ChildrenAsync(Guid parentId, CancellationToken cancellationToken);

    /// <summary>The uppermost unit each lies in, itself when nothing is above it.</summary>
    Task<IReadOnlyDictionary<Guid, UnitRef>> UppermostAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>A party (đơn vị tham gia) as pickers and lists show it.</summary>
public sealed record PartyRef(Guid Id, string Code, string Name, string KindCode, Guid? UnitId);

/// <summary>Owned by Directory.</summary>
public interface IPartyLookup
{
    Task<IReadOnlyDictionary<Guid, PartyRef>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    Task<IReadOnlyList<PartyRef>> SearchAsync(string? term, int take, CancellationToken cancellationToken);

    /// <summary>The party and everything it succeeded: what those owed is its to do.</summary>
    Task<IReadOnlyList<Guid>> WithPredecessorsAsync(Guid partyId, CancellationToken cancellationToken);
}
