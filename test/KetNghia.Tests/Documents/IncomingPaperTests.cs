using System.Net;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Incoming;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Văn bản đến through the front door: one register a year, whoever writes in it at once.</summary>
public sealed class IncomingPaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Register_ThirtyTwoClerksAtOnce_TakeNumbersWithoutGapOrRepeat(Provider provider)
    {
        const int Clerks = 32;
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();

        // Two of them hold the same paper: one of the two is told.
        var answers = await Race.RunAsync(Clerks, async clerk =>
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await data.RegisterIncomingAsync(scene, p => p with { Number = $"{Math.Min(clerk, Clerks - 2)}0" });
                    return true;
                }
                catch (Exception e) when (attempt < 20 && e is not BusinessException)
                {
                    await Task.Delay(50);
                }
                catch (BusinessException e) when (e.Code == DocumentsErrors.IncomingTwin)
                {
                    return false;
                }
            }
        });

        var numbers = await data.AsAsync(scene.District, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<IncomingPaper>().Select(p => p.Number).ToListAsync());
        answers.Count(a => !a).ShouldBe(1);
        numbers.Order().ShouldBe(Enumerable.Range(1, Clerks - 1));
    }

    [DatabaseTest]
    public async Task Register_AsAPersonTypes_IsKeptComposedAndShown(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var clerk = await data.VisitAsync(scene.District);
        var list = await clerk.OpenAsync(scene.Place.Path("documents/incoming"));
        list.Text.ShouldContain("Chưa có văn bản đến");
        var page = await clerk.OpenAsync(list.Document.QuerySelector("main a[href$='/incoming/create']")!.GetAttribute("href")!);

        var sent = await clerk.SubmitAsync(
            page.MainForm,
            [
                ("Input.Number", "Số: 3651/QĐ-UBND"), ("Input.Kind", "Decision"), ("Input.IssuedOn", "11-5-2025"), ("Input.Issuer", "Ủy ban nhân dân tỉnh Quảng Nam".Normalize(System.Text.NormalizationForm.FormD)),
                ("Input.Subject", "Phân công kết nghĩa"), ("Input.Urgency", "VeryUrgent"), ("Input.PageAmount", "12"), ("Input.DueOn", "1/6/2025"), ("Input.PassedTo", "Bà Zơrâm Thử"),
            ],
            [new Upload("Files", "ban-quet.pdf", "application/pdf", Samples.Pdf())]);
        var made = await clerk.FollowAsync(sent);

        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        made.Text.ShouldContain("Đã vào sổ, số đến 1.");
        made.Document.QuerySelector("[data-arrival]")!.TextContent.ShouldBe("Số đến 1 năm 2025");
        foreach (var shown in new[] { "3651/QĐ-UBND", "Thượng khẩn", "11/05/2025", "01/06/2025", "Bà Zơrâm Thử" })
        {
            made.Text.ShouldContain(shown);
        }

        var id = Guid.Parse(made.Response.RequestMessage!.RequestUri!.Segments[^1]);
        (await data.IncomingAsync(id, p => (p.CodeNumber, p.CodeNotation, p.Issuer, p.PageAmount))).ShouldBe(("3651", "QĐ-UBND", "Ủy ban nhân dân tỉnh Quảng Nam", 12));
        (await clerk.OpenAsync(scene.Place.Path($"documents/incoming/files/{id}"))).Text.ShouldContain("3651/QĐ-UBND");
        (await clerk.OpenAsync(scene.Place.Path($"documents/incoming/history/{id}"))).Text.ShouldContain("Vào sổ văn bản đến 3651/QĐ-UBND, số đến 1 năm 2025");
        (await clerk.OpenAsync(scene.Place.Path("search?q=phan+cong+3651"))).Document.QuerySelector($"a[href$='/incoming/details/{id}']").ShouldNotBeNull();
        (await clerk.OpenAsync(scene.Place.Path("documents/incoming?view=Urgent&q=quang+nam"))).Text.ShouldContain("Phân công kết nghĩa");
        (await clerk.OpenAsync(scene.Place.Path("documents/incoming?kind=Letter"))).Text.ShouldNotContain("Phân công kết nghĩa");
    }

    [DatabaseTest]
    public async Task Register_TheSamePaper_IsToldWithALinkUnlessItIsAnotherCopy(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var first = await data.RegisterIncomingAsync(scene);
        using var clerk = await data.VisitAsync(scene.District);
        (string, string?)[] typed =
        [
            ("Input.Number", "03651/qd-ubnd"), ("Input.Kind", "Decision"), ("Input.IssuedOn", "12/05/2025"), ("Input.Issuer", "UỶ BAN nhân dân  tỉnh Quảng Nam"), ("Input.Subject", "Phân công"),
        ];

        var refused = await clerk.FillAsync(scene.Place.Path("documents/incoming/create"), typed);
        var made = await clerk.FollowAsync(await clerk.SubmitAsync(refused.MainForm, ("Input.IsAnotherCopy", "true")));
        var other = await data.RegisterIncomingAsync(scene, p => p with { IssuedOn = p.IssuedOn!.Value.AddYears(-1) });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.FieldError("Input.Number")!.ShouldContain("số đến 1");
        refused.Document.QuerySelector("[data-twin] a")!.GetAttribute("href").ShouldEndWith($"/incoming/details/{first}");
        made.Text.ShouldContain("Đã vào sổ, số đến 2.");
        made.Text.ShouldContain("Bản thứ");
        (await data.IncomingAsync(other, p => (p.Number, p.Copy))).ShouldBe((3, 1), "the same number of another year is another paper");
        var held = await Should.ThrowAsync<DbUpdateException>(() => data.AsAsync(scene.District, scene.Place, async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            db.Add(new IncomingPaper(data.Host.Ids.New(), scene.Place.Id, 99, 1, TestData.IncomingSample(data.Host.Clock.Today), new Actor(scene.District.AccountId, "Thử", data.Host.Clock.UtcNow)));
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Documents.Incoming.Registered", nameof(IncomingPaper), first, "Thử"));
            return await db.SaveChangesAsync();
        }));
        DatabaseErrors.IsUniqueViolation(held).ShouldBeTrue();
    }

    [DatabaseTest]
    public async Task Change_AndRemove_KeepTheNumberAndSayWhy(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var id = await data.RegisterIncomingAsync(scene);
        using var clerk = await data.VisitAsync(scene.District);
        string Page(string page) => scene.Place.Path($"documents/incoming/{page}/{id}");

        var stale = await clerk.OpenAsync(Page("edit"));
        var changed = await clerk.FollowAsync(await clerk.FillAsync(Page("edit"), ("Input.Subject", "Phân công lần hai"), ("Input.Note", "Bản giấy")));
        var late = await clerk.SubmitAsync(stale.MainForm, ("Input.Subject", "Đè lên"));
        var moved = await clerk.FillAsync(Page("edit"), ("Input.ArrivedOn", "30/12/2024"), ("Input.IssuedOn", "01/12/2024"));
        var hasty = await clerk.FillAsync(Page("remove"), ("Input.Reason", "x"));
        var removed = await clerk.FollowAsync(await clerk.FillAsync(Page("remove"), ("Input.Reason", "Vào sổ nhầm văn bản của huyện khác")));
        var again = await data.RegisterIncomingAsync(scene);

        changed.Text.ShouldContain("Phân công lần hai");
        late.Text.ShouldNotContain("Đã lưu");
        late.Status.ShouldNotBe(HttpStatusCode.Found);
        moved.FieldError("Input.ArrivedOn")!.ShouldContain("sổ năm 2025");
        hasty.FieldError("Input.Reason").ShouldNotBeNull();
        removed.Text.ShouldContain("Vào sổ nhầm văn bản của huyện khác");
        removed.Document.QuerySelector("main a[href*='/incoming/edit/']").ShouldBeNull();
        (await data.IncomingAsync(again, p => (p.Number, p.Copy))).ShouldBe((2, 1), "what was taken out may be entered again");
        (await clerk.OpenAsync(scene.Place.Path("documents/incoming?view=Removed"))).Text.ShouldContain("Phân công lần hai");
        (await data.OnIncomingRefusedAsync(scene, papers => papers.RemoveAsync(id, 3, "Lần nữa cho chắc", CancellationToken.None))).Kind.ShouldBe(RefusalKind.State);
        (await clerk.OpenAsync(Page("history"))).Text.ShouldContain("Gỡ văn bản đến 3651/QĐ-UBND khỏi sổ");
    }

    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Register_WrongInput_IsToldAtItsFieldAndTakesNoNumber(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        using var clerk = await data.VisitAsync(scene.District);
        (string Name, string? Value)[] right =
        [
            ("Input.Number", "15"), ("Input.Notation", "KH-UBND"), ("Input.Kind", "Plan"), ("Input.IssuedOn", "12/05/2025"), ("Input.Issuer", "UBND tỉnh"), ("Input.Subject", "Kế hoạch"),
        ];
        var over = new string('ế', 1_200);

        foreach (var (field, typed) in new (string, string?)[]
        {
            ("Input.Number", "123456789012"), ("Input.Number", "15/KH"), ("Input.Number", ""), ("Input.Number", over), ("Input.Notation", new string('A', 31)), ("Input.Notation", over),
            ("Input.Kind", "999"), ("Input.Kind", ""), ("Input.IssuedOn", "31/02/2025"), ("Input.IssuedOn", ""), ("Input.IssuedOn", "16/05/2025"), ("Input.IssuedOn", "hôm qua"), ("Input.Issuer", ""), ("Input.Issuer", over),
            ("Input.Subject", "  "), ("Input.Subject", over), ("Input.ArrivedOn", "16/05/2025"), ("Input.ArrivedOn", "🐖"), ("Input.ArrivedOn", ""), ("Input.DueOn", "01/01/2025"), ("Input.DueOn", "mai"),
            ("Input.Urgency", "999"), ("Input.PageAmount", "0"), ("Input.PageAmount", "hai"), ("Input.PageAmount", "100000"), ("Input.PassedTo", over), ("Input.Note", over),
        })
        {
            var answer = await clerk.FillAsync(scene.Place.Path("documents/incoming/create"), [.. right.Where(r => r.Name != field), (field, typed)]);
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{field}={typed}");
            answer.FieldError(field).ShouldNotBeNull($"{field}={typed}: {answer.Text}");
        }

        (await clerk.FollowAsync(await clerk.FillAsync(scene.Place.Path("documents/incoming/create"), [.. right, ("Input.ArrivedOn", "15/05/2025")]))).Text.ShouldContain("số đến 1.");
    }

    [DatabaseTest]
    public async Task Register_OfOneWorkspace_IsNobodyElses(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, foreign) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        var id = await data.RegisterIncomingAsync(scene);
        (await data.IncomingAsync(await data.RegisterIncomingAsync(foreign), p => p.Number)).ShouldBe(1, "numbers of each workspace are its own");
        using var stranger = await data.VisitAsync(foreign.District);
        using var commune = await data.VisitAsync(scene.Commune);
        using var leader = await data.VisitAsync(scene.Leader);
        using var province = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        foreach (var page in new[] { "details", "edit", "remove", "history", "files" })
        {
            (await stranger.GetAsync(foreign.Place.Path($"documents/incoming/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await commune.GetAsync(scene.Place.Path($"documents/incoming/{page}/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden, page);
            (await province.GetAsync($"/k/tinh/documents/incoming/{page}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        (await leader.OpenAsync(scene.Place.Path($"documents/incoming/details/{id}"))).Document.QuerySelector("main a[href*='/incoming/edit/']").ShouldBeNull();
        (await leader.GetAsync(scene.Place.Path("documents/incoming/create"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await leader.GetAsync(scene.Place.Path($"documents/incoming/edit/{id}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("3651", "QĐ-UBND", "3651/QĐ-UBND")]
    [InlineData("3651/QĐ-UBND", null, "3651/QĐ-UBND")]
    [InlineData("Số 07 / QĐ-UBND", " ", "07/QĐ-UBND")]
    [InlineData("01-NQ/TW", null, "01-NQ/TW")]
    [InlineData("số: 12", null, "12")]
    [InlineData("  ", null, null)]
    public void Code_AsPeopleTypeIt_IsNumberAndNotation(string? number, string? notation, string? shown)
    {
        var code = PaperCode.Of(number, notation);

        PaperCode.Shown(code.Number, code.Notation).ShouldBe(shown);
        code.Faults().ShouldBeEmpty();
    }
}
