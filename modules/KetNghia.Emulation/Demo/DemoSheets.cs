using KetNghia.Administration.Contracts;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Documents.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Demo;

/// <summary>Who does a step of the demo, from which workspace, on whose rows.</summary>
internal sealed record DemoPerson(string UserName, string Workspace, string Owner);

/// <summary>Steps of assessments as people of the demo take them, each on its day.</summary>
internal sealed class DemoSheets(IServiceScopeFactory scopes, DemoPlaces places)
{
    /// <summary>A cluster with head and deputy of two years, who take turns, and the area of its members.</summary>
    public async Task<(Guid Id, string Name)> ClusterAsync(DemoPerson who, string name, IReadOnlyList<UnitRef> members, string area, CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        await AsAsync(who, DemoTime.At(new(2024, 1, 10), 9), async services =>
        {
            var clusters = services.GetRequiredService<ClusterAppService>();
            id = await clusters.CreateAsync(SubjectKind.Commune, new ClusterFacts(name, "Hội nghị ký kết giao ước thi đua đầu năm 2024"), cancellationToken);
            await clusters.JoinAsync(id, [.. members.Select(u => new ClusterSubject(u.Id, u.Name))], new(2024, 1, 1), null, cancellationToken);
        });
        foreach (var (i, year) in new[] { 2024, 2025 }.Index())
        {
            await AsAsync(who, DemoTime.At(new(year, 1, 12), 10), async services =>
            {
                var clusters = services.GetRequiredService<ClusterAppService>();
                var version = await services.GetRequiredService<KetNghiaDbContext>().Set<Cluster>().Where(c => c.Id == id).Select(c => c.Version).FirstAsync(cancellationToken);
                await clusters.LeadAsync(id, version, year, members[i % members.Count].Id, members[(i + 1) % members.Count].Id, cancellationToken);
                await clusters.SetAreasAsync(id, year, [.. members.Select(u => new TypedArea(u.Id, area, 0))], cancellationToken);
            });
        }

        return (id, name);
    }

    /// <returns>Its sheets by the names of their subjects.</returns>
    public async Task<IReadOnlyList<Guid>> OpenAsync(
        DemoPerson who, Guid rubric, AssessmentFacts facts, IReadOnlyList<SheetSubject> subjects, DateOnly on, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> opened = [];
        await AsAsync(who, DemoTime.At(on, 9), async services =>
        {
            var id = await services.GetRequiredService<AssessmentAppService>().OpenAsync(facts, rubric, subjects, cancellationToken);
            opened = await Rows(services).Where(s => s.AssessmentId == id).OrderBy(s => s.SubjectName).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        });
        return opened;
    }

    /// <param name="photo">Number of the first photo that proves a figure.</param>
    public Task ScoreAsync(DemoPerson who, Guid sheet, IReadOnlyList<TypedFigure> figures, int photo, DateOnly on, CancellationToken cancellationToken, bool sends = true) =>
        AsAsync(who, DemoTime.At(on, 15), async services =>
        {
            var sheets = services.GetRequiredService<SheetAppService>();
            await sheets.SaveAsync(sheet, await VersionAsync(services, sheet, cancellationToken), figures, cancellationToken);
            var proven = RubricContents.Read(await RubricOfAsync(services, sheet, cancellationToken)).Leaves.Where(n => n.NeedsEvidence).Select(n => n.Id).ToHashSet();
            foreach (var (k, node) in figures.Select(f => f.NodeId).Where(proven.Contains).Index())
            {
                await sheets.AttachAsync(sheet, node, [DemoPhotos.Draw((photo * 5) + k)], null, cancellationToken);
            }

            if (sends)
            {
                await sheets.SubmitAsync(sheet, await VersionAsync(services, sheet, cancellationToken), isDeclared: true, cancellationToken);
            }
        });

