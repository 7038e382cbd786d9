using FsCheck;
using FsCheck.Fluent;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Changes of a rubric's tree without any database.</summary>
public sealed class RubricEditRuleTests
{
    [Fact]
    public void AnySequenceOfEdits_KeepsIdsUniqueAndLosesNothingItWasNotToldTo()
    {
        var runs = from shape in Gen.Choose(0, int.MaxValue - 1) from steps in Gen.Choose(0, int.MaxValue - 1).ArrayOf() select (shape, steps);
        Prop.ForAll(runs.ToArbitrary(), run =>
        {
            var edited = new EditedRubric(run.shape);
            foreach (var step in run.steps)
            {
                edited.Take(step);
            }

            return edited.Fault is null ? true : throw new ShouldAssertException(edited.Fault);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Replace_WithAnotherId_IsFollowedByBandsAndTieBreaks()
    {
        var rubric = Sample();

        var changed = rubric.Replace("I.1", rubric.Get("I.1") with { Id = "I.mot", Name = "Khác" }).Replace("I", rubric.Get("I") with { Id = "nhóm", Max = 9 });

        changed.Bands[0].Conditions.Select(c => c.Node).ShouldBe(["I.mot", "T.1"]);
        changed.TieBreaks.Single().Node.ShouldBe("nhóm");
        changed.Get("nhóm").Children.Select(c => c.Id).ShouldBe(["I.mot", "I.2"]);
        changed.Get("root").Max.ShouldBe((Fraction)10);
    }

    [Fact]
    public void Replace_OfTheRoot_KeepsItTheRoot()
    {
        var changed = Sample().Replace("root", new RubricNode { Id = "gốc", Kind = NodeKind.Group, Max = 12 });

        (changed.Base.Id, changed.Base.Kind, changed.Base.Children.Count).ShouldBe(("gốc", NodeKind.Root, 2));
    }

    [Fact]
    public void Remove_OfWhatIsNamed_AsksFirstAndTakesTheNamingOut()
    {
        var rubric = Sample();

        var refused = Should.Throw<BusinessException>(() => rubric.Remove("I", withUses: false));
        var removed = rubric.Remove("I", withUses: true);

        (refused.Code, refused.Values["count"]).ShouldBe((RubricEditErrors.NodeInUse, 2));
        rubric.UsesOf(rubric.Get("I")).Select(u => (u.Node.Id, u.Band?.Code)).ShouldBe([("I.1", "tot"), ("I", null)]);
        removed.All.Select(n => n.Id).ShouldBe(["root", "II", "II.1", "T.1"]);
        removed.Bands[0].Conditions.ShouldHaveSingleItem().Node.ShouldBe("T.1");
        removed.TieBreaks.ShouldBeEmpty();
        rubric.Remove("II", withUses: false).TieBreaks.Count.ShouldBe(1);
    }

    [Fact]
    public void Shift_StaysWithinItsPlace()
    {
        var rubric = Sample();

        Ids(rubric.Shift("II", -1).Base).ShouldBe(["II", "I"]);
        Ids(rubric.Shift("II", 1).Base).ShouldBe(["I", "II"]);
        Ids(rubric.Shift("I.1", 1).Get("I")).ShouldBe(["I.2", "I.1"]);
        rubric.Shift("root", 1).ShouldBe(rubric);
    }

    [Theory]
    [InlineData("I", "Base/I.1", "below a component")]
    [InlineData("I", "Base/I", "below itself")]
    [InlineData("I", "Penalty", "a group in a block")]
    [InlineData("root", "Base/I", "the root")]
    [InlineData("I.1", "Bonus/I", "no such block")]
    [InlineData("I.1", "Penalty/I", "no place at all")]
    public void Move_ToWhereItCannotStand_IsRefused(string id, string to, string why) =>
        Should.Throw<BusinessException>(() => Sample().Move(id, NodePlace.Parse(to)!.Value), why).Code.ShouldBe(RubricEditErrors.NoPlace);

    [Fact]
    public void Move_BetweenPartsOfTheRubric_TakesTheComponentAlong()
    {
        var moved = Sample().Move("I.1", new NodePlace(RubricPart.Penalty, null)).Move("T.1", new NodePlace(RubricPart.Base, "II"));

        moved.Penalty!.Items.Select(i => i.Id).ShouldBe(["I.1"]);
        Ids(moved.Get("II")).ShouldBe(["II.1", "T.1"]);
        moved.Bands[0].Conditions.Count.ShouldBe(2);
    }

    [Fact]
    public void Copy_GetsIdsOfItsOwnAndStandsBehind()
    {
        var copied = Sample().Copy("I", out var first).Copy("I", out var second);

        (first, second).ShouldBe(("I-2", "I-3"));
        Ids(copied.Base).ShouldBe(["I", "I-3", "I-2", "II"]);
        Ids(copied.Get("I-2")).ShouldBe(["I.1-2", "I.2-2"]);
        copied.Bands[0].Conditions[0].Node.ShouldBe("I.1");
    }

    [Fact]
    public void Add_StartsABlockAndRefusesTakenIdsAndTheSixHundredFirstNode()
    {
        var leaf = new RubricNode { Id = "B.1", Kind = NodeKind.Component, Type = ComponentType.Boolean, Max = 2 };

        Sample().Add(new NodePlace(RubricPart.Bonus, null), leaf).Bonus!.Items.ShouldHaveSingleItem().Id.ShouldBe("B.1");
        Should.Throw<BusinessException>(() => Sample().Add(new NodePlace(RubricPart.Base, "I"), leaf with { Id = "II.1" })).Code.ShouldBe(RubricEditErrors.IdTaken);
        var full = Sample();
        while (full.All.Count() < RubricContents.MaxNodes)
        {
            full = full.Add(new NodePlace(RubricPart.Base, "II"), leaf with { Id = full.FreeId("x") });
        }

        Should.Throw<BusinessException>(() => full.Add(new NodePlace(RubricPart.Base, "II"), leaf)).Code.ShouldBe(RubricEditErrors.TooManyNodes);
        Should.Throw<BusinessException>(() => full.Copy("I", out _)).Code.ShouldBe(RubricEditErrors.TooManyNodes);
    }

    [Fact]
    public void Depth_EndsWhereFilesCanStillBeRead()
    {
        var (rubric, id) = (Sample(), "I");
        for (var depth = 2; depth <= RubricTree.MaxDepth; depth++)
        {
            rubric = rubric.Add(new NodePlace(RubricPart.Base, id), new RubricNode { Id = $"sâu {depth}", Kind = NodeKind.Group });
            id = $"sâu {depth}";
        }

        RubricContents.Read(RubricContents.Of(rubric).Json).Find(id).ShouldNotBeNull();
        Should.Throw<BusinessException>(() => rubric.Add(new NodePlace(RubricPart.Base, id), new RubricNode { Id = "quá", Kind = NodeKind.Group })).Code.ShouldBe(RubricEditErrors.TooDeep);
        Should.Throw<BusinessException>(() => rubric.Move("II", new NodePlace(RubricPart.Base, id))).Code.ShouldBe(RubricEditErrors.TooDeep);
        rubric.PlacesFor(rubric.Get("II")).ShouldNotContain(new NodePlace(RubricPart.Base, id));
    }

    [Fact]
    public void Rows_AreNumberedByTheirPlaceAndSumUp()
    {
        var rows = TreeRows.Of(Sample());

        rows.Select(r => (r.Node.Id, r.Number, r.Depth)).ShouldBe([("root", "", 0), ("I", "I", 1), ("I.1", "1", 2), ("I.2", "2", 2), ("II", "II", 1), ("II.1", "1", 2)]);
        rows[1].Sum.ShouldBe(new PartSum(5, 6, IsOff: true));
        rows[4].Sum.ShouldBe(new PartSum(4, 4, IsOff: false));
        TreeRows.SumOf(Sample().Penalty!).ShouldBe(new PartSum(2, 5, IsOff: true));
    }

    [Theory]
    [InlineData("0,25", "0.25")]
    [InlineData("0.25", "0.25")]
    [InlineData("1.500", "1500")]
    [InlineData(" -2,5 ", "-2.5")]
    [InlineData("1/3", "1/3")]
    [InlineData("-10 / 4", "-2.5")]
    [InlineData("1.234.567,125", "1234567.125")]
    [InlineData("0,333333", "0.333333")]
    public void Figure_AsPeopleTypeIt_IsReadExactly(string typed, string expected)
    {
        var read = Figure.Read(typed);

        read.Value!.Value.ToString().ShouldBe(expected);
        Figure.Read(new Figure(read.Value.Value).ToString()).Value.ShouldBe(read.Value);
    }

    [Theory]
    [InlineData("1e9")]
    [InlineData("1/0")]
    [InlineData("một")]
    [InlineData("0,1234567")]
    [InlineData("150,000")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("1/3/5")]
    [InlineData("9999999999999999/3")]
    public void Figure_OfAnythingElse_IsRefused(string typed) => Figure.Read(typed).Fault.ShouldNotBeNull();

    [Fact]
    public void Figure_IsBlank_WhenNothingWasTyped() => new[] { "", " ", "-", null }.ShouldAllBe(t => Figure.Read(t).IsBlank);

    [Fact]
    public void Trial_OfAFormula_SaysWhatItReadsAndGives()
    {
        var limits = new RubricNode { Id = "x", Kind = NodeKind.Component, Max = 5 };
        var known = FormulaTrial.Read([new TrialRow { Name = "a.b", Typed = "20" }, new TrialRow { Name = "list", Typed = "1; 2,5" }, new TrialRow { Name = "one", Typed = "3" }], new HashSet<string> { "one" });

        var trial = FormulaTrial.Of("a.b / 3 + sum(list)", known, limits, new Fraction(1, 4));
        var missing = FormulaTrial.Of("a.b + c", known, limits, null);
        var none = FormulaTrial.Of("a.b / 0", known, limits, null);
        var faulty = FormulaTrial.Of("a.b +\n  2 $ 3", known, limits, null);

        trial.Filled.ShouldBe("20 / 3 + sum([1; 2.5])");
        (trial.Value!.Value.Number, trial.Points).ShouldBe((new Fraction(61, 6), (Fraction)5));
        trial.Lists.ShouldBe(["list"]);
        (missing.Value!.Value.IsKnown, missing.Filled, missing.Points).ShouldBe((false, "20 + ?", null));
        none.Value!.Value.State.ShouldBe(KetNghia.Emulation.Scoring.Formulas.FormulaState.DividesByZero);
        faulty.Place.ShouldBe(("  2 $ 3", "    ^"));
        FormulaTrial.Of("sum(one)", known, limits, null).Value!.Value.Number.ShouldBe((Fraction)3);
        FormulaTrial.Of("sum(a.b)", known, limits, null).Fault!.Code.ShouldBe("FORMULA_TYPE");
        FormulaTrial.Of("1 +", known, limits, null).Place.ShouldBe(("1 +", "   ^"));
        FormulaTrial.Of(new string('(', 100_000), known, limits, null).Fault!.Code.ShouldBe("FORMULA_DEPTH");
    }

    internal static Rubric Sample() => new()
    {
        Code = "THU",
        Name = "Bộ tiêu chí thử",
        Rounding = new Rounding(null, null, new Fraction(1, 4)),
        Base = new RubricNode
        {
            Id = "root",
            Name = "Gốc",
            Kind = NodeKind.Root,
            Max = 10,
            Children =
            [
                new RubricNode { Id = "I", Name = "Nhóm một", Kind = NodeKind.Group, Max = 6, Children = [Leaf("I.1", 2), Leaf("I.2", 3)] },
                new RubricNode { Id = "II", Name = "Nhóm hai", Kind = NodeKind.Group, Max = 4, Children = [Leaf("II.1", 4)] },
            ],
        },
        Penalty = new Block(5, false, [Leaf("T.1", 2)]),
        Bands =
        [
            new Band("tot", 8, null, new Dictionary<string, Fraction>(),
            [
                new BandCondition { Id = "c1", Type = ConditionType.NodePercent, Node = "I.1", Percent = 50 }, new BandCondition { Id = "c2", Type = ConditionType.PenaltyAbsent, Node = "T.1" },
            ]),
            new Band("dat", 0, null, new Dictionary<string, Fraction>(), []),
        ],
        TieBreaks = [new TieBreak(TieBreakKey.Node, "I", false)],
    };

    private static RubricNode Leaf(string id, int max) => new() { Id = id, Name = "Mục " + id, Kind = NodeKind.Component, Type = ComponentType.Boolean, Max = max };

    private static IEnumerable<string> Ids(RubricNode node) => node.Children.Select(c => c.Id);
}
