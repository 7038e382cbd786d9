using System.Net;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localities;
using KetNghia.Administration.Workspaces;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

public sealed class AdminLocalitiesTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Create = "/k/tinh/administration/localities/create";

    [DatabaseTest]
    public async Task Create_InOneForm_MakesWorkspaceUnitsRolesAndAdmin(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var page = await visitor.OpenAsync(Create);
        var found = await visitor.SubmitAsync(page.MainForm, [("Input.Name", "Huyện Tây Giang"), ("Input.Kind", "OldDistrict"), ("Input.FindUnit", "Tây Giang")], [], Button(page, "Find"));
        var units = found.Document.QuerySelectorAll("input[name='Input.UnitIds']").Select(i => i.GetAttribute("value")).ToList();

        var answer = await visitor.SubmitAsync(found.MainForm, ("Input.UnitIds", units[0]), ("Input.FullName", "Bhling Văn Tư"));

        answer.Location.ShouldNotBeNull(answer.Text);
        found.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Huyện Tây Giang");
        var details = await visitor.FollowAsync(answer);
        details.Has("[data-one-time-password]").ShouldBeTrue();
        details.Text.ShouldContain("Bhling Văn Tư");
        var made = await ReadAsync(data, db => db.Set<Workspace>().Include(w => w.Units).FirstAsync(w => w.Slug == "tay-giang"));
        made.Units.Count.ShouldBe(1);
        (await visitor.OpenAsync("/k/tinh/administration/localities")).Text.ShouldContain("/k/tay-giang");
        var again = await visitor.SubmitAsync(
            found.MainForm, ("Input.UnitIds", units[0]), ("Input.FullName", "Người Khác"), ("Input.Slug", "tay-giang-2"), ("SubmissionId", Guid.CreateVersion7().ToString()));
        again.ErrorCode.ShouldBe(AdministrationErrors.UnitTaken);
    }

    [DatabaseTest]
    public async Task Create_SlugTaken_KeepsTheFormWithAMessageAndWritesNothing(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        await data.CreateWorkspaceAsync(WorkspaceKind.Locality, "dong-giang");
        var unit = await UnitAsync(data, "Đông Giang");
        var page = await visitor.OpenAsync(Create);
        var found = await visitor.SubmitAsync(page.MainForm, [("Input.Name", "Huyện Đông Giang"), ("Input.Kind", "OldDistrict"), ("Input.FindUnit", "Đông Giang")], [], Button(page, "Find"));

        var answer = await visitor.SubmitAsync(found.MainForm, ("Input.UnitIds", unit.ToString()), ("Input.FullName", "Alăng Thị Mai"));

        answer.ErrorCode.ShouldBe(AdministrationErrors.SlugTaken);
        answer.FieldError("Input.Slug").ShouldNotBeNull();
        (await ReadAsync(data, db => db.Set<Workspace>().CountAsync(w => w.Name == "Huyện Đông Giang"))).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Create_Prefix_IsProposedCheckedAndUnique(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);

        var first = await FormAsync("Huyện Sông Hàn", "Quế Sơn");
        var malformed = await visitor.SubmitAsync(first, ("Input.FullName", "Lê Văn Một"), ("Input.CodePrefix", "S1"));
        var reserved = await visitor.SubmitAsync(await FormAsync("Huyện Sông Hàn", "Quế Sơn"), ("Input.FullName", "Lê Văn Một"), ("Input.CodePrefix", "kn"));
        var made = await visitor.SubmitAsync(await FormAsync("Huyện Sông Hàn", "Quế Sơn"), ("Input.FullName", "Lê Văn Một"));
        var taken = await visitor.SubmitAsync(await FormAsync("Thị xã Sao Hôm", "Núi Thành"), ("Input.FullName", "Lê Văn Hai"), ("Input.CodePrefix", "sh"));
        var other = await visitor.SubmitAsync(await FormAsync("Thị xã Sao Hôm", "Núi Thành"), ("Input.FullName", "Lê Văn Hai"));

        malformed.FieldError("Input.CodePrefix").ShouldNotBeNull();
        (reserved.ErrorCode, taken.ErrorCode).ShouldBe((AdministrationErrors.PrefixTaken, AdministrationErrors.PrefixTaken));
        taken.FieldError("Input.CodePrefix")!.ShouldContain("SHO");
        (await visitor.FollowAsync(made)).Text.ShouldContain("mã hồ sơ SH-…");
        (await visitor.FollowAsync(other)).Text.ShouldContain("mã hồ sơ SHO-…");
        (await visitor.OpenAsync("/k/tinh/administration/localities")).Text.ShouldContain("SHO");

        Task<AngleSharp.Html.Dom.IHtmlFormElement> FormAsync(string name, string unit) => FoundAsync(visitor, name, unit);
    }

    /// <summary>Two at once choose the same prefix for two localities: the second is told, and nothing of it is written.</summary>
    [DatabaseTest]
    public async Task Create_SamePrefixAtOnce_GoesToOne(Provider provider)
    {
        var (data, _) = await ProvinceAsync(provider);
        string[] units = ["Thăng Bình", "Tiên Phước", "Phú Ninh", "Nông Sơn"];

        var answers = await Race.RunAsync(4, async i =>
        {
            using var visitor = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin));
            return await visitor.SubmitAsync(await FoundAsync(visitor, $"Nơi Đua {i}", units[i]), ("Input.FullName", $"Người Đua {i}"), ("Input.CodePrefix", "DUA"));
        });

        answers.Count(a => a.Location is not null).ShouldBe(1);
        answers.Where(a => a.Location is null).ShouldAllBe(a => a.ErrorCode == AdministrationErrors.PrefixTaken);
        (await ReadAsync(data, db => db.Set<Workspace>().CountAsync(w => w.CodePrefix == "DUA"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("Huyện Nam Giang", "", "NG")]
    [InlineData("Huyện Núi Giang", "NG", "NGI")]
    [InlineData("Huyện Nam Trà My", "", "NTM")]
    [InlineData("Huyện Đông Giang", "DG", "DGI")]
    [InlineData("Thành phố Huế", "", "HU")]
    [InlineData("Nam Giang", "NG NGI NGIA", "NAG")]
    [InlineData("Phường 5", "", "AA")]
    public void Propose_FromTheName_TakesTheFirstThatIsFree(string name, string taken, string expected) =>
        CodePrefixes.Propose(name, taken.Split(' ').ToHashSet()).ShouldBe(expected);

    [DatabaseTest]
    public async Task Suspend_WithReason_ShutsTheDoorAndResumeOpensIt(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var member = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.Leader));
        var path = $"/k/tinh/administration/localities/suspend/{place.Id}";

        var form = await visitor.OpenAsync(path);
        var suspended = await visitor.SubmitAsync(form.MainForm, [("Input.Reason", "Sáp nhập đơn vị")], [], Named(form, "suspend"));
        var shut = await member.GetAsync(place.Path("/"));
        var back = await visitor.OpenAsync(path);
        var resumed = await visitor.SubmitAsync(back.MainForm, [("Input.Reason", "Đã xong")], [], Named(back, "suspend"));

        suspended.Location.ShouldNotBeNull(suspended.Text);
        shut.Status.ShouldBe(HttpStatusCode.Forbidden);
        resumed.Location.ShouldNotBeNull(resumed.Text);
        (await member.GetAsync(place.Path("/"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Units_RemovedAndAdded_AreSaved(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var first = await UnitAsync(data, "Phước Sơn");
        var second = await UnitAsync(data, "Hiệp Đức");
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, unitIds: [first]);
        var path = $"/k/tinh/administration/localities/units/{place.Id}";
        var page = await visitor.OpenAsync(path);
        var found = await visitor.SubmitAsync(page.MainForm, [("Input.FindUnit", "Hiệp Đức")], [], Button(page, "Find"));

        var answer = await visitor.SubmitAsync(found.MainForm, ("Input.UnitIds", second.ToString()), ("Input.Rows[0].Remove", "true"));

        answer.Location.ShouldNotBeNull(answer.Text);
        (await ReadAsync(data, db => db.Set<WorkspaceUnit>().Where(u => u.WorkspaceId == place.Id).Select(u => u.UnitId).ToListAsync())).ShouldBe([second]);
    }

    [DatabaseTest]
    public async Task Units_DaysOfOneThatStays_AreSavedAndTakenBack(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var unit = await UnitAsync(data, "Phước Sơn");
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, unitIds: [unit]);
        var path = $"/k/tinh/administration/localities/units/{place.Id}";

        var given = await visitor.SubmitAsync((await visitor.OpenAsync(path)).MainForm, ("Input.Rows[0].From", "01/07/2025"), ("Input.Rows[0].To", "31/12/2026"));
        var kept = await SpansAsync();
        var cleared = await visitor.SubmitAsync((await visitor.OpenAsync(path)).MainForm, ("Input.Rows[0].From", ""), ("Input.Rows[0].To", ""));

        given.Location.ShouldNotBeNull(given.Text);
        cleared.Location.ShouldNotBeNull(cleared.Text);
        kept.ShouldBe([(unit, new DateOnly(2025, 7, 1), new DateOnly(2026, 12, 31))]);
        (await SpansAsync()).ShouldBe([(unit, (DateOnly?)null, (DateOnly?)null)]);

        async Task<List<(Guid, DateOnly?, DateOnly?)>> SpansAsync() => [.. (await ReadAsync(data, db =>
            db.Set<WorkspaceUnit>().Where(u => u.WorkspaceId == place.Id).ToListAsync())).Select(u => (u.UnitId, u.ValidFrom, u.ValidTo))];
    }

    [DatabaseTest]
    public async Task Admin_AddedByTheProvince_MayManageTheLocality(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var person = await data.CreatePersonAsync();

        var answer = await visitor.FillAsync($"/k/tinh/administration/localities/admin/{place.Id}", ("Input.FullName", person.FullName), ("Input.UserName", person.UserName));
        var confirmed = await visitor.SubmitAsync(answer.MainForm, ("Input.ConfirmUserName", person.UserName), ("SubmissionId", Guid.CreateVersion7().ToString()));

        answer.ErrorCode.ShouldBe(AdministrationErrors.AccountExists);
        confirmed.Location.ShouldNotBeNull(confirmed.Text);
        using var theirs = await data.VisitAsync(person);
        (await theirs.GetAsync(place.Path("/administration/users"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Pages_InALocalityOrWithoutPermission_AreForbidden(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var local = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityAdmin));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        (await local.GetAsync(place.Path("/administration/localities"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.GetAsync("/k/tinh/administration/localities")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.GetAsync(Create)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"/k/tinh/administration/localities/details/{Guid.CreateVersion7()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Settings_Valid_AreSavedAndSecretsEncrypted(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var page = await visitor.OpenAsync("/k/tinh/administration/settings");

        var answer = await visitor.SubmitAsync(
            page.MainForm, (Field(page, "Mail.Host"), "mail.example.vn"), (Field(page, "Mail.Password"), "bí mật lắm"), (Field(page, "Security.IdleMinutes"), "45"));

        answer.Location.ShouldNotBeNull(answer.Text);
        var stored = await ReadAsync(data, db => db.Set<SettingValue>().ToDictionaryAsync(s => s.Name, s => s.Value));
        stored["Mail.Host"].ShouldBe("mail.example.vn");
        stored["Security.IdleMinutes"].ShouldBe("45");
        stored["Mail.Password"].ShouldNotContain("bí mật");
        (await data.Host.WithAsync(
            services => services.GetRequiredService<ISettings>().GetAsync("Mail.Password", CancellationToken.None),
            AmbientFrame.Empty with { TenantId = data.Province.Id })).ShouldBe("bí mật lắm");
        (await visitor.OpenAsync("/k/tinh/administration/settings")).Body.ShouldNotContain("bí mật");
    }

    [DatabaseTest]
    public async Task Settings_NumbersAsPeopleWriteThem_AreReadLikeEveryNumber(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var page = await visitor.OpenAsync("/k/tinh/administration/settings");
        var (port, idle) = (Field(page, "Mail.Port"), Field(page, "Security.IdleMinutes"));

        var unclear = await visitor.SubmitAsync(page.MainForm, (port, "2.52"), (idle, "150,000"));
        var beyond = await visitor.SubmitAsync(page.MainForm, (port, "2.525"), (idle, "1.000.001"), ("SubmissionId", data.Host.Ids.New().ToString()));
        var answer = await visitor.SubmitAsync(page.MainForm, (port, " 2.525 "), (idle, "40,0"), ("SubmissionId", data.Host.Ids.New().ToString()));

        unclear.Document.QuerySelectorAll("[aria-invalid=true]").Select(f => f.GetAttribute("name")).ShouldBe([port, idle], ignoreOrder: true);
        unclear.FieldError(idle).ShouldNotBeNull().ShouldContain("150");
        beyond.ErrorCode.ShouldBe(AdministrationErrors.SettingOutOfRange);
        answer.Location.ShouldNotBeNull(answer.Text);
        var stored = await ReadAsync(data, db => db.Set<SettingValue>().ToDictionaryAsync(s => s.Name, s => s.Value));
        (stored["Mail.Port"], stored["Security.IdleMinutes"]).ShouldBe(("2525", "40"));
    }

    [DatabaseTest]
    public async Task Settings_NotANumber_ShowsTheFieldAndKeepsTheRest(Provider provider)
    {
        var (_, visitor) = await ProvinceAsync(provider);
        var page = await visitor.OpenAsync("/k/tinh/administration/settings");
        var port = Field(page, "Mail.Port");

        var answer = await visitor.SubmitAsync(page.MainForm, (port, "nhiều"), (Field(page, "Mail.Sender"), "ketnghia@example.vn"));

        answer.ErrorCode.ShouldBe(ReadingErrors.Whole);
        answer.Document.QuerySelector($"[name='{port}']")!.GetAttribute("value").ShouldBe("nhiều");
        answer.Document.QuerySelector($"[name='{port}']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [DatabaseTest]
    public async Task TestMail_NothingConfigured_SaysSo(Provider provider)
    {
        var (_, visitor) = await ProvinceAsync(provider);

        var answer = await visitor.FillAsync("/k/tinh/administration/settings/testmail", ("Input.To", "ai@example.vn"));

        answer.ErrorCode.ShouldBe(AdministrationErrors.MailNotConfigured);
    }

    /// <summary>The form with its name, and the first unit found under that name chosen.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> FoundAsync(Visitor visitor, string name, string unit)
    {
        var page = await visitor.OpenAsync(Create);
        var found = await visitor.SubmitAsync(page.MainForm, [("Input.Name", name), ("Input.Kind", "OldDistrict"), ("Input.FindUnit", unit)], [], Button(page, "Find"));
        found.Document.QuerySelector("input[name='Input.UnitIds']")!.SetAttribute("checked", "");
        return found.MainForm;
    }

    private static string Field(Answer page, string setting) =>
        page.Document.QuerySelector($"input[type=hidden][value='{setting}']")!.GetAttribute("name")!.Replace(".Name", ".Value", StringComparison.Ordinal);

    private static AngleSharp.Html.Dom.IHtmlElement Button(Answer page, string handler) =>
        (AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector($"main button[formaction*='handler={handler}']")!;

    private static AngleSharp.Html.Dom.IHtmlElement Named(Answer page, string name) =>
        (AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector($"main button[name={name}]")!;

    private static Task<Guid> UnitAsync(TestData data, string name) => data.Host.WithAsync(async services =>
        (await services.GetRequiredService<IUnitLookup>().SearchAsync(name, null, 5, CancellationToken.None))[0].Id);

    private static Task<T> ReadAsync<T>(TestData data, Func<KetNghiaDbContext, Task<T>> read) => data.Host.WithAsync(
        services => read(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = data.Province.Id });

    private async Task<(TestData Data, Visitor Visitor)> ProvinceAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin)));
    }
}
