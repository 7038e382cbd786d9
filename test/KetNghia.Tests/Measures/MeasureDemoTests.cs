using KetNghia.Pairing.Overviews;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Measures;

/// <summary>On the demo year: measures say what overviews say, and every value is made of its records.</summary>
public sealed class MeasureDemoTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly (string Measure, Func<HelpSums, long?> Of)[] Figures =
    [
        ("resources.pledges", h => h.Count), ("resources.unpriced", h => h.Unpriced), ("resources.pledged", h => h.Pledged),
        ("resources.delivered", h => h.Given), ("resources.received", h => h.Received), ("resources.gifts", h => h.Received is null ? null : h.Occasional),
    ];

    [DatabaseTest]
    public async Task Figures_OfALocality_AreThoseOfItsOverview(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var frame = await data.DemoFrameAsync("huyen.namgiang", "nam-giang");

        foreach (var year in new[] { 2024, 2025 })
        {
            var period = OverviewPeriod.Of(year, null, data.Host.Clock.Today);
            var overview = await data.Host.WithAsync(s => s.GetRequiredService<LocalityOverviewQueries>().ReadAsync(period, english: false, CancellationToken.None), frame);
            overview.Places.Count.ShouldBeGreaterThan(8);
            overview.Sponsors.Count.ShouldBeGreaterThan(10);

            await SameAsync(data, frame, MeasureSubject.Commune, year, overview.Places.ToDictionary(p => p.UnitId, p => p.Help));
            await SameAsync(data, frame, MeasureSubject.Sponsor, year, overview.Sponsors.ToDictionary(s => s.PartyId, s => s.Help));
            await SameAsync(data, frame, MeasureSubject.Locality, year, new Dictionary<Guid, HelpSums> { [frame.TenantId!.Value] = overview.Help });
            var idle = await data.MeasureAsync(frame, MeasureSubject.Commune, [.. overview.Places.Where(p => p.IsCovered).Select(p => p.UnitId)], First(year), Last(year), "pairing.quarters", "pairing.quarters_without_activity");
            foreach (var place in overview.Places.Where(p => p.IsCovered))
            {
                var begun = Enumerable.Range(1, 4).Where(q => period.HasBegun(q, data.Host.Clock.Today)).ToList();
                if (idle[("pairing.quarters", place.UnitId)].Numerator == begun.Count)
                {
                    idle[("pairing.quarters_without_activity", place.UnitId)].Numerator.ShouldBe(begun.Count(q => !place.IsActive(q)), $"{place.Name} {year}");
                }
            }
        }

        var (today, now) = (data.Host.Clock.Today, OverviewPeriod.Of(2025, null, data.Host.Clock.Today));
        var standing = await data.Host.WithAsync(s => s.GetRequiredService<LocalityOverviewQueries>().ReadAsync(now, english: false, CancellationToken.None), frame);
        var active = await data.MeasureAsync(frame, MeasureSubject.Commune, [.. standing.Places.Select(p => p.UnitId)], today, today, "pairing.active");
        standing.Places.Sum(p => p.Pairings).ShouldBeGreaterThan(10);
        foreach (var place in standing.Places)
        {
            active[("pairing.active", place.UnitId)].Numerator.ShouldBe(place.Pairings, place.Name);
        }
    }

    [DatabaseTest]
    public async Task Figures_OfTheProvinceAndOfASponsor_AreThoseOfTheirOverviews(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var (province, city) = (await data.DemoFrameAsync("tinh", "tinh"), await data.DemoFrameAsync("dv.tamky", "dv-tam-ky"));

        foreach (var year in new[] { 2024, 2025 })
        {
            var (bySponsor, byLocality) = await data.Host.WithAsync(async s =>
            {
                var reads = s.GetRequiredService<OverviewReads>();
                return (
                    (await reads.HelpAsync(OverviewPart.Sponsor, year, CancellationToken.None)).ToDictionary(h => h.Id, h => h.Sums),
                    (await reads.HelpAsync(OverviewPart.Locality, year, CancellationToken.None)).ToDictionary(h => h.TenantId, h => h.Sums));
            }, province);
            byLocality.Count.ShouldBeGreaterThan(1);
            await SameAsync(data, province, MeasureSubject.Sponsor, year, bySponsor);
            await SameAsync(data, province, MeasureSubject.Locality, year, byLocality);
            var (own, parties) = await data.Host.WithAsync(
                async s => (
                    await s.GetRequiredService<SponsorOverviewQueries>().ReadAsync(OverviewPeriod.Of(year, null, data.Host.Clock.Today), CancellationToken.None),
                    await s.GetRequiredService<IPartyLookup>().WithPredecessorsAsync(city.Workspace!.PartyId!.Value, CancellationToken.None)), city);
            var read = await data.MeasureAsync(city, MeasureSubject.Sponsor, [.. parties], First(year), Last(year), "resources.received");
            read.Values.Sum(v => v.Numerator ?? 0).ShouldBe(own.Help.ReceivedDong);
            own.Help.ReceivedDong.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>Walks all definitions and kinds of subjects, page by page, in each kind of workspace.</summary>
    [DatabaseTest]
    public async Task Records_OfEveryMeasure_AddUpToIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var something = new HashSet<string>();
        var all = Array.Empty<MeasureDefinition>();
        foreach (var (user, slug) in new[] { ("huyen.namgiang", "nam-giang"), ("tinh", "tinh"), ("dv.tamky", "dv-tam-ky"), ("xa.ladee", "nam-giang") })
        {
            var frame = await data.DemoFrameAsync(user, slug);
            await data.Host.WithAsync(async services =>
            {
                var measures = services.GetRequiredService<IMeasures>();
                all = [.. measures.All];
                foreach (var kind in Enum.GetValues<MeasureSubject>())
                {
                    var subjects = (await measures.SubjectsAsync(kind, null, 3, CancellationToken.None)).Select(s => s.Id).ToList();
                    foreach (var (from, to) in new[] { (First(2020), Last(2025)), (new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 31)) }.Take(user == "tinh" ? 2 : 1))
                    {
                        var values = (await measures.ReadAsync(new MeasureQuery(kind, subjects, [.. all.Select(m => m.Name)], from, to), CancellationToken.None)).ToDictionary(v => (v.Name, v.SubjectId));
                        values.Count.ShouldBe(subjects.Count * all.Count(m => m.Subjects.Contains(kind)));
                        foreach (var value in values.Values)
                        {
                            var definition = measures.Find(value.Name)!;
                            await CheckAsync(measures, definition, kind, value, from, to, $"{user} {kind} {value}");
                            if (definition.Parts is [var part, var whole])
                            {
                                values[(part, value.SubjectId)].Numerator.ShouldBe(value.Numerator, value.Name);
                                (value.Numerator is null ? null : values[(whole, value.SubjectId)].Numerator).ShouldBe(value.Numerator is null ? null : value.Denominator, value.Name);
                            }

                            if (value is { Numerator: > 0 })
                            {
                                something.Add(value.Name);
                            }
                        }
                    }
                }
            }, frame);
        }

        all.Select(m => m.Name).Except(something).ShouldBeEmpty("of each measure something was walked");
    }

    /// <summary>All names at once say what each says by itself.</summary>
    [DatabaseTest]
    public async Task Backed_OfEveryMeasure_IsTheValueWithItsRecords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var (from, to, checkedRecords) = (First(2020), Last(2025), 0);
        foreach (var (user, slug) in new[] { ("huyen.namgiang", "nam-giang"), ("tinh", "tinh"), ("dv.tamky", "dv-tam-ky"), ("xa.ladee", "nam-giang") })
        {
            await data.Host.WithAsync(async services =>
            {
                var measures = services.GetRequiredService<IMeasures>();
                foreach (var kind in Enum.GetValues<MeasureSubject>())
                {
                    var subjects = (await measures.SubjectsAsync(kind, null, 3, CancellationToken.None)).Select(s => s.Id).ToList();
                    foreach (var id in subjects)
                    {
                        var query = new MeasureQuery(kind, [id], [.. measures.All.Select(m => m.Name)], from, to);
                        IReadOnlyList<MeasureBacking> backed = [];
                        var asked = await SqlLog.OfAsync(async () => backed = await measures.BackedAsync(query, 1000, CancellationToken.None));

                        asked.Count.ShouldBeLessThanOrEqualTo(11, string.Join('\n', asked));
                        backed.Select(b => b.Value).OrderBy(v => v.Name).ShouldBe((await measures.ReadAsync(query, CancellationToken.None)).OrderBy(v => v.Name));
                        foreach (var (value, records, total) in backed)
                        {
                            var (page, count) = await measures.RecordsAsync(value.Name, kind, id, from, to, 0, 1000, CancellationToken.None);
                            (records.Count, total).ShouldBe((page.Count, count), value.ToString());
                            records.ShouldBe(page, value.ToString());
                            records.ShouldAllBe(r => r.At != null && r.At.Version > 0 && r.Label.Contains(r.Number!.Code));
                            records.Sum(r => r.Amount ?? 0).ShouldBe(value.Numerator ?? 0, value.ToString());
                            checkedRecords += records.Count;
                        }

                        var some = (await measures.BackedAsync(query, 1, CancellationToken.None)).Where(b => b.Total > 1).ToList();
                        some.ShouldAllBe(b => b.Records.Count <= 1 && !b.IsWhole && b.Value == backed.Single(all => all.Value.Name == b.Value.Name).Value);
                    }
                }
            }, await data.DemoFrameAsync(user, slug));
        }

        checkedRecords.ShouldBeGreaterThan(500);
    }

    [DatabaseTest]
    public async Task Read_OfManySubjects_CostsWhatOneDoes(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var frame = await data.DemoFrameAsync("tinh", "tinh");

        foreach (var kind in Enum.GetValues<MeasureSubject>())
        {
            var ids = await data.Host.WithAsync(async s => (await s.GetRequiredService<IMeasures>().SubjectsAsync(kind, null, 500, CancellationToken.None)).Select(x => x.Id).ToList(), frame);
            ids.Count.ShouldBeGreaterThan(kind == MeasureSubject.Locality ? 5 : 30, kind.ToString());

            var one = await SqlLog.OfAsync(() => data.MeasureAsync(frame, kind, [ids[0]], First(2024), Last(2025)));
            var many = await SqlLog.OfAsync(() => data.MeasureAsync(frame, kind, ids, First(2024), Last(2025)));

            one.Count.ShouldBeInRange(5, 9, string.Join('\n', one));
            many.Count.ShouldBeLessThanOrEqualTo(one.Count + 2, "whoever is new may have been somebody else before: one question, and one for each generation");
        }
    }

    private static async Task CheckAsync(IMeasures measures, MeasureDefinition definition, MeasureSubject kind, MeasureValue value, DateOnly from, DateOnly to, string where)
    {
        var records = new List<MeasureRecord>();
        var total = int.MaxValue;
        while (records.Count < total)
        {
            var (page, count) = await measures.RecordsAsync(value.Name, kind, value.SubjectId, from, to, records.Count, 25, CancellationToken.None);
            page.Count.ShouldBe(Math.Min(25, count - records.Count), where);
            total = count;
            records.AddRange(page);
        }

        records.Select(r => r.Href).ShouldAllBe(href => href != null && href.StartsWith('/'));
        records.ShouldAllBe(r => r.Label.Length > 0);
        (value.Numerator is null ? 0 : value.Numerator.Value).ShouldBe(records.Sum(r => r.Amount ?? 0), where);
        if (definition.Unit == MeasureUnit.Share && value.Numerator is not null)
        {
            value.Denominator.ShouldBe(records.Sum(r => r.Of ?? 0), where);
        }
        else if (definition.Unit != MeasureUnit.Share)
        {
            records.ShouldAllBe(r => r.Of == null);
        }
    }

    private static async Task SameAsync(TestData data, AmbientFrame frame, MeasureSubject subject, int year, IReadOnlyDictionary<Guid, HelpSums> shown)
    {
        var read = await data.MeasureAsync(frame, subject, [.. shown.Keys], First(year), Last(year), [.. Figures.Select(f => f.Measure)]);
        shown.Values.Sum(h => h.ReceivedDong).ShouldBeGreaterThan(0);
        foreach (var (id, help) in shown)
        {
            foreach (var (measure, of) in Figures)
            {
                read[(measure, id)].ShouldBe(new MeasureValue(measure, id, of(help), 1), $"{subject} {year}");
            }
        }
    }

    private static DateOnly First(int year) => new(year, 1, 1);

    private static DateOnly Last(int year) => new(year, 12, 31);
}
