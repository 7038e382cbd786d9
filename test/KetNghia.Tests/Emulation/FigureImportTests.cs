using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>The workbook of a round is filled in and comes back: what the page would take is written, and nothing else.</summary>
public sealed class FigureImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string First = "Nhập: đạt được";
    private const string Second = "Nhập: trên tổng, chỉ tiêu";
    private const string Why = "Nhập: lý do khác điểm tự chấm";
    private const string Zuoich = "Xã Zuôich";
    private const string ChoChun = "Xã Chơ Chun";

    [DatabaseTest]
    public async Task File_OfACommune_ComesBackAndStandsOnThePage(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var page = await commune.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"));
        page.Document.QuerySelector($"a[href*='/imports/upload/figures?within={scene.AssessmentId}']").ShouldNotBeNull();
        var importing = Import(data, commune, scene);
        var upload = await importing.OpenAsync(scene.Place.Path($"imports/upload/figures?within={scene.AssessmentId}"));
        upload.Document.QuerySelector("[data-limit]")!.TextContent.ShouldContain("Đợt thử");
        var file = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId))
            .With(Zuoich, "I.1", First, "9").With(Zuoich, "I.1", Second, "10").With(Zuoich, "I.2", First, "đúng hạn").With(Zuoich, "II.1", First, "<c><v>3</v></c>").Bytes();

        var preview = await importing.PreviewAsync(file);

        preview.Document.QuerySelector("main [role=status]")!.TextContent.ShouldContain("0 dòng có lỗi");
        preview.Document.QuerySelector("[data-passed-by]")!.TextContent.ShouldContain("Tổng hợp");
        preview.Document.QuerySelectorAll("[data-change]").Length.ShouldBe(4);
        preview.Text.ShouldContain("Xã Zuôich · I.1 Lớp đã mở");
        (await ValuesAsync(data, scene)).ShouldBeEmpty("nothing is written before the last button");
        var result = await importing.ApplyAsync(preview);
        result.Total("changed").ShouldBe(3);
        var sheet = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"));
        sheet.Text.ShouldContain("9 / 10 lớp × 7 = 6,30 → 6,25");
        sheet.Text.ShouldContain("15,25");

        // The same file again, and a fresh one, change nothing and say so.
        var again = await importing.PreviewAsync(file);
        again.Document.QuerySelector("main [role=status]")!.TextContent.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ");
        again.Document.QuerySelector("button[name=mode]").ShouldBeNull();
        var fresh = await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId);
        (fresh.Get(Zuoich, "I.1", First), fresh.Get(Zuoich, "I.2", First), fresh.Get(Zuoich, "II.1", First)).ShouldBe(("9", "Đúng hạn", "3"));
        (await importing.SendAsync(fresh.Bytes())).Document.Location.PathName.ShouldContain("/preview/", customMessage: "no column leaves a question");
        (await importing.PreviewAsync(fresh.Bytes())).Document.QuerySelector("main [role=status]")!.TextContent.ShouldContain("0 dòng hợp lệ");
    }

    [DatabaseTest]
    public async Task Appraisal_ByFile_CarriesItsReasons_AndNobodyWritesARoundThatIsNotTheirs(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);
        var old = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "II.1", First, "5").Bytes();
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);

        // What the commune filled in before it sent the sheet is no appraisal.
        var late = await Import(data, district, scene).PreviewAsync(old);
        late.Text.ShouldContain("ghi cho vòng “Tự chấm”, phiếu nay ở bước “Đã gửi”");
        late.Document.QuerySelector("button[name=mode]").ShouldBeNull();

        var book = await RoundBook.ExportAsync(district, scene.Place, scene.AssessmentId);
        var file = book.With(Zuoich, "II.1", First, "2").With(Zuoich, "II.1", Why, "Một mô hình của xã khác").Bytes();
        var preview = await Import(data, district, scene).PreviewAsync(file);
        preview.Document.QuerySelector("[data-passed-by]")!.TextContent.ShouldContain(ChoChun, customMessage: "the district scores no commune in its stead");
        await Import(data, district, scene).ApplyAsync(preview);

        (await ValuesAsync(data, scene)).ShouldContain(("II.1", ScoringRound.Appraisal, """{"count":"2"}""", "Một mô hình của xã khác"));
        (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{scene.SheetId}"))).Text.ShouldNotContain("Một mô hình của xã khác");

        // The commune can neither write the draft appraisal nor find out by guesses what it says.
        foreach (var guess in new[] { "2", "7" })
        {
            var tried = await Import(data, commune, scene).PreviewAsync(RoundBook.Read(file).With(Zuoich, "II.1", First, guess).Bytes());
            tried.Document.QuerySelector("button[name=mode]").ShouldBeNull(guess);
            tried.Document.QuerySelectorAll("tbody .err").Length.ShouldBe(1, guess);
        }
    }

    [DatabaseTest]
    public async Task Refusals_NameSheetAndCell_AndGoodRowsAreWritten(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"num":"4","den":"8"}""", null));
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        foreach (var (node, heading, cell, says) in new[]
        {
            ("II.1", First, "NaN", "không đọc được số"), ("II.1", First, "-1", "ngoài khoảng"), ("II.1", First, "<c s=\"1\"><v>0.45</v></c>", "ngoài khoảng"),
            ("II.1", First, "<c s=\"2\"><v>45000</v></c>", "không đọc được số"), ("II.1", Second, "5", "chỉ có một số"), ("I.2", First, "Tốt", "ghi một trong: Đúng hạn; Muộn; Chưa"),
            ("P1", First, "1", "không nhập"), ("I", First, "1", "không nhập"), ("II.1", First, "<c><f>1+1</f></c>", ""), ("II.1", First, "2,5", "ngoài khoảng"), ("II.1", "Mã", "II.9", "không có mã “II.9”"),
        })
        {
            var book = await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId);
            var at = $"{book.Sheets[1].Name}!{book.At(Zuoich, node, heading)}";
            book.With(Zuoich, "I.1", First, "6").With(Zuoich, "B1", First, "1").With(Zuoich, node, heading, cell);
            if (heading == "Mã")
            {
                book.With(Zuoich, "II.9", First, "1");
            }

            var preview = await Import(data, commune, scene).PreviewAsync(book.Bytes());

            var told = preview.Document.QuerySelectorAll("tbody .err").Select(e => e.TextContent).ToList();
            told.ShouldHaveSingleItem($"{node} {cell}: {preview.Document.QuerySelector("main")!.TextContent}").ShouldContain($"Ô {at}:");
            told[0].ShouldContain(says);
        }

        var good = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "I.1", First, "6").With(Zuoich, "I.1", Second, "").With(Zuoich, "B1", First, " 1 ").With(Zuoich, "II.1", First, "nhiều").Bytes();
        var result = await Import(data, commune, scene).ApplyAsync(await Import(data, commune, scene).PreviewAsync(good));
        (result.Total("changed"), result.Total("faulty")).ShouldBe((2, 1));
        (await ValuesAsync(data, scene)).Select(v => (v.Node, v.Input)).ShouldBe([("B1", """{"count":"1"}"""), ("I.1", """{"num":"6","den":"8"}""")], ignoreOrder: true, "a blank cell keeps what is there");
    }

    [DatabaseTest]
    public async Task Sheets_RenamedReorderedAndCopied_AreReadByWhatTheySay(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var book = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).Rename(Zuoich, "Trang của tôi").With("Trang của tôi", "II.1", First, "4").Copy("Trang của tôi", "Bản sao").First("Bản sao", First);

        var preview = await Import(data, commune, scene).PreviewAsync(book.Bytes());
        preview.Document.QuerySelectorAll("tbody .err").ShouldBeEmpty();
        preview.Document.QuerySelectorAll("[data-change]").Length.ShouldBe(1);
        var known = await commune.OpenAsync(preview.Document.Location.PathName + "?tab=Known");
        known.Text.ShouldContain("Trùng với dòng Trang của tôi!");

        // Two that differ: which of them is right, a person knows.
        book.With("Bản sao", "II.1", First, "5");
        var contradicted = await Import(data, commune, scene).PreviewAsync(book.Bytes());
        contradicted.Document.QuerySelectorAll("tbody .err").Length.ShouldBe(2);
        contradicted.Document.QuerySelectorAll("tbody .err").Select(e => e.TextContent).ShouldAllBe(t => t.Contains("nhưng khác nhau", StringComparison.Ordinal));
        contradicted.Document.QuerySelector("button[name=mode]").ShouldBeNull();

        // Addresses are those of the row's own sheet.
        book.With("Bản sao", "II.1", First, "nhiều");
        var told = (await Import(data, commune, scene).PreviewAsync(book.Bytes())).Document.QuerySelector("tbody .err")!.TextContent;
        told.ShouldContain($"Ô Bản sao!{book.At("Bản sao", "II.1", First)}:");
        book.At("Bản sao", "II.1", First)[0].ShouldBe('A');
    }

    [DatabaseTest]
    public async Task Undo_PutsFormerFiguresBack_UnlessSomebodyChangedThem(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("I.1", """{"num":"4","den":"8"}""", null));
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var before = await ValuesAsync(data, scene);
        var book = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "I.1", First, "6").With(Zuoich, "II.1", First, "3").With(Zuoich, "B1", First, "1").Bytes();
        var importing = Import(data, commune, scene);

        var undone = await importing.UndoAsync(await importing.ApplyAsync(await importing.PreviewAsync(book)));

        undone.Total("undone").ShouldBe(3);
        (await ValuesAsync(data, scene)).ShouldBe(before, ignoreOrder: true);

        // The same again, and one of the figures is typed over meanwhile: it stays, the others go.
        var applied = await importing.ApplyAsync(await importing.PreviewAsync(book));
        applied.Total("changed").ShouldBe(3);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("II.1", """{"count":"5"}""", null));
        var partly = await importing.UndoAsync(applied);

        partly.Total("undone").ShouldBe(2);
        partly.Text.ShouldContain("đã được sửa sau khi nhập (Xã Zuôich · II.1 Nhân rộng)");
        (await ValuesAsync(data, scene)).ShouldBe([.. before, ("II.1", ScoringRound.Self, """{"count":"5"}""", null)], ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task Figure_ChangedAfterThePreview_IsNotWrittenOver(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var importing = Import(data, commune, scene);
        var preview = await importing.PreviewAsync((await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "II.1", First, "3").With(Zuoich, "B1", First, "1").Bytes());
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("II.1", """{"count":"5"}""", null));

        var result = await importing.ApplyAsync(preview);

        (result.Total("changed"), result.Total("refused")).ShouldBe((1, 1));
        result.Text.ShouldContain("“Xã Zuôich · II.1 Nhân rộng” vừa được người khác sửa");
        (await ValuesAsync(data, scene)).Select(v => (v.Node, v.Input)).ShouldBe([("B1", """{"count":"1"}"""), ("II.1", """{"count":"5"}""")], ignoreOrder: true);

        // A sheet that was sent meanwhile takes no self-score, nor does the row become an appraisal.
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        var late = await importing.PreviewAsync((await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "B1", First, "2").Bytes());
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        (await importing.ApplyAsync(late)).Total("refused").ShouldBe(1);
        (await ValuesAsync(data, scene)).ShouldAllBe(v => v.Round == ScoringRound.Self && v.Input != """{"count":"2"}""");
    }

    [DatabaseTest]
    public async Task WholeFile_GoesInOrNotAtAll(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var importing = Import(data, commune, scene);
        var book = await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId);
        var file = book.With(Zuoich, "I.1", First, "9").With(Zuoich, "I.1", Second, "10").With(Zuoich, "II.1", First, "3").Bytes();
        var stale = await importing.PreviewAsync(file);
        await data.WriteSheetAsync(scene, scene.SheetId, scene.Scene.Commune, ("II.1", """{"count":"5"}""", null));

        (await importing.ApplyAsync(stale, "AllOrNothing")).Has("[data-total=changed]").ShouldBeFalse();

        (await ValuesAsync(data, scene)).Select(v => v.Node).ShouldBe(["II.1"], "the other row was good and is not written either");
        (await importing.ApplyAsync(await importing.PreviewAsync(file), "AllOrNothing")).Total("changed").ShouldBe(2);
        (await ValuesAsync(data, scene)).Select(v => v.Input).ShouldBe(["""{"num":"9","den":"10"}""", """{"count":"3"}"""]);
    }

    [DatabaseTest]
    public async Task Run_LimitedToAnAssessment_TakesSheetsOfNoOther(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        var second = await data.OpenAssessmentAsync(scene.Scene, scene.RubricId);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        var file = (await RoundBook.ExportAsync(commune, scene.Place, second.AssessmentId)).With(Zuoich, "II.1", First, "4").Bytes();

        var limited = await Import(data, commune, scene).PreviewAsync(file);
        limited.Text.ShouldContain("không thuộc đợt đang nhập");
        limited.Document.QuerySelector("button[name=mode]").ShouldBeNull();

        var open = new Importing(data, commune, scene.Place, "figures");
        await open.ApplyAsync(await open.PreviewAsync(file));
        (await ValuesAsync(data, scene)).ShouldBeEmpty();
        (await ValuesAsync(data, scene, second.SheetId)).Select(v => v.Input).ShouldBe(["""{"count":"4"}"""]);
    }

    [DatabaseTest(OnSqliteOnly = "headings are no matter of the database")]
    public async Task Headings_EachBelongToOneColumn(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        await SheetPageTests.FillAsync(data, scene, scene.SheetId, scene.Scene.Commune);
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var district = await data.VisitAsync(scene.Scene.District);
        var own = await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId);
        await data.SubmitSheetAsync(scene, scene.SheetId, scene.Scene.Commune);
        var appraised = await RoundBook.ExportAsync(district, scene.Place, scene.AssessmentId);
        await data.Host.WithAsync(services =>
        {
            var (definition, sheets) = (services.GetServices<IImportDefinition>().Single(d => d.Key == "figures"), services.GetRequiredService<ImportSheet>());
            foreach (var heading in own.Headings(Zuoich).Concat(appraised.Headings(Zuoich)).Where(h => h.Length > 0))
            {
                sheets.ColumnsNamed(definition, heading).Count.ShouldBe(1, heading);
            }

            return Task.FromResult(0);
        });
    }

    [DatabaseTest]
    public async Task Sheets_OfOthers_AreRefusedAndNamedAsTheFileNamesThem(Provider provider)
    {
        var (data, scene) = await ArrangeAsync(provider);
        var elsewhere = await data.CreateScoringSceneAsync();
        using var commune = await data.VisitAsync(scene.Scene.Commune);
        using var neighbour = await data.VisitAsync(scene.OtherCommune);
        using var stranger = await data.VisitAsync(elsewhere.Scene.Commune);
        var book = (await RoundBook.ExportAsync(commune, scene.Place, scene.AssessmentId)).With(Zuoich, "II.1", First, "1");
        book.Sheets.Add(("Hàng xóm", (await RoundBook.ExportAsync(neighbour, scene.Place, scene.AssessmentId)).With(ChoChun, "II.1", First, "8").Of(ChoChun)));
        book.Sheets.Add(("Huyện khác", (await RoundBook.ExportAsync(stranger, elsewhere.Place, elsewhere.AssessmentId)).With(Zuoich, "II.1", First, "9").Of(Zuoich)));

        var preview = await Import(data, commune, scene).PreviewAsync(book.Bytes());

        preview.Text.ShouldContain("Không có phiếu “Xã Chơ Chun");
        preview.Text.ShouldContain("Ô Hàng xóm!");
        preview.Text.ShouldContain("Ô Huyện khác!");
        await Import(data, commune, scene).ApplyAsync(preview);
        (await ValuesAsync(data, scene)).Select(v => v.Input).ShouldBe(["""{"count":"1"}"""]);
        (await ValuesAsync(data, scene, scene.OtherSheetId)).ShouldBeEmpty();
        (await ValuesAsync(data, elsewhere)).ShouldBeEmpty();
        (await commune.GetAsync(scene.Place.Path($"imports/upload/figures?within={elsewhere.AssessmentId}"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);

        // Who may neither score nor appraise has no such import.
        using var reader = await data.VisitAsync(await data.CreateMemberWithAsync(scene.Place, [ImportsPermissions.Use, EmulationPermissions.Assessments.View]));
        (await reader.GetAsync(scene.Place.Path($"imports/upload/figures?within={scene.AssessmentId}"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await reader.OpenAsync(scene.Place.Path($"emulation/assessments/details/{scene.AssessmentId}"))).Document.QuerySelector("a[href*='/imports/upload/']").ShouldBeNull();
    }

    private static Importing Import(TestData data, Visitor visitor, ScoringScene scene) => new(data, visitor, scene.Place, $"figures?within={scene.AssessmentId}");

    private static Task<List<(string Node, ScoringRound Round, string? Input, string? Reason)>> ValuesAsync(TestData data, ScoringScene scene, Guid? sheet = null)
    {
        var id = sheet ?? scene.SheetId;
        return Importing.ReadAsync(data, scene.Place, async db => (await db.Set<SheetValue>().AsNoTracking().Where(v => v.SheetId == id).OrderBy(v => v.NodeId).ToListAsync()).ConvertAll(v => (v.NodeId, v.Round, v.Input, v.Reason)));
    }

    private async Task<(TestData Data, ScoringScene Scene)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        return (data, await data.CreateScoringSceneAsync());
    }
}
