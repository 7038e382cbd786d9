using System.Net;
using System.Text;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Web;

/// <summary>Requests no page of ours makes: refused or taken, never a fault, and done once.</summary>
public sealed class OddRequestTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Post_WithoutTheNameOfItsHandler_IsRefusedInWords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
        var map = await UploadAsync(visitor, scene);

        foreach (var path in new[] { $"directory/parties/register/{scene.ReceiverId}", map.Document.Location.PathName.Replace("/map/", "/preview/", StringComparison.Ordinal)[(scene.Place.Path("").Length)..] })
        {
            var answer = await PostAsync(visitor, scene.Place.Path(path), map, data, "");

            answer.Status.ShouldBe(HttpStatusCode.BadRequest, $"{path}: {answer.Text}");
            answer.ErrorCode.ShouldBe(FrameworkErrors.FormIncomplete);
        }
    }

    [DatabaseTest]
    public async Task Post_MalformedNames_AreNoFault(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        using var program = await data.VisitByTokenAsync(await data.CreateMightyMemberAsync(place), place);
        var path = place.Path("directory/parties/create");
        var page = await visitor.OpenAsync(path);

        foreach (var name in new[] { "SubmissionId[a[a[a[", "Input[", "Input.Name]", "[[", "Input.Name[0][", "a].b[c" })
        {
            var escaped = Uri.EscapeDataString(name);
            (await PostAsync(visitor, path, page, data, $"&{escaped}=1")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, name);
            (await visitor.GetAsync($"{path}?{escaped}=1")).Status.ShouldBe(HttpStatusCode.OK, name);
            ((int)(await program.GetAsync($"/api/v1/parties?{escaped}=1")).Status).ShouldBeOneOf([200, 400, 422], name);
        }
    }

    [DatabaseTest]
    public async Task Map_ColumnTheSheetDoesNotHave_IsRefusedInWords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
        var map = await UploadAsync(visitor, scene);

        foreach (var column in new[] { "6", "99", "2147483647" })
        {
            var form = map.FormWith("Column[Code]");
            var answer = await visitor.SubmitAsync(form, ("Column[Code]", column), ("SubmissionId", data.Host.Ids.New().ToString()));

            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{column}: {answer.Text}");
            answer.ErrorCode.ShouldBe("Imports.ColumnUnknown");
        }
    }

    [DatabaseTest]
    public async Task View_NameTaken_IsSaidAtTheField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var visitor = await data.VisitAsync(scene.District);
        var path = scene.Place.Path("views/pairings?query=%3Fstate%3DProposed");

        foreach (var (first, second) in new[] { ("Góc nhìn", "goc nhin"), ("🐖", "🐖"), ("!!!", "???"), ("ｇóc rộng", "góc rộng"), ("Straße", "Strasse"), ("𝒳 a", "X a") })
        {
            foreach (var name in new[] { first, second })
            {
                var answer = await visitor.FillAsync(path, ("Input.Name", name));
                (answer.Location is not null || answer is { Status: HttpStatusCode.UnprocessableEntity, ErrorCode: ListErrors.ViewNameTaken }).ShouldBeTrue($"{name}: {(int)answer.Status} {answer.Text}");
            }
        }
    }

    [DatabaseTest]
    public async Task Lists_WithBlankEntries_AreNoFault(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));
        var roles = await visitor.OpenAsync(place.Path("administration/roles"));
        var role = roles.Document.QuerySelectorAll("main a[href*='/roles/details/']").First().GetAttribute("href")!.Split('/')[^1];
        var found = new List<string>();

        foreach (var path in new[] { $"/account/tokens/create?workspace={place.Slug}", place.Path($"administration/roles/edit/{role}"), place.Path($"administration/roles/review/{role}?handler=Save"), place.Path($"administration/roles/review/{role}") })
        {
            var page = await visitor.FollowAsync(await visitor.GetAsync(path));
            foreach (var fields in new[] { "&Input.Name=Tên&Input.Days=9&Input.Permissions=", "&Input.Name=Tên&Input.Days=9&Input.Permissions=&Input.Permissions=Pairing.Pairings.View", "&Input.Name=Tên&Input.Days=9&Input.Permissions[0]=&Input.Permissions[1]=%20" })
            {
                var answer = await PostAsync(visitor, path, page, data, fields);
                if ((int)answer.Status >= 500)
                {
                    found.Add($"{path} {fields} -> {(int)answer.Status}: {data.Host.Logs.All.LastOrDefault(line => line.Exception is not null)?.Exception}");
                }
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>Both have read the same version: who comes second reads that somebody else has changed it.</summary>
    [DatabaseTest]
    public async Task Act_TwoPeopleAtOnce_SecondReadsThatItWasChanged(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var found = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            var scene = await data.CreateSceneAsync();
            var pairing = await data.CreateActivePairingAsync(scene);
            var step = round % 2 == 0 ? PairingAction.End : PairingAction.Suspend;
            using var one = await data.VisitAsync(scene.Leader);
            using var two = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place));
            var path = scene.Place.Path($"pairing/pairings/step/{pairing}/{step}");
            var forms = new[] { (await one.OpenAsync(path)).MainForm, (await two.OpenAsync(path)).MainForm };

            var answers = await Race.RunAsync(2, n => (n == 0 ? one : two).SubmitAsync(forms[n], ("Input.Reason", "Hai người cùng bấm")));

            if (answers.Count(a => a.Location is not null) != 1 || answers.Single(a => a.Location is null) is not { Status: HttpStatusCode.UnprocessableEntity, ErrorCode: FrameworkErrors.ChangedMeanwhile })
            {
                found.Add(string.Join(", ", answers.Select(a => $"{(int)a.Status} {a.ErrorCode}")) + data.Host.Logs.All.LastOrDefault(line => line.Exception is not null)?.Exception);
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>Whose delivery is numbered second, when both saw none, reads what happened and not that something "exists already".</summary>
    [DatabaseTest]
    public async Task HandOver_TwoPeopleAtOnce_NobodyMeetsAKeyOfTheDatabase(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var one = await data.VisitAsync(scene.Focal);
        using var two = await data.VisitAsync(await data.CreateMightyMemberAsync(scene.SponsorPlace));
        for (var round = 0; round < 5; round++)
        {
            var path = scene.SponsorPlace.Path($"pairing/contributions/handover/{await data.PledgeAsync(scene, pairing)}");
            var forms = new[] { (await one.OpenAsync(path)).MainForm, (await two.OpenAsync(path)).MainForm };

            var answers = await Race.RunAsync(2, n => (n == 0 ? one : two).SubmitAsync(forms[n], ("Input.Figure", "40"), ("Input.NoEvidenceReason", "Máy ảnh hỏng")));

            answers.ShouldContain(a => a.Location != null);
            answers.ShouldAllBe(a => a.Location != null || (a.Status == HttpStatusCode.UnprocessableEntity && a.ErrorCode != FrameworkErrors.Duplicate));
        }
    }

    [DatabaseTest]
    public async Task Text_TooShort_IsNotCalledTooLong(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));

        var answer = await visitor.FillAsync(place.Path("directory/parties/create"), ("Input.Name", "A"));

        answer.FieldError("Input.Name").ShouldBe("Nhập từ 2 đến 200 ký tự.");
    }

    [DatabaseTest]
    public async Task Settings_SentUnchanged_KeepTheirSubmission(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        var form = (await visitor.OpenAsync("/k/tinh/administration/settings")).MainForm;

        var first = await visitor.SubmitAsync(form);
        var again = await visitor.SubmitAsync(form);

        first.Location.ShouldNotBeNull(first.Text);
        again.Location.ShouldBe(first.Location);
        again.Response.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Membership_ChangedFormManyTimes_LeavesWhatOneLeaves(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        Guid[] units = [TestData.Zuoich, TestData.ChoChun, UnitIds.Of("20698"), UnitIds.Of("20702")];
        foreach (var isSame in new[] { true, false })
        {
            var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, unitIds: units);
            var admin = await data.CreateMightyMemberAsync(place);
            var person = await data.CreatePersonAsync();
            var membership = await data.JoinAsync(person, place, [RoleCodes.CommuneOfficer], units[0], units[1]);
            using var visitor = await data.VisitAsync(admin);
            var form = (await visitor.OpenAsync(place.Path($"administration/users/edit/{membership}"))).MainForm;
            var tabs = Enumerable.Range(0, 50).Select(_ => Copy(data.Host, visitor)).ToList();

            var answers = await Race.RunAsync(50, n => tabs[n].SubmitAsync(
                form, [("Input.UnitIds", units[1].ToString()), ("Input.UnitIds", units[2].ToString()), ("Input.UnitIds", units[3].ToString()), .. isSame ? [] : new[] { ("SubmissionId", (string?)data.Host.Ids.New().ToString()) }]));

            tabs.ForEach(tab => tab.Dispose());
            var statuses = string.Join(", ", answers.GroupBy(a => $"{(int)a.Status} {a.ErrorCode}").Select(g => $"{g.Count()} × {g.Key}"));
            (await data.Host.Database.NumberAsync($"SELECT COUNT(*) FROM Adm_MembershipUnits WHERE MembershipId = '{membership.ToString().ToUpperInvariant()}' OR MembershipId = '{membership}'")).ShouldBe(3, statuses);
            answers.Count(a => a.Location is not null).ShouldBe(isSame ? 50 : 1, statuses);
        }
    }

    private static Visitor Copy(TestHost host, Visitor visitor)
    {
        var copy = host.Visitor();
        copy.Cookies.Add(visitor.Cookies.GetAllCookies());
        return copy;
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, PairingScene scene)
    {
        var file = Workbooks.Of(["Mã đơn vị", "Tên đơn vị", "Loại", "Đơn vị hành chính", "Đầu mối", "Ghi thêm"], ["LA-1", "Hội Lạ", "Hội", "", "", ""]);
        var upload = await visitor.OpenAsync(scene.Place.Path("imports/upload/parties"));
        return await visitor.FollowAsync(await visitor.SubmitAsync(upload.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", "application/octet-stream", file)]));
    }

    private static Task<Answer> PostAsync(Visitor visitor, string path, Answer page, TestData data, string more)
    {
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var body = $"__RequestVerificationToken={Uri.EscapeDataString(token)}&SubmissionId={data.Host.Ids.New()}{more}";
        return visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") });
    }
}
