using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Results;

/// <param name="Year">In which periods end; null: of the last two years, and those still under way.</param>
/// <param name="AssessmentId">One alone.</param>
internal sealed record RecomputeArgs(int? Year = null, Guid? AssessmentId = null);

/// <summary>
/// Tính lại kết quả thi đua: of every locality, one assessment after the other, each in its own tenant and in bounded batches. Begun again after
/// an interruption it goes on behind the last batch that was written (<see cref="Computation"/>).
/// </summary>
internal sealed class RecomputeJob(ProvinceResultQueries results, IWorkspaceDirectory workspaces, ICurrentUser user, StepPerson person, IServiceScopeFactory scopes) : IJobHandler
{
    public static string Name => "Emulation.Recompute";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (user.Required != UserInfo.System && !user.May(EmulationPermissions.Results.Recompute))
        {
            throw person.Lacks([EmulationPermissions.Results.Recompute]);
        }

        var args = JsonSerializer.Deserialize<RecomputeArgs>(context.Args)!;
        var places = (await workspaces.LocalityHeadsAsync(cancellationToken)).ToDictionary(l => l.TenantId);
        var wanted = (await results.ToComputeAsync(args.Year, args.AssessmentId, cancellationToken)).Where(a => places.ContainsKey(a.TenantId)).ToList();
        var (done, total, ended) = (0, wanted.Sum(a => a.Sheets), new List<ComputingEnd>());
        await context.ReportAsync(done, total, cancellationToken);
        foreach (var assessment in wanted)
        {
            ended.Add(await EnterAsync(places[assessment.TenantId], computing => computing.RunAsync(assessment.Id, context.Id, ReportAsync, cancellationToken)));

            // Whoever was overtaken by its own successor ends here.
            await context.ReportAsync(done, total, cancellationToken);
        }

        await context.MessageAsync(
            "Job.Emulation.Recompute.Done", cancellationToken,
            Format.Whole(ended.Count(e => e == ComputingEnd.Computed)), Format.Whole(done), Format.Whole(ended.Count(e => e == ComputingEnd.TakenOver)), Format.Whole(ended.Count(e => e == ComputingEnd.Refused)));

        Task ReportAsync(int sheets) => context.ReportAsync(done += sheets, Math.Max(done, total), cancellationToken);
    }

    /// <summary>A locality as its officers see it: whole.</summary>
    private async Task<T> EnterAsync<T>(LocalityHead place, Func<ResultComputing, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (AmbientFrame.Push(new AmbientFrame(place.TenantId, new WorkspaceInfo(place.Id, place.TenantId, WorkspaceKind.Locality, place.Slug, place.Name), UserInfo.System, null)))
        {
            return await work(scope.ServiceProvider.GetRequiredService<ResultComputing>());
        }
    }
}
