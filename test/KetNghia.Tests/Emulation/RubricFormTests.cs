using System.Collections;
using System.Net;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Framework.Localization;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Emulation;

/// <summary>The forms of the editor: every type of component, rows without scripts, settings, bands, the bench, and hostile input.</summary>
public sealed class RubricFormTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly NodePlace Group = new(RubricPart.Base, "I");
    private static readonly NodePlace Penalties = new(RubricPart.Penalty, null);

    /// <summary>Each type with all of its fields: what is typed, and the node that must be kept.</summary>
    private static readonly (NodePlace Place, RubricNode Node, (string, string?)[] Typed)[] Types =
    [
        (Group, Of(ComponentType.Choice) with { Levels = [new Level("tot", 4, false, false, "Tốt"), new Level("muc", new Fraction(1, 3), true, false, "Kém")], Min = -1 },
            [("Input.Levels[0].Code", "tot"), ("Input.Levels[0].Name", "Tốt"), ("Input.Levels[0].Points", "4"), ("Input.Levels[1].Name", "Kém"), ("Input.Levels[1].Points", "1/3"), ("Input.Levels[1].KnocksOut", "true"), ("Input.Min", "-1")]),
        (Group, Of(ComponentType.Boolean) with { NeedsEvidence = true, NothingDue = NothingDueResult.Zero }, [("Input.NeedsEvidence", "true"), ("Input.NothingDue", "Zero")]),
        (Group, Of(ComponentType.Manual) with { Aggregation = new Aggregation(AggregationMethod.TrimmedMean, true, 5, new Fraction(3, 2)), From = new Dictionary<string, string> { ["value"] = "khảo_sát.điểm" } },
            [("Input.Method", "TrimmedMean"), ("Input.BlocksMissing", "true"), ("Input.MinScorers", "5"), ("Input.SpreadWarn", "1,5"), ("Input.From[0].Measure", "khảo_sát.điểm")]),
        (Group, Of(ComponentType.Ratio) with { From = new Dictionary<string, string> { ["num"] = "a.b", ["den"] = "c" } }, [("Input.From[0].Measure", "a.b"), ("Input.From[1].Measure", " c ")]),
        (Group, Of(ComponentType.PerCount) with { Per = new Fraction(1, 4) }, [("Input.Per", "0,25")]),
        (Group, Of(ComponentType.MinusPerCount) with { Per = 1, From = new Dictionary<string, string> { ["count"] = "muộn" } }, [("Input.Per", "1"), ("Input.From[0].Measure", "muộn")]),
        (Group, Of(ComponentType.MinusPlus) with { Per = new Fraction(1, 2), Extra = 2, From = new Dictionary<string, string> { ["quality"] = "q" } }, [("Input.Per", "0,5"), ("Input.Extra", "2"), ("Input.From[1].Measure", "q")]),
        (Group, Of(ComponentType.StepTable) with { Steps = [new Step(50, 2), new Step(new Fraction(170, 2), 5)], IsAtMost = true, Otherwise = new Fraction(1, 2) },
            [("Input.Steps[0].At", "50"), ("Input.Steps[0].Points", "2"), ("Input.Steps[1].At", "85"), ("Input.Steps[1].Points", "5"), ("Input.IsAtMost", "true"), ("Input.Otherwise", "0,5")]),
        (Group, Of(ComponentType.RelativeToLeader) with { HasNoTarget = true, From = new Dictionary<string, string> { ["actual"] = "thực" } }, [("Input.HasNoTarget", "true"), ("Input.From[0].Measure", "thực")]),
        (Group, Of(ComponentType.Target) with { Target = 1_500_000, IsZeroBelow = true, MinShare = 40 }, [("Input.Target", "1.500.000"), ("Input.IsZeroBelow", "true"), ("Input.MinShare", "40")]),
        (Group, Of(ComponentType.AverageOfEvents) with { Min = new Fraction(-5, 2), MayBeNotApplicable = true, NaPolicy = NotApplicablePolicy.FullMarks }, [("Input.Min", "-2,5"), ("Input.MayBeNotApplicable", "true"), ("Input.NaPolicy", "FullMarks")]),
        (Group, Of(ComponentType.Formula) with { Expr = "ratio(giúp.đã_nhận, giúp.cam_kết) *\n  5", Floor = 1, Cap = 4, Weight = 2 }, [("Input.Expr", "ratio(giúp.đã_nhận, giúp.cam_kết) *\r\n  5"), ("Input.Floor", "1"), ("Input.Cap", "4"), ("Input.Weight", "2")]),
        (Penalties, Of(ComponentType.Late) with { Per = new Fraction(1, 4), UnitDays = 5 }, [("Input.Per", "0,25"), ("Input.UnitDays", "5")]),
    ];

    [DatabaseTest]
    public async Task EveryType_SavedAndOpenedAgain_IsTheSame(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var expected = RubricEditRuleTests.Sample();
        Types.Select(t => t.Node.Type).Distinct().Count().ShouldBe(13);

        foreach (var (place, node, typed) in Types)
        {
            var path = draft.Path($"node?place={Uri.EscapeDataString(place.ToString())}&kind=Component&type={node.Type}");
            var page = await draft.Visitor.OpenAsync(path);
            page.Document.QuerySelector("[data-typed]")!.GetAttribute("data-typed").ShouldBe(node.Type.ToString());
            var saved = await draft.Visitor.SubmitAsync(page.MainForm, [("Input.Id", node.Id), ("Input.Name", node.Name), ("Input.Guide", node.Guide), ("Input.Unit", node.Unit), ("Input.Max", "5"), .. typed]);
            saved.Status.ShouldBe(HttpStatusCode.Redirect, $"{node.Type}: {saved.Text}");
            expected = expected.Add(place, node);
            (await draft.ContentAsync()).ShouldBe(RubricContents.Of(expected).Json, node.Type.ToString());
        }

        foreach (var (_, node, _) in Types)
        {
            (await draft.Visitor.FillAsync(draft.NodePath(node.Id))).Status.ShouldBe(HttpStatusCode.Redirect, node.Id);
            (await draft.ContentAsync()).ShouldBe(RubricContents.Of(expected).Json, $"{node.Type} sent again unchanged");
        }
    }

    [DatabaseTest]
    public async Task Shipped_EveryForm_SentUnchanged_ChangesNothing(Provider provider)
    {
        var rubric = ShippedRubrics.Get("receiving-commune").Rubric;
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), rubric);
        var before = await draft.ContentAsync();

        foreach (var page in rubric.All.Select(n => draft.NodePath(n.Id)).Append(draft.Path("settings")).Append(draft.Path("bands")))
        {
            var saved = await draft.Visitor.FillAsync(page);
            saved.Status.ShouldBe(HttpStatusCode.Redirect, $"{page}: {saved.Text}");
            (await draft.ContentAsync()).ShouldBe(before, page);
        }
    }

    [DatabaseTest]
    public async Task Rows_AreAddedOrderedAndRemovedWithoutScripts_AndWhatWasTypedStays(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var page = await draft.OpenAsync("node?place=Base%2FI&kind=Component&type=Choice");

        page = await draft.PressAsync(
            page, "Input.Levels|add", ("Input.Name", "Đang gõ"), ("Input.Levels[0].Name", "Một"), ("Input.Levels[0].Points", "hai rưỡi"), ("Input.Levels[1].Name", "Hai"), ("Input.Levels[1].KnocksOut", "true"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.FieldError("Input.Levels[0].Points").ShouldBeNull("nothing is said before anything is saved");
        page = await draft.PressAsync(page, "Input.Levels|down|0", ("Input.Levels[2].Name", "Ba"));
        page = await draft.PressAsync(page, "Input.Levels|remove|0");

        Values(page, "Input.Levels", "Name").ShouldBe(["Một", "Ba"]);
        Values(page, "Input.Levels", "Points").ShouldBe(["hai rưỡi", ""]);
        page.Document.QuerySelectorAll("[name$='.KnocksOut'][checked]").ShouldBeEmpty();
        page.Body.ShouldContain("Đang gõ");
        var saved = await draft.Visitor.SubmitAsync(page.MainForm, ("Input.Max", "2"));
        saved.FieldError("Input.Levels[0].Points")!.ShouldContain("hai rưỡi");
        (await draft.KeptAsync()).All.Count().ShouldBe(7);
    }

    [DatabaseTest]
    public async Task Type_IsChangedInTheForm_AndFieldsThatFitAreKept(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var page = await draft.Visitor.OpenAsync(draft.NodePath("I.1"));

        page = await draft.PressAsync(page, "type", ("Input.Type", "Ratio"), ("Input.Guide", "Xem sổ"), ("Input.Max", "2,5"));
        page = await draft.PressAsync(page, "type", ("Input.Type", "StepTable"), ("Input.From[0].Measure", "tu.so"));
        page.Document.QuerySelectorAll("[data-typed='StepTable'] [name$='.Measure']").Select(i => i.GetAttribute("value") ?? "").ShouldBe(["", "tu.so", ""]);
        var saved = await draft.Visitor.SubmitAsync(page.MainForm, ("Input.Steps[0].At", "10"), ("Input.Steps[0].Points", "2,5"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        var node = (await draft.KeptAsync()).Get("I.1");
        (node.Type, node.Guide, node.Max, node.Steps.Count, node.From["num"]).ShouldBe((ComponentType.StepTable, "Xem sổ", new Fraction(5, 2), 1, "tu.so"));
        (await draft.KeptAsync()).Bands[0].Conditions[0].Node.ShouldBe("I.1");
    }

    [DatabaseTest]
    public async Task Settings_Saved_AreKeptWhole(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var page = await draft.PressAsync(await draft.OpenAsync("settings"), "Input.LegalBasis|add");
        page = await draft.PressAsync(await draft.PressAsync(page, "Input.Rounds|add"), "Input.Rounds|add");
        page.Document.QuerySelectorAll("select[name^='Input.Rounds[']").Length.ShouldBe(2);

        var refused = await draft.Visitor.SubmitAsync(
            page.MainForm, ("Input.HasPenalty", "false"), ("Input.Rounds[0].Name", "SELF"), ("Input.Rounds[1].Name", "SELF"), ("Input.OfficialRound", "COUNCIL"), ("Input.LegalBasis[0].Title", "Thiếu số"), ("Input.ScaleMax", "-4"));
        var saved = await draft.Visitor.SubmitAsync(
            refused.MainForm,
            ("Input.Name", "Bộ tiêu chí mới"), ("Input.Code", "MOI"), ("Input.LegalBasis[0].Number", "3651/QĐ-UBND"), ("Input.LegalBasis[0].IssuedOn", "13/12/2021"), ("Input.LegalBasis[0].Title", "Kế hoạch"), ("Input.LegalBasis[0].ValidUntil", "31/12/2026"),
            ("Input.ComponentStep", "0.25"), ("Input.GroupStep", ""), ("Input.TotalStep", "0.5"), ("Input.NaPolicy", "Rescale"), ("Input.EvidencePolicy", "Zero"), ("Input.ScaleMin", "0"), ("Input.ScaleMax", "110"), ("Input.HasBonus", "true"),
            ("Input.BonusCap", "10"), ("Input.IsBonusCapped", "true"), ("Input.HasPenalty", "true"), ("Input.Rounds[1].Name", "COUNCIL"), ("Input.RanksDensely", "true"), ("Input.RanksWithTieBreaks", "true"), ("Input.Measures", "a.b\r\n\r\nc"));

        foreach (var field in new[] { "Input.HasPenalty", "Input.Rounds[1].Name", "Input.OfficialRound", "Input.LegalBasis[0].Number", "Input.ScaleMax" })
        {
            refused.FieldError(field).ShouldNotBeNull(field);
        }

        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await draft.ContentAsync()).ShouldBe(RubricContents.Of(RubricEditRuleTests.Sample() with
        {
            Name = "Bộ tiêu chí mới",
            Code = "MOI",
            LegalBasis = [new LegalBasis("3651/QĐ-UBND", new DateOnly(2021, 12, 13), "Kế hoạch", new DateOnly(2026, 12, 31))],
            Rounding = new Rounding(new Fraction(1, 4), null, new Fraction(1, 2)),
            NaPolicy = NotApplicablePolicy.Rescale,
            EvidencePolicy = EvidencePolicy.Zero,
            ScaleMin = 0,
            ScaleMax = 110,
            Bonus = new Block(10, true, []),
            Rounds = ["SELF", "COUNCIL"],
            OfficialRound = "COUNCIL",
            RanksDensely = true,
            RanksWithTieBreaks = true,
            Measures = ["a.b", "c"],
        }).Json);
    }

    [DatabaseTest]
    public async Task Bands_WithConditionsQuotasAndTieBreaks_AreKeptWhole(Provider provider)
    {
        var sample = RubricEditRuleTests.Sample();
        var sanctioned = sample with { Penalty = sample.Penalty! with { Items = [sample.Penalty.Items[0] with { Sanctions = [new Sanction(SanctionType.MaxBand, "dat")] }] } };
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), sanctioned);
        var page = await draft.OpenAsync("bands");
        foreach (var button in new[] { "Input.Bands[0].Conditions|add", "Input.Bands[0].Conditions|add", "Input.Bands[0].Conditions|add", "Input.Bands[0].Areas|add", "Input.Quotas|add", "Input.Quotas|add", "Input.TieBreaks|add", "Input.TieBreaks|up|1" })
        {
            page = await draft.PressAsync(page, button);
        }

        const string of = "Input.Bands[0].Conditions";
        var saved = await draft.Visitor.SubmitAsync(
            page.MainForm,
            ("Input.Bands[0].Name", "Tốt"), ("Input.Bands[0].Min", "8,5"), ("Input.Bands[0].Areas[0].Area", "mien-nui"), ("Input.Bands[0].Areas[0].Min", "6"), ("Input.Bands[1].Code", "trung-binh"), ("Input.Bands[1].Max", "8,25"),
            (of + "[2].Type", "AllPercent"), (of + "[2].Kind", "Group"), (of + "[2].Percent", "60"), (of + "[3].Type", "FactMin"), (of + "[3].Fact", "ho_thoat_ngheo"), (of + "[3].Value", "12"), (of + "[4].Type", "PenaltyMax"), (of + "[4].Value", "2,5"),
            ("Input.Quotas[0].Band", "tot"), ("Input.Quotas[0].Value", "25"), ("Input.Quotas[0].Rounding", "Ceil"), ("Input.Quotas[0].MinSeats", "1"), ("Input.Quotas[0].IsOfEligible", "true"), ("Input.Quotas[0].EligibleFrom", "dat"), ("Input.Quotas[0].Scope", "Apportioned"), ("Input.Quotas[0].OverflowBand", "dat"),
            ("Input.TieBreaks[0].Key", "Penalty"), ("Input.TieBreaks[0].IsAscending", "true"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        var expected = sanctioned with
        {
            Bands =
            [
                new Band("tot", new Fraction(17, 2), null, new Dictionary<string, Fraction> { ["mien-nui"] = 6 },
                [
                    .. sample.Bands[0].Conditions, new BandCondition { Id = "dk", Type = ConditionType.AllPercent, Kind = NodeKind.Group, Percent = 60 },
                    new BandCondition { Id = "dk-2", Type = ConditionType.FactMin, Fact = "ho_thoat_ngheo", Value = 12 }, new BandCondition { Id = "dk-3", Type = ConditionType.PenaltyMax, Value = new Fraction(5, 2) },
                ], "Tốt"),
                new Band("trung-binh", 0, new Fraction(33, 4), new Dictionary<string, Fraction>(), []),
            ],
            Quotas = [new Quota { Band = "tot", IsShare = true, Value = new Fraction(1, 4), Rounding = QuotaRounding.Ceil, MinSeats = 1, IsOfEligible = true, EligibleFrom = "trung-binh", Scope = QuotaScope.Apportioned, OverflowBand = "trung-binh" }],
            TieBreaks = [new TieBreak(TieBreakKey.Penalty, null, true), sample.TieBreaks[0]],
            Penalty = sanctioned.Penalty with { Items = [sanctioned.Penalty.Items[0] with { Sanctions = [new Sanction(SanctionType.MaxBand, "trung-binh")] }] },
        };
        (await draft.ContentAsync()).ShouldBe(RubricContents.Of(expected).Json);
        var removed = await draft.PressAsync(await draft.OpenAsync("bands"), "Input.Bands|remove|1");
        var refused = await draft.Visitor.SubmitAsync(removed.MainForm);
        refused.FieldError("Input.Quotas[0].OverflowBand")!.ShouldContain("trung-binh");
        refused.Text.ShouldContain("hệ quả của mục trừ điểm “Mục T.1”");
    }

    [DatabaseTest]
    public async Task Bench_SaysWhereAFormulaIsWrongAndWhatItGives(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var before = await draft.VersionAsync();
        var page = await draft.OpenAsync("bench");

        var faulty = await draft.Visitor.SubmitAsync(page.MainForm, ("Input.Expr", "a.b +\n  2 $ 3"));
        var read = await draft.Visitor.SubmitAsync(faulty.MainForm, ("Input.Expr", "a.b / c + sum(d)"), ("Input.Max", "5"));
        var none = await draft.Visitor.SubmitAsync(read.MainForm, ("Input.Trial[0].Typed", "20"), ("Input.Trial[1].Typed", "0"), ("Input.Trial[2].Typed", "1; 2,5"));
        var given = await draft.Visitor.SubmitAsync(none.MainForm, ("Input.Trial[1].Typed", "3"));

        faulty.Text.ShouldContain("dòng 2, cột 5");
        faulty.Document.QuerySelector("[data-caret]")!.TextContent.ShouldBe("  2 $ 3\n    ^");
        read.Document.QuerySelectorAll("[data-trial] label").Select(l => l.FirstChild!.TextContent.Trim()).ShouldBe(["a.b", "c", "d"]);
        read.Document.QuerySelector("[data-value]")!.TextContent.ShouldContain("thiếu số liệu");
        none.Document.QuerySelector("[data-value]")!.TextContent.ShouldContain("Không phát sinh");
        given.Document.QuerySelectorAll("[data-value] dd").Select(d => d.TextContent).ShouldBe(["20 / 3 + sum([1; 2.5])", "61/6", "5"]);
        (await draft.VersionAsync()).ShouldBe(before);
        var inForm = await draft.PressAsync(await draft.OpenAsync("node?place=Base%2FI&kind=Component&type=Formula"), "try", ("Input.Expr", "sqrt(4)"));
        inForm.Text.ShouldContain("Không có hàm tên như ở dòng 1, cột 1");
    }

    [DatabaseTest]
    public async Task Hostile_IsToldAtTheFieldAndNothingIsWritten(Provider provider)
    {
        using var draft = await RubricDraft.BeginAsync(await hosts.GetAsync(provider), RubricEditRuleTests.Sample());
        var before = await draft.ContentAsync();
        var long5000 = new string('ậ', 5000);
        var forty = string.Concat(Enumerable.Repeat("1234567890", 4));
        (string Page, string Field, string Value)[] hostile =
        [
            ("node?node=I.1", "Input.Max", "-1"), ("node?node=I.1", "Input.Max", "1e9"), ("node?node=I.1", "Input.Max", forty), ("node?node=I.1", "Input.Max", "1/" + forty), ("node?node=I.1", "Input.Max", new string('9', 100_000)),
            ("node?node=I.1", "Input.Name", long5000), ("node?node=I.1", "Input.Guide", long5000), ("node?node=I.1", "Input.Id", long5000), ("node?node=I.1", "Input.Id", "<script>"), ("node?node=I.1", "Input.Id", "II.1"), ("node?node=I.1", "Input.Weight", "-2"),
            ("node?node=I.1", "Input.Type", "Unknown"), ("node?node=I.1", "Input.Type", "99"), ("node?node=I.1", "Input.Type", ""),
            ("node?place=Base%2FI&kind=Component&type=Formula", "Input.Expr", new string('(', 100_000)), ("node?place=Base%2FI&kind=Component&type=Formula", "Input.Expr", new string('(', 1_900)), ("node?place=Base%2FI&kind=Component&type=Formula", "Input.Expr", ""),
            ("node?place=Penalty&kind=Component&type=Late", "Input.UnitDays", "0"), ("node?place=Penalty&kind=Component&type=Late", "Input.UnitDays", "1,5"), ("node?place=Penalty&kind=Component&type=Late", "Input.Per", ""),
            ("settings", "Input.Name", long5000), ("settings", "Input.Code", long5000), ("settings", "Input.ComponentStep", "một"), ("settings", "Input.NaPolicy", "x"), ("settings", "Input.BonusCap", "-3"), ("settings", "Input.ScaleMax", forty),
            ("bands", "Input.Bands[0].Min", "1e9"), ("bands", "Input.Bands[1].Code", "tot"), ("bands", "Input.Bands[0].Min", ""), ("bands", "Input.Bands[0].Conditions[0].Percent", "101"), ("bands", "Input.Bands[0].Conditions[0].Node", "không có"),
            ("bands", "Input.TieBreaks[0].Node", ""), ("move?node=I", "Input.To", "Base/I.1"), ("move?node=I", "Input.To", "đâu đó"), ("move?node=I", "Input.To", long5000),
        ];

        foreach (var (page, field, value) in hostile)
        {
            var name = $"{page} {field} {(value.Length > 20 ? value[..20] : value)}";
            var form = await draft.OpenAsync(page);
            (string, string?)[] typed = page.Contains("place=", StringComparison.Ordinal) ? [("Input.Name", "Mục mới"), (field, value)] : [(field, value)];
            var told = await draft.Visitor.SubmitAsync(form.MainForm, typed);
            told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, name);
            told.FieldError(field).ShouldNotBeNull($"{name}: {told.Document.QuerySelector("[data-error-summary]")?.TextContent}");
            (await draft.ContentAsync()).ShouldBe(before, name);
        }

        foreach (var press in new[] { "up:", "up:không có", "copy:root", "remove:I", ":", "x" })
        {
            var tree = await draft.OpenAsync();
            var answer = await draft.Visitor.SubmitAsync(tree.MainForm, ("Do", press));
            ((int)answer.Status).ShouldBeInRange(400, 499, press);
            (await draft.ContentAsync()).ShouldBe(before, press);
        }

        foreach (var path in new[] { "node", "node?place=Bonus%2Fx", "node?place=x", "node?node=", "add", "add?place=Base%2FI.1", "move?node=root", "remove?node=x" })
        {
            (await draft.Visitor.GetAsync(draft.Path(path))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [DatabaseTest(OnSqliteOnly = "texts alone")]
    public async Task EveryField_OfEveryForm_HasALabel(Provider provider)
    {
        var texts = (await hosts.GetAsync(provider)).Services.CreateScope().ServiceProvider.GetRequiredService<ITexts>();

        var lacking = new[] { typeof(NodeFields), typeof(SettingsInput), typeof(BandsInput) }.SelectMany(t => Labels(t, "")).Concat(Words()).Distinct().Where(key => !texts.Has(key)).ToList();

        lacking.ShouldBeEmpty(string.Join('\n', lacking));
    }

    private static RubricNode Of(ComponentType type) =>
        new() { Id = "t." + type, Name = "Thử " + type, Guide = "Dòng một\nDòng hai", Unit = "lớp", Kind = NodeKind.Component, Type = type, Max = 5 };

    private static List<string> Values(Answer page, string list, string name) =>
        [.. page.Document.QuerySelectorAll($"[name^='{list}['][name$='].{name}']").Where(i => i.GetAttribute("type") != "hidden").Select(i => i.GetAttribute("value") ?? "")];

    private static IEnumerable<string> Labels(Type form, string prefix) => form.GetProperties().Where(p => p.CanWrite && p.Name is not ("Trial" or "Was" or "IsSent")).SelectMany(p =>
        typeof(IList).IsAssignableFrom(p.PropertyType) ? Labels(p.PropertyType.GetGenericArguments()[0], p.PropertyType.GetGenericArguments()[0].Name + ".").Append("RubricEdit.Field." + p.Name) : [$"RubricEdit.Field.{prefix}{p.Name}"]);

    private static IEnumerable<string> Words() =>
    [
        .. new[] { typeof(NodeKind), typeof(NotApplicablePolicy), typeof(EvidencePolicy), typeof(NothingDueResult), typeof(AggregationMethod), typeof(SanctionType), typeof(ConditionType), typeof(QuotaRounding), typeof(QuotaScope), typeof(TieBreakKey), typeof(RubricPart) }
            .SelectMany(e => Enum.GetNames(e).Select(v => $"RubricEdit.{e.Name}.{v}")),
        .. Enum.GetValues<ComponentType>().Where(t => t != ComponentType.Unknown).SelectMany(t => new[] { $"RubricEdit.ComponentType.{t}", $"RubricEdit.Explain.{t}" }),
        .. Enum.GetValues<ComponentType>().SelectMany(t => NodeForm.MeasuredFields(t)).Select(f => "RubricEdit.Field.From." + f),
        .. SettingsInput.KnownRounds.Select(r => "RubricEdit.Round." + r),
        .. typeof(RubricEditErrors).GetFields().Select(f => "Error." + f.GetRawConstantValue()),
    ];
}
