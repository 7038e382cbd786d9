using static KetNghia.Tests.Emulation.Scored;

namespace KetNghia.Tests.Emulation;

/// <summary>What the tree, the blocks, rounds and locks make of components, rule by rule: R, T, N, E2, D and L.</summary>
public sealed class RulesOfTreesTests
{
    private const string Pair = "{'id':'a','type':'manual','max':'5'},{'id':'b','type':'manual','max':'5','na':true}";

    [Fact]
    [Rule("R1")]
    public void Values_AreExactUntilTheyAreRounded()
    {
        // 1/3 × 0.375 is 0.125: a half of the step, and not a little less.
        Score(One(Tree("{'id':'m','type':'ratio','max':'0.375'}", max: "0.375", rounding: "'component':'0.25','total':'0.01'"), "'inputs':{'m':{'num':'1','den':'3'}}"), "m").ShouldBe("0.25");

        // Three thirds of ten are ten, and what does not end is kept as it is.
        var sheet = One(Tree(string.Join(',', "abc".Select(id => $"{{'id':'{id}','type':'ratio','max':'10'}}")), max: "30", rounding: "'total':'0.01'"), $"'inputs':{{{string.Join(',', "abc".Select(id => $"'{id}':{{'num':'1','den':'3'}}"))}}}");
        Of(sheet, "base", "total").ShouldBe("10 10");
        Score(sheet, "a").ShouldBe("10/3");
    }

    [Theory]
    [InlineData("R2", "-0.125", "0.25", "-0.25")]
    [InlineData("R2", "0.125", "0.25", "0.25")]
    [InlineData("R2", "0.1249", "0.25", "0")]
    [InlineData("R2", "-2.5", "1", "-3")]
    [InlineData("R2", "2/3", "0.05", "0.65")]
    public void Round_TakesTheNearest(string rule, string value, string step, string expected) =>
        Result("round", $"'pairs':[['{value}','{step}']]")["results"]![0]!.ToString().ShouldBe(expected, rule);

    [Fact]
    [Rule("R3", "T7", "N4")]
    public void Rounding_IsOfLeavesGroupsBlocksAndTheTotalAlone()
    {
        // 0.33 → 0.35 by leaves of 0.05; the criterion keeps half of it, 0.175; the group goes to 0.1; the total to 0.5.
        var rubric = Tree("{'id':'g','kind':'group','max':'10','children':[{'id':'c','kind':'criterion','max':'10','children':[{'id':'m','type':'manual','max':'20','weight':'0.5'}]}]}",
            ",'bonus':{'cap':'2','children':[{'id':'x','type':'manual','max':'2','weight':'0.5'}]}", rounding: "'component':'0.05','group':'0.1','total':'0.5'");
        var sheet = One(rubric, Figures(("m", "0.33"), ("x", "0.52")));

        Scores(sheet, "m", "c", "g", "r", "x").ShouldBe("0.35 0.175 0.2 0.2 0.5");
        Of(sheet, "bonus", "total").ShouldBe("0.3 0.5");
        Scores(One(Tree("{'id':'g','kind':'group','max':'10','children':[{'id':'m','type':'manual','max':'10'}]}", rounding: "'group':'1','total':'1'"), Figures(("m", "1.3"))), "m", "g").ShouldBe("1.3 1");
    }

    [Fact]
    [Rule("R4", "T4")]
    public void Limits_ComeAfterRounding()
    {
        // 0.4 goes up to 0.5 and then down to the cap of 0.45; -0.4 goes to -0.5 and up to the floor.
        const string Rounding = "'component':'0.5','group':'0.5','total':'0.01'";

        Scores(One(Tree("{'id':'m','type':'manual','max':'10','cap':'0.45'}", rounding: Rounding), Figures(("m", "0.4"))), "m").ShouldBe("0.45");
        Scores(One(Tree("{'id':'m','type':'manual','max':'10','min':'-1','floor':'-0.45'}", rounding: Rounding), Figures(("m", "-0.4"))), "m").ShouldBe("-0.45");
        Scores(One(Tree("{'id':'g','kind':'group','max':'10','cap':'0.7','children':[{'id':'m','type':'manual','max':'10'}]}", rounding: Rounding), Figures(("m", "1"))), "g").ShouldBe("0.7");
        Scores(One(Tree("{'id':'m','type':'manual','max':'10','min':'-3'}", rounding: Rounding), Figures(("m", "-3"))), "m").ShouldBe("-3");
    }

