using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Users;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Who counts as an administrator that lasts, and that a workspace keeps one.</summary>
public sealed class AdminGuardTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Count_OfLastingAdministrators_LeavesOutWhoWillNotDo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var person = await data.CreatePersonAsync();
        var admin = await data.JoinAsync(person, place, [RoleCodes.LocalityAdmin, RoleCodes.Leader]);
        await data.CreateMemberAsync(await data.CreateWorkspaceAsync(WorkspaceKind.Locality), RoleCodes.LocalityAdmin);
        (string Table, string Set, int Count)[] steps =
        [
            ("Adm_Memberships", "Version = Version", 1),
            ("Adm_Memberships", "ValidFrom = '2025-05-16'", 0),
            ("Adm_Memberships", "ValidFrom = '2025-05-15'", 1),
            ("Adm_Memberships", "ValidTo = '2035-01-01'", 0),
            ("Adm_Memberships", "ValidTo = NULL, RevokedAtUtc = '2025-05-15 00:00:00'", 0),
            ("Adm_Memberships", "RevokedAtUtc = NULL", 1),
            ("Adm_Accounts", "IsDisabled = 1", 0),
            ("Adm_Accounts", "IsDisabled = 0", 1),
            ("Adm_Roles", "RetiredAtUtc = '2025-05-15 00:00:00'", 0),
            ("Adm_Roles", "RetiredAtUtc = NULL", 1),
            ("Adm_Roles", "Permissions = 'A.b " + AdministrationPermissions.Users.Manage + "r'", 0),
            ("Adm_Roles", "Permissions = '" + AdministrationPermissions.Users.Manage + "'", 1),
        ];

        foreach (var (table, set, count) in steps)
        {
            var (key, value) = table switch
            {
                "Adm_Accounts" => ("Id = {0}", (object)person.AccountId),
                "Adm_Roles" => ($"Code = '{RoleCodes.LocalityAdmin}' AND TenantId = {{0}}", place.Id),
                _ => ("Id = {0}", admin),
            };
            var sql = $"UPDATE {table} SET {set} WHERE {key}";
            await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(sql, value));
            (await InAsync(data, place, s => s.GetRequiredService<AdminGuard>().TakeTurnAsync(place.Id, CancellationToken.None))).ShouldBe(count, set);
        }

        (await InAsync(data, place, s => s.GetRequiredService<KetNghiaDbContext>().Set<WorkspaceGuard>().SingleAsync(g => g.Id == place.Id))).Turns.ShouldBe(steps.Length);
        var unknown = data.Host.Ids.New();
        await InAsync(data, place, async services =>
        {
            await services.GetRequiredService<AdminGuard>().TakeTurnAsync(unknown, CancellationToken.None);
            return await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        });
        (await InAsync(data, place, s => s.GetRequiredService<KetNghiaDbContext>().Set<WorkspaceGuard>().CountAsync(g => g.Id == unknown))).ShouldBe(1);
    }

    [DatabaseTest(OnSqliteOnly = "the count has its own test")]
    public async Task Ensure_NobodyLeft_IsRefusedWhereThereWasOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (empty, manned) = (await data.CreateWorkspaceAsync(WorkspaceKind.Locality), await data.CreateWorkspaceAsync(WorkspaceKind.Locality));
        await data.CreateMemberAsync(manned, RoleCodes.LocalityAdmin);

        (await EnsureAsync(empty, 1)).ShouldBe(AdministrationErrors.LastAdmin);
        (await EnsureAsync(empty, 0)).ShouldBeNull();
        (await EnsureAsync(manned, 1)).ShouldBeNull();

        Task<string?> EnsureAsync(TestWorkspace place, int before) => InAsync(data, place, async services =>
        {
            try
            {
                await services.GetRequiredService<AdminGuard>().EnsureOneRemainsAsync(before, CancellationToken.None);
                return null;
            }
            catch (BusinessException e)
            {
                return e.Code;
            }
        });
    }

    /// <summary>A deputy for some weeks may not end the one administrator who stays, by whatever door.</summary>
    [DatabaseTest(OnSqliteOnly = "the count has its own test")]
    public async Task LastAdministrator_ByADeputyForATime_CannotBeEndedEditedOrDisabled(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (person, deputy) = (await data.CreatePersonAsync(), await data.CreatePersonAsync());
        var admin = await data.JoinAsync(person, data.Province, [RoleCodes.ProvinceAdmin]);
        var term = await data.JoinAsync(deputy, data.Province, [RoleCodes.ProvinceAdmin]);
        await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<Membership>().Where(m => m.Id == term).ExecuteUpdateAsync(u => u.SetProperty(m => m.ValidTo, data.Host.Clock.Today)),
            AmbientFrame.Empty with { TenantId = data.Province.Id });
        var officer = await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Administration.Roles.Role>().Where(r => r.Code == RoleCodes.ProvinceOfficer).Select(r => r.Id).FirstAsync(),
            AmbientFrame.Empty with { TenantId = data.Province.Id });

        foreach (var act in new Func<IServiceProvider, Task>[]
        {
            s => s.GetRequiredService<UserAppService>().RevokeAsync(admin, "x", CancellationToken.None),
            s => s.GetRequiredService<UserAppService>().EditAsync(admin, 1, new RightsInput([officer], [], null, null), CancellationToken.None),
            s => s.GetRequiredService<AccountAdminService>().SetDisabledAsync(admin, true, "x", CancellationToken.None),
        })
        {
            (await Should.ThrowAsync<BusinessException>(() => data.AsAsync(deputy, data.Province, async s =>
            {
                await act(s);
                return 0;
            }))).Code.ShouldBe(AdministrationErrors.LastAdmin);
        }

        (await data.FrameAsync(person, data.Province)).User!.Permissions.ShouldContain(AdministrationPermissions.Users.Manage);
    }

    private static Task<T> InAsync<T>(TestData data, TestWorkspace place, Func<IServiceProvider, Task<T>> work) =>
        data.Host.WithAsync(work, AmbientFrame.Empty with { TenantId = place.Id });
}
