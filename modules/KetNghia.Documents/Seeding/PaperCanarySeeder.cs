using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Documents.Seeding;

/// <summary>In every locality a paper in each state, full of the locality's canary.</summary>
internal sealed class PaperCanarySeeder(IServiceScopeFactory scopes, PermissionCatalogue permissions, IClock clock) : ICanarySeeder
{
    private static readonly PaperState[] Past = [PaperState.Approved, PaperState.Issued, PaperState.Replaced, PaperState.Revoked];

    public int Order => 60;

    public async Task SeedAsync(CanaryWorld world, CancellationToken cancellationToken)
    {
        foreach (var place in world.Localities)
        {
            foreach (var state in Enum.GetValues<PaperState>())
            {
                var id = await MakeAsync(world, place, state, null, cancellationToken);
                world.Records.Add(new CanaryRecord(nameof(OfficialPaper), id, null, place.Slug, state.ToString(), null));
            }
        }
    }

    /// <summary>The way of a paper into a state, by the hands it goes through.</summary>
    private async Task<Guid> MakeAsync(CanaryWorld world, CanaryTenant place, PaperState state, Guid? replaces, CancellationToken cancellationToken)
    {
        var (officer, leader) = (CanaryFrames.Of(world, permissions, place, place, RoleCodes.DistrictOfficer), CanaryFrames.Of(world, permissions, place, place, RoleCodes.Leader));
        var head = new PaperHeadInput(place.Canary, place.Canary, place.Canary, "UBND", place.Canary, place.Canary, null);
        var id = await AsAsync(officer, (papers, kinds) =>
        {
            var kind = kinds.OrderBy(k => k.Key, StringComparer.Ordinal).First(k => k.Workspaces.Contains(WorkspaceKind.Locality));
            return papers.CreateAsync(kind.Key, "", head, kind.Parts.ToDictionary(p => p.Key, _ => (string?)place.Canary), replaces, cancellationToken);
        });
        Task Take(AmbientFrame by, PaperAction action) => DoAsync(by, papers => papers.TakeAsync(id, action, place.Canary, cancellationToken));
        if (state == PaperState.Discarded)
        {
            await Take(officer, PaperAction.Discard);
        }
        else if (state != PaperState.Draft)
        {
            await Take(officer, PaperAction.Submit);
        }

        if (state == PaperState.Returned)
        {
            await DoAsync(leader, papers => papers.ReturnAsync(id, 2, place.Canary, [new ApprovalRemark("Bases", place.Canary)], cancellationToken));
        }

        if (Past.Contains(state))
        {
            await Take(leader, PaperAction.Approve);
        }

        if (Past.Contains(state) && state != PaperState.Approved)
        {
            await DoAsync(officer, papers => papers.IssueAsync(id, 3, new IssueFacts(clock.Today) { FileCode = place.Canary, Description = place.Canary }, [], cancellationToken));
        }

        if (state == PaperState.Revoked)
        {
            await Take(leader, PaperAction.Revoke);
        }

        if (state == PaperState.Replaced)
        {
            await MakeAsync(world, place, PaperState.Issued, id, cancellationToken);
        }

        return id;
    }

    private Task DoAsync(AmbientFrame by, Func<PaperAppService, Task> work) => AsAsync(by, async (papers, _) =>
    {
        await work(papers);
        return Guid.Empty;
    });

    private async Task<Guid> AsAsync(AmbientFrame frame, Func<PaperAppService, IEnumerable<IPaperKind>, Task<Guid>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using (AmbientFrame.Push(frame))
        {
            return await work(scope.ServiceProvider.GetRequiredService<PaperAppService>(), scope.ServiceProvider.GetServices<IPaperKind>());
        }
    }
}