    [Theory]
    [InlineData("T2", "'floor':'2'", "0", "0", "2")]
    [InlineData("T2", "'cap':'7'", "5", "5", "7")]
    [InlineData("T2", "'mode':'CAPPED_SUM'", "5", "5", "8")]
    [InlineData("T2", "'weight':'2'", "1", "2", "3")]
    public void InnerNode_IsTheSumWithinItsLimits(string rule, string fields, string a, string b, string expected) =>
        Score(One(Tree($"{{'id':'g','max':'8',{fields},'children':[{Pair}]}}", max: "16"), Figures(("a", a), ("b", b))), "g").ShouldBe(expected, rule);

    [Fact]
    [Rule("T2")]
    public void Weight_MultipliesTheContributionAlone()
    {
        var sheet = One(Tree("{'id':'g','max':'5','weight':'2','children':[{'id':'a','type':'manual','max':'5','weight':'1'}]}"), Figures(("a", "4")));

        Scores(sheet, "a", "g", "r").ShouldBe("4 4 8");
    }

    [Theory]
    [InlineData("{}", "FINAL 5")]
    [InlineData("'i':{'value':'bad'}", "FINAL 5")]
    [InlineData("'i':{'value':'good'}", "FINAL 5")]
    [Rule("T3", "E2")]
    public void Weight_OfNothing_ChangesNothingAbove(string input, string expected)
    {
        const string Bands = ",'bands':[{'code':'A','min':'5','conditions':[{'id':'all','type':'ALL_PERCENT','kind':'component','percent':'50'}]},{'code':'B','min':'0'}]";
        const string Penalty = ",'penalty':{'cap':'1','children':[{'id':'p','type':'boolean','max':'1','weight':'0','sanctions':[{'type':'NO_TOP'}]}]}";
        var rubric = Tree("{'id':'g','max':'5','children':[{'id':'a','type':'manual','max':'5'},{'id':'i','type':'choice','weight':'0','max':'5','evidence':true,'levels':[{'code':'bad','points':'0','knockout':true},{'code':'good','points':'5'}]}]},"
            + "{'id':'h','max':'5','weight':'0','children':[{'id':'j','type':'manual','max':'5'}]}",
            Bands + Penalty + ",'evidencePolicy':'BLOCK'", max: "5");
        var sheet = One(rubric, $"'inputs':{{'a':{{'value':'5'}},'p':{{'value':true}}{(input == "{}" ? "" : "," + input)}}}");

        Of(sheet, "status", "total").ShouldBe(expected);
        Of(sheet, "canSubmit", "band", "penalty").ShouldBe("true A 0");
    }

    [Fact]
    [Rule("T3", "N3")]
    public void NotApplicable_IsDecidedByWhatCounts() =>
        One(Tree("{'id':'b','type':'manual','max':'10','na':true},{'id':'i','type':'manual','max':'5','weight':'0'}"), "'inputs':{'i':{'value':'5'}},'na':['b']")["status"]!.ToString().ShouldBe("NO_SCORE");

