using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.TestBase;

/// <summary>A province with its officer, and two localities with theirs.</summary>
internal sealed record RubricScene(TestPerson Officer, TestWorkspace North, TestWorkspace South, TestPerson NorthOfficer, TestPerson CommuneOfficer);

public sealed partial class TestData
{
    internal async Task<RubricScene> CreateRubricSceneAsync()
    {
        var (north, south) = (await CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, Zuoich), await CreateWorkspaceAsync(WorkspaceKind.Locality));
        return new RubricScene(
            await CreateMemberAsync(Province, RoleCodes.ProvinceOfficer), north, south, await CreateMemberAsync(north, RoleCodes.DistrictOfficer), await CreateMemberAsync(north, RoleCodes.CommuneOfficer, Zuoich));
    }

    internal Task<T> OnRubricsAsync<T>(TestPerson by, TestWorkspace place, Func<RubricAppService, Task<T>> work) =>
        AsAsync(by, place, services => work(services.GetRequiredService<RubricAppService>()));

    /// <summary>The shipped rubric of communes under a code nobody else has.</summary>
    internal Task<Guid> DraftRubricAsync(TestPerson by, TestWorkspace place, Func<Rubric, Rubric>? change = null)
    {
        var shipped = ShippedRubrics.Get("receiving-commune");
        var named = shipped.Rubric with { Code = $"BTC-{Next()}" };
        return OnRubricsAsync(by, place, rubrics => rubrics.CreateAsync(shipped.Subject, change is null ? named : change(named), null, CancellationToken.None));
    }

    internal async Task<Guid> PublishedRubricAsync(TestPerson by, TestWorkspace place)
    {
        var id = await DraftRubricAsync(by, place);
        await PublishRubricAsync(by, place, id);
        return id;
    }

    internal Task PublishRubricAsync(TestPerson by, TestWorkspace place, Guid id) => OnRubricsAsync(by, place, async rubrics =>
    {
        await rubrics.PublishAsync(id, (await RubricAsync(id)).Version, Host.Clock.Today, null, CancellationToken.None);
        return 0;
    });

    /// <summary>Changes a draft as the editor does.</summary>
    internal Task ChangeRubricAsync(TestPerson by, TestWorkspace place, Guid id, Func<Rubric, Rubric> change) => OnRubricsAsync(by, place, async rubrics =>
        await rubrics.ChangeAsync(id, (await RubricAsync(id)).Version, change, "thử", CancellationToken.None));

    internal async Task<RubricVersion> RubricAsync(Guid id) => (await RubricsAsync(r => r.Id == id)).Single();

    /// <summary>Of every workspace.</summary>
    internal Task<List<RubricVersion>> RubricsAsync(System.Linq.Expressions.Expression<Func<RubricVersion, bool>> which) => Host.WithAsync(services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<RubricVersion>().AsNoTracking().AllTenants("a test reads what stands in the database").Where(which).ToListAsync());

    /// <summary>The same rubric with one node another.</summary>
    internal static Rubric WithNode(Rubric rubric, string id, Func<RubricNode, RubricNode> change)
    {
        RubricNode Of(RubricNode node) => (node.Id == id ? change(node) : node) is var kept ? kept with { Children = [.. kept.Children.Select(Of)] } : node;
        return rubric with { Base = Of(rubric.Base) };
    }
}
