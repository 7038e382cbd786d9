using KetNghia.Emulation.Assessments;
using KetNghia.Tests.Emulation;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

public sealed partial class TestData
{
    /// <summary>A department of the assessment, due a week after the self-scores unless said otherwise.</summary>
    internal Task<Guid> GiveDepartmentAsync(ScoringScene scene, string name, string[] nodes, params (TestPerson Person, int Weight)[] scorers) => AsAsync(scene.Scene.District, scene.Place, services =>
        services.GetRequiredService<DepartmentAppService>().CreateAsync(
            scene.AssessmentId, new DepartmentFacts(name, Host.Clock.Today.AddDays(12), nodes, [.. scorers.Select(s => new NamedScorer(s.Person.AccountId, "", s.Weight))]), CancellationToken.None));

    internal Task<Guid> PartOfAsync(ScoringScene scene, Guid sheet, TestPerson scorer) => AsAsync(scene.Scene.District, scene.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<PartScore>().Where(p => p.SheetId == sheet && p.ScorerId == scorer.AccountId).Select(p => p.Id).SingleAsync());

    /// <summary>Figures of a part, which is finished then.</summary>
    internal Task ScorePartAsync(ScoringScene scene, Guid sheet, TestPerson scorer, params (string Node, string Input, string? Reason)[] figures) => AsAsync(scorer, scene.Place, async services =>
    {
        var (parts, rows) = (services.GetRequiredService<PartAppService>(), services.GetRequiredService<KetNghiaDbContext>().Set<PartScore>().Where(p => p.SheetId == sheet && p.ScorerId == scorer.AccountId));
        var id = await rows.Select(p => p.Id).SingleAsync();
        await parts.SaveAsync(id, await rows.Select(p => p.Version).SingleAsync(), [.. figures.Select(f => new TypedFigure(f.Node, f.Input, f.Reason))], CancellationToken.None);
        await parts.FinishAsync(id, await rows.Select(p => p.Version).SingleAsync(), CancellationToken.None);
        return 0;
    });

    /// <summary>Who appraises the sheet by name; null leaves it to whoever has the right.</summary>
    internal Task NameAppraiserAsync(ScoringScene scene, Guid sheet, TestPerson? appraiser) => AsAsync(scene.Scene.District, scene.Place, async services =>
    {
        await services.GetRequiredService<DepartmentAppService>().NameAppraisersAsync(scene.AssessmentId, new Dictionary<Guid, Guid?> { [sheet] = appraiser?.AccountId }, CancellationToken.None);
        return 0;
    });
}
