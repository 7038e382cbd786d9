using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Diễn biến of one contribution, and how it stood on a day.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class HistoryModel(ContributionQueries queries, RecordHistories histories, IClock clock) : ContributionRecordPage(queries, clock)
{
    public override string Tab => "History";

    public RecordHistory History { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = await histories.ReadAsync(Request, nameof(Contribution), Id, cancellationToken);
    }
}
