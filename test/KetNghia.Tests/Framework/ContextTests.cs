using System.Data;
using System.Xml.Linq;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>A unit of work with a submission, what two savers get, a context that is given back, and the keys it stores.</summary>
public sealed class ContextTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Save_WithASubmission_ReservesItOnceAndWaitsForItsAnswer(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (tenant, pending) = (host.Ids.New(), Pending(host));

        await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Submission = pending;
                await db.SaveChangesAsync(CancellationToken.None);
                (pending.IsReserved, db.Database.CurrentTransaction is null).ShouldBe((true, false), "the form is answered also when everything stood so already");
                db.Add(Job(host, tenant));
                await db.SaveChangesAsync(CancellationToken.None);
                pending.IsReserved.ShouldBeTrue();
                db.Add(Job(host, tenant));
                await db.SaveChangesAsync(CancellationToken.None);
                await using (var unit = await db.BeginUnitAsync(CancellationToken.None))
                {
                    await unit.CommitAsync(CancellationToken.None);
                }

                db.Database.CurrentTransaction.ShouldNotBeNull("its answer commits");
                await services.GetRequiredService<SubmissionStore>().CompleteAsync(pending, 302, "/x", null, CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = tenant });

        (await JobsAsync(host, tenant)).ShouldBe(2);
        var kept = await host.WithAsync(s => s.GetRequiredService<SubmissionStore>().FindAsync(pending, CancellationToken.None));
        (kept!.Id, kept.Receipt, kept.StatusCode, kept.Location).ShouldBe((pending.RowId!.Value, pending.Receipt!, 302, "/x"));
        foreach (var other in new PendingSubmission[]
        {
            new(host.Ids.New(), pending.AccountId, pending.Form, pending.Key, "dấu"), new(pending.WorkspaceTenantId, host.Ids.New(), pending.Form, pending.Key, "dấu"),
            new(pending.WorkspaceTenantId, pending.AccountId, "/Khac", pending.Key, "dấu"), new(pending.WorkspaceTenantId, pending.AccountId, pending.Form, "l", "dấu"),
        })
        {
            (await host.WithAsync(s => s.GetRequiredService<SubmissionStore>().FindAsync(other, CancellationToken.None))).ShouldBeNull();
        }
    }

    [DatabaseTest]
    public async Task Unit_WithASubmission_ReservesItFirstAndACopyIsTold(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (tenant, pending) = (host.Ids.New(), Pending(host));

        await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Submission = pending;
                await using (var unit = await db.BeginUnitAsync(CancellationToken.None))
                {
                    pending.IsReserved.ShouldBeTrue();
                    db.Add(Job(host, tenant));
                    await db.SaveChangesAsync(CancellationToken.None);
                    await unit.CommitAsync(CancellationToken.None);
                }

                db.Database.CurrentTransaction.ShouldNotBeNull("its answer commits");
                await services.GetRequiredService<SubmissionStore>().CompleteAsync(pending, 302, null, null, CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = tenant });

        (await JobsAsync(host, tenant)).ShouldBe(1);
        (await host.WithAsync(s => s.GetRequiredService<SubmissionStore>().FindAsync(pending, CancellationToken.None))).ShouldNotBeNull();
        await Should.ThrowAsync<DuplicateSubmissionException>(() => host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Database.CurrentTransaction.ShouldBeNull("a context given back has none");
            db.Submission = new PendingSubmission(pending.WorkspaceTenantId, pending.AccountId, pending.Form, pending.Key, pending.Fingerprint);
            await db.BeginUnitAsync(CancellationToken.None);
        }));
    }

    [DatabaseTest(OnSqliteOnly = "the order of calls is decided in the process")]
    public async Task Save_WithASubmissionThatCameAfterItsUnit_ReservesItThere(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (tenant, pending) = (host.Ids.New(), Pending(host));

        await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                await using var unit = await db.BeginUnitAsync(CancellationToken.None);
                db.Submission = pending;
                db.Add(Job(host, tenant));
                await db.SaveChangesAsync(CancellationToken.None);
                await unit.CommitAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = tenant });

        (pending.IsReserved, await JobsAsync(host, tenant)).ShouldBe((true, 1));
    }

    /// <summary>The answer could not be kept: neither the effects nor a transaction stay behind.</summary>
    [DatabaseTest]
    public async Task Complete_ThatFails_LeavesNothing(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var (tenant, pending) = (host.Ids.New(), Pending(host));

        await host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Submission = pending;
                db.Add(Job(host, tenant));
                await db.SaveChangesAsync(CancellationToken.None);
                using var stop = new CancellationTokenSource();
                await stop.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(() => services.GetRequiredService<SubmissionStore>().CompleteAsync(pending, 302, null, null, stop.Token));
                db.Database.CurrentTransaction.ShouldBeNull();
                db.ChangeTracker.Entries().ShouldBeEmpty();
            },
            AmbientFrame.Empty with { TenantId = tenant });

        (await JobsAsync(host, tenant)).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Save_OfWhatSomebodyHasChanged_IsAConflictAndATakenKeyIsNot(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => RenameAsync(() => RenameAsync(() => Task.CompletedTask)));
        var taken = await Should.ThrowAsync<DbUpdateException>(() => InAsync(async (services, db) =>
        {
            var role = db.Add(new Role(data.Host.Ids.New(), place.Id, (await db.Set<Role>().FirstAsync()).Code, "Trùng mã", false, [])).Entity;
            Explain(services, role);
            await db.SaveChangesAsync(CancellationToken.None);
        }));

        taken.ShouldNotBeOfType<DbUpdateConcurrencyException>();

        Task RenameAsync(Func<Task> meanwhile) => InAsync(async (services, db) =>
        {
            var role = await db.Set<Role>().OrderBy(r => r.Id).FirstAsync();
            await meanwhile();
            role.Rename($"Tên {TestData.Next()}");
            Explain(services, role);
            await db.SaveChangesAsync(CancellationToken.None);
        });

        Task InAsync(Func<IServiceProvider, KetNghiaDbContext, Task> work) =>
            data.Host.WithAsync(s => work(s, s.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });
    }

    /// <summary>Whatever a request left in a pooled context, the next one gets none of it.</summary>
    [DatabaseTest]
    public async Task Context_GivenBackInTheMidst_IsClean(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var tenant = host.Ids.New();
        foreach (var isAsync in new[] { true, false })
        {
            var scope = host.Services.CreateAsyncScope();
            var left = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
            using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = tenant }))
            {
                left.Submission = Pending(host);
                left.Add(Job(host, tenant));
                await left.SaveChangesAsync(CancellationToken.None);
            }

            var connection = left.Database.GetDbConnection();
            if (isAsync)
            {
                await scope.DisposeAsync();
            }
            else
            {
                scope.Dispose();
            }

            connection.State.ShouldBe(ConnectionState.Closed);
            Should.Throw<ObjectDisposedException>(() => left.Model);
            await host.WithAsync(AddAsync, AmbientFrame.Empty with { TenantId = tenant }).WaitAsync(TimeSpan.FromSeconds(10));
            await host.WithAsync(services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                (db.Submission, db.Database.CurrentTransaction).ShouldBe((null, null));
                db.ChangeTracker.Entries().ShouldBeEmpty();
                return Task.CompletedTask;
            });
        }

        (await JobsAsync(host, tenant)).ShouldBe(2, "who came after; what was left is gone");

        async Task AddAsync(IServiceProvider services)
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Add(Job(host, tenant));
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    [DatabaseTest(OnSqliteOnly = "the model is one")]
    public async Task Model_OfEveryRow_KeepsItsRules(Provider provider)
    {
        var host = await hosts.GetAsync(provider);

        await host.WithAsync(services =>
        {
            var model = services.GetRequiredService<KetNghiaDbContext>().Model;
            model.FindEntityType(typeof(JobRun))!.FindProperty(nameof(JobRun.State))!.GetMaxLength().ShouldBe(40);
            foreach (var type in model.GetEntityTypes())
            {
                bool Is<T>() => typeof(T).IsAssignableFrom(type.ClrType);
                (type.FindProperty(nameof(IVersioned.Version))?.IsConcurrencyToken ?? false).ShouldBe(Is<IVersioned>() && type.ClrType != typeof(RecordVersion), type.Name);
                type.GetKeys().SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(Guid)).ShouldAllBe(p => p.ValueGenerated == ValueGenerated.Never, type.Name);
                type.GetForeignKeys().Where(k => Is<ITenantOwned>() && typeof(ITenantOwned).IsAssignableFrom(k.PrincipalEntityType.ClrType))
                    .ShouldAllBe(k => k.Properties[0].Name == nameof(ITenantOwned.TenantId) && k.PrincipalKey.Properties[0].Name == nameof(ITenantOwned.TenantId), type.Name);
                (type.GetQueryFilter() is not null).ShouldBe(Is<ITenantOwned>() || Is<IUnitScoped>() || Is<IRemovable>(), type.Name);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Where one key is protected, none is stored in clear beside it; a revocation is no key.</summary>
    [DatabaseTest(OnSqliteOnly = "the rows are read whole")]
    public async Task Keys_StoredBesideAProtectedOne_AreProtectedToo(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var store = host.Services.GetRequiredService<DataProtectionKeyStore>();
        var (clear, hidden, revoked) = (XElement.Parse("<key><secret /></key>"), XElement.Parse("<key><a /><encryptedSecret>x</encryptedSecret></key>"), XElement.Parse("<revocation><secret /></revocation>"));

        store.StoreElement(clear, "thu-1");
        store.StoreElement(hidden, "thu-2");
        Should.Throw<InvalidOperationException>(() => store.StoreElement(clear, "thu-3"));
        store.StoreElement(hidden, "thu-4");
        store.StoreElement(revoked, "thu-5");

        var kept = await host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<DataProtectionKey>().Where(k => k.Name.StartsWith("thu-")).OrderBy(k => k.Name).ToListAsync());
        kept.Select(k => (k.Name, k.Xml)).ShouldBe([("thu-1", "<key><secret /></key>"), ("thu-2", hidden.ToString(SaveOptions.DisableFormatting)), ("thu-4", hidden.ToString(SaveOptions.DisableFormatting)), ("thu-5", "<revocation><secret /></revocation>")]);
        kept.ShouldAllBe(k => k.CreatedAtUtc == host.Clock.UtcNow && k.Id != Guid.Empty);
        store.GetAllElements().Count(e => e.Element("a") is not null).ShouldBe(2);
        (DataProtectionKeyStore.IsProtected(clear), DataProtectionKeyStore.IsProtected(hidden)).ShouldBe((false, true));
        await host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<DataProtectionKey>().Where(k => k.Name.StartsWith("thu-")).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Seed_OfTheFirstKey_MakesOneBeforeAnythingElse()
    {
        var used = new Used();
        var seeder = new DataProtectionSeeder(used);

        await seeder.SeedAsync(CancellationToken.None);

        (used.Times, seeder.Order).ShouldBe((1, 1));
    }

    private static PendingSubmission Pending(TestHost host) => new(host.Ids.New(), host.Ids.New(), "/Thu", "k", "dấu");

    private static JobRun Job(TestHost host, Guid tenant) => new(host.Ids.New(), tenant, "Test.Job", "{}", Guid.Empty, "vi", host.Clock.UtcNow);

    private static Task<int> JobsAsync(TestHost host, Guid tenant) => host.WithAsync(
        s => s.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().CountAsync(), AmbientFrame.Empty with { TenantId = tenant });

    private static void Explain(IServiceProvider services, Role role) =>
        services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Role.Changed", nameof(Role), role.Id, role.Name));

    private sealed class Used : IDataProtectionProvider, IDataProtector
    {
        public int Times { get; private set; }

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            Times++;
            return plaintext;
        }

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }
}
