using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>Rubrics of the locality, a draft and a published one, a cluster of two units, and a sheet of each, sent from the inside, full of its canary.</summary>
internal sealed class EmulationWorldPart : IWorldPart
{
    private const string Node = "I.1";

    public int Order => 70;

    public async Task BuildAsync(World world, Place place)
    {
        var published = await world.Data.AsAsync(place.Mighty, place.Workspace, services => RubricsAsync(world, place, services.GetRequiredService<RubricAppService>()));
        var today = world.Data.Host.Clock.Today;
        var facts = new AssessmentFacts(place.Canary, new DateOnly(today.Year, 1, 1), today, today.AddDays(5), today.AddDays(9)) { CrossCheckDueOn = today.AddDays(7) };
        await world.Data.AsAsync(place.Mighty, place.Workspace, services => ClusterAsync(place, services.GetRequiredService<ClusterAppService>(), today));
        var assessment = await world.Data.AsAsync(place.Mighty, place.Workspace, services => services.GetRequiredService<AssessmentAppService>().OpenAsync(
            facts, published, [Subject(place, place.InsideUnit), Subject(place, place.OutsideUnit)], CancellationToken.None));
        await world.Data.AsAsync(place.Mighty, place.Workspace, async services =>
        {
            var component = new DepartmentFacts(place.Canary, today.AddDays(7), [Node], [new NamedScorer(place.Mighty.AccountId, "", 1)]);
            await services.GetRequiredService<DepartmentAppService>().CreateAsync(assessment, component, CancellationToken.None);
            var (sheets, rows) = (services.GetRequiredService<SheetAppService>(), services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.AssessmentId == assessment));
            var inside = await rows.Where(s => s.UnitId == place.InsideUnit).Select(s => s.Id).FirstAsync();
            await sheets.SaveAsync(inside, 1, [new TypedFigure(Node, """{"value":"5"}""", place.Canary)], CancellationToken.None);
            await sheets.SubmitAsync(inside, 2, isDeclared: true, CancellationToken.None);
            return 0;
        });
    }

    private static async Task<Guid> ClusterAsync(Place place, ClusterAppService clusters, DateOnly today)
    {
        var id = await clusters.CreateAsync(SubjectKind.Commune, new ClusterFacts(place.Canary, place.Canary), CancellationToken.None);
        await clusters.JoinAsync(id, [new ClusterSubject(place.InsideUnit, place.Canary), new ClusterSubject(place.OutsideUnit, place.Canary)], today, null, CancellationToken.None);
        await clusters.SetAreasAsync(id, today.Year, [new TypedArea(place.InsideUnit, "MOUNTAIN", 0)], CancellationToken.None);
        return id;
    }

    private static SheetSubject Subject(Place place, Guid unit) => new(unit, place.Canary, unit, place.Canary, null);

    private static async Task<Guid> RubricsAsync(World world, Place place, RubricAppService rubrics)
    {
        var shipped = ShippedRubrics.All[0];
        await rubrics.CreateAsync(shipped.Subject, shipped.Rubric with { Name = place.Canary, Code = "CHIM" }, null, CancellationToken.None);
        var component = new RubricNode { Id = Node, Name = place.Canary, Kind = NodeKind.Component, Type = ComponentType.Manual, Max = 10, MayBeNotApplicable = true };
        var rubric = new Rubric
        {
            Code = "CHIM-2",
            Name = place.Canary,
            Rounding = new Rounding(null, null, new Fraction(1, 100)),
            Base = new RubricNode { Id = "root", Kind = NodeKind.Root, Max = 10, Children = [new RubricNode { Id = "I", Name = place.Canary, Kind = NodeKind.Group, Max = 10, Children = [component] }] },
            Bands = [new Band("A", 0, null, new Dictionary<string, Fraction>(), [], place.Canary)],
        };
        var id = await rubrics.CreateAsync(SubjectKind.Commune, rubric, null, CancellationToken.None);
        await rubrics.PublishAsync(id, 1, world.Data.Host.Clock.Today, null, CancellationToken.None);
        return id;
    }
}
