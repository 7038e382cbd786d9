using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Seeding;

/// <summary>In every locality an assessment with a sheet in each state, full of the locality's canary.</summary>
internal sealed class SheetCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    private const string Node = "I.1";

    private const string Input = """{"value":"5"}""";

    /// <summary>After the rubrics.</summary>
    public int Order => 75;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            var rubric = await AsAsync(world, place, RoleCodes.DistrictOfficer, services => PublishAsync(services, place, cancellationToken));
            foreach (var (i, state) in Enum.GetValues<SheetState>().Index())
            {
                var unit = place.Units[i % place.Units.Count];
                var (assessment, sheet) = await AsAsync(world, place, RoleCodes.DistrictOfficer, services => OpenAsync(services, place, rubric, unit, state, cancellationToken));
                await MoveAsync(world, place, sheet, state, cancellationToken);
                world.Records.Add(new CanaryRecord(nameof(AssessmentPeriod), assessment, null, place.Slug, nameof(AssessmentState.Open), null));
                world.Records.Add(new CanaryRecord(nameof(ScoreSheet), sheet, null, place.Slug, state.ToString(), unit.Code));
            }
        }
    }

    private async Task<Guid> PublishAsync(IServiceProvider services, CanaryTenant place, CancellationToken cancellationToken)
    {
        var rubrics = services.GetRequiredService<RubricAppService>();
        var component = new RubricNode { Id = Node, Name = place.Canary, Kind = NodeKind.Component, Type = ComponentType.Manual, Max = 10 };
        var group = new RubricNode { Id = "I", Name = place.Canary, Kind = NodeKind.Group, Max = 10, Children = [component] };
        var rubric = new Rubric
        {
            Code = "CANARY-SHEETS",
            Name = place.Canary,
            Rounding = new Rounding(null, null, new Fraction(1, 100)),
            Base = new RubricNode { Id = "root", Name = place.Canary, Kind = NodeKind.Root, Max = 10, Children = [group] },
            Bands = [new Band("A", 0, null, new Dictionary<string, Fraction>(), [], place.Canary)],
        };
        var id = await rubrics.CreateAsync(SubjectKind.Commune, rubric, null, cancellationToken);
        await rubrics.PublishAsync(id, 1, clock.Today.AddYears(-1), null, cancellationToken);
        return id;
    }

    private async Task<(Guid Assessment, Guid Sheet)> OpenAsync(
        IServiceProvider services, CanaryTenant place, Guid rubric, CanaryUnit unit, SheetState state, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var facts = new AssessmentFacts($"{place.Canary} {state}", today.AddYears(-1), today, today.AddDays(10), today.AddDays(20));
        var id = await services.GetRequiredService<AssessmentAppService>().OpenAsync(facts, rubric, [new SheetSubject(unit.Id, place.Canary, unit.Id, place.Canary, null)], cancellationToken);
        return (id, await services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.AssessmentId == id).Select(s => s.Id).FirstAsync(cancellationToken));
    }

    private async Task MoveAsync(CanaryWorld world, CanaryTenant place, Guid sheet, SheetState state, CancellationToken cancellationToken)
    {
        if (state == SheetState.NotStarted)
        {
            return;
        }

        await AsAsync(world, place, RoleCodes.CommuneOfficer, async services =>
        {
            var sheets = services.GetRequiredService<SheetAppService>();
            await sheets.SaveAsync(sheet, 1, [new TypedFigure(Node, Input, place.Canary)], cancellationToken);
            if (state != SheetState.SelfDraft)
            {
                await sheets.SubmitAsync(sheet, 2, isDeclared: true, cancellationToken);
            }

            return 0;
        });
        if (state is not (SheetState.Returned or SheetState.Appraised))
        {
            return;
        }

        await AsAsync(world, place, RoleCodes.DistrictOfficer, async services =>
        {
            var sheets = services.GetRequiredService<SheetAppService>();
            if (state == SheetState.Appraised)
            {
                await sheets.TakeAsync(sheet, SheetAction.Appraise, null, cancellationToken);
            }
            else
            {
                var version = await services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().Where(s => s.Id == sheet).Select(s => s.Version).FirstAsync(cancellationToken);
                await sheets.ReturnAsync(sheet, version, place.Canary, [new ApprovalRemark(Node, place.Canary)], cancellationToken);
            }

            return 0;
        });
    }

    private async Task<T> AsAsync<T>(CanaryWorld world, CanaryTenant place, string role, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (AmbientFrame.Push(CanaryFrames.Of(world, permissions, place, place, role)))
        {
            return await work(scope.ServiceProvider);
        }
    }
}