    [Theory]
    [InlineData("10", "8", "0", "", "12")]
    [InlineData("1", "0", "5", "", "0")]
    [InlineData("1", "0", "5", "'min':'-3','max':'11'", "-3")]
    [InlineData("10", "8", "0", "'min':'-3','max':'11'", "11")]
    [InlineData("9.13", "0", "0", "", "9.25")]
    [Rule("T5")]
    public void Total_IsWithinTheScale(string value, string bonus, string penalty, string scale, string total)
    {
        var rubric = Leaf("'type':'manual'", $",'scale':{{{scale}}},'bonus':{{'cap':'2','mode':'CAPPED_SUM','children':[{{'id':'x','type':'manual','max':'8'}}]}},'penalty':{{'cap':'5','children':[{{'id':'y','type':'manual','max':'5'}}]}}", "'total':'0.25'");

        One(rubric, Figures(("m", value), ("x", bonus), ("y", penalty)))["total"]!.ToString().ShouldBe(total);
    }

    [Theory]
    [InlineData("", "0 KNOCKED_OUT 2 3 KNOCKED_OUT:k")]
    [InlineData("'voided':['x']", "2 OK 2 5 VOIDED:x")]
    [InlineData("'na':['x']", "2 OK 2 5")]
    [InlineData("'voided':['k']", "0 VOIDED 2 3 VOIDED:k")]
    [Rule("T6", "T8", "KNOCKED_OUT", "VOIDED")]
    public void KnockOut_MakesTheDirectParentNothing(string more, string expected)
    {
        // Of k only: its floor does not help it, its sibling keeps 2, the group above and the other criterion stay.
        var rubric = Tree("{'id':'g','kind':'group','max':'10','children':[{'id':'k','kind':'criterion','max':'4','floor':'1','children':["
            + "{'id':'x','type':'choice','max':'2','na':true,'levels':[{'code':'bad','points':'0','knockout':true},{'code':'good','points':'2'}]},{'id':'y','type':'manual','max':'2'}]},{'id':'o','type':'manual','max':'6'}]}");
        var sheet = One(rubric, $"'inputs':{{'x':{{'value':'bad'}},'y':{{'value':'2'}},'o':{{'value':'3'}}}}{(more.Length > 0 ? "," + more : "")}");

        $"{Score(sheet, "k")} {State(sheet, "k")} {Scores(sheet, "y", "g")} {Reasons(sheet)}".Trim().ShouldBe(expected);
    }

    [Theory]
    [InlineData("'voided':['x']", "0 VOIDED", "0")]
    [InlineData("'voided':['x'],'na':['x']", "0 VOIDED", "0")]
    [InlineData("'voided':['p']", "4 OK", "4")]
    [Rule("T8")]
    public void Voided_IsAboveEverythingElse(string more, string expected, string total)
    {
        var rubric = Tree("{'id':'x','type':'manual','max':'10','floor':'3','na':true}", ",'bands':[{'code':'A','min':'1'},{'code':'B','min':'0'}],'penalty':{'cap':'4','children':[{'id':'p','type':'boolean','max':'4','sanctions':[{'type':'NO_TOP'}]}]}");
        var sheet = One(rubric, $"'inputs':{{'x':{{'value':'4'}},'p':{{'value':{(more.Contains("'p'") ? "true" : "false")}}}}},{more}");

        ($"{Score(sheet, "x")} {State(sheet, "x")}", sheet["total"]!.ToString(), Reasons(sheet).Contains("SANCTION")).ShouldBe((expected, total, false));
        One(rubric, $"'inputs':{{}},{more}")["nodes"]!["x"]!["state"]!.ToString().ShouldBe(more.Contains("'x'") ? "VOIDED" : "MISSING");
    }

