using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>The import engine through its pages, with the list of parties.</summary>
public sealed class PartyImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings = ["Mã đơn vị", "Tên đơn vị", "Loại", "Đơn vị hành chính", "Đầu mối", "Điện thoại"];

    [DatabaseTest]
    public async Task Import_GoodAndWrongRows_ImportsTheGoodAndKeepsTheFile(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var file = Workbooks.Of(
            Headings,
            ["NH-1", "Hợp tác xã Chim Én", "Doanh nghiệp", "Huyện Nam Giang", "Lê Văn Thử", "0905 111 222"],
            ["NH 2", "Hội Trăng Non", "Hội", "", "", ""],
            ["NH-3", "Trường Sao Mai Xanh", "truong hoc", "Xứ sở thần tiên", "", ""],
            ["NH-4", "", "Hội", "", "", ""]);

        var preview = await PreviewAsync(data, visitor, place, file);
        preview.Text.ShouldContain("3 dòng có lỗi");
        preview.Text.ShouldContain("Ô A3");
        preview.Text.ShouldContain("Ô D4");
        preview.Text.ShouldContain("Ô B5: còn trống");
        (await CountAsync(data, place)).ShouldBe(0, "the preview writes nothing");
        var marked = await visitor.GetAsync(preview.Document.QuerySelector("a[href*='handler=Marked']")!.GetAttribute("href")!);
        var result = await ApplyAsync(data, visitor, preview);

        marked.Bytes.AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        result.Total("applied").ShouldBe(1);
        result.Total("faulty").ShouldBe(3);
        (await CountAsync(data, place)).ShouldBe(1);
        var original = await visitor.GetAsync(result.Document.QuerySelector("a[href*='handler=Original']")!.GetAttribute("href")!);
        original.Bytes.ShouldBe(file);
    }

    [DatabaseTest]
    public async Task Import_CellCorrectedOnThePage_BecomesGood(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(Headings, ["SUA 1", "Hội Hoa Ban Vàng", "Hội", "", "", ""]));
        var field = preview.Document.QuerySelector("input.cell-bad")!.GetAttribute("name")!;

        var checking = await visitor.FollowAsync(await visitor.SubmitAsync(preview.FormWith(field), (field, "SUA-1")));
        await RunJobsAsync(data);
        var again = await visitor.OpenAsync(checking.Document.Location.PathName);
        var result = await ApplyAsync(data, visitor, again);

        result.Total("applied").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Import_SameFileTwice_AddsNothing(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var file = Workbooks.Of(Headings, ["HAI-1", "Hội Suối Trong", "Hội", "", "", ""], ["hai-1", "Hội Suối Trong", "Hội", "", "", ""]);
        await ApplyAsync(data, visitor, await PreviewAsync(data, visitor, place, file));

        var map = await UploadAsync(visitor, place, file);
        map.Text.ShouldContain("Đúng tệp này đã được nhập");
        var preview = await CheckAsync(data, visitor, map);

        preview.Text.ShouldContain("0 dòng hợp lệ, 2 dòng đã có");
        preview.Document.QuerySelector("button[name=mode]").ShouldBeNull();
        (await CountAsync(data, place)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Import_OneCodeForTwoParties_NamesTheRowAndWhatDiffers(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);

        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(
            Headings, ["DOI-1", "Hội Suối Mây", "Hội", "", "", ""], ["doi-1", "Trường Núi Gió", "Trường học", "", "", ""], ["DOI-1", "HỘI SUỐI MÂY", "Hội", "", "", ""]));
        var result = await ApplyAsync(data, visitor, preview);

        preview.Text.ShouldContain("1 dòng có lỗi");
        preview.Text.ShouldContain("Cùng một bản ghi với dòng 2 nhưng khác ở: Tên đơn vị, Loại.");
        preview.Text.ShouldContain("1 dòng hợp lệ, 1 dòng đã có", customMessage: "the same typed otherwise is the same");
        result.Total("applied").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Import_KindSaidMoreNearly_ProposesIt(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);

        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(
            Headings, ["GAN-1", "Vàng Mây", "Doanh nghiệp tư nhân", "", "", ""], ["GAN-2", "Trường Bậc Thang", "Trừơng hocj", "", "", ""], ["GAN-3", "Chùa Lá", "Chùa", "", "", ""]));

        preview.Document.QuerySelectorAll("button[name=use]").Select(b => b.GetAttribute("value")!.Split('.', 3)[2]).ShouldBe(["Doanh nghiệp", "Trường học"]);
    }

    [DatabaseTest]
    public async Task Import_NameLikeAKnownParty_WaitsForAPerson(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        await EnsureAsync(data, new NewParty("GIONG-1", "Ủy ban nhân dân huyện Giông Gió", PartyKind.Locality) { OwnerTenantId = place.Id });
        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(Headings, ["GIONG-2", "UBND H. Giông Gió", "Địa phương", "", "", ""]));
        preview.Text.ShouldContain("1 dòng cần xem lại");
        var box = preview.Document.QuerySelector("input[type=checkbox][name^='a.']")!.GetAttribute("name")!;

        var checking = await visitor.FollowAsync(await visitor.SubmitAsync(preview.FormWith(box), (box, "true")));
        await RunJobsAsync(data);
        var result = await ApplyAsync(data, visitor, await visitor.OpenAsync(checking.Document.Location.PathName));

        result.Total("applied").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Undo_Untouched_TakesEverythingBackAndAllowsAgain(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var file = Workbooks.Of(Headings, ["LUI-1", "Hội Đồi Chè Xanh", "Hội", "", "", ""], ["LUI-2", "Hội Rừng Lim Già", "Hội", "", "", ""]);
        var result = await ApplyAsync(data, visitor, await PreviewAsync(data, visitor, place, file));

        var undoing = await visitor.FollowAsync(await visitor.SubmitAsync(result.FormWith("Input.Reason"), ("Input.Reason", "Nhầm danh sách năm trước")));
        await RunJobsAsync(data);
        var undone = await visitor.OpenAsync(undoing.Document.Location.PathName);
        var left = await CountAsync(data, place);
        var again = await ApplyAsync(data, visitor, await PreviewAsync(data, visitor, place, file));

        undone.Total("undone").ShouldBe(2);
        undone.Text.ShouldContain("Nhầm danh sách năm trước");
        left.ShouldBe(0);
        again.Total("applied").ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Undo_ARecordWasChangedSince_IsRefused(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var result = await ApplyAsync(data, visitor, await PreviewAsync(data, visitor, place, Workbooks.Of(Headings, ["DOI-1", "Hội Bến Nước Xưa", "Hội", "", "", ""])));
        var party = await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<Party>().AsNoTracking().SingleAsync(p => p.Code == "DOI-1" && p.OwnerId == place.Id));
        await visitor.FillAsync(place.Path($"directory/parties/edit/{party.Id}"), ("Input.Name", "Hội Bến Nước Mới"));

        var refused = await visitor.SubmitAsync(result.FormWith("Input.Reason"), ("Input.Reason", "Muốn lấy lại"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorCode.ShouldBe(ImportErrors.Touched);
        (await CountAsync(data, place)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task AllOrNothing_ARowFailsWhileWriting_LeavesNothing(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(
            Headings, ["CA-1", "Hội Mây Ngàn", "Hội", "", "", ""], ["CA-2", "Hội Gió Đông", "Hội", "", "", ""], ["CA-3", "Hội Nắng Hạ", "Hội", "", "", ""]));
        await EnsureAsync(data, new NewParty("CA-2", "Đơn vị chen ngang", PartyKind.Agency) { OwnerTenantId = place.Id });
        var button = (AngleSharp.Html.Dom.IHtmlElement)preview.Document.QuerySelector("button[name=mode][value=AllOrNothing]")!;

        var working = await visitor.FollowAsync(await visitor.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, [], [], button));
        await RunJobsAsync(data);
        var result = await visitor.OpenAsync(working.Document.Location.PathName);

        result.Text.ShouldContain("không nhập dòng nào");
        result.Total("applied").ShouldBe(0);
        (await CountAsync(data, place)).ShouldBe(1, "only the party that came in between");
    }

    [DatabaseTest]
    public async Task Apply_StoppedAfterTheFirstBatch_GoesOnWithoutDoubles(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var rows = Enumerable.Range(1, 120).Select(i => new[] { $"DAI-{i}", $"Tổ hợp số {i} miền {i * 7}", "Hội", "", "", "" }).Prepend(Headings).ToArray();
        var preview = await PreviewAsync(data, visitor, place, Workbooks.Of(rows));
        var working = await PressAsync(visitor, preview);
        await data.Host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var job = await db.Set<JobRun>().AsNoTracking().IgnoreQueryFilters().OrderByDescending(j => j.CreatedAtUtc).FirstAsync(j => j.Job == ImportJob.Name && j.State == JobState.Queued);
            var person = await services.GetRequiredService<IJobIdentity>().RestoreAsync(job, CancellationToken.None);
            using (AmbientFrame.Push(person!))
            {
                await Should.ThrowAsync<OperationCanceledException>(() => services.GetRequiredService<ImportJob>().RunAsync(new JobContext(job.Id, job.Args, new StopsAtOnce()), CancellationToken.None));
            }
        });
        var half = await CountAsync(data, place);

        await RunJobsAsync(data);
        var result = await visitor.OpenAsync(working.Document.Location.PathName);

        half.ShouldBe(50);
        result.Total("applied").ShouldBe(120);
        (await CountAsync(data, place)).ShouldBe(120);
    }

    [DatabaseTest]
    public async Task Upload_HostileFile_SaysWhyAndKeepsNothing(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);

        var encrypted = await UploadAsync(visitor, place, Workbooks.Encrypted());
        var csv = await UploadAsync(visitor, place, "ma;ten\n1;x\n"u8.ToArray());

        encrypted.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        encrypted.Text.ShouldContain("có mật khẩu");
        csv.ErrorCode.ShouldBe(ExcelErrors.Csv);
        (await data.Host.WithAsync(s => s.GetRequiredService<KetNghiaDbContext>().Set<ImportRun>().IgnoreQueryFilters().CountAsync(r => r.TenantId == place.Id))).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Template_SentAsItIs_HoldsNothingButItsExample(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var template = await visitor.GetAsync(place.Path("imports/upload/parties?handler=Template"));

        var answer = await UploadAsync(visitor, place, template.Bytes);

        using var book = WorkbookReader.Open(new MemoryStream(template.Bytes), "mau.xlsx");
        book.Sheets.Count.ShouldBe(2, "the lists behind the drop-downs are hidden");
        book.Rows(book.Sheets[0]).First().Cells[0].ShouldBe("Mã đơn vị");
        template.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("mau-don-vi.xlsx");
        (await CheckAsync(data, visitor, answer)).Text.ShouldContain("Bỏ 1 dòng ví dụ của tệp mẫu (dòng 2)");
    }

    [DatabaseTest]
    public async Task Runs_OfAnotherWorkspaceOrWithoutPermission_AreNotFound(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var map = await UploadAsync(visitor, place, Workbooks.Of(Headings, ["KIN-1", "Hội Kín", "Hội", "", "", ""]));
        var id = map.Document.Location.PathName.Split('/')[^1];
        var other = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var stranger = await data.VisitAsync(await data.CreateMightyMemberAsync(other));
        using var limited = await data.VisitAsync(await data.CreateMemberWithAsync(place, [ImportsPermissions.Use]));

        foreach (var page in new[] { "map", "preview", "result" })
        {
            (await stranger.GetAsync(other.Path($"imports/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await limited.GetAsync(place.Path($"imports/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await stranger.GetAsync(other.Path($"imports/result/{id}?handler=Original"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await limited.OpenAsync(place.Path("imports"))).Text.ShouldNotContain("Hội Kín");
    }

    [DatabaseTest]
    public async Task Runs_OfAColleague_AreUnknownToAPersonLimitedToUnits(Provider provider)
    {
        var (data, visitor, place) = await StartAsync(provider);
        var map = await UploadAsync(visitor, place, Workbooks.Of(Headings, ["XA-1", "Hội Xa", "Hội", "", "", ""]));
        using var limited = await data.VisitAsync(await data.CreateMightyMemberAsync(place, UnitIds.Of("20701")));

        (await limited.GetAsync(map.Document.Location.PathName)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await limited.OpenAsync(place.Path("imports"))).Text.ShouldNotContain("danh-sach.xlsx");
    }

    private async Task<(TestData Data, Visitor Visitor, TestWorkspace Place)> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        return (data, await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer)), place);
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, TestWorkspace place, byte[] file)
    {
        var page = await visitor.OpenAsync(place.Path("imports/upload/parties"));
        return await visitor.FollowAsync(await visitor.SubmitAsync(page.FormWith("Input.File"), [], [new Upload("Input.File", "danh-sach.xlsx", ExcelExporter.ContentType, file)]));
    }

    private static async Task<Answer> PreviewAsync(TestData data, Visitor visitor, TestWorkspace place, byte[] file) =>
        await CheckAsync(data, visitor, await UploadAsync(visitor, place, file));

    private static async Task<Answer> CheckAsync(TestData data, Visitor visitor, Answer map)
    {
        var isMatched = map.Document.Location.PathName.Contains("/preview/", StringComparison.Ordinal);
        var checking = isMatched ? map : await visitor.FollowAsync(await visitor.SubmitAsync(map.FormWith("Column[Code]")));
        await RunJobsAsync(data);
        return await visitor.OpenAsync(checking.Document.Location.PathName);
    }

    private static async Task<Answer> PressAsync(Visitor visitor, Answer preview)
    {
        var button = (AngleSharp.Html.Dom.IHtmlElement)preview.Document.QuerySelector("button[name=mode][value=GoodRowsOnly]")!;
        return await visitor.FollowAsync(await visitor.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, [], [], button));
    }

    private static async Task<Answer> ApplyAsync(TestData data, Visitor visitor, Answer preview)
    {
        var working = await PressAsync(visitor, preview);
        await RunJobsAsync(data);
        return await visitor.OpenAsync(working.Document.Location.PathName);
    }

    private static async Task RunJobsAsync(TestData data)
    {
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    private static Task<Guid> EnsureAsync(TestData data, NewParty party) =>
        data.Host.WithAsync(services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(party, CancellationToken.None));

    private static Task<int> CountAsync(TestData data, TestWorkspace place) =>
        data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Party>().CountAsync(p => p.OwnerId == place.Id));

    /// <summary>Stands for a worker that is killed after its first batch.</summary>
    private sealed class StopsAtOnce : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => throw new OperationCanceledException();

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
