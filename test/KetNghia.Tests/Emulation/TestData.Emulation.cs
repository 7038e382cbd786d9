using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.Emulation;
using KetNghia.Tests.Pairing;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>An open assessment of the communes of a scene: its own, and another one.</summary>
internal sealed record ScoringScene(PairingScene Scene, Guid RubricId, Guid AssessmentId, Guid SheetId, Guid OtherSheetId, TestPerson OtherCommune)
{
    public TestWorkspace Place => Scene.Place;
}

public sealed partial class TestData
{
    /// <summary>A small rubric with a component of every kind people meet: figures, levels with evidence, lateness, a bonus.</summary>
    internal const string SmallRubric = """
        {"code":"THU","name":"Bộ tiêu chí thử","rounding":{"component":"0.25","total":"0.25"},"naPolicy":"RESCALE","evidencePolicy":"BLOCK","scale":{"min":"0","max":"22"},
         "base":{"id":"root","kind":"root","max":"20","children":[
          {"id":"I","name":"Lớp học","kind":"group","max":"10","children":[
           {"id":"I.1","name":"Lớp đã mở","unit":"lớp","kind":"component","type":"ratio","max":"7"},
           {"id":"I.2","name":"Kế hoạch","kind":"component","type":"choice","max":"3","evidence":true,"levels":[{"code":"yes","name":"Đúng hạn","points":"3"},{"code":"late","name":"Muộn","points":"1"},{"code":"none","name":"Chưa","points":"0"}]}]},
          {"id":"II","name":"Mô hình","kind":"group","max":"10","na":true,"children":[
           {"id":"II.1","name":"Nhân rộng","unit":"mô hình","kind":"component","type":"per_count","max":"10","per":"2"}]}]},
         "bonus":{"cap":"2","mode":"CAPPED_SUM","children":[{"id":"B1","name":"Đơn vị mới","kind":"component","type":"per_count","per":"1"}]},
         "penalty":{"cap":"2","mode":"CAPPED_SUM","children":[{"id":"P1","name":"Gửi muộn","kind":"component","type":"late","per":"0.5","unitDays":1,"max":"2"}]},
         "bands":[{"code":"XS","name":"Xuất sắc","min":"18","conditions":[{"id":"c1","type":"NODE_PERCENT","node":"II","percent":"60"}]},{"code":"TOT","name":"Tốt","min":"14"},{"code":"YEU","name":"Yếu","min":"0"}],
         "tieBreaks":[{"key":"BONUS"}],"ranking":{"method":"STANDARD","by":"TOTAL"}}
        """;

    internal async Task<Guid> PublishRubricAsync(PairingScene scene, string json)
    {
        var id = await OnRubricsAsync(scene.District, scene.Place, rubrics => rubrics.CreateAsync(SubjectKind.Commune, RubricContents.Read(json), null, CancellationToken.None));
        await PublishRubricAsync(scene.District, scene.Place, id);
        return id;
    }

    internal async Task<ScoringScene> CreateScoringSceneAsync(string? json = null, Func<AssessmentFacts, AssessmentFacts>? change = null)
    {
        var scene = await CreateSceneAsync();
        return await OpenAssessmentAsync(scene, await PublishRubricAsync(scene, json ?? SmallRubric), change);
    }

    /// <summary>A sheet of the shipped rubric, appraised.</summary>
    internal async Task AppraisedSheetAsync(PairingScene scene, Guid rubricId)
    {
        var scoring = await OpenAssessmentAsync(scene, rubricId);
        var rubric = (await SheetAsync(scoring, scoring.SheetId)).Rubric;
        await WriteSheetAsync(scoring, scoring.SheetId, scene.Commune, [.. rubric.Base.Descend().Where(FigureInputs.IsTyped).Select(n => (n.Id, """{"state":"NOTHING_DUE"}""", (string?)null))]);
        await SubmitSheetAsync(scoring, scoring.SheetId, scene.Commune);
        await AppraiseSheetAsync(scoring, scoring.SheetId);
    }

    internal async Task<ScoringScene> OpenAssessmentAsync(PairingScene scene, Guid rubric, Func<AssessmentFacts, AssessmentFacts>? change = null)
    {
        var today = Host.Clock.Today;
        var facts = new AssessmentFacts($"Đợt thử {Next()}", new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), today.AddDays(5), today.AddDays(20));
        var assessment = await AsAsync(scene.District, scene.Place, services => services.GetRequiredService<AssessmentAppService>().OpenAsync(
            change?.Invoke(facts) ?? facts, rubric, [new SheetSubject(Zuoich, "Xã Zuôich", Zuoich, "Cụm 1", null), new SheetSubject(ChoChun, "Xã Chơ Chun", ChoChun, "Cụm 1", null)], CancellationToken.None));
        var sheets = await AsAsync(scene.District, scene.Place, services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.AssessmentId == assessment).ToDictionaryAsync(s => s.SubjectId, s => s.Id));
        return new ScoringScene(scene, rubric, assessment, sheets[Zuoich], sheets[ChoChun], await CreateMemberAsync(scene.Place, RoleCodes.CommuneOfficer, ChoChun));
    }

    /// <summary>Figures of the round that is open, by node.</summary>
    internal Task WriteSheetAsync(ScoringScene scene, Guid sheet, TestPerson person, params (string Node, string Input, string? Reason)[] figures) => AsAsync(person, scene.Place, async services =>
    {
        await services.GetRequiredService<SheetAppService>().SaveAsync(
            sheet, await VersionOfSheetAsync(services, sheet), [.. figures.Select(f => new TypedFigure(f.Node, f.Input, f.Reason))], CancellationToken.None);
        return 0;
    });

    internal Task SubmitSheetAsync(ScoringScene scene, Guid sheet, TestPerson person) => AsAsync(person, scene.Place, async services =>
    {
        await services.GetRequiredService<SheetAppService>().SubmitAsync(sheet, await VersionOfSheetAsync(services, sheet), isDeclared: true, CancellationToken.None);
        return 0;
    });

    internal Task AppraiseSheetAsync(ScoringScene scene, Guid sheet, TestPerson? person = null) => AsAsync(person ?? scene.Scene.District, scene.Place, async services =>
    {
        await services.GetRequiredService<SheetAppService>().TakeAsync(sheet, SheetAction.Appraise, null, CancellationToken.None);
        return 0;
    });

    internal Task<SheetDetails> SheetAsync(ScoringScene scene, Guid sheet, TestPerson? person = null) => AsAsync(person ?? scene.Scene.District, scene.Place, async services =>
        await services.GetRequiredService<SheetQueries>().FindAsync(sheet, CancellationToken.None) ?? throw new InvalidOperationException("The sheet is not seen."));

    private static Task<long> VersionOfSheetAsync(IServiceProvider services, Guid sheet) =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.Id == sheet).Select(s => s.Version).FirstAsync();
}
