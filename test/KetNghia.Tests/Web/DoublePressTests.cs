using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Web;

/// <summary>
/// A form pressed twice, or thirty-two times, is one effect and one answer, whether its service checks first or reserves
/// first, whether copies meet in one process or at two nodes.
/// </summary>
public sealed class DoublePressTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Outside = "a change that counts outside its unit";
    private const string Password = "Nui-Thanh-1957!";

    [DatabaseTest]
    public async Task Press_EveryKindOfForm_IsAnsweredAlikeOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var found = new List<string>();

        foreach (var copies in new[] { 2, 32 })
        {
            foreach (var kind in KindsOf(data))
            {
                using var author = await kind.VisitAsync();
                var press = await kind.FillAsync(author);
                var before = await data.Host.Database.NumberAsync(press.Effects);
                var tabs = Enumerable.Range(0, copies).Select(_ => Copy(data.Host, author)).ToList();

                var answers = await Race.RunAsync(copies, n => tabs[n].SubmitAsync(press.Form, [.. press.Values]));

                var effects = await data.Host.Database.NumberAsync(press.Effects) - before;
                found.AddRange(Faults(answers, effects, press.Change).Select(fault => $"{copies} × {kind.Name}: {fault}"));
                tabs.ForEach(tab => tab.Dispose());
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>The second node sees nothing of the first but its rows; guesses of a password, counted outside the unit, are left out.</summary>
    [DatabaseTest]
    public async Task Press_AtTwoNodes_IsAnsweredAlikeOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var second = await TestHost.StartAsync(data.Host.Database);
        second.Clock.Set(data.Host.Clock.UtcNow);
        var found = new List<string>();

        foreach (var kind in KindsOf(data).Concat(KindsOf(data)).Where(k => k.Name != Outside))
        {
            using var author = await kind.VisitAsync();
            var press = await kind.FillAsync(author);
            var before = await data.Host.Database.NumberAsync(press.Effects);
            var tabs = Enumerable.Range(0, 6).Select(n => Copy(n % 2 == 0 ? data.Host : second, author)).ToList();

            var answers = await Race.RunAsync(tabs.Count, n => tabs[n].SubmitAsync(press.Form, [.. press.Values]));

            var effects = await data.Host.Database.NumberAsync(press.Effects) - before;
            found.AddRange(Faults(answers, effects, press.Change).Select(fault => $"{kind.Name}: {fault}"));
            tabs.ForEach(tab => tab.Dispose());
        }

        await second.StopAsync();
        found.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Press_RefusedThenCorrected_IsTakenUnderTheSameId(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var author = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var code = Code(data);
        await author.FillAsync("/k/tinh/directory/parties/create", Party(code));
        var form = (await author.OpenAsync("/k/tinh/directory/parties/create")).MainForm;

        var refused = await Race.RunAsync(8, _ => author.SubmitAsync(form, Party(code)));
        var taken = await Race.RunAsync(8, _ => author.SubmitAsync(form, Party(code + "-B")));

        refused.ShouldAllBe(a => a.Status == HttpStatusCode.UnprocessableEntity, Statuses(refused));
        taken.ShouldAllBe(a => a.Status == HttpStatusCode.Found, Statuses(taken));
        taken.Select(a => a.Location).Distinct().ShouldHaveSingleItem();
    }

    [DatabaseTest]
    public async Task Api_OneKeyManyTimes_IsAnsweredAlikeOnce(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        foreach (var copies in new[] { 2, 32 })
        {
            var scene = await data.CreateSceneAsync();
            using var program = await data.VisitByTokenAsync(scene.District, scene.Place);
            var body = JsonSerializer.Serialize(new
            {
                form = "assigned",
                level = "agencyToCommune",
                fromOn = data.Host.Clock.Today,
                sponsorIds = new[] { scene.SponsorId },
                receiverIds = new[] { scene.ReceiverId },
            });

            var answers = await Race.RunAsync(copies, _ => program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/pairings")
            {
                Headers = { { "Idempotency-Key", $"ket-nghia-{copies}" } },
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            }));

            answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created, Statuses(answers) + answers[^1].Body);
            answers.Select(a => a.Body).Distinct().ShouldHaveSingleItem();
            answers.Count(a => !a.Response.Headers.Contains("Idempotent-Replayed")).ShouldBe(1);
        }
    }

    private static IEnumerable<Kind> KindsOf(TestData data)
    {
        yield return new Kind("a record with a code of its own", async () => await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer)), async author =>
        {
            var code = Code(data);
            return new Press((await author.OpenAsync("/k/tinh/directory/parties/create")).MainForm, Party(code), $"SELECT COUNT(*) FROM Dir_Parties WHERE Code = '{code}'", 1);
        });
        var place = data.CreateSceneAsync();
        yield return new Kind("a name of one's own", async () => await data.VisitAsync((await place).District), async author =>
        {
            var form = (await author.OpenAsync((await place).Place.Path("views/pairings?query=%3Fstate%3DProposed"))).MainForm;
            return new Press(form, [("Input.Name", $"Góc {data.Host.Ids.New():N}")], "SELECT COUNT(*) FROM Fw_SavedViews", 1);
        });
        yield return new Kind("a removal", async () => await data.VisitAsync((await place).District), async author =>
        {
            var path = (await place).Place.Path("views/pairings?query=%3Fstate%3DProposed");
            await author.FillAsync(path, ("Input.Name", $"Bỏ {data.Host.Ids.New():N}"));
            var form = (await author.OpenAsync(path)).Document.Forms.First(f => f.Action.Contains("views/remove", StringComparison.OrdinalIgnoreCase));
            return new Press(form, [], "SELECT COUNT(*) FROM Fw_SavedViews", -1);
        });
        yield return new Kind("a step of a file", async () => await data.VisitAsync(await data.CreateMightyMemberAsync((await place).Place)), async author =>
        {
            var file = Workbooks.Of(["Mã đơn vị", "Tên đơn vị", "Loại", "Đơn vị hành chính", "Đầu mối", "Ghi thêm"], [Code(data), "Hội Ghép Cột", "Hội", "", "", ""]);
            var upload = await author.OpenAsync((await place).Place.Path("imports/upload/parties"));
            var map = await author.FollowAsync(await author.SubmitAsync(upload.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", "application/octet-stream", file)]));
            return new Press(map.FormWith("Column[Code]"), [], "SELECT COUNT(*) FROM Fw_JobRuns WHERE Job = 'Imports.Run'", 1);
        });
        yield return new Kind("a step of a record", async () => await data.VisitAsync((await place).Leader), async author =>
        {
            var scene = await place;
            var sponsor = await data.CreatePartyAsync($"Sở Hai Lần {data.Host.Ids.New():N}");
            var pairing = await data.ProposeAsync(scene, change: c => c.SponsorIds = [sponsor]);
            var form = (await author.OpenAsync(scene.Place.Path($"pairing/pairings/step/{pairing}/End"))).MainForm;
            return new Press(form, [("Input.Reason", "Trùng hồ sơ cũ")], "SELECT COUNT(*) FROM Pair_PairingStateChanges", 1);
        });
        TestPerson leader = null!;
        yield return new Kind("a right passed on", async () => await data.VisitAsync(leader = await data.CreateMemberAsync((await place).Place, RoleCodes.Leader)), async author =>
        {
            var scene = await place;
            var terms = await data.TermsAsync(scene.Place, leader, await data.CreateMemberAsync(scene.Place, RoleCodes.Supervisor), []);
            var form = (await author.OpenAsync(scene.Place.Path("administration/delegations/give"))).MainForm;
            return new Press(
                form,
                [
                    ("Input.DeputyId", terms.DeputyId.ToString()), ("Input.Permissions", "Pairing.Pairings.Decide"), ("Input.FromOn", Format.Date(terms.FromOn)), ("Input.ToOn", Format.Date(terms.ToOn)),
                    ("Input.PrincipalOffice", "CHỦ TỊCH"), ("Input.DeputyOffice", "PHÓ CHỦ TỊCH"), ("Input.PaperNumber", "1/GUQ"), ("Input.PaperOn", Format.Date(terms.FromOn)), ("Input.PaperIssuer", "UBND huyện"),
                ],
                "SELECT COUNT(*) FROM Adm_Delegations", 1);
        });
        yield return new Kind(Outside, async () => await data.VisitAsync(await data.CreatePersonAsync(password: Password)), async author =>
            new Press((await author.OpenAsync("/account/verify")).MainForm, [("Input.Password", Password)], "SELECT COUNT(*) FROM Fw_ActionLog WHERE Action = 'Administration.Account.PasswordConfirmed'", 1));
    }

    /// <summary>The end of an id: the beginning is the time, which stands still.</summary>
    private static string Code(TestData data) => "HAI-" + data.Host.Ids.New().ToString("N")[^8..].ToUpperInvariant();

    private static (string, string?)[] Party(string code) => [("Input.Name", $"Đơn vị {code}"), ("Input.Code", code), ("Input.Kind", "Agency")];

    private static IEnumerable<string> Faults(Answer[] answers, long effects, long wanted)
    {
        if (answers.Any(a => a.Status != HttpStatusCode.Found) || answers.Select(a => a.Location).Distinct().Count() != 1)
        {
            yield return Statuses(answers);
        }

        if (answers.Count(a => !a.Response.Headers.Contains("Idempotent-Replayed")) != 1)
        {
            yield return $"{answers.Count(a => !a.Response.Headers.Contains("Idempotent-Replayed"))} say that they did it";
        }

        if (effects != wanted)
        {
            yield return $"{effects} effects";
        }
    }

    /// <summary>Another tab of the same browser, maybe sent to another node.</summary>
    private static Visitor Copy(TestHost host, Visitor visitor)
    {
        var copy = host.Visitor();
        copy.Cookies.Add(visitor.Cookies.GetAllCookies());
        return copy;
    }

    private static string Statuses(IEnumerable<Answer> answers) =>
        string.Join(", ", answers.GroupBy(a => $"{(int)a.Status} {a.ErrorCode} {a.Location}").Select(g => $"{g.Count()} × {g.Key}"));

    private sealed record Press(IHtmlFormElement Form, (string Name, string? Value)[] Values, string Effects, long Change);

    private sealed record Kind(string Name, Func<Task<Visitor>> VisitAsync, Func<Visitor, Task<Press>> FillAsync);
}
