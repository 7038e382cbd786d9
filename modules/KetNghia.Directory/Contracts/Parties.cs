namespace KetNghia.Directory.Contracts;

/// <summary>Loại đơn vị tham gia.</summary>
public enum PartyKind
{
    /// <summary>Sở, ban, ngành.</summary>
    Agency = 1,

    /// <summary>Huyện, xã, phường.</summary>
    Locality,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Lực lượng vũ trang.</summary>
    ArmedForces,

    /// <summary>Đoàn thể.</summary>
    MassOrganisation,

    /// <summary>Trường học.</summary>
    School,

    /// <summary>Hội.</summary>
    Association,

    /// <summary>Hộ gia đình.</summary>
    Household,

    /// <summary>Thôn, bản, làng.</summary>
    Village,

    /// <summary>Đối tác nước bạn Lào.</summary>
    LaoPartner,
}

/// <summary>A party in force, as other modules need it.</summary>
/// <param name="UnitId">Administrative unit version it stands for (localities) or sits in.</param>
/// <param name="OwnerTenantId">Set when only one locality keeps and sees it.</param>
public sealed record PartyInfo(
    Guid Id, string Code, string Name, PartyKind Kind, Guid? UnitId, Guid? OwnerTenantId, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>Parties visible in the current workspace: the shared register and the locality's own.</summary>
public interface IParties
{
    Task<IReadOnlyDictionary<Guid, PartyInfo>> GetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Accent-free, also by old names; only parties in force on <paramref name="asOf"/> unless null.</summary>
    Task<IReadOnlyList<PartyInfo>> SearchAsync(string? term, DateOnly? asOf, int take, CancellationToken cancellationToken);

    /// <summary>Exact match of a code, else of a folded name; empty when none, several when ambiguous.</summary>
    Task<IReadOnlyList<PartyInfo>> MatchAsync(string codeOrName, CancellationToken cancellationToken);

    /// <summary>The party and everything it succeeded: a merged department carries on its predecessors' pairings.</summary>
    Task<IReadOnlyList<Guid>> WithPredecessorsAsync(Guid partyId, CancellationToken cancellationToken);

    /// <summary>Everything that any of the parties succeeded, however far back, by the party that came after.</summary>
    Task<ILookup<Guid, Guid>> PredecessorsAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancellationToken);

    /// <summary>The parties that stand for the given administrative units (a commune as receiver).</summary>
    Task<IReadOnlyDictionary<Guid, PartyInfo>> ForUnitsAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken cancellationToken);
}
