using System.Net;
using System.Text;
using System.Text.Json;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Roles;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Names;

/// <summary>What nobody can see has not been typed: pages, API, imports and the door. Old fonts are asked about.</summary>
public sealed class BlankDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Password = "mot-cau-du-dai-de-thu";

    /// <summary>Each of them alone is a name of which nothing is seen.</summary>
    private static readonly string[] Nothing = ["\u200B", "\u3164", "\u2800\u2800", "\u00AD", "\uFEFF", "\u202E\u202C", "\u115F", "\uFFA0", "\u2060 \u00A0", "\u0301"];

    [DatabaseTest]
    public async Task Page_NameOfNothing_IsMissing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var page = await officer.OpenAsync("/k/tinh/directory/parties/create");

        foreach (var (index, nothing) in Nothing.Index())
        {
            var answer = await officer.SubmitAsync(
                page.MainForm, ("Input.Name", nothing), ("Input.Code", $"TRONG-{index}"), ("Input.Kind", "Agency"), ("SubmissionId", data.Host.Ids.New().ToString()));

            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"row {index}");
            answer.FieldError("Input.Name").ShouldBe("Chưa nhập tên đơn vị.", $"row {index}");
        }
    }

    [DatabaseTest]
    public async Task Api_TitleOfNothing_IsMissing(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);

        foreach (var nothing in Nothing)
        {
            var body = $$"""
                {"pairingId":"{{pairing}}","sponsorPartyId":"{{scene.SponsorId}}","receiverPartyId":"{{scene.ReceiverId}}","kind":"inKind","contentGroup":"socio-economic",
                "title":"{{nothing}}","fundingSource":"regularBudget","pledgedOn":"2025-05-15","quantityThousandths":1000,"unit":"con"}
                """;
            var answer = await program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions") { Content = new StringContent(body, Encoding.UTF8, "application/json") });

            ((int)answer.Status).ShouldBeOneOf([400, 422], answer.Body);
            JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").GetProperty("title")[0].GetString().ShouldBe("Cần nhập hoặc chọn mục này.");
        }
    }

    [DatabaseTest]
    public async Task Import_NameOfNothing_IsEmpty(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        string[][] rows = [["Mã đơn vị", "Tên đơn vị", "Loại"], .. Nothing.Index().Select(n => new[] { $"RONG-{n.Index}", n.Item, "Hội" })];

        var preview = await new Importing(data, officer, data.Province, "parties").PreviewAsync(rows);

        foreach (var row in Enumerable.Range(2, Nothing.Length))
        {
            preview.Text.ShouldContain($"Ô B{row}: còn trống");
        }
    }

    [DatabaseTest]
    public async Task OldFont_OnAPageAndInASheet_IsAskedAbout(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var page = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", "Héi n«ng d©n x· Trµ My"), ("Input.Code", "PHONG-CU"), ("Input.Kind", "Association"));
        var preview = await new Importing(data, officer, data.Province, "parties").PreviewAsync(
            ["Mã đơn vị", "Tên đơn vị", "Loại"], ["PHONG-CU", "Hoäi noâng daân xaõ Traø My", "Hội"], ["PHONG-3", "Héi H\u00AD¬ng §Êt", "Hội"]);

        page.FieldError("Input.Name").ShouldNotBeNull(page.Text).ShouldContain("“Hội nông dân xã Trà My”");
        page.Has("input[type=checkbox][name=KeepTyped][value='Input.Name']").ShouldBeTrue();
        page.Has("input[type=checkbox][name=KeepTyped]:not([value='Input.Name'])").ShouldBeFalse();
        preview.Text.ShouldContain("“Hội nông dân xã Trà My”");
        preview.Text.ShouldContain("“Hội Hương Đất”");
        preview.Document.QuerySelectorAll("button, input").Select(e => e.GetAttribute("value") + e.GetAttribute("data-suggestion") + e.TextContent).ShouldContain(t => t.Contains("Hội nông dân xã Trà My", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task OldFont_ThatIsNone_IsKeptWhenSomebodySaysSo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        const string name = "Héi n«ng d©n x· Trµ Liªn";

        var asked = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", name), ("Input.Code", "GIU-1"), ("Input.Kind", "Association"));
        var other = await officer.SubmitAsync(asked.MainForm, ("KeepTyped", "Input.Code"), ("SubmissionId", data.Host.Ids.New().ToString()));
        var kept = await officer.SubmitAsync(asked.MainForm, ("KeepTyped", "Input.Name"), ("SubmissionId", data.Host.Ids.New().ToString()));
        var import = new Importing(data, officer, data.Province, "parties");
        var preview = await import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại"], ["GIU-2", name + " 2", "Hội"], ["GIU-3", name + " 3", "Héi"]);
        var doubtful = await import.OpenAsync(preview.Document.Location.PathName + "?tab=Doubtful");
        var box = doubtful.Document.QuerySelector("input[type=checkbox][name^='a.']").ShouldNotBeNull(doubtful.Text).GetAttribute("name")!;
        var decided = await import.AfterJobsAsync(await import.SubmitAsync(doubtful.FormWith(box), (box, "true")));
        var result = await import.ApplyAsync(decided);

        asked.FieldError("Input.Name").ShouldNotBeNull(asked.Text);
        other.FieldError("Input.Name").ShouldNotBeNull("the tick is of another field");
        kept.Location.ShouldNotBeNull(kept.Text);
        preview.Text.ShouldContain("1 dòng có lỗi, 1 dòng cần xem lại");
        result.Total("applied").ShouldBe(1);
        (await Importing.ReadAsync(data, data.Province, db => db.Set<KetNghia.Directory.Parties.Party>().Where(p => p.Code == "GIU-1" || p.Code == "GIU-2").OrderBy(p => p.Code).Select(p => p.Name).ToListAsync()))
            .ShouldBe([name, name + " 2"]);
    }

    [DatabaseTest]
    public async Task SignIn_NameWithInvisibleCharacters_IsLetIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var person = await data.CreatePersonAsync(password: Password);
        foreach (var typed in new[] { person.UserName + "\u200B", "\uFEFF" + person.UserName, person.UserName + "\u00A0\u3164", "\u202A" + person.UserName + "\u202C" })
        {
            using var visitor = data.Host.Visitor();

            (await visitor.SignInAsync(typed, Password)).Status.ShouldBe(HttpStatusCode.Redirect, typed);
        }
    }

    [DatabaseTest]
    public async Task User_NameWithInvisibleCharacters_IsKeptWithoutThem(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var admin = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var name = $"an.{TestData.Next()}";
        var page = await admin.OpenAsync(place.Path("administration/users/create"));
        var role = await Importing.ReadAsync(data, place, db => db.Set<Role>().Where(r => r.Code == RoleCodes.Accountant).Select(r => r.Id).SingleAsync());

        var answer = await admin.SubmitAsync(
            page.MainForm, ("Input.FullName", "Bling \u202EThử\u202C\u200B"), ("Input.UserName", name + "\u200B\u3164"), ("Input.Email", name + "@namgiang.example\u200B"), ("Input.RoleIds", role.ToString()));

        answer.Location.ShouldNotBeNull(string.Join(" | ", answer.Document.QuerySelectorAll("[role=alert], [id$='-error']").Select(e => e.TextContent)));
        var kept = await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Account>().AsNoTracking().SingleAsync(a => a.UserName == name));
        (kept.FullName, kept.Email).ShouldBe(("Bling Thử", name + "@namgiang.example"));
    }
}
