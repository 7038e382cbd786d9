using System.IO.Compression;
using System.Net;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Framework;

public sealed class PageFrameTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int FirstVisitBytes = 100 * 1024;
    private const int RepeatPageBytes = 25 * 1024;

    [DatabaseTest]
    public async Task Home_AsMember_HasLandmarksAndSkipLinkFirst(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var page = await visitor.OpenAsync(home);

        page.Document.QuerySelector("body a")!.GetAttribute("href").ShouldBe("#noi-dung");
        foreach (var landmark in new[] { "html[lang=vi]", "header", "nav[aria-label]", "main#noi-dung[tabindex='-1']", "footer", "h1" })
        {
            page.Has(landmark).ShouldBeTrue(landmark);
        }
    }

    [DatabaseTest]
    public async Task Home_AnyPostForm_CarriesAFreshSubmissionIdAndTheAntiforgeryToken(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var first = await visitor.OpenAsync(home);
        var second = await visitor.OpenAsync(home);

        var forms = first.Document.QuerySelectorAll("form[method=post]");
        forms.Length.ShouldBeGreaterThan(0);
        forms.ShouldAllBe(f => f.QuerySelectorAll("input[name=SubmissionId]").Length == 1 && f.QuerySelector("input[name=__RequestVerificationToken]") != null);
        Ids(first).Concat(Ids(second)).ShouldBeUnique();
        Ids(first).ShouldAllBe(id => Guid.Parse(id) != Guid.Empty);
    }

    [DatabaseTest]
    public async Task Home_UnderTheStrictPolicy_HasNothingInline(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var page = await visitor.OpenAsync(home);

        page.Document.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
        page.Document.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        page.Document.QuerySelectorAll("link[href], script[src], img[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ShouldAllBe(url => url.StartsWith("/lib/", StringComparison.Ordinal));
        page.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
    }

    [DatabaseTest]
    public async Task Home_FirstAndRepeatVisit_StayInTheirWeight(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var page = await visitor.OpenAsync(home);
        var repeat = Zipped(page.Bytes);
        var first = repeat;
        foreach (var url in Files(page))
        {
            var file = await visitor.GetAsync(url);
            file.Status.ShouldBe(HttpStatusCode.OK, url);
            first += Zipped(file.Bytes);
        }

        Files(page).Count.ShouldBe(4);
        repeat.ShouldBeLessThan(RepeatPageBytes);
        first.ShouldBeLessThan(FirstVisitBytes);
    }

    [DatabaseTest]
    public async Task Get_UnknownPage_ShowsTheErrorPageWithCodeAndReference(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var answer = await visitor.GetAsync(home + "khong-co-trang-nay");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.ErrorCode.ShouldBe("404");
        answer.Document.QuerySelector("[data-correlation-id]")!.GetAttribute("data-correlation-id").ShouldNotBeNullOrEmpty();
        answer.Document.Title!.ShouldStartWith("Lỗi: ");
        answer.Has("main a.btn-primary[href]").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Post_WithoutAntiforgeryToken_ShowsTheErrorPageAndKeepsTheStatus(Provider provider)
    {
        var (visitor, _) = await VisitAsync(provider);

        var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/preferences")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("culture", "en")]),
        });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorCode.ShouldNotBeNull();
        answer.Has("main h1").ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Get_ErrorAddressItself_IsNotAWayToShowAnError(Provider provider)
    {
        var (visitor, _) = await VisitAsync(provider);

        var answer = await visitor.GetAsync("/error/500");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Preferences_LanguageAndTheme_AreKeptAndLeadBack(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var english = await visitor.SubmitAsync((await visitor.OpenAsync(home)).FormWith("culture"), ("culture", "en"));
        var page = await visitor.OpenAsync(english.Location!);
        await visitor.SubmitAsync(page.FormWith("theme"), ("theme", "dark"));
        page = await visitor.OpenAsync(home);

        english.Location.ShouldBe(home);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Document.DocumentElement.GetAttribute("data-bs-theme").ShouldBe("dark");
    }

    [DatabaseTest]
    public async Task Preferences_ForeignReturnAddress_LeadsHome(Provider provider)
    {
        var (visitor, home) = await VisitAsync(provider);

        var answer = await visitor.SubmitAsync((await visitor.OpenAsync(home)).FormWith("culture"), ("culture", "en"), ("returnUrl", "https://example.org/"));

        answer.Location.ShouldBe("/");
    }

    private async Task<(Visitor Visitor, string Home)> VisitAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var workspace = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var visitor = await data.VisitAsync(await data.CreateMemberAsync(workspace, RoleCodes.DistrictOfficer));
        return (visitor, workspace.Path(""));
    }

    private static List<string> Ids(Answer page) =>
        [.. page.Document.QuerySelectorAll("input[name=SubmissionId]").Select(i => i.GetAttribute("value")!)];

    private static List<string> Files(Answer page) =>
    [
        .. page.Document.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!),
        .. page.Document.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!),
        page.Document.QuerySelector("svg use")!.GetAttribute("href")!.Split('#')[0],
    ];

    private static long Zipped(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        return stream.Length;
    }
}
