using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Roles;
using KetNghia.Administration.SecondFactors;
using KetNghia.Administration.Sessions;
using KetNghia.Administration.Tokens;
using KetNghia.Administration.Users;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What a token may be made with, how long it speaks for its owner, and the two people of a reset.</summary>
public sealed class TokenWriteTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Once = "what is written is the same row; queries have their own tests";

    [DatabaseTest]
    public async Task Create_WithDaysAndPermissions_KeepsThemWithTheirParents(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var now = world.Data.Host.Clock.UtcNow;

        var token = await world.CreateAsync(new NewToken(" Phần mềm  A ", world.Place.Slug, 1, [AdministrationPermissions.Users.Manage]));
        await world.CreateAsync(new NewToken("B", world.Place.Slug, TokenService.LongestDays, [AdministrationPermissions.Users.View]));

        var row = await world.RowAsync(token);
        (row.AccountId, row.WorkspaceId, row.Name, row.CreatedAtUtc, row.ExpiresAtUtc).ShouldBe((world.Admin.AccountId, world.Place.Id, "Phần mềm A", now, now.AddDays(1)));
        row.Permissions.ShouldBe($"{AdministrationPermissions.Users.Manage} {AdministrationPermissions.Users.View}");
        token.ShouldMatch("^kn_[A-Za-z0-9_-]{43}$");
        token.ShouldStartWith(row.Prefix);
        row.Prefix.Length.ShouldBe(8);
        var log = (await world.ActionsAsync(row.Id)).ShouldHaveSingleItem();
        (log.Action, log.RootId).ShouldBe(("Administration.Token.Created", world.Admin.AccountId));
        foreach (var word in new[] { world.Place.Name, "\"count\":\"2\"", "\"days\":\"1\"" })
        {
            log.Data.ShouldContain(word);
        }

        var lines = await world.TokensAsync(s => s.OfAsync(world.Admin.AccountId, CancellationToken.None));
        lines.Select(l => (l.Name, l.Workspace, l.PermissionCount)).ShouldBe([("Phần mềm A", world.Place.Name, 2), ("B", world.Place.Name, 1)], ignoreOrder: true);
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Create_BeyondWhatTheOwnerMayOrForeverOrNowhere_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        string[] view = [AdministrationPermissions.Users.View];

        (await world.RefusalAsync(new NewToken("A", world.Place.Slug, 30, []))).ShouldBe((AccountErrors.TokenPermissionMissing, null));
        (await world.RefusalAsync(new NewToken("A", world.Place.Slug, 30, ["Nothing.Known.Here"]))).ShouldBe((AccountErrors.TokenPermissionMissing, null));
        (await world.RefusalAsync(new NewToken("A", world.Place.Slug, 30, [.. view, AdministrationPermissions.Localities.Manage]))).ShouldBe((AccountErrors.TokenPermissionMissing, null));
        foreach (var days in new[] { 0, TokenService.LongestDays + 1 })
        {
            (await world.RefusalAsync(new NewToken("A", world.Place.Slug, days, view))).ShouldBe((AccountErrors.TokenExpiry, "Input.Days"));
        }

        await Should.ThrowAsync<RecordNotFoundException>(() => world.CreateAsync(new NewToken("A", "tinh", 30, view)));
        await Should.ThrowAsync<RecordNotFoundException>(() => world.CreateAsync(new NewToken("A", "khong-co", 30, view)));
    }

    [DatabaseTest]
    public async Task Create_TheTwentyFirst_WaitsUntilOneHasEnded(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var wanted = new NewToken("A", world.Place.Slug, 30, [AdministrationPermissions.Users.View]);
        await world.FillAsync(TokenService.MostTokens);

        (await world.RefusalAsync(wanted)).ShouldBe((AccountErrors.TokensTooMany, null));
        var first = (await world.TokensAsync(s => s.OfAsync(world.Admin.AccountId, CancellationToken.None)))[0].Id;
        var stranger = await world.Data.CreateMemberAsync(world.Place, RoleCodes.LocalityAdmin);
        await Should.ThrowAsync<RecordNotFoundException>(() => world.RevokeAsync(first, stranger));
        await world.RevokeAsync(first, world.Admin);
        await world.CreateAsync(wanted);
        (await world.RefusalAsync(wanted)).ShouldBe((AccountErrors.TokensTooMany, null));
        world.Data.Host.Clock.Advance(TimeSpan.FromDays(10));
        var later = await world.CreateAsync(wanted);

        later.ShouldNotBeNull();
        (await world.ActionsAsync(first)).Select(a => a.Action).ShouldContain("Administration.Token.Revoked");
    }

    [DatabaseTest]
    public async Task Find_AToken_SpeaksForItsOwnerWhileItMay(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var clock = world.Data.Host.Clock;
        var token = await world.CreateAsync(new NewToken("A", world.Place.Slug, 1, [AdministrationPermissions.Users.View]));
        var row = await world.RowAsync(token);

        var found = await world.FindAsync(token);
        (found!.User.AccountId, found.User.UserName, found.User.FullName, found.User.TokenId).ShouldBe((world.Admin.AccountId, world.Admin.UserName, world.Admin.FullName, row.Id));
        found.Token!.WorkspaceId.ShouldBe(world.Place.Id);
        found.Token.Permissions.ShouldBe([AdministrationPermissions.Users.View]);
        found.SecondFactorSetUp.ShouldBeNull();
        var used = clock.UtcNow;
        (await world.RowAsync(token)).LastUsedAtUtc.ShouldBe(used);
        clock.Advance(TimeSpan.FromMinutes(1));
        await world.FindAsync(token);
        (await world.RowAsync(token)).LastUsedAtUtc.ShouldBe(used, "noted once a minute");
        clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerSecond));
        await world.FindAsync(token);
        (await world.RowAsync(token)).LastUsedAtUtc.ShouldBe(clock.UtcNow);

        (await world.FindAsync(token + "x")).ShouldBeNull();
        foreach (var (column, value, back) in new[] { ("IsDisabled", "1", "0"), ("MustChangePassword", "1", "0") })
        {
            await world.SetAsync($"UPDATE Adm_Accounts SET {column} = {value} WHERE Id = {{0}}");
            (await world.FindAsync(token)).ShouldBeNull(column);
            await world.SetAsync($"UPDATE Adm_Accounts SET {column} = {back} WHERE Id = {{0}}");
        }

        (await world.FindAsync(token)).ShouldNotBeNull();
        clock.Set(row.ExpiresAtUtc.AddSeconds(-1));
        (await world.FindAsync(token)).ShouldNotBeNull();
        clock.Set(row.ExpiresAtUtc);
        (await world.FindAsync(token)).ShouldBeNull("its day is over");
        clock.Set(FakeClock.Start);
    }

    /// <summary>Where the second factor is enforced, a role that demands it gives no token before it is set up, and a token waits for it.</summary>
    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Token_WhereASecondFactorIsDemanded_NeedsIt(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var wanted = new NewToken("A", world.Place.Slug, 30, [AdministrationPermissions.Users.View]);
        await world.InAsync(db => db.Set<Role>().Where(r => r.Code == RoleCodes.LocalityAdmin).ExecuteUpdateAsync(u => u.SetProperty(r => r.RequiresTwoFactor, true)));
        var before = await world.CreateAsync(wanted);
        await AuthAccountTests.SetAsync(world.Data, "Security.EnforceTwoFactor", "true");
        try
        {
            (await world.RefusalAsync(wanted)).ShouldBe((AccountErrors.TokenNeedsSecondFactor, null));
            (await world.FindAsync(before))!.SecondFactorSetUp.ShouldBe(SessionService.SecondFactorPage);
            await world.SetAsync("UPDATE Adm_Accounts SET TwoFactorEnabled = 1 WHERE Id = {0}");
            (await world.FindAsync(before))!.SecondFactorSetUp.ShouldBeNull();
            (await world.CreateAsync(wanted)).ShouldNotBeNull();
            await world.SetAsync("UPDATE Adm_Accounts SET TwoFactorEnabled = 0 WHERE Id = {0}");
            await world.InAsync(db => db.Set<Role>().Where(r => r.Code == RoleCodes.LocalityAdmin).ExecuteUpdateAsync(u => u.SetProperty(r => r.RequiresTwoFactor, false)));
            (await world.CreateAsync(wanted)).ShouldNotBeNull("the role demands none");
        }
        finally
        {
            await AuthAccountTests.SetAsync(world.Data, "Security.EnforceTwoFactor", "false");
        }
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Reset_OfASecondFactor_IsAskedOnceConfirmedByAnotherOrCancelled(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var other = await world.Data.CreateMemberAsync(world.Place, RoleCodes.LocalityAdmin);
        var person = await world.Data.CreatePersonAsync();
        var membership = await world.Data.JoinAsync(person, world.Place, [RoleCodes.Leader]);
        using var theirs = await world.Data.VisitAsync(person);
        await world.Data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Account>().Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.TwoFactorEnabled, true)));

        await ResetAsync(s => s.RequestAsync(membership, "Mất máy", CancellationToken.None));
        (await Should.ThrowAsync<BusinessException>(() => ResetAsync(s => s.RequestAsync(membership, "Lại mất", CancellationToken.None)))).Code.ShouldBe(AdministrationErrors.ResetPending);
        var first = await OpenAsync();
        await ResetAsync(s => s.CancelAsync(first.Id, CancellationToken.None));
        (await Should.ThrowAsync<BusinessException>(() => ResetAsync(s => s.CancelAsync(first.Id, CancellationToken.None)))).Code.ShouldBe(AdministrationErrors.ResetClosed);
        await ResetAsync(s => s.RequestAsync(membership, "Mất thật", CancellationToken.None));
        var second = await OpenAsync();
        await ResetAsync(s => s.ConfirmAsync(second.Id, CancellationToken.None), other);

        (first.Reason, first.RequestedById, second.Reason).ShouldBe(("Mất máy", world.Admin.AccountId, "Mất thật"));
        (await world.InAsync(db => db.Set<Account>().SingleAsync(a => a.Id == person.AccountId))).TwoFactorEnabled.ShouldBeFalse();
        (await world.InAsync(db => db.Set<AccountSession>().SingleAsync(s => s.AccountId == person.AccountId))).EndedAtUtc.ShouldBe(world.Data.Host.Clock.UtcNow);
        var kept = await world.InAsync(db => db.Set<SecondFactorReset>().SingleAsync(r => r.Id == second.Id));
        (kept.IsDone, kept.DecidedById).ShouldBe((true, other.AccountId));
        (await world.InAsync(db => db.Set<ActionLogEntry>().Where(e => e.RootId == membership).Select(e => e.Action + " " + e.Reason).ToListAsync())).ShouldBe(
            [
                "Administration.SecondFactor.ResetRequested Mất máy", "Administration.SecondFactor.ResetCancelled ", "Administration.SecondFactor.ResetRequested Mất thật",
                "Administration.SecondFactor.ResetDone Mất thật",
            ],
            ignoreOrder: true);
        await Should.ThrowAsync<RecordNotFoundException>(() => ResetAsync(s => s.ConfirmAsync(world.Data.Host.Ids.New(), CancellationToken.None)));

        Task<SecondFactorReset> OpenAsync() => world.InAsync(db => db.Set<SecondFactorReset>().AsNoTracking().SingleAsync(r => r.OpenKey == person.AccountId));

        Task ResetAsync(Func<SecondFactorResetService, Task> work, TestPerson? by = null) => world.Data.AsAsync(by ?? world.Admin, world.Place, async s =>
        {
            await work(s.GetRequiredService<SecondFactorResetService>());
            return 0;
        });
    }

    private async Task<World> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return new World(data, place, await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
    }

    private sealed record World(TestData Data, TestWorkspace Place, TestPerson Admin)
    {
        public Task<string> CreateAsync(NewToken wanted) => TokensAsync(async s => await s.CreateAsync((await Data.FrameAsync(Admin, Place)).User!, wanted, CancellationToken.None));

        public async Task<(string Code, string? Field)> RefusalAsync(NewToken wanted)
        {
            var refused = await Should.ThrowAsync<BusinessException>(() => CreateAsync(wanted));
            return (refused.Code, refused.Field);
        }

        /// <summary>Tokens of which half end after a week.</summary>
        public Task FillAsync(int count) => Data.Host.WithAsync(
            async s =>
            {
                var (db, now) = (s.GetRequiredService<KetNghiaDbContext>(), Data.Host.Clock.UtcNow);
                foreach (var number in Enumerable.Range(0, count))
                {
                    db.Add(new AccessToken(Data.Host.Ids.New(), Admin.AccountId, Place.Id, "A", TestData.Next().ToString("x64"), "kn_", ["A.a"], now, now.AddDays(number % 2 == 0 ? 7 : 30)));
                }

                s.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Token.Created", nameof(AccessToken), Admin.AccountId, "A"));
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = HostTenant.Value });

        public async Task RevokeAsync(Guid token, TestPerson by)
        {
            var owner = (await Data.FrameAsync(by, Place)).User!;
            await TokensAsync(async s =>
            {
                await s.RevokeAsync(owner, token, CancellationToken.None);
                return 0;
            });
        }

        public Task<KetNghia.Framework.Web.SignedInFeature?> FindAsync(string token) => TokensAsync(s => s.FindAsync(token, CancellationToken.None));

        public Task<T> TokensAsync<T>(Func<TokenService, Task<T>> work) => Data.Host.WithAsync(s => work(s.GetRequiredService<TokenService>()));

        public Task<AccessToken> RowAsync(string token) => InAsync(db => db.Set<AccessToken>().AsNoTracking().SingleAsync(t => t.TokenHash == SessionService.Hash(token)));

        public Task<List<ActionLogEntry>> ActionsAsync(Guid token) => Data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().Where(e => e.EntityId == token).ToListAsync(), AmbientFrame.Empty with { TenantId = HostTenant.Value });

        public Task SetAsync(string sql) => Data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Database.ExecuteSqlRawAsync(sql, Admin.AccountId));

        public Task<T> InAsync<T>(Func<KetNghiaDbContext, Task<T>> read) =>
            Data.Host.WithAsync(s => read(s.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = Place.Id });
    }
}
