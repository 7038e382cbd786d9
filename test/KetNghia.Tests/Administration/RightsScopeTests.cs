using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>Nobody hands out more than the own part: not more units, not more administration.</summary>
public sealed class RightsScopeTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Acts = ["secondfactor", "password", "revoke"];
    private static readonly Guid Elsewhere = KetNghia.Directory.Contracts.UnitIds.Of("20707");

    [DatabaseTest]
    public async Task Create_ByALimitedAdministrator_NeedsUnitsAndOnlyTheOwnOnes(Provider provider)
    {
        var (data, place, visitor) = await LimitedAsync(provider);
        var before = await CountAsync(data, place);

        var everywhere = await CreateAsync(data, place, visitor);
        var next = await CreateAsync(data, place, visitor, TestData.ChoChun);
        var both = await CreateAsync(data, place, visitor, TestData.Zuoich, TestData.ChoChun);

        everywhere.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        next.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        both.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        (await CountAsync(data, place)).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task Create_ByALimitedAdministratorInTheOwnUnit_IsLimitedToIt(Provider provider)
    {
        var (data, place, visitor) = await LimitedAsync(provider);

        var made = await CreateAsync(data, place, visitor, TestData.Zuoich);

        made.Location.ShouldNotBeNull(made.Text);
        (await UnitsAsync(data, place, "Người Được Cấp")).ShouldBe([TestData.Zuoich]);
    }

    [DatabaseTest]
    public async Task Role_OfACommune_IsNotGivenWithoutACommune(Provider provider)
    {
        var (data, place, _) = await LimitedAsync(provider);
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.CommuneOfficer], TestData.Zuoich);

        var made = await CreateAsync(data, place, admin);
        var widened = await admin.FillAsync(place.Path($"/administration/users/edit/{membership}"), ("Input.UnitIds", null));

        made.ErrorCode.ShouldBe(AdministrationErrors.UnitNeeded);
        made.FieldError("Input.UnitIds").ShouldNotBeNull();
        widened.ErrorCode.ShouldBe(AdministrationErrors.UnitNeeded);
        (await UnitsAsync(data, place, person.FullName)).ShouldBe([TestData.Zuoich]);
    }

    [DatabaseTest]
    public async Task Edit_ByALimitedAdministrator_WidensNobodyBeyondTheOwnUnits(Provider provider)
    {
        var (data, place, visitor) = await LimitedAsync(provider);
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.CommuneOfficer], TestData.Zuoich);
        var path = place.Path($"/administration/users/edit/{membership}");

        var everywhere = await visitor.FillAsync(path, ("Input.UnitIds", null));
        var next = await visitor.FillAsync(path, ("Input.UnitIds", TestData.ChoChun.ToString()));

        everywhere.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        next.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
        (await UnitsAsync(data, place, person.FullName)).ShouldBe([TestData.Zuoich]);
    }

    [DatabaseTest]
    public async Task Create_WithAUnitOfAnotherLocality_IsRefusedToEverybody(Provider provider)
    {
        var (data, place, _) = await LimitedAsync(provider);
        using var admin = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));

        var answer = await CreateAsync(data, place, admin, Elsewhere);

        answer.ErrorCode.ShouldBe(AdministrationErrors.UnitOutside);
    }

    [DatabaseTest]
    public async Task Edit_ByAHelper_GivesNoAdministrationTheHelperLacks(Provider provider)
    {
        var (data, place, _) = await LimitedAsync(provider);
        using var helper = await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Users.Manage]));
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.CommuneOfficer]);
        var (admin, accountant) = (await RoleIdAsync(data, place, RoleCodes.LocalityAdmin), await RoleIdAsync(data, place, RoleCodes.Accountant));
        var path = place.Path($"/administration/users/edit/{membership}");

        var above = await helper.FillAsync(path, ("Input.RoleIds", admin.ToString()));
        var both = await helper.FillAsync(path, ("Input.RoleIds", accountant.ToString()), ("Input.RoleIds", admin.ToString()));
        var below = await helper.FillAsync(path, ("Input.RoleIds", accountant.ToString()));

        above.ErrorCode.ShouldBe(AdministrationErrors.RoleAboveYours);
        both.ErrorCode.ShouldBe(AdministrationErrors.RoleAboveYours);
        below.Location.ShouldNotBeNull(below.Text);
    }

    /// <summary>Neither their rights nor their account: a narrower scope, an end, a new password, a second factor taken off.</summary>
    [DatabaseTest]
    public async Task Act_ByALimitedAdministratorOnWhoReachesFurther_IsRefused(Provider provider)
    {
        var (data, place, visitor) = await LimitedAsync(provider);
        await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        var everywhere = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.CommuneOfficer]);
        var wider = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.CommuneOfficer], TestData.Zuoich, TestData.ChoChun);
        var own = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.CommuneOfficer], TestData.Zuoich);

        foreach (var person in new[] { everywhere, wider })
        {
            (await visitor.FillAsync(place.Path($"/administration/users/edit/{person}"), ("Input.UnitIds", TestData.Zuoich.ToString()))).ErrorCode.ShouldBe(AdministrationErrors.PersonOutside);
            foreach (var act in Acts)
            {
                (await ActAsync(place, visitor, person, act)).ErrorCode.ShouldBe(AdministrationErrors.PersonOutside, act);
            }
        }

        foreach (var act in Acts)
        {
            var done = await ActAsync(place, visitor, own, act);
            done.Location.ShouldNotBeNull($"{act}: {done.Text}");
        }
    }

    [DatabaseTest]
    public async Task End_ByAHelper_LeavesAdministratorsAlone(Provider provider)
    {
        var (data, place, _) = await LimitedAsync(provider);
        using var helper = await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Users.Manage]));
        await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        var admin = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.LocalityAdmin]);
        var accountant = await RoleIdAsync(data, place, RoleCodes.Accountant);

        var ended = await ActAsync(place, helper, admin, "revoke");
        var stripped = await helper.FillAsync(place.Path($"/administration/users/edit/{admin}"), ("Input.RoleIds", accountant.ToString()));

        ended.ErrorCode.ShouldBe(AdministrationErrors.RoleAboveYours);
        stripped.ErrorCode.ShouldBe(AdministrationErrors.RoleAboveYours);
    }

    /// <summary>What somebody already holds may stay when a helper changes something else.</summary>
    [DatabaseTest]
    public async Task Edit_ByAHelperOfAnAdministrator_MayLeaveTheirRole(Provider provider)
    {
        var (data, place, _) = await LimitedAsync(provider);
        using var helper = await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Users.Manage]));
        await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        var membership = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.LocalityAdmin]);

        var answer = await helper.FillAsync(place.Path($"/administration/users/edit/{membership}"), ("Input.To", "31/12/2030"));

        answer.Location.ShouldNotBeNull(answer.Text);
    }

    private static Task<Answer> ActAsync(TestWorkspace place, Visitor visitor, Guid membership, string act)
    {
        var path = place.Path($"/administration/users/{act}/{membership}");
        return act == "password" ? visitor.FillAsync(path) : visitor.FillAsync(path, ("Input.Reason", "thử phạm vi"));
    }

    private static async Task<Answer> CreateAsync(TestData data, TestWorkspace place, Visitor visitor, params Guid[] units)
    {
        var role = await RoleIdAsync(data, place, RoleCodes.CommuneOfficer);
        return await visitor.FillAsync(
            place.Path("/administration/users/create"),
            [("Input.FullName", "Người Được Cấp"), ("Input.RoleIds", role.ToString()), .. units.Select(u => ("Input.UnitIds", (string?)u.ToString()))]);
    }

    private static Task<Guid> RoleIdAsync(TestData data, TestWorkspace place, string code) =>
        InAsync(data, place, db => db.Set<Role>().Where(r => r.Code == code).Select(r => r.Id).FirstAsync());

    private static Task<int> CountAsync(TestData data, TestWorkspace place) => InAsync(data, place, db => db.Set<Membership>().CountAsync());

    private static Task<List<Guid>> UnitsAsync(TestData data, TestWorkspace place, string fullName) => InAsync(
        data, place,
        db => db.Set<Membership>().Where(m => db.Set<KetNghia.Administration.Accounts.Account>().Any(a => a.Id == m.AccountId && a.FullName == fullName))
            .SelectMany(m => m.Units.Select(u => u.UnitId)).ToListAsync());

    private static Task<T> InAsync<T>(TestData data, TestWorkspace place, Func<KetNghiaDbContext, Task<T>> read) => data.Host.WithAsync(
        services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });

    /// <summary>A locality of two communes, and an administrator of one of them.</summary>
    private async Task<(TestData Data, TestWorkspace Place, Visitor Visitor)> LimitedAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.Zuoich, TestData.ChoChun);
        return (data, place, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin, TestData.Zuoich)));
    }
}