    [Theory]
    [InlineData("NO_RESCALE", "", "4.5 NA")]
    [InlineData("FULL_MARKS", "", "9.5 NA_FULL")]
    [InlineData("FULL_MARKS", "'cap':'4',", "8.5 NA_FULL")]
    [InlineData("RESCALE", "", "9 NA RESCALED:r")]
    [InlineData("RESCALE", "'naPolicy':'NO_RESCALE',", "4.5 NA")]
    [InlineData("NO_RESCALE", "'naPolicy':'RESCALE',", "9 NA RESCALED:r")]
    [Rule("N2", "RESCALED")]
    public void NotApplicable_FollowsThePolicy(string policy, string ofNode, string expected)
    {
        var sheet = One(Tree($"{{'id':'a','type':'manual','max':'5'}},{{'id':'b',{ofNode}'type':'manual','max':'5','na':true}}", $",'naPolicy':'{policy}'"), "'inputs':{'a':{'value':'4.5'}},'na':['b']");

        $"{Of(sheet, "total")} {State(sheet, "b")} {Reasons(sheet)}".Trim().ShouldBe(expected);
    }

    [Fact]
    [Rule("N2", "N4")]
    public void Rescaling_IsOfTheParentBeforeItsRounding()
    {
        // Weighted: 2 × 3 + 1 of (2 × 5 + 2), of 15: 7 × 15 ÷ 12 = 8.75 → 9 by a step of one; rounded before it would be 7 × 1.25.
        var rubric = Tree("{'id':'g','kind':'group','max':'15','children':[{'id':'a','type':'manual','max':'5','weight':'2'},{'id':'b','type':'manual','max':'3','na':true},{'id':'c','type':'manual','max':'2'}]},{'id':'d','type':'manual','max':'5'}",
            ",'naPolicy':'RESCALE'", max: "20", rounding: "'group':'1','total':'0.01'");
        var sheet = One(rubric, "'inputs':{'a':{'value':'3'},'c':{'value':'1'},'d':{'value':'1'}},'na':['b']");

        Scores(sheet, "g", "r").ShouldBe("9 10");
        Score(One(rubric.Replace("'max':'15'", "'max':'15','mode':'CAPPED_SUM'"), "'inputs':{'a':{'value':'3'},'c':{'value':'1'},'d':{'value':'1'}},'na':['b']"), "g").ShouldBe("7");
    }

    [Fact]
    [Rule("N1", "NA_NOT_ALLOWED")]
    public void NotApplicable_WhereItMayNotBe_IsAnError()
    {
        const string Block = ",'bonus':{'cap':'1','children':[{'id':'x','type':'manual','max':'1','na':true}]}";

        Of(One(Tree(Pair), "'inputs':{},'na':['a']"), "status", "error", "canSubmit").ShouldBe("ERROR NA_NOT_ALLOWED false");
        Of(One(Tree(Pair, Block), "'inputs':{},'na':['x']"), "status", "error").ShouldBe("ERROR NA_NOT_ALLOWED");
    }

    [Fact]
    [Rule("N1")]
    public void NotApplicable_AboveALeaf_IgnoresWhatWasEnteredThere() =>
        Of(One(Tree($"{{'id':'g','max':'5','na':true,'children':[{{'id':'x','type':'manual','max':'5'}}]}},{{'id':'a','type':'manual','max':'5'}}"), "'inputs':{'x':{'value':'99'},'a':{'value':'2'}},'na':['g']"), "status", "total").ShouldBe("FINAL 2");

    [Theory]
    [InlineData("NO_RESCALE", "NA 2")]
    [InlineData("RESCALE", "NA 4")]
    [InlineData("FULL_MARKS", "5 7")]
    [Rule("N3")]
    public void NotApplicable_AllChildren_MakeTheParentSo(string policy, string expected)
    {
        var sheet = One(Tree("{'id':'g','max':'5','children':[{'id':'x','type':'manual','max':'5','na':true}]},{'id':'a','type':'manual','max':'5'}", $",'naPolicy':'{policy}'"), "'inputs':{'a':{'value':'2'}},'na':['x']");

        Scores(sheet, "g", "r").ShouldBe(expected);
    }

