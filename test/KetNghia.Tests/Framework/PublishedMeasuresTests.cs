using KetNghia.Framework.Measures;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Names of measures are one list over all modules, and each says in words what it is.</summary>
public sealed class PublishedMeasuresTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public void Name_PublishedTwice_IsRefusedByName()
    {
        var refused = Should.Throw<InvalidOperationException>(() => new PublishedMeasures([new Source("a.one", "a.two"), new Source("a.two")], [], KetNghia.Web.Modules.All));

        refused.Message.ShouldContain("a.two");
    }

    [Fact]
    public async Task Read_OfNames_AsksEachSourceForItsOwn()
    {
        var (first, second) = (new Source("a.one", "a.two"), new Source("b.one"));
        var measures = new PublishedMeasures([first, second], [], KetNghia.Web.Modules.All);
        var id = Guid.Parse("00000000-0000-0000-0000-000000000001");

        var values = await measures.ReadAsync(
            new MeasureQuery(MeasureSubject.Commune, [id, id], ["b.one", "a.two", "c.one"], new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)), TestContext.Current.CancellationToken);

        values.Select(v => v.Name).ShouldBe(["b.one", "a.two"], ignoreOrder: true);
        var backed = await measures.BackedAsync(new MeasureQuery(MeasureSubject.Commune, [id], ["b.one", "a.one", "c.one"], default, default), 9, TestContext.Current.CancellationToken);
        backed.Select(b => b.Value.Name).ShouldBe(["b.one", "a.one"], ignoreOrder: true);
        first.Asked.ShouldBe(["a.two", "a.one"]);
        second.Asked.ShouldBe(["b.one", "b.one"]);
        (await measures.ReadAsync(new MeasureQuery(MeasureSubject.Sponsor, [id], ["b.one"], default, default), TestContext.Current.CancellationToken)).ShouldBeEmpty("it is published for communes");
        (await measures.RecordsAsync("c.one", MeasureSubject.Commune, id, default, default, 0, 9, TestContext.Current.CancellationToken)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Measures_OfTheProduct_HaveWordsAndAnOwner()
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        var (measures, texts) = (scope.ServiceProvider.GetRequiredService<IMeasures>(), scope.ServiceProvider.GetRequiredService<ITexts>());

        measures.All.Count.ShouldBeGreaterThan(20);
        measures.All.Where(m => texts.InEveryLanguage(m.TextKey).Count(t => t.Length > 0) < 2 || texts.InEveryLanguage(m.HowKey).Count(t => t.Length > 20) < 2).Select(m => m.Name).ShouldBeEmpty();
        measures.All.ShouldAllBe(m => m.Revision >= 1 && m.Subjects.Count > 0 && m.Owner == "Pairing" && m.Permission.Length > 0);
        measures.All.Where(m => m.Unit == MeasureUnit.Share).ShouldAllBe(m => m.Parts.Count == 2 && m.Parts.All(p => measures.Find(p)!.Unit != MeasureUnit.Share));
        measures.All.Where(m => m.Unit != MeasureUnit.Share).ShouldAllBe(m => m.Parts.Count == 0);
        measures.All.ShouldAllBe(m => m.Name.All(c => char.IsAsciiLetterLower(c) || c == '.' || c == '_'));
    }

    private sealed class Source(params string[] names) : IMeasureSource
    {
        public List<string> Asked { get; } = [];

        public string Permission => "Some.Thing.View";

        public IReadOnlyList<MeasureDefinition> Measures => [.. names.Select(name => new MeasureDefinition(name, MeasureUnit.Count, [MeasureSubject.Commune], 1))];

        public Task<IReadOnlyList<MeasureValue>> ReadAsync(MeasureQuery query, CancellationToken cancellationToken)
        {
            Asked.AddRange(query.Names);
            return Task.FromResult<IReadOnlyList<MeasureValue>>([.. query.SubjectIds.SelectMany(id => query.Names.Select(name => new MeasureValue(name, id, 1, 1)))]);
        }

        public Task<(IReadOnlyList<MeasureRecord> Records, int Total)> RecordsAsync(
            string name, MeasureSubject subject, Guid subjectId, DateOnly from, DateOnly to, int skip, int take, CancellationToken cancellationToken) =>
            Task.FromResult<(IReadOnlyList<MeasureRecord> Records, int Total)>(([], 7));

        public Task<IReadOnlyList<MeasureBacking>> BackedAsync(MeasureQuery query, int most, CancellationToken cancellationToken)
        {
            Asked.AddRange(query.Names);
            return Task.FromResult<IReadOnlyList<MeasureBacking>>([.. query.Names.Select(name => MeasureBacking.Unknown(name, query.SubjectIds.Single()))]);
        }
    }
}
