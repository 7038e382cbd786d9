using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Localization;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Hubs;

/// <summary>What stands above every tab of a hub page.</summary>
/// <param name="Folder">Folder of its pages.</param>
/// <param name="Kind">In words.</param>
internal sealed record HubHead(HubSubject Subject, Guid Id, string Folder, string Kind, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Null for a party that another place keeps: then nothing of the register is shown.</summary>
    public string? Code { get; init; }

    public Guid? AboveId { get; init; }

    public string? Above { get; init; }

    /// <summary>The current person may change it.</summary>
    public bool IsMine { get; init; }

    /// <summary>Kept by somebody else, although the person keeps parties.</summary>
    public bool IsKeptElsewhere { get; init; }
}

/// <summary>
/// A place and the party that stands for it have the same panels, whichever of the two is opened: who looks for a commune
/// finds both.
/// </summary>
internal sealed class HubQueries(UnitQueries units, PartyQueries parties, PartyLookup lookup, ICurrentUser user, IStringLocalizer<DirectoryResource> texts)
{
    public async Task<HubHead> UnitAsync(Guid id, CancellationToken cancellationToken)
    {
        var unit = await units.RowAsync(id, cancellationToken);
        var party = user.May(DirectoryPermissions.Parties.View) ? (await lookup.ForUnitsAsync([id], cancellationToken)).GetValueOrDefault(id) : null;
        return Of(unit, party?.Id);
    }

    public async Task<HubHead> PartyAsync(Guid id, CancellationToken cancellationToken)
    {
        var (party, isRegistered, isMine) = await parties.MetAsync(id, cancellationToken);
        return Of(party, isRegistered, isMine);
    }

    public HubHead Of(UnitRow unit, Guid? partyId) =>
        new(new HubSubject(unit.Name, unit.Id, partyId), unit.Id, "Units", texts["UnitKind." + unit.Kind], unit.ValidFrom, unit.ValidTo)
        {
            Code = unit.Code,
            AboveId = unit.ParentId,
            Above = unit.Parent,
        };

    public HubHead Of(PartyRow party, bool isRegistered, bool isMine) => new(
        new HubSubject(party.Name, party.Kind == PartyKind.Locality ? party.UnitId : null, party.Id), party.Id, "Parties", texts["PartyKind." + party.Kind],
        party.ValidFrom, party.ValidTo)
    {
        Code = isRegistered ? party.Code : null,
        IsMine = isMine,
        IsKeptElsewhere = isRegistered && !isMine && user.May(DirectoryPermissions.Parties.Manage),
    };
}
