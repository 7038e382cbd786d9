using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Tiếp nhận: every contribution this workspace sees, what waits for an answer first to hand.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class IndexModel(ContributionList list, ListPageServices services, PairingAccess access, PairingChoices choices, IClock clock)
    : PairingListPage<ContributionFilter, ContributionRow>(list, services, access, choices, clock)
{
    public long PledgedDong => List.Sums[0];

    public long GivenDong => List.Sums[1];

    public long ReceivedDong => List.Sums[2];

    /// <summary>Left to do in years not shown.</summary>
    public long UnfinishedElsewhere => List.Sums.ElementAtOrDefault(3);

    public override string Icon => "package";

    public override string? TableClass => CrossesLocalities ? "c2 table-tight" : "c2";
}