    [Theory]
    [InlineData("NO_RESCALE", "A")]
    [InlineData("FULL_MARKS", "B")]
    [Rule("N5")]
    public void NotApplicable_PassesConditionsUnlessItHasMarks(string policy, string band)
    {
        var rubric = Tree("{'id':'a','type':'manual','max':'5'},{'id':'b','type':'manual','max':'5','cap':'2','na':true}", $",'naPolicy':'{policy}','bands':[{{'code':'A','min':'1','conditions':[{{'id':'half','type':'NODE_PERCENT','node':'b','percent':'50'}}]}},{{'code':'B','min':'0'}}]");

        One(rubric, "'inputs':{'a':{'value':'4'}},'na':['b']")["band"]!.ToString().ShouldBe(band);
    }

    [Fact]
    [Rule("N6", "N4")]
    public void NothingDue_InABlock_IsNothing()
    {
        var sheet = One(Leaf("'type':'manual'", ",'bonus':{'cap':'1','children':[{'id':'x','type':'manual','max':'1','evidence':true}]},'evidencePolicy':'BLOCK'"), "'inputs':{'m':{'value':'5'},'x':{'state':'NOTHING_DUE'}}");

        $"{Of(sheet, "bonus", "total", "canSubmit")} {Reasons(sheet)}".ShouldBe("0 5 true NOTHING_DUE:x");
    }

    [Theory]
    [InlineData("", "0 FINAL")]
    [InlineData(",'x':{'due':'2026-12-15'}", "- INCOMPLETE")]
    [InlineData(",'y':{}", "0 FINAL")]
    [Rule("C0", "T7")]
    public void Block_ItemNobodyEntered_IsNothing(string input, string expected) =>
        Of(One(Leaf("'type':'manual'", ",'penalty':{'cap':'3','children':[{'id':'x','type':'late','max':'1','per':'1'},{'id':'y','type':'boolean','max':'2'}]}"), $"'inputs':{{'m':{{'value':'5'}}{input}}}"), "penalty", "status").ShouldBe(expected);

    [Fact]
    [Rule("T7", "C0")]
    public void Block_IsWeightedAndLimited()
    {
        const string Bonus = ",'bonus':{'cap':'5','mode':'CAPPED_SUM','children':[{'id':'x','type':'manual','max':'2','weight':'2'},{'id':'y','type':'per_count','per':'1'}]}";

        One(Leaf("'type':'manual'", Bonus), "'inputs':{'m':{'value':'5'},'x':{'value':'1.5'},'y':{'count':1}}")["bonus"]!.ToString().ShouldBe("4");
        One(Leaf("'type':'manual'", Bonus), "'inputs':{'m':{'value':'5'},'x':{'value':'2'},'y':{'count':9}}")["bonus"]!.ToString().ShouldBe("5");
        One(Leaf("'type':'manual'", ",'bonus':{'cap':'1','children':[{'id':'f','type':'formula','max':'1','expr':'unknown'}]}"), "'inputs':{'m':{'value':'5'}}")["status"]!.ToString().ShouldBe("INCOMPLETE");
    }

    [Fact]
    [Rule("T1")]
    public void Order_ChangesNothing()
    {
        static string Sheet(string first, string second) => Of(One(Tree($"{first},{second}", ",'naPolicy':'RESCALE'"), "'inputs':{'a':{'value':'4.5'}},'na':['b']"), "total", "reasons");

        Sheet("{'id':'a','type':'manual','max':'5'}", "{'id':'b','type':'manual','max':'5','na':true}").ShouldBe(Sheet("{'id':'b','type':'manual','max':'5','na':true}", "{'id':'a','type':'manual','max':'5'}"));
    }

    [Theory]
    [InlineData("'inputs':{'a':{'value':'1'}}", "INCOMPLETE - - - - MISSING_INPUT:b")]
    [InlineData("'inputs':{'a':{'value':'1'}},'voided':['r']", "INCOMPLETE - - - - MISSING_INPUT:b VOIDED:r")]
    [InlineData("'inputs':{'a':{'value':'9'},'b':{'value':'1'}}", "ERROR - - - -")]
    [Rule("E2")]
    public void Sheet_WithAMissingLeaf_HasNoTotal(string fields, string expected)
    {
        var sheet = One(Tree(Pair, ",'bands':[{'code':'B','min':'0'}]"), fields);

        $"{Of(sheet, "status", "base", "total", "band", "rank")} {Reasons(sheet)}".Trim().ShouldBe(expected);
    }

