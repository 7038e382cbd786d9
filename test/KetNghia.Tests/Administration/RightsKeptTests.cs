using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>A membership holds what was put on it, and nothing of what was taken away.</summary>
public sealed class RightsKeptTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Edit_OtherRolesAndDates_ReplaceWhatWasThere(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        var membership = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.CommuneOfficer, RoleCodes.Leader], TestData.Zuoich);
        var (leader, accountant) = (await RoleAsync(data, place, RoleCodes.Leader), await RoleAsync(data, place, RoleCodes.Accountant));

        var answer = await admin.FillAsync(
            place.Path($"/administration/users/edit/{membership}"),
            ("Input.RoleIds", leader.Id.ToString()), ("Input.RoleIds", accountant.Id.ToString()), ("Input.From", "01/06/2025"), ("Input.To", "01/06/2025"));

        answer.Location.ShouldNotBeNull(answer.Text);
        var kept = await FindAsync(data, place, membership);
        kept.Roles.Select(r => r.RoleId).ShouldBe([leader.Id, accountant.Id], ignoreOrder: true);
        kept.Units.Select(u => u.UnitId).ShouldBe([TestData.Zuoich]);
        (kept.ValidFrom, kept.ValidTo).ShouldBe((new DateOnly(2025, 6, 1), new DateOnly(2025, 6, 1)));
        kept.RoleSummary.ShouldBe(string.Join(", ", new[] { leader, accountant }.OrderBy(r => r.SortName, StringComparer.Ordinal).Select(r => r.Name)));
        kept.ScopeSummary.ShouldNotBeNull().ShouldContain("Zuôich");
    }

    [DatabaseTest]
    public async Task Edit_UnitsTakenAway_LeaveNoLimit(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        var membership = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.Leader], TestData.Zuoich);

        var answer = await admin.FillAsync(place.Path($"/administration/users/edit/{membership}"), ("Input.UnitIds", null));

        answer.Location.ShouldNotBeNull(answer.Text);
        var kept = await FindAsync(data, place, membership);
        kept.Units.ShouldBeEmpty();
        kept.ScopeSummary.ShouldBeNull();
        kept.Roles.Count.ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Edit_LastDayBeforeTheFirst_IsRefusedAtTheField(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        var membership = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.CommuneOfficer]);

        var answer = await admin.FillAsync(place.Path($"/administration/users/edit/{membership}"), ("Input.From", "02/06/2025"), ("Input.To", "01/06/2025"));

        answer.ErrorCode.ShouldBe(AdministrationErrors.DatesReversed);
        answer.FieldError("Input.To").ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Create_UnitsOfAnotherWorkspace_AreRefusedAloneAndAmongOwnOnes(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.ChoChun);
        var role = await RoleAsync(data, place, RoleCodes.CommuneOfficer);

        (await CreateAsync(TestData.ChoChun)).ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        (await CreateAsync(TestData.Zuoich, TestData.ChoChun)).ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        (await CreateAsync(TestData.Zuoich)).Location.ShouldNotBeNull();

        Task<Answer> CreateAsync(params Guid[] units) => admin.FillAsync(
            place.Path("/administration/users/create"),
            [("Input.FullName", "Người Mới Vào"), ("Input.RoleIds", role.Id.ToString()), .. units.Select(u => ("Input.UnitIds", (string?)u.ToString()))]);
    }

    [DatabaseTest]
    public async Task Create_RoleUnknownRetiredOrNone_IsRefused(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        var known = await RoleAsync(data, place, RoleCodes.CommuneOfficer);
        var foreign = await RoleAsync(data, await data.CreateWorkspaceAsync(WorkspaceKind.Locality), RoleCodes.CommuneOfficer);
        var retired = await RoleAsync(data, place, RoleCodes.Supervisor);
        await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<Role>().Where(r => r.Id == retired.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.RetiredAtUtc, data.Host.Clock.UtcNow)),
            AmbientFrame.Empty with { TenantId = place.Id });

        (await CreateAsync(foreign.Id)).ErrorCode.ShouldBe(AdministrationErrors.RoleUnknown);
        (await CreateAsync(known.Id, foreign.Id)).ErrorCode.ShouldBe(AdministrationErrors.RoleUnknown);
        (await CreateAsync(retired.Id)).ErrorCode.ShouldBe(AdministrationErrors.RoleUnknown);

        Task<Answer> CreateAsync(params Guid[] roles) => admin.FillAsync(
            place.Path("/administration/users/create"),
            [("Input.FullName", "Người Mới Vào"), .. roles.Select(r => ("Input.RoleIds", (string?)r.ToString()))]);
    }

    [DatabaseTest]
    public async Task Create_AdministratorByOne_IsTaken(Provider provider)
    {
        var (data, place, admin) = await ArrangeAsync(provider);
        var role = await RoleAsync(data, place, RoleCodes.LocalityAdmin);

        var answer = await admin.FillAsync(place.Path("/administration/users/create"), ("Input.FullName", "Quản Trị Hai"), ("Input.RoleIds", role.Id.ToString()));

        answer.Location.ShouldNotBeNull(answer.Text);
    }

    private static Task<Role> RoleAsync(TestData data, TestWorkspace place, string code) => data.Host.WithAsync(
        s => s.GetRequiredService<KetNghiaDbContext>().Set<Role>().AsNoTracking().FirstAsync(r => r.Code == code), AmbientFrame.Empty with { TenantId = place.Id });

    private static Task<Membership> FindAsync(TestData data, TestWorkspace place, Guid id) => data.Host.WithAsync(
        s => s.GetRequiredService<KetNghiaDbContext>().Set<Membership>().AsNoTracking().Include(m => m.Roles).Include(m => m.Units).AsSplitQuery().SingleAsync(m => m.Id == id),
        AmbientFrame.Empty with { TenantId = place.Id });

    /// <summary>A locality of one commune and its administrator.</summary>
    private async Task<(TestData Data, TestWorkspace Place, Visitor Admin)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.Zuoich);
        return (data, place, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin)));
    }
}
