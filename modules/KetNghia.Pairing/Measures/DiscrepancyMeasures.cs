using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Measures;

/// <summary>
/// Whether the two sides came to terms in time where their figures differed. Each difference is due so many days after the
/// confirmation that brought it up (<see cref="PairingSettings.SettleDays"/>), and counts once that day has passed.
/// </summary>
internal sealed class DiscrepancyMeasures(
    PairingAccess access, ContributionRecords contributions, ISettings settings, IClock clock, IStringLocalizer<PairingResource> texts) : IMeasureGroup
{
    private static readonly MeasureDefinition Due = Measured.Count("discrepancies.due");
    private static readonly MeasureDefinition InTime = Measured.Count("discrepancies.settled_in_time");
    private static readonly MeasureDefinition Rate = Measured.Share("discrepancies.settled_rate", InTime.Name, Due.Name);

    public IReadOnlyList<MeasureDefinition> Definitions { get; } = [Due, InTime, Rate];

    public async Task<IEnumerable<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
    {
        var rows = (await RowsAsync(query.Subject, query.SubjectIds, query.From, query.To, cancellationToken)).ToLookup(r => r.Key);
        return query.SubjectIds.SelectMany(id => query.Names.Select(name => Value(name, id, [.. rows[id]])));
    }

    public async Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = InOrder(name, await RowsAsync(subject, [subjectId], from, to, cancellationToken));
        return ([.. rows.Skip(skip).Take(take).Select(r => Record(r, name == Rate.Name))], rows.Count);
    }

    public async Task<IEnumerable<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
    {
        var (id, all) = (query.SubjectIds.Single(), await RowsAsync(query.Subject, query.SubjectIds, query.From, query.To, cancellationToken));
        return query.Names.Select(name =>
        {
            var rows = InOrder(name, all);
            return new MeasureBacking(Value(name, id, all), [.. rows.Take(most).Select(r => Record(r, name == Rate.Name))], rows.Count);
        });
    }

    private static IReadOnlyList<Row> InOrder(string name, IEnumerable<Row> rows) => [.. rows.Where(r => name != InTime.Name || r.IsInTime).OrderBy(r => r.DueOn).ThenBy(r => r.Id)];

    private static MeasureValue Value(string name, Guid subject, IReadOnlyCollection<Row> rows)
    {
        var inTime = rows.Count(r => r.IsInTime);
        return name == Rate.Name
            ? new MeasureValue(name, subject, inTime, rows.Count)
            : new MeasureValue(name, subject, name == Due.Name ? rows.Count : inTime, 1);
    }

    private MeasureRecord Record(Row row, bool isShare)
    {
        var link = contributions.LinkTo(new RecordName(row.ContributionId, row.TenantId, row.Number, row.Title));
        return new MeasureRecord(
            nameof(Discrepancy), row.Id, $"{link.Title} · {texts["Delivery.Number", row.Sequence]}", isShare && !row.IsInTime ? 0 : 1, isShare ? 1 : null, row.DueOn, link.Path)
        {
            At = new RecordAt(contributions.Name, row.ContributionId, row.Version),
            HistoryHref = contributions.HistoryPathOf(row.ContributionId),
            Number = new RecordNumber(row.TenantId, row.Number),
        };
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var days = await settings.GetIntAsync(PairingSettings.SettleDays, cancellationToken);
        var last = to < clock.Today ? to : clock.Today.AddDays(-1);
        var (after, until) = (SystemClock.EndOf(from.AddDays(-days - 1)), SystemClock.EndOf(last.AddDays(-days)));
        var rows = await (
            from c in OverviewRows.Counted((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), null).Of(subject, ids)
            from x in c.Discrepancies
            from d in c.Deliveries
            where d.Id == x.DeliveryId && d.ConfirmedAtUtc > after && d.ConfirmedAtUtc <= until
            select new
            {
                x.Id,
                c.TenantId,
                c.UnitId,
                c.SponsorPartyId,
                c.PairingId,
                ContributionId = c.Id,
                c.Number,
                c.Title,
                c.Version,
                d.Sequence,
                ConfirmedAtUtc = d.ConfirmedAtUtc!.Value,
                x.SettledAtUtc,
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new Row(
                MeasureKeys.KeyOf(subject, r.TenantId, r.PairingId, r.UnitId, r.SponsorPartyId), r.Id, r.TenantId, r.ContributionId, r.Number, r.Title, r.Version, r.Sequence, Format.DateOf(r.ConfirmedAtUtc).AddDays(days),
                r.SettledAtUtc is { } settled ? Format.DateOf(settled) : null)),
        ];
    }

    private sealed record Row(Guid Key, Guid Id, Guid TenantId, Guid ContributionId, string Number, string Title, long Version, int Sequence, DateOnly DueOn, DateOnly? SettledOn)
    {
        public bool IsInTime => SettledOn <= DueOn;
    }
}
