using System.Net;
using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Directory;

/// <summary>The register of parties through its pages.</summary>
public sealed class PartyPagesTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Create_AsProvince_RegistersForEverybody(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var answer = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", "Sở Khoa học mẫu A"), ("Input.Code", "so-khm-a"), ("Input.Kind", "Agency"), ("Input.Unit", "Huyện Nam Giang – Quảng Nam"));

        var page = await officer.FollowAsync(answer);
        page.Text.ShouldContain("SO-KHM-A");
        page.Text.ShouldContain("Huyện Nam Giang");
        var party = await FindAsync(data, "SO-KHM-A");
        party.IsShared.ShouldBeTrue();
        party.UnitId.ShouldBe(UnitIds.Of("510"));
    }

    [DatabaseTest]
    public async Task Create_NameLikeAnother_AsksOnceAndThenCreates(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await EnsureAsync(data, new NewParty("UB-MAU-B", "Ủy ban nhân dân huyện Mẫu B", PartyKind.Locality));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var refused = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", "UBND H. Mẫu B"), ("Input.Code", "UB-MAU-B2"), ("Input.Kind", "Locality"));
        var created = await officer.SubmitAsync(refused.FormWith("Input.Anyway"), ("Input.Anyway", "true"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ErrorCode.ShouldBe(DirectoryErrors.PartyLooksLikeAnother);
        refused.Text.ShouldContain("Ủy ban nhân dân huyện Mẫu B");
        created.Location.ShouldNotBeNull(created.Text);
    }

    [DatabaseTest]
    public async Task Create_CodeTaken_ShowsError(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await EnsureAsync(data, new NewParty("TRUNG-MA", "Đơn vị có mã trước", PartyKind.Agency));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var answer = await officer.FillAsync("/k/tinh/directory/parties/create", ("Input.Name", "Trạm khác hẳn"), ("Input.Code", "trung-ma"), ("Input.Kind", "Agency"));

        answer.ErrorCode.ShouldBe(DirectoryErrors.PartyCodeTaken);
        answer.FieldError("Input.Code").ShouldNotBeNull();
    }

    [DatabaseTest]
    public async Task LocalParty_OfAnotherLocality_IsNotFound(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (mine, theirs) = (await data.CreateWorkspaceAsync(WorkspaceKind.Locality), await data.CreateWorkspaceAsync(WorkspaceKind.Locality));
        var id = await EnsureAsync(data, new NewParty("RIENG-1", "Hội đồng hương riêng", PartyKind.Association) { OwnerTenantId = theirs.Id });
        using var stranger = await data.VisitAsync(await data.CreateMightyMemberAsync(mine));
        using var keeper = await data.VisitAsync(await data.CreateMightyMemberAsync(theirs));

        (await stranger.GetAsync(mine.Path($"directory/parties/details/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(mine.Path($"directory/parties/edit/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.OpenAsync(mine.Path("directory/parties?q=dong+huong+rieng"))).Text.ShouldNotContain("Hội đồng hương riêng");
        (await keeper.OpenAsync(theirs.Path("directory/parties?q=dong+huong+rieng"))).Text.ShouldContain("Hội đồng hương riêng");
    }

    [DatabaseTest]
    public async Task Edit_SharedPartyFromALocality_IsRefused(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var id = await EnsureAsync(data, new NewParty("CHUNG-1", "Ban Dân vận chung", PartyKind.Agency));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        var form = (await officer.OpenAsync(place.Path("directory/parties/create"))).MainForm;
        form.Action = place.Path($"directory/parties/edit/{id}");

        var answer = await officer.SubmitAsync(form, ("Input.Name", "Tên bị đổi"), ("Input.Code", "CHUNG-1"), ("Input.Kind", "Agency"));

        answer.ErrorCode.ShouldBe(DirectoryErrors.PartyNotYours);
        (await FindAsync(data, "CHUNG-1")).Name.ShouldBe("Ban Dân vận chung");
    }

    [DatabaseTest]
    public async Task List_FoldedTermAbbreviationAndSort_FindsAndExports(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await EnsureAsync(data, new NewParty("MTTQ-Z", "Ủy ban Mặt trận Tổ quốc vùng Z", PartyKind.MassOrganisation));
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));

        var byAbbreviation = await viewer.OpenAsync("/k/tinh/directory/parties?q=mttq+vung+z&sort=-code");
        var export = await viewer.GetAsync("/k/tinh/directory/parties?handler=Export&q=mat+tran+vung+z");

        byAbbreviation.Text.ShouldContain("Ủy ban Mặt trận Tổ quốc vùng Z");
        byAbbreviation.Sql.Count.ShouldBeInRange(1, 12);
        export.Status.ShouldBe(HttpStatusCode.OK);
        export.Bytes.AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Focal_WithoutPermission_IsHidden(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var id = await EnsureAsync(data, new NewParty("CO-DAU-MOI", "Đơn vị có đầu mối", PartyKind.Agency) { FocalPersons = [new("Trần Thị Kín", null, "0905 000 111", null)] });
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityViewer));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));

        (await viewer.OpenAsync(place.Path($"directory/parties/register/{id}"))).Body.ShouldNotContain("0905 000 111");
        (await officer.OpenAsync(place.Path($"directory/parties/register/{id}"))).Text.ShouldContain("0905 000 111");
    }

    [DatabaseTest]
    public async Task History_AsOfADay_ShowsTheEntryInTheWordsOfThatDay(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        var id = await EnsureAsync(data, new NewParty("XEM-LAI", "Ban Quản lý Suối Cũ", PartyKind.Agency) { UnitId = UnitIds.Of("510") });
        var made = data.Host.Clock.Today;
        data.Host.Clock.Advance(TimeSpan.FromDays(9));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var form = await officer.OpenAsync($"/k/tinh/directory/parties/edit/{id}");
        var saved = await officer.SubmitAsync(form.MainForm, ("Input.Name", "Ban Quản lý Suối Mới"));
        saved.Location.ShouldNotBeNull(saved.Text);

        var (then, now, before) = (await AsOfAsync(made.AddDays(4)), await AsOfAsync(data.Host.Clock.Today), await AsOfAsync(made.AddDays(-1)));

        then.ShouldContain("Ban Quản lý Suối Cũ");
        then.ShouldContain("Huyện Nam Giang");
        then.ShouldNotContain("Suối Mới");
        now.ShouldContain("Ban Quản lý Suối Mới");
        before.ShouldContain("Ngày đó chưa có hồ sơ này");

        async Task<string> AsOfAsync(DateOnly day)
        {
            var page = await officer.OpenAsync($"/k/tinh/directory/parties/history/{id}?on={day:dd/MM/yyyy}");
            return page.Document.QuerySelector("[data-as-of]")!.TextContent;
        }
    }

    [DatabaseTest]
    public async Task Merge_AfterReview_EndsBothAndLinksTheSuccessor(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var first = await EnsureAsync(data, new NewParty("GOP-1", "Ban Dân tộc cũ", PartyKind.Agency));
        var second = await EnsureAsync(data, new NewParty("GOP-2", "Ban Tôn giáo cũ", PartyKind.Agency));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));
        var step = await officer.OpenAsync($"/k/tinh/directory/parties/change/{first}");

        var review = await officer.SubmitAsync(
            step.FormWith("Input.Others"), ("Input.Change", "Merge"), ("Input.EffectiveOn", "01/03/2025"), ("Input.Document", "10/QĐ-UBND"), ("Input.DocumentDate", "20/02/2025"),
            ("Input.Others", "GOP-2"), ("Input.News", "GOP-MOI; Sở Dân tộc và Tôn giáo mẫu"));
        (await FindAsync(data, "GOP-1")).ValidTo.ShouldBeNull("the review page writes nothing");
        var done = await officer.FollowAsync(await officer.SubmitAsync(review.MainForm));

        done.Text.ShouldContain("Sở Dân tộc và Tôn giáo mẫu");
        (await FindAsync(data, "GOP-1")).ValidTo.ShouldBe(new DateOnly(2025, 2, 28));
        (await FindAsync(data, "GOP-2")).ValidTo.ShouldBe(new DateOnly(2025, 2, 28));
        var successor = await FindAsync(data, "GOP-MOI");
        var line = await data.Host.WithAsync(services => services.GetRequiredService<IParties>().WithPredecessorsAsync(successor.Id, CancellationToken.None));
        line.ShouldBe([successor.Id, first, second], ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task Split_IntoOne_IsRefusedOnTheReviewPage(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var id = await EnsureAsync(data, new NewParty("TACH-1", "Phòng cần tách", PartyKind.Agency));
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        var review = await officer.GetAsync($"/k/tinh/directory/parties/review/{id}?Input.Change=Split&Input.EffectiveOn=01/03/2025&Input.Document=1/QD&Input.DocumentDate=20/02/2025&Input.News=T2;+Phong+moi");

        review.ErrorCode.ShouldBe(DirectoryErrors.SuccessorsTooFew);
    }

    [DatabaseTest]
    public async Task Manage_WithoutPermission_IsForbidden(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.LocalityViewer));

        (await viewer.GetAsync(place.Path("directory/parties/create"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.GetAsync(place.Path($"directory/parties/change/{data.Host.Ids.New()}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTest]
    public async Task Units_AsOfDate_ShowsDistrictsThenCommunes(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.CommuneOfficer));

        var before = await viewer.OpenAsync(place.Path("directory/units?on=30/06/2025"));
        var after = await viewer.OpenAsync(place.Path("directory/units?on=01/07/2025"));
        var district = await viewer.OpenAsync(place.Path($"directory/units/register/{UnitIds.Of("510")}"));
        var commune = await viewer.OpenAsync(place.Path($"directory/units/register/{UnitIds.Of("20701")}"));

        before.Text.ShouldContain("Huyện Nam Giang");
        after.Text.ShouldNotContain("Huyện Nam Giang");
        after.Text.ShouldContain("Thành phố Đà Nẵng");
        district.Text.ShouldContain("Xã Đắc Pring");
        district.Text.ShouldContain("Các đơn vị trên địa bàn");
        commune.Text.ShouldContain("1659/NQ-UBTVQH15");
        commune.Text.ShouldContain("Xã Nam Giang");
    }

    [DatabaseTest]
    public async Task Units_Export_HoldsWhatIsShown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var viewer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceLeader));

        var file = await viewer.GetAsync($"/k/tinh/directory/units?handler=Export&parent={UnitIds.Of("510")}&on=01/01/2024");

        using var book = WorkbookReader.Open(new MemoryStream(file.Bytes), "x");
        book.Rows(book.Sheets[0]).Count(r => r.Cells.Count > 1).ShouldBe(13, "a heading and twelve communes");
    }

    private static Task<Guid> EnsureAsync(TestData data, NewParty party) =>
        data.Host.WithAsync(services => services.GetRequiredService<IDirectoryProvisioning>().EnsurePartyAsync(party, CancellationToken.None), AmbientFrame.Empty);

    private static Task<Party> FindAsync(TestData data, string code) =>
        data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<Party>().AsNoTracking().SingleAsync(p => p.Code == code));
}
