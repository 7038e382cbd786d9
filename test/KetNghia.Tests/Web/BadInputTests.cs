using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using KetNghia.Directory.Contracts;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Web;

/// <summary>What people and machines type wrongly: a message at the field in words, what was typed kept, nothing written.</summary>
public sealed partial class BadInputTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string NoSuchDay = "31/02/2024";
    private const string Huge = "99999999999999999999999999999999";

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Forms_WrongInput_SayItAtTheFieldAndWriteNothing(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var found = new List<string>();
        foreach (var form in FormsOf(s))
        {
            using var visitor = await form.VisitAsync();
            var page = await form.OpenAsync(visitor);
            var before = await s.Data.Host.ChecksumsAsync();
            foreach (var (field, typed) in form.Wrong)
            {
                var values = form.Right.Where(r => r.Name != field).Append((field, typed)).Append(("SubmissionId", s.Data.Host.Ids.New().ToString()));
                var answer = await visitor.SubmitAsync(page.MainForm, [.. values]);
                found.AddRange(Faults(answer, field, typed, form.IsSecret(field)).Select(fault => $"{form.Path} {field}={Shown(typed)}: {fault}"));
            }

            var after = await s.Data.Host.ChecksumsAsync();
            found.AddRange(after.Where(t => before[t.Key] != t.Value && !form.Touches.Contains(t.Key)).Select(t => $"{form.Path}: {t.Key} was written"));
        }

        found.ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task Api_WrongInput_IsAProblemInWordsAndWritesNothing(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var program = await s.Data.VisitByTokenAsync(s.Scene.Focal, s.Scene.SponsorPlace);
        var right = Pledge(s);
        (string Name, string Json)[] wrong =
        [
            ("title", "null"), ("title", "\"\""), ("title", "12"), ("title", $"\"{new string('a', 201)}\""), ("title", $"\"{new string('\u0958', 200)}\""), ("title", "\"\\ud800\""), ("title", "\"\\udc00x\""),
            ("quantityThousandths", "\"mười\""), ("quantityThousandths", Huge), ("quantityThousandths", "1e400"), ("quantityThousandths", "-5"), ("quantityThousandths", "1.5"),
            ("unitPriceDong", Huge), ("unitPriceDong", "true"), ("pledgedOn", $"\"{NoSuchDay}\""), ("pledgedOn", "\"2024-02-31\""), ("pledgedOn", "20240228"), ("dueOn", "\"9999-99-99\""),
            ("kind", "\"gold\""), ("kind", "7"), ("pairingId", "\"x\""), ("pairingId", "[]"), ("contentGroup", "\"\\ud83d\\udc16\""), ("purpose", $"\"{new string('\u1EBF', 501)}\""), ("purpose", "{}"),
        ];
        (await PostAsync(program, "{}")).Status.ShouldBe(HttpStatusCode.BadRequest, "and the token's first use is noted");
        var before = await s.Data.Host.ChecksumsAsync();

        foreach (var (name, json) in wrong)
        {
            var answer = await PostAsync(program, "{" + string.Join(',', right.Where(r => r.Key != name).Select(r => $"\"{r.Key}\":{r.Value}").Append($"\"{name}\":{json}")) + "}");
            ((int)answer.Status).ShouldBeOneOf([400, 404, 422], $"{name}={Shown(json)}: {answer.Body}");
            var problem = JsonDocument.Parse(answer.Body).RootElement;
            problem.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            Vietnamese().IsMatch(problem.GetProperty("detail").GetString()!).ShouldBeTrue($"{name}={Shown(json)}: {answer.Body}");
        }

        foreach (var missing in right.Keys.Where(k => k is not ("unit" or "unitPriceDong" or "valuationBasis" or "quantityThousandths")))
        {
            var answer = await PostAsync(program, "{" + string.Join(',', right.Where(r => r.Key != missing).Select(r => $"\"{r.Key}\":{r.Value}")) + "}");
            ((int)answer.Status).ShouldBeOneOf([400, 422], $"{missing}: {answer.Body}");
        }

        (await s.Data.Host.ChecksumsAsync()).Where(t => before[t.Key] != t.Value).Select(t => t.Key).ShouldBeEmpty();
    }

    /// <summary>Whatever script it is written in comes back as typed, composed, and is text wherever it is shown.</summary>
    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Text_OfAnyScript_ComesBackAsTyped(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        using var program = await s.Data.VisitByTokenAsync(s.Scene.Focal, s.Scene.SponsorPlace);
        (string Typed, string Kept)[] texts =
        [
            ("Heo giống 🐖🇻🇳", "Heo giống 🐖🇻🇳"),
            ("Nhà cho gia đình 👩🏽\u200D🌾 và 👨\u200D👩\u200D👧", "Nhà cho gia đình 👩🏽\u200D🌾 và 👨\u200D👩\u200D👧"),
            ("Quà שלום עולם và مرحبا بالعالم", "Quà שלום עולם và مرحبا بالعالم"),
            ("Sách می\u200Cخواهم", "Sách می\u200Cخواهم"),
            ("Trường học Zuôích".Normalize(NormalizationForm.FormD), "Trường học Zuôích"),
            ("<script>alert('x')</script> & \"ngoặc\"", "<script>alert('x')</script> & \"ngoặc\""),
            ("Chuông\u0007 và\u0001 rỗng\u202E ngược", "Chuông và rỗng ngược"),
            ("Không\uFFFE là\uFFFF chữ\uFDD0", "Không là chữ"),
            ("Cu\u200Dộc g\u200Cọi", "Cuộc gọi"),
            ("𠮷野家 𝒳 \uFF1Dα", "𠮷野家 𝒳 \uFF1Dα"),
        ];
        foreach (var (typed, kept) in texts)
        {
            var done = await focal.FillAsync(
                s.PledgePath, ("Input.Title", typed), ("Input.Kind", "Cash"), ("Input.AmountDong", "1.000.000"), ("Input.ContentGroupCode", "socio-economic"), ("Input.FundingSource", "RegularBudget"));
            var page = await focal.FollowAsync(done);
            page.Status.ShouldBe(HttpStatusCode.OK, $"{typed}: {page.Text}");
            page.Document.QuerySelector("main h1")!.TextContent.ShouldContain(kept);
            page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
            var id = page.Document.Location.PathName.Split('/')[^1];
            Title(await program.GetAsync($"/api/v1/contributions/{id}")).ShouldBe(kept);

            var body = Pledge(s);
            body["title"] = JsonSerializer.Serialize(typed);
            var made = await PostAsync(program, "{" + string.Join(',', body.Select(r => $"\"{r.Key}\":{r.Value}")) + "}");
            made.Status.ShouldBe(HttpStatusCode.Created, made.Body);
            Title(await program.GetAsync(made.Response.Headers.Location!.ToString())).ShouldBe(kept);
        }
    }

    /// <summary>Bytes that are no UTF-8 (half a surrogate pair, a cut sequence) become the sign for "unreadable" or a message, never a fault.</summary>
    [DatabaseTest]
    public async Task Bytes_ThatAreNoText_AreNeverAFault(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        var form = (await focal.OpenAsync(s.PledgePath)).MainForm;
        foreach (var bytes in new[] { "%ED%A0%80", "%ED%B0%80", "%C3", "%FF%FE", "%F0%9F%90", "%00" })
        {
            var fields = FilledForm.Fields(form, null).Where(f => f.Name is not ("Input.Title" or "SubmissionId")).Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}");
            var body = string.Join('&', fields) + $"&SubmissionId={s.Data.Host.Ids.New()}&Input.Title=T%C3%AAn{bytes}";
            var answer = await focal.SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") });
            ((int)answer.Status).ShouldBeOneOf([302, 400, 422], $"{bytes}: {answer.Text}");
        }
    }

    private static IEnumerable<string> Faults(Answer answer, string field, string? typed, bool isSecret)
    {
        if (answer.Status != HttpStatusCode.UnprocessableEntity)
        {
            yield return $"answered {(int)answer.Status} {answer.ErrorCode}";
            yield break;
        }

        var message = answer.FieldError(field);
        if (message is null || !Vietnamese().IsMatch(message) || message.StartsWith("Error.", StringComparison.Ordinal))
        {
            yield return $"the message at the field is '{message}' ({answer.ErrorCode}; {answer.Document.QuerySelector(".error-summary, [role=alert]")?.TextContent.Trim()})";
        }

        var control = answer.Document.QuerySelectorAll($"[name='{field}']").FirstOrDefault(c => c.GetAttribute("type") is not ("hidden" or "radio"));
        var shown = control?.TagName == "TEXTAREA" ? control.TextContent : control?.GetAttribute("value") ?? "";
        if (isSecret ? shown.Length > 0 : control is IHtmlInputElement or IHtmlTextAreaElement && shown != (typed ?? ""))
        {
            yield return $"the field shows '{Shown(shown)}'";
        }
    }

    private static IEnumerable<Form> FormsOf(Scenery s)
    {
        var data = s.Data;
        var scene = s.Scene;
        var over = new string('ế', 3_000);
        (string, string?)[] side = [("Input.Figure", "100"), ("Input.On", "15/05/2025"), ("Input.NoEvidenceReason", "Máy ảnh hỏng")];
        (string, string?)[] sideWrong =
        [
            ("Input.Figure", "một trăm"), ("Input.Figure", Huge), ("Input.Figure", "-1"), ("Input.Figure", "1e5"), ("Input.Figure", "<script>"), ("Input.Figure", "١٠٠"), ("Input.Figure", ""),
            ("Input.On", NoSuchDay), ("Input.On", ""), ("Input.On", "hôm qua"), ("Input.On", "15/05/2199"), ("Input.On", "🐖"),
            ("Input.Place", over), ("Input.Person", over), ("Input.Note", over), ("Input.NoEvidenceReason", over), ("Input.NoEvidenceReason", null),
        ];
        yield return new Form("/account/sign-in", () => Task.FromResult(data.Host.Visitor()), [("Input.UserName", "ai.do"), ("Input.Password", "mat-khau-nao-do")],
            [("Input.UserName", ""), ("Input.UserName", over), ("Input.Password", ""), ("Input.Password", over)]);
        yield return new Form(s.PledgePath, () => data.VisitAsync(scene.Focal),
            [
                ("Input.Title", "Bàn ghế"), ("Input.Kind", "InKind"), ("Input.ContentGroupCode", "socio-economic"), ("Input.FundingSource", "MobilisedDonors"), ("Input.PledgedOn", "15/05/2025"),
                ("Input.QuantityThousandths", "100"), ("Input.Unit", "bộ"), ("Input.UnitPriceDong", "850.000"), ("Input.ValuationBasis", "Invoice"),
            ],
            [
                ("Input.Title", ""), ("Input.Title", "   "), ("Input.Title", over), ("Input.Title", new string('\u0958', 200)), ("Input.Kind", "Vàng"), ("Input.Kind", "999"), ("Input.Kind", null), ("Input.FundingSource", "<script>"), ("Input.FundingSource", ""),
                ("Input.ContentGroupCode", "khong-co"), ("Input.ContentGroupCode", over), ("Input.ContentGroupCode", ""), ("Input.QuantityThousandths", "nhiều"), ("Input.QuantityThousandths", Huge),
                ("Input.QuantityThousandths", "0"), ("Input.QuantityThousandths", "-3"), ("Input.UnitPriceDong", Huge), ("Input.UnitPriceDong", "1,2,3"), ("Input.UnitPriceDong", "-850.000"), ("Input.Unit", over),
                ("Input.PledgedOn", NoSuchDay), ("Input.PledgedOn", "29/02/2023"), ("Input.PledgedOn", ""), ("Input.DueOn", NoSuchDay), ("Input.DueOn", "01/01/2020"), ("Input.Purpose", over), ("Input.EventTag", over),
                ("Input.SponsorPartyId", "x"), ("Input.ReceiverPartyId", "x"),
            ]);
        yield return new Form(s.HandOverPath, () => data.VisitAsync(scene.Focal), side, sideWrong);
        yield return new Form(s.ConfirmPath, () => data.VisitAsync(scene.Commune), side, [.. sideWrong.Where(w => w.Item1 != "Input.Place")]);
        yield return new Form("/k/tinh/directory/parties/create", async () => await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer)),
            [("Input.Name", "Sở Sai Kiểu"), ("Input.Code", "SAI-KIEU"), ("Input.Kind", "Agency")],
            [
                ("Input.Name", ""), ("Input.Name", over), ("Input.Code", ""), ("Input.Code", "mã số"), ("Input.Code", "🐖"), ("Input.Code", over), ("Input.Code", "a\u202Eb"), ("Input.Kind", "999"), ("Input.Kind", ""),
                ("Input.Unit", "Xứ sở thần tiên"), ("Input.Unit", over), ("Input.OtherNames", over), ("Input.ValidFrom", NoSuchDay),
            ]);
        yield return new Form(scene.Place.Path("pairing/pairings/create"), () => data.VisitAsync(scene.District),
            [("Input.Form", "Assigned"), ("Input.Level", "AgencyToCommune"), ("Input.FromOn", "01/05/2025"), ("Input.Sponsors[0]", scene.SponsorName), ("Input.Receivers[0]", scene.ReceiverName)],
            [
                ("Input.Form", "999"), ("Input.Form", ""), ("Input.Level", "🐖"), ("Input.FromOn", NoSuchDay), ("Input.FromOn", ""), ("Input.ToOn", NoSuchDay), ("Input.ToOn", "01/01/2020"),
                ("Input.DistanceKm", "xa"), ("Input.DistanceKm", Huge), ("Input.DistanceKm", "-1"), ("Input.Fields", over), ("Input.Sponsors[0]", "Không ai biết"), ("Input.Receivers[0]", "<script>"), ("Input.ProgrammeId", "x"),
            ]);
        yield return new Form(scene.Place.Path("administration/delegations/give"), () => data.VisitAsync(scene.Leader),
            [
                ("Input.DeputyId", s.DeputyId.ToString()), ("Input.Permissions", "Pairing.Pairings.Decide"), ("Input.FromOn", "15/05/2025"), ("Input.ToOn", "20/05/2025"), ("Input.Capacity", "ForHead"),
                ("Input.PrincipalOffice", "CHỦ TỊCH"), ("Input.DeputyOffice", "PHÓ CHỦ TỊCH"), ("Input.PaperNumber", "1/GUQ"), ("Input.PaperOn", "15/05/2025"), ("Input.PaperIssuer", "UBND huyện"),
            ],
            [
                ("Input.DeputyId", ""), ("Input.DeputyId", "x"), ("Input.DeputyId", Guid.Empty.ToString()), ("Input.DeputyId", data.Host.Ids.New().ToString()),
                ("Input.FromOn", NoSuchDay), ("Input.FromOn", ""), ("Input.ToOn", "14/05/2025"), ("Input.ToOn", "🐖"), ("Input.Capacity", "999"),
                ("Input.PrincipalOffice", ""), ("Input.PrincipalOffice", over), ("Input.DeputyOffice", "  "), ("Input.DeputyOffice", over), ("Input.PaperNumber", ""), ("Input.PaperNumber", over), ("Input.PaperOn", NoSuchDay),
                ("Input.PaperOn", "16/05/2025"), ("Input.PaperIssuer", ""), ("Input.PaperIssuer", over),
            ]);
        yield return new Form("/k/tinh/pairing/programmes/edit", async () => await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province)),
            [("Input.Code", "GD-SAI"), ("Input.Name", "Giai đoạn sai"), ("Input.FromOn", "01/01/2031"), ("Input.ToOn", "31/12/2035")],
            [
                ("Input.Code", ""), ("Input.Code", "mã số"), ("Input.Code", new string('A', 300)), ("Input.Name", ""), ("Input.Name", over), ("Input.FromOn", NoSuchDay), ("Input.ToOn", NoSuchDay), ("Input.ToOn", "31/12/2030"),
                ("Input.Document", over),
            ]);
        yield return new Form(scene.Place.Path("administration/users/create"), async () => await data.VisitAsync(await data.CreateMemberAsync(scene.Place, RoleCodes.LocalityAdmin)),
            [("Input.FullName", "Nguyễn Văn Sai"), ("Input.UserName", "sai.nv")],
            [
                ("Input.FullName", ""), ("Input.FullName", over), ("Input.UserName", "có dấu"), ("Input.UserName", "a"), ("Input.UserName", over), ("Input.UserName", "<script>"), ("Input.Email", "không phải thư"),
                ("Input.Email", over + "@a.vn"), ("Input.From", NoSuchDay), ("Input.To", "mai"),
            ]);
        yield return new Form("/k/tinh/administration/localities/create", async () => await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin)),
            [("Input.Name", "Huyện Sai"), ("Input.Kind", "OldDistrict"), ("Input.UnitIds", UnitIds.Of("504").ToString()), ("Input.FullName", "Người Sai")],
            [("Input.Name", ""), ("Input.Name", over), ("Input.Slug", "có dấu"), ("Input.Slug", "🐖"), ("Input.Slug", new string('a', 300)), ("Input.Kind", "999"), ("Input.Kind", ""), ("Input.FullName", over), ("Input.FullName", "")])
        {
            Find = "Input.FindUnit",
        };
    }

    private static Dictionary<string, string> Pledge(Scenery s) => new()
    {
        ["pairingId"] = $"\"{s.Pairing}\"",
        ["sponsorPartyId"] = $"\"{s.Scene.SponsorId}\"",
        ["receiverPartyId"] = $"\"{s.Scene.ReceiverId}\"",
        ["kind"] = "\"inKind\"",
        ["contentGroup"] = "\"socio-economic\"",
        ["title"] = "\"Heo con\"",
        ["fundingSource"] = "\"regularBudget\"",
        ["pledgedOn"] = "\"2025-05-15\"",
        ["quantityThousandths"] = "1000",
        ["unit"] = "\"con\"",
        ["unitPriceDong"] = "1200000",
        ["valuationBasis"] = "\"marketPrice\"",
    };

    private static Task<Answer> PostAsync(Visitor program, string body) =>
        program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions") { Content = new StringContent(body, Encoding.UTF8, "application/json") });

    private static string Title(Answer answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("title").GetString()!;

    private static string Shown(string? text) => text is null ? "(left out)" : text.Length <= 40 ? text : text[..40] + "…";

    private async Task<Scenery> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        var another = await data.PledgeAsync(scene, pairing);
        return new Scenery(
            data, scene, pairing, scene.SponsorPlace.Path($"pairing/contributions/pledge/{pairing}"),
            scene.SponsorPlace.Path($"pairing/contributions/handover/{another}"), scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"),
            (await data.TermsAsync(scene.Place, scene.Leader, scene.District, [])).DeputyId);
    }

    [GeneratedRegex("[ăâđêôơưáàảãạếềểễệứừửữựốồổỗộớờởỡợấầẩẫậắằẳẵặíìỉĩịúùủũụóòỏõọéèẻẽẹýỳỷỹỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex Vietnamese();

    private sealed record Scenery(TestData Data, PairingScene Scene, Guid Pairing, string PledgePath, string HandOverPath, string ConfirmPath, Guid DeputyId);

    /// <param name="Right">What would be taken.</param>
    /// <param name="Wrong">One field at a time, with the value that must be refused at it; null leaves the field out.</param>
    private sealed record Form(string Path, Func<Task<Visitor>> VisitAsync, (string Name, string? Value)[] Right, (string Field, string? Typed)[] Wrong)
    {
        /// <summary>Counted on purpose: attempts to sign in.</summary>
        public string[] Touches => Path == "/account/sign-in" ? ["Adm_SignInAttempts"] : [];

        /// <summary>The form offers more after something was looked for with its own button.</summary>
        public string? Find { get; init; }

        public async Task<Answer> OpenAsync(Visitor visitor)
        {
            var page = await visitor.OpenAsync(Path);
            return Find is null
                ? page
                : await visitor.SubmitAsync(page.MainForm, [(Find, "Tây Giang")], [], (IHtmlElement)page.Document.QuerySelector("main button[formaction*='handler=Find']")!);
        }

        public bool IsSecret(string field) => field == "Input.Password";
    }
}
