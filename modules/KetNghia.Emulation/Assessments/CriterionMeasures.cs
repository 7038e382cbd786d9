using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>A record behind a figure as the page of a criterion shows it.</summary>
/// <param name="Href">Relative to the workspace: as it stood then, or as it is where the list is of today; null where the reader may not open it.</param>
internal sealed record RecordShown(string Label, long? Amount, long? Of, DateOnly? Day, string? Href)
{
    public RecordChange Change { get; init; } = RecordChange.None;

    /// <summary>As it is counted today, where that is other than then.</summary>
    public MeasureRecord? Now { get; init; }

    /// <summary>Where a record stands that is not counted any more; null for a kind without states.</summary>
    public object? State { get; init; }

    public static RecordShown Today(MeasureRecord record) => new(record.Label, record.Amount, record.Of, record.Day, record.Href);
}

/// <summary>A measure of a criterion: as it was kept, as it is now, and the records of it.</summary>
/// <param name="Name">In words; as rubrics name it when nobody publishes it any more.</param>
/// <param name="How">Its definition; null when nobody publishes it any more.</param>
/// <param name="Kept">Numerator; null when unknown.</param>
/// <param name="Now">The same today; null also when it is not the reader's to see.</param>
/// <param name="SentAtUtc">When the sheet was sent with these records; null when they are those of today.</param>
/// <param name="Records">Those then, and after them those that are new; or those of today.</param>
/// <param name="Total">How many records there were, or are where the list is of today.</param>
internal sealed record MeasureShown(
    string Name, string? How, MeasureUnit? Unit, long? Kept, long KeptOf, long? Now, long NowOf, DateTime? SentAtUtc, IReadOnlyList<RecordShown> Records, int Total)
{
    /// <summary>The sheet was sent when no records were kept with this figure.</summary>
    public bool IsOlder { get; init; }

    /// <summary>What records say today may be told.</summary>
    public bool IsCompared { get; init; }

    /// <summary>How many of them are shown.</summary>
    public int Listed => Records.Count(r => r.Change != RecordChange.New);

    /// <summary>How many records are not counted as they were.</summary>
    public int Changed { get; init; }

    public bool Differs => IsCompared && (Kept != Now || KeptOf != NowOf);

    public string SayRecord(long? amount, long? of) => of is { } whole ? $"{Format.Whole(amount)} / {Format.Whole(whole)}" : Say(amount, 1, Unit);

    public static string Say(long? numerator, long denominator, MeasureUnit? unit) => numerator is not { } known ? Format.Unknown
        : unit == MeasureUnit.Dong ? Format.Money(known)
        : unit == MeasureUnit.Share ? $"{Format.Whole(known)} / {Format.Whole(denominator)}"
        : Format.Whole(known);
}

/// <summary>Reads the measures of a criterion: while the sheet is with its subject by the records of today, once it is sent by those it was sent with, beside today's.</summary>
internal sealed class CriterionMeasures(KetNghiaDbContext db, IMeasures measures, RecordPlaces places, RecordCodes codes, ICurrentUser user, ITexts texts)
{
    /// <summary>In the same few commands whatever the number of measures and records.</summary>
    public async Task<IReadOnlyList<MeasureShown>> ReadAsync(SheetDetails sheet, RubricNode node, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = !node.IsLeaf ? [] : node.Type == ComponentType.Formula ? [.. node.Formula.Names.Distinct()] : [.. node.From.Values.Distinct()];
        if (names.Count == 0)
        {
            return [];
        }

        var (row, period) = (sheet.Row, sheet.Assessment);
        var told = names.Where(n => measures.Find(n) is { } m && user.May(m.Permission)).ToList();
        var now = (told.Count == 0 ? [] : await measures.BackedAsync(SheetSources.QueryOf(period.Subject, row.SubjectId, period.From, period.To, told), SheetSources.MostRead, cancellationToken))
            .ToDictionary(b => b.Value.Name);
        var sources = row.State.IsSelfOpen() ? [] : await db.Set<SheetSource>().AsNoTracking().Where(s => s.SheetId == row.Id && names.Contains(s.Name)).ToDictionaryAsync(s => s.Name, cancellationToken);
        var kept = sources.ToDictionary(s => s.Key, s => s.Value.Records());
        var found = await PlacesAsync(kept.Values.SelectMany(r => r), now.Values.SelectMany(b => b.Records), cancellationToken);
        return
        [
            .. names.Select(name =>
            {
                var today = now.GetValueOrDefault(name);
                var shown = Head(sheet, name, today) with { IsOlder = !row.State.IsSelfOpen() && measures.Find(name) is not null };
                return sources.TryGetValue(name, out var source) ? Then(shown, source, RecordComparison.Of(kept[name], source.Total, today, r => PlaceOf(r, found) is not null), found) : shown;
            }),
        ];
    }

    /// <summary>Where kept records stand: of those that are counted today it is known, of the others it is asked.</summary>
    private async Task<Dictionary<Guid, RecordPlace>> PlacesAsync(IEnumerable<KeptRecord> kept, IEnumerable<MeasureRecord> today, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, RecordPlace>();
        foreach (var record in today)
        {
            if (record is { At: { } at, HistoryHref: { } href })
            {
                known[at.Id] = new RecordPlace(at.Id, href, null);
            }
        }

        foreach (var (id, place) in await places.FindAsync(kept.Select(k => k.At).OfType<RecordAt>().Where(at => !known.ContainsKey(at.Id)), cancellationToken))
        {
            known[id] = place;
        }

        return known;
    }

    private MeasureShown Head(SheetDetails sheet, string name, MeasureBacking? today)
    {
        var (definition, kept) = (measures.Find(name), sheet.Kept.Measures.FirstOrDefault(m => m.Name == name));
        return new MeasureShown(
            definition is null ? name : texts[definition.TextKey], definition is null ? null : texts[definition.HowKey], definition?.Unit, kept?.Numerator, kept?.Denominator ?? 1,
            today?.Value.Numerator, today?.Value.Denominator ?? 1, null, Shown(today?.Records ?? []), today?.Total ?? 0)
        { IsCompared = today is not null };
    }

    private MeasureShown Then(MeasureShown head, SheetSource source, RecordComparison compared, IReadOnlyDictionary<Guid, RecordPlace> found) => head with
    {
        IsOlder = false,
        SentAtUtc = source.TakenAtUtc,
        Total = source.Total,
        Records = [.. compared.Kept.Select(r => Shown(r, PlaceOf(r.Kept, found))), .. Shown(compared.New).Select(r => r with { Change = RecordChange.New })],
        Changed = compared.Changed,
    };

    private RecordShown Shown(ComparedRecord record, RecordPlace? place) => new(
        record.Kept.Shown(codes), record.Kept.Amount, record.Kept.Of, record.Kept.Day, place is null ? null : $"{place.HistoryPath}?version={record.Kept.At!.Version}")
    {
        Change = record.Change,
        Now = record.Change == RecordChange.Other ? record.Now : null,
        State = record.Change == RecordChange.NotCounted && record.Kept.At?.Id == record.Kept.Id ? place?.State : null,
    };

    private static IReadOnlyList<RecordShown> Shown(IEnumerable<MeasureRecord> records) => [.. records.Take(SheetSource.MostRecords).Select(RecordShown.Today)];

    private static RecordPlace? PlaceOf(KeptRecord record, IReadOnlyDictionary<Guid, RecordPlace> found) => record.At is { } at ? found.GetValueOrDefault(at.Id) : null;
}
