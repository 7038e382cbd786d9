using System.Net;
using AngleSharp.Html.Dom;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>Clusters are kept by the officers of the whole locality and filled in where communes are scored.</summary>
public sealed class ClusterPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string Areas = TestData.SmallRubric.Replace("\"min\":\"14\"", "\"min\":\"14\",\"minByArea\":{\"MOUNTAIN\":\"12\"}", StringComparison.Ordinal);

    [DatabaseTest]
    public async Task Cluster_FromSetUpToOpenedAssessment_IsFilledIn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var rubric = await data.PublishRubricAsync(shared.Scene, Areas);
        var year = data.Host.Clock.Today.Year;
        using var officer = await data.VisitAsync(shared.Scene.District);

        // Set up from the page of assessments on, with one of the two communes.
        var list = await officer.OpenAsync(shared.Place.Path("emulation/assessments"));
        list.Document.QuerySelector("a[href$='/emulation/clusters']").ShouldNotBeNull();
        var join = await officer.FollowAsync(await officer.FillAsync(shared.Place.Path("emulation/clusters/create"), ("Input.Name", "Cụm vùng cao"), ("Input.Subject", "Commune"), ("Input.Note", "Theo Quyết định 12")));
        var page = await officer.FollowAsync(await officer.SubmitAsync(join.MainForm, ("Input.From", $"01/01/{year}"), ("Input.Subjects", TestData.Zuoich.ToString())));
        page.Document.QuerySelector("[data-members] .cnt")!.TextContent.ShouldBe("1");
        var id = Guid.Parse(page.Document.QuerySelector("a[href*='/clusters/edit/']")!.GetAttribute("href")!.Split('/')[^1]);
        page = await officer.FollowAsync(await officer.FillAsync(Path(shared, "leaders", id), ("Input.HeadId", TestData.Zuoich.ToString())));
        page.Document.QuerySelector("[data-leaders]")!.TextContent.ShouldContain("Cụm trưởng");
        page = await officer.FollowAsync(await officer.FillAsync(Path(shared, "areas", id), ("Input.Areas[0].Code", "MOUNTAIN")));
        page.Document.QuerySelector("[data-areas]")!.TextContent.ShouldContain("MOUNTAIN");
        page.Text.ShouldContain("Ghi loại địa bàn năm");

        // Opening an assessment is filled from it and says who is left over.
        var open = await officer.OpenAsync(shared.Place.Path($"emulation/assessments/create?rubric={rubric}"));
        open.Document.QuerySelector("[data-without-cluster]").ShouldNotBeNull("one of the two is in no cluster");
        Chosen(open, 0, 1, "ClusterId").Order().ShouldBe(new[] { "", id.ToString() }.Order());
        Chosen(open, 0, 1, "AreaClass").Order().ShouldBe(["", "MOUNTAIN"]);
        var standing = await officer.FollowAsync(await officer.SubmitAsync(open.MainForm));
        standing.Document.QuerySelector("[data-leaders]")!.TextContent.ShouldContain("Cụm trưởng");
        var sheets = await SheetsAsync(data, shared);
        sheets[TestData.Zuoich].ShouldBe(("Cụm vùng cao", id, "MOUNTAIN"));
        sheets[TestData.ChoChun].ShouldBe(("", null, null));

        // What was opened keeps the name; the cluster can be dissolved, but not removed.
        await officer.FollowAsync(await officer.FillAsync(Path(shared, "edit", id), ("Input.Name", "Cụm số 1")));
        (await SheetsAsync(data, shared))[TestData.Zuoich].Cluster.ShouldBe("Cụm vùng cao");
        var refused = await officer.FillAsync(Path(shared, "remove", id), ("Input.Reason", "Lập nhầm"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.ErrorCode.ShouldBe(EmulationErrors.ClusterUsed);
        await officer.FollowAsync(await officer.FillAsync(Path(shared, "leaders", id), ("Input.HeadId", "")));
        refused = await officer.FillAsync(Path(shared, "takeout", id) + $"?member={await MemberAsync(data, shared, id, TestData.Zuoich)}", ("Input.Reason", "Ghi nhầm xã"));
        refused.ErrorCode.ShouldBe(EmulationErrors.MemberUsed);
    }

    [DatabaseTest]
    public async Task Assessment_ForAnotherPeriod_IsFilledInAgainForIt(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var rubric = await data.PublishRubricAsync(shared.Scene, Areas);
        var year = data.Host.Clock.Today.Year;
        var before = await data.CreateClusterAsync(shared.Scene, "Cụm cũ");
        await data.JoinClusterAsync(shared.Scene, before, TestData.Zuoich, new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31));
        var now = await data.CreateClusterAsync(shared.Scene, "Cụm mới");
        await data.JoinClusterAsync(shared.Scene, now, TestData.Zuoich, new DateOnly(year, 1, 1));
        using var officer = await data.VisitAsync(shared.Scene.District);

        var open = await officer.OpenAsync(shared.Place.Path($"emulation/assessments/create?rubric={rubric}"));
        var refill = (IHtmlElement)open.Document.QuerySelector("button[formaction*='Refill']")!;
        var again = await officer.SubmitAsync(open.MainForm, [("Input.From", $"01/01/{year - 1}"), ("Input.To", $"31/12/{year - 1}")], [], refill);

        Chosen(open, 0, 1, "ClusterId").ShouldContain(now.ToString());
        Chosen(again, 0, 1, "ClusterId").ShouldContain(before.ToString());
        again.MainForm.Elements.OfType<IHtmlInputElement>().Single(e => e.Name == "Input.To").Value.ShouldBe($"31/12/{year - 1}");
    }

    [DatabaseTest]
    public async Task Join_WhoIsElsewhere_IsRefusedAtItsField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var year = data.Host.Clock.Today.Year;
        var (first, second) = (await data.CreateClusterAsync(shared.Scene, "Cụm 1"), await data.CreateClusterAsync(shared.Scene, "Cụm 2"));
        await data.JoinClusterAsync(shared.Scene, first, TestData.Zuoich, new DateOnly(year, 1, 1));
        using var officer = await data.VisitAsync(shared.Scene.District);
        var form = await officer.OpenAsync(Path(shared, "join", second));
        form.Text.ShouldContain("đang thuộc Cụm 1");

        var overlapping = await officer.SubmitAsync(form.MainForm, ("Input.From", $"01/06/{year}"), ("Input.Subjects", TestData.Zuoich.ToString()));
        var again = await officer.FillAsync(Path(shared, "join", first), ("Input.From", $"01/06/{year}"), ("Input.Subjects", TestData.Zuoich.ToString()));
        var nobody = await officer.SubmitAsync(form.MainForm, ("Input.From", $"01/06/{year}"));
        var backwards = await officer.SubmitAsync(form.MainForm, ("Input.From", $"01/06/{year}"), ("Input.To", $"31/05/{year}"), ("Input.Subjects", TestData.ChoChun.ToString()));
        var senseless = await officer.SubmitAsync(form.MainForm, ("Input.From", "31/02/2025"), ("Input.Subjects", TestData.ChoChun.ToString()));
        var unknown = await officer.SubmitAsync(form.MainForm, ("Input.From", $"01/06/{year}"), ("Input.Subjects", data.Host.Ids.New().ToString()));

        overlapping.FieldError("Input.Subjects")!.ShouldContain("Cụm 1");
        overlapping.ErrorCode.ShouldBe(EmulationErrors.MemberElsewhere);
        again.FieldError("Input.Subjects")!.ShouldContain("Cụm 1", customMessage: "twice in the same cluster is twice too");
        nobody.ErrorCode.ShouldBe(EmulationErrors.NoMemberChosen);
        backwards.FieldError("Input.To").ShouldNotBeNull();
        senseless.FieldError("Input.From").ShouldNotBeNull();
        unknown.ErrorCode.ShouldBe(EmulationErrors.NoMemberChosen, "whom nobody offers is nobody");
        (await MembersAsync(data, shared)).ShouldHaveSingleItem();
        var membership = await MemberAsync(data, shared, first);
        await officer.FollowAsync(await officer.FillAsync(Path(shared, "member", first) + $"?member={membership}", ("Input.To", $"31/05/{year}")));
        (await officer.SubmitAsync(form.MainForm, ("Input.From", $"01/06/{year}"), ("Input.Subjects", TestData.Zuoich.ToString()))).Status.ShouldBe(HttpStatusCode.Found, "the day after is free");
        var back = await officer.FillAsync(Path(shared, "member", first) + $"?member={membership}", ("Input.To", $"01/06/{year}"));
        back.FieldError("Input.From")!.ShouldContain("Cụm 2");
    }

    [DatabaseTest]
    public async Task Join_TwoOfficersAtOnce_OneIsTold(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        Guid[] clusters = [await data.CreateClusterAsync(shared.Scene, "Cụm 1"), await data.CreateClusterAsync(shared.Scene, "Cụm 2")];
        using var first = await data.VisitAsync(shared.Scene.District);
        using var second = await data.VisitAsync(await data.CreateMemberAsync(shared.Place, RoleCodes.DistrictOfficer));
        Visitor[] officers = [first, second];
        var forms = new List<Answer>();
        foreach (var (i, officer) in officers.Index())
        {
            forms.Add(await officer.OpenAsync(Path(shared, "join", clusters[i])));
        }

        var answers = await Race.RunAsync(2, i => officers[i].SubmitAsync(forms[i].MainForm, ("Input.Subjects", TestData.Zuoich.ToString())));

        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        answers.Single(a => a.Status != HttpStatusCode.Found).ErrorCode.ShouldBe(EmulationErrors.MemberElsewhere);
        (await MembersAsync(data, shared)).ShouldHaveSingleItem();
    }

    [DatabaseTest]
    public async Task Leaders_WhoMayNotLead_AreToldAtTheirFields(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var year = data.Host.Clock.Today.Year;
        var id = await data.CreateClusterAsync(shared.Scene, "Cụm 1");
        await data.JoinClusterAsync(shared.Scene, id, TestData.Zuoich, new DateOnly(year, 3, 1));
        await data.JoinClusterAsync(shared.Scene, id, TestData.ChoChun, new DateOnly(year - 2, 1, 1), new DateOnly(year - 1, 12, 31));
        using var officer = await data.VisitAsync(shared.Scene.District);
        var (here, there) = (TestData.Zuoich.ToString(), TestData.ChoChun.ToString());

        var (form, theirs) = (await officer.OpenAsync(Path(shared, "leaders", id)), await officer.OpenAsync(Path(shared, "leaders", id)));
        var both = await officer.SubmitAsync(form.MainForm, ("Input.HeadId", here), ("Input.DeputyId", here));
        var gone = await officer.SubmitAsync(form.MainForm, ("Input.HeadId", there), ("Input.DeputyId", here));
        var headless = await officer.SubmitAsync(form.MainForm, ("Input.DeputyId", here));
        await officer.FollowAsync(await officer.SubmitAsync(form.MainForm, ("Input.HeadId", here)));
        var late = await officer.SubmitAsync(theirs.MainForm, ("Input.HeadId", here));
        var leaves = await officer.FillAsync(Path(shared, "member", id) + $"?member={await MemberAsync(data, shared, id, TestData.Zuoich)}", ("Input.From", $"01/01/{year + 1}"));

        form.Document.QuerySelector($"option[value='{there}']").ShouldBeNull("it is no member this year");
        both.FieldError("Input.DeputyId").ShouldNotBeNull();
        both.ErrorCode.ShouldBe(EmulationErrors.LeadersSame);
        gone.FieldError("Input.HeadId")!.ShouldContain(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        headless.FieldError("Input.HeadId").ShouldNotBeNull();
        late.ErrorCode.ShouldBe(FrameworkErrors.ChangedMeanwhile);
        leaves.ErrorCode.ShouldBe(EmulationErrors.LeaderLeaves);
        var mistaken = Path(shared, "takeout", id) + $"?member={await MemberAsync(data, shared, id, TestData.Zuoich)}";
        (await officer.FillAsync(mistaken, ("Input.Reason", "Ghi nhầm xã"))).ErrorCode.ShouldBe(EmulationErrors.LeaderLeaves);
        (await officer.GetAsync(Path(shared, "leaders", id) + "?year=1066")).Status.ShouldBe(HttpStatusCode.NotFound);
        var cleared = await officer.FollowAsync(await officer.FillAsync(Path(shared, "leaders", id), ("Input.HeadId", "")));
        cleared.Document.QuerySelector("[data-leaders]")!.TextContent.ShouldContain("Chưa ghi");
        (await officer.FollowAsync(await officer.FillAsync(mistaken, ("Input.Reason", "Ghi nhầm xã")))).Text.ShouldContain("Đã bỏ thành viên ghi nhầm");
        await data.JoinClusterAsync(shared.Scene, await data.CreateClusterAsync(shared.Scene, "Cụm 2"), TestData.Zuoich, new DateOnly(year, 1, 1));
    }

    [DatabaseTest]
    public async Task Areas_SaidByTwoAtOnce_TheSecondIsTold(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var id = await data.CreateClusterAsync(shared.Scene, "Cụm 1");
        await data.JoinClusterAsync(shared.Scene, id, TestData.Zuoich, new DateOnly(data.Host.Clock.Today.Year, 1, 1));
        using var officer = await data.VisitAsync(shared.Scene.District);
        var (mine, theirs) = (await officer.OpenAsync(Path(shared, "areas", id)), await officer.OpenAsync(Path(shared, "areas", id)));

        await officer.FollowAsync(await officer.SubmitAsync(mine.MainForm, ("Input.Areas[0].Code", "MOUNTAIN")));
        var late = await officer.SubmitAsync(theirs.MainForm, ("Input.Areas[0].Code", "BORDER"));
        var tooLong = await officer.SubmitAsync(mine.MainForm, ("Input.Areas[0].Code", new string('A', 41)));

        late.ErrorCode.ShouldBe(FrameworkErrors.ChangedMeanwhile);
        tooLong.FieldError("Input.Areas[0].Code").ShouldNotBeNull();
        (await officer.OpenAsync(Path(shared, "details", id))).Document.QuerySelector("[data-areas]")!.TextContent.ShouldContain("MOUNTAIN");
    }

    [DatabaseTest]
    public async Task Cluster_Dissolved_KeepsItsHistoryAndChangesNoMore(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var today = data.Host.Clock.Today;
        var id = await data.CreateClusterAsync(shared.Scene, "Cụm 1");
        await data.JoinClusterAsync(shared.Scene, id, TestData.Zuoich, today.AddDays(-30));
        using var officer = await data.VisitAsync(shared.Scene.District);

        var early = await officer.FillAsync(Path(shared, "dissolve", id), ("Input.LastDay", Format.Date(today.AddDays(-31))), ("Input.Reason", "Sắp xếp lại"));
        var taken = await officer.FillAsync(shared.Place.Path("emulation/clusters/create"), ("Input.Name", "cụm  1"), ("Input.Subject", "Sponsor"));
        var page = await officer.FollowAsync(await officer.FillAsync(Path(shared, "dissolve", id), ("Input.LastDay", Format.Date(today.AddDays(-1))), ("Input.Reason", "Sắp xếp lại")));
        var closed = await officer.FillAsync(Path(shared, "join", id), ("Input.From", Format.Date(today)), ("Input.Subjects", TestData.ChoChun.ToString()));

        early.FieldError("Input.LastDay").ShouldNotBeNull();
        taken.FieldError("Input.Name")!.ShouldContain("Đang có cụm");
        page.Text.ShouldContain("Đã giải thể");
        page.Document.QuerySelector("[data-others]")!.TextContent.ShouldContain(Format.Date(today.AddDays(-1)));
        page.Text.ShouldContain("Sắp xếp lại");
        closed.Status.ShouldBe(HttpStatusCode.Conflict);
        (await officer.FillAsync(shared.Place.Path("emulation/clusters/create"), ("Input.Name", "Cụm 1"), ("Input.Subject", "Commune"))).Status.ShouldBe(HttpStatusCode.Found, "the name is free again");
        (await officer.FillAsync(Path(shared, "remove", id), ("Input.Reason", "Lập nhầm"))).Status.ShouldBe(HttpStatusCode.Found, "nobody was scored in it");
        (await officer.GetAsync(Path(shared, "details", id))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Cluster_ByOthers_IsReadWithinTheirScopeAndWrittenByNobody(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        var id = await data.CreateClusterAsync(shared.Scene, "Cụm 1");
        await data.JoinClusterAsync(shared.Scene, id, TestData.Zuoich, data.Host.Clock.Today);
        var elsewhere = await data.CreateSceneAsync();
        using var stranger = await data.VisitAsync(elsewhere.District);
        using var member = await data.VisitAsync(shared.Scene.Commune);
        using var neighbour = await data.VisitAsync(await data.CreateMemberAsync(shared.Place, RoleCodes.CommuneOfficer, TestData.ChoChun));
        using var mighty = await data.VisitAsync(shared.Here);

        string[] pages = ["details", "edit", "join", "leaders", "areas", "dissolve", "remove"];
        foreach (var page in pages)
        {
            (await stranger.GetAsync(elsewhere.Place.Path($"emulation/clusters/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        foreach (var page in pages.Skip(1))
        {
            (await member.GetAsync(Path(shared, page, id))).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        (await member.OpenAsync(Path(shared, "details", id))).Document.QuerySelectorAll("main .page-header .btn").ShouldBeEmpty();
        (await neighbour.GetAsync(Path(shared, "details", id))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.OpenAsync(shared.Place.Path("emulation/clusters"))).Text.ShouldNotContain("Cụm 1");
        var edited = await mighty.FillAsync(Path(shared, "edit", id), ("Input.Name", "Cụm khác"));
        edited.ErrorCode.ShouldBe(FrameworkErrors.OutOfScope, "a cluster is changed by who sees all of it");
    }

    [DatabaseTest]
    public async Task Cluster_OfTheProvince_HoldsSponsorsAndIsItsOwn(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        using var district = await data.VisitAsync(shared.Scene.District);

        var join = await officer.FollowAsync(await officer.FillAsync(data.Province.Path("emulation/clusters/create"), ("Input.Name", $"Khối {shared.Scene.SponsorName}"), ("Input.Subject", "Sponsor")));
        var page = await officer.FollowAsync(await officer.SubmitAsync(join.MainForm, ("Input.Subjects", shared.Scene.SponsorId.ToString())));
        var id = page.Document.QuerySelector("a[href*='/clusters/edit/']")!.GetAttribute("href")!.Split('/')[^1];

        page.Document.QuerySelector("[data-members]")!.TextContent.ShouldContain(shared.Scene.SponsorName);
        (await district.GetAsync(shared.Place.Path($"emulation/clusters/details/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await district.OpenAsync(shared.Place.Path("emulation/clusters"))).Text.ShouldNotContain(shared.Scene.SponsorName);
    }

    private static string Path(SharedScene shared, string page, Guid id) => shared.Place.Path($"emulation/clusters/{page}/{id}");

    private static IReadOnlyList<string> Chosen(Answer page, int from, int to, string field) =>
        [.. Enumerable.Range(from, to - from + 1).Select(i => ((IHtmlSelectElement)page.Document.QuerySelector($"[name='Input.Subjects[{i}].{field}']")!).Value ?? "")];

    private static Task<List<Guid>> MembersAsync(TestData data, SharedScene shared) => data.AsAsync(shared.Scene.District, shared.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ClusterMember>().Select(m => m.Id).ToListAsync());

    private static Task<Guid> MemberAsync(TestData data, SharedScene shared, Guid cluster, Guid? unit = null) => data.AsAsync(shared.Scene.District, shared.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ClusterMember>().Where(m => m.ClusterId == cluster && (unit == null || m.SubjectId == unit)).Select(m => m.Id).FirstAsync());

    private static Task<Dictionary<Guid, (string Cluster, Guid? Id, string? Area)>> SheetsAsync(TestData data, SharedScene shared) => data.AsAsync(shared.Scene.District, shared.Place, services =>
        services.GetRequiredService<KetNghiaDbContext>().Set<ScoreSheet>().ToDictionaryAsync(s => s.SubjectId, s => (s.Cluster, s.ClusterId, s.AreaClass)));
}
