using System.Globalization;
using System.IO.Compression;
using System.Net;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>Bộ tiêu chí from the shipped one to the copy in a locality, as people go.</summary>
public sealed class RubricPageTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Rubric_CopiedChangedAndMended_IsPublishedAndStays(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        using var officer = await data.VisitAsync(scene.Officer);
        var code = $"XN-{TestData.Next()}";

        var index = await officer.OpenAsync(data.Province.Path("emulation/rubrics"));
        index.Document.QuerySelectorAll("[data-shipped] tbody tr").Length.ShouldBe(4);
        (await officer.OpenAsync(data.Province.Path("emulation/rubrics/shipped/receiving-commune"))).Text.ShouldContain("Tỷ lệ đạt × 5 điểm");
        var id = IdOf(await officer.FillAsync(data.Province.Path("emulation/rubrics/create?source=shipped%3Areceiving-commune"), ("Input.Code", code)));
        var draft = await officer.OpenAsync(PageOf(data, "details", id));
        draft.Has("[data-faults]").ShouldBeFalse(draft.Text);
        draft.Sql.Count.ShouldBeLessThanOrEqualTo(12);
        await data.ChangeRubricAsync(scene.Officer, data.Province, id, r => TestData.WithNode(r, "IV.3", n => n with { Max = 3 }));

        var faulty = await officer.OpenAsync(PageOf(data, "details", id));
        faulty.Document.QuerySelectorAll("[data-faults] li").Select(l => l.TextContent.Trim()).ShouldBe(["Nhóm IV “Mô hình kinh tế” tối đa 25 điểm, các mục bên trong cộng lại 24 điểm: sửa điểm tối đa cho khớp."]);
        var refused = await officer.FillAsync(PageOf(data, "publish", id), ("Input.From", Today(data)));
        (refused.Status, refused.ErrorCode).ShouldBe((HttpStatusCode.Conflict, EmulationErrors.RubricFaulty));
        refused.Document.QuerySelectorAll("[data-faults] li").Length.ShouldBe(1);
        await data.ChangeRubricAsync(scene.Officer, data.Province, id, r => TestData.WithNode(r, "IV.3", n => n with { Max = 4 }));
        var published = await officer.FollowAsync(await officer.FillAsync(PageOf(data, "publish", id), ("Input.From", Today(data))));

        published.Text.ShouldContain("Đã công bố");
        var kept = await data.RubricAsync(id);
        (kept.State, kept.PublishedByName, kept.DraftOfId).ShouldBe((RubricState.Published, scene.Officer.FullName, null));
        (await Should.ThrowAsync<BusinessException>(() => data.ChangeRubricAsync(scene.Officer, data.Province, id, r => r with { Name = "Khác" }))).Code.ShouldBe(EmulationErrors.RubricNotDraft);
        (await Should.ThrowAsync<BusinessException>(() => data.PublishRubricAsync(scene.Officer, data.Province, id))).Code.ShouldBe(EmulationErrors.RubricNotDraft);
        (await officer.FillAsync(PageOf(data, "discard", id), ("Input.Reason", "thử bỏ"))).ErrorCode.ShouldBe(EmulationErrors.RubricNotDraft);
        (await data.RubricAsync(id)).Content.ShouldBe(kept.Content);
    }

    [DatabaseTest]
    public async Task NextVersion_ShowsItsDifferencesInWords(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var first = await data.PublishedRubricAsync(scene.Officer, data.Province);
        using var officer = await data.VisitAsync(scene.Officer);

        var next = IdOf(await officer.FillAsync(PageOf(data, "next", first)));
        (await officer.OpenAsync(PageOf(data, "compare", next))).Text.ShouldContain("Hai bản giống nhau.");
        await data.ChangeRubricAsync(scene.Officer, data.Province, next, r => TestData.WithNode(TestData.WithNode(r, "I.2", n => n with { Max = 6 }), "I.3", n => n with { Max = 4, Name = "Nhu cầu gửi đúng hạn" }));
        var again = await officer.FillAsync(PageOf(data, "next", first));

        (again.Status, again.ErrorCode).ShouldBe((HttpStatusCode.Conflict, EmulationErrors.RubricDraftThere));
        foreach (var page in new[] { "compare", "publish" })
        {
            var shown = (await officer.OpenAsync(PageOf(data, page, next))).Document.QuerySelector("[data-differences]")!;
            shown.QuerySelectorAll("h3").Select(h => h.TextContent.Trim()).ShouldBe(["Thành phần I.2 “Cặp có giao ước đã ký”", "Thành phần I.3 “Nhu cầu gửi đúng hạn”"], page);
            shown.QuerySelectorAll("li").Select(l => string.Join('|', [l.TextContent.Split(':')[0], .. l.QuerySelectorAll("del, ins").Select(e => e.TextContent)])).ShouldBe(
                ["Điểm tối đa|5|6", "Tên|Khảo sát, nhu cầu gửi đúng hạn|Nhu cầu gửi đúng hạn", "Điểm tối đa|5|4"], page);
        }

        await data.PublishRubricAsync(scene.Officer, data.Province, next);
        var (one, two) = (await data.RubricAsync(first), await data.RubricAsync(next));
        (one.Number, two.Number, one.SeriesId == two.SeriesId, two.BasedOnId).ShouldBe((1, 2, true, first));
        var versions = (await officer.OpenAsync(PageOf(data, "details", first))).Document.QuerySelectorAll("[data-versions] li");
        versions.Length.ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Code_OfAnother_IsTakenUntilItsDraftIsDiscarded(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        using var officer = await data.VisitAsync(scene.NorthOfficer);
        var first = await data.DraftRubricAsync(scene.NorthOfficer, scene.North);
        var code = (await data.RubricAsync(first)).Code;
        var create = scene.North.Path("emulation/rubrics/create");

        var taken = await officer.FillAsync(create, ("Input.Source", "shipped:sponsor"), ("Input.Name", "Bộ thứ hai"), ("Input.Code", code));
        (taken.Status, taken.ErrorCode).ShouldBe((HttpStatusCode.UnprocessableEntity, EmulationErrors.RubricCodeTaken));
        taken.FormWith("Input.Name").Elements["Input.Name"]!.GetAttribute("value").ShouldBe("Bộ thứ hai");
        await officer.FillAsync(scene.North.Path($"emulation/rubrics/discard/{first}"), ("Input.Reason", "soạn lại"));
        var second = IdOf(await officer.FillAsync(create, ("Input.Source", "shipped:sponsor"), ("Input.Name", "Bộ thứ hai"), ("Input.Code", code)));

        var (was, now) = (await data.RubricAsync(first), await data.RubricAsync(second));
        (was.State, now.State, now.Number, now.SeriesId).ShouldBe((RubricState.Discarded, RubricState.Draft, 2, was.SeriesId));
    }

    [DatabaseTest]
    public async Task Drafts_OfOneRubricAtOnce_AreOne(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var first = await data.PublishedRubricAsync(scene.Officer, data.Province);
        var series = (await data.RubricAsync(first)).SeriesId;

        var answers = await Race.RunAsync(6, async _ =>
        {
            try
            {
                await data.OnRubricsAsync(scene.Officer, data.Province, rubrics => rubrics.ContinueAsync(first, CancellationToken.None));
                return "";
            }
            catch (BusinessException refused)
            {
                return refused.Code;
            }
            catch (TransientConflictException)
            {
                return EmulationErrors.RubricDraftThere;
            }
        });

        answers.Count(a => a.Length == 0).ShouldBe(1);
        answers.Where(a => a.Length > 0).Distinct().ShouldBe([EmulationErrors.RubricDraftThere]);
        (await data.RubricsAsync(r => r.SeriesId == series)).Count.ShouldBe(2);
    }

    [DatabaseTest]
    public async Task People_OfTheLocality_ReadAndChangeByTheirRights(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var own = await data.DraftRubricAsync(scene.NorthOfficer, scene.North);
        using var commune = await data.VisitAsync(scene.CommuneOfficer);
        using var south = await data.VisitAsync(await data.CreateMemberAsync(scene.South, RoleCodes.DistrictOfficer));

        var page = await commune.OpenAsync(scene.North.Path($"emulation/rubrics/details/{own}"));
        page.Document.QuerySelector("main a[href*='/publish/'], main a[href*='/discard/'], main a[href*='/create']").ShouldBeNull();
        foreach (var door in new[] { $"publish/{own}", $"discard/{own}", $"next/{own}", $"retire/{own}", $"send/{own}", "create" })
        {
            (await commune.GetAsync(scene.North.Path("emulation/rubrics/" + door))).Status.ShouldBe(HttpStatusCode.Forbidden, door);
        }

        foreach (var door in new[] { "details", "print", "compare", "publish", "discard" })
        {
            (await south.GetAsync(scene.South.Path($"emulation/rubrics/{door}/{own}"))).Status.ShouldBe(HttpStatusCode.NotFound, door);
        }

        (await south.OpenAsync(scene.South.Path("emulation/rubrics"))).Has("a[href*='/rubrics/details/']").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Rubric_Printed_IsAPaperAndAFile(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var id = await data.PublishedRubricAsync(scene.Officer, data.Province);
        using var officer = await data.VisitAsync(scene.Officer);

        var page = await officer.OpenAsync(PageOf(data, "print", id));
        page.Text.ShouldContain("Mô hình còn hoạt động sau 12 tháng");
        page.Text.ShouldContain("25 % số đơn vị được chấm");
        var file = await officer.OpenAsync(PageOf(data, "print", id) + "?handler=File");
        Documents.TestForms.LinesOf(file.Bytes).ShouldContain("Kế hoạch năm được duyệt trước 31/3");
        Documents.TestForms.FaultsOf(file.Bytes).ShouldBeEmpty();
        var exported = await officer.OpenAsync(PageOf(data, "details", id) + "?handler=File");
        exported.Body.ShouldBe((await data.RubricAsync(id)).Content);
    }

    [DatabaseTest(OnSqliteOnly = "the size of a page is the same on both")]
    public async Task Page_OfSixtyComponents_FitsAWeakLine(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateRubricSceneAsync();
        var id = await data.DraftRubricAsync(scene.Officer, data.Province, r => r with
        {
            Base = r.Base with { Children = [.. Enumerable.Range(0, 3).SelectMany(n => r.Base.Children.Select(g => Renamed(g, n)))], Max = 300 },
        });
        using var officer = await data.VisitAsync(scene.Officer);

        var page = await officer.OpenAsync(PageOf(data, "details", id));

        page.Document.QuerySelectorAll("[data-part=base] tbody tr").Length.ShouldBeGreaterThan(60);
        page.Sql.Count.ShouldBeLessThanOrEqualTo(12);
        var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(page.Bytes, TestContext.Current.CancellationToken);
        }

        packed.Length.ShouldBeLessThanOrEqualTo(25 * 1024);
    }

    private static RubricNode Renamed(RubricNode node, int times) =>
        node with { Id = $"{node.Id}-{times}", Name = $"{node.Name} ({times})", Children = [.. node.Children.Select(c => Renamed(c, times))] };

    internal static Guid IdOf(Answer answer)
    {
        answer.Location.ShouldNotBeNull(answer.Text);
        return Guid.Parse(new Uri(new Uri("https://localhost"), answer.Location).Segments[^1]);
    }

    private static string PageOf(TestData data, string page, Guid id) => data.Province.Path($"emulation/rubrics/{page}/{id}");

    private static string Today(TestData data) => data.Host.Clock.Today.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
