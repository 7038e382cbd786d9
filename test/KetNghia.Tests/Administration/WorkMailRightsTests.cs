using KetNghia.Administration.Accounts;
using KetNghia.Administration.Delegations;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Administration.Workspaces;
using KetNghia.Pairing.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>The mail says what its reader could open at that moment: no right that has ended, is not open yet, or is another's.</summary>
public sealed class WorkMailRightsTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Decide = PairingPermissions.Pairings.Decide;

    [DatabaseTest]
    public async Task Run_ARightHasEnded_TellsItsHolderNothing(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var (place, closed, today, now) = (await scene.PlaceAsync(), await scene.PlaceAsync(), scene.Data.Host.Clock.Today, scene.Data.Host.Clock.UtcNow);
        await scene.OweAsync(place, "/directory/units", 1);
        await scene.OweAsync(closed, "/directory/units", 1);
        var people = new Dictionary<string, TestPerson>();
        foreach (var what in new[] { "still there", "disabled", "revoked", "over", "not begun", "without a role", "no address" })
        {
            people[what] = await scene.OfficerAsync(place);
        }

        people["role retired"] = await scene.Data.CreateMemberWithAsync(place, [WorkMailScene.Asked]);
        await scene.GiveAddressAsync(people["role retired"]);
        people["workspace suspended"] = await scene.OfficerAsync(closed);
        foreach (var (what, person) in people)
        {
            (await scene.OwedAsync(person)).ShouldBe(1, what);
        }

        await scene.InAsync(place, async db =>
        {
            await AccountOf(db, "disabled").ExecuteUpdateAsync(u => u.SetProperty(a => a.IsDisabled, true));
            await AccountOf(db, "no address").ExecuteUpdateAsync(u => u.SetProperty(a => a.Email, (string?)null));
            await MemberOf(db, "revoked").ExecuteUpdateAsync(u => u.SetProperty(m => m.RevokedAtUtc, now));
            await MemberOf(db, "over").ExecuteUpdateAsync(u => u.SetProperty(m => m.ValidTo, today.AddDays(-1)));
            await MemberOf(db, "not begun").ExecuteUpdateAsync(u => u.SetProperty(m => m.ValidFrom, today.AddDays(1)));
            var (roleless, retired) = (await MemberOf(db, "without a role").Select(m => m.Id).SingleAsync(), await MemberOf(db, "role retired").Select(m => m.Id).SingleAsync());
            await db.Set<MembershipRole>().Where(r => r.MembershipId == roleless).ExecuteDeleteAsync();
            var role = await db.Set<MembershipRole>().Where(r => r.MembershipId == retired).Select(r => r.RoleId).SingleAsync();
            await db.Set<Role>().Where(r => r.Id == role).ExecuteUpdateAsync(u => u.SetProperty(r => r.RetiredAtUtc, now));
            return await db.Set<Workspace>().Where(w => w.Slug == closed.Slug).ExecuteUpdateAsync(u => u.SetProperty(w => w.SuspendedAtUtc, now));
        });
        await scene.RunAsync();

        var told = (await scene.RowsAsync()).Select(r => r.AccountId).ToHashSet();
        people.Where(p => told.Contains(p.Value.AccountId)).Select(p => p.Key).ShouldBe(["still there"]);
        (await scene.Server.HeardAsync(1)).Count.ShouldBe(1);

        IQueryable<Account> AccountOf(KetNghiaDbContext db, string what)
        {
            var id = people[what].AccountId;
            return db.Set<Account>().Where(a => a.Id == id);
        }

        IQueryable<Membership> MemberOf(KetNghiaDbContext db, string what)
        {
            var id = people[what].AccountId;
            return db.Set<Membership>().Where(m => m.AccountId == id);
        }
    }

    /// <summary>What waits is with the deputy while the delegation stands, and back with its first revocation.</summary>
    [DatabaseTest]
    public async Task Run_ADelegation_TellsWhoeverActsNow(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var place = await scene.PlaceAsync();
        var (principal, deputy) = (await scene.Data.CreateMemberWithAsync(place, [Decide]), await scene.Data.CreateMemberWithAsync(place, []));
        await scene.GiveAddressAsync(principal);
        await scene.GiveAddressAsync(deputy);
        await scene.OweAsync(place, "/pairing/pairings", 1, item => item with { Permission = Decide });
        var delegation = await scene.Data.DelegateAsync(place, principal, deputy, [Decide]);

        await scene.RunAsync();
        await scene.Data.AsAsync(principal, place, async services =>
        {
            await services.GetRequiredService<DelegationAppService>().RevokeAsync(delegation, "Đã về", CancellationToken.None);
            return true;
        });
        scene.Data.Host.Clock.Advance(TimeSpan.FromDays(1));
        await scene.RunAsync();

        (await scene.Server.HeardAsync(2)).Select(m => m.To.Mailboxes.Single().Address).ShouldBe([WorkMailScene.AddressOf(deputy), WorkMailScene.AddressOf(principal)]);
        (await scene.Server.HeardAsync(2))[0].TextBody!.ShouldContain(principal.FullName);
    }

    /// <summary>Pages of a workspace are closed to whoever owes it a second factor; so is the mail about it.</summary>
    [DatabaseTest]
    public async Task Run_ASecondFactorIsMissing_TellsNothingOfThatWorkspace(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var (strict, mild) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        var person = await scene.OfficerAsync(strict);
        await scene.Data.JoinAsync(person, mild, [RoleCodes.DistrictOfficer]);
        await scene.OweAsync(strict, "/directory/units", 1);
        await scene.OweAsync(mild, "/directory/parties", 1);
        await scene.InAsync(strict, db => db.Set<Role>().Where(r => r.Code == RoleCodes.DistrictOfficer).ExecuteUpdateAsync(u => u.SetProperty(r => r.RequiresTwoFactor, true)));
        (await scene.OwedAsync(person)).ShouldBe(2, "nobody enforces it yet");
        await AuthAccountTests.SetAsync(scene.Data, SecuritySettings.EnforceTwoFactor, "true");

        await scene.RunAsync();

        WorkMailScene.Links((await scene.Server.HeardAsync(1)).Single()).ShouldBe([WorkMailScene.Address + mild.Path("/directory/parties")]);
        await scene.InAsync(null, db => db.Set<Account>().Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.TwoFactorEnabled, true)));
        (await scene.OwedAsync(person)).ShouldBe(2);
    }

    /// <summary>A person of one commune hears of that commune; a sponsor of what its party owes, wherever it is written.</summary>
    [DatabaseTest]
    public async Task Run_WorkOfOthers_IsNotTold(Provider provider)
    {
        using var scene = await WorkMailScene.OfAsync(await hosts.FreshAsync(provider));
        var place = await scene.PlaceAsync();
        var (sponsor, fellow) = (await SponsorAsync("Sở Một"), await SponsorAsync("Sở Hai"));
        var officer = await scene.OfficerAsync(place, WorkMailChoice.Daily, TestData.Zuoich);
        var (focal, other) = (await scene.Data.CreateMemberAsync(sponsor, RoleCodes.SponsorFocal), await scene.Data.CreateMemberAsync(fellow, RoleCodes.SponsorFocal));
        await scene.GiveAddressAsync(focal);
        await scene.GiveAddressAsync(other);
        await scene.OweAsync(place, "/directory/units?zuoich", 1, item => item with { UnitId = TestData.Zuoich });
        await scene.OweAsync(place, "/directory/units?chochun", 1, item => item with { UnitId = TestData.ChoChun });
        await scene.OweAsync(place, "/pairing/pairings", 1, item => item with { Permission = null, PartyId = sponsor.PartyId });

        await scene.RunAsync();

        (await scene.Server.HeardAsync(2)).SelectMany(m => WorkMailScene.Links(m).Select(link => (m.To.Mailboxes.Single().Address, link))).ShouldBe(
            [
                (WorkMailScene.AddressOf(officer), WorkMailScene.Address + place.Path("/directory/units?zuoich")),
                (WorkMailScene.AddressOf(focal), WorkMailScene.Address + sponsor.Path("/pairing/pairings")),
            ],
            ignoreOrder: true);

        async Task<TestWorkspace> SponsorAsync(string name) => await scene.Data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: await scene.Data.CreatePartyAsync(name));
    }
}
