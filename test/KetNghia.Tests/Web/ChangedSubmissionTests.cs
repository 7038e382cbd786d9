using System.Net;
using KetNghia.Directory.Parties;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Web;

/// <summary>One submission id stands for one content: sent again it is answered as before, with other content it is refused.</summary>
public sealed class ChangedSubmissionTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Post_SameIdOtherContent_IsRefusedAndKeepsWhatWasTyped(Provider provider)
    {
        var (data, place, visitor) = await ArrangeAsync(provider);
        var page = await visitor.OpenAsync(place.Path("directory/parties/create"));

        var first = await SendAsync(visitor, page, place, "Hội Gốc");
        var changed = await SendAsync(visitor, page, place, "Hội Khác");

        first.Location.ShouldNotBeNull(first.Text);
        changed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        changed.ErrorCode.ShouldBe(FrameworkErrors.SubmissionChanged);
        changed.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Hội Khác");
        (await NamesAsync(data, place)).ShouldBe(["Hội Gốc"]);
    }

    [DatabaseTest]
    public async Task Post_SameIdSameContent_IsAnsweredAsBefore(Provider provider)
    {
        var (data, place, visitor) = await ArrangeAsync(provider);
        var page = await visitor.OpenAsync(place.Path("directory/parties/create"));

        var first = await SendAsync(visitor, page, place, "Hội Một Lần");
        var made = await visitor.FollowAsync(first);
        var again = await SendAsync(visitor, page, place, "Hội Một Lần");

        again.Location.ShouldBe(first.Location);
        again.Response.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        first.Response.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await visitor.FollowAsync(again)).Receipt.ShouldBe(made.Receipt.ShouldNotBeNull());
        (await NamesAsync(data, place)).ShouldBe(["Hội Một Lần"]);
    }

    /// <summary>The form stands in the record of another tenant: it is loaded again inside it.</summary>
    [DatabaseTest]
    public async Task Post_SameIdOtherContentInARecord_ShowsItsFormAgain(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pledge = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        using var visitor = await data.VisitAsync(scene.Focal);
        var page = await visitor.OpenAsync(scene.SponsorPlace.Path($"pairing/contributions/handover/{pledge}"));

        var first = await HandOverAsync("40");
        var changed = await HandOverAsync("41");

        first.Location.ShouldNotBeNull(first.Text);
        changed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        changed.ErrorCode.ShouldBe(FrameworkErrors.SubmissionChanged);
        changed.Document.QuerySelector("[name='Input.Figure']")!.GetAttribute("value").ShouldBe("41");

        Task<Answer> HandOverAsync(string figure) => visitor.SubmitAsync(page.MainForm, ("Input.Figure", figure), ("Input.NoEvidenceReason", "Máy ảnh hỏng"));
    }

    /// <summary>The figure was corrected after the answer was lost: by then the record is in its next state.</summary>
    [DatabaseTest]
    public async Task Post_SameIdOtherFigure_IsRefusedOnTheFormsOfBothSides(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var contribution = await data.PledgeAsync(scene, await data.CreateActivePairingAsync(scene));
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        using var commune = await data.VisitAsync(scene.Commune);
        using var focal = await data.VisitAsync(scene.Focal);

        await RefusedAsync(commune, (await commune.OpenAsync(scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"))).MainForm, "96", "97", ("Input.NoEvidenceReason", "Máy ảnh hỏng"), ("Input.Note", "Chết bốn con"));
        var gap = (await focal.OpenAsync(scene.SponsorPlace.Path($"pairing/contributions/details/{contribution}"))).Document.QuerySelector("a[href*='/settle/']")!.GetAttribute("href")!;
        await RefusedAsync(focal, (await focal.OpenAsync(gap)).FormTo("Propose"), "98", "99", ("Input.Reason", "Other"), ("Input.ReasonText", "Đếm lại"));

        static async Task RefusedAsync(Visitor visitor, AngleSharp.Html.Dom.IHtmlFormElement form, string figure, string corrected, params (string, string?)[] rest)
        {
            var first = await visitor.SubmitAsync(form, [("Input.Figure", figure), .. rest]);
            var changed = await visitor.SubmitAsync(form, [("Input.Figure", corrected), .. rest]);

            first.Location.ShouldNotBeNull(first.Text);
            changed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, changed.Text);
            changed.ErrorCode.ShouldBe(FrameworkErrors.SubmissionChanged);
        }
    }

    /// <summary>The content of a file is content, whatever its name.</summary>
    [DatabaseTest]
    public async Task Post_SameIdOtherFile_IsRefused(Provider provider)
    {
        var (data, place, visitor) = await ArrangeAsync(provider);
        var page = await visitor.OpenAsync(place.Path("imports/upload/parties"));

        var first = await UploadAsync(visitor, page, "Hội Tệp Một", "a.xlsx");
        var otherBytes = await UploadAsync(visitor, page, "Hội Tệp Hai", "a.xlsx");
        var otherName = await UploadAsync(visitor, page, "Hội Tệp Một", "b.xlsx");

        first.Location.ShouldNotBeNull(first.Text);
        otherBytes.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        otherBytes.ErrorCode.ShouldBe(FrameworkErrors.SubmissionChanged);
        otherName.ErrorCode.ShouldBe(FrameworkErrors.SubmissionChanged);
        (await data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<ImportRun>().CountAsync(),
            AmbientFrame.Empty with { TenantId = place.Id })).ShouldBe(1);
    }

    /// <summary>Another person's id is simply another key: it tells nothing and refuses nothing.</summary>
    [DatabaseTest]
    public async Task Post_IdOfAnotherPerson_IsANewSubmission(Provider provider)
    {
        var (data, place, visitor) = await ArrangeAsync(provider);
        using var other = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        var page = await visitor.OpenAsync(place.Path("directory/parties/create"));
        await SendAsync(visitor, page, place, "Hội Của Tôi");
        var id = page.MainForm.QuerySelector("[name=SubmissionId]")!.GetAttribute("value");

        var theirs = await other.FillAsync(
            place.Path("directory/parties/create"),
            ("SubmissionId", id), ("Input.Name", "Nhà Của Họ"), ("Input.Code", "N" + place.Slug), ("Input.Kind", "Association"));

        theirs.Location.ShouldNotBeNull(theirs.Text);
        (await NamesAsync(data, place)).ShouldBe(["Hội Của Tôi", "Nhà Của Họ"], ignoreOrder: true);
    }

    private static Task<Answer> SendAsync(Visitor visitor, Answer page, TestWorkspace place, string name) => visitor.SubmitAsync(
        page.MainForm, ("Input.Name", name), ("Input.Code", "M" + place.Slug), ("Input.Kind", "Association"));

    private static Task<Answer> UploadAsync(Visitor visitor, Answer page, string name, string fileName) => visitor.SubmitAsync(
        page.FormWith("Input.File"), [],
        [new Upload("Input.File", fileName, ExcelExporter.ContentType, Workbook(name))]);

    private static readonly Dictionary<string, byte[]> Made = [];

    /// <summary>The same name gives the same bytes.</summary>
    private static byte[] Workbook(string name)
    {
        lock (Made)
        {
            return Made.TryGetValue(name, out var made) ? made : Made[name] = Workbooks.Of(["Mã đơn vị", "Tên đơn vị", "Loại"], ["TEP-1", name, "Hội"]);
        }
    }

    private static Task<List<string>> NamesAsync(TestData data, TestWorkspace place) =>
        data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Party>().Where(p => p.OwnerId == place.Id).Select(p => p.Name).ToListAsync());

    private async Task<(TestData Data, TestWorkspace Place, Visitor Visitor)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, place, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer)));
    }
}
