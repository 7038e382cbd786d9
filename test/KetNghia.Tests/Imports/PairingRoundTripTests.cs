using AngleSharp.Dom;
using KetNghia.Directory.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>The list of pairings taken along, changed by hand and sent back.</summary>
public sealed class PairingRoundTripTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Unchanged_WhateverBecameOfThem_EveryRowIsKnown(Provider provider)
    {
        var world = await StartAsync(provider);
        await world.FillAsync();
        var other = await StartAsync(provider, world.Data);
        await other.FillAsync();
        var province = await world.ByProvinceAsync();

        var (own, all) = (await world.TakeAsync(), await world.TakeFromAsync(province.Visitor, world.Data.Province));
        var (preview, byProvince) = (await world.ByLocality.PreviewAsync(own.File), await province.Import.PreviewAsync(all.File));

        own.Keys.Count.ShouldBe(4);
        preview.Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, 4 dòng đã có từ trước.");
        preview.Text.ShouldContain("chỉ để xem, không đọc khi nhập");
        own.Keys.ShouldAllBe(k => all.Keys.Contains(k));
        all.Keys.ShouldContain(k => k.StartsWith(other.Scene.Place.CodePrefix + "-", StringComparison.Ordinal));
        byProvince.Text.ShouldContain($"0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, {all.Keys.Count} dòng đã có từ trước.");
    }

    [DatabaseTest]
    public async Task Changed_OneCell_IsThatFieldAloneWithHistoryAndUndo(Provider provider)
    {
        var world = await StartAsync(provider);
        var pairing = await world.Data.CreateActivePairingAsync(world.Scene);
        var (list, key, before) = (await world.TakeAsync(), await world.KeyAsync(pairing), await world.ReadAsync(pairing));

        var preview = await world.ByLocality.PreviewAsync(list.With((key, "Lĩnh vực phối hợp", "giảm nghèo, y tế")));
        var result = await world.ByLocality.ApplyAsync(preview);
        var (after, history) = (await world.ReadAsync(pairing), await world.Officer.OpenAsync(world.Scene.Place.Path($"pairing/pairings/history/{pairing}")));
        var undone = await world.ByLocality.UndoAsync(result);

        Shown(preview).ShouldBe(["Lĩnh vực: (trống) → giảm nghèo, y tế"]);
        result.Total("changed").ShouldBe(1);
        (after.Fields, after.Version, after.State, after.SponsorNames, after.DecidingDocumentId)
            .ShouldBe(("giảm nghèo, y tế", before.Version + 1, before.State, before.SponsorNames, before.DecidingDocumentId));
        (await world.ActionsAsync(pairing)).TakeLast(2).ShouldBe(["Pairing.Pairing.Changed", "Pairing.Pairing.Changed"], "changed and changed back, as on the page");
        history.Text.ShouldContain("Sửa cặp " + before.Code);
        undone.Total("undone").ShouldBe(1);
        (await world.ReadAsync(pairing)).Fields.ShouldBeNull();
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task Changed_SponsorsOfOneCell_AreReadAsWhatTheyAre(Provider provider)
    {
        var world = await StartAsync(provider);
        var (second, third) = ($"Hội Người xa quê {world.Scene.Place.Slug}", $"Quỹ Trẻ em vùng cao {world.Scene.Place.Slug}");
        var (secondId, thirdId) = (await world.Data.CreatePartyAsync(second), await world.Data.CreatePartyAsync(third));
        var pairing = await world.Data.CreateActivePairingAsync(world.Scene, c => c.SponsorIds = [world.Scene.SponsorId, secondId]);
        var (list, key) = (await world.TakeAsync(), await world.KeyAsync(pairing));

        var same = await world.ByLocality.PreviewAsync(list.With((key, "Bên hỗ trợ", $"{world.Scene.SponsorName.ToUpperInvariant()};{second}")));
        var wrong = await world.ByLocality.PreviewAsync(list.With((key, "Bên hỗ trợ", $"{second}; {third.Replace("Quỹ", "Qũy x", StringComparison.Ordinal)}")));
        var preview = await world.ByLocality.PreviewAsync(list.With((key, "Bên hỗ trợ", $"{second}; {third}")));
        var result = await world.ByLocality.ApplyAsync(preview);
        var after = await world.SponsorsAsync(pairing);
        await world.ByLocality.UndoAsync(result);

        list.Cell(key, "Bên hỗ trợ").ShouldBe($"{world.Scene.SponsorName}; {second}");
        same.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có");
        wrong.Text.ShouldContain("1 dòng có lỗi");
        Shown(preview).ShouldBe([$"Đơn vị hỗ trợ: {world.Scene.SponsorName}; {second} → {second}; {third}"]);
        after.ShouldBe([secondId, thirdId]);
        (await world.SponsorsAsync(pairing)).ShouldBe([world.Scene.SponsorId, secondId]);
    }

    [DatabaseTest]
    public async Task Changed_DocumentAdded_IsRecordedAndGoesAgainWithTheUndo(Provider provider)
    {
        var world = await StartAsync(provider);
        var pairing = await world.Data.ProposeAsync(world.Scene);
        var (list, key) = (await world.TakeAsync(), await world.KeyAsync(pairing));
        var typed = list.With((key, "Số văn bản", "77/QĐ-UBND"));
        var half = await world.ByLocality.PreviewAsync(typed);
        typed[1][Array.IndexOf(typed[0], "Cơ quan ban hành")] = "UBND huyện";
        typed[1][Array.IndexOf(typed[0], "Ngày văn bản")] = "02/03/2024";

        var result = await world.ByLocality.ApplyAsync(await world.ByLocality.PreviewAsync(typed));
        var after = await world.ReadAsync(pairing);
        var kept = await world.ByLocality.PreviewAsync((await world.TakeAsync()).With((key, "Số văn bản", "")));
        await world.ByLocality.UndoAsync(result);

        half.Text.ShouldContain("1 dòng có lỗi");
        kept.Text.ShouldContain("1 dòng có lỗi");
        (await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<DecidingDocument>().Where(d => d.Id == after.DecidingDocumentId).Select(d => d.Number).SingleAsync())).ShouldBe("77/QĐ-UBND");
        (await world.ReadAsync(pairing)).DecidingDocumentId.ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Changed_WhatThePageForbids_IsRefusedInItsWords(Provider provider)
    {
        var world = await StartAsync(provider);
        var ended = await world.Data.CreateActivePairingAsync(world.Scene, c => c.ToOn = null);
        await world.Data.StepAsync(world.Scene, ended, PairingAction.End, "Hết giai đoạn");
        var open = await world.Data.CreateActivePairingAsync(world.Scene, c => c.FromOn = world.Data.Host.Clock.Today.AddDays(1));
        var (list, endedKey, openKey) = (await world.TakeAsync(), await world.KeyAsync(ended), await world.KeyAsync(open));
        var code = (await world.ReadAsync(ended)).Code;

        var preview = await world.ByLocality.PreviewAsync(list.With((endedKey, "Lĩnh vực phối hợp", "y tế"), (openKey, "Đến ngày", "01/01/2001"), (openKey, "Từ ngày", "01/01/2025")));

        preview.Text.ShouldContain($"Cặp {code} đã đóng nên không sửa được. Lập cặp mới nếu hai bên tiếp tục.");
        preview.Text.ShouldContain("3 dòng có lỗi", Case.Sensitive, "the last would overlap the one that has ended");
        preview.Text.ShouldContain("Ô " + WorkbookLetter(list, "Đến ngày") + "3");
    }

    [DatabaseTest]
    public async Task Changed_ByProvinceOverLocalities_GoesIntoEach(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await StartAsync(provider, world.Data);
        var (one, two) = (await world.Data.CreateActivePairingAsync(world.Scene), await world.Data.CreateActivePairingAsync(other.Scene));
        var province = await world.ByProvinceAsync();
        var list = await world.TakeFromAsync(province.Visitor, world.Data.Province);

        var preview = await province.Import.PreviewAsync(list.With((await world.KeyAsync(one), "Cấp kết nghĩa", "Huyện – xã"), (await other.KeyAsync(two), "Đến ngày", "31/12/2031")));
        var result = await province.Import.ApplyAsync(preview);

        Shown(preview).ShouldBe(["Cấp: Sở, ngành – xã → Huyện – xã", $"Đến ngày: {world.Data.Host.Clock.Today.AddYears(1):dd/MM/yyyy} → 31/12/2031"]);
        result.Total("changed").ShouldBe(2);
        ((await world.ReadAsync(one)).Level, (await other.ReadAsync(two)).ToOn).ShouldBe((PairingLevel.DistrictToCommune, new DateOnly(2031, 12, 31)));
        await province.Import.UndoAsync(result);
        ((await world.ReadAsync(one)).Level, (await other.ReadAsync(two)).ToOn).ShouldBe((PairingLevel.AgencyToCommune, world.Data.Host.Clock.Today.AddYears(1)));
    }

    [DatabaseTest]
    public async Task Code_UnknownElsewhereOrOutOfReach_ChangesNothing(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await StartAsync(provider, world.Data);
        var wide = await world.Data.CreatePartyAsync($"Thôn A Xòo {world.Scene.Place.Slug}", PartyKind.Village, TestData.ChoChun);
        var pairing = await world.Data.CreateActivePairingAsync(world.Scene, c => c.ReceiverIds = [world.Scene.ReceiverId, wide]);
        await world.Data.CreateActivePairingAsync(other.Scene);
        var (list, key) = (await world.TakeAsync(), await world.KeyAsync(pairing));
        using var scoped = await world.Data.VisitAsync(await world.Data.CreateMightyMemberAsync(world.Scene.Place, TestData.Zuoich));

        var preview = await world.ByLocality.PreviewAsync(list.With((key, "Mã cặp", "kn 1"), (key, "Mã cặp", "KN-999"), (key, "Mã cặp", other.Scene.Place.CodePrefix + "-KN-001")));
        var byCommune = await new Importing(world.Data, scoped, world.Scene.Place, "pairings").PreviewAsync(list.With((key, "Lĩnh vực phối hợp", "y tế")));

        preview.Text.ShouldContain("3 dòng có lỗi");
        preview.Document.QuerySelectorAll("button[name=use]").Select(b => b.GetAttribute("value")!.Split('.', 3)[2]).ShouldBe(["KN-001"]);
        preview.Text.ShouldContain("Không có cặp kết nghĩa mã KN-999 ở địa bàn này");
        preview.Text.ShouldContain($"Không có mã {other.Scene.Place.CodePrefix}-KN-001 ở địa bàn này");
        byCommune.Text.ShouldContain("1 dòng có lỗi", Case.Sensitive, "it concerns a commune beyond this person's");
        byCommune.Text.ShouldContain($"Thôn A Xòo {world.Scene.Place.Slug}");
    }

    private static string WorkbookLetter(TakenList list, string heading) => KetNghia.Framework.Excel.ExcelSheet.ColumnName(list.Headings.ToList().IndexOf(heading));

    private static IEnumerable<string> Shown(Answer preview) => preview.Document.QuerySelectorAll("[data-change]")
        .Select(c => $"{c.GetAttribute("data-change")}: {c.QuerySelector("del")!.TextContent} → {c.QuerySelector("ins")!.TextContent}");

    private async Task<World> StartAsync(Provider provider, TestData? shared = null)
    {
        var data = shared ?? new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return new World(data, scene, await data.VisitAsync(scene.District));
    }

    private sealed record World(TestData Data, PairingScene Scene, Visitor Officer)
    {
        public Importing ByLocality => new(Data, Officer, Scene.Place, "pairings");

        public async Task<(Visitor Visitor, Importing Import)> ByProvinceAsync()
        {
            var visitor = await Data.VisitAsync(await Data.CreateMemberAsync(Data.Province, RoleCodes.ProvinceOfficer));
            return (visitor, new Importing(Data, visitor, Data.Province, "pairings"));
        }

        /// <summary>Active with two sponsors and two receivers, ended, proposed without a document, from long ago.</summary>
        public async Task FillAsync()
        {
            var (beside, hamlet) = (await Data.CreatePartyAsync($"Hội Người xa quê {Scene.Place.Slug}"), await Data.CreatePartyAsync($"Thôn Pà Ong {Scene.Place.Slug}", PartyKind.Village, TestData.ChoChun));
            await Data.CreateActivePairingAsync(Scene, c => (c.SponsorIds, c.ReceiverIds) = ([Scene.SponsorId, beside], [hamlet, Scene.ReceiverId]));
            var third = await Data.CreatePartyAsync($"Công ty Cầu đường {Scene.Place.Slug}", PartyKind.Enterprise);
            var ended = await Data.CreateActivePairingAsync(Scene, c => c.SponsorIds = [third]);
            await Data.StepAsync(Scene, ended, PairingAction.End, "Hết giai đoạn");
            var fourth = await Data.CreatePartyAsync($"Trường Sông Bung {Scene.Place.Slug}", PartyKind.School);
            await Data.ProposeAsync(Scene, PairingForm.Voluntary, c => c.SponsorIds = [fourth]);
            var fifth = await Data.CreatePartyAsync($"Bệnh viện Đa khoa {Scene.Place.Slug}");
            await Data.CreateActivePairingAsync(Scene, c => (c.SponsorIds, c.FromOn, c.ToOn) = ([fifth], new DateOnly(1998, 2, 28), null));
        }

        public Task<TakenList> TakeAsync() => TakeFromAsync(Officer, Scene.Place);

        public async Task<TakenList> TakeFromAsync(Visitor visitor, TestWorkspace place) => new((await visitor.GetAsync(place.Path("pairing/pairings?handler=Export"))).Bytes, "Mã cặp");

        public async Task<string> KeyAsync(Guid id) => $"{Scene.Place.CodePrefix}-{(await ReadAsync(id)).Code}";

        public Task<TwinPairing> ReadAsync(Guid id) => Importing.ReadAsync(Data, Scene.Place, db => db.Set<TwinPairing>().AsNoTracking().SingleAsync(p => p.Id == id));

        public Task<List<Guid>> SponsorsAsync(Guid id) => Importing.ReadAsync(Data, Scene.Place, db => db.Set<TwinPairing>().Where(p => p.Id == id).SelectMany(p => p.Sponsors)
            .Where(s => s.ToOn == null).OrderByDescending(s => s.IsLead).Select(s => s.PartyId).ToListAsync());

        public Task<List<string>> ActionsAsync(Guid id) => Importing.ReadAsync(Data, Scene.Place, db => db.Set<ActionLogEntry>().Where(a => a.EntityId == id).OrderBy(a => a.AtUtc).ThenBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }
}
