using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>What no save may do, whoever wrote the code that asks for it.</summary>
public sealed class WriteGuardTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Save_NewRecordWithoutAnAction_IsRefusedAndLeavesNothing(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var before = await RolesAsync(data, place);

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (_, db) => db.Add(Make(data, place))));

        (await RolesAsync(data, place)).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Save_ChangedRecordWithoutAnAction_IsRefusedAndLeavesItAsItWas(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var before = await RolesAsync(data, place);

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (_, db) => db.Set<Role>().First().Rename("Tên không ai giải thích")));

        (await RolesAsync(data, place)).ShouldBe(before);
    }

    /// <summary>An action of an earlier save explains nothing that comes after it.</summary>
    [DatabaseTest]
    public async Task Save_SecondChangeAfterTheAction_IsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);

        await Should.ThrowAsync<InvalidOperationException>(() => data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                var role = await db.Set<Role>().FirstAsync();
                role.Rename("Lần một");
                Explain(services, role);
                await db.SaveChangesAsync(CancellationToken.None);
                role.Rename("Lần hai");
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = place.Id }));

        (await RolesAsync(data, place)).Keys.ShouldContain("Lần một");
        (await RolesAsync(data, place)).Keys.ShouldNotContain("Lần hai");
    }

    [DatabaseTest]
    public async Task Save_ChangedRecordWithAnAction_RaisesItsVersionByOne(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);

        await InAsync(data, place, (services, db) =>
        {
            var role = db.Set<Role>().First();
            role.Rename("Tên mới");
            Explain(services, role);
        });

        (await RolesAsync(data, place))["Tên mới"].ShouldBe(2);
        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<RecordVersion>().CountAsync(v => v.Version == 2), In(place))).ShouldBe(1);
    }

    /// <summary>Reading is no change, and rows nobody records need no explanation.</summary>
    [DatabaseTest]
    public async Task Save_RecordOnlyReadAndOtherRowChanged_NeedsNoAction(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        await InAsync(data, place, (_, db) =>
        {
            db.Set<Role>().First();
            db.Add(new KetNghia.Framework.Jobs.JobRun(data.Host.Ids.New(), place.Id, "Test.Job", "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow));
        });

        await InAsync(data, place, (_, db) => db.Set<KetNghia.Framework.Jobs.JobRun>().Single().WorkspaceId = place.Id);

        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Framework.Jobs.JobRun>().SingleAsync(), In(place))).WorkspaceId.ShouldBe(place.Id);
    }

    [DatabaseTest]
    public async Task Save_RecordDeleted_IsRefusedEvenWithAnAction(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var before = await RolesAsync(data, place);

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (services, db) =>
        {
            var role = db.Set<Role>().First();
            db.Remove(role);
            Explain(services, role);
        }));

        (await RolesAsync(data, place)).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Save_NewRowOfAnotherTenant_IsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var before = await RolesAsync(data, other);

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (services, db) => Explain(services, db.Add(Make(data, other)).Entity)));

        (await RolesAsync(data, other)).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Save_ChangedRowOfAnotherTenant_IsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var before = await RolesAsync(data, other);

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (services, db) =>
        {
            var role = Foreign(db, other);
            role.Rename("Tên của nơi khác");
            Explain(services, role);
        }));

        (await RolesAsync(data, other)).ShouldBe(before);
    }

    /// <summary>Rows nobody records are not freer: a permission of a membership elsewhere cannot be taken away.</summary>
    [DatabaseTest]
    public async Task Save_DeletedRowOfAnotherTenant_IsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await InAsync(data, other, (_, db) => db.Add(new KetNghia.Framework.Jobs.JobRun(data.Host.Ids.New(), other.Id, "Test.Job", "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow)));

        await Should.ThrowAsync<InvalidOperationException>(() => InAsync(data, place, (_, db) =>
            db.Remove(db.Set<KetNghia.Framework.Jobs.JobRun>().IgnoreQueryFilters().First(j => j.TenantId == other.Id))));

        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Framework.Jobs.JobRun>().CountAsync(), In(other))).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Save_TenantRowWithoutATenant_IsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var before = await RolesAsync(data, place);

        await Should.ThrowAsync<InvalidOperationException>(() => data.Host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Add(new KetNghia.Framework.Jobs.JobRun(data.Host.Ids.New(), place.Id, "Test.Job", "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
        }));

        (await RolesAsync(data, place)).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Save_TextAtItsLength_IsKeptAndOneLetterMoreIsRefused(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var longest = new string('a', Role.NameLength);

        await InAsync(data, place, (services, db) => Rename(services, db, longest));
        var refused = await Should.ThrowAsync<BusinessException>(() => InAsync(data, place, (services, db) => Rename(services, db, longest + "b")));

        refused.Code.ShouldBe(FrameworkErrors.TextTooLong);
        (await RolesAsync(data, place)).Keys.ShouldContain(longest);
    }

    /// <summary>Only what is recorded must stay.</summary>
    [DatabaseTest]
    public async Task Save_RowNobodyRecordsDeleted_IsDone(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        await InAsync(data, place, (_, db) => db.Add(new KetNghia.Framework.Jobs.JobRun(data.Host.Ids.New(), place.Id, "Test.Job", "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow)));

        await InAsync(data, place, (_, db) => db.Remove(db.Set<KetNghia.Framework.Jobs.JobRun>().Single()));

        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<KetNghia.Framework.Jobs.JobRun>().CountAsync(), In(place))).ShouldBe(0);
    }

    /// <summary>A part of a record is the record.</summary>
    [DatabaseTest]
    public async Task Save_PartOfARecordChanged_RaisesItsVersionAndNeedsAnAction(Provider provider)
    {
        var (data, place) = await ArrangeAsync(provider);
        var id = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.Leader]);

        await Should.ThrowAsync<InvalidOperationException>(() => LimitAsync(explained: false));
        await LimitAsync(explained: true);

        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Membership>().SingleAsync(m => m.Id == id), In(place))).Version.ShouldBe(2);

        Task LimitAsync(bool explained) => InAsync(data, place, (services, db) =>
        {
            db.Set<Membership>().Include(m => m.Units).Single(m => m.Id == id).Limit(data.Host.Ids.New(), TestData.Zuoich);
            if (explained)
            {
                services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Membership.Changed", nameof(Membership), id, "Người Thử"));
            }
        });
    }

    private static void Rename(IServiceProvider services, KetNghiaDbContext db, string name)
    {
        var role = db.Set<Role>().OrderBy(r => r.Id).First();
        role.Rename(name);
        Explain(services, role);
    }

    /// <summary>As a careless writer would get hold of it.</summary>
    private static Role Foreign(KetNghiaDbContext db, TestWorkspace other) => db.Set<Role>().IgnoreQueryFilters().First(r => r.TenantId == other.Id);

    private static Role Make(TestData data, TestWorkspace place) => new(data.Host.Ids.New(), place.Id, "vai-tro-thu", "Vai trò thử", isDefault: false, []);

    private static void Explain(IServiceProvider services, Role role) =>
        services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Role.Changed", nameof(Role), role.Id, role.Name));

    private static AmbientFrame In(TestWorkspace place) => AmbientFrame.Empty with { TenantId = place.Id };

    private static Task InAsync(TestData data, TestWorkspace place, Action<IServiceProvider, KetNghiaDbContext> write) => data.Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            write(services, db);
            await db.SaveChangesAsync(CancellationToken.None);
        },
        In(place));

    private static Task<Dictionary<string, long>> RolesAsync(TestData data, TestWorkspace place) => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Version), In(place));

    private async Task<(TestData Data, TestWorkspace Place)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.CreateWorkspaceAsync(WorkspaceKind.Locality));
    }
}
