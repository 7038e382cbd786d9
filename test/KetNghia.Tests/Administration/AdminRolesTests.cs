using System.Net;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Memberships;
using KetNghia.Administration.Roles;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

public sealed class AdminRolesTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Review_ThenSave_ShowsTheDifferenceAndTakesEffectOnTheNextRequest(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var role = await RoleAsync(data, place, RoleCodes.LocalityViewer);
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityViewer));
        (await viewer.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var edit = await visitor.OpenAsync(place.Path($"/administration/roles/edit/{role.Id}"));

        var review = await visitor.SubmitAsync(
            edit.FormWith("Input.Permissions"), ("Input.Permissions", AdministrationPermissions.Users.Manage), ("Input.Permissions", "Nothing.Known.Here"));
        var before = (await RoleAsync(data, place, RoleCodes.LocalityViewer)).Permissions;
        var saved = await visitor.SubmitAsync(review.FormWith("Input.Permissions"));

        review.Status.ShouldBe(HttpStatusCode.OK);
        review.Document.QuerySelectorAll("main ins").Select(e => e.TextContent).ShouldContain("Xem người dùng và vai trò");
        before.ShouldBe(role.Permissions);
        saved.Location.ShouldNotBeNull(saved.Text);
        var after = (await RoleAsync(data, place, RoleCodes.LocalityViewer)).PermissionNames.ToList();
        after.ShouldBe([AdministrationPermissions.Users.Manage, AdministrationPermissions.Users.View]);
        (await viewer.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Save_AddingToARoleOneHolds_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreateMemberWithAsync(place, [AdministrationPermissions.Roles.Manage]);
        await data.JoinAsync(await data.CreatePersonAsync(), place, [RoleCodes.LocalityAdmin]);
        using var visitor = await data.VisitAsync(person);
        var own = await InAsync(data, place, db => db.Set<Role>().Where(r => !r.IsDefault).Select(r => r.Id).FirstAsync());
        var edit = await visitor.OpenAsync(place.Path($"/administration/roles/edit/{own}"));

        var review = await visitor.SubmitAsync(
            edit.FormWith("Input.Permissions"), ("Input.Permissions", AdministrationPermissions.Roles.Manage), ("Input.Permissions", AdministrationPermissions.Audit.View));
        var saved = await visitor.SubmitAsync(review.FormWith("Input.Permissions"));

        saved.ErrorCode.ShouldBe(AdministrationErrors.OwnRole);
    }

    [DatabaseTest]
    public async Task Save_TakingUserManagementFromTheOnlyAdminRole_IsRefused(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var role = await RoleAsync(data, place, RoleCodes.LocalityAdmin);
        var edit = await visitor.OpenAsync(place.Path($"/administration/roles/edit/{role.Id}"));

        var review = await visitor.SubmitAsync(edit.FormWith("Input.Permissions"), ("Input.Permissions", AdministrationPermissions.Roles.Manage));
        var saved = await visitor.SubmitAsync(review.FormWith("Input.Permissions"));

        saved.ErrorCode.ShouldBe(AdministrationErrors.LastAdmin);
    }

    [DatabaseTest]
    public async Task Create_CopiedFromAnother_HasItsPermissionsAndCanBeRetiredWhileUnused(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var source = await RoleAsync(data, place, RoleCodes.Leader);

        var created = await visitor.FillAsync(place.Path("/administration/roles/create"), ("Input.Name", "Phó lãnh đạo"), ("Input.CopyFromId", source.Id.ToString()));
        var made = await RoleAsync(data, place, "pho-lanh-dao");
        var retired = await visitor.FillAsync(place.Path($"/administration/roles/retire/{made.Id}"));

        created.Location.ShouldNotBeNull(created.Text);
        made.Permissions.ShouldBe(source.Permissions);
        retired.Location.ShouldNotBeNull(retired.Text);
        (await RoleAsync(data, place, "pho-lanh-dao")).RetiredAtUtc.ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task Create_NameTaken_KeepsTheNameWithAMessage(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var name = (await RoleAsync(data, place, RoleCodes.Leader)).Name;

        var answer = await visitor.FillAsync(place.Path("/administration/roles/create"), ("Input.Name", name));

        answer.ErrorCode.ShouldBe(AdministrationErrors.RoleNameTaken);
        answer.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe(name);
    }

    [DatabaseTest]
    public async Task Pages_OfAnotherTenantsRole_AreNotFound(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var foreign = await RoleAsync(data, other, RoleCodes.Leader);

        foreach (var page in new[] { "details", "edit", "retire" })
        {
            (await visitor.GetAsync(place.Path($"/administration/roles/{page}/{foreign.Id}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [DatabaseTest]
    public async Task Matrix_Always_ShowsEveryRoleAndModule(Provider provider)
    {
        var (_, place, visitor) = await AdminAsync(provider);

        var page = await visitor.OpenAsync(place.Path("/administration/roles/matrix"));

        page.Text.ShouldContain("Cán bộ xã");
        page.Document.QuerySelectorAll("th[scope=rowgroup]").Length.ShouldBeGreaterThan(2);
        page.Text.ShouldNotContain("Permission.");
        page.Text.ShouldNotContain("Module.");
        page.Document.QuerySelectorAll("th[scope=row]").Length.ShouldBe(0, "folded until a part is opened");
        var part = await visitor.OpenAsync(page.Document.QuerySelector("#Pairing a")!.GetAttribute("href")!);
        var every = await visitor.OpenAsync(place.Path("/administration/roles/matrix?open=all"));
        var different = await visitor.OpenAsync(place.Path("/administration/roles/matrix?different=true"));
        var opened = Lines(part).Length;
        opened.ShouldBeInRange(5, Lines(every).Length - 5);
        part.Text.ShouldContain(every.Document.QuerySelector("#Pairing .mute")!.TextContent);
        Lines(different).ShouldAllBe(cells => cells.Distinct().Count() == 2);
        Lines(different).Length.ShouldBe(Lines(every).Count(cells => cells.Distinct().Count() == 2));

        static string[][] Lines(Answer answer) =>
            [.. answer.Document.QuerySelectorAll(".matrix th[scope=row]").Select(th => th.ParentElement!.QuerySelectorAll("td").Select(td => td.TextContent.Trim()).ToArray())];
    }

    [DatabaseTest]
    public async Task Why_MissingPermission_NamesRoleAndWhoCanHelp(Provider provider)
    {
        var (data, place, _) = await AdminAsync(provider);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer));

        var page = await officer.OpenAsync(place.Path("/administration/why?permission=" + AdministrationPermissions.Users.Manage));
        var unknown = await officer.GetAsync(place.Path("/administration/why?permission=No.Such.Thing"));

        page.Has(".why li.n").ShouldBeTrue();
        page.Text.ShouldContain("Quản trị địa bàn");
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Why_AskedForAnotherPerson_SpeaksOfThatPersonAlone(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var officer = await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer, TestData.Zuoich);
        var id = await InAsync(data, place, db => db.Set<Membership>().Where(m => m.AccountId == officer.AccountId).Select(m => m.Id).SingleAsync());
        var address = place.Path($"/administration/why?permission={AdministrationPermissions.Users.Manage}&person={id}");
        using var curious = await data.VisitAsync(officer);

        var details = await visitor.OpenAsync(place.Path($"/administration/users/details/{id}"));
        var page = await visitor.OpenAsync(address);
        var own = await visitor.OpenAsync(place.Path("/administration/why?permission=" + AdministrationPermissions.Users.Manage));
        var refused = await curious.GetAsync(address);
        var unknown = await visitor.GetAsync(place.Path($"/administration/why?permission={AdministrationPermissions.Users.Manage}&person={Guid.NewGuid()}"));

        details.Has($"a[href$='/administration/why?person={id}']").ShouldBeTrue();
        page.Text.ShouldContain("Hỏi cho " + officer.FullName);
        page.Text.ShouldContain("Vai trò Cán bộ xã chưa có quyền");
        page.Text.ShouldContain("chỉ hồ sơ của Xã Zuôich");
        own.Text.ShouldContain("Đã có quyền");
        own.Text.ShouldContain("Hỏi cho người khác");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);

        await visitor.FillAsync(place.Path($"/administration/users/revoke/{id}"), ("Input.Reason", "Chuyển công tác"));
        var gone = await visitor.OpenAsync(place.Path($"/administration/why?permission={AdministrationPermissions.Users.View}&person={id}"));
        gone.Text.ShouldContain("Quyền trong địa bàn: Đã thu hồi");
    }

    [DatabaseTest]
    public async Task Audit_OfACreation_ShowsWhatWasRecordedAndTheKindInWords(Provider provider)
    {
        var (_, place, visitor) = await AdminAsync(provider);
        (await visitor.FillAsync(place.Path("/administration/roles/create"), ("Input.Name", "Cán bộ theo dõi kết nghĩa"))).Location.ShouldNotBeNull();

        var list = await visitor.OpenAsync(place.Path("/administration/audit?action=Administration.Role.Created&panel=filters"));
        var created = await visitor.OpenAsync(list.Document.QuerySelector("main tbody th a")!.GetAttribute("href")!);

        created.Document.QuerySelectorAll("main ins").Select(e => e.TextContent).ShouldContain("Cán bộ theo dõi kết nghĩa");
        created.Document.QuerySelectorAll("aside dd").First().TextContent.ShouldBe("Vai trò");
        list.Document.QuerySelectorAll("#type option").Select(o => o.TextContent).ShouldContain("Vai trò");
        list.Document.QuerySelectorAll("#action option").Select(o => o.TextContent).ShouldContain("Lập vai trò");
    }

    [DatabaseTest]
    public async Task Roles_WhereTheSecondFactorIsNotEnforced_SayThatTheyAreExcepted(Provider provider)
    {
        var (_, place, visitor) = await AdminAsync(provider);

        var roles = await visitor.OpenAsync(place.Path("/administration/roles"));

        roles.Text.ShouldContain("đang tắt bắt buộc hai lớp");
    }

    [DatabaseTest]
    public async Task Audit_AfterARoleChanged_TellsItInWordsAndOpensTheDifference(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var role = await RoleAsync(data, place, RoleCodes.Accountant);
        var edit = await visitor.OpenAsync(place.Path($"/administration/roles/edit/{role.Id}"));
        var review = await visitor.SubmitAsync(edit.FormWith("Input.Permissions"), ("Input.Name", "Kế toán trưởng"), ("Input.Permissions", AdministrationPermissions.Audit.View));
        (await visitor.SubmitAsync(review.FormWith("Input.Permissions"))).Location.ShouldNotBeNull();

        var list = await visitor.OpenAsync(place.Path("/administration/audit?action=Administration.Role.Changed&q=Kế toán trưởng"));
        var line = list.Document.QuerySelector("main tbody th a")!;
        var details = await visitor.OpenAsync(line.GetAttribute("href")!);

        line.TextContent.ShouldContain("Sửa vai trò “Kế toán trưởng”");
        details.Document.QuerySelectorAll("main ins").Select(e => e.TextContent).ShouldContain("Kế toán trưởng");
        details.Text.ShouldContain("Tên vai trò");
        (await visitor.GetAsync(place.Path("/administration/audit?handler=Export"))).Response.Content.Headers.ContentType!.MediaType
            .ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    [DatabaseTest]
    public async Task Audit_OfAnotherTenant_IsNotFoundAndForbiddenWithoutPermission(Provider provider)
    {
        var (data, place, visitor) = await AdminAsync(provider);
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var foreign = await InAsync(data, other, db => db.Set<ActionLogEntry>().Select(e => e.Id).FirstAsync());
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer));

        (await visitor.GetAsync(place.Path($"/administration/audit/details/{foreign}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync(place.Path("/administration/audit"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Audit_ScopedReader_SeesOnlyTheirUnitsAndOwnActions(Provider provider)
    {
        var (data, place, _) = await AdminAsync(provider);
        var unit = Guid.CreateVersion7();
        using var scoped = await data.VisitAsync(await data.CreateMemberWithAsync(place, [AdministrationPermissions.Audit.View], unit));

        var page = await scoped.OpenAsync(place.Path("/administration/audit"));

        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(0);
    }

    private static Task<Role> RoleAsync(TestData data, TestWorkspace place, string code) =>
        InAsync(data, place, db => db.Set<Role>().AsNoTracking().FirstAsync(r => r.Code == code));

    private static Task<T> InAsync<T>(TestData data, TestWorkspace place, Func<KetNghiaDbContext, Task<T>> read) => data.Host.WithAsync(
        services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place.Id });

    private async Task<(TestData Data, TestWorkspace Place, Visitor Visitor)> AdminAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin)));
    }
}
