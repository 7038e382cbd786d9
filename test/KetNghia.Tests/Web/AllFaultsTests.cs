using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using KetNghia.Directory.Contracts;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>Whatever is wrong with a form is told at once: a missing field does not hide a code that is taken, nor the first rule the second.</summary>
public sealed class AllFaultsTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Party_CodeTakenUnitUnknownNameAlike_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var (code, name) = ($"LOI{TestData.Next()}", $"Sở Lỗi {TestData.Next()}");
        var path = data.Province.Path("directory/parties/create");
        (await visitor.FillAsync(path, ("Input.Code", code), ("Input.Name", name), ("Input.Kind", "Agency"))).Location.ShouldNotBeNull();

        var rules = await visitor.FillAsync(path, ("Input.Code", code), ("Input.Name", name), ("Input.Kind", "Agency"), ("Input.Unit", "Xã Không Có"));
        var shape = await visitor.FillAsync(path, ("Input.Code", code), ("Input.Name", name), ("Input.Kind", ""), ("Input.Unit", "Xã Không Có"));

        ShouldTell(rules, "Input.Code", "Input.Name", "Input.Unit");
        ShouldTell(shape, "Input.Code", "Input.Name", "Input.Unit", "Input.Kind");
    }

    [DatabaseTest]
    public async Task Succession_EveryUnknownPartyAndTheDay_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var party = await data.CreatePartyAsync($"Sở Nhập {TestData.Next()}");
        var tomorrow = Uri.EscapeDataString(Format.Date(data.Host.Clock.Today.AddDays(1)));

        var page = await visitor.OpenAsync(data.Province.Path(
            $"directory/parties/review/{party}?Input.Change=Merge&Input.EffectiveOn={tomorrow}&Input.Document=1-QD&Input.DocumentDate={tomorrow}&Input.Others=KHONG-A%0AKHONG-B&Input.Into=KHONG-C"));

        page.Text.ShouldContain("KHONG-A");
        foreach (var unknown in new[] { "“KHONG-A”", "“KHONG-B”", "“KHONG-C”" })
        {
            page.Document.QuerySelectorAll("main [role=alert], main .alert").Select(e => e.TextContent).ShouldContain(t => t.Contains(unknown, StringComparison.Ordinal), unknown);
        }

        page.Has("form[method=post] button[type=submit].btn-primary").ShouldBeFalse("nothing may be carried out");
    }

    [DatabaseTest]
    public async Task Agreement_PeriodAndWhatIsMissing_AreToldTogether(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var officer = await data.VisitAsync(scene.District);

        var answer = await officer.FillAsync(
            scene.Place.Path($"pairing/agreements/record/{pairing}"), ("Input.FromOn", "01/02/2025"), ("Input.ToOn", "01/01/2025"), ("Input.SponsorSignatory", ""), ("Input.ReceiverSignatory", "Bà B"));

        ShouldTell(answer, "Input.ToOn", "Input.SponsorSignatory");
    }

    [DatabaseTest]
    public async Task Programme_CodeTakenPeriodAndName_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var (path, code) = (data.Province.Path("pairing/programmes/edit"), $"LOI-{TestData.Next()}");
        (string, string?)[] good = [("Input.Code", code), ("Input.Name", "Giai đoạn thử"), ("Input.FromOn", "01/01/2021"), ("Input.ToOn", "31/12/2025")];
        (await visitor.FillAsync(path, good)).Location.ShouldNotBeNull();

        var answer = await visitor.FillAsync(path, ("Input.Code", code.ToLowerInvariant()), ("Input.Name", ""), ("Input.FromOn", "01/01/2025"), ("Input.ToOn", "31/12/2021"));

        ShouldTell(answer, "Input.Code", "Input.Name", "Input.ToOn");
    }

    [DatabaseTest]
    public async Task Settings_EveryWrongValue_IsToldAndNothingSaved(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var page = await visitor.OpenAsync(data.Province.Path("administration/settings"));
        var (port, minutes) = (Field(page, "Mail.Port"), Field(page, "Security.IdleMinutes"));

        var answer = await visitor.SubmitAsync(page.MainForm, (port, "nhiều"), (minutes, "ít"), (Field(page, "Mail.Host"), "may-chu.vn"));

        foreach (var field in new[] { port, minutes })
        {
            answer.Document.QuerySelector($"[name='{field}']")!.GetAttribute("aria-invalid").ShouldBe("true", field);
        }

        var after = await visitor.OpenAsync(data.Province.Path("administration/settings"));
        after.Document.QuerySelector($"[name='{Field(after, "Mail.Host")}']")!.GetAttribute("value").ShouldNotBe("may-chu.vn");
    }

    [DatabaseTest]
    public async Task User_RolesDatesAndName_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);

        var answer = await visitor.FillAsync(
            data.Province.Path("administration/users/create"), ("Input.FullName", ""), ("Input.From", "02/02/2025"), ("Input.To", "01/01/2025"));

        ShouldTell(answer, "Input.FullName", "Input.RoleIds", "Input.To");
    }

    [DatabaseTest]
    public async Task Locality_AddressPrefixUnitsAndAdmin_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);

        var answer = await visitor.FillAsync(
            data.Province.Path("administration/localities/create"), ("Input.Name", "Huyện Lỗi"), ("Input.Slug", "Có Dấu"), ("Input.CodePrefix", "S1"), ("Input.Kind", "OldDistrict"), ("Input.FullName", ""));

        ShouldTell(answer, "Input.Slug", "Input.CodePrefix", "Input.UnitIds", "Input.FullName");
    }

    [DatabaseTest]
    public async Task Units_EveryTakenOneAndTheDays_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var units = await UnitsAsync(data, "Phước Kim", "Phước Lộc", "Phước Thành");
        await data.CreateWorkspaceAsync(WorkspaceKind.Locality, unitIds: units[1..]);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, unitIds: units[..1]);

        var page = await visitor.OpenAsync(data.Province.Path($"administration/localities/units/{place.Id}"));
        var find = (IHtmlElement)page.Document.QuerySelector("button[formaction*='handler=Find']")!;
        var found = await visitor.SubmitAsync(page.MainForm, [("Input.FindUnit", "Phước")], [], find);
        var answer = await visitor.SubmitAsync(
            found.MainForm,
            [("Input.Rows[0].From", "02/02/2025"), ("Input.Rows[0].To", "01/01/2025"), .. units[1..].Select(u => ("Input.UnitIds", u.ToString()))], []);

        ShouldTell(answer, "Input.UnitIds");
        answer.FieldError("Input.UnitIds")!.ShouldSatisfyAllConditions(
            told => told.ShouldContain("Phước Lộc"), told => told.ShouldContain("Phước Thành"), told => told.ShouldContain("ngày", Case.Insensitive));
    }

    [DatabaseTest]
    public async Task AdminAndSponsor_MailTakenNameMissingAndTheRest_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);
        var mail = $"trung{TestData.Next()}@example.vn";
        var admin = data.Province.Path($"administration/localities/admin/{(await data.CreateWorkspaceAsync(WorkspaceKind.Locality)).Id}");
        (await visitor.FillAsync(admin, ("Input.FullName", "Pơloong Thị Mới"), ("Input.Email", mail))).Location.ShouldNotBeNull();
        var party = await data.CreatePartyAsync($"Sở Đã Có {TestData.Next()}");
        var sponsor = data.Province.Path($"administration/localities/sponsor?party={party}");
        (await visitor.FillAsync(sponsor, ("Input.FullName", "Bnướch Văn Một"))).Location.ShouldNotBeNull();

        var second = await visitor.FillAsync(admin, ("Input.FullName", ""), ("Input.Email", mail));
        var again = await visitor.FillAsync(sponsor, ("Input.Slug", "Có Dấu"), ("Input.FullName", ""), ("Input.Email", mail));

        ShouldTell(second, "Input.FullName", "Input.Email");
        ShouldTell(again, "Input.Slug", "Input.FullName", "Input.Email");
        again.Text.ShouldContain("đã có không gian", customMessage: "the party was taken too");
    }

    [DatabaseTest]
    public async Task Token_NoNameAndNoPermission_AreToldTogether(Provider provider)
    {
        var (data, visitor) = await ProvinceAsync(provider);

        var answer = await visitor.FillAsync($"/account/tokens/create?workspace={data.Province.Slug}", ("Input.Name", ""));

        ShouldTell(answer, "Input.Name");
        answer.Text.ShouldContain("quyền", customMessage: "what the token may do is missing too");
        answer.Document.QuerySelectorAll("main [role=alert] li, main .alert li").Length.ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Api_EveryFault_StandsUnderItsFieldAndTheFirstAsBefore(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        using var program = await data.VisitByTokenAsync(scene.Focal, scene.SponsorPlace);
        var today = data.Host.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var answer = await program.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/contributions")
        {
            Headers = { { "Idempotency-Key", Guid.CreateVersion7().ToString() } },
            Content = new StringContent(
                $$"""{"pairingId":"{{pairing}}","sponsorPartyId":"{{scene.SponsorId}}","receiverPartyId":"{{scene.ReceiverId}}","kind":"inKind","contentGroup":"socio-economic","title":"Heo con","fundingSource":"regularBudget","pledgedOn":"{{today}}"}""",
                Encoding.UTF8, "application/json"),
        });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Body);
        var problem = JsonNode.Parse(answer.Body)!;
        var errors = problem["errors"]!.AsObject();
        errors.Select(e => e.Key).ShouldBe(["quantityThousandths", "unit", "unitPriceDong", "valuationBasis"], ignoreOrder: true, answer.Body);
        errors.SelectMany(e => e.Value!.AsArray()).Select(m => m!.ToString()).ShouldContain(problem["detail"]!.ToString(), "the first one is told as before");
        problem["code"]!.ToString().ShouldStartWith("Pairing.");
    }

    private static void ShouldTell(Answer answer, params string[] fields)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        fields.Where(field => answer.FieldError(field) is null).ShouldBeEmpty(answer.Text);
    }

    private static async Task<Guid[]> UnitsAsync(TestData data, params string[] names) => await data.Host.WithAsync(async services =>
    {
        var lookup = services.GetRequiredService<IUnitLookup>();
        var units = new List<Guid>();
        foreach (var name in names)
        {
            units.Add((await lookup.SearchAsync(name, null, 5, CancellationToken.None))[0].Id);
        }

        return units.ToArray();
    });

    private static string Field(Answer page, string setting) =>
        page.Document.QuerySelector($"input[type=hidden][value='{setting}']")!.GetAttribute("name")!.Replace(".Name", ".Value", StringComparison.Ordinal);

    private async Task<(TestData Data, Visitor Visitor)> ProvinceAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province)));
    }
}
