using System.Net;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

public sealed class AdminUsersTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Create_Valid_MakesAccountMembershipAndLogAndShowsThePasswordOnce(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var role = await RoleIdAsync(data, place, RoleCodes.CommuneOfficer);

        var answer = await visitor.FillAsync(
            place.Path("/administration/users/create"), ("Input.FullName", "Nguyễn Thị Hồng Vân"), ("Input.RoleIds", role.ToString()));
        var issued = await visitor.FollowAsync(answer);
        var again = await visitor.GetAsync(answer.Location!);

        issued.Document.QuerySelector("[data-one-time-password]")!.TextContent.Length.ShouldBe(19);
        again.Has("[data-one-time-password]").ShouldBeFalse();
        issued.Text.ShouldContain("van.nth");
        (await InAsync(data, place, db => db.Set<Account>().AnyAsync(a => a.FullName == "Nguyễn Thị Hồng Vân" && a.MustChangePassword))).ShouldBeTrue();
        (await ActionsAsync(data, place)).ShouldContain("Administration.Membership.Granted");
        (await visitor.OpenAsync(place.Path("/administration/users?q=hong van"))).Text.ShouldContain("Nguyễn Thị Hồng Vân");
    }

    [DatabaseTest]
    public async Task Create_NameMissing_KeepsWhatWasTypedWithAMessage(Provider provider)
    {
        var (_, place, _, visitor) = await AdminAsync(provider);

        var answer = await visitor.FillAsync(place.Path("/administration/users/create"), ("Input.UserName", "lan.tt"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.FieldError("Input.FullName").ShouldNotBeNull();
        answer.Document.QuerySelector("[name='Input.UserName']")!.GetAttribute("value").ShouldBe("lan.tt");
    }

    [DatabaseTest]
    public async Task Create_UserNameExists_AsksForItAgainAndThenAddsAMembershipOnly(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var person = await data.CreatePersonAsync();
        var role = await RoleIdAsync(data, place, RoleCodes.Accountant);

        var asked = await visitor.FillAsync(
            place.Path("/administration/users/create"), ("Input.FullName", "Ai Đó"), ("Input.UserName", person.UserName), ("Input.RoleIds", role.ToString()));
        var added = await visitor.SubmitAsync(asked.MainForm, ("Input.ConfirmUserName", person.UserName), ("SubmissionId", Guid.CreateVersion7().ToString()));

        asked.ErrorCode.ShouldBe(AdministrationErrors.AccountExists);
        added.Location.ShouldNotBeNull().ShouldContain("/users/details/");
        (await InAsync(data, place, db => db.Set<Membership>().CountAsync(m => m.AccountId == person.AccountId))).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Pages_WithoutPermission_AreForbidden(Provider provider)
    {
        var (data, place, _, _) = await AdminAsync(provider);
        var officer = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer);
        using var visitor = await data.VisitAsync(officer);

        foreach (var page in new[] { "users", "users/create", "roles", "roles/matrix", "roles/create" })
        {
            (await visitor.GetAsync(place.Path("/administration/" + page))).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    [DatabaseTest]
    public async Task Details_OfAnotherTenant_IsNotFound(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var foreign = await data.JoinAsync(await data.CreatePersonAsync(), other, [RoleCodes.Leader]);

        foreach (var page in new[] { "details", "edit", "revoke", "password", "secondfactor", "issued" })
        {
            (await visitor.GetAsync(place.Path($"/administration/users/{page}/{foreign}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [DatabaseTest]
    public async Task Edit_TakesARoleAway_IsRefusedOnThePersonsNextRequest(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.LocalityAdmin]);
        var viewer = await RoleIdAsync(data, place, RoleCodes.LocalityViewer);
        using var theirs = await data.VisitAsync(person);
        (await theirs.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.OK);

        var answer = await visitor.FillAsync(place.Path($"/administration/users/edit/{membership}"), ("Input.RoleIds", viewer.ToString()));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await theirs.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await theirs.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Revoke_WithReason_EndsAccessOnTheNextRequest(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        using var theirs = await data.VisitAsync(person);

        var answer = await visitor.FillAsync(place.Path($"/administration/users/revoke/{membership}"), ("Input.Reason", "Chuyển công tác"));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await theirs.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ActionsAsync(data, place)).ShouldContain("Administration.Membership.Revoked");
    }

    [DatabaseTest]
    public async Task Edit_OwnMembership_IsRefused(Provider provider)
    {
        var (data, place, admin, visitor) = await AdminAsync(provider);
        var own = await InAsync(data, place, db => db.Set<Membership>().Where(m => m.AccountId == admin.AccountId).Select(m => m.Id).FirstAsync());

        var edited = await visitor.FillAsync(place.Path($"/administration/users/edit/{own}"));
        var revoked = await visitor.FillAsync(place.Path($"/administration/users/revoke/{own}"), ("Input.Reason", "Thử"));

        edited.ErrorCode.ShouldBe(AdministrationErrors.OwnRights);
        revoked.ErrorCode.ShouldBe(AdministrationErrors.OwnRights);
    }

    [DatabaseTest]
    public async Task Edit_RoleAboveOwn_IsRefused(Provider provider)
    {
        var (data, place, _, _) = await AdminAsync(provider);
        var helper = await data.CreateMemberWithAsync(place, [AdministrationPermissions.Users.Manage]);
        using var visitor = await data.VisitAsync(helper);
        var admin = await RoleIdAsync(data, place, RoleCodes.LocalityAdmin);

        var answer = await visitor.FillAsync(
            place.Path("/administration/users/create"), ("Input.FullName", "Người Bạn"), ("Input.RoleIds", admin.ToString()));

        answer.ErrorCode.ShouldBe(AdministrationErrors.RoleAboveYours);
    }

    [DatabaseTest]
    public async Task Revoke_TwoAdminsRevokeEachOtherAtOnce_OneRemains(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var people = new[] { await data.CreatePersonAsync(), await data.CreatePersonAsync() };
        var ids = new[] { await data.JoinAsync(people[0], place, [RoleCodes.LocalityAdmin]), await data.JoinAsync(people[1], place, [RoleCodes.LocalityAdmin]) };
        var visitors = new[] { await data.VisitAsync(people[0]), await data.VisitAsync(people[1]) };
        var forms = new[] { await visitors[0].OpenAsync(place.Path($"/administration/users/revoke/{ids[1]}")), await visitors[1].OpenAsync(place.Path($"/administration/users/revoke/{ids[0]}")) };

        await Task.WhenAll(Enumerable.Range(0, 2).Select(i => visitors[i].SubmitAsync(forms[i].MainForm, ("Input.Reason", "Cùng lúc"))));

        (await InAsync(data, place, db => db.Set<Membership>().CountAsync(m => m.RevokedAtUtc == null))).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task EndSession_OfAPerson_RefusesTheirNextRequest(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        using var theirs = await data.VisitAsync(person);
        (await theirs.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
        var page = await visitor.OpenAsync(place.Path($"/administration/users/details/{membership}"));

        var answer = await visitor.SubmitAsync(page.FormWith("sessionId"));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await theirs.GetAsync(place.Path("/"))).Location.ShouldNotBeNull().ShouldContain("/account/sign-in");
    }

    [DatabaseTest]
    public async Task Password_PersonWorksElsewhereToo_IsRefusedToALocality(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.DistrictOfficer]);
        await data.JoinAsync(person, data.Province, [RoleCodes.ProvinceAdmin]);

        var answer = await visitor.FillAsync(place.Path($"/administration/users/password/{membership}"));

        answer.ErrorCode.ShouldBe(AdministrationErrors.PersonElsewhere);
    }

    [DatabaseTest]
    public async Task SecondFactorReset_ByOnePerson_NeedsAnother(Provider provider)
    {
        var (data, place, _, first) = await AdminAsync(provider);
        var second = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        var person = await data.CreatePersonAsync();
        var membership = await data.JoinAsync(person, place, [RoleCodes.Leader]);
        await InAsync(data, place, db => db.Set<Account>().Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.TwoFactorEnabled, true)));
        await first.FillAsync(place.Path($"/administration/users/secondfactor/{membership}"), ("Input.Reason", "Mất điện thoại"));
        var details = place.Path($"/administration/users/details/{membership}");

        var own = await first.OpenAsync(details);
        var offered = own.Has("button[name=confirm][value=true]");
        var forged = await first.SubmitAsync(own.FormWith("requestId"), [], [], Button(own, "false", "true"));
        var other = await second.OpenAsync(details);
        var done = await second.SubmitAsync(other.FormWith("requestId"), [], [], Button(other, "true", "true"));

        offered.ShouldBeFalse();
        forged.ErrorCode.ShouldBe(AdministrationErrors.SamePerson);
        done.Location.ShouldNotBeNull(done.Text);
        (await InAsync(data, place, db => db.Set<Account>().Where(a => a.Id == person.AccountId).Select(a => a.TwoFactorEnabled).FirstAsync())).ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Details_OfAMember_ShowsPermissionsWithTheirRolesAndHistory(Provider provider)
    {
        var (data, place, _, visitor) = await AdminAsync(provider);
        var membership = await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.LocalityAdmin]);

        var page = await visitor.OpenAsync(place.Path($"/administration/users/details/{membership}"));

        page.Text.ShouldContain("Thêm người, cấp và thu hồi quyền");
        page.Document.QuerySelectorAll(".timeline li").Length.ShouldBeGreaterThan(0);
        page.Sql.Count.ShouldBeLessThan(20);
    }

    private static AngleSharp.Html.Dom.IHtmlElement Button(Answer page, string value, string sent)
    {
        var button = (AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector($"button[name=confirm][value={value}]")!;
        button.SetAttribute("value", sent);
        return button;
    }

    private static Task<Guid> RoleIdAsync(TestData data, TestWorkspace place, string code) =>
        InAsync(data, place, db => db.Set<KetNghia.Administration.Roles.Role>().Where(r => r.Code == code).Select(r => r.Id).FirstAsync());

    private static Task<List<string>> ActionsAsync(TestData data, TestWorkspace place) =>
        InAsync(data, place, db => db.Set<ActionLogEntry>().Select(e => e.Action).ToListAsync());

    private static Task<T> InAsync<T>(TestData data, TestWorkspace place, Func<KetNghiaDbContext, Task<T>> read) => data.Host.WithAsync(
        services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });

    private async Task<(TestData Data, TestWorkspace Place, TestPerson Admin, Visitor Visitor)> AdminAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var admin = await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin);
        return (data, place, admin, await data.VisitAsync(admin));
    }
}
