using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Results;
using KetNghia.Emulation.Scoring;
using KetNghia.Framework.Errors;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Results are computed and kept in bounded batches: what the pages say, once, whoever interrupts.</summary>
public sealed class ResultJobTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Sheets = 250;

    [DatabaseTest]
    public async Task Results_OfTheDemo_AreWhatThePagesCompute(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider, Dataset.Demo));
        var scene = new ResultScene(data);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var head = (await data.Host.WithAsync(services => services.GetRequiredService<IWorkspaceDirectory>().LocalityHeadsAsync(CancellationToken.None))).Single(l => l.Slug == "nam-giang");
        var place = new TestWorkspace(head.TenantId, WorkspaceKind.Locality, head.Slug, head.Name, null);

        var job = await scene.RecomputeAsync(officer);

        job.Text.ShouldContain("Đã tính");
        var assessments = await scene.InAsync(place, services => services.GetRequiredService<KetNghiaDbContext>().Set<AssessmentPeriod>().Select(a => a.Id).ToListAsync());
        assessments.Count.ShouldBeGreaterThan(1);
        foreach (var assessment in assessments)
        {
            await ShouldBeWhatIsShownAsync(scene, place, assessment);
        }
    }

    [DatabaseTest]
    public async Task Results_OfManySheets_AreWhatThePagesCompute(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var (place, assessment) = await scene.LoadAsync(Sheets);
        List<int> batches = [];

        await scene.ComputeAsync(place, assessment, data.Host.Ids.New(), sheets => Noted(() => batches.Add(sheets)));

        batches.ShouldBe([100, 100, 50], "clusters of fifty stay whole");
        await ShouldBeWhatIsShownAsync(scene, place, assessment);
        var kept = await scene.ResultsAsync(place, assessment);
        kept.Values.Count(r => r.Status == SubjectStatus.Final && r.Rank is not null).ShouldBeGreaterThan(150);
        kept.Values.Count(r => r.Status is null).ShouldBe(Sheets / 5, "not appraised");
    }

    [DatabaseTest]
    public async Task Job_KilledInTheMiddle_GoesOnBehindTheLastBatch(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = new ResultScene(data);
        var (place, assessment) = await scene.LoadAsync(Sheets);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var page = (await scene.AskAsync(officer)).Location!;
        var job = Guid.Parse(page.Split('/')[^1].Split('?')[0]);

        await Should.ThrowAsync<IOException>(() => scene.ComputeAsync(place, assessment, job, DiesAfter(2)));

        var half = await scene.ResultsAsync(place, assessment);
        half.Count.ShouldBe(200);
        half.Values.ShouldAllBe(r => r.Status == null, "ranks are given at the end");
        (await scene.ComputationAsync(place, assessment))!.ComputedAtUtc.ShouldBeNull();
        var marked = half.Values.MinBy(r => r.Id)!;
        await MarkAsync(scene, place, marked.Id);
        await Importing.RunJobsAsync(data);

        (await officer.OpenAsync(page)).Text.ShouldContain($"Đã tính 1 đợt, {Sheets} phiếu.");
        var whole = await scene.ResultsAsync(place, assessment);
        whole.Count.ShouldBe(Sheets);
        whole[marked.SheetId].SelfTotal.ShouldBe("77", "what the killed run was done with is not computed again");
        (await scene.ComputationAsync(place, assessment))!.ComputedAtUtc.ShouldBe(data.Host.Clock.UtcNow);
        await scene.ComputeAsync(place, assessment, data.Host.Ids.New());
        await ShouldBeWhatIsShownAsync(scene, place, assessment);
    }

    [DatabaseTest]
    public async Task Sheets_ThatDidNotChange_AreNotWrittenAgain(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var scoring = await data.CreateScoringSceneAsync();
        await SheetPageTests.FillAsync(data, scoring, scoring.SheetId, scoring.Scene.Commune);
        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());
        var first = await scene.ResultsAsync(scoring.Place, scoring.AssessmentId);
        data.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());

        var second = await scene.ResultsAsync(scoring.Place, scoring.AssessmentId);
        second.Keys.ShouldAllBe(sheet => second[sheet].SourceHash == first[sheet].SourceHash && second[sheet].ComputedAtUtc == first[sheet].ComputedAtUtc);
        (await scene.ComputationAsync(scoring.Place, scoring.AssessmentId))!.ComputedAtUtc.ShouldBe(data.Host.Clock.UtcNow, "it was looked at");
        await data.WriteSheetAsync(scoring, scoring.OtherSheetId, scoring.OtherCommune, ("II.1", """{"count":"3"}""", null));
        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());
        var last = await scene.ResultsAsync(scoring.Place, scoring.AssessmentId);
        last[scoring.SheetId].ShouldBeEquivalentTo(first[scoring.SheetId]);
        last[scoring.OtherSheetId].SourceHash.ShouldNotBe(first[scoring.OtherSheetId].SourceHash);
        await ShouldBeWhatIsShownAsync(scene, scoring.Place, scoring.AssessmentId);
    }

    [DatabaseTest]
    public async Task Sheets_NotSentInTime_BecomeOthersWithTheDay(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = new ResultScene(data);
        var scoring = await data.CreateScoringSceneAsync();
        await SheetPageTests.FillAsync(data, scoring, scoring.SheetId, scoring.Scene.Commune);
        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());
        var before = (await scene.ResultsAsync(scoring.Place, scoring.AssessmentId))[scoring.SheetId].SelfTotal;
        data.Host.Clock.Advance(TimeSpan.FromDays(7));

        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());

        (await scene.ResultsAsync(scoring.Place, scoring.AssessmentId))[scoring.SheetId].SelfTotal.ShouldNotBe(before, "two days late by now");
        await ShouldBeWhatIsShownAsync(scene, scoring.Place, scoring.AssessmentId);
    }

    [DatabaseTest]
    public async Task Sheets_SavedWhileTheJobRuns_AreLostToNobody(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var scoring = await data.CreateScoringSceneAsync();
        await SheetPageTests.FillAsync(data, scoring, scoring.SheetId, scoring.Scene.Commune);

        // After its sheets were read and written, before they are ranked.
        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New(), async _ =>
        {
            await data.SubmitSheetAsync(scoring, scoring.SheetId, scoring.Scene.Commune);
            await data.AppraiseSheetAsync(scoring, scoring.SheetId);
        });

        (await data.SheetAsync(scoring, scoring.SheetId)).Row.State.ShouldBe(SheetState.Appraised);
        (await scene.ResultsAsync(scoring.Place, scoring.AssessmentId))[scoring.SheetId].Status.ShouldBeNull("it was not when it was read");
        await scene.ComputeAsync(scoring.Place, scoring.AssessmentId, data.Host.Ids.New());
        (await scene.ResultsAsync(scoring.Place, scoring.AssessmentId))[scoring.SheetId].Status.ShouldBe(SubjectStatus.Final);
        await ShouldBeWhatIsShownAsync(scene, scoring.Place, scoring.AssessmentId);
    }

    [DatabaseTest]
    public async Task Job_OvertakenByAnother_WritesNothingMore(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var (place, assessment) = await scene.LoadAsync(120);
        var (slow, quick) = (data.Host.Ids.New(), data.Host.Ids.New());
        var overtaken = false;

        var end = await scene.ComputeAsync(place, assessment, slow, async _ =>
        {
            if (!overtaken)
            {
                overtaken = true;
                (await scene.ComputeAsync(place, assessment, quick)).ShouldBe(ComputingEnd.Computed);
                await MarkAsync(scene, place, (await scene.ResultsAsync(place, assessment)).Values.MaxBy(r => r.Id)!.Id);
            }
        });

        end.ShouldBe(ComputingEnd.TakenOver);
        (await scene.ComputationAsync(place, assessment))!.JobId.ShouldBe(quick);
        (await scene.ResultsAsync(place, assessment)).Values.MaxBy(r => r.Id)!.SelfTotal.ShouldBe("77");
    }

    [DatabaseTest]
    public async Task Jobs_AtOnce_LeaveOneResultForEachSheet(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var (place, assessment) = await scene.LoadAsync(60);

        var ends = await Race.RunAsync(4, _ => scene.ComputeAsync(place, assessment, data.Host.Ids.New()));

        ends.ShouldAllBe(e => e == ComputingEnd.Computed || e == ComputingEnd.TakenOver);
        await scene.ComputeAsync(place, assessment, data.Host.Ids.New());
        await ShouldBeWhatIsShownAsync(scene, place, assessment);
    }

    [DatabaseTest]
    public async Task Job_EveryNight_FollowsWhatEndedWithinTwoYearsAndLeavesOutWhatIsCancelled(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        var scene = new ResultScene(data);
        var (followed, cancelled, old) = (
            await data.CreateScoringSceneAsync(), await data.CreateScoringSceneAsync(),
            await data.CreateScoringSceneAsync(change: f => f with { From = f.From.AddYears(-4), To = f.To.AddYears(-4) }));
        await data.AsAsync(cancelled.Scene.District, cancelled.Place, async services =>
        {
            await services.GetRequiredService<AssessmentAppService>().CancelAsync(cancelled.AssessmentId, 1, "Không chấm nữa", CancellationToken.None);
            return 0;
        });
        data.Host.Clock.Advance(TimeSpan.FromDays(1));

        foreach (var schedule in data.Host.Services.GetRequiredService<ModuleSet>().All.SelectMany(m => m.Schedules).Where(s => s.Job == RecomputeJob.Name))
        {
            await ActivatorUtilities.CreateInstance<JobClock>(data.Host.Services).FireDueAsync(schedule, CancellationToken.None);
        }

        await Importing.RunJobsAsync(data);

        (await scene.ComputationAsync(followed.Place, followed.AssessmentId))!.ComputedAtUtc.ShouldBe(data.Host.Clock.UtcNow);
        (await scene.ComputationAsync(cancelled.Place, cancelled.AssessmentId)).ShouldBeNull();
        (await scene.ComputationAsync(old.Place, old.AssessmentId)).ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Job_OfSomebodyWhoMayNoLonger_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = new ResultScene(data);
        var scoring = await data.CreateScoringSceneAsync();
        var reader = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader);
        var frame = await data.FrameAsync(reader, data.Province);
        var job = await data.Host.WithAsync(
            async services =>
            {
                var id = services.GetRequiredService<IJobQueue>().Enqueue<RecomputeJob>(new RecomputeArgs());
                await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
                return id;
            },
            frame);

        await Importing.RunJobsAsync(data);

        var run = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == job), frame);
        (run.State, run.Message).ShouldBe((JobState.Failed, "Error." + FrameworkErrors.StepPermission));
        (await scene.ComputationAsync(scoring.Place, scoring.AssessmentId)).ShouldBeNull();
    }

    /// <summary>What is kept is what the pages of the locality compute now.</summary>
    private static async Task ShouldBeWhatIsShownAsync(ResultScene scene, TestWorkspace place, Guid assessment)
    {
        var kept = await scene.ResultsAsync(place, assessment);
        var standing = await scene.InAsync(place, services => services.GetRequiredService<AssessmentResults>().FindAsync(assessment, CancellationToken.None));
        var differences = await scene.InAsync(place, services => services.GetRequiredService<AssessmentResults>().DifferencesAsync(assessment, CancellationToken.None));
        kept.Count.ShouldBe(standing!.Rows.Count);
        foreach (var row in standing.Rows)
        {
            var (result, beside) = (kept[row.Sheet.Id], differences!.Sheets.FirstOrDefault(s => s.Sheet.Id == row.Sheet.Id));
            (result.SelfTotal, result.SystemTotal, result.Total).ShouldBe((row.SelfTotal?.ToString(), row.SystemTotal?.ToString(), row.Total?.ToString()), row.Sheet.SubjectName);
            (result.Status, result.PointsBand, result.Band, result.Rank, result.IsTied).ShouldBe(
                (row.Provisional?.Status, row.Provisional?.PointsBand, row.Provisional?.Band, row.Provisional?.Rank, row.Provisional?.IsTied ?? false), row.Sheet.SubjectName);
            (result.Reasons?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []).ShouldBe(row.Provisional?.Reasons.Select(r => r.ToString()).Distinct() ?? [], ignoreOrder: true, row.Sheet.SubjectName);
            (result.DifferentPoints, result.DifferentFigures).ShouldBe(
                row.Sheet.State == SheetState.Appraised ? (beside?.Points.Count ?? 0, beside?.FiguresOnly.Count ?? 0) : ((int?)null, (int?)null), row.Sheet.SubjectName);
            if (beside is not null)
            {
                result.TotalNow.ShouldBe(beside.TotalNow?.ToString());
            }
        }
    }

    /// <summary>What nobody would compute: it stays unless the sheet is computed again.</summary>
    private static Task MarkAsync(ResultScene scene, TestWorkspace place, Guid result) => scene.InAsync(place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ComputedResult>().Where(r => r.Id == result)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SelfTotal, "77").SetProperty(r => r.SourceHash, "")));

    private static Func<int, Task> DiesAfter(int batches) => _ => --batches == 0 ? throw new IOException("killed") : Task.CompletedTask;

    private static Task Noted(Action note)
    {
        note();
        return Task.CompletedTask;
    }
}
