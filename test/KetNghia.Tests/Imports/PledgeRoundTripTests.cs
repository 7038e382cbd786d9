using AngleSharp.Dom;
using KetNghia.Directory.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>The list of help taken along, changed by hand and sent back.</summary>
public sealed class PledgeRoundTripTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Unchanged_WhateverBecameOfThem_EveryRowIsKnown(Provider provider)
    {
        var world = await StartAsync(provider, own: true);
        await world.FillAsync();

        foreach (var (import, list) in new[] { (world.ByLocality, await world.TakeAsync()), (world.BySponsor, await world.TakeAsync(world.Focal, bySponsor: true)) })
        {
            var preview = await import.PreviewAsync(list.File);

            list.Keys.Count.ShouldBe(7);
            preview.Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, 7 dòng đã có từ trước.");
            preview.Text.ShouldContain("chỉ để xem, không đọc khi nhập");
            preview.Has("button[name=mode]").ShouldBeFalse();
        }
    }

    [DatabaseTest]
    public async Task Changed_OneCell_IsThatFieldAloneWithHistoryAndUndo(Provider provider)
    {
        var world = await StartAsync(provider);
        var (goods, cash) = (await world.Data.PledgeAsync(world.Scene, world.PairingId), await world.Data.PledgeAsync(world.Scene, world.PairingId, world.Data.Cash(50_000_000)));
        var list = await world.TakeAsync();
        var (goodsKey, cashKey) = (await world.KeyAsync(goods), await world.KeyAsync(cash));

        var preview = await world.ByLocality.PreviewAsync(list.With((goodsKey, "Đơn giá", "900.000"), (cashKey, "Hạn giao", "31/12/2030")));
        var before = (await world.ReadAsync(goods)).Version;
        var result = await world.ByLocality.ApplyAsync(preview);
        var (after, due) = (await world.ReadAsync(goods), await world.ReadAsync(cash));
        var history = await world.Officer.OpenAsync(world.Scene.Place.Path($"pairing/contributions/details/{goods}"));
        var undone = await world.ByLocality.UndoAsync(result);

        Shown(preview).ShouldBe(["Đơn giá: 850.000 đ → 900.000 đ", "Hạn giao: (trống) → 31/12/2030"]);
        result.Total("changed").ShouldBe(2);
        (after.UnitPriceDong, after.PledgedDong, after.PledgedThousandths, after.Version).ShouldBe((900_000, 90_000_000, 100_000, before + 1));
        (due.DueOn, due.PledgedDong).ShouldBe((new DateOnly(2030, 12, 31), 50_000_000));
        (await world.ActionsAsync(goods)).ShouldBe(["Pairing.Contribution.Pledged", "Pairing.Contribution.Revised", "Pairing.Contribution.Revised"], "changed and changed back, as on the page");
        history.Text.ShouldContain("900.000");
        undone.Total("undone").ShouldBe(2);
        ((await world.ReadAsync(goods)).UnitPriceDong, (await world.ReadAsync(cash)).DueOn).ShouldBe((850_000, null));
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task Changed_EmptyCellClearsAndAMissingColumnKeeps(Provider provider)
    {
        var world = await StartAsync(provider);
        var pledge = await world.Data.PledgeAsync(world.Scene, world.PairingId, world.Data.Cash(50_000_000) with { Purpose = "Xóa nhà tạm", EventTag = "Tết", DueOn = new DateOnly(2030, 1, 1) });
        var (list, key) = (await world.TakeAsync(), await world.KeyAsync(pledge));

        var lacking = await world.ByLocality.PreviewAsync(list.Without(key, "Mục đích", "Dịp, sự kiện", "Hạn giao", "Số tiền"));
        var cleared = await world.ByLocality.PreviewAsync(list.With((key, "Mục đích", "")));
        await world.ByLocality.ApplyAsync(cleared);

        lacking.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có");
        Shown(cleared).ShouldBe(["Mục đích: Xóa nhà tạm → (trống)"]);
        var after = await world.ReadAsync(pledge);
        (after.Purpose, after.EventTag, after.DueOn, after.PledgedDong).ShouldBe((null, "Tết", new DateOnly(2030, 1, 1), 50_000_000));
    }

    [DatabaseTest]
    public async Task Changed_WhatThePageForbids_IsRefusedInItsWords(Provider provider)
    {
        var world = await StartAsync(provider);
        var (given, open) = (await world.Data.PledgeAsync(world.Scene, world.PairingId), await world.Data.PledgeAsync(world.Scene, world.PairingId));
        await world.Data.HandOverAsync(world.Scene, given, 10);
        var (list, givenKey, openKey) = (await world.TakeAsync(), await world.KeyAsync(given), await world.KeyAsync(open));
        var number = givenKey[(givenKey.IndexOf('-', StringComparison.Ordinal) + 1)..];

        var preview = await world.ByLocality.PreviewAsync([.. list.With(
            (givenKey, "Khoản hỗ trợ", "Tên khác"), (openKey, "Đơn giá", ""), (openKey, "Ngày cam kết", "01/01/2100"), (openKey, "Mã cặp", "KN-999"), (openKey, "Bên hỗ trợ", "Sở không có"))]);

        preview.Text.ShouldContain("5 dòng có lỗi");
        preview.Text.ShouldContain($"Khoản {number} đã có lần bàn giao nên không sửa cam kết được. Đảo bút toán nếu ghi nhầm.");
        preview.Text.ShouldContain("Nhập đơn giá và chọn căn cứ định giá.");
        var fixedCells = preview.Document.QuerySelectorAll(".err > span").Select(e => e.TextContent).Where(t => t.Contains("không đổi được ô này", StringComparison.Ordinal)).ToList();
        fixedCells.Count.ShouldBe(2);
        fixedCells[0].ShouldContain("Ghi lại như cũ, hoặc để trống mã khoản để ghi thành khoản mới. Có phải “KN-001”?");
        fixedCells[1].ShouldContain($"Có phải “{world.Scene.SponsorName}”?");
        preview.Has("button[name=mode]").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Number_UnknownOrWrittenOtherwise_FindsNothingButProposes(Provider provider)
    {
        var world = await StartAsync(provider);
        var pledge = await world.Data.PledgeAsync(world.Scene, world.PairingId);
        var elsewhere = await world.Data.CreateSceneAsync();
        await world.Data.PledgeAsync(elsewhere, await world.Data.CreateActivePairingAsync(elsewhere));
        var (list, key) = (await world.TakeAsync(), await world.KeyAsync(pledge));
        var year = world.Data.Host.Clock.Today.Year;

        var preview = await world.ByLocality.PreviewAsync(
            list.With((key, "Mã khoản", $"dg {year} 1"), (key, "Mã khoản", $"DG-{year}-0999"), (key, "Mã khoản", $"{elsewhere.Place.CodePrefix}-DG-{year}-0001")));
        var bySponsor = await world.BySponsor.PreviewAsync(list.With((key, "Mã khoản", $"{elsewhere.Place.CodePrefix}-DG-{year}-0001")));

        preview.Document.QuerySelectorAll("button[name=use]").Select(b => b.GetAttribute("value")!.Split('.', 3)[2]).ShouldBe([$"DG-{year}-0001"]);
        preview.Text.ShouldContain($"Không có khoản hỗ trợ mã DG-{year}-0999 ở địa bàn này");
        preview.Text.ShouldContain($"Không có mã {elsewhere.Place.CodePrefix}-DG-{year}-0001 ở địa bàn này");
        bySponsor.Text.ShouldContain("1 dòng có lỗi", Case.Sensitive, "another sponsor's pledge is not there for this one");
        bySponsor.Text.ShouldNotContain("data-change");
    }

    [DatabaseTest]
    public async Task Changed_ByOneWhoMayNotPledge_CannotBeSent(Provider provider)
    {
        var world = await StartAsync(provider);
        await world.Data.PledgeAsync(world.Scene, world.PairingId);
        using var reader = await world.Data.VisitAsync(world.Scene.Leader);

        (await reader.GetAsync(world.Scene.Place.Path("imports/upload/pledges"))).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string> Shown(Answer preview) => preview.Document.QuerySelectorAll("[data-change]")
        .Select(c => $"{c.GetAttribute("data-change")}: {c.QuerySelector("del")!.TextContent} → {c.QuerySelector("ins")!.TextContent}".Replace('\u00a0', ' '));

    /// <param name="own">For figures of a time when goods needed no price, which no record explains.</param>
    private async Task<World> StartAsync(Provider provider, bool own = false)
    {
        var data = new TestData(own ? await hosts.FreshAsync(provider) : await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return new World(data, scene, await data.CreateActivePairingAsync(scene), await data.VisitAsync(scene.District), await data.VisitAsync(scene.Focal));
    }

    private sealed record World(TestData Data, PairingScene Scene, Guid PairingId, Visitor Officer, Visitor Focal)
    {
        public Importing ByLocality => new(Data, Officer, Scene.Place, "pledges");

        public Importing BySponsor => new(Data, Focal, Scene.SponsorPlace, "pledges");

        /// <summary>Cash, goods with and without a price, handed over, settled long ago, of a pairing with two sponsors that has ended.</summary>
        public async Task FillAsync()
        {
            await Data.PledgeAsync(Scene, PairingId, Data.Cash(50_000_000) with { Purpose = "Xóa nhà tạm; đợt 2", EventTag = "Bão số 5", DueOn = Data.Host.Clock.Today.AddDays(30) });
            await Data.PledgeAsync(Scene, PairingId, Data.Sets(12) with { QuantityThousandths = 12_500, Unit = "tấn", Title = "=Lúa \"giống\" & ngô – đợt 1" });
            var unpriced = await Data.PledgeAsync(Scene, PairingId);
            await Data.PledgeAsync(Scene, PairingId, Data.Sets(3) with { Kind = ContributionKind.LabourDays, UnitPriceDong = null, ValuationBasis = null, Unit = "công", PledgedOn = new DateOnly(1998, 2, 28) });
            await Data.HandOverAsync(Scene, await Data.PledgeAsync(Scene, PairingId), 10);
            var two = Scene with { ReceiverId = await Data.CreatePartyAsync($"Thôn A Xòo {Scene.Place.Slug}", PartyKind.Village, TestData.ChoChun) };
            var beside = await Data.CreatePartyAsync($"Hội Người xa quê {Scene.Place.Slug}");
            var ended = await Data.CreateActivePairingAsync(two, c => c.SponsorIds = [beside, Scene.SponsorId]);
            await Data.PledgeAsync(two, ended);
            await Data.HandOverAsync(two, await Data.PledgeAsync(two, ended), 100);
            await Data.StepAsync(Scene, ended, PairingAction.End, "Hết giai đoạn");
            await Importing.ReadAsync(Data, Scene.Place, db => db.Set<Contribution>().Where(c => c.Id == unpriced)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.UnitPriceDong, (long?)null).SetProperty(x => x.ValuationBasis, (ValuationBasis?)null).SetProperty(x => x.PledgedDong, (long?)null)));
        }

        public async Task<TakenList> TakeAsync(Visitor? by = null, bool bySponsor = false) =>
            new((await (by ?? Officer).GetAsync((bySponsor ? Scene.SponsorPlace : Scene.Place).Path("pairing/contributions?handler=Export"))).Bytes, "Mã khoản");

        public async Task<string> KeyAsync(Guid id) => $"{Scene.Place.CodePrefix}-{(await ReadAsync(id)).Number}";

        public Task<Contribution> ReadAsync(Guid id) => Importing.ReadAsync(Data, Scene.Place, db => db.Set<Contribution>().AsNoTracking().SingleAsync(c => c.Id == id));

        public Task<List<string>> ActionsAsync(Guid id) => Importing.ReadAsync(Data, Scene.Place, db => db.Set<ActionLogEntry>().Where(a => a.EntityId == id).OrderBy(a => a.AtUtc).ThenBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }
}
