using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>A rubric from a file: what can be read is kept, everything else is refused with its place and what was typed.</summary>
public sealed class RubricImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task File_WithByteOrderMark_IsKeptAsExported(Provider provider)
    {
        var (data, scene, officer) = await BeginAsync(provider);
        using var visitor = officer;
        var exported = (await data.RubricAsync(await data.PublishedRubricAsync(scene.NorthOfficer, scene.North))).Content;

        var id = RubricPageTests.IdOf(await SendAsync(officer, scene, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(exported)], code: "NHAP-1"));

        var kept = await data.RubricAsync(id);
        kept.Content.ShouldBe(RubricContents.Of(RubricContents.Read(exported) with { Code = "NHAP-1", Name = "Từ tệp" }).Json);
        (kept.State, kept.Subject).ShouldBe((RubricState.Draft, SubjectKind.Sponsor));
    }

    [DatabaseTest]
    public async Task File_ThatIsNoRubric_IsRefusedInWordsAndThePageKept(Provider provider)
    {
        var (data, scene, officer) = await BeginAsync(provider);
        using var visitor = officer;
        var count = (await data.RubricsAsync(r => r.TenantId == scene.North.Id)).Count;
        (string File, string Says)[] refused =
        [
            ("", "dòng 1, cột 1: không phải JSON"),
            ("[1, 2]", "cần một đối tượng"),
            ("""{"base": NaN}""", "không phải JSON"),
            (With(r => r["base"]!["max"] = 100.5), "phần điểm chính › điểm tối đa (base.max): cần số trong ngoặc kép"),
            (With(r => r["base"]!["children"]![2]!["maxx"] = "5"), "phần điểm chính › mục thứ 3 › maxx (base.children[2].maxx): không có trường nào tên như vậy"),
            (With(r => r["base"]!["children"]![0]!["children"]![1]!["type"] = "magic"), "I.2: cách chấm này hệ thống không biết"),
            (With(r => r["base"]!["children"]![0]!["children"]![1]!["id"] = "I.1"), "I.1: mã này dùng cho nhiều mục"),
            (With(r => r["bands"]![1]!.AsObject().Remove("code")), "mức xếp loại thứ 2 › mã (bands[1].code): còn thiếu"),
            (With(r => r["legalBasis"]![0]!["issuedOn"] = "13/12/2021"), "căn cứ pháp lý thứ 1 › issuedOn (legalBasis[0].issuedOn): cần ngày dạng"),
            (string.Concat(Enumerable.Repeat("{\"base\":", 100_000)), "không phải JSON"),
            (With(r => r["base"]!["children"]![0]!["children"] = new JsonArray([.. Enumerable.Range(0, 600).Select(i => (JsonNode)new JsonObject { ["id"] = "x" + i, ["type"] = "manual", ["max"] = "1" })])), "không quá 600 mục"),
            ("\"" + new string('x', 1_500_000) + "\"", "tệp tối đa 1 MB"),
        ];

        foreach (var (file, says) in refused)
        {
            var answer = await SendAsync(officer, scene, Encoding.UTF8.GetBytes(file), "GIU-LAI");

            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, says);
            answer.Text.ShouldContain(says);
            answer.FormWith("Input.Code").Elements["Input.Code"]!.GetAttribute("value").ShouldBe("GIU-LAI", says);
        }

        (await data.RubricsAsync(r => r.TenantId == scene.North.Id)).Count.ShouldBe(count);
        (await officer.FillAsync(scene.North.Path("emulation/rubrics/create"), ("Input.Source", "file"), ("Input.Subject", "Commune"))).ErrorCode.ShouldBe(EmulationErrors.RubricFileMissing);
        (await officer.FillAsync(scene.North.Path("emulation/rubrics/create"), ("Input.Source", "blank"))).ErrorCode.ShouldBe(EmulationErrors.RubricSubjectMissing);
        var unnamed = await officer.FillAsync(scene.North.Path("emulation/rubrics/create"), ("Input.Source", "blank"), ("Input.Subject", "Commune"));
        unnamed.Text.ShouldContain("tên: còn thiếu");
        unnamed.Text.ShouldContain("mã: còn thiếu");
        (await officer.FillAsync(scene.North.Path("emulation/rubrics/create"), ("Input.Source", "version:" + Guid.Empty), ("Input.Subject", "Commune"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Blank_IsADraftWithItsFaultsNamed(Provider provider)
    {
        var (_, scene, officer) = await BeginAsync(provider);
        using var visitor = officer;

        var page = await officer.FollowAsync(await officer.FillAsync(
            scene.North.Path("emulation/rubrics/create"), ("Input.Source", "blank"), ("Input.Subject", "Commune"), ("Input.Name", "Bộ của huyện"), ("Input.Code", "TRONG")));

        page.Document.QuerySelectorAll("[data-faults] li").Select(l => l.TextContent.Trim()).ShouldBe(["Nhóm I “Nhóm thứ nhất” tối đa 100 điểm, các mục bên trong cộng lại 0 điểm: sửa điểm tối đa cho khớp."]);
    }

    private async Task<(TestData Data, RubricScene Scene, Visitor Officer)> BeginAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        return (data, scene, await data.VisitAsync(scene.NorthOfficer));
    }

    private static string With(Action<JsonNode> change)
    {
        var rubric = JsonNode.Parse(RubricContents.Of(ShippedRubrics.All[0].Rubric).Json)!;
        change(rubric);
        return rubric.ToJsonString();
    }

    private static async Task<Answer> SendAsync(Visitor officer, RubricScene scene, byte[] file, string code)
    {
        var page = await officer.OpenAsync(scene.North.Path("emulation/rubrics/create"));
        return await officer.SubmitAsync(
            page.MainForm, [("Input.Source", "file"), ("Input.Name", "Từ tệp"), ("Input.Code", code), ("Input.Subject", "Sponsor")], [new Upload("Input.File", "bo.json", "application/json", file)]);
    }
}
