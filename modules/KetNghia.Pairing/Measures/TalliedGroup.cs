using System.Linq.Expressions;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Measures;

/// <summary>Measures that are sums over the same rows: all of them, of all subjects, in one command.</summary>
internal abstract class TalliedGroup<T>(ContributionRecords contributions, IStringLocalizer<PairingResource> texts) : IMeasureGroup
{
    public abstract IReadOnlyList<MeasureDefinition> Definitions { get; }

    /// <summary>What history knows a record of the group by.</summary>
    protected abstract string EntityType { get; }

    /// <summary>The id of a row by which a record is told from others.</summary>
    protected abstract Expression<Func<T, Guid>> Id { get; }

    protected abstract Expression<Func<T, MeasureRow>> Named { get; }

    public async Task<IEnumerable<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
    {
        var measures = Measures(query.From, query.To).Where(m => query.Names.Contains(m.Name)).ToList();
        var rows = await RowsAsync(query.Subject, query.SubjectIds, query.From, query.To, cancellationToken);
        var found = await rows.TallyByAsync(KeyOf(query.Subject), [.. measures.SelectMany(m => m.Tallies())], cancellationToken);
        var none = new long[measures.Sum(m => m.Width)];
        return query.SubjectIds.SelectMany(id => Values(id, measures, found.GetValueOrDefault(id, none)));
    }

    public async Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken)
    {
        var measure = Measures(from, to).Single(m => m.Name == name);
        var rows = (await RowsAsync(subject, [subjectId], from, to, cancellationToken)).Where(measure.Rows);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderBy(measure.Day).ThenBy(Id).Skip(skip).Take(take).Select(measure.Row(Named)).ToListAsync(cancellationToken);
        return ([.. page.Select(r => Record(r, r.Amount, r.Of, r.Day))], total);
    }

    public async Task<IEnumerable<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
    {
        var (id, measures) = (query.SubjectIds.Single(), Measures(query.From, query.To).Where(m => query.Names.Contains(m.Name)).ToList());
        var rows = await RowsAsync(query.Subject, query.SubjectIds, query.From, query.To, cancellationToken);
        var read = await rows.Where(measures.SelectMany(m => m.About()).Aggregate((any, one) => any.Or(one))).OrderBy(Id).Take(most + 1).Select(SharedRow.Of(Named, measures)).ToListAsync(cancellationToken);
        return read.Count <= most
            ? measures.Select((m, i) => Backed(m.ValueOf(id, m.NumbersOf(read, i)), read, i, read.Count(r => r.Belongs[i])))
            : await TalliedAsync(id, query.Subject, measures, rows, read[..most], cancellationToken);
    }

    /// <summary>Of more rows than are read: the database counts them all.</summary>
    private async Task<IEnumerable<MeasureBacking>> TalliedAsync(
        Guid id, MeasureSubject subject, List<TalliedMeasure<T>> measures, IQueryable<T> rows, List<SharedRow> read, CancellationToken cancellationToken)
    {
        var tallies = measures.SelectMany(m => m.Tallies()).Concat(measures.Select(m => m.Count())).ToList();
        var numbers = (await rows.TallyByAsync(KeyOf(subject), tallies, cancellationToken)).GetValueOrDefault(id, new long[tallies.Count]);
        return Values(id, measures, numbers).ToList().Select((value, i) => Backed(value, read, i, (int)numbers[^(measures.Count - i)]));
    }

    private MeasureBacking Backed(MeasureValue value, List<SharedRow> read, int i, int total) => new(
        value, [.. read.Where(r => r.Belongs[i]).OrderBy(r => r.Days[i]).ThenBy(r => r.Named.RecordId).Select(r => Record(r.Named, r.Amounts[i], r.Ofs[i], r.Days[i]))], total);

    /// <summary>All of the group for a period.</summary>
    protected abstract IReadOnlyList<TalliedMeasure<T>> Measures(DateOnly from, DateOnly to);

    /// <summary>The rows of the subjects that any measure of the period may be about.</summary>
    protected abstract Task<IQueryable<T>> RowsAsync(MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    protected abstract Expression<Func<T, Guid>> KeyOf(MeasureSubject subject);

    private MeasureRecord Record(MeasureRow row, long? amount, long? of, DateOnly? day)
    {
        var link = contributions.LinkTo(new RecordName(row.PageId, row.TenantId, row.Code, row.Title));
        var label = row.Sequence is { } times ? $"{link.Title} · {texts["Delivery.Number", times]}" : link.Title;
        return new MeasureRecord(EntityType, row.RecordId, label, amount, of, day, link.Path)
        {
            At = new RecordAt(contributions.Name, row.PageId, row.Version),
            HistoryHref = contributions.HistoryPathOf(row.PageId),
            Number = new RecordNumber(row.TenantId, row.Code),
        };
    }

    private static IEnumerable<MeasureValue> Values(Guid subject, List<TalliedMeasure<T>> measures, long[] numbers)
    {
        var at = 0;
        foreach (var measure in measures)
        {
            yield return measure.ValueOf(subject, numbers.AsSpan(at, measure.Width));
            at += measure.Width;
        }
    }
}

/// <summary>By which of its ids a row is a subject's.</summary>
internal static class MeasureKeys
{
    public static Guid KeyOf(MeasureSubject subject, Guid tenant, Guid pairing, Guid unit, Guid sponsor) => subject switch
    {
        MeasureSubject.Commune => unit,
        MeasureSubject.Sponsor => sponsor,
        MeasureSubject.Locality => tenant,
        _ => pairing,
    };

    /// <summary>Contributions of the subjects.</summary>
    public static IQueryable<Contribution> Of(this IQueryable<Contribution> contributions, MeasureSubject subject, IReadOnlyCollection<Guid> ids)
    {
        var wanted = ids.ToList();
        return subject switch
        {
            MeasureSubject.Commune => contributions.Where(c => wanted.Contains(c.UnitId)),
            MeasureSubject.Sponsor => contributions.Where(c => wanted.Contains(c.SponsorPartyId)),
            MeasureSubject.Locality => contributions.Where(c => wanted.Contains(c.TenantId)),
            _ => contributions.Where(c => wanted.Contains(c.PairingId)),
        };
    }
}
