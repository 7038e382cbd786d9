using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>States as pills: the same words on every page of the module.</summary>
internal static class PairingWords
{
    /// <summary>What a paper says of a pair: who helps whom, and when.</summary>
    public static string Says(this IStringLocalizer texts, string sponsors, string receivers, DateOnly from, DateOnly? to) => PaperLanguage.In(() => texts[
        "PaperKind.Says", sponsors, receivers, to is null ? texts["PaperKind.Says.Since", Format.Date(from)].Value : Format.Period(from, to)].Value);

    public static Pill PillOf(this IStringLocalizer texts, PairingState state) => new(
        state switch
        {
            PairingState.Active => PillKind.Ok,
            PairingState.Suspended => PillKind.Warn,
            PairingState.Declined => PillKind.Bad,
            PairingState.Ended or PairingState.Transferred => PillKind.Lock,
            PairingState.Proposed => PillKind.Idle,
            _ => PillKind.Info,
        },
        texts["PairingState." + state]);

    public static Pill PillOf(this IStringLocalizer texts, ContributionState state) => new(
        state switch
        {
            ContributionState.Confirmed or ContributionState.Agreed => PillKind.Ok,
            ContributionState.Received => PillKind.Warn,
            ContributionState.PartlyGiven or ContributionState.PartlyReceived or ContributionState.GivenInFull => PillKind.Info,
            ContributionState.Reversed or ContributionState.Dropped => PillKind.Lock,
            _ => PillKind.Idle,
        },
        texts["ContributionState." + state]);

    public static Pill PillOf(this IStringLocalizer texts, DeliveryState state) => new(
        state switch
        {
            DeliveryState.Awaiting => PillKind.Info,
            DeliveryState.Confirmed => PillKind.Ok,
            _ => PillKind.Lock,
        },
        texts["DeliveryState." + state]);

    /// <summary>The state with the figure the two sides agreed on, where it is not the one that was handed over.</summary>
    public static Pill PillOf(this IStringLocalizer texts, ContributionState state, string received) => state == ContributionState.Agreed
        ? new Pill(PillKind.Ok, texts["Contribution.Agreed", received])
        : texts.PillOf(state);

    /// <summary>Lateness, and beside it what else matters most about a row: a difference, something to confirm, else its state.</summary>
    public static IEnumerable<Pill> PillsOf(this IStringLocalizer texts, ContributionRow row, DateOnly today)
    {
        var isOverdue = row.DaysOverdue(today) is not null;
        if (isOverdue)
        {
            yield return new Pill(PillKind.Bad, texts["Contribution.Late"]);
        }

        if (!isOverdue || row.State != ContributionState.Pledged)
        {
            yield return texts.PillOf(row);
        }
    }

    private static Pill PillOf(this IStringLocalizer texts, ContributionRow row) => row switch
    {
        { State: ContributionState.Reversed } => texts.PillOf(row.State),
        { OpenDiscrepancyCount: > 0 } => new Pill(PillKind.Warn, texts["Contribution.Differs"]),
        { State: ContributionState.GivenInFull } => new Pill(PillKind.Info, texts["ContributionState.GivenInFull"], "hourglass"),
        { AwaitingCount: > 0 } => new Pill(PillKind.Info, texts["Contribution.Awaiting"], "hourglass"),
        _ => texts.PillOf(row.State, row.Received),
    };

    public static Pill PillOf(this IStringLocalizer texts, PairingRow row, DateOnly today) => row switch
    {
        { OpenDiscrepancies: > 0 } => new Pill(PillKind.Warn, texts["Contribution.Differs"]),
        { Awaiting: > 0 } => new Pill(PillKind.Info, texts["Contribution.Awaiting"], "hourglass"),
        { State: PairingState.Active, ToOn: { } to } when to < today => new Pill(PillKind.Bad, texts["Pairing.PastEnd"]),
        { State: PairingState.Active, ToOn: { } to } when to <= today.AddDays(PairingFilter.QuietDays) => new Pill(PillKind.Warn, texts["Pairing.EndsOn", Format.Date(to)], "clock"),
        { State: PairingState.Active } => new Pill(PillKind.Idle, texts["Pairing.OnTrack"], "progress"),
        _ => texts.PillOf(row.State),
    };
}
