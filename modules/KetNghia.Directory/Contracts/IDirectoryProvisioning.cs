namespace KetNghia.Directory.Contracts;

/// <summary>For seeders and imports of other modules: makes sure a party is there, without warnings or review pages.</summary>
public interface IDirectoryProvisioning
{
    /// <summary>The party with this code and owner; made when missing, left as it is when present.</summary>
    Task<Guid> EnsurePartyAsync(NewParty party, CancellationToken cancellationToken);

    /// <summary>A shared party of the register.</summary>
    Task<Guid> EnsurePartyAsync(string code, string name, PartyKind kind, Guid? unitId, CancellationToken cancellationToken) =>
        EnsurePartyAsync(new NewParty(code, name, kind) { UnitId = unitId }, cancellationToken);

    /// <summary>The unit that bore this code on a day.</summary>
    Task<UnitRef?> UnitByCodeAsync(string code, DateOnly asOf, CancellationToken cancellationToken);
}

/// <summary>A party to be registered.</summary>
public sealed record NewParty(string Code, string Name, PartyKind Kind)
{
    /// <summary>Earlier or short names, one a line.</summary>
    public string? OtherNames { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>Null registers it for everybody.</summary>
    public Guid? OwnerTenantId { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public IReadOnlyList<NewFocalPerson> FocalPersons { get; init; } = [];
}

/// <summary>Đầu mối của đơn vị.</summary>
public sealed record NewFocalPerson(string FullName, string? Position, string? Phone, string? Email);
