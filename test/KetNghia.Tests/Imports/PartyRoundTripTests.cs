using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>The register of parties taken along, changed and sent back.</summary>
public sealed class PartyRoundTripTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string All = "directory/parties?state=All";

    [DatabaseTest]
    public async Task Unchanged_EveryRowIsThereAndNothingIsWritten(Provider provider)
    {
        var world = await StartAsync(provider);
        var before = await world.VersionsAsync();
        var file = await RoundTrip.ExportAsync(world.Visitor, world.Place, All);

        var preview = await world.Import.PreviewAsync(file);

        var count = RoundTrip.Count(file);
        count.ShouldBeGreaterThan(3);
        preview.Text.ShouldContain($"0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, {count} dòng đã có từ trước.");
        preview.Document.QuerySelector("[data-shown-only]")!.TextContent.ShouldBe("Các cột này chỉ để xem, không đọc khi nhập: Nơi quản lý; Hiệu lực từ; Hiệu lực đến.");
        preview.Document.QuerySelector("button[name=mode]").ShouldBeNull();
        (await world.VersionsAsync()).ShouldBe(before);
    }

    [DatabaseTest]
    public async Task OneCell_ChangesThatFieldAloneAndUndoBringsItBack(Provider provider)
    {
        var world = await StartAsync(provider);
        var file = RoundTrip.With(await RoundTrip.ExportAsync(world.Visitor, world.Place, All), "VT-1", "Tên đơn vị", "Hội Suối Mới");

        var preview = await world.Import.PreviewAsync(file);
        var unwritten = (await world.PartyAsync("VT-1")).Name;
        var result = await world.Import.ApplyAsync(preview);
        var changed = await world.PartyAsync("VT-1");
        var log = await world.LogAsync(changed.Id);
        var history = await world.Visitor.OpenAsync(world.Place.Path($"directory/parties/history/{changed.Id}"));
        var undone = await world.Import.UndoAsync(result);

        Changes(preview).ShouldBe([("Tên đơn vị", "Hội Suối Cũ", "Hội Suối Mới")]);
        preview.Text.ShouldContain("VT-1 · Hội Suối Cũ");
        preview.Text.ShouldContain("Sửa 1 bản ghi");
        unwritten.ShouldBe("Hội Suối Cũ", "the preview writes nothing");
        (result.Total("applied"), result.Total("changed")).ShouldBe((0, 1));
        result.Document.QuerySelector($"tbody a[href$='/directory/parties/details/{changed.Id}']").ShouldNotBeNull();
        (changed.Name, changed.OtherNames, changed.Kind, changed.UnitId).ShouldBe(("Hội Suối Mới", "Hội Suối\nHS", PartyKind.Association, UnitIds.Of("510")));
        log[^1].ShouldBe(("Directory.Party.Changed", null, world.Person.AccountId));
        history.Text.ShouldContain("Hội Suối Mới");
        (await world.PartyAsync("VT-1")).Name.ShouldBe("Hội Suối Cũ");
        (await world.LogAsync(changed.Id))[^1].ShouldBe(("Directory.Party.ChangeUndone", "Nhầm danh sách năm trước", world.Person.AccountId));
        undone.Total("undone").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task OneCell_UndoneAndAppliedAgain_IsMadeAgain(Provider provider)
    {
        var world = await StartAsync(provider);
        var file = RoundTrip.With(await RoundTrip.ExportAsync(world.Visitor, world.Place, All), "VT-1", "Đơn vị hành chính", "");

        await world.Import.UndoAsync(await world.Import.ApplyAsync(await world.Import.PreviewAsync(file)));
        var restored = (await world.PartyAsync("VT-1")).UnitId;
        var again = await world.Import.ApplyAsync(await world.Import.PreviewAsync(file));

        restored.ShouldBe(UnitIds.Of("510"));
        again.Total("changed").ShouldBe(1);
        (await world.PartyAsync("VT-1")).UnitId.ShouldBeNull();
    }

    [DatabaseTest]
    public async Task ChangedBetweenCheckAndApply_IsRefusedAndKept(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(RoundTrip.With(await RoundTrip.ExportAsync(world.Visitor, world.Place, All), "VT-1", "Tên đơn vị", "Hội Suối Mới"));
        var id = (await world.PartyAsync("VT-1")).Id;
        await world.Visitor.FillAsync(world.Place.Path($"directory/parties/edit/{id}"), ("Input.OtherNames", "Hội Nguồn"));

        var result = await world.Import.ApplyAsync(preview);

        result.Total("refused").ShouldBe(1);
        result.Text.ShouldContain("“VT-1 · Hội Suối Cũ” vừa được người khác sửa sau khi kiểm tra tệp.");
        var kept = await world.PartyAsync("VT-1");
        (kept.Name, kept.OtherNames).ShouldBe(("Hội Suối Cũ", "Hội Nguồn"));
    }

    [DatabaseTest]
    public async Task TwoRowsOfOneParty_WantingDifferentThings_NameEachOther(Provider provider)
    {
        var world = await StartAsync(provider);

        var preview = await world.Import.PreviewAsync(
            ["Mã đơn vị", "Tên đơn vị", "Loại"], ["VT-1", "Hội Suối Một", "Hội"], ["VT-1", "Hội Suối Hai", "Hội"], ["VT-1", "Hội Suối Cũ", "Hội"], ["VT-2", "Hội Gió Ngàn", "Hội"], ["vt-2", "Hội Gió Ngàn", "Hội"]);

        preview.Text.ShouldContain("2 dòng có lỗi");
        preview.Text.ShouldContain("Dòng này và dòng 3 cùng sửa “VT-1 · Hội Suối Cũ” nhưng khác nhau.");
        preview.Text.ShouldContain("1 dòng sửa bản ghi đã có, 2 dòng không đổi");
    }

    [DatabaseTest]
    public async Task ColumnMissing_LeavesTheFieldAndAnEmptyCellClearsIt(Provider provider)
    {
        var world = await StartAsync(provider);

        var without = await world.Import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại"], ["VT-1", "Hội Suối Cũ", "Hội"]);
        var emptied = await world.Import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại", "Tên khác"], ["VT-1", "Hội Suối Cũ", "Hội", ""]);
        await world.Import.ApplyAsync(emptied);

        without.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có từ trước");
        Changes(emptied).ShouldBe([("Tên khác", "Hội Suối; HS", "(trống)")]);
        var party = await world.PartyAsync("VT-1");
        (party.OtherNames, party.UnitId).ShouldBe((null, UnitIds.Of("510")));
    }

    [DatabaseTest]
    public async Task WithoutTheRightOfThePage_NothingCanBeSent(Provider provider)
    {
        var world = await StartAsync(provider);
        using var reader = await world.Data.VisitAsync(await world.Data.CreateMemberWithAsync(world.Place, [ImportsPermissions.Use, DirectoryPermissions.Parties.View]));
        var id = (await world.PartyAsync("VT-1")).Id;

        (await reader.GetAsync(world.Place.Path("imports/upload/parties"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.GetAsync(world.Place.Path($"directory/parties/edit/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task PartyOfTheProvince_ChangedByALocality_IsRefusedInThePagesWords(Provider provider)
    {
        var world = await StartAsync(provider);
        var file = await RoundTrip.ExportAsync(world.Visitor, world.Place, All);

        var preview = await world.Import.PreviewAsync(RoundTrip.With(file, world.Shared, "Tên khác, tên cũ", "Tên do huyện đặt"));

        preview.Text.ShouldContain("1 dòng có lỗi");
        preview.Text.ShouldContain("Đơn vị này do cấp tỉnh quản lý. Nhờ quản trị tỉnh sửa.");
        preview.Document.QuerySelector("button[name=mode]").ShouldBeNull();
    }

    [DatabaseTest]
    public async Task PartyOfTheProvince_ChangedByTheProvince_IsChanged(Provider provider)
    {
        var world = await StartAsync(provider);
        var province = world.Data.Province;
        using var officer = await world.Data.VisitAsync(await world.Data.CreateMightyMemberAsync(province));
        var import = new Importing(world.Data, officer, province, "parties");
        var file = await RoundTrip.ExportAsync(officer, province, All);

        var preview = await import.PreviewAsync(RoundTrip.With(file, world.Shared, "Loại", "Doanh nghiệp"));
        var result = await import.ApplyAsync(preview);

        Changes(preview).ShouldBe([("Loại", "Sở, ban, ngành", "Doanh nghiệp")]);
        result.Total("changed").ShouldBe(1);
        RoundTrip.Read(file).ShouldNotContain(r => r.Length > 0 && r[0] == "VT-1", "a locality's own");
    }

    [DatabaseTest]
    public async Task CodeOfAnotherLocality_FindsNothing(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await world.Data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var stranger = await world.Data.VisitAsync(await world.Data.CreateMemberAsync(other, RoleCodes.DistrictOfficer));

        var preview = await new Importing(world.Data, stranger, other, "parties").PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại"], ["VT-1", "Tổ đan lát Bản Cao", "Hội"]);

        preview.Text.ShouldContain("1 dòng hợp lệ, 0 dòng đã có");
        preview.Body.ShouldNotContain("Hội Suối Cũ");
        Changes(preview).ShouldBeEmpty();
    }

    [DatabaseTest]
    public async Task FocalPerson_OfAKnownParty_IsAddedOnceAndNeverLostWithoutAWord(Provider provider)
    {
        var world = await StartAsync(provider);
        string[] headings = ["Mã đơn vị", "Tên đơn vị", "Loại", "Đầu mối", "Điện thoại"];
        string[] row = ["VT-1", "Hội Suối Cũ", "Hội", "Zơrâm Thị Mới", "0905 333 444"];
        var id = (await world.PartyAsync("VT-1")).Id;

        var first = await world.Import.PreviewAsync(headings, row);
        var added = await world.Import.ApplyAsync(first);
        var again = await world.Import.PreviewAsync(headings, row);
        var other = await world.Import.PreviewAsync(headings, [.. row[..4], "0905 999 999"]);
        await world.Import.UndoAsync(added);
        var page = await world.PageAsync(id);
        var once = await world.Import.ApplyAsync(await world.Import.PreviewAsync(headings, row));

        Changes(first).ShouldBe([("Đầu mối", "(trống)", "Zơrâm Thị Mới · 0905 333 444")]);
        added.Total("changed").ShouldBe(1);
        again.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có từ trước");
        other.Text.ShouldContain("Ô E2: Zơrâm Thị Mới đã là đầu mối, với thông tin khác.");
        once.Total("changed").ShouldBe(1);
        (await world.FocalsAsync(id)).ShouldBe([("Zơrâm Thị Mới", false), ("Zơrâm Thị Mới", true)], ignoreOrder: true);
        page.Text.ShouldNotContain("Zơrâm Thị Mới", customMessage: "nobody has held it, not even for a day");
        (await world.PageAsync(id)).Text.ShouldContain("Zơrâm Thị Mới");
        (await world.FocalLogAsync(id)).ShouldContain(("Directory.Focal.TakenBack", "Nhầm danh sách năm trước"));
    }

    [DatabaseTest]
    public async Task FocalPerson_WithoutAName_IsAnErrorOfTheRow(Provider provider)
    {
        var world = await StartAsync(provider);

        var unnamed = await world.Import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại", "Đầu mối", "Điện thoại"], ["VT-1", "Hội Suối Cũ", "Hội", "", "0905 333 444"], ["VT-9", "Hội Bông Lau", "Hội", "", ""]);
        var without = await world.Import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại", "Điện thoại"], ["VT-1", "Hội Suối Cũ", "Hội", "0905 333 444"]);

        unnamed.Text.ShouldContain("Ô D2: có cách liên hệ nhưng thiếu tên đầu mối.");
        unnamed.Text.ShouldContain("1 dòng hợp lệ");
        without.Text.ShouldContain("Ô D2: có cách liên hệ nhưng thiếu tên đầu mối.");
    }

    [DatabaseTest]
    public async Task CodeOfTheSharedRegister_ForAnotherPartyOfOnesOwn_IsAskedAboutAndThenBothAreThere(Provider provider)
    {
        var world = await StartAsync(provider);
        string[][] own = [["Mã đơn vị", "Tên đơn vị", "Loại"], [world.Shared, "Tổ đan lát Bản Cao", "Hội"]];

        var preview = await world.Import.PreviewAsync(own);
        var box = preview.Document.QuerySelector("input[type=checkbox][name^='a.']")!.GetAttribute("name")!;
        var accepted = await world.Import.AfterJobsAsync(await world.Import.SubmitAsync(preview.FormWith(box), (box, "true")));
        await world.Import.ApplyAsync(accepted);
        var file = await RoundTrip.ExportAsync(world.Visitor, world.Place, All);
        var back = await world.Import.PreviewAsync(file);

        preview.Text.ShouldContain($"mã này là của Sở Chung {world.Place.Slug} do cấp tỉnh quản lý.");
        RoundTrip.Read(file).Count(r => r.Length > 0 && r[0] == world.Shared).ShouldBe(2);
        back.Text.ShouldContain($"0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, {RoundTrip.Count(file)} dòng đã có từ trước.");
    }

    [DatabaseTest]
    public async Task NewNameLikeAnotherParty_WaitsForAPerson(Provider provider)
    {
        var world = await StartAsync(provider);

        var preview = await world.Import.PreviewAsync(["Mã đơn vị", "Tên đơn vị", "Loại"], ["VT-1", "Trường Bản Xa", "Hội"]);

        preview.Text.ShouldContain("1 dòng cần xem lại");
        preview.Text.ShouldContain("tên gần giống đơn vị đã có (VT-2)");
        Changes(preview).ShouldBe([("Tên đơn vị", "Hội Suối Cũ", "Trường Bản Xa")]);
    }

    [DatabaseTest]
    public async Task EditPage_ChangedSinceItWasOpened_IsNotWrittenOver(Provider provider)
    {
        var world = await StartAsync(provider);
        var id = (await world.PartyAsync("VT-1")).Id;
        var page = await world.Visitor.OpenAsync(world.Place.Path($"directory/parties/edit/{id}"));
        await world.Visitor.FillAsync(world.Place.Path($"directory/parties/edit/{id}"), ("Input.OtherNames", "Hội Nguồn"));

        var late = await world.Visitor.SubmitAsync(page.FormWith("Input.Name"), ("Input.Name", "Hội Suối Mới"));

        late.ErrorCode.ShouldBe(KetNghia.Framework.Errors.FrameworkErrors.ChangedMeanwhile);
        var kept = await world.PartyAsync("VT-1");
        (kept.Name, kept.OtherNames).ShouldBe(("Hội Suối Cũ", "Hội Nguồn"));
    }

    private static List<(string Field, string Old, string New)> Changes(Answer preview) =>
        [.. preview.Document.QuerySelectorAll("[data-change]").Select(c => (c.GetAttribute("data-change")!, c.QuerySelector("del")!.TextContent, c.QuerySelector("ins")!.TextContent))];

    private async Task<World> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var shared = "CHUNG-" + place.Slug.ToUpperInvariant();
        await EnsureAsync(data, new NewParty(shared, "Sở Chung " + place.Slug, PartyKind.Agency));
        await EnsureAsync(data, new NewParty("VT-1", "Hội Suối Cũ", PartyKind.Association) { OwnerTenantId = place.Id, OtherNames = "Hội Suối\nHS", UnitId = UnitIds.Of("510") });
        await EnsureAsync(data, new NewParty("VT-2", "Trường Bản Xa", PartyKind.School) { OwnerTenantId = place.Id });
        await EnsureAsync(data, new NewParty("VT-3", "Hợp tác xã Măng Rừng", PartyKind.Enterprise) { OwnerTenantId = place.Id, ValidFrom = new DateOnly(2019, 3, 1) });
        var person = await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer);
        var visitor = await data.VisitAsync(person);
        return new World(data, place, person, visitor, new Importing(data, visitor, place, "parties"), shared);
    }

    private static Task<Guid> EnsureAsync(TestData data, NewParty party) =>
        data.Host.WithAsync(services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(party, CancellationToken.None));

    private sealed record World(TestData Data, TestWorkspace Place, TestPerson Person, Visitor Visitor, Importing Import, string Shared)
    {
        public Task<Party> PartyAsync(string code) => ReadAsync(db => db.Set<Party>().AsNoTracking().SingleAsync(p => p.Code == code && p.OwnerId == Place.Id));

        public Task<string> VersionsAsync() => ReadAsync(async db => string.Join(' ', await db.Set<Party>().AsNoTracking().OrderBy(p => p.Id).Select(p => p.Id + ":" + p.Version).ToListAsync()));

        public Task<List<(string Action, string? Reason, Guid Actor)>> LogAsync(Guid id) => ReadAsync(async db => (await db.Set<ActionLogEntry>().AsNoTracking()
            .Where(e => e.EntityId == id).OrderBy(e => e.Id).ToListAsync()).ConvertAll(e => (e.Action, e.Reason, e.ActorId)));

        public Task<List<(string Name, bool InForce)>> FocalsAsync(Guid party) => ReadAsync(async db => (await db.Set<FocalPerson>().AsNoTracking()
            .Where(f => f.PartyId == party).ToListAsync()).ConvertAll(f => (f.FullName, f.ValidTo is null)));

        /// <summary>As somebody sees it who may see contacts.</summary>
        public async Task<Answer> PageAsync(Guid party)
        {
            using var reader = await Data.VisitAsync(await Data.CreateMightyMemberAsync(Place));
            return await reader.OpenAsync(Place.Path($"directory/parties/register/{party}"));
        }

        public Task<List<(string Action, string? Reason)>> FocalLogAsync(Guid party) => ReadAsync(async db => (await db.Set<ActionLogEntry>().AsNoTracking()
            .Where(e => e.RootId == party && e.EntityType == nameof(FocalPerson)).ToListAsync()).ConvertAll(e => (e.Action, e.Reason)));

        private Task<T> ReadAsync<T>(Func<KetNghiaDbContext, Task<T>> read) => Importing.ReadAsync(Data, Place, read);
    }
}
