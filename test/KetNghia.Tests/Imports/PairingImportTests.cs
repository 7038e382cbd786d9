using KetNghia.Directory.Parties;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>The annex of a decision from Excel: by a locality into itself, by the province into each.</summary>
public sealed class PairingImportTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly string[] Headings = ["Locality", "Sponsor", "Receiver", "Form", "Level", "FromOn", "ToOn", "DocumentNumber", "DocumentIssuer", "DocumentDate"];

    [DatabaseTest]
    public async Task Import_GoodAndWrongRows_NamesEachCellAndAssignsTheGood(Provider provider)
    {
        var world = await StartAsync(provider);

        var preview = await world.ByLocality.PreviewAsync(
            Headings, world.Row(), world.Row(1, "Sở không có thật"), world.Row(2, "Xã không có thật"), world.Row(3, "phân"), world.Row(6, "01/01/2020"),
            world.Row(8, ""), world.Row(0, "Huyện Không Đâu"), world.Row(2, world.Scene.SponsorName));
        var before = await world.CountAsync();
        var result = await world.ByLocality.ApplyAsync(preview);

        preview.Text.ShouldContain("7 dòng có lỗi");
        foreach (var cell in new[] { "Ô B3", "Ô C4", "Ô D5", "Ô G6", "Ô I7", "Ô A8", "Ô C9" })
        {
            preview.Text.ShouldContain(cell);
        }

        before.ShouldBe(0, "the preview writes nothing");
        result.Total("applied").ShouldBe(1);
        var made = await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<TwinPairing>().SingleAsync());
        made.State.ShouldBe(PairingState.Assigned);
        made.SponsorNames.ShouldBe(world.Scene.SponsorName);
        made.DecidingDocumentId.ShouldNotBeNull();
        using var officer = await world.Data.VisitAsync(world.Scene.District);
        var work = (await officer.OpenAsync(world.Scene.Place.Path(""))).Document.QuerySelectorAll("[data-group='Pairing.Pairing.Agree'] a.btn");
        work.Select(a => a.GetAttribute("href")).ShouldBe([world.Scene.Place.Path($"pairing/agreements/record/{made.Id}")], "the officer can do what an imported pairing asks for next");
    }

    [DatabaseTest]
    public async Task Import_MistypedNames_AreProposedAndTheResultNamesBothSides(Provider provider)
    {
        var world = await StartAsync(provider);
        await world.Data.CreatePartyAsync("Ban Bảo tồn Voọc chà vá " + world.Scene.Place.Slug);
        string[] row = [.. world.Row(2, "Chơ Chumn")];
        row[1] = "Ban Bảo tồn Vọc chà vá " + world.Scene.Place.Slug;

        var preview = await world.ByLocality.PreviewAsync(Headings, row, world.Row());
        var result = await world.ByLocality.ApplyAsync(preview);

        preview.Text.ShouldContain($"Dùng “Ban Bảo tồn Voọc chà vá {world.Scene.Place.Slug}”");
        preview.Text.ShouldContain("Dùng “Xã Chơ Chun”");
        result.Text.ShouldContain($"{world.Scene.SponsorName} – {world.Scene.ReceiverName}");
    }

    [DatabaseTest]
    public async Task Import_SamePairingTypedOtherwise_IsTheSame(Provider provider)
    {
        var world = await StartAsync(provider);
        var sponsorCode = await Importing.ReadAsync(world.Data, world.Data.Province, db => db.Set<Party>().Where(p => p.Id == world.Scene.SponsorId).Select(p => p.Code).SingleAsync());
        string[] marksLost = [.. world.Row().Select((c, i) => i is 1 or 2 ? c.ToUpperInvariant() : i == 3 ? "phan cong" : c)];

        var oneFile = await world.ByLocality.PreviewAsync(Headings, world.Row(), marksLost, world.Row(1, sponsorCode), world.Row(0, world.Scene.Place.Name));
        await world.ByLocality.ApplyAsync(oneFile);
        var again = await world.ByLocality.PreviewAsync(Headings, marksLost);

        oneFile.Text.ShouldContain("1 dòng hợp lệ, 3 dòng đã có");
        again.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có");
        (await world.CountAsync()).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Import_SeveralPartiesOfASide_AreOnePairing(Provider provider)
    {
        var world = await StartAsync(provider);
        var (other, third) = (await world.Data.CreateSceneAsync(), await world.Data.CreateSceneAsync());
        var both = world.Row(1, $"{world.Scene.SponsorName}; {other.SponsorName}");

        var wrong = await world.ByLocality.PreviewAsync(
            Headings, world.Row(1, $"{world.Scene.SponsorName}; Sở không có thật"), world.Row(1, $"{world.Scene.SponsorName}; {world.Scene.SponsorName}"), world.Row(1, ";"));
        var preview = await world.ByLocality.PreviewAsync(Headings, both, world.Row(1, $"{other.SponsorName} ;{world.Scene.SponsorName}"));
        var result = await world.ByLocality.ApplyAsync(preview);
        var again = await world.ByLocality.PreviewAsync(Headings, both, world.Row(), world.Row(1, $"{third.SponsorName}; {world.Scene.SponsorName}"));
        var list = await RoundTrip.ExportAsync(world.Officer, world.Scene.Place, "pairing/pairings");

        wrong.Text.ShouldContain("3 dòng có lỗi");
        wrong.Text.ShouldContain("“Sở không có thật”");
        wrong.Text.ShouldContain("Ô B4: còn trống");
        preview.Text.ShouldContain("1 dòng hợp lệ");
        result.Total("applied").ShouldBe(1);
        var made = await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<TwinPairing>().Include(p => p.Sponsors).SingleAsync());
        made.Sponsors.Select(s => (s.PartyId, s.IsLead)).ShouldBe([(world.Scene.SponsorId, true), (other.SponsorId, false)], ignoreOrder: true);
        again.Text.ShouldContain("1 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, 2 dòng đã có");
        again.Text.ShouldContain($"đã có cặp {made.Code} trùng thời gian");
        (await world.ByLocality.PreviewAsync(list)).Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, 1 dòng đã có");
    }

    [DatabaseTest]
    public async Task Import_NumberOfDaysInAWorkbookFrom1904_IsProposedByItsOwnCount(Provider provider)
    {
        var world = await StartAsync(provider);
        var cells = string.Concat(world.Row().Select((c, i) => i == 5 ? "<c><v>44596</v></c>" : c.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"));
        var book = new Book($"<row r=\"1\">{string.Concat(Headings.Select(h => $"<c t=\"inlineStr\"><is><t>{h}</t></is></c>"))}</row><row r=\"2\">{cells}</row>");

        var from1904 = await world.ByLocality.PreviewAsync((book with { WorkbookProperties = "<workbookPr date1904=\"true\"/>" }).Bytes());
        var from1900 = await world.ByLocality.PreviewAsync(book.Bytes());

        from1904.Text.ShouldContain("Ô F2: “44596” chưa phải ngày.");
        Proposed(from1904).ShouldBe(["05/02/2026"]);
        Proposed(from1900).ShouldBe(["04/02/2022"]);

        static IEnumerable<string> Proposed(Answer page) => page.Document.QuerySelectorAll("button[name=use]").Select(b => b.GetAttribute("value")!.Split('.', 3)[2]);
    }

    [DatabaseTest]
    public async Task Import_IntoASuspendedLocality_KeepsWhatIsThereAndTakesNothingNew(Provider provider)
    {
        var world = await StartAsync(provider);
        await world.Data.CreateActivePairingAsync(world.Scene);
        var import = await world.ByProvinceAsync();
        using var officer = await world.Data.VisitAsync(await world.Data.CreateMightyMemberAsync(world.Data.Province));
        using var admin = await world.Data.VisitAsync(await world.Data.CreateMemberAsync(world.Data.Province, RoleCodes.ProvinceAdmin));
        var list = await RoundTrip.ExportAsync(officer, world.Data.Province, "pairing/pairings?locality=" + world.Scene.Place.Id);
        var before = await TemplateAsync();
        var form = await admin.OpenAsync($"/k/tinh/administration/localities/suspend/{world.Scene.Place.Id}");
        var button = (AngleSharp.Html.Dom.IHtmlElement)form.MainForm.QuerySelector("button[name=suspend]").ShouldNotBeNull(form.Text);
        (await admin.SubmitAsync(form.MainForm, [("Input.Reason", "Sáp nhập đơn vị")], [], button)).Location.ShouldNotBeNull();

        var added = await import.PreviewAsync(Headings, world.Row(0, world.Scene.Place.Name));
        var back = await import.PreviewAsync(list);

        before.ShouldContain(world.Scene.Place.Name);
        (await TemplateAsync()).ShouldNotContain(world.Scene.Place.Name, customMessage: "the template no longer offers it");
        added.Text.ShouldContain("1 dòng có lỗi");
        added.Text.ShouldContain($"Ô A2: “{world.Scene.Place.Name}” không có trong danh sách");
        back.Text.ShouldContain("0 dòng có lỗi, 0 dòng cần xem lại. 0 dòng hợp lệ, 1 dòng đã có");

        async Task<string> TemplateAsync() => Workbooks.Text((await officer.GetAsync(world.Data.Province.Path("imports/upload/pairings?handler=Template"))).Bytes);
    }

    [DatabaseTest]
    public async Task Import_ByTheProvince_WritesIntoTheLocalityEachRowNames(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await world.Data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.ChoChun);
        var import = await world.ByProvinceAsync();
        string[] second = [other.Name, world.Scene.SponsorName, "Chơ Chun", "phan cong", "", "01/01/2025", "31/12/2025", "12/QĐ", "UBND tỉnh", "02/01/2025"];

        var preview = await import.PreviewAsync(Headings, [.. world.Row(0, world.Scene.Place.Slug)], second, world.Row(0, ""));
        var result = await import.ApplyAsync(preview);
        var again = await import.PreviewAsync(Headings, second);

        preview.Text.ShouldContain("Ô A4");
        result.Total("applied").ShouldBe(2);
        (await world.CountAsync()).ShouldBe(1);
        (await Importing.ReadAsync(world.Data, other, db => db.Set<TwinPairing>().Select(p => p.ReceiverNames).SingleAsync())).ShouldContain("Chơ Chun");
        again.Text.ShouldContain("0 dòng hợp lệ, 1 dòng đã có", customMessage: "the commune has become a party and is still the same receiver");
    }

    [DatabaseTest]
    public async Task AllOrNothing_APairingCameInBetween_WritesNothing(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await world.Data.CreateSceneAsync();
        var preview = await world.ByLocality.PreviewAsync(Headings, world.Row(), world.Row(1, other.SponsorName));
        await world.Data.ProposeAsync(world.Scene, change: c => c.SponsorIds = [other.SponsorId]);

        var result = await world.ByLocality.ApplyAsync(preview, "AllOrNothing");

        result.Text.ShouldContain("không nhập dòng nào");
        result.Total("refused").ShouldBe(1);
        (await world.CountAsync()).ShouldBe(1, "only the one that came in between");
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task Undo_ThenTheSameFile_MakesTheSamePairingsAgain(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.ByLocality.ApplyAsync(await world.ByLocality.PreviewAsync(Headings, world.Row()));
        var first = await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<TwinPairing>().Select(p => new { p.Id, p.Code }).SingleAsync());

        var undone = await world.ByLocality.UndoAsync(result);
        var list = await world.Officer.OpenAsync(world.Scene.Place.Path("pairing/pairings"));
        var page = await world.Officer.GetAsync(world.Scene.Place.Path($"pairing/pairings/details/{first.Id}"));
        var found = await world.Officer.OpenAsync(world.Scene.Place.Path($"search?q={first.Code}"));
        var work = await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<WorkItem>().CountAsync(w => w.ClosedAtUtc == null));
        using var sponsor = await world.Data.VisitAsync(world.Scene.Focal);
        var bySponsor = await sponsor.OpenAsync(world.Scene.SponsorPlace.Path("pairing/pairings"));
        using var province = await world.Data.VisitAsync(await world.Data.CreateMemberAsync(world.Data.Province, RoleCodes.ProvinceOfficer));
        var byProvince = await province.OpenAsync(world.Data.Province.Path($"pairing/pairings?locality={world.Scene.Place.Id}"));
        var preview = await world.ByLocality.PreviewAsync(Headings, world.Row());
        var again = await world.ByLocality.ApplyAsync(preview);

        undone.Total("undone").ShouldBe(1);
        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("đã hoàn tác");
        foreach (var seen in new[] { list, bySponsor, byProvince })
        {
            seen.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(0);
        }

        page.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        found.Text.ShouldNotContain(world.Scene.SponsorName);
        work.ShouldBe(0);
        preview.Text.ShouldContain("1 dòng hợp lệ, 0 dòng đã có");
        again.Total("applied").ShouldBe(1);
        (await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<TwinPairing>().Select(p => p.Code).SingleAsync())).ShouldNotBe(first.Code);
        await Importing.VerifyAsync(world.Data);
    }

    [DatabaseTest]
    public async Task Undo_APledgeHasCome_KeepsThatPairingUntilThePledgeIsTakenBack(Provider provider)
    {
        var world = await StartAsync(provider);
        var other = await world.Data.CreateSceneAsync();
        var result = await world.ByLocality.ApplyAsync(await world.ByLocality.PreviewAsync(Headings, world.Row(), world.Row(1, other.SponsorName)));
        var pairing = await Importing.ReadAsync(world.Data, world.Scene.Place, db => db.Set<TwinPairing>().Where(p => p.SponsorNames == world.Scene.SponsorName).Select(p => new { p.Id, p.Code }).SingleAsync());
        var pledge = await world.Data.PledgeAsync(world.Scene, pairing.Id);

        var undone = await world.ByLocality.UndoAsync(result);
        await world.Data.TakeBackAsync(world.Scene, pledge);
        var whole = await world.ByLocality.UndoAsync(undone);

        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("hoàn tác một phần");
        undone.Total("applied").ShouldBe(1);
        undone.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain($"Cặp {pairing.Code} đã có khoản hỗ trợ");
        whole.Total("applied").ShouldBe(0);
        whole.Total("undone").ShouldBe(2);
        (await world.CountAsync()).ShouldBe(0);
    }

    [DatabaseTest]
    public async Task Undo_OfParties_KeepsThoseAPairingNames(Provider provider)
    {
        var world = await StartAsync(provider);
        using var visitor = await world.Data.VisitAsync(await world.Data.CreateMemberAsync(world.Data.Province, RoleCodes.ProvinceOfficer));
        var import = new Importing(world.Data, visitor, world.Data.Province, "parties");
        var (used, free) = ($"TG-{world.Scene.Place.Slug}".ToUpperInvariant(), $"RANH-{world.Scene.Place.Slug}".ToUpperInvariant());
        var result = await import.ApplyAsync(await import.PreviewAsync(["Code", "Name", "Kind"], [used, $"Liên đoàn Suối Mơ {used}", "mat tran doan the"], [free, $"Câu lạc bộ Đồi Sim {free}", "Hoi"]));
        result.Total("applied").ShouldBe(2, result.Text);
        await world.ByLocality.ApplyAsync(await world.ByLocality.PreviewAsync(Headings, world.Row(1, used)));

        var undone = await import.UndoAsync(result);
        var party = await visitor.OpenAsync(undone.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!);
        using var officer = await world.Data.VisitAsync(world.Scene.District);
        var own = await officer.OpenAsync(world.Scene.Place.Path(party.Document.Location.PathName.Split("/k/tinh/")[1]));

        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("hoàn tác một phần");
        undone.Total("applied").ShouldBe(1);
        undone.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain("đã có tên trong hồ sơ khác");
        party.Text.ShouldContain("KN-001");
        own.Text.ShouldContain("KN-001");
        (await Importing.ReadAsync(world.Data, world.Data.Province, db => db.Set<Party>().CountAsync(p => p.Code == used || p.Code == free))).ShouldBe(1);
    }

    private async Task<PairingWorld> StartAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        return new PairingWorld(data, scene, await data.VisitAsync(await data.CreateMightyMemberAsync(scene.Place)));
    }

    private sealed record PairingWorld(TestData Data, PairingScene Scene, Visitor Officer)
    {
        public Importing ByLocality => new(Data, Officer, Scene.Place, "pairings");

        public async Task<Importing> ByProvinceAsync() =>
            new(Data, await Data.VisitAsync(await Data.CreateMightyMemberAsync(Data.Province)), Data.Province, "pairings");

        /// <summary>A good row with a deciding document, or with one cell changed.</summary>
        public string[] Row(int column = -1, string text = "")
        {
            string[] row = ["", Scene.SponsorName, Scene.ReceiverName, "Phân công", "", "01/01/2025", "31/12/2025", "11/QĐ-UBND", "UBND huyện", "02/01/2025"];
            return [.. row.Select((cell, i) => i == column ? text : cell)];
        }

        public Task<int> CountAsync() => Importing.ReadAsync(Data, Scene.Place, db => db.Set<TwinPairing>().CountAsync());
    }
}
