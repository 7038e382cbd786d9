using System.Net;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>Pledges from Excel, by the sponsor that gives and by the locality on its behalf.</summary>
public sealed class PledgeImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings =
        ["Locality", "Code", "Sponsor", "Kind", "Group", "Title", "Amount", "Quantity", "Unit", "UnitPrice", "Basis", "Funding", "PledgedOn", "DueOn"];

    [DatabaseTest]
    public async Task Import_GoodAndWrongRows_NamesEachCellAndWritesTheGood(Provider provider)
    {
        var world = await StartAsync(provider);
        var import = world.BySponsor;

        var preview = await import.PreviewAsync(
            Headings, world.Goods("Bàn ghế"), world.Cash("Nhà tình nghĩa", "50.000.000"), world.Cash("Thiếu tiền", ""), world.Cash("Tiền lạ", "năm mươi"),
            [.. world.Goods("Sai mã").Select((c, i) => i == 1 ? "KN-999" : c)], [.. world.Goods("Sai hình thức").Select((c, i) => i == 3 ? "Vàng bạc" : c)],
            [.. world.Goods("Ngày mai").Select((c, i) => i == 12 ? "16/05/2025" : c)]);
        var before = await world.CountAsync();
        var result = await import.ApplyAsync(preview);

        preview.Text.ShouldContain("5 dòng có lỗi");
        foreach (var cell in new[] { "Ô G4", "Ô G5", "Ô B6", "Ô D7", "Ô M8" })
        {
            preview.Text.ShouldContain(cell);
        }

        before.ShouldBe(0, "the preview writes nothing");
        result.Total("applied").ShouldBe(2);
        result.Total("faulty").ShouldBe(5);
        (await world.CountAsync()).ShouldBe(2);
        (await world.SumAsync()).ShouldBe(50_000_000 + (100 * 850_000));
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Preview_Figures_StandAsTheProductWritesThem(Provider provider)
    {
        var world = await StartAsync(provider);

        var preview = await world.BySponsor.PreviewAsync(
            Headings, world.Cash("Nhà tình nghĩa", "1500000000"), world.Cash("Nhà văn hóa", "1.500.000,50"), [.. world.Goods("Bàn ghế").Select((c, i) => i == 7 ? "1200,50" : i == 12 ? "ngày 05 tháng 02 năm 2025" : c)]);
        var good = await world.BySponsor.OpenAsync(preview.Document.Location.PathName + "?tab=Ready");
        await world.BySponsor.ApplyAsync(preview);

        good.Document.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()).ShouldContain("1.500.000.000");
        good.Document.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()).ShouldContain("1.200,5");
        good.Document.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()).ShouldContain("05/02/2025");
        preview.Document.QuerySelector("input.cell-bad")!.GetAttribute("value").ShouldBe("1.500.000,50", "what is corrected is what stands in the file");
        (await world.CountAsync()).ShouldBe(2);
    }

    /// <summary>A code with its prefix says the locality by itself; another locality's is not taken for one's own.</summary>
    [DatabaseTest]
    public async Task Import_CodeWithItsPrefix_IsTakenAndAnothersIsRefused(Provider provider)
    {
        var world = await StartAsync(provider);
        var elsewhere = await world.Data.CreateSceneAsync();
        await world.Data.CreateActivePairingAsync(elsewhere);
        var (own, others) = ($"{world.Pairs.Place.CodePrefix}-{world.Code}", $"{elsewhere.Place.CodePrefix}-{world.Code}");

        var byLocality = await world.ByLocality.PreviewAsync(Headings, Row("Một", "", own.ToLowerInvariant()), Row("Hai", "", others), Row("Ba", "", "QQQ-" + world.Code));
        var bySponsor = await world.BySponsor.PreviewAsync(
            Headings, Row("Bốn", "", own), Row("Năm", world.Pairs.Place.Name, others), Row("Sáu", "", world.Code), Row("Bảy", elsewhere.Place.Name, own));
        await world.ByLocality.ApplyAsync(byLocality);
        var result = await world.BySponsor.ApplyAsync(bySponsor);

        byLocality.Text.ShouldContain("1 dòng hợp lệ");
        byLocality.Text.ShouldContain($"Không có mã {others} ở địa bàn này");
        byLocality.Text.ShouldContain("Không có mã QQQ-" + world.Code);
        bySponsor.Text.ShouldContain("1 dòng hợp lệ");
        bySponsor.Text.ShouldContain("Ô B3");
        bySponsor.Text.ShouldContain("Ô A4");
        bySponsor.Text.ShouldContain("Ô B5");
        result.Text.ShouldContain($"{world.Pairs.Place.CodePrefix}-DG-");
        (await world.CountAsync()).ShouldBe(2);

        string[] Row(string title, string locality, string code) => [.. world.Cash(title, "50.000.000").Select((c, i) => i == 0 ? locality : i == 1 ? code : c)];
    }

    [DatabaseTest]
    public async Task Import_CodeWrittenOtherwise_ProposesTheRecordMeant(Provider provider)
    {
        var world = await StartAsync(provider);
        var prefix = world.Pairs.Place.CodePrefix;
        string[] typed = ["KN001", "kn-1", $"{prefix}-KN 1", $"{prefix}KN001"];

        var preview = await world.ByLocality.PreviewAsync([Headings, .. typed.Select(code => Row(code)), Row("kn 001"), Row("KN2")]);

        Proposed(preview).ShouldBe(Enumerable.Repeat("KN-001", 4));
        preview.Text.ShouldContain("1 dòng hợp lệ");
        Proposed(await world.BySponsor.PreviewAsync(Headings, Row("kn-1"))).ShouldBe([prefix + "-KN-001"]);

        string[] Row(string code) => [.. world.Cash("Nhà " + code, "50.000.000").Select((c, i) => i == 1 ? code : c)];
        static IEnumerable<string> Proposed(Answer page) => page.Document.QuerySelectorAll("button[name=use]").Select(b => b.GetAttribute("value")!.Split('.', 3)[2]);
    }

    [DatabaseTest]
    public async Task Import_SamePledgeTypedThreeWays_CountsOnce(Provider provider)
    {
        var world = await StartAsync(provider);
        var import = world.ByLocality;
        string[] blank = [.. world.Cash("Nhà tình nghĩa", "50.000.000").Select((c, i) => i == 0 ? "" : c)];
        string[] typed = [.. world.Cash("NHÀ TÌNH NGHĨA", "50000000").Select((c, i) => i == 2 ? world.Pairs.SponsorName : c)];
        string[] otherwise = [.. world.Cash("nha tinh nghia", "50 triệu").Select((c, i) => i == 0 ? world.Pairs.Place.Slug : i == 1 ? c.ToLowerInvariant() : i == 2 ? world.Pairs.SponsorName.ToUpperInvariant() : c)];

        var oneFile = await import.PreviewAsync(Headings, blank, typed, otherwise);
        await import.ApplyAsync(oneFile);
        var again = new List<Answer>();
        foreach (var row in new[] { blank, typed, otherwise })
        {
            again.Add(await import.PreviewAsync(Headings, row));
        }

        var bySponsor = await world.BySponsor.PreviewAsync(Headings, typed);

        oneFile.Text.ShouldContain("1 dòng hợp lệ, 2 dòng đã có");
        again.ShouldAllBe(a => a.Text.Contains("0 dòng hợp lệ, 1 dòng đã có"));
        bySponsor.Text.ShouldContain("1 dòng cần xem lại", customMessage: "another workspace's file is not this one's, but a person is asked");
        (await world.SumAsync()).ShouldBe(50_000_000);
    }

    [DatabaseTest]
    public async Task Import_AnotherAmountDayOrTitle_IsAnotherPledge(Provider provider)
    {
        var world = await StartAsync(provider);
        var first = world.Cash("Nhà tình nghĩa", "50.000.000");

        var preview = await world.BySponsor.PreviewAsync(
            Headings, first, [.. first.Select((c, i) => i == 6 ? "50.000.001" : c)], [.. first.Select((c, i) => i == 12 ? "02/01/2025" : c)], [.. first.Select((c, i) => i == 5 ? "Nhà văn hóa" : c)]);

        preview.Text.ShouldContain("4 dòng hợp lệ, 0 dòng đã có");
    }

    [DatabaseTest]
    public async Task AllOrNothing_ARowFailsWhileWriting_WritesNothingAndSaysWhich(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await world.Data.CreateSceneAsync();
        var pairing = await world.Data.CreateActivePairingAsync(world.Pairs, c => c.ReceiverIds = [other.ReceiverId]);
        var code = await Importing.ReadAsync(world.Data, world.Pairs.Place, db => db.Set<TwinPairing>().Where(p => p.Id == pairing).Select(p => p.Code).SingleAsync());
        var preview = await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế"), [.. world.Goods("Tủ sách").Select((c, i) => i == 1 ? code : c)], world.Goods("Máy lọc nước"));
        await world.Data.StepAsync(world.Pairs, pairing, PairingAction.End, "Hết nhiệm vụ");

        var result = await world.BySponsor.ApplyAsync(preview, "AllOrNothing");
        var after = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế")));

        result.Text.ShouldContain("không nhập dòng nào");
        result.Total("applied").ShouldBe(0);
        result.Total("undone").ShouldBe(0, "nothing was written that had to go back");
        result.Total("refused").ShouldBe(1);
        result.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain("không ghi được");
        result.Has("form[action*='handler=Undo']").ShouldBeFalse();
        after.Text.ShouldContain($"DG-{world.Data.Host.Clock.Today.Year}-0001", customMessage: "no number was used up");
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task AllOrNothing_EveryRowGood_WritesAll(Provider provider)
    {
        var world = await StartAsync(provider);

        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế"), world.Goods("Tủ sách"), world.Goods("Máy lọc nước")), "AllOrNothing");

        result.Total("applied").ShouldBe(3);
        (await world.CountAsync()).ShouldBe(3);
    }

    [DatabaseTest]
    public async Task Undo_BySponsor_WithdrawsEveryPledgeAndAllowsAgain(Provider provider)
    {
        var world = await StartAsync(provider);
        string[][] rows = [Headings, world.Goods("Bàn ghế"), world.Cash("Nhà tình nghĩa", "50.000.000")];
        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(rows));

        var undone = await world.BySponsor.UndoAsync(result);
        var left = (await world.CountAsync(), await world.SumAsync(), await world.OpenWorkAsync());
        var list = await world.Visitor.OpenAsync(world.Pairs.SponsorPlace.Path("pairing/contributions"));
        var history = await world.Officer.OpenAsync(world.Pairs.Place.Path($"pairing/pairings/history/{world.PairingId}"));
        var again = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(rows));

        undone.Total("undone").ShouldBe(2);
        undone.Total("applied").ShouldBe(0);
        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("đã hoàn tác");
        left.ShouldBe((0, 0L, 0));
        list.Text.ShouldNotContain("Bàn ghế");
        history.Text.ShouldContain("rút cam kết");
        again.Total("applied").ShouldBe(2);
        (await world.CountAsync()).ShouldBe(2);
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task Undo_SomethingWasHandedOver_IsRefusedAndNamed(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế"), world.Goods("Tủ sách")));
        var given = await Importing.ReadAsync(world.Data, world.Pairs.Place, db => db.Set<Contribution>().OrderBy(c => c.Number).Select(c => new { c.Id, c.Number }).FirstAsync());
        await world.Data.HandOverAsync(world.Pairs, given.Id, 10);

        var refused = await world.BySponsor.AskUndoAsync(result);

        refused.ErrorCode.ShouldBe(ImportErrors.Touched);
        refused.Text.ShouldContain(given.Number);
        (await world.CountAsync()).ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Undo_HandedOverWhileItWaits_KeepsThatRowAndSaysWhy(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế"), world.Goods("Tủ sách")));
        var given = await Importing.ReadAsync(world.Data, world.Pairs.Place, db => db.Set<Contribution>().OrderBy(c => c.Number).Select(c => c.Id).FirstAsync());
        var working = await world.Visitor.FollowAsync(await world.BySponsor.AskUndoAsync(result));
        await world.Data.HandOverAsync(world.Pairs, given, 10);

        var undone = await world.BySponsor.AfterJobsAsync(working);

        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("hoàn tác một phần");
        undone.Total("applied").ShouldBe(1);
        undone.Total("undone").ShouldBe(1);
        undone.Text.ShouldContain("Không hoàn tác được 1 dòng");
        undone.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain("đã được sửa sau khi nhập");
        (await world.CountAsync()).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Undo_AfterSevenDays_IsRefused(Provider provider)
    {
        var world = await StartAsync(provider, own: true);
        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế")));
        world.Data.Host.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        using var later = await world.Data.VisitAsync(world.Pairs.Focal);
        var import = new Importing(world.Data, later, world.Pairs.SponsorPlace, "pledges");

        var refused = await import.AskUndoAsync(await later.OpenAsync(result.Document.Location.PathName));

        refused.ErrorCode.ShouldBe(ImportErrors.UndoTooLate);
        (await world.CountAsync()).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Undo_ByOthers_IsForThoseOfTheWorkspaceWhoMayPledge(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.BySponsor.ApplyAsync(await world.BySponsor.PreviewAsync(Headings, world.Goods("Bàn ghế")));
        var path = result.Document.Location.PathName;
        var id = path.Split('/')[^1];
        using var looksOn = await world.Data.VisitAsync(await world.Data.CreateMemberWithAsync(world.Pairs.SponsorPlace, [ImportsPermissions.Use, PairingPermissions.Contributions.View]));
        using var receiver = await world.Data.VisitAsync(await world.Data.CreateMightyMemberAsync(world.Pairs.Place));
        using var colleague = await world.Data.VisitAsync(await world.Data.CreateMemberAsync(world.Pairs.SponsorPlace, RoleCodes.SponsorFocal));

        var unseen = await looksOn.GetAsync(path);
        var foreign = await receiver.GetAsync(world.Pairs.Place.Path($"imports/result/{id}"));
        var import = new Importing(world.Data, colleague, world.Pairs.SponsorPlace, "pledges");
        var undone = await import.UndoAsync(await colleague.OpenAsync(path));

        unseen.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        undone.Total("undone").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Undo_ByLocalityOnBehalf_WithdrawsToo(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.ByLocality.ApplyAsync(await world.ByLocality.PreviewAsync(Headings, world.Goods("Bàn ghế")));

        var undone = await world.ByLocality.UndoAsync(result);

        undone.Total("undone").ShouldBe(1);
        (await world.CountAsync()).ShouldBe(0);
        (await world.OpenWorkAsync()).ShouldBe(0);
    }

    private async Task<PledgeWorld> StartAsync(Provider provider, bool own = false)
    {
        var data = new TestData(own ? await hosts.FreshAsync(provider) : await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var code = await Importing.ReadAsync(data, scene.Place, db => db.Set<TwinPairing>().Where(p => p.Id == pairing).Select(p => p.Code).SingleAsync());
        return new PledgeWorld(data, scene, pairing, code, await data.VisitAsync(scene.Focal), await data.VisitAsync(scene.District));
    }

    private sealed record PledgeWorld(TestData Data, PairingScene Pairs, Guid PairingId, string Code, Visitor Visitor, Visitor Officer)
    {
        public Importing BySponsor => new(Data, Visitor, Pairs.SponsorPlace, "pledges");

        public Importing ByLocality => new(Data, Officer, Pairs.Place, "pledges");

        /// <summary>100 sets at 850,000 đồng, choices without marks.</summary>
        public string[] Goods(string title) =>
            [Pairs.Place.Name, Code, "", "hien vat", "phat trien kinh te - xa hoi", title, "", "100", "bộ", "850.000", "theo hoa don", "doanh nghiep", "01/01/2025", ""];

        public string[] Cash(string title, string amount) =>
            [Pairs.Place.Name, Code, "", "Tiền", "socio-economic", title, amount, "", "", "", "", "Doanh nghiệp", "01/01/2025", ""];

        public Task<int> CountAsync() => Importing.ReadAsync(Data, Pairs.Place, db => db.Set<Contribution>().CountAsync());

        public Task<long> SumAsync() => Importing.ReadAsync(Data, Pairs.Place, db => db.Set<Contribution>().SumAsync(c => c.PledgedDong ?? 0));

        public Task<int> OpenWorkAsync() => Importing.ReadAsync(Data, Pairs.Place, db => db.Set<WorkItem>().CountAsync(w => w.ClosedAtUtc == null && w.Key.StartsWith("contribution:")));
    }
}
