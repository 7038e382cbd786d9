namespace KetNghia.Emulation.Assessments;

/// <summary>What became of a record since a sheet was sent.</summary>
internal enum RecordChange
{
    /// <summary>Counted as it was, or nothing can be said.</summary>
    None = 1,

    /// <summary>With another amount or by another day.</summary>
    Other,

    /// <summary>It is there, and is not counted any more.</summary>
    NotCounted,

    /// <summary>Not counted, and removed or not the reader's to open.</summary>
    Gone,

    /// <summary>Counted today and not then.</summary>
    New,
}

/// <summary>A kept record beside what it is today.</summary>
/// <param name="Now">As it is counted today; null where it is not.</param>
internal sealed record ComparedRecord(KeptRecord Kept, MeasureRecord? Now, RecordChange Change);

/// <summary>Records of a figure when its sheet was sent, beside those of today.</summary>
/// <param name="New">Counted today and not then; known where both lists are whole.</param>
internal sealed record RecordComparison(IReadOnlyList<ComparedRecord> Kept, IReadOnlyList<MeasureRecord> New)
{
    public int Changed => Kept.Count(r => r.Change != RecordChange.None) + New.Count;

    /// <param name="total">How many records there were.</param>
    /// <param name="today">Null where nothing can be said of today.</param>
    /// <param name="exists">The reader may open it today.</param>
    public static RecordComparison Of(IReadOnlyList<KeptRecord> kept, int total, MeasureBacking? today, Func<KeptRecord, bool> exists)
    {
        if (today is null)
        {
            return new RecordComparison([.. kept.Select(k => new ComparedRecord(k, null, RecordChange.None))], []);
        }

        var left = today.Records.ToList();
        var found = kept.Select(k => Taken(left, r => Same(k, r) && r.Day == k.Day)).ToList();

        // A record that is counted once, then and now, may be counted by another day; of one that is counted more often each line is by itself.
        foreach (var (i, record) in kept.Index().Where(k => found[k.Index] is null && kept.Count(other => Same(k.Item, other)) == 1).ToList())
        {
            found[i] = today.Records.Count(r => Same(record, r)) == 1 ? Taken(left, r => Same(record, r)) : null;
        }

        return new RecordComparison(
            [.. kept.Select((k, i) => new ComparedRecord(k, found[i], ChangeOf(k, found[i], today.IsWhole, exists)))],
            today.IsWhole && kept.Count == total ? left : []);
    }

    private static RecordChange ChangeOf(KeptRecord kept, MeasureRecord? now, bool isWhole, Func<KeptRecord, bool> exists) =>
        now is not null ? (now.Amount == kept.Amount && now.Of == kept.Of && now.Day == kept.Day ? RecordChange.None : RecordChange.Other)
        : !isWhole ? RecordChange.None
        : exists(kept) ? RecordChange.NotCounted : RecordChange.Gone;

    private static MeasureRecord? Taken(List<MeasureRecord> left, Predicate<MeasureRecord> wanted)
    {
        var at = left.FindIndex(wanted);
        if (at < 0)
        {
            return null;
        }

        var record = left[at];
        left.RemoveAt(at);
        return record;
    }

    private static bool Same(KeptRecord kept, MeasureRecord record) => kept.Id == record.RecordId && kept.Kind == record.EntityType;

    private static bool Same(KeptRecord one, KeptRecord other) => one.Id == other.Id && one.Kind == other.Kind;
}
