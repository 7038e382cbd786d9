using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>The matrix leaves out no module, no permission and no role, and ticks what each role holds.</summary>
public sealed class MatrixCompleteTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Matrix_OfEveryKindOfWorkspace_HoldsEveryModuleAndPermission(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var sponsor = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: await data.CreatePartyAsync("Sở Ma Trận"));
        foreach (var place in new[] { data.Province, await data.CreateWorkspaceAsync(WorkspaceKind.Locality), sponsor })
        {
            var granted = data.Host.Services.GetRequiredService<PermissionCatalogue>().For(place.Kind).ToList();
            using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
            var page = await visitor.OpenAsync(place.Path("administration/roles/matrix"));
            var texts = data.Host.Services.GetRequiredService<ITexts>();

            Texts(page, "th[scope=rowgroup]").ShouldBe(granted.Select(p => texts["Module." + p.Module]).Distinct(), ignoreOrder: true, place.Slug);
            Texts(page, "tbody th[scope=row]").ShouldBe(granted.Select(p => texts["Permission." + p.Name]), ignoreOrder: true, place.Slug);
        }
    }

    [DatabaseTest]
    public async Task Matrix_OfEveryRole_TicksExactlyWhatItHolds(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var page = await visitor.OpenAsync(place.Path("administration/roles/matrix"));
        var texts = data.Host.Services.GetRequiredService<ITexts>();
        var roles = await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().AsNoTracking().Where(r => r.RetiredAtUtc == null).ToListAsync(),
            AmbientFrame.Empty with { TenantId = place.Id });
        var columns = Texts(page, "thead th").Skip(1).ToList();

        columns.ShouldBe(roles.Select(r => r.Name), ignoreOrder: true);
        foreach (var role in roles)
        {
            var column = columns.IndexOf(role.Name);
            var ticked = page.Document.QuerySelectorAll("tbody tr").Where(r => r.QuerySelectorAll("td") is { Length: > 0 } cells && cells[column].QuerySelector("svg") is not null);
            ticked.Select(r => r.QuerySelector("th")!.TextContent.Trim()).ShouldBe(role.PermissionNames.Select(p => texts["Permission." + p]), ignoreOrder: true, role.Code);
        }
    }

    private static List<string> Texts(Answer page, string selector) => [.. page.Document.QuerySelectorAll("main " + selector).Select(e => e.TextContent.Trim())];
}
