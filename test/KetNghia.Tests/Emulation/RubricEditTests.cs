using System.IO.Compression;
using System.Net;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>The editor of rubrics through the front door: the tree, who may, and when it is too late.</summary>
public sealed class RubricEditTests(Hosts hosts) : IClassFixture<Hosts>
{
    /// <summary>Every page of the editor, with what it needs.</summary>
    private static readonly string[] Pages = ["", "settings", "bands", "node?node=I.1", "node?place=Base%2FI&kind=Component&type=Ratio", "add?place=Base%2FI", "move?node=I.1", "remove?node=I.1"];

    [DatabaseTest]
    public async Task Tree_AddMoveCopyRemove_KeepsWhatItWasNotTold(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var expected = RubricEditRuleTests.Sample();

        var page = await draft.OpenAsync("add?place=Base%2FII");
        page.Document.QuerySelectorAll("[data-dialog-content] dt").Length.ShouldBe(14, "group, criterion and all types but the late one");
        var added = await draft.Visitor.FillAsync(draft.Path("node?place=Base%2FII&kind=Group"), ("Input.Name", "Nhóm con"), ("Input.Id", "II.x"), ("Input.Max", "2,5"));
        expected = expected.Add(new NodePlace(RubricPart.Base, "II"), new RubricNode { Id = "II.x", Name = "Nhóm con", Kind = NodeKind.Group, Max = new Fraction(5, 2) });
        await ShouldHoldAsync(draft, expected);
        added.Location.ShouldEndWith("?node=II.x#node-II.x");
        var marked = await draft.Visitor.FollowAsync(added);
        marked.Document.QuerySelector("tr.row-cursor")!.Id.ShouldBe("node-II.x");
        marked.Document.QuerySelector("[data-sum='II']")!.ClassList.ShouldContain("ink-bad");
        marked.Document.QuerySelector("[data-sum='II']")!.TextContent.ShouldContain("đã cộng 6,5 / 4");

        await draft.PressAsync("up:II");
        await draft.PressAsync("copy:I.1");
        expected = expected.Shift("II", -1).Copy("I.1", out var copied);
        await ShouldHoldAsync(draft, expected);
        (await draft.Visitor.FillAsync(draft.Path("move?node=" + copied), ("Input.To", "Base/II.x"))).Status.ShouldBe(HttpStatusCode.Redirect);
        expected = expected.Move(copied, new NodePlace(RubricPart.Base, "II.x"));
        await ShouldHoldAsync(draft, expected);
        (await draft.Visitor.FillAsync(draft.Path("remove?node=II"))).Status.ShouldBe(HttpStatusCode.Redirect);
        expected = expected.Remove("II", withUses: false);
        await ShouldHoldAsync(draft, expected);
    }

    [DatabaseTest]
    public async Task Remove_OfWhatBandsName_AsksFirst(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());

        var page = await draft.OpenAsync("remove?node=I");
        var refused = await draft.Visitor.SubmitAsync(page.MainForm);
        var kept = await draft.KeptAsync();
        var removed = await draft.Visitor.FillAsync(draft.Path("remove?node=I"), ("Input.WithUses", "true"));