    [Theory]
    [InlineData("'appraisal':{'inputs':{'m':{'value':'7'}}}", "7 false", "REASON_REQUIRED:appraisal:m", "9 7")]
    [InlineData("'appraisal':{'inputs':{'m':{'value':'7'}},'reasons':{'m':'Thiếu biên bản'}}", "7 true", "", "9 7")]
    [InlineData("'appraisal':{'inputs':{'m':{'value':'9.001'}}}", "9 true", "", "9 9")]
    [InlineData("'appraisal':{'inputs':{}}", "9 true", "", "9 9")]
    [Rule("D1", "D2", "REASON_REQUIRED")]
    public void Rounds_KeepWhatTheOneBeforeLeft(string appraisal, string expected, string reasons, string totals)
    {
        var rubric = Leaf("'type':'manual'", ",'rounds':['self','appraisal','council'],'officialRound':'appraisal'");
        var sheet = One(rubric, $"'rounds':{{'self':{{'inputs':{{'m':{{'value':'9'}}}}}},{appraisal},'council':{{'inputs':{{'m':{{'value':'1'}}}}}}}}");

        (Of(sheet, "total", "canSubmit"), Reasons(sheet), string.Join(' ', sheet["roundTotals"]!.AsObject().Select(t => t.Value))).ShouldBe((expected, reasons, totals));
    }

    [Fact]
    [Rule("D2")]
    public void Rounds_ChangedByOthers_NeedNoReason()
    {
        static string Of(string id, string self, string peer) => $"{{'id':'{id}','rounds':{{'self':{{'inputs':{{'m':{{'actual':'{self}'}}}}}},'peer':{{'inputs':{{'m':{{'actual':'{peer}'}}}},'reasons':{{'m':'{(id == "b" ? "Đối chiếu" : "")}'}}}}}}}}";
        var result = All(Leaf("'type':'relative_to_leader','mode':'NO_TARGET'", ",'rounds':['self','peer']"), $"{Of("a", "5", "5")},{Of("b", "5", "10")}");

        Each(result, "total").ShouldBe("a:5 b:10");
        Each(result, "reasons").ShouldBe("a:[] b:[]");
    }

    [Fact]
    [Rule("L1", "L2")]
    public void Lock_TellsEachComponentThatChanged()
    {
        // a and b change against each other: the total stays, two notices come; c has another input and the same points.
        static string Sheet(string a, string b, string c) => $"'subjects':[{{'id':'A','inputs':{{'a':{{'value':'{a}'}},'b':{{'value':'{b}'}},'c':{{'num':'{c}','den':'3'}}}}}}]";
        var rubric = Tree("{'id':'a','type':'manual','max':'4'},{'id':'b','type':'manual','max':'4'},{'id':'c','type':'ratio','max':'2'}");
        var result = Result("lock", $"'snapshot':{{{Sheet("3", "2", "4")}}},'current':{{{Sheet("2", "3", "5")}}}", rubric);

        string.Join(' ', result["differences"]!.AsArray().Select(d => $"{d!["node"]}:{d["locked"]}→{d["now"]}")).ShouldBe("a:3→2 b:2→3");
        string.Join(' ', result["inputOnly"]!.AsArray().Select(d => d!["node"])).ShouldBe("c");
        Of(result["locked"]!["subjects"]!["A"]!, "total").ShouldBe("7");
        result["totalsNow"]!["A"]!.ToString().ShouldBe("7");
        result["locked"]!.ToJsonString().ShouldBe(Result("assess", Sheet("3", "2", "4"), rubric).ToJsonString());
    }
}
