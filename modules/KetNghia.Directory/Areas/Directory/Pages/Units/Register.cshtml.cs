using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;
using KetNghia.Directory.Parties;
using KetNghia.Directory.Units;

namespace KetNghia.Directory.Pages.Units;

/// <summary>What the register says about a unit: before, after, inside.</summary>
[HasPermission(DirectoryPermissions.Units.View)]
internal sealed class RegisterModel(HubQueries hubs, UnitQueries queries, PartyLookup parties, ICurrentUser user, IClock clock) : HubPage([], clock)
{
    public override HubTab Part => HubTab.Register;

    public UnitDetails Details { get; private set; } = null!;

    public IReadOnlyList<PartyInfo> Parties { get; private set; } = [];

    protected override async Task<HubHead> HeadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.GetAsync(Id, cancellationToken);
        Parties = user.May(DirectoryPermissions.Parties.View) ? await parties.OfUnitAsync(Id, 50, cancellationToken) : [];
        return hubs.Of(Details.Unit, null);
    }
}
