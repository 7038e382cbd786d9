using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Measures;

/// <summary>Which pairings were in force in a period, whether they were agreed on paper, and whether anything happened in them.</summary>
internal sealed class StandingMeasures(
    KetNghiaDbContext db, PairingAccess access, MeasureReach reach, PairingRecords pairings, IParties parties, IClock clock, IStringLocalizer<OverviewResource> texts) : IMeasureGroup
{
    private static readonly MeasureDefinition Active = Measured.Count("pairing.active");
    private static readonly MeasureDefinition WithAgreement = Measured.Count("pairing.with_agreement");
    private static readonly MeasureDefinition AgreementRate = Measured.Share("pairing.agreement_rate", WithAgreement.Name, Active.Name);
    private static readonly MeasureDefinition Quarters = Measured.Count("pairing.quarters");
    private static readonly MeasureDefinition Idle = Measured.Count("pairing.quarters_without_activity");
    private static readonly MeasureDefinition NewSponsors =
        Measured.Count("pairing.new_sponsors") with { Subjects = [MeasureSubject.Commune, MeasureSubject.Locality] };

    public IReadOnlyList<MeasureDefinition> Definitions { get; } = [Active, WithAgreement, AgreementRate, Quarters, Idle, NewSponsors];

    public async Task<IEnumerable<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(query.Names, query.Subject, query.SubjectIds, query.From, query.To, cancellationToken);
        return query.SubjectIds.SelectMany(id => query.Names.Select(name => ValueOf(name, id, Lines(name, id, facts))));
    }

    public async Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
        string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken)
    {
        var lines = Lines(name, subjectId, await FactsAsync([name], subject, [subjectId], from, to, cancellationToken));
        return ([.. lines.Skip(skip).Take(take).Select(l => Record(l, name == AgreementRate.Name))], lines.Count);
    }

    public async Task<IEnumerable<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
    {
        var (id, facts) = (query.SubjectIds.Single(), await FactsAsync(query.Names, query.Subject, query.SubjectIds, query.From, query.To, cancellationToken));
        return query.Names.Select(name =>
        {
            var lines = Lines(name, id, facts);
            return new MeasureBacking(ValueOf(name, id, lines), [.. lines.Take(most).Select(l => Record(l, name == AgreementRate.Name))], lines.Count);
        });
    }

    private static MeasureValue ValueOf(string name, Guid id, IReadOnlyList<Line> lines) => new(name, id, lines.Sum(l => l.Amount), name == AgreementRate.Name ? lines.Count : 1);

    /// <summary>What a value is counted from, in the order of its records.</summary>
    private static IReadOnlyList<Line> Lines(string name, Guid id, Facts facts) => name switch
    {
        _ when name == Quarters.Name => [.. facts.QuartersOf(id)],
        _ when name == Idle.Name => [.. facts.QuartersOf(id).Where(l => !facts.HasActivity(id, l.Day))],
        _ when name == NewSponsors.Name => [.. facts.NewSponsorsOf(id)],
        _ when name == WithAgreement.Name => [.. facts.ActiveOf(id).Where(l => l.Amount == 1)],
        _ when name == Active.Name => [.. facts.ActiveOf(id).Select(l => l with { Amount = 1 })],
        _ => [.. facts.ActiveOf(id)],
    };

    private MeasureRecord Record(Line line, bool isShare)
    {
        var link = pairings.LinkTo(new RecordName(line.Pairing.Id, line.Pairing.TenantId, line.Pairing.Code, line.Pairing.Names));
        var quarter = OverviewPeriod.QuarterOf(line.Day);
        var before = line.Prefix switch
        {
            LinePrefix.Quarter => new OverviewPeriod(null, quarter, line.Day.Year).NameOf(quarter, texts) + " · ",
            LinePrefix.Sponsor => line.Sponsor + " · ",
            _ => "",
        };
        return new MeasureRecord(nameof(TwinPairing), line.Pairing.Id, before + link.Title, line.Amount, isShare ? 1 : null, line.Day, link.Path)
        {
            At = new RecordAt(pairings.Name, line.Pairing.Id, line.Pairing.Version),
            HistoryHref = pairings.HistoryPathOf(line.Pairing.Id),
            Number = new RecordNumber(line.Pairing.TenantId, line.Pairing.Code),
        };
    }

    private async Task<Facts> FactsAsync(
        IReadOnlyCollection<string> names, MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var standing = await StandingAsync(subject, ids, to, cancellationToken);
        var facts = new Facts(subject, new DaySpan(from, to), clock.Today, standing);
        if (names.Contains(Idle.Name))
        {
            facts.Months = await MonthsAsync(subject, ids, from, to, cancellationToken);
        }

        if (names.Contains(NewSponsors.Name) && facts.Newcomers(ids) is { Count: > 0 } newcomers)
        {
            facts.Predecessors = await parties.PredecessorsAsync(newcomers, cancellationToken);
        }

        return facts;
    }

    /// <summary>Every pairing that the subjects took part in and that was in force at some time until the last day.</summary>
    private async Task<IReadOnlyList<StandingPairing>> StandingAsync(MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly to, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        var known = OverviewRows.EverInForce(await reach.KnownPairingsAsync(cancellationToken), to);
        known = subject switch
        {
            MeasureSubject.Commune => known.Where(p => p.Receivers.Any(r => wanted.Contains(r.UnitId))),
            MeasureSubject.Sponsor => known.Where(p => p.Sponsors.Any(s => wanted.Contains(s.PartyId))),
            MeasureSubject.Locality => known.Where(p => wanted.Contains(p.TenantId)),
            _ => known.Where(p => wanted.Contains(p.Id)),
        };
        var rows = await known.Select(p => new StandingPairing
        {
            Id = p.Id,
            TenantId = p.TenantId,
            Version = p.Version,
            Code = p.Code,
            Names = p.SponsorNames + " – " + p.ReceiverNames,
            FromOn = p.FromOn,
            EndedOn = p.EndedOn,
            Receivers = p.Receivers.Select(r => new PairingPart { Id = r.UnitId, Name = r.Name, FromOn = r.FromOn, ToOn = r.ToOn }).ToList(),
            Sponsors = p.Sponsors.Select(s => new PairingPart { Id = s.PartyId, Name = s.Name, FromOn = s.FromOn, ToOn = s.ToOn }).ToList(),
            Agreements = db.Set<Agreement>().Where(a => a.TenantId == p.TenantId && a.PairingId == p.Id)
                .Select(a => new SignedDays { SignedOn = a.SignedOn, FromOn = a.FromOn, ToOn = a.ToOn }).ToList(),
        }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(p => p.TenantId).ThenBy(p => p.Code, NumberOrder.Comparer).ThenBy(p => p.Id)];
    }

    /// <summary>In which months of the period something was handed over, by subject.</summary>
    private async Task<ILookup<Guid, (int Year, int Month)>> MonthsAsync(
        MeasureSubject subject, IReadOnlyCollection<Guid> ids, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await (
            from c in OverviewRows.Counted((await access.ContributionsAsync(cancellationToken)).AsNoTracking(), null).Of(subject, ids)
            from d in c.Deliveries
            where d.State != DeliveryState.Withdrawn && d.HandedOverOn >= @from && d.HandedOverOn <= to
            select new { c.TenantId, c.PairingId, c.UnitId, c.SponsorPartyId, d.HandedOverOn.Year, d.HandedOverOn.Month }).Distinct().ToListAsync(cancellationToken);
        return rows.ToLookup(r => MeasureKeys.KeyOf(subject, r.TenantId, r.PairingId, r.UnitId, r.SponsorPartyId), r => (r.Year, r.Month));
    }

    private enum LinePrefix
    {
        None,
        Quarter,
        Sponsor,
    }

    /// <summary>One record of a value.</summary>
    private sealed record Line(StandingPairing Pairing, DateOnly Day, long Amount, LinePrefix Prefix = LinePrefix.None)
    {
        public string? Sponsor { get; init; }
    }

    private sealed class Facts(MeasureSubject subject, DaySpan period, DateOnly today, IReadOnlyList<StandingPairing> standing)
    {
        public ILookup<Guid, (int Year, int Month)> Months { get; set; } = Array.Empty<Guid>().ToLookup(id => id, id => (0, 0));

        public ILookup<Guid, Guid> Predecessors { get; set; } = Array.Empty<Guid>().ToLookup(id => id);

        /// <summary>Pairings in which the subject took part in the period; 1 for one with a signed agreement in force on one of those days.</summary>
        public IEnumerable<Line> ActiveOf(Guid id) =>
            from p in standing
            let days = p.DaysOf(subject, id).Select(d => d.And(period)).OfType<DaySpan>().ToList()
            where days.Count > 0
            select new Line(p, p.FromOn, days.Exists(d => p.Agreements.Exists(a => a.Days is { } signed && signed.Meets(d))) ? 1 : 0);

        /// <summary>Quarters that began in the period, and by today, in which the subject took part in a pairing; the record is the first of these.</summary>
        public IEnumerable<Line> QuartersOf(Guid id)
        {
            var first = new DateOnly(period.From.Year, (3 * OverviewPeriod.QuarterOf(period.From)) - 2, 1);
            for (var start = first < period.From ? first.AddMonths(3) : first; start <= period.To && start <= today; start = start.AddMonths(3))
            {
                var quarter = new DaySpan(start, start.AddMonths(3).AddDays(-1)).And(period)!.Value;
                if (standing.FirstOrDefault(p => p.DaysOf(subject, id).Any(d => d.Meets(quarter))) is { } pairing)
                {
                    yield return new Line(pairing, start, 1, LinePrefix.Quarter);
                }
            }
        }

        public bool HasActivity(Guid id, DateOnly start) => Months[id].Any(m => m.Year == start.Year && m.Month >= start.Month && m.Month < start.Month + 3);

        /// <summary>Sponsors whose first day with a subject lies in the period, of any of the subjects.</summary>
        public IReadOnlyCollection<Guid> Newcomers(IEnumerable<Guid> ids) => [.. ids.SelectMany(id => FirstDaysOf(id).Where(f => IsIn(f.Value.Day)).Select(f => f.Key)).Distinct()];

        /// <summary>… and of which nobody it succeeded had been with the subject before.</summary>
        public IEnumerable<Line> NewSponsorsOf(Guid id)
        {
            var first = FirstDaysOf(id);
            return first.Where(f => IsIn(f.Value.Day) && !Predecessors[f.Key].Any(before => first.TryGetValue(before, out var was) && was.Day <= f.Value.Day))
                .Select(f => f.Value).OrderBy(l => l.Day).ThenBy(l => l.Sponsor, StringComparer.Ordinal);
        }

        private bool IsIn(DateOnly day) => day >= period.From && day <= period.To;

        /// <summary>When each sponsor was with the subject for the first time.</summary>
        private Dictionary<Guid, Line> FirstDaysOf(Guid id) => (
                from p in standing
                from s in p.Sponsors
                from d in p.DaysOf(subject, id)
                let together = d.And(s.Days)
                where together is not null
                select (s.Id, Line: new Line(p, together.Value.From, 1, LinePrefix.Sponsor) { Sponsor = s.Name }))
            .GroupBy(x => x.Id).ToDictionary(g => g.Key, g => g.MinBy(x => x.Line.Day).Line);
    }
}