    public Task LeaveOutAsync(DemoPerson who, Guid sheet, string node, string reason, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 16), async services =>
        await services.GetRequiredService<SheetAppService>().LeaveOutAsync(sheet, await VersionAsync(services, sheet, cancellationToken), node, reason, cancellationToken));

    public Task SendAsync(DemoPerson who, Guid sheet, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 17), async services =>
        await services.GetRequiredService<SheetAppService>().SubmitAsync(sheet, await VersionAsync(services, sheet, cancellationToken), isDeclared: true, cancellationToken));

    /// <param name="changes">Where the appraisal finds otherwise.</param>
    public Task AppraiseAsync(DemoPerson who, Guid sheet, IReadOnlyList<TypedFigure> changes, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 10), async services =>
    {
        var sheets = services.GetRequiredService<SheetAppService>();
        if (changes.Count > 0)
        {
            await sheets.SaveAsync(sheet, await VersionAsync(services, sheet, cancellationToken), changes, cancellationToken);
        }

        await sheets.TakeAsync(sheet, SheetAction.Appraise, null, cancellationToken);
    });

    /// <param name="changes">Where the check finds otherwise.</param>
    public Task CheckAsync(DemoPerson who, Guid sheet, IReadOnlyList<TypedFigure> changes, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 11), async services =>
    {
        var (checks, rows) = (services.GetRequiredService<CrossCheckAppService>(), services.GetRequiredService<KetNghiaDbContext>().Set<CrossCheck>().Where(c => c.SheetId == sheet));
        var id = await rows.Select(c => c.Id).FirstAsync(cancellationToken);
        await checks.SaveAsync(id, await rows.Select(c => c.Version).FirstAsync(cancellationToken), changes, cancellationToken);
        await checks.FinishAsync(id, await rows.Select(c => c.Version).FirstAsync(cancellationToken), cancellationToken);
    });

    /// <summary>A department scores components of every sheet of an assessment.</summary>
    public Task GiveAsync(DemoPerson who, Guid sheet, string department, DateOnly dueOn, IReadOnlyList<string> nodes, DemoPerson scorer, DateOnly on, CancellationToken cancellationToken) =>
        AsAsync(who, DemoTime.At(on, 15), async services =>
        {
            var assessment = await Rows(services).Where(s => s.Id == sheet).Select(s => s.AssessmentId).FirstAsync(cancellationToken);
            var account = (await services.GetRequiredService<IWorkspaceMembers>().HoldersAsync(EmulationPermissions.Departments.Score, cancellationToken)).First(m => m.FullName == DemoPeople.Everybody.First(p => p.UserName == scorer.UserName).FullName);
            await services.GetRequiredService<DepartmentAppService>().CreateAsync(assessment, new DepartmentFacts(department, dueOn, nodes, [new NamedScorer(account.AccountId, account.FullName, 1)]), cancellationToken);
        });

    /// <param name="changes">Where the department finds otherwise.</param>
    public Task ScorePartAsync(DemoPerson who, Guid sheet, IReadOnlyList<TypedFigure> changes, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 14), async services =>
    {
        var (parts, rows) = (services.GetRequiredService<PartAppService>(), services.GetRequiredService<KetNghiaDbContext>().Set<PartScore>().Where(p => p.SheetId == sheet));
        var id = await rows.Select(p => p.Id).FirstAsync(cancellationToken);
        await parts.SaveAsync(id, await rows.Select(p => p.Version).FirstAsync(cancellationToken), changes, cancellationToken);
        await parts.FinishAsync(id, await rows.Select(p => p.Version).FirstAsync(cancellationToken), cancellationToken);
    });

    public Task VoidAsync(DemoPerson who, Guid sheet, string node, string finding, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 14), async services =>
        await services.GetRequiredService<SheetAppService>().VoidAsync(sheet, await VersionAsync(services, sheet, cancellationToken), node, finding, cancellationToken));

    public Task ReturnAsync(DemoPerson who, Guid sheet, string reason, IReadOnlyList<ApprovalRemark> notes, DateOnly on, CancellationToken cancellationToken) => AsAsync(who, DemoTime.At(on, 9), async services =>
        await services.GetRequiredService<SheetAppService>().ReturnAsync(sheet, await VersionAsync(services, sheet, cancellationToken), reason, notes, cancellationToken));

    private static IQueryable<ScoreSheet> Rows(IServiceProvider services) => services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>();

    private static Task<string> RubricOfAsync(IServiceProvider services, Guid sheet, CancellationToken cancellationToken)
    {
        var rows = services.GetRequiredService<KetNghiaDbContext>();
        return (from s in rows.Set<ScoreSheet>()
                join a in rows.Set<AssessmentPeriod>() on s.AssessmentId equals a.Id
                join r in rows.Set<RubricVersion>() on a.RubricId equals r.Id
                where s.Id == sheet
                select r.Content).FirstAsync(cancellationToken);
    }

    private static Task<long> VersionAsync(IServiceProvider services, Guid sheet, CancellationToken cancellationToken) =>
        Rows(services).Where(s => s.Id == sheet).Select(s => s.Version).FirstAsync(cancellationToken);

    private async Task AsAsync(DemoPerson who, DateTime at, Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (AmbientFrame.Push(places.Frame(who.UserName, who.Workspace, who.Owner, at)))
        {
            await work(scope.ServiceProvider);
        }
    }
}
