using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Pairings;

/// <summary>Diễn biến: who did what and why, and how the record and its figures stood on a day.</summary>
[HasPermission(PairingPermissions.Pairings.View)]
[EntersRecord(RecordKind.Pairing)]
internal sealed class HistoryModel(PairingQueries queries, ContributionQueries contributions, IHistory history, ICurrentUser user) : PairingRecordPage(queries, user)
{
    private const int FirstShown = 50;
    private const int MostShown = 800;

    public override string Tab => "History";

    /// <summary>The day asked for, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "take")]
    public int Take { get; set; }

    public int Shown => Math.Clamp(Take, FirstShown, MostShown);

    public DateOnly? AsOf { get; private set; }

    public bool IsWrong { get; private set; }

    /// <summary>Columns of the pairing at the end of that day; null when it did not exist yet.</summary>
    public IReadOnlyDictionary<string, string?>? Then { get; private set; }

    public PairingState? StateThen => Then is not null && Enum.TryParse<PairingState>(Then.GetValueOrDefault("State"), out var state) ? state : null;

    public IReadOnlyList<ContributionRow> RowsThen { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var lines = await history.OfAsync(Id, Shown + 1, cancellationToken);
        HasMore = lines.Count > Shown && Shown < MostShown;
        Timeline = lines.Take(Shown).ToTimeline();
        if (string.IsNullOrWhiteSpace(On))
        {
            return;
        }

        var day = Readings.Date(On).Value;
        IsWrong = day is null;
        if (day is { } typed)
        {
            await LookBackAsync(typed, cancellationToken);
        }
    }

    private async Task LookBackAsync(DateOnly day, CancellationToken cancellationToken)
    {
        AsOf = day;
        var end = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MaxValue), SystemClock.VietNam);
        Then = (await history.AsOfAsync(Id, end, cancellationToken))?.Values;
        if (!Me.May(PairingPermissions.Contributions.View))
        {
            return;
        }

        var now = await contributions.OfPairingAsync(Id, cancellationToken);
        var then = await history.AsOfAsync([.. now.Select(c => c.Id)], end, cancellationToken);
        RowsThen = [.. now.Where(c => then.ContainsKey(c.Id)).Select(c => c.AsOf(then[c.Id].Values)).Where(c => c.State != ContributionState.Reversed)];
    }
}
