using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Trials;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>Trying a rubric out without any database: the engine's points, and nothing made of what is unknown.</summary>
public sealed class TriedVersionTests
{
    private static readonly DateOnly Today = new(2025, 6, 1);
    private static readonly Guid One = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Two = new("0198a1b2-0000-7000-8000-000000000002");

    [Fact]
    public void Subject_OfWhichNothingIsKnown_HasNoPointsAnywhere()
    {
        foreach (var shipped in ShippedRubrics.All)
        {
            var tried = Try(shipped.Rubric, Bare(One));
            var sheet = tried.Of(One);

            sheet.Total.Points.ShouldBeNull(shipped.Rubric.Code);
            sheet.Total.Unknown.ShouldBe(tried.Plan.Leaves.Count(l => l.Counts), shipped.Rubric.Code);
            tried.Plan.Nodes.ShouldAllBe(n => sheet.Of(n.Node.Id)!.Points == null);
            (sheet.Bonus.Points, sheet.Penalty.Points, sheet.Band).ShouldBe((null, null, null));
        }
    }

    [Fact]
    public void Subject_KnownInPart_GetsThatPartAndIsTold()
    {
        var rubric = Small();
        var sheet = Try(rubric, Bare(One) with { Sheet = Sheet(rubric, SheetState.SelfDraft, null, ("I.1", new NodeInput { Num = 9, Den = 10 })) }).Of(One);

        (sheet.Of("I.1")!.Points, sheet.Of("I.2")!.Points, sheet.Of("I")!.Points, sheet.Of("II")!.Points).ShouldBe((new Fraction(25, 4), null, new Fraction(25, 4), null));
        sheet.Total.ShouldBe(new TriedFigure(new Fraction(25, 4), 3), "the day it was due is known, and so is that it is not late");
        (sheet.Of("P1")!.Points, sheet.Of("B1")!.Points, sheet.Band).ShouldBe((Fraction.Zero, null, null));
    }

    [Fact]
    public void ItemOfABlock_LeftBlankOnASentSheet_DidNotHappen()
    {
        var rubric = Small();
        var figures = new[] { ("I.1", new NodeInput { Num = 9, Den = 10 }), ("I.2", new NodeInput { Value = "yes" }), ("II.1", new NodeInput { Count = 3 }) };

        var sent = Try(rubric, Bare(One) with { Sheet = Sheet(rubric, SheetState.Submitted, Today.AddDays(-9), figures) }).Of(One);
        var draft = Try(rubric, Bare(One) with { Sheet = Sheet(rubric, SheetState.SelfDraft, null, figures) }).Of(One);

        (sent.Total, sent.Band).ShouldBe((new TriedFigure(new Fraction(61, 4), 0), "TOT"));
        (draft.Total.Unknown, draft.Band).ShouldBe((1, null));
    }

    [Fact]
    public void Figure_OfAnotherWayOfScoring_IsNotTaken()
    {
        var rubric = Small();
        var sheet = Sheet(rubric, SheetState.Submitted, Today, ("I.2", new NodeInput { Value = "late" }), ("II.1", new NodeInput { Count = 3 }));
        var changed = rubric.Replace("II.1", rubric.Get("II.1") with { Type = ComponentType.Manual }).Replace("I.2", rubric.Get("I.2") with { Levels = [new Level("yes", 3, false, false)] });

        var reading = Try(changed, Bare(One) with { Sheet = sheet }).Of(One).Reading;

        (reading.Gaps["II.1"], reading.Gaps["I.2"]).ShouldBe((LeafGap.Missing, LeafGap.Unfit));
    }

    [Fact]
    public void Evidence_OfAnAppraisedSheet_IsJudgedAsItWas()
    {
        var rubric = Small() with { EvidencePolicy = EvidencePolicy.Zero };
        var sheet = Sheet(rubric, SheetState.Appraised, Today, ("I.2", new NodeInput { Value = "yes" }));

        var none = Try(rubric, Bare(One) with { Sheet = sheet });
        var proven = Try(rubric, Bare(One) with { Sheet = sheet with { Proven = new HashSet<string> { "I.2" } } });
        var voided = Try(rubric, Bare(One) with { Sheet = sheet with { Voided = new HashSet<string> { "II" } } });
        var own = Try(rubric, Bare(One) with { Sheet = sheet with { State = SheetState.Submitted } });

        (none.Of(One).Of("I.2")!.Points, proven.Of(One).Of("I.2")!.Points, own.Of(One).Of("I.2")!.Points).ShouldBe((Fraction.Zero, 3, 3));
        voided.Of(One).Of("II").ShouldBe(new TriedFigure(Fraction.Zero, 0));
    }

    [Fact]
    public void Leader_IsTheSame_WhateverOthersLack()
    {
        var rubric = Small();
        rubric = rubric.Replace("II.1", rubric.Get("II.1") with { Type = ComponentType.RelativeToLeader, HasNoTarget = true, Per = null });
        TrialSubject Subject(Guid id, params (string, NodeInput)[] figures) => Bare(id) with { Sheet = Sheet(rubric, SheetState.Submitted, Today, figures) };

        var tried = new TriedVersion(new TriableRubric(rubric), [Subject(One, ("II.1", new NodeInput { Actual = 4 })), Subject(Two, ("II.1", new NodeInput { Actual = 8 }), ("I.2", new NodeInput { Value = "yes" }))], Today);

        (tried.Of(One).Of("II.1")!.Points, tried.Of(Two).Of("II.1")!.Points).ShouldBe((5, 10));
    }

    [Fact]
    public void Draft_WithFaults_IsComputedWithoutTheFaultyComponent()
    {
        var rubric = Small();
        rubric = rubric.Replace("II.1", rubric.Get("II.1") with { Type = ComponentType.Formula, Expr = "1 +" }) with { Rounding = new Rounding(Fraction.Zero, null, new Fraction(1, 4)) };

        var tried = Try(rubric, Bare(One) with { Sheet = Sheet(rubric, SheetState.Submitted, Today, ("I.2", new NodeInput { Value = "yes" }), ("I.1", new NodeInput { Num = 1, Den = 1 })) });

        tried.Rubric.Faulty.ShouldBe(["II.1"]);
        (tried.Of(One).Of("I")!.Points, tried.Of(One).Of("II")!.Points, tried.Of(One).Reading.Gaps["II.1"]).ShouldBe((10, null, LeafGap.Faulty));
        tried.Of(One).Total.Unknown.ShouldBe(1);
    }

    private static Rubric Small() => RubricContents.Read(TestData.SmallRubric);

    private static TriedVersion Try(Rubric rubric, TrialSubject subject) => new(new TriableRubric(rubric), [subject], Today);

    private static TrialSubject Bare(Guid id) => new(id, "Xã Thử", new Dictionary<string, Measure>(), null);

    private static TrialSheet Sheet(Rubric rubric, SheetState state, DateOnly? sentOn, params (string Node, NodeInput Input)[] figures) => new(
        One, "Đợt thử", state, "", null, Today, sentOn, rubric, figures.ToDictionary(f => f.Node, f => f.Input), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
}
