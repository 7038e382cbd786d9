using KetNghia.Emulation.Results;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Computing results as the province asks for it, and what is kept of a locality.</summary>
internal sealed class ResultScene(TestData data)
{
    public const string Page = "emulation/results";

    /// <summary>Asks by the page, and lets the jobs run.</summary>
    /// <returns>The job's page.</returns>
    public async Task<Answer> RecomputeAsync(Visitor officer, Guid? assessment = null, string year = "all")
    {
        var asked = await AskAsync(officer, assessment, year);
        await Importing.RunJobsAsync(data);
        return await officer.OpenAsync(asked.Location!);
    }

    public async Task<Answer> AskAsync(Visitor officer, Guid? assessment = null, string year = "all")
    {
        var page = await officer.OpenAsync(data.Province.Path($"{Page}?year={year}"));
        return await officer.SubmitAsync(page.FormTo(assessment is null ? "/emulation/results?" : $"assessmentId={assessment}"));
    }

    /// <summary>The computing alone, as the job does it in a locality.</summary>
    public Task<ComputingEnd> ComputeAsync(TestWorkspace place, Guid assessment, Guid job, Func<int, Task>? done = null) => InAsync(place, services =>
        services.GetRequiredService<ResultComputing>().RunAsync(assessment, job, done ?? (_ => Task.CompletedTask), TestContext.Current.CancellationToken));

    public Task<Dictionary<Guid, ComputedResult>> ResultsAsync(TestWorkspace place, Guid assessment) => InAsync(place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ComputedResult>().AsNoTracking().Where(r => r.AssessmentId == assessment).ToDictionaryAsync(r => r.SheetId));

    public Task<Computation?> ComputationAsync(TestWorkspace place, Guid assessment) => InAsync(place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<Computation>().AsNoTracking().FirstOrDefaultAsync(c => c.AssessmentId == assessment));

    /// <summary>As somebody who sees the whole locality.</summary>
    public Task<T> InAsync<T>(TestWorkspace place, Func<IServiceProvider, Task<T>> work) =>
        data.Host.WithAsync(work, new AmbientFrame(place.Id, new WorkspaceInfo(place.Id, place.Id, WorkspaceKind.Locality, place.Slug, place.Name), UserInfo.System, null));

    /// <summary>A locality with a round of as many sheets.</summary>
    public async Task<(TestWorkspace Place, Guid Assessment)> LoadAsync(int sheets, KetNghia.Emulation.Scoring.Rubric? rubric = null)
    {
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var units = Enumerable.Range(0, sheets).Select(_ => data.Host.Ids.New()).ToList();
        return (place, await InAsync(place, services => ResultLoad.AddAsync(services, place.Id, units, data.Host.Clock.Today.Year, rubric)));
    }
}
