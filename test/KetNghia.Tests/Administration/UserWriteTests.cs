using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Users;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What may be done to a member and their account, and what it leaves; the pages have their own tests.</summary>
public sealed class UserWriteTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Once = "what is written is the same row; races and queries have their own tests";

    [DatabaseTest]
    public async Task Create_NewPeopleOfOneName_GetNamesOfTheirOwnAndAPasswordForThreeDays(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var number = TestData.Next();
        var name = $"Zzyx Lim{number}";

        var first = await world.CreateAsync(new NewUser { FullName = name, Email = $" lim{number}@noi.example ", Rights = await world.RightsAsync() });
        var second = await world.CreateAsync(new NewUser { FullName = name, Rights = await world.RightsAsync() });
        var third = await world.CreateAsync(new NewUser { FullName = "Ô", Rights = await world.RightsAsync() });
        var typed = await world.CreateAsync(new NewUser { FullName = name, UserName = $" Ten.Go{number} ", Rights = await world.RightsAsync() });

        (first.UserName, second.UserName, typed.UserName).ShouldBe(($"lim{number}.z", $"lim{number}.z2", $"ten.go{number}"));
        third.UserName.ShouldStartWith("nguoi.dung");
        var account = await world.AccountAsync(first.UserName);
        (account.FullName, account.Email, account.MustChangePassword, account.LockoutEnabled).ShouldBe((name, $"lim{number}@noi.example", true, true));
        account.PasswordExpiresAtUtc.ShouldBe(world.Data.Host.Clock.UtcNow.AddHours(72));
        var secrets = world.Data.Host.Services.CreateScope().ServiceProvider.GetRequiredService<AccountSecrets>();
        secrets.Verify(account, account.PasswordHash!, first.OneTimePassword!).ShouldNotBe(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed);
        var membership = await world.MembershipAsync(first.MembershipId);
        (membership.AccountId, membership.TenantId, membership.GrantedById, membership.GrantedAtUtc).ShouldBe((account.Id, world.Place.Id, world.Admin.AccountId, world.Data.Host.Clock.UtcNow));
        (await world.ActionsAsync(first.MembershipId)).ShouldBe(["Administration.Account.Created", "Administration.Membership.Granted"], ignoreOrder: true);
        (await world.RefusalAsync(s => s.CreateAsync(new NewUser { FullName = name, Email = $"LIM{number}@noi.example", Rights = world.Rights! }, CancellationToken.None)))
            .ShouldBe((AdministrationErrors.EmailTaken, "Input.Email"));
        (await world.RefusalAsync(s => s.CreateAsync(new NewUser { FullName = name, UserName = "a b", Rights = world.Rights! }, CancellationToken.None)))
            .ShouldBe((AdministrationErrors.UserNameInvalid, "Input.UserName"));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Create_OfSomebodyKnown_NeedsTheNameTwiceAndNoMembershipYet(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var person = await world.Data.CreatePersonAsync();
        NewUser Known(string? confirmed) => new() { FullName = "Ai đó", UserName = person.UserName, ConfirmUserName = confirmed, Rights = world.Rights! };
        await world.RightsAsync();

        (await world.RefusalAsync(s => s.CreateAsync(Known(" "), CancellationToken.None))).ShouldBe((AdministrationErrors.AccountExists, "Input.ConfirmUserName"));
        (await world.RefusalAsync(s => s.CreateAsync(Known(person.UserName + "x"), CancellationToken.None))).ShouldBe((AdministrationErrors.UserNameDiffers, "Input.ConfirmUserName"));
        var added = await world.CreateAsync(Known($" {person.UserName} "));
        (await world.RefusalAsync(s => s.CreateAsync(Known(person.UserName), CancellationToken.None))).ShouldBe((AdministrationErrors.AlreadyMember, "Input.UserName"));
        await world.DoneAsync(s => s.RevokeAsync(added.MembershipId, "Chuyển công tác", CancellationToken.None));
        var again = await world.CreateAsync(Known(person.UserName));

        added.OneTimePassword.ShouldBeNull();
        (await world.ActionsAsync(added.MembershipId)).ShouldBe(["Administration.Membership.Granted", "Administration.Membership.Revoked"], ignoreOrder: true);
        (await world.MembershipAsync(added.MembershipId)).RevokedAtUtc.ShouldBe(world.Data.Host.Clock.UtcNow);
        again.MembershipId.ShouldNotBe(added.MembershipId);
        foreach (var act in new Func<UserAppService, Task>[]
        {
            s => s.RevokeAsync(added.MembershipId, "x", CancellationToken.None),
            s => s.EditAsync(added.MembershipId, 2, world.Rights!, CancellationToken.None),
        })
        {
            (await world.RefusalAsync(act)).Code.ShouldBe(AdministrationErrors.MembershipRevoked);
        }
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Edit_OfAnotherVersionOrUnknown_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var membership = await world.Data.JoinAsync(await world.Data.CreatePersonAsync(), world.Place, [RoleCodes.Leader]);
        var rights = await world.RightsAsync();
        var (from, to) = (new DateOnly(2025, 6, 1), new DateOnly(2025, 6, 30));

        (await world.RefusalAsync(s => s.EditAsync(membership, 2, rights, CancellationToken.None))).Code.ShouldBe(FrameworkErrors.ChangedMeanwhile);
        await Should.ThrowAsync<RecordNotFoundException>(() => world.DoneAsync(s => s.EditAsync(world.Data.Host.Ids.New(), 1, rights, CancellationToken.None)));
        await world.DoneAsync(s => s.EditAsync(membership, 1, rights with { From = from, To = to }, CancellationToken.None));

        var log = await world.InAsync(db => db.Set<ActionLogEntry>().SingleAsync(e => e.EntityId == membership && e.Action == "Administration.Membership.Changed"));
        foreach (var word in new[] { "01/06/2025", "30/06/2025", "Kế toán" })
        {
            log.Data.ShouldContain(word);
        }
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task IssuePassword_OfAMember_EndsWhatWasTheirsAndNobodyElses(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (person, other) = (await world.Data.CreatePersonAsync(), await world.Data.CreateMemberAsync(world.Place, RoleCodes.Leader));
        var membership = await world.Data.JoinAsync(person, world.Place, [RoleCodes.Leader]);
        using var theirs = await world.Data.VisitAsync(person);
        using var others = await world.Data.VisitAsync(other);
        await world.InAsync(db => db.Set<Account>().Where(a => a.Id == person.AccountId)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.AccessFailedCount, 4).SetProperty(a => a.LockoutEnd, new DateTimeOffset(world.Data.Host.Clock.UtcNow.AddDays(1)))));

        var password = await world.AccountsAsync(s => s.IssuePasswordAsync(membership, CancellationToken.None));

        var account = await world.AccountAsync(person.UserName);
        (account.MustChangePassword, account.AccessFailedCount, account.LockoutEnd).ShouldBe((true, 0, null));
        password.ShouldMatch("^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$");
        var session = await world.InAsync(db => db.Set<AccountSession>().SingleAsync(s => s.AccountId == person.AccountId));
        (session.EndedAtUtc, session.EndedById).ShouldBe((world.Data.Host.Clock.UtcNow, world.Admin.AccountId));
        (await world.InAsync(db => db.Set<AccountSession>().SingleAsync(s => s.AccountId == other.AccountId))).EndedAtUtc.ShouldBeNull();
        (await world.ActionsAsync(membership)).ShouldBe(["Administration.Account.PasswordIssued"], "nobody had a token");
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task IssuePassword_OfOneAboveEndedOrOneself_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var helper = await world.Data.CreateMemberWithAsync(world.Place, [AdministrationPermissions.Users.Credentials]);
        var above = await world.Data.JoinAsync(await world.Data.CreatePersonAsync(), world.Place, [RoleCodes.LocalityAdmin]);
        var officer = await world.Data.JoinAsync(await world.Data.CreatePersonAsync(), world.Place, [RoleCodes.CommuneOfficer]);
        var own = await world.InAsync(db => db.Set<Membership>().Where(m => m.AccountId == helper.AccountId).Select(m => m.Id).SingleAsync());

        (await RefusedAsync(above)).ShouldBe(AdministrationErrors.PersonAboveYou);
        (await RefusedAsync(own)).ShouldBe(AdministrationErrors.OwnRights);
        (await world.AccountsAsync(s => s.IssuePasswordAsync(officer, CancellationToken.None), helper)).ShouldNotBeEmpty();
        await world.DoneAsync(s => s.RevokeAsync(officer, "x", CancellationToken.None));
        (await RefusedAsync(officer)).ShouldBe(AdministrationErrors.MembershipRevoked);
        await Should.ThrowAsync<RecordNotFoundException>(() => world.AccountsAsync(s => s.IssuePasswordAsync(world.Data.Host.Ids.New(), CancellationToken.None)));

        async Task<string> RefusedAsync(Guid membership) =>
            (await Should.ThrowAsync<BusinessException>(() => world.AccountsAsync(s => s.IssuePasswordAsync(membership, CancellationToken.None), helper))).Code;
    }

    [DatabaseTest]
    public async Task EndSession_OneOrAll_EndsThatAndSaysWhich(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var person = await world.Data.CreatePersonAsync();
        var membership = await world.Data.JoinAsync(person, world.Place, [RoleCodes.Leader]);
        using var phone = await world.Data.VisitAsync(person);
        using var desk = await world.Data.VisitAsync(person);
        var sessions = await world.InAsync(db => db.Set<AccountSession>().Where(s => s.AccountId == person.AccountId).Select(s => s.Id).ToListAsync());

        await world.AccountsAsync(s => s.EndSessionAsync(membership, sessions[0], CancellationToken.None));
        var left = await world.InAsync(db => db.Set<AccountSession>().Where(s => s.AccountId == person.AccountId && s.EndedAtUtc == null).Select(s => s.Id).ToListAsync());
        await Should.ThrowAsync<RecordNotFoundException>(() => world.AccountsAsync(s => s.EndSessionAsync(membership, sessions[0], CancellationToken.None)));
        await world.AccountsAsync(s => s.EndSessionAsync(membership, null, CancellationToken.None));
        await world.AccountsAsync(s => s.EndSessionAsync(membership, null, CancellationToken.None));

        left.ShouldBe([sessions[1]]);
        (await world.InAsync(db => db.Set<AccountSession>().CountAsync(s => s.AccountId == person.AccountId && s.EndedAtUtc == null))).ShouldBe(0);
        (await world.ActionsAsync(membership)).Count(a => a == "Administration.Account.SessionsEnded").ShouldBe(2);
        (await world.ActionsAsync(membership)).Count(a => a == "Administration.Account.SessionEnded").ShouldBe(1);
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Disable_ByTheProvince_EndsEverySessionAndIsTakenBack(Provider provider)
    {
        var world = await ArrangeAsync(provider, WorkspaceKind.Province);
        var person = await world.Data.CreatePersonAsync();
        var membership = await world.Data.JoinAsync(person, world.Place, [RoleCodes.ProvinceOfficer]);
        using var theirs = await world.Data.VisitAsync(person);
        var own = await world.InAsync(db => db.Set<Membership>().Where(m => m.AccountId == world.Admin.AccountId).Select(m => m.Id).SingleAsync());

        await world.AccountsAsync(s => s.SetDisabledAsync(membership, true, "Nghỉ hưu", CancellationToken.None));
        var disabled = await world.AccountAsync(person.UserName);
        var ended = await world.InAsync(db => db.Set<AccountSession>().CountAsync(s => s.AccountId == person.AccountId && s.EndedAtUtc != null));
        using var later = await world.Data.VisitAsync(person);
        await world.AccountsAsync(s => s.SetDisabledAsync(membership, false, "Trở lại", CancellationToken.None));

        (disabled.IsDisabled, ended).ShouldBe((true, 1));
        (await world.AccountAsync(person.UserName)).IsDisabled.ShouldBeFalse();
        (await world.InAsync(db => db.Set<AccountSession>().CountAsync(s => s.AccountId == person.AccountId && s.EndedAtUtc == null))).ShouldBe(1);
        (await world.ActionsAsync(membership)).ShouldBe(["Administration.Account.Disabled", "Administration.Account.Enabled"], ignoreOrder: true);
        (await Should.ThrowAsync<BusinessException>(() => world.AccountsAsync(s => s.SetDisabledAsync(own, true, "x", CancellationToken.None)))).Code.ShouldBe(AdministrationErrors.OwnRights);
    }

    private async Task<World> ArrangeAsync(Provider provider, WorkspaceKind kind = WorkspaceKind.Locality)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = kind == WorkspaceKind.Province ? data.Province : await data.CreateWorkspaceAsync(kind);
        return new World(data, place, await data.CreateMemberAsync(place, kind == WorkspaceKind.Province ? RoleCodes.ProvinceAdmin : RoleCodes.LocalityAdmin));
    }

    private sealed record World(TestData Data, TestWorkspace Place, TestPerson Admin)
    {
        public RightsInput? Rights { get; private set; }

        /// <summary>An accountant's.</summary>
        public async Task<RightsInput> RightsAsync() => Rights ??= new RightsInput([await InAsync(db => db.Set<Role>().Where(r => r.Code == RoleCodes.Accountant).Select(r => r.Id).SingleAsync())], [], null, null);

        public Task<CreatedUser> CreateAsync(NewUser input) => Data.AsAsync(Admin, Place, s => s.GetRequiredService<UserAppService>().CreateAsync(input, CancellationToken.None));

        public Task DoneAsync(Func<UserAppService, Task> work) => Data.AsAsync(Admin, Place, async s =>
        {
            await work(s.GetRequiredService<UserAppService>());
            return 0;
        });

        public Task<T> AccountsAsync<T>(Func<AccountAdminService, Task<T>> work, TestPerson? by = null) => Data.AsAsync(by ?? Admin, Place, s => work(s.GetRequiredService<AccountAdminService>()));

        public Task AccountsAsync(Func<AccountAdminService, Task> work) => AccountsAsync(async s =>
        {
            await work(s);
            return 0;
        });

        public async Task<(string Code, string? Field)> RefusalAsync(Func<UserAppService, Task> work)
        {
            var refused = await Should.ThrowAsync<BusinessException>(() => DoneAsync(work));
            return (refused.Code, refused.Field);
        }

        public Task<Account> AccountAsync(string userName) => InAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.UserName == userName));

        public Task<Membership> MembershipAsync(Guid id) => InAsync(db => db.Set<Membership>().AsNoTracking().SingleAsync(m => m.Id == id));

        /// <summary>What was done to a membership or under it.</summary>
        public Task<List<string>> ActionsAsync(Guid membership) => InAsync(db => db.Set<ActionLogEntry>()
            .Where(e => (e.EntityId == membership || e.RootId == membership) && e.Action != "Administration.Workspace.Seeded").Select(e => e.Action).ToListAsync());

        public Task<T> InAsync<T>(Func<KetNghiaDbContext, Task<T>> read) =>
            Data.Host.WithAsync(s => read(s.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = Place.Id });
    }
}
