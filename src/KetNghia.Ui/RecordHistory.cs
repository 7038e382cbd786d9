using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Ui;

/// <summary>A part of a page that a module draws itself.</summary>
/// <param name="View">Path of the partial view.</param>
public sealed record RecordView(string View, object Model);

/// <summary>What was done, the newest first. Shown by <c>_RecordTimeline</c>.</summary>
public sealed record RecordTimeline(IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>Path of the view, for pages put together from parts.</summary>
    public const string View = "/Pages/Shared/_RecordTimeline.cshtml";

    /// <summary>Where it is not simply what happened.</summary>
    public string? Heading { get; init; }

    /// <summary>What an empty one says.</summary>
    public string? None { get; init; }

    /// <summary>Null when everything is shown.</summary>
    public string? MoreUrl { get; init; }

    /// <summary>Below it.</summary>
    public string? Note { get; init; }

    /// <summary>Name of the part on a page put together from parts.</summary>
    public string? Part { get; init; }
}

/// <summary>The history of a record: who did what and why, and how it stood at the end of a day. Shown by <c>_RecordHistory</c>.</summary>
public sealed record RecordHistory
{
    /// <summary>Path of the view, for pages put together from parts.</summary>
    public const string View = "/Pages/Shared/_RecordHistory.cshtml";

    /// <summary>The day asked for, as typed.</summary>
    public string? On { get; init; }

    /// <summary>Null when none is asked for, or none that could be read.</summary>
    public DateOnly? Day { get; init; }

    public bool IsWrong => Day is null && !string.IsNullOrWhiteSpace(On);

    /// <summary>The version asked for instead of a day; null when none is.</summary>
    public long? Version { get; init; }

    /// <summary>Columns at the end of that day or in that version; null when the record did not exist yet.</summary>
    public RecordState? Then { get; init; }

    /// <summary>The same in words.</summary>
    public IReadOnlyList<FieldValue> Fields { get; init; } = [];

    /// <summary>Shown in place of the fields.</summary>
    public RecordView? Body { get; init; }

    /// <summary>Beside the heading of the day.</summary>
    public Pill? Pill { get; init; }

    /// <summary>The address without a day.</summary>
    public string NowUrl { get; init; } = "";

    public required RecordTimeline Timeline { get; init; }

    /// <summary>The last moment of the day, in UTC.</summary>
    public DateTime EndUtc => SystemClock.EndOf(Day!.Value);
}

/// <summary>Reads histories for their tab, by <c>on</c> (a day) or <c>version</c> (a number), and <c>take</c> (lines) of the address.</summary>
public sealed class RecordHistories(IHistory history)
{
    private const int FirstShown = 50;
    private const int MostShown = 800;

    /// <summary>Inside the tenant of a record that has been found for the reader.</summary>
    /// <param name="entityType">Class name of its entity.</param>
    /// <param name="stood">Asked when the record existed on the day: what is shown in place of its fields.</param>
    /// <param name="line">How a line is told, where it is not as on every record.</param>
    public async Task<RecordHistory> ReadAsync(
        HttpRequest request, string entityType, Guid id, CancellationToken cancellationToken,
        Func<RecordHistory, Task<RecordHistory>>? stood = null, Func<HistoryLine, TimelineEntry>? line = null)
    {
        var on = request.Query["on"].ToString();
        var version = on.Length == 0 && long.TryParse(request.Query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var shown = Math.Clamp(int.TryParse(request.Query["take"], NumberStyles.None, CultureInfo.InvariantCulture, out var take) ? take : 0, FirstShown, MostShown);
        var found = await history.OfAsync(id, shown + 1, cancellationToken);
        var read = new RecordHistory
        {
            On = on,
            Day = Readings.Date(on).Value,
            Version = version,
            NowUrl = QueryUrl.With(request, ("on", null), ("version", null), ("take", null)),
            Timeline = new RecordTimeline(line is null ? found.Take(shown).ToTimeline() : [.. found.Take(shown).Select(line)])
            {
                MoreUrl = found.Count > shown && shown < MostShown ? QueryUrl.With(request, ("take", (shown * 2).ToString(CultureInfo.InvariantCulture))) : null,
            },
        };
        if (version is { } asked)
        {
            return await history.VersionAsync(id, asked, cancellationToken) is { } kept
                ? read with { Then = kept, Fields = await history.InWordsAsync(entityType, kept, cancellationToken) }
                : read;
        }

        if (read.Day is null || await history.AsOfAsync(id, read.EndUtc, cancellationToken) is not { } then)
        {
            return read;
        }

        return stood is null
            ? read with { Then = then, Fields = await history.InWordsAsync(entityType, then, cancellationToken) }
            : await stood(read with { Then = then });
    }
}