        page.Document.QuerySelectorAll("[data-uses] li").Select(l => l.TextContent).ShouldBe(["Điều kiện của mức “tot” nêu “Mục I.1”", "Thứ tự xét khi bằng điểm nêu “Nhóm một”"]);
        (refused.Status, refused.ErrorCode).ShouldBe((HttpStatusCode.UnprocessableEntity, RubricEditErrors.NodeInUse));
        kept.Find("I").ShouldNotBeNull();
        removed.Status.ShouldBe(HttpStatusCode.Redirect);
        await ShouldHoldAsync(draft, RubricEditRuleTests.Sample().Remove("I", withUses: true));
    }

    [DatabaseTest]
    public async Task Faults_OfTheDraft_LeadToTheirNode(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());

        var page = await draft.OpenAsync();

        var links = page.Document.QuerySelectorAll("[data-faults] a").ToDictionary(a => a.GetAttribute("data-fault") + ":" + a.GetAttribute("href")!.Split('/')[^1], a => a.GetAttribute("href")!);
        links.Keys.ShouldContain("MAX_MISMATCH:node?node=I", string.Join('\n', links.Keys));
        links.Keys.ShouldContain("BLOCK_CAP_UNREACHABLE:settings", string.Join('\n', links.Keys));
        foreach (var link in links.Values)
        {
            await draft.Visitor.OpenAsync(link);
        }
    }

    [DatabaseTest]
    public async Task Save_OfADraftChangedMeanwhile_TellsBothAndLosesNothing(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var tree = await draft.OpenAsync();
        var form = await draft.Visitor.OpenAsync(draft.NodePath("I.1"));
        await draft.ChangeAsync(r => r.Replace("I.1", r.Get("I.1") with { Max = 3, Guide = "Của người khác" }));

        var moved = await draft.PressAsync(tree, "down:I");
        var told = await draft.Visitor.SubmitAsync(form.MainForm, ("Input.Name", "Tên của tôi"), ("Input.Max", "2,25"));
        var between = await draft.KeptAsync();
        var invalid = await draft.Visitor.SubmitAsync(told.MainForm, ("Input.Max", "hai"));
        var saved = await draft.Visitor.SubmitAsync(told.MainForm);

        (moved.Status, moved.ErrorCode).ShouldBe((HttpStatusCode.Conflict, RubricEditErrors.ChangedMeanwhile));
        (told.Status, told.ErrorCode).ShouldBe((HttpStatusCode.Conflict, RubricEditErrors.ChangedMeanwhile));
        told.Document.QuerySelectorAll("[data-stale] tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent)))
            .ShouldBe(["Tên|Mục I.1|Tên của tôi", $"Hướng dẫn chấm|Của người khác|{Format.Unknown}", "Điểm tối đa|3|2,25"], ignoreOrder: true);
        (between.Get("I.1").Max, between.Get("I.1").Name).ShouldBe(((Fraction)3, "Mục I.1"));
        invalid.FieldError("Input.Max").ShouldNotBeNull();
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await draft.KeptAsync()).Get("I.1").Name.ShouldBe("Tên của tôi");
    }

    [DatabaseTest]
    public async Task Save_WithFaultsInAFormGrownOld_StaysOld(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var form = await draft.Visitor.OpenAsync(draft.NodePath("I.1"));
        await draft.ChangeAsync(r => r with { Name = "Tên mới của người khác" });

        var faulty = await draft.Visitor.SubmitAsync(form.MainForm, ("Input.Max", "-1"));
        var stale = await draft.Visitor.SubmitAsync(faulty.MainForm, ("Input.Max", "1"));

        faulty.FieldError("Input.Max").ShouldNotBeNull();
        (stale.Status, stale.ErrorCode).ShouldBe((HttpStatusCode.Conflict, RubricEditErrors.ChangedMeanwhile));
        stale.Text.ShouldContain("Mục I.1");
    }

    [DatabaseTest]
    public async Task Node_RemovedMeanwhile_IsToldAndWhatWasTypedStays(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var form = await draft.Visitor.OpenAsync(draft.NodePath("II.1"));
        await draft.ChangeAsync(r => r.Remove("II.1", withUses: true));

        var told = await draft.Visitor.SubmitAsync(form.MainForm, ("Input.Name", "Đã gõ lâu"));

        (told.Status, told.ErrorCode).ShouldBe((HttpStatusCode.Conflict, RubricEditErrors.NodeGone));
        told.Body.ShouldContain("Đã gõ lâu");
        (await draft.Visitor.GetAsync(draft.NodePath("II.1"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [DatabaseTest]
    public async Task Published_RefusesEveryDoorOfTheEditor(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), ShippedRubrics.Get("receiving-commune").Rubric);
        var forms = new List<Answer>();
        foreach (var page in Pages.Where(p => !p.StartsWith("add", StringComparison.Ordinal)))
        {
            forms.Add(await draft.OpenAsync(page));
        }

        await draft.PublishAsync();
        var (before, version) = (await draft.ContentAsync(), await draft.VersionAsync());

        foreach (var page in Pages)
        {
            var shown = await draft.Visitor.GetAsync(draft.Path(page));
            shown.Status.ShouldBe(HttpStatusCode.Conflict, page);
            shown.Has("main form[method=post]").ShouldBeFalse(page);
        }

        var answers = new List<Answer> { await draft.PressAsync(forms[0], "down:I") };
        foreach (var form in forms.Skip(1))
        {
            answers.Add(await draft.Visitor.SubmitAsync(
                form.MainForm, [.. new[] { ("Input.Name", "Đổi tên"), ("Input.To", "Base/II") }.Where(f => form.MainForm.QuerySelector($"[name='{f.Item1}']") is not null).Select(f => (f.Item1, (string?)f.Item2))]));
        }

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Conflict, string.Join('\n', answers.Select(a => $"{a.Status} {a.Text}")));
        ((await draft.ContentAsync()), (await draft.VersionAsync())).ShouldBe((before, version));
    }

    [DatabaseTest]
    public async Task Editor_IsClosedToWhoMayOnlyReadAndToOtherLocalities(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var other = await draft.Data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        using var reader = await draft.Data.VisitAsync(await draft.Data.CreateMemberAsync(draft.Place, RoleCodes.CommuneOfficer));
        using var stranger = await draft.Data.VisitAsync(await draft.Data.CreateMemberAsync(other, RoleCodes.DistrictOfficer));

        foreach (var page in Pages.Append("bench"))
        {
            (await reader.GetAsync(draft.Path(page))).Status.ShouldBe(HttpStatusCode.Forbidden, page);
            (await stranger.GetAsync(other.Path($"/emulation/rubrics/edit/{draft.Id}/{page}"))).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [DatabaseTest]
    public async Task Tree_OfSixtyComponents_IsLightAndCheap(Provider provider)
    {
        var rubric = RubricEditRuleTests.Sample();
        for (var i = 0; i < 60; i++)
        {
            rubric = rubric.Add(new NodePlace(RubricPart.Base, i % 2 == 0 ? "I" : "II"), new RubricNode
            {
                Id = $"{(i % 2 == 0 ? "I" : "II")}.{i + 10}",
                Name = $"Nội dung chấm điểm số {i * 7919 % 1000} về công tác kết nghĩa của xã",
                Kind = NodeKind.Component,
                Type = (ComponentType)(2 + (i % 4)),
                Max = 1,
                Per = 1,
            });
        }

        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), rubric);

        var page = await draft.OpenAsync();

        page.Document.QuerySelectorAll("table.tree tbody tr").Length.ShouldBe(67);
        page.Sql.Count.ShouldBeLessThanOrEqualTo(12);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(page.Bytes, TestContext.Current.CancellationToken);
        }

        packed.Length.ShouldBeLessThanOrEqualTo(25 * 1024);
    }

    [DatabaseTest]
    public async Task Full_TakesNoMoreNodes(Provider provider)
    {
        var rubric = RubricEditRuleTests.Sample();
        while (rubric.All.Count() < RubricContents.MaxNodes)
        {
            rubric = rubric with { Base = rubric.Base with { Children = [.. rubric.Base.Children, new RubricNode { Id = $"x{rubric.All.Count()}", Name = "Mục", Kind = NodeKind.Component, Type = ComponentType.Boolean, Max = 1 }] } };
        }

        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), rubric);
        var before = await draft.ContentAsync();

        var added = await draft.Visitor.FillAsync(draft.Path("node?place=Base%2FI&kind=Component&type=Boolean"), ("Input.Name", "Mục thứ 601"));
        var copied = await draft.PressAsync("copy:I");

        added.ErrorCode.ShouldBe(RubricEditErrors.TooManyNodes);
        added.Body.ShouldContain("Mục thứ 601");
        copied.ErrorCode.ShouldBe(RubricEditErrors.TooManyNodes);
        (await draft.ContentAsync()).ShouldBe(before);
    }

    private static async Task ShouldHoldAsync(RubricDraft draft, Rubric expected) => (await draft.ContentAsync()).ShouldBe(RubricContents.Of(expected).Json);
}
