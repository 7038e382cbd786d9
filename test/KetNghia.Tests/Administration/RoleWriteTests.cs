using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What may be done to a role, and by whom; the pages have their own tests.</summary>
public sealed class RoleWriteTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Create_ByName_GetsACodeOfItsOwnAndANameNobodyHas(Provider provider)
    {
        var world = await ArrangeAsync(provider);

        var first = await world.DoAsync(s => s.CreateAsync("Phó  phòng", null, CancellationToken.None));
        (await world.RefusalAsync(s => s.CreateAsync(" PHÓ phòng ", null, CancellationToken.None))).ShouldBe((AdministrationErrors.RoleNameTaken, "Input.Name"));
        var second = await world.DoAsync(s => s.CreateAsync("Phó phòng!", null, CancellationToken.None));
        var third = await world.DoAsync(s => s.CreateAsync("Phó-phòng", null, CancellationToken.None));
        var sign = await world.DoAsync(s => s.CreateAsync("!!", null, CancellationToken.None));

        var codes = new List<string>();
        foreach (var id in new[] { first, second, third, sign })
        {
            codes.Add((await world.RoleAsync(id)).Code);
        }

        codes.ShouldBe(["pho-phong", "pho-phong-2", "pho-phong-3", "vai-tro"]);
        var role = await world.RoleAsync(first);
        (role.Name, role.IsDefault, role.Permissions, role.TenantId).ShouldBe(("Phó phòng", false, "", world.Place.Id));
        (await world.LastActionAsync()).Action.ShouldBe("Administration.Role.Created");
    }

    [DatabaseTest(OnSqliteOnly = "who may is decided in the process")]
    public async Task Create_CopiedFromOneAboveOrUnknown_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var helper = await world.Data.CreateMemberWithAsync(world.Place, [AdministrationPermissions.Roles.Manage, ImportsPermissions.Use]);
        var (admin, viewer) = (await world.RoleIdAsync(RoleCodes.LocalityAdmin), await world.RoleIdAsync(RoleCodes.LocalityViewer));

        (await world.RefusalAsync(s => s.CreateAsync("Như quản trị", admin, CancellationToken.None), helper)).Code.ShouldBe(AdministrationErrors.PermissionAboveYours);
        await Should.ThrowAsync<RecordNotFoundException>(() => world.DoAsync(s => s.CreateAsync("Như ai", world.Data.Host.Ids.New(), CancellationToken.None)));
        var copy = await world.DoAsync(s => s.CreateAsync("Như người xem", viewer, CancellationToken.None), helper);

        (await world.RoleAsync(copy)).Permissions.ShouldBe((await world.RoleAsync(viewer)).Permissions);
        (await world.LastActionAsync()).Data.ShouldNotBeNull().ShouldContain((await world.RoleAsync(viewer)).Name);
    }

    [DatabaseTest]
    public async Task Change_WithTheVersionSeen_KeepsWhatWasChosenAndSaysWhatChanged(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var id = await world.DoAsync(s => s.CreateAsync("Tổ trưởng", null, CancellationToken.None));
        string[] chosen = [AdministrationPermissions.Users.Manage, "Nothing.Known.Here", AdministrationPermissions.Localities.View];

        await world.DoneAsync(s => s.ChangeAsync(id, 1, new RoleInput("Tổ trưởng", true, chosen), CancellationToken.None));

        var role = await world.RoleAsync(id);
        (role.RequiresTwoFactor, role.Version, role.Permissions).ShouldBe((true, 2, $"{AdministrationPermissions.Users.Manage} {AdministrationPermissions.Users.View}"));
        var log = await world.LastActionAsync();
        log.Action.ShouldBe("Administration.Role.Changed");
        log.Data.ShouldNotBeNull().ShouldContain("Thêm người, cấp và thu hồi quyền");
        log.Data.ShouldContain("\"removed\":\"–\"");
        (await world.RefusalAsync(s => s.ChangeAsync(id, 1, new RoleInput("Tổ phó", false, []), CancellationToken.None))).Code.ShouldBe(FrameworkErrors.ChangedMeanwhile);
        await world.DoneAsync(s => s.ChangeAsync(id, 2, new RoleInput("Tổ phó", false, []), CancellationToken.None));
        (await world.RoleAsync(id)).Name.ShouldBe("Tổ phó");
        (await world.LastActionAsync()).Data.ShouldNotBeNull().ShouldContain("\"added\":\"–\"");
    }

    [DatabaseTest(OnSqliteOnly = "who may is decided in the process")]
    public async Task Change_BeyondOnesOwnRights_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var helper = await world.Data.CreateMemberWithAsync(world.Place, [AdministrationPermissions.Roles.Manage]);
        var own = await world.InAsync(db => db.Set<Role>().Where(r => r.Code.StartsWith("rieng-")).Select(r => r.Id).SingleAsync());
        var other = await world.DoAsync(s => s.CreateAsync("Vai trò khác", null, CancellationToken.None));

        (await RefusedAsync(own, ImportsPermissions.Use)).ShouldBe(AdministrationErrors.OwnRole, "a role one holds wins nothing one lacks");
        (await RefusedAsync(other, AdministrationPermissions.Audit.View)).ShouldBe(AdministrationErrors.PermissionAboveYours);
        await world.DoneAsync(s => s.ChangeAsync(other, 1, new RoleInput("Vai trò khác", false, [ImportsPermissions.Use]), CancellationToken.None), helper);

        (await world.RoleAsync(other)).Permissions.ShouldBe(ImportsPermissions.Use);

        async Task<string> RefusedAsync(Guid role, string added) =>
            (await world.RefusalAsync(s => s.ChangeAsync(role, 1, new RoleInput("Tên mới", false, [AdministrationPermissions.Roles.Manage, added]), CancellationToken.None), helper)).Code;
    }

    [DatabaseTest(OnSqliteOnly = "who may is decided in the process")]
    public async Task Retire_InUseDefaultOrRetired_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var id = await world.DoAsync(s => s.CreateAsync("Sắp bỏ", null, CancellationToken.None));
        var code = (await world.RoleAsync(id)).Code;
        var membership = await world.Data.JoinAsync(await world.Data.CreatePersonAsync(), world.Place, [code]);
        var viewer = await world.RoleIdAsync(RoleCodes.LocalityViewer);

        (await world.RefusalAsync(s => s.RetireAsync(viewer, CancellationToken.None))).Code.ShouldBe(AdministrationErrors.RoleIsDefault);
        (await world.RefusalAsync(s => s.RetireAsync(id, CancellationToken.None))).Code.ShouldBe(AdministrationErrors.RoleInUse);
        await world.InAsync(db => db.Set<Membership>().Where(m => m.Id == membership).ExecuteUpdateAsync(u => u.SetProperty(m => m.RevokedAtUtc, world.Data.Host.Clock.UtcNow)));
        await world.DoneAsync(s => s.RetireAsync(id, CancellationToken.None));

        (await world.RoleAsync(id)).RetiredAtUtc.ShouldBe(world.Data.Host.Clock.UtcNow);
        (await world.LastActionAsync()).Action.ShouldBe("Administration.Role.Retired");
        (await world.RefusalAsync(s => s.RetireAsync(id, CancellationToken.None))).Code.ShouldBe(AdministrationErrors.RoleRetired);
        (await world.DoAsync(s => s.CreateAsync("Sắp bỏ", null, CancellationToken.None))).ShouldNotBe(id, "the name is free again");
        await Should.ThrowAsync<RecordNotFoundException>(() => world.DoneAsync(s => s.RetireAsync(world.Data.Host.Ids.New(), CancellationToken.None)));
    }

    private async Task<World> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return new World(data, place, await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
    }

    private sealed record World(TestData Data, TestWorkspace Place, TestPerson Admin)
    {
        public Task<T> DoAsync<T>(Func<RoleAppService, Task<T>> work, TestPerson? by = null) => Data.AsAsync(by ?? Admin, Place, s => work(s.GetRequiredService<RoleAppService>()));

        public Task DoneAsync(Func<RoleAppService, Task> work, TestPerson? by = null) => DoAsync(
            async s =>
            {
                await work(s);
                return 0;
            },
            by);

        public async Task<(string Code, string? Field)> RefusalAsync(Func<RoleAppService, Task> work, TestPerson? by = null)
        {
            var refused = await Should.ThrowAsync<BusinessException>(() => DoneAsync(work, by));
            return (refused.Code, refused.Field);
        }

        public Task<Role> RoleAsync(Guid id) => InAsync(db => db.Set<Role>().AsNoTracking().SingleAsync(r => r.Id == id));

        public Task<Guid> RoleIdAsync(string code) => InAsync(db => db.Set<Role>().Where(r => r.Code == code).Select(r => r.Id).SingleAsync());

        public Task<ActionLogEntry> LastActionAsync() => InAsync(db => db.Set<ActionLogEntry>().AsNoTracking().OrderByDescending(e => e.Id).FirstAsync());

        public Task<T> InAsync<T>(Func<KetNghiaDbContext, Task<T>> read) =>
            Data.Host.WithAsync(s => read(s.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = Place.Id });
    }
}
