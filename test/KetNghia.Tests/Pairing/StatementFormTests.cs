using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>The forms on which a pledge, a hand-over and a confirmation are stated, as a person without scripts uses them.</summary>
public sealed class StatementFormTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Confirm_Opened_AsksForTheFigureAndShowsThePhotosFirst(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var commune = await s.Data.VisitAsync(s.Scene.Commune);

        var page = await commune.OpenAsync(s.ConfirmPath);

        Value(page, "Input.Figure").ShouldBeEmpty("what arrived is counted, not copied");
        Plain(page.Document.QuerySelector("button[data-fill]")).ShouldBe("Đủ 100 bộ");
        Plain(page.Document.QuerySelector("[data-difference]")).ShouldBe("–");
        page.Has(".diff.is-known").ShouldBeFalse();
        var places = page.Document.QuerySelector("main form.stack")!.QuerySelectorAll("h2, [name='Input.Figure']").ToList();
        places.FindIndex(e => e.TextContent == "Minh chứng bên giao").ShouldBeInRange(0, places.FindIndex(e => e.TagName == "INPUT") - 1);
        Label(page, "Input.Note").ShouldContain("bắt buộc khi số nhận khác số giao");
        Label(page, "Input.NoEvidenceReason").ShouldContain("bắt buộc khi không kèm tệp");
    }

    [DatabaseTest]
    public async Task Confirm_AllOfItWithoutScript_FillsInAndKeepsTheRest(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var commune = await s.Data.VisitAsync(s.Scene.Commune);
        var page = await commune.OpenAsync(s.ConfirmPath);

        var filled = await commune.SubmitAsync(page.MainForm, [("Input.NoEvidenceReason", "Máy ảnh hỏng"), ("Input.On", "hôm qua")], [], Button(page, "Full"));

        filled.Status.ShouldBe(HttpStatusCode.OK);
        Value(filled, "Input.Figure").ShouldBe("100");
        Value(filled, "Input.On").ShouldBe("hôm qua");
        filled.Has("[data-error-summary]").ShouldBeFalse("nothing has been sent yet");
        Plain(filled.Document.QuerySelector("[data-difference]")).ShouldBe("0 bộ");
        filled.Has(".diff.is-known").ShouldBeFalse("no difference is nothing to look at");
        var confirmed = await commune.SubmitAsync(filled.MainForm, ("Input.On", s.Today));
        confirmed.Location.ShouldNotBeNull(confirmed.Text);
    }

    [DatabaseTest]
    public async Task Confirm_CountedWithoutScript_ShowsTheDifferenceAndRecordsNothing(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var commune = await s.Data.VisitAsync(s.Scene.Commune);
        var page = await commune.OpenAsync(s.ConfirmPath);

        var counted = await commune.SubmitAsync(page.MainForm, [("Input.Figure", "96")], [], Button(page, "Count"));

        Plain(counted.Document.QuerySelector("[data-difference]")).ShouldBe("−4 bộ");
        counted.Has(".diff.is-known").ShouldBeTrue();
        Value(counted, "Input.Figure").ShouldBe("96");
        await s.Data.Host.WithAsync(
            async services => (await services.GetRequiredService<KetNghiaDbContext>().Set<Delivery>().SingleAsync(d => d.Id == s.Delivery)).State.ShouldBe(DeliveryState.Awaiting),
            AmbientFrame.Empty with { TenantId = s.Scene.Place.Id });
    }

    [DatabaseTest]
    public async Task Confirm_NothingTypedOrEverythingWrong_TellsAllAtOnce(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var commune = await s.Data.VisitAsync(s.Scene.Commune);
        var form = (await commune.OpenAsync(s.ConfirmPath)).MainForm;

        var empty = await commune.SubmitAsync(form, ("Input.Figure", ""), ("Input.On", ""));
        var wrong = await commune.SubmitAsync(form, ("Input.Figure", "96"), ("Input.On", "01/01/2001"));

        Refused(empty, "Input.Figure", "Input.On", "Input.NoEvidenceReason");
        empty.FieldError("Input.Figure")!.ShouldContain("nhập 0");
        Refused(wrong, "Input.On", "Input.Note", "Input.NoEvidenceReason");
    }

    [DatabaseTest]
    public async Task HandOver_NothingTypedOrEverythingWrong_TellsAllAtOnce(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        var another = await s.Data.PledgeAsync(s.Scene, s.Pairing);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        var form = (await focal.OpenAsync(s.Scene.SponsorPlace.Path($"pairing/contributions/handover/{another}"))).MainForm;

        var empty = await focal.SubmitAsync(form, ("Input.Figure", ""), ("Input.On", ""));
        var wrong = await focal.SubmitAsync(form, ("Input.Figure", "1.000"), ("Input.On", "01/01/2001"));

        Refused(empty, "Input.Figure", "Input.On", "Input.NoEvidenceReason");
        Refused(wrong, "Input.Note", "Input.On", "Input.NoEvidenceReason");
    }

    [DatabaseTest]
    public async Task Pledge_NothingTypedOrEverythingWrong_TellsAllAtOnce(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        var form = (await focal.OpenAsync(s.PledgePath)).MainForm;

        var empty = await focal.SubmitAsync(form, ("Input.Kind", "InKind"), ("Input.Title", ""), ("Input.DueOn", "01/01/2001"));
        var shapely = await focal.SubmitAsync(
            form, ("Input.Kind", "InKind"), ("Input.Title", "Bò"), ("Input.ContentGroupCode", "socio-economic"), ("Input.FundingSource", "MobilisedDonors"), ("Input.DueOn", "01/01/2001"));

        Refused(empty, "Input.Title", "Input.ContentGroupCode", "Input.FundingSource", "Input.QuantityThousandths", "Input.Unit", "Input.UnitPriceDong", "Input.ValuationBasis", "Input.DueOn");
        Refused(shapely, "Input.DueOn", "Input.QuantityThousandths", "Input.Unit", "Input.UnitPriceDong", "Input.ValuationBasis");
    }

    [DatabaseTest]
    public async Task Pledge_BeyondAnyAmount_IsTooLarge(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        var form = (await focal.OpenAsync(s.PledgePath)).MainForm;

        foreach (var (field, typed) in new[]
        {
            ("Input.AmountDong", "999.999.999.999.999"), ("Input.AmountDong", "9999999 tỷ"), ("Input.AmountDong", new string('9', 40)),
            ("Input.QuantityThousandths", "999.999.999.999"), ("Input.UnitPriceDong", "100000000000001"),
        })
        {
            (await focal.SubmitAsync(form, ("Input.Title", "Bò"), (field, typed))).FieldError(field)!.ShouldContain("quá lớn", Case.Sensitive, typed);
        }

        (await focal.SubmitAsync(form, ("Input.AmountDong", "năm mươi"))).FieldError("Input.AmountDong")!.ShouldNotContain("quá lớn");
    }

    [DatabaseTest]
    public async Task Pledge_CountedWithoutScript_ShowsTheValueAndRecordsNothing(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var focal = await s.Data.VisitAsync(s.Scene.Focal);
        var page = await focal.OpenAsync(s.PledgePath);
        Plain(page.Document.QuerySelector("[data-product]")).ShouldBe("–");

        var counted = await focal.SubmitAsync(page.MainForm, [("Input.Kind", "InKind"), ("Input.QuantityThousandths", "52"), ("Input.UnitPriceDong", "12,5 triệu")], [], Button(page, "Count"));

        counted.Status.ShouldBe(HttpStatusCode.OK);
        Plain(counted.Document.QuerySelector("[data-product]")).ShouldBe("650.000.000 đ");
        Value(counted, "Input.UnitPriceDong").ShouldBe("12,5 triệu");
        counted.Has("[data-error-summary]").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Pairing_NothingTypedOrEverythingWrong_TellsAllAtOnce(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var district = await s.Data.VisitAsync(await s.Data.CreateMightyMemberAsync(s.Scene.Place));
        var form = (await district.OpenAsync(s.Scene.Place.Path("pairing/pairings/create"))).MainForm;
        var transfer = (await district.OpenAsync(s.Scene.Place.Path($"pairing/pairings/step/{s.Pairing}/Transfer"))).MainForm;

        var empty = await district.SubmitAsync(form, ("Input.FromOn", ""));
        var wrong = await district.SubmitAsync(
            form, ("Input.Sponsors[0]", "Không có một"), ("Input.Sponsors[1]", "Không có hai"), ("Input.Receivers[0]", "Không có ba"), ("Input.ToOn", "01/01/2001"));
        var step = await district.SubmitAsync(transfer, ("Input.On", ""));

        Refused(empty, "Input.FromOn", "Input.Sponsors[0]", "Input.Receivers[0]");
        Refused(wrong, "Input.ToOn", "Input.Sponsors[0]", "Input.Sponsors[1]", "Input.Receivers[0]");
        Refused(step, "Input.On", "Input.Reason", "More.SuccessorId");
    }

    /// <summary>An empty choice is no reason: it is asked for, with whatever else is missing.</summary>
    [DatabaseTest(OnSqliteOnly = "its statements reach MariaDB in other tests too")]
    public async Task Proposal_NothingTyped_TellsAllAtOnce(Provider provider)
    {
        var s = await ArrangeAsync(provider);
        using var commune = await s.Data.VisitAsync(s.Scene.Commune);
        var confirmed = await commune.FollowAsync(await commune.SubmitAsync(
            (await commune.OpenAsync(s.ConfirmPath)).MainForm, ("Input.Figure", "96"), ("Input.Note", "Vỡ bốn bộ"), ("Input.NoEvidenceReason", "Máy ảnh hỏng")));
        var form = (await commune.OpenAsync(confirmed.Document.QuerySelector("a[href*='/contributions/settle/']")!.GetAttribute("href")!)).FormTo("Propose");

        var refused = await commune.SubmitAsync(form, ("Input.Figure", ""), ("Input.Reason", ""), ("Input.ReasonText", ""));

        Refused(refused, "Input.Figure", "Input.Reason", "Input.ReasonText");
        refused.Document.QuerySelectorAll("[data-error-summary]").Length.ShouldBe(1);
    }

    private static void Refused(Answer answer, params string[] fields)
    {
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        fields.Where(field => answer.FieldError(field) is null).ShouldBeEmpty();
        answer.Document.QuerySelectorAll("[data-error-summary] li a").Length.ShouldBe(fields.Length, "each fault once, with its link");
    }

    private static IHtmlElement Button(Answer page, string handler) => page.Document.QuerySelectorAll<IHtmlElement>("main button[formaction]").First(b => b.GetAttribute("formaction")!.Contains("handler=" + handler, StringComparison.Ordinal));

    private static string Value(Answer page, string field) => page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "";

    private static string Label(Answer page, string field) => page.Document.QuerySelector($"label[for='{field.Replace('.', '_')}']")!.TextContent;

    private static string Plain(IElement? element) => element!.TextContent.Replace('\u00a0', ' ').Trim();

    private async Task<Scenery> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 100);
        return new Scenery(data, scene, pairing, delivery, scene.Place.Path($"pairing/contributions/confirm/{contribution}/{delivery}"), scene.SponsorPlace.Path($"pairing/contributions/pledge/{pairing}"));
    }

    private sealed record Scenery(TestData Data, PairingScene Scene, Guid Pairing, Guid Delivery, string ConfirmPath, string PledgePath)
    {
        public string Today => Format.Date(Data.Host.Clock.Today);
    }
}
