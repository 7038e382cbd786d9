using System.Net;
using AngleSharp.Dom;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Contracts;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Measures;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>What was sent opens into the records it came from, as they were then, beside what became of them.</summary>
public sealed class SheetSourceTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Rubric = """
        {"code":"HO-SO","name":"Bộ tiêu chí theo hồ sơ","rounding":{"component":"0.25","total":"0.25"},"evidencePolicy":"OFF","scale":{"min":"0","max":"30"},
         "base":{"id":"root","kind":"root","max":"30","children":[
          {"id":"I","name":"Nguồn lực","kind":"group","max":"20","children":[
           {"id":"I.1","name":"Thực nhận so với cam kết","kind":"component","type":"ratio","max":"10","from":{"num":"resources.received","den":"resources.pledged"}},
           {"id":"I.2","name":"Số khoản","unit":"khoản","kind":"component","type":"per_count","max":"5","per":"1","from":{"count":"resources.pledges"}},
           {"id":"I.3","name":"Chỉ tiêu cũ","unit":"khoản","kind":"component","type":"per_count","max":"5","per":"1","from":{"count":"old.measure"}}]},
          {"id":"II","name":"Tổng hợp","kind":"group","max":"10","children":[
           {"id":"II.1","name":"Cách tính","kind":"component","type":"formula","max":"10","expr":"resources.pledges + resources.handovers + resources.unconfirmed + resources.gift_share + resources.due + pairing.active + pairing.quarters_without_activity + pairing.new_sponsors + discrepancies.due"}]}]},
         "bands":[{"code":"TOT","name":"Tốt","min":"14"},{"code":"YEU","name":"Yếu","min":"0"}],
         "measures":["resources.pledges","resources.handovers","resources.unconfirmed","resources.gift_share","resources.due","pairing.active","pairing.quarters_without_activity","pairing.new_sponsors","discrepancies.due"],"tieBreaks":[],"ranking":{"method":"STANDARD","by":"TOTAL"}}
        """;

    /// <summary>Place of what was received among the measures of the first criterion.</summary>
    private const int Received = 1;

    [DatabaseTest]
    public async Task Criterion_AfterSending_ShowsItsRecordsThenAndWhatBecameOfThem(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (data, scene) = (world.Data, world.Scoring.Scene);
        using var commune = await data.VisitAsync(scene.Commune);
        await world.SendAsync();
        var before = await commune.OpenAsync(world.Node("I.1"));
        before.Document.QuerySelectorAll("[data-change], [data-changed], [data-differs]").ShouldBeEmpty("nothing happened since");
        Lines(before, Received).ShouldBe(["20.000.000", "4.000.000"], "both were received, the second in part");

        await data.ReverseAsync(scene, world.Whole);
        await data.TakeAsync(scene, world.Part, await data.GiveAsync(scene, world.Part, TestData.InCash(6_000_000)), TestData.InCash(6_000_000));
        var late = await data.PledgeAsync(scene, world.Pairing, data.Cash(5_000_000));

        var page = await commune.OpenAsync(world.Node("I.1"));
        before.Sql.Count.ShouldBeLessThanOrEqualTo(12, string.Join('\n', before.Sql));
        page.Sql.Count.ShouldBeLessThanOrEqualTo(13, string.Join('\n', page.Sql));
        var (pledged, received) = (page.Document.QuerySelectorAll("[data-measure]")[0], page.Document.QuerySelectorAll("[data-measure]")[Received]);
        received.QuerySelector("[data-changed]")!.GetAttribute("data-changed").ShouldBe("2");
        received.QuerySelector("[data-differs]")!.TextContent.ShouldContain("10.000.000");
        Lines(page, Received).ShouldBe(["20.000.000", "4.000.000"], "as it was sent");
        Change(received, world.Whole).ShouldBe("NotCounted: Nay không còn được tính: Đã hủy ghi nhận.");
        Change(received, world.Part).ShouldStartWith("Other: Nay: 10.000.000");
        pledged.QuerySelector("[data-change='New']")!.ParentElement!.QuerySelector("a")!.GetAttribute("href")!.ShouldEndWith($"/pairing/contributions/details/{late}");
        pledged.QuerySelectorAll("[data-change]").Select(c => c.GetAttribute("data-change")).ShouldBe(["NotCounted", "New"], ignoreOrder: true);

        var then = await commune.OpenAsync(Link(received, world.Part));
        var section = then.Document.QuerySelector("[data-as-of]")!.TextContent;
        section.ShouldContain("Như lần ghi thứ");
        section.ShouldContain("4.000.000");
        var whole = await commune.OpenAsync(Link(received, world.Whole));
        whole.Document.QuerySelector("[data-as-of]")!.TextContent.ShouldNotContain("Đã hủy ghi nhận", Case.Sensitive, "it was not reversed then");
    }

    [DatabaseTest]
    public async Task Sheet_TakenBackAndSentAgain_KeepsTheRecordsOfThen(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (data, scene) = (world.Data, world.Scoring.Scene);
        await world.SendAsync();
        await data.ReverseAsync(scene, world.Whole);
        await data.AsAsync(scene.Commune, scene.Place, async services =>
        {
            await services.GetRequiredService<SheetAppService>().TakeAsync(world.Scoring.SheetId, SheetAction.TakeBack, null, CancellationToken.None);
            return 0;
        });
        using var commune = await data.VisitAsync(scene.Commune);
        var draft = await commune.OpenAsync(world.Node("I.1"));
        Lines(draft, Received).ShouldBe(["4.000.000"], "records of today, while it is with its subject");
        draft.Has("[data-change]").ShouldBeFalse();

        var submit = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/submit/{world.Scoring.SheetId}"));
        var refused = await commune.SubmitAsync(submit.MainForm, ("Input.IsDeclared", "true"));
        refused.ErrorCode.ShouldBe(EmulationErrors.FiguresMoved);
        refused.Text.ShouldContain("Lấy lại số liệu hệ thống");
        (await data.SheetAsync(world.Scoring, world.Scoring.SheetId)).Row.State.ShouldBe(SheetState.SelfDraft);
        var details = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/details/{world.Scoring.SheetId}"));
        await commune.FollowAsync(await commune.SubmitAsync(details.FormTo("handler=Measure")));
        submit = await commune.OpenAsync(scene.Place.Path($"emulation/sheets/submit/{world.Scoring.SheetId}"));
        (await commune.FollowAsync(await commune.SubmitAsync(submit.MainForm, ("Input.IsDeclared", "true")))).Text.ShouldContain("Đã gửi phiếu");

        var sent = await commune.OpenAsync(world.Node("I.1"));
        Lines(sent, Received).ShouldBe(["4.000.000"]);
        sent.Has("[data-change], [data-differs]").ShouldBeFalse("it was sent with the figures of now");
        var parts = await data.AsAsync(scene.District, scene.Place, services => services.GetRequiredService<KetNghiaDbContext>().Set<RecordVersion>()
            .Where(v => v.EntityId == world.Scoring.SheetId && v.Parts != null).OrderBy(v => v.Version).Select(v => v.Parts!).ToListAsync());
        parts.Count(p => p.Contains(nameof(SheetSource), StringComparison.Ordinal)).ShouldBe(2);
        parts.Count(p => p.Contains(world.Whole.ToString(), StringComparison.Ordinal)).ShouldBe(1, "what it was sent with first stands in its history");
    }

    [DatabaseTest]
    public async Task Records_MoreThanAreKept_AreToldWithTheirNumber(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (data, scene) = (world.Data, world.Scoring.Scene);
        for (var i = 0; i < SheetSource.MostRecords; i++)
        {
            await data.PledgeAsync(scene, world.Pairing, data.Cash(1_000_000));
        }

        await world.SendAsync();
        await data.PledgeAsync(scene, world.Pairing, data.Cash(1_000_000));
        using var district = await data.VisitAsync(scene.District);

        var page = await district.OpenAsync(world.Node("I.2"));

        page.Document.QuerySelector("[data-cut]")!.TextContent.ShouldContain($"Giữ {SheetSource.MostRecords} trong {SheetSource.MostRecords + 2} hồ sơ");
        page.Document.QuerySelectorAll("[data-record]").Length.ShouldBe(SheetSource.MostRecords);
        page.Has("[data-differs]").ShouldBeTrue("the figure is told to differ");
        page.Has("[data-change]").ShouldBeFalse("which record is new cannot be told by a part of the list");
    }

    [DatabaseTest]
    public async Task Records_OfWhatIsGone_KeepTheirNames(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (data, scene) = (world.Data, world.Scoring.Scene);
        await data.PledgeAsync(scene, world.Pairing, data.Cash(7_000_000));
        var mistaken = await data.PledgeAsync(scene, world.Pairing, data.Cash(3_000_000));
        await world.SendAsync();
        await data.TakeBackAsync(scene, mistaken);
        using var district = await data.VisitAsync(scene.District);

        var removed = await district.OpenAsync(world.Node("I.2"));
        await data.AsAsync(scene.District, scene.Place, async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var (sheet, was, name) = (world.Scoring.SheetId, "resources.pledges", "old.measure");
            await db.Set<SheetMeasure>().Where(m => m.SheetId == sheet && m.Name == was).ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, name));
            var content = await db.Set<SheetSource>().Where(m => m.SheetId == sheet && m.Name == was).Select(m => m.Content).SingleAsync();
            return await db.Set<SheetSource>().Where(m => m.SheetId == sheet && m.Name == was)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, name).SetProperty(m => m.Content, content.Replace("\"Contribution\"", "\"Ledger\"", StringComparison.Ordinal)));
        });
        var gone = await district.OpenAsync(world.Node("I.3"));

        var line = removed.Document.QuerySelectorAll("[data-change]").ShouldHaveSingleItem();
        line.GetAttribute("data-change").ShouldBe("Gone");
        line.ParentElement!.QuerySelector("a").ShouldBeNull("what cannot be opened is no link");
        line.ParentElement!.TextContent.ShouldContain("Nhà ở hộ nghèo");
        gone.Text.ShouldContain("Không còn phân hệ nào cung cấp chỉ tiêu này");
        gone.Document.QuerySelectorAll("[data-record]").Length.ShouldBe(4);
        gone.Document.QuerySelectorAll("[data-record] a, [data-change]").ShouldBeEmpty("nobody can say where they are or what became of them");
        gone.Document.QuerySelector("[data-record]")!.TextContent.ShouldContain("Nhà ở hộ nghèo");
    }

    [DatabaseTest]
    public async Task Sheet_OfManyMeasures_CostsFewCommands(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (data, scene) = (world.Data, world.Scoring.Scene);
        using var commune = await data.VisitAsync(scene.Commune);
        var draft = await commune.OpenAsync(world.Node("II.1"));

        var form = (await commune.OpenAsync(scene.Place.Path($"emulation/sheets/submit/{world.Scoring.SheetId}"))).MainForm;
        var sent = await commune.SubmitAsync(form, ("Input.IsDeclared", "true"));
        await data.ReverseAsync(scene, world.Whole);
        var page = await commune.OpenAsync(world.Node("II.1"));

        page.Document.QuerySelectorAll("[data-measure]").Length.ShouldBe(9);
        page.Has("[data-change='NotCounted']").ShouldBeTrue();
        TestContext.Current.TestOutputHelper?.WriteLine($"sent {sent.Sql.Count}, draft {draft.Sql.Count}, page {page.Sql.Count}");
        foreach (var read in new[] { draft, page })
        {
            read.Sql.Count.ShouldBeLessThanOrEqualTo(18, "one for each kind of row, not for each measure\n" + string.Join('\n', read.Sql));
        }

        sent.Sql.Count.ShouldBeLessThanOrEqualTo(60, string.Join('\n', sent.Sql));
    }

    [DatabaseTest]
    public async Task Records_OfASheet_AreSeenWithItAlone(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var elsewhere = await ArrangeAsync(provider);
        await world.SendAsync();
        using var other = await world.Data.VisitAsync(world.Scoring.OtherCommune);
        using var stranger = await elsewhere.Data.VisitAsync(elsewhere.Scoring.Scene.District);
        using var commune = await world.Data.VisitAsync(world.Scoring.Scene.Commune);
        var (history, version) = ($"pairing/contributions/history/{world.Whole}", "?version=1");

        (await other.GetAsync(world.Node("I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(elsewhere.Scoring.Place.Path($"emulation/sheets/node/{world.Scoring.SheetId}?node=I.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(world.Scoring.Place.Path(history + version))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(elsewhere.Scoring.Place.Path(history + version))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await commune.OpenAsync(world.Scoring.Place.Path(history + version))).Document.QuerySelector("[data-as-of] dl").ShouldNotBeNull();
        (await commune.OpenAsync(world.Scoring.Place.Path(history + "?version=99"))).Document.QuerySelector("[data-as-of]")!.TextContent.ShouldContain("Không có lần ghi này");
        (await commune.OpenAsync(world.Scoring.Place.Path(history + "?version=abc"))).Has("[data-as-of]").ShouldBeFalse();
    }

    [Fact]
    public void Comparison_OfARecordCountedOften_TellsEachLineByItself()
    {
        var (id, other) = (Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"));
        KeptRecord Kept(Guid record, int month, long amount = 1) => new("TwinPairing", record, $"Quý {month}", amount, null, new DateOnly(2025, month, 1), null, null);
        MeasureBacking Today(int total, params (Guid Record, int Month)[] lines) =>
            new(new MeasureValue("x", id, lines.Length, 1), [.. lines.Select(l => new MeasureRecord("TwinPairing", l.Record, "", 1, null, new DateOnly(2025, l.Month, 1), null))], total);

        var quarters = RecordComparison.Of([Kept(id, 1), Kept(id, 4), Kept(id, 7)], 3, Today(3, (id, 1), (id, 7), (id, 10)), _ => true);
        var moved = RecordComparison.Of([Kept(other, 1)], 1, Today(1, (other, 2)), _ => true);
        var cut = RecordComparison.Of([Kept(id, 1), Kept(other, 1)], 2, Today(9, (id, 1)), _ => true);
        var unsaid = RecordComparison.Of([Kept(id, 1)], 1, null, _ => false);

        quarters.Kept.Select(k => k.Change).ShouldBe([RecordChange.None, RecordChange.NotCounted, RecordChange.None]);
        quarters.New.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2025, 10, 1));
        quarters.Changed.ShouldBe(2);
        moved.Kept.ShouldHaveSingleItem().Change.ShouldBe(RecordChange.Other);
        moved.New.ShouldBeEmpty();
        cut.Changed.ShouldBe(0, "what was not read is not gone");
        unsaid.Changed.ShouldBe(0);
    }

    private static IReadOnlyList<string> Lines(Answer page, int measure) =>
        [.. page.Document.QuerySelectorAll("[data-measure]")[measure].QuerySelectorAll("[data-record]").Select(r => r.QuerySelector("[data-amount]")!.TextContent.Split('\u00a0')[0].Trim(' ', '·'))];

    private static string Link(IElement measure, Guid record) => measure.QuerySelector($"a[href*='/pairing/contributions/history/{record}?version=']")!.GetAttribute("href")!;

    private static string Change(IElement measure, Guid record)
    {
        var told = measure.QuerySelector($"a[href*='{record}']")!.ParentElement!.QuerySelector("[data-change]")!;
        return $"{told.GetAttribute("data-change")}: {told.TextContent.Trim()}";
    }

    private async Task<World> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scoring = await data.CreateScoringSceneAsync(Rubric);
        var pairing = await data.CreateActivePairingAsync(scoring.Scene);
        var (whole, part) = (await data.PledgeAsync(scoring.Scene, pairing, data.Cash(20_000_000)), await data.PledgeAsync(scoring.Scene, pairing, data.Cash(10_000_000)));
        await data.TakeAsync(scoring.Scene, whole, await data.GiveAsync(scoring.Scene, whole, TestData.InCash(20_000_000)), TestData.InCash(20_000_000));
        await data.TakeAsync(scoring.Scene, part, await data.GiveAsync(scoring.Scene, part, TestData.InCash(4_000_000)), TestData.InCash(4_000_000));
        var world = new World(data, scoring, pairing, whole, part);
        await world.WriteAsync();
        return world;
    }

    /// <param name="Whole">A pledge received in full.</param>
    /// <param name="Part">One received in part.</param>
    private sealed record World(TestData Data, ScoringScene Scoring, Guid Pairing, Guid Whole, Guid Part)
    {
        public string Node(string node) => Scoring.Place.Path($"emulation/sheets/node/{Scoring.SheetId}?node={node}");

        public Task WriteAsync() => Data.WriteSheetAsync(Scoring, Scoring.SheetId, Scoring.Scene.Commune, ("I.3", """{"count":"1"}""", null));

        public async Task SendAsync()
        {
            await WriteAsync();
            await Data.SubmitSheetAsync(Scoring, Scoring.SheetId, Scoring.Scene.Commune);
        }
    }
}
