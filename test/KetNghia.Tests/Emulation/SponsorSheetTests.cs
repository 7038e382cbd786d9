using System.Net;
using AngleSharp.Html.Dom;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Framework.Errors;
using KetNghia.Tests.Imports;
using KetNghia.Tests.Pairing;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>The province scores sponsors: they score themselves through their own door.</summary>
public sealed class SponsorSheetTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Rubric = """
        {"code":"CODE","name":"Bộ tiêu chí đơn vị thử","rounding":{"component":"0.25","total":"0.25"},"evidencePolicy":"ZERO","scale":{"min":"0","max":"20"},
         "base":{"id":"root","kind":"root","max":"20","children":[
          {"id":"I","name":"Cam kết","kind":"group","max":"10","children":[
           {"id":"I.1","name":"Đã giao so với cam kết","kind":"component","type":"ratio","max":"10","from":{"num":"resources.delivered","den":"resources.pledged"}}]},
          {"id":"II","name":"Theo dõi","kind":"group","max":"10","children":[
           {"id":"II.1","name":"Lần xuống xã","unit":"lần","kind":"component","type":"per_count","max":"10","per":"2"}]}]},
         "bands":[{"code":"TOT","name":"Tốt","min":"14"},{"code":"YEU","name":"Yếu","min":"0"}],
         "tieBreaks":[],"ranking":{"method":"STANDARD","by":"TOTAL"}}
        """;

    [DatabaseTest]
    public async Task Sponsor_ScoresItselfInItsOwnWorkspace_AndTheProvinceAppraises(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        using var focal = await world.Data.VisitAsync(world.Scene.Focal);
        using var officer = await world.Data.VisitAsync(world.Officer);
        var (path, door) = ($"emulation/sheets/details/{world.SheetId}", world.Scene.SponsorPlace);
        var kept = (await world.SheetAsync()).Kept.Measures;

        (await focal.OpenAsync(door.Path(""))).Text.ShouldContain($"Tự chấm: {world.Name}");
        (await focal.OpenAsync(door.Path("emulation/assessments"))).Text.ShouldContain(world.Name);
        var own = await focal.OpenAsync(door.Path($"emulation/assessments/details/{world.AssessmentId}"));
        own.Text.ShouldContain(world.Scene.SponsorName);
        own.Text.ShouldNotContain(world.Other.SponsorName);
        var page = await focal.OpenAsync(door.Path(path));
        page.Document.QuerySelector("[data-on-behalf]").ShouldBeNull();
        page = await focal.FollowAsync(await focal.SubmitAsync(SheetForms.Table(page), (SheetForms.Field(page, "II.1", "First"), "3")));
        page.Text.ShouldContain("3 lần × 2 = 6,00");
        var submit = await focal.OpenAsync(door.Path($"emulation/sheets/submit/{world.SheetId}"));
        await focal.FollowAsync(await focal.SubmitAsync(submit.MainForm, ("Input.IsDeclared", "true")));

        (await world.SheetAsync()).Kept.Measures.ShouldBe(kept, "a sponsor is told of itself what the province is told");
        (await officer.OpenAsync(world.Data.Province.Path(""))).Text.ShouldContain("Thẩm định phiếu " + world.Scene.SponsorName);
        var weighed = await officer.OpenAsync(world.Data.Province.Path(path));
        await officer.FollowAsync(await officer.SubmitAsync(SheetForms.Table(weighed), (SheetForms.Field(weighed, "II.1", "First"), "1"), (SheetForms.Field(weighed, "II.1", "Reason"), "Chỉ một lần có biên bản")));
        (await focal.OpenAsync(door.Path(path))).Text.ShouldNotContain("Chỉ một lần có biên bản");
        await officer.FollowAsync(await officer.FillAsync(world.Data.Province.Path($"emulation/sheets/step/{world.SheetId}/appraise")));
        (await focal.OpenAsync(door.Path(path))).Text.ShouldContain("Chỉ một lần có biên bản");
    }

    [DatabaseTest]
    public async Task Records_CorrectedAfterTheAppraisal_MoveNothingAndAreTold(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var pledge = await world.Data.PledgeAsync(world.Scene, await world.PairingAsync(), world.Data.Cash(10_000_000));
        await world.WriteAsync(world.Scene.Focal, world.Scene.SponsorPlace, world.SheetId, "2");
        await world.StepAsync(world.Officer, (sheets, version) => sheets.SubmitAsync(world.SheetId, version, isDeclared: true, CancellationToken.None));
        var colleague = await world.Data.CreateMemberAsync(world.Data.Province, RoleCodes.ProvinceOfficer);
        await world.StepAsync(colleague, (sheets, _) => sheets.TakeAsync(world.SheetId, SheetAction.Appraise, null, CancellationToken.None));
        using var officer = await world.Data.VisitAsync(world.Officer);
        using var focal = await world.Data.VisitAsync(world.Scene.Focal);
        var page = $"emulation/assessments/today/{world.AssessmentId}";
        (await officer.OpenAsync(world.Data.Province.Path(page))).Document.QuerySelector("[data-sheet]").ShouldBeNull();

        await world.Data.GiveAsync(world.Scene, pledge, TestData.InCash(10_000_000));

        foreach (var told in new[] { await officer.OpenAsync(world.Data.Province.Path(page)), await focal.OpenAsync(world.Scene.SponsorPlace.Path(page)) })
        {
            var row = told.Document.QuerySelector("[data-sheet] tbody tr")!;
            row.TextContent.ShouldContain("I.1 Đã giao so với cam kết");
            row.QuerySelectorAll("td").Select(c => c.TextContent).ShouldBe(["0,00", "3,25"], "a third of what was pledged");
        }

        (await world.SheetAsync()).Scored.Appraised.Result.Sheet.Total!.Value.ToString().ShouldBe("4");
    }

    [DatabaseTest]
    public async Task Records_OfAFigureSent_AreReadByTheSponsorInItsOwnWorkspace(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var pledge = await world.Data.PledgeAsync(world.Scene, await world.PairingAsync(), world.Data.Cash(10_000_000));
        await world.WriteAsync(world.Scene.Focal, world.Scene.SponsorPlace, world.SheetId, "2");
        await world.StepAsync(world.Officer, (sheets, version) => sheets.SubmitAsync(world.SheetId, version, isDeclared: true, CancellationToken.None));
        await world.Data.GiveAsync(world.Scene, pledge, TestData.InCash(10_000_000));
        using var focal = await world.Data.VisitAsync(world.Scene.Focal);
        using var officer = await world.Data.VisitAsync(world.Officer);
        using var other = await world.Data.VisitAsync(world.Other.Focal);
        var node = $"emulation/sheets/node/{world.SheetId}?node=I.1";

        foreach (var (visitor, place) in new[] { (focal, world.Scene.SponsorPlace), (officer, world.Data.Province) })
        {
            var page = await visitor.OpenAsync(place.Path(node));
            page.Sql.Count.ShouldBeLessThanOrEqualTo(14, string.Join('\n', page.Sql));
            var (pledged, given) = (page.Document.QuerySelectorAll("[data-measure]")[0], page.Document.QuerySelectorAll("[data-measure]")[1]);
            given.QuerySelectorAll("[data-change]").Select(c => c.GetAttribute("data-change")).ShouldBe(["New"], "it was handed over since");
            pledged.QuerySelector("[data-change]").ShouldBeNull();
            var link = pledged.QuerySelector($"a[href*='{pledge}']")!;
            link.TextContent.ShouldMatch("^[A-Z]{2,4}-DG-", "outside its locality a code has its prefix");
            (await visitor.OpenAsync(link.GetAttribute("href")!)).Document.QuerySelector("[data-as-of]")!.TextContent.ShouldContain("10.000.000");
        }

        (await other.GetAsync(world.Other.SponsorPlace.Path(node))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(world.Other.SponsorPlace.Path($"pairing/contributions/history/{pledge}?version=1"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Sheet_OfAnotherSponsor_IsNotThere(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var apart = await world.Data.CreateSceneAsync();
        using var stranger = await world.Data.VisitAsync(apart.Focal);
        using var other = await world.Data.VisitAsync(world.Other.Focal);
        using var district = await world.Data.VisitAsync(world.Scene.District);

        foreach (var page in new[] { "details", "submit", "node" })
        {
            (await other.GetAsync(world.Other.SponsorPlace.Path($"emulation/sheets/{page}/{world.SheetId}?node=I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await district.GetAsync(world.Scene.Place.Path($"emulation/sheets/{page}/{world.SheetId}?node=I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await other.OpenAsync(world.Other.SponsorPlace.Path($"emulation/assessments/details/{world.AssessmentId}"))).Text.ShouldNotContain(world.Scene.SponsorName);
        (await stranger.OpenAsync(apart.SponsorPlace.Path("emulation/assessments"))).Text.ShouldNotContain(world.Name);
        await Should.ThrowAsync<RecordNotFoundException>(() => world.WriteAsync(world.Other.Focal, world.Other.SponsorPlace, world.SheetId, "9"), "the service does not rest on its page");
    }

    [DatabaseTest]
    public async Task Sheet_OfASponsorWithoutAccount_IsEnteredByOneOfficerAndAppraisedByAnother(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        using var officer = await world.Data.VisitAsync(world.Officer);
        var colleague = await world.Data.CreateMemberAsync(world.Data.Province, RoleCodes.ProvinceOfficer);

        (await officer.OpenAsync(world.Data.Province.Path($"emulation/sheets/details/{world.SheetId}"))).Document.QuerySelector("[data-on-behalf]").ShouldNotBeNull();
        await world.WriteAsync(world.Officer, world.Data.Province, world.SheetId, "2");
        await world.StepAsync(world.Officer, (sheets, version) => sheets.SubmitAsync(world.SheetId, version, isDeclared: true, CancellationToken.None));
        var own = await Should.ThrowAsync<BusinessException>(() => world.StepAsync(world.Officer, (sheets, _) => sheets.TakeAsync(world.SheetId, SheetAction.Appraise, null, CancellationToken.None)));
        await world.StepAsync(colleague, (sheets, _) => sheets.TakeAsync(world.SheetId, SheetAction.Appraise, null, CancellationToken.None));

        own.Kind.ShouldBe(RefusalKind.Person);
        (await world.SheetAsync()).Row.State.ShouldBe(SheetState.Appraised);
    }

    [DatabaseTest]
    public async Task Sponsor_FillsInItsWorkbook_InItsOwnWorkspace(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        using var focal = await world.Data.VisitAsync(world.Scene.Focal);
        var (door, path) = (world.Scene.SponsorPlace, $"emulation/sheets/details/{world.SheetId}");
        var book = await RoundBook.ExportAsync(focal, door, world.AssessmentId);
        book.Sheets.Count.ShouldBe(2, "the overview and its own sheet");
        var importing = new Importing(world.Data, focal, door, $"figures?within={world.AssessmentId}");

        var result = await importing.ApplyAsync(await importing.PreviewAsync(book.With(book.Sheets[1].Name, "II.1", "Nhập: đạt được", "3").Bytes()));

        result.Total("changed").ShouldBe(1);
        (await focal.OpenAsync(door.Path(path))).Text.ShouldContain("3 lần × 2 = 6,00");
        await importing.UndoAsync(result);
        (await world.SheetAsync()).Kept.Values.ShouldBeEmpty();
    }

    private async Task<World> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        foreach (var each in new[] { scene, other })
        {
            await data.PledgeAsync(each, await data.CreateActivePairingAsync(each), data.Cash(20_000_000));
        }

        var officer = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer);
        var code = $"DV-{scene.SponsorName}";
        var rubric = await data.OnRubricsAsync(officer, data.Province, rubrics => rubrics.CreateAsync(SubjectKind.Sponsor, RubricContents.Read(Rubric.Replace("CODE", code, StringComparison.Ordinal)), null, CancellationToken.None));
        await data.PublishRubricAsync(officer, data.Province, rubric);
        var (today, name) = (data.Host.Clock.Today, $"Đợt chấm {scene.ReceiverName}");
        var facts = new AssessmentFacts(name, new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), today.AddDays(5), today.AddDays(20));
        var assessment = await data.AsAsync(officer, data.Province, services => services.GetRequiredService<AssessmentAppService>().OpenAsync(
            facts, rubric, [.. new[] { scene, other }.Select(s => new SheetSubject(s.SponsorId, s.SponsorName, Guid.Empty, "", null))], CancellationToken.None));
        var sheet = await data.AsAsync(officer, data.Province, services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.AssessmentId == assessment && s.SubjectId == scene.SponsorId).Select(s => s.Id).SingleAsync());
        return new World(data, scene, other, officer, name, assessment, sheet);
    }

    private sealed record World(TestData Data, PairingScene Scene, PairingScene Other, TestPerson Officer, string Name, Guid AssessmentId, Guid SheetId)
    {
        public Task<SheetDetails> SheetAsync() => Data.AsAsync(Officer, Data.Province, async services =>
            await services.GetRequiredService<SheetQueries>().FindAsync(SheetId, CancellationToken.None) ?? throw new InvalidOperationException("The sheet is not seen."));

        public Task<Guid> PairingAsync() => Data.AsAsync(Scene.District, Scene.Place, services =>
            services.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Pairing.Pairings.TwinPairing>().Select(p => p.Id).FirstAsync());

        public Task WriteAsync(TestPerson person, TestWorkspace place, Guid sheet, string count) => Data.AsAsync(person, place, async services =>
        {
            using (services.GetRequiredService<ICurrentTenant>().Change(Data.Province.Id))
            {
                await services.GetRequiredService<SheetAppService>().SaveAsync(sheet, await VersionAsync(services), [new TypedFigure("II.1", $$"""{"count":"{{count}}"}""", null)], CancellationToken.None);
            }

            return 0;
        });

        public Task StepAsync(TestPerson person, Func<SheetAppService, long, Task> step) => Data.AsAsync(person, Data.Province, async services =>
        {
            await step(services.GetRequiredService<SheetAppService>(), await VersionAsync(services));
            return 0;
        });

        private Task<long> VersionAsync(IServiceProvider services) => services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.Id == SheetId).Select(s => s.Version).SingleAsync();
    }
}
