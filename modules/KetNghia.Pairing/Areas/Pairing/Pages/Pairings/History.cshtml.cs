using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Pages.Pairings;

/// <param name="Rows">Help that stood then; null for those who read none.</param>
internal sealed record StoodPairing(string? SponsorNames, string? ReceiverNames, IReadOnlyList<ContributionRow>? Rows);

/// <summary>Diễn biến: who did what and why, and how the record and its figures stood on a day.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord<TwinPairing>]
internal sealed class HistoryModel(
    PairingQueries queries, ContributionQueries contributions, RecordHistories histories, IHistory history, ICurrentUser user, IStringLocalizer<PairingResource> texts)
    : PairingRecordPage(queries, user)
{
    public override string Tab => "History";

    public RecordHistory History { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = await histories.ReadAsync(Request, nameof(TwinPairing), Id, cancellationToken, read => StoodAsync(read, cancellationToken));
    }

    private async Task<RecordHistory> StoodAsync(RecordHistory read, CancellationToken cancellationToken)
    {
        var then = read.Then!.Values;
        return read with
        {
            Pill = Enum.TryParse<PairingState>(then.GetValueOrDefault(nameof(TwinPairing.State)), out var state) ? texts.PillOf(state) : null,
            Body = new RecordView(
                "/Areas/Pairing/Pages/Pairings/_PairingThen.cshtml",
                new StoodPairing(
                    then.GetValueOrDefault(nameof(TwinPairing.SponsorNames)), then.GetValueOrDefault(nameof(TwinPairing.ReceiverNames)),
                    Me.May(PairingPermissions.Contributions.View) ? await HelpAsync(read.EndUtc, cancellationToken) : null)),
        };
    }

    private async Task<IReadOnlyList<ContributionRow>> HelpAsync(DateTime endUtc, CancellationToken cancellationToken)
    {
        var now = await contributions.OfPairingAsync(Id, cancellationToken);
        var then = await history.AsOfAsync([.. now.Select(c => c.Id)], endUtc, cancellationToken);
        return [.. now.Where(c => then.ContainsKey(c.Id)).Select(c => c.AsOf(then[c.Id].Values)).Where(c => c.State != ContributionState.Reversed)];
    }
}
