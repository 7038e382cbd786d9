using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Cặp kết nghĩa: saved views, filters, totals, rows.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
internal sealed class IndexModel(PairingList list, ListPageServices services, FormerPairings former, PairingAccess access, PairingChoices choices, IClock clock)
    : PairingListPage<PairingFilter, ListedPairing>(list, services, access, choices, clock)
{
    /// <summary>A sponsor's, of pairings it has left.</summary>
    public IReadOnlyList<FormerPairing> Former { get; private set; } = [];

    public long PledgedDong => List.Sums[0];

    public long ReceivedDong => List.Sums[1];

    public override string Icon => "heart-handshake";

    public override string CountName => "pairings";

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Former = await former.ListAsync(cancellationToken);
    }
}
