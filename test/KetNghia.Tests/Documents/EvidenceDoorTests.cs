using System.Net;
using System.Text;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Evidence;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Who gets a file, how it is sent, and how it leaves the view.</summary>
public sealed class EvidenceDoorTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly FakeEvidenceOwner Asked = new();
    private readonly FakeEvidenceOwner _owner = Asked.AllowAll();

    [DatabaseTest]
    public async Task Get_Document_IsAnAttachmentThatNothingInterprets(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var content = Samples.Pdf();
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("Biên bản bàn giao.pdf", content))).Single();
        using var visitor = await s.Data.VisitAsync(s.Officer);

        var answer = await visitor.GetAsync(s.Place.Path($"/documents/files/{id}"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Bytes.ShouldBe(content);
        var headers = answer.Response.Content.Headers;
        headers.ContentType!.MediaType.ShouldBe("application/pdf");
        headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        headers.ContentDisposition.FileNameStar.ShouldBe("Biên bản bàn giao.pdf");
        ShouldBeInert(answer);
    }

    [DatabaseTest]
    public async Task Get_Photo_IsShownInPlaceAndAnswersItsTag(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.png", Samples.Picture()))).Single();
        using var visitor = await s.Data.VisitAsync(s.Officer);

        var photo = await visitor.GetAsync(s.Place.Path($"/documents/files/{id}"));
        var thumbnail = await visitor.GetAsync(s.Place.Path($"/documents/files/{id}/thumbnail"));
        var again = new HttpRequestMessage(HttpMethod.Get, s.Place.Path($"/documents/files/{id}"));
        again.Headers.IfNoneMatch.Add(photo.Response.Headers.ETag!);

        photo.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        photo.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        ShouldBeInert(photo);
        ShouldBeInert(thumbnail);
        thumbnail.Bytes.Length.ShouldBeLessThanOrEqualTo(12 * 1024);
        (await visitor.SendAsync(again)).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    /// <summary>The place is told to those who may see it, as a link; nobody finds it in the served copy or in the log.</summary>
    [DatabaseTest]
    public async Task View_PhonePhoto_TellsWhereToThoseWhoMayKnowAlone(Provider provider)
    {
        const string spot = "15.70412,107.63410";
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.PhonePhoto()))).Single();
        var half = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("b.jpg", Samples.Picture()))).Single();
        using var officer = await s.Data.VisitAsync(s.Officer);
        using var viewer = await s.Data.VisitAsync(await s.Data.CreateMemberWithAsync(s.Place, [DocumentsPermissions.Evidence.View]));
        using var auditor = await s.Data.VisitAsync(await s.Data.CreateMemberAsync(s.Place, RoleCodes.LocalityAdmin));

        var told = await officer.OpenAsync(s.Place.Path($"/documents/evidence/view/{id}"));
        told.Document.QuerySelector("[data-taken] a")!.GetAttribute("href").ShouldBe("geo:" + spot);
        told.Document.QuerySelector("[data-taken]")!.TextContent.ShouldContain("Chụp ngày 30/04/2025");
        (await officer.OpenAsync(s.Place.Path($"/documents/evidence/view/{half}"))).Has("[data-taken]").ShouldBeFalse();
        (await viewer.OpenAsync(s.Place.Path($"/documents/evidence/view/{id}"))).Text.ShouldNotContain("15.70412");
        foreach (var path in new[] { $"/documents/files/{id}", $"/documents/files/{id}/thumbnail", $"/administration/audit?entity={id}", "/administration/audit" })
        {
            Encoding.Latin1.GetString((await auditor.GetAsync(s.Place.Path(path))).Bytes).ShouldNotContain("15704119", Case.Sensitive, path);
        }
    }

    [DatabaseTest]
    public async Task Head_OfAFile_AnswersAsItsContentDoes(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.png", Samples.Picture()))).Single();
        using var visitor = await s.Data.VisitAsync(s.Officer);
        foreach (var path in new[] { $"/documents/files/{id}", $"/documents/files/{id}/thumbnail", $"/documents/files/{s.Data.Host.Ids.New()}" })
        {
            var content = await visitor.GetAsync(s.Place.Path(path));
            var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, s.Place.Path(path)));

            head.Status.ShouldBe(content.Status, path);
            head.Response.Headers.ETag.ShouldBe(content.Response.Headers.ETag, path);
            head.Response.Content.Headers.ContentType.ShouldBe(content.Response.Content.Headers.ContentType, path);
            (head.Status == HttpStatusCode.OK && head.Bytes.Length > 0).ShouldBeFalse(path);
        }
    }

    [DatabaseTest]
    public async Task Get_WithoutRight_AnswersAsAnUnknownId(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var other = await s.Data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.Picture()))).Single();
        var stranger = await s.Data.CreateMemberAsync(other, RoleCodes.DistrictOfficer);
        var elsewhere = await s.Data.CreateMemberAsync(s.Place, RoleCodes.CommuneOfficer, s.Data.Host.Ids.New());
        using var foreign = await s.Data.VisitAsync(stranger);
        using var scoped = await s.Data.VisitAsync(elsewhere);
        using var officer = await s.Data.VisitAsync(s.Officer);
        var unknown = await foreign.GetAsync(other.Path($"/documents/files/{Guid.CreateVersion7()}"));

        foreach (var path in new[] { $"/documents/files/{id}", $"/documents/files/{id}/thumbnail" })
        {
            ShouldBeSame(await foreign.GetAsync(other.Path(path)), unknown);
            (await scoped.GetAsync(s.Place.Path(path))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await foreign.GetAsync(s.Place.Path(path))).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        _owner.MayRead = (_, _) => false;
        (await officer.GetAsync(s.Place.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Get_SignedOutOrWithoutPermission_IsNotAnswered(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.Picture()))).Single();
        using var nobody = s.Data.Host.Visitor();
        using var powerless = await s.Data.VisitAsync(await s.Data.CreateMemberWithAsync(s.Place, []));

        (await nobody.GetAsync(s.Place.Path($"/documents/files/{id}"))).Location.ShouldNotBeNull().ShouldStartWith("/account/sign-in");
        (await powerless.GetAsync(s.Place.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync($"/documents/files/{id}")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [DatabaseTest]
    public async Task Get_FromSponsorAndProvince_AsksTheOwnerInsideTheTenant(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var sponsor = await s.Data.CreateWorkspaceAsync(WorkspaceKind.Sponsor);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.Picture()))).Single();
        using var focal = await s.Data.VisitAsync(await s.Data.CreateMemberAsync(sponsor, RoleCodes.SponsorFocal));
        using var province = await s.Data.VisitAsync(await s.Data.CreateMemberAsync(s.Data.Province, RoleCodes.ProvinceOfficer));
        _owner.MayRead = (subject, tenant) => subject == s.Subject && tenant == s.Place.Id;

        (await focal.GetAsync(sponsor.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.OK);
        (await province.GetAsync(s.Data.Province.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.OK);
        _owner.MayRead = (_, _) => false;
        (await focal.GetAsync(sponsor.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await province.GetAsync(s.Data.Province.Path($"/documents/files/{id}/thumbnail"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Remove_WithReason_LeavesRowBytesAndLog(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.Picture()))).Single();
        using var visitor = await s.Data.VisitAsync(s.Officer);
        var path = s.Place.Path($"/documents/evidence/remove/{id}");

        var short1 = await visitor.FillAsync(path, ("Input.Reason", "x"));
        var done = await visitor.FillAsync(path, ("Input.Reason", "Ảnh chụp nhầm hộ khác"));

        short1.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        short1.FieldError("Input.Reason").ShouldNotBeNull();
        done.Location.ShouldNotBeNull();
        (await visitor.GetAsync(s.Place.Path($"/documents/files/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await s.Data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                (await services.GetRequiredService<IEvidence>().CountAsync(s.Subject, CancellationToken.None)).ShouldBe(0);
                var row = await db.Set<EvidenceFile>().IgnoreQueryFilters().FirstAsync(e => e.Id == id);
                row.IsRemoved.ShouldBeTrue();
                services.GetRequiredService<KetNghia.Framework.Files.IFileStore>().Exists(row.Sha256).ShouldBeTrue();
                (await db.Set<ActionLogEntry>().FirstAsync(a => a.Action == "Documents.Evidence.Removed")).Reason.ShouldBe("Ảnh chụp nhầm hộ khác");
            },
            AmbientFrame.Empty with { TenantId = s.Place.Id });
    }

    [DatabaseTest]
    public async Task Remove_WhenItMayNot_IsRefused(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var id = (await s.Data.AttachAsync(s.Place, s.Officer, s.Subject, s.Unit, ("a.jpg", Samples.Picture()))).Single();
        using var officer = await s.Data.VisitAsync(s.Officer);
        using var viewer = await s.Data.VisitAsync(await s.Data.CreateMemberAsync(s.Place, RoleCodes.LocalityViewer));
        var other = await s.Data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var foreign = await s.Data.VisitAsync(await s.Data.CreateMemberAsync(other, RoleCodes.DistrictOfficer));

        (await viewer.GetAsync(s.Place.Path($"/documents/evidence/remove/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await foreign.GetAsync(other.Path($"/documents/evidence/remove/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await officer.OpenAsync(s.Place.Path($"/documents/evidence/remove/{id}"));
        _owner.MayRemove = _ => false;
        (await officer.SubmitAsync(page.MainForm, ("Input.Reason", "Không còn cần nữa"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static void ShouldBeInert(Answer answer)
    {
        answer.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Response.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        answer.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static void ShouldBeSame(Answer answer, Answer unknown)
    {
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Status.ShouldBe(unknown.Status);
        answer.ErrorCode.ShouldBe(unknown.ErrorCode);
        answer.Document.QuerySelector("main h1")!.TextContent.ShouldBe(unknown.Document.QuerySelector("main h1")!.TextContent);
    }

    private async Task<Scene> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await TestData.HostWithOwnerAsync(hosts, provider, _owner));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return new Scene(data, place, await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer), data.Host.Ids.New(), data.Host.Ids.New());
    }

    private sealed record Scene(TestData Data, TestWorkspace Place, TestPerson Officer, Guid Subject, Guid Unit);
}
