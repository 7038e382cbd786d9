using static KetNghia.Tests.Emulation.Scored;

namespace KetNghia.Tests.Emulation;

/// <summary>What one component gives, rule by rule: C, A, N6 and E.</summary>
public sealed class RulesOfLeavesTests
{
    private const string Table = "'type':'step_table','steps':[{'at':'50','points':'4'},{'at':'80','points':'10'}]";
    private const string Most = "'type':'step_table','direction':'AT_MOST','otherwise':'1','steps':[{'at':'5','points':'10'},{'at':'9','points':'4'}]";
    private const string MinusPlus = "'type':'minus_plus','per':'4','extra':'3'";

    [Theory]
    [InlineData("C0", "'type':'manual'", "", "MISSING MISSING_INPUT:m")]
    [InlineData("C0", "'type':'ratio'", "'num':'1'", "MISSING MISSING_INPUT:m")]
    [InlineData("MISSING_INPUT", "'type':'per_count','per':'1'", "", "MISSING MISSING_INPUT:m")]
    [InlineData("C1", "'type':'choice','levels':[{'code':'a','points':'4'},{'code':'b','points':'10'}]", "'value':'a'", "4")]
    [InlineData("C1", "'type':'choice','levels':[{'code':'a','points':'4'},{'code':'b','points':'10'}]", "'value':'b'", "10")]
    [InlineData("C1", "'type':'choice','levels':[{'code':'a','points':'4'},{'code':'b','points':'10'}]", "'value':'c'", "INPUT_NOT_READABLE")]
    [InlineData("C2", "'type':'boolean'", "'value':true", "10")]
    [InlineData("C2", "'type':'boolean'", "'value':false", "0")]
    [InlineData("C2", "'type':'boolean'", "'value':'yes'", "INPUT_NOT_READABLE")]
    [InlineData("C3", "'type':'manual'", "'value':'10'", "10")]
    [InlineData("C3", "'type':'manual'", "'value':'10.01'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C3", "'type':'manual'", "'value':'-0.01'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C3", "'type':'manual','min':'-5'", "'value':'-5'", "-5")]
    [InlineData("C3", "'type':'manual','min':'-5'", "'value':'-5.01'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C4", "'type':'ratio'", "'num':'1','den':'4'", "2.5")]
    [InlineData("C4", "'type':'ratio'", "'num':'5','den':'4'", "10")]
    [InlineData("C4", "'type':'ratio'", "'num':'-1','den':'4'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C4", "'type':'ratio'", "'num':'1','den':'-4'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C5", "'type':'per_count','per':'2.5'", "'count':3", "7.5")]
    [InlineData("C5", "'type':'per_count','per':'2.5'", "'count':5", "10")]
    [InlineData("C5", "'type':'per_count','per':'2.5'", "'count':'1.5'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C5", "'type':'per_count','per':'2.5'", "'count':-1", "INPUT_OUT_OF_RANGE")]
    [InlineData("C6", "'type':'minus_per_count','per':'3'", "'count':2", "4")]
    [InlineData("C6", "'type':'minus_per_count','per':'3','min':'-5'", "'count':4", "0")]
    [InlineData("C7", MinusPlus, "'count':1,'quality':'50'", "4.5")]
    [InlineData("C7", MinusPlus, "'count':9,'quality':'50'", "1.5")]
    [InlineData("C7", MinusPlus, "'count':0,'quality':'100'", "10")]
    [InlineData("C7", MinusPlus, "'count':0,'quality':'100.5'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C7", MinusPlus, "'count':0,'quality':'-1'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C7", MinusPlus, "'count':0", "MISSING MISSING_INPUT:m")]
    [InlineData("C8", Table, "'value':'80'", "10")]
    [InlineData("C8", Table, "'value':'79.999'", "4")]
    [InlineData("C8", Table, "'value':'49'", "0")]
    [InlineData("C8", Table, "'num':'4','den':'5'", "10")]
    [InlineData("C8", Table, "'num':'79999','den':'100000'", "4")]
    [InlineData("C8", Table, "'value':'-1'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C8", Most, "'value':'5'", "10")]
    [InlineData("C8", Most, "'value':'5.01'", "4")]
    [InlineData("C8", Most, "'value':'9.01'", "1")]
    [InlineData("C10", "'type':'target','target':'80'", "'actual':'80'", "10")]
    [InlineData("C10", "'type':'target','target':'80'", "'actual':'60'", "7.5")]
    [InlineData("C10", "'type':'target','target':'80'", "'actual':'40','target':'40'", "10")]
    [InlineData("C10", "'type':'target','target':'80','below':'ZERO'", "'actual':'79.9'", "0")]
    [InlineData("C10", "'type':'target','target':'80','minShare':'50'", "'actual':'40'", "5")]
    [InlineData("C10", "'type':'target','target':'80','minShare':'50'", "'actual':'39.9'", "0")]
    [InlineData("C10", "'type':'target','target':'80'", "'actual':'-1'", "INPUT_OUT_OF_RANGE")]
    [InlineData("C11", "'type':'average_of_events'", "'events':['10','9','9']", "9.33")]
    [InlineData("C11", "'type':'average_of_events'", "'events':['10','10.5']", "INPUT_OUT_OF_RANGE")]
    [InlineData("C11", "'type':'average_of_events'", "'events':['10',null]", "MISSING MISSING_INPUT:m")]
    [InlineData("C12", "'type':'formula','expr':'x * 2'", "", "8")]
    [InlineData("C12", "'type':'formula','expr':'x * 3'", "", "10")]
    [InlineData("C12", "'type':'formula','expr':'1 - x'", "", "0")]
    [InlineData("C12", "'type':'formula','expr':'1 - x','min':'-2'", "", "-2")]
    [InlineData("C12", "'type':'formula','expr':'unknown'", "", "MISSING MISSING_INPUT:m")]
    [InlineData("FORMULA_TYPE", "'type':'formula','expr':'list + 1'", "", "FORMULA_TYPE")]
    [InlineData("C14", "'type':'ratio','from':{'num':'x'}", "'den':'8'", "5")]
    [InlineData("C14", "'type':'ratio','from':{'num':'x'}", "'num':'2','den':'8'", "2.5")]
    [InlineData("C14", "'type':'ratio','from':{'num':'unknown'}", "'den':'8'", "MISSING MISSING_INPUT:m")]
    [InlineData("C14", "'type':'manual','from':{'value':'x'}", "", "4")]
    [InlineData("C14", "'type':'per_count','per':'1','from':{'count':'x'}", "", "4")]
    [InlineData("C14", "'type':'target','from':{'actual':'x','target':'five'}", "", "8")]
    [InlineData("C14", "'type':'minus_plus','per':'1','extra':'5','from':{'quality':'x'}", "'count':0", "5.2")]
    [InlineData("C14", "'type':'average_of_events','from':{'events':'list'}", "", "2")]
    [InlineData("C14", "'type':'step_table','steps':[{'at':'80','points':'10'}],'from':{'num':'x','den':'five'}", "", "10")]
    [InlineData("N6", "'type':'ratio'", "'num':'3','den':'0'", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'ratio'", "'den':'0'", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'ratio','nothingDue':'ZERO'", "'num':'3','den':'0'", "0 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'ratio','nothingDue':'NA'", "'num':'3','den':'0'", "NA NOTHING_DUE:m")]
    [InlineData("N6", "'type':'ratio','evidence':true", "'den':'0'", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'target','target':'0'", "", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'average_of_events'", "'events':[]", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'formula','expr':'1 / (x - 4)'", "", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'relative_to_leader','mode':'TARGET'", "'actual':'3','target':'0'", "10 NOTHING_DUE:m")]
    [InlineData("N6", "'type':'relative_to_leader','mode':'NO_TARGET'", "'actual':'0'", "10 NOTHING_DUE:m")]
    [InlineData("NOTHING_DUE", "'type':'manual'", "'state':'NOTHING_DUE'", "10 NOTHING_DUE:m")]
    public void Component_Gives(string rule, string component, string input, string expected) => Outcome(component, input).ShouldBe(expected, rule);

    [Theory]
    [InlineData("C4", "'type':'ratio'", "'num':'5','den':'4'", "1")]
    [InlineData("C5", "'type':'per_count','per':'0.5'", "'count':3", "1")]
    [InlineData("C10", "'type':'target','target':'4'", "'actual':'5'", "1")]
    [InlineData("C12", "'type':'formula','expr':'1.5'", "", "1")]
    [InlineData("C12", "'type':'formula','expr':'-1.5','min':'-1.2'", "", "-1")]
    public void Component_IsAtMostItsMaximumBeforeItIsRounded(string rule, string component, string input, string expected)
    {
        // 1.2 by steps of a half is 1; 1.5 would stay and be limited to 1.2.
        Score(One(Tree($"{{'id':'m','max':'1.2',{component}}}", max: "1.2", rounding: "'component':'0.5','total':'0.01'"), $"'inputs':{{'m':{{{input}}}}}"), "m").ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData("A1", "", "{'m':'a','v':'8'},{'m':'b','v':'6'},{'m':'c','v':'1','recused':true},{'m':'d','v':'2','w':'0'}", "7")]
    [InlineData("A1", "", "{'m':'a','v':'10','recused':true}", "MISSING TOO_FEW_SCORERS:m")]
    [InlineData("A1", "'minScorers':2", "{'m':'a','v':'8'},{'m':'b','v':'6','w':'0'}", "MISSING TOO_FEW_SCORERS:m")]
    [InlineData("A2", "'method':'MEAN'", "{'m':'a','v':'8'},{'m':'b','v':'6','w':'3'}", "6.5")]
    [InlineData("A3", "'method':'MEDIAN'", "{'m':'a','v':'1'},{'m':'b','v':'9'},{'m':'c','v':'4'}", "4")]
    [InlineData("A3", "'method':'MEDIAN'", "{'m':'a','v':'1'},{'m':'b','v':'9'},{'m':'c','v':'4'},{'m':'d','v':'5'}", "4.5")]
    [InlineData("A4", "'method':'TRIMMED_MEAN'", "{'m':'a','v':'0'},{'m':'b','v':'5'},{'m':'c','v':'6'},{'m':'d','v':'7'},{'m':'e','v':'9'}", "6")]
    [InlineData("A4", "'method':'TRIMMED_MEAN'", "{'m':'a','v':'10'},{'m':'b','v':'10'},{'m':'c','v':'6'},{'m':'d','v':'7'},{'m':'e','v':'7'}", "8")]
    [InlineData("A4", "'method':'TRIMMED_MEAN'", "{'m':'a','v':'0'},{'m':'b','v':'5'},{'m':'c','v':'6'},{'m':'d','v':'7'},{'m':'e','v':'9','recused':true}", "4.5")]
    [InlineData("A5", "'method':'MEDIAN'", "{'m':'a','v':'1','w':'2'},{'m':'b','v':'9'}", "WEIGHTS_ONLY_WITH_MEAN")]
    [InlineData("WEIGHTS_ONLY_WITH_MEAN", "'method':'TRIMMED_MEAN'", "{'m':'a','v':'1','w':'0.5'}", "WEIGHTS_ONLY_WITH_MEAN")]
    [InlineData("A6", "'missing':'IGNORE'", "{'m':'a','v':'7'},{'m':'b'}", "7 SCORER_MISSING:m")]
    [InlineData("A6", "'missing':'BLOCK'", "{'m':'a','v':'7'},{'m':'b'}", "MISSING SCORER_MISSING:m")]
    [InlineData("A6", "'minScorers':3", "{'m':'a','v':'7'},{'m':'b','v':'7'}", "MISSING TOO_FEW_SCORERS:m")]
    [InlineData("A6", "'minScorers':2", "{'m':'a','v':'7'},{'m':'b','v':'7'}", "7")]
    [InlineData("SCORER_MISSING", "", "{'m':'a','v':'7'},{'m':'b','v':null}", "7 SCORER_MISSING:m")]
    [InlineData("TOO_FEW_SCORERS", "", "{'m':'a'}", "MISSING SCORER_MISSING:m TOO_FEW_SCORERS:m")]
    [InlineData("A7", "'spreadWarn':'2'", "{'m':'a','v':'5'},{'m':'b','v':'8'}", "6.5 SPREAD:m")]
    [InlineData("A7", "'spreadWarn':'2'", "{'m':'a','v':'6'},{'m':'b','v':'8'}", "7")]
    [InlineData("SPREAD", "'method':'TRIMMED_MEAN','spreadWarn':'5'", "{'m':'a','v':'0'},{'m':'b','v':'5'},{'m':'c','v':'5'},{'m':'d','v':'5'},{'m':'e','v':'6'}", "5 SPREAD:m")]
    [InlineData("C3", "", "{'m':'a','v':'10.5'}", "INPUT_OUT_OF_RANGE")]
    public void Scorers_Give(string rule, string aggregation, string scores, string expected) =>
        Outcome($"'type':'manual','aggregation':{{{aggregation}}}", $"'scores':[{scores}]").ShouldBe(expected, rule);

    [Fact]
    [Rule("A1", "C11", "R3")]
    public void FiguresOfScorersAndEvents_AreNotRounded()
    {
        // 0.1 + 0.1 + 0.3 is 0.5; a third of it 0.1667 → 0.25. Each rounded first would give 0.25 ÷ 3 → 0.
        const string Rounding = "'component':'0.25','total':'0.01'";

        Score(One(Leaf("'type':'manual'", rounding: Rounding), "'inputs':{'m':{'scores':[{'m':'a','v':'0.1'},{'m':'b','v':'0.1'},{'m':'c','v':'0.3'}]}}"), "m").ShouldBe("0.25");
        Score(One(Leaf("'type':'average_of_events'", rounding: Rounding), "'inputs':{'m':{'events':['0.1','0.1','0.3']}}"), "m").ShouldBe("0.25");
    }

    [Theory]
    [InlineData("C9", "TARGET", "a:4 b:5 c:8 d:10", "80/100 50/50 52/40 90/60")]
    [InlineData("C9", "TARGET", "a:4 b:5", "80/100 50/50")]
    [InlineData("C9", "TARGET", "a:10 b:10 c:7.5", "90/60 150/100 5/4")]
    [InlineData("C9", "NO_TARGET", "a:5 b:10 c:0", "6/0 12/0 0/0")]
    public void Leader_IsTheBestOfItsCluster(string rule, string mode, string expected, string figures)
    {
        var subjects = string.Join(',', figures.Split(' ').Select((f, i) => Compared((char)('a' + i), f, mode)));

        Each(All(Leaf($"'type':'relative_to_leader','mode':'{mode}'"), subjects), "total").ShouldBe(expected, rule);
    }

    [Theory]
    [InlineData("'withdrawn':true", "a:10 b:-")]
    [InlineData("'cluster':'other'", "a:10 b:10")]
    [InlineData("'voided':['m']", "a:10 b:0")]
    [InlineData("'voided':['r']", "a:10 b:0")]
    [InlineData("'na':['m']", "a:10 b:-")]
    [InlineData("'cluster':''", "a:5.5 b:10")]
    [Rule("C9", "T8")]
    public void Leader_WhoDoesNotTakePart_IsNone(string ofLeader, string expected)
    {
        // a is at 1.1 of its target, b at 2: beside b it has 5 + 5 × 0.1; alone it leads.
        var rubric = Tree("{'id':'m','type':'relative_to_leader','max':'10','na':true}");
        var result = All(rubric, $"{Compared('a', "11/10", "TARGET")},{{'id':'b','inputs':{{'m':{{'actual':'20','target':'10'}}}},{ofLeader}}}");

        Each(result, "total").ShouldBe(expected);
    }

    [Fact]
    [Rule("C9", "E1")]
    public void Leader_ZeroedForLackOfEvidence_IsNone()
    {
        var rubric = Leaf("'type':'relative_to_leader','evidence':true", ",'evidencePolicy':'ZERO'");
        var result = All(rubric, "{'id':'a','inputs':{'m':{'actual':'11','target':'10','evidence':true}}},{'id':'b','inputs':{'m':{'actual':'20','target':'10'}}}");

        Each(result, "total").ShouldBe("a:10 b:0");
    }

    [Theory]
    [InlineData("2026-12-15", "2026-12-21", 3, "1", true)]
    [InlineData("2026-12-15", "2026-12-22", 3, "1.5", true)]
    [InlineData("2026-12-15", "2026-12-15", 3, "0", false)]
    [InlineData("2026-12-15", "2026-12-01", 3, "0", false)]
    [InlineData("2026-12-15", "2027-12-15", 3, "3", true)]
    [InlineData("2026-12-15", "2026-12-17", 1, "1", true)]
    [Rule("C13", "W9")]
    public void Late_CountsStartedUnits(string due, string sent, int unit, string points, bool occurred)
    {
        var sheet = One(Late(unit), $"'inputs':{{'m':{{'value':'10'}},'l':{{'due':'{due}','sent':'{sent}'}}}}");

        (sheet["penalty"]!.ToString(), Reasons(sheet).Contains("SANCTION")).ShouldBe((points, occurred));
    }

    [Fact]
    [Rule("C13", "C0")]
    public void Late_NotSent_IsCountedToTheDayAskedFor()
    {
        One(Late(3), "'inputs':{'m':{'value':'10'},'l':{'due':'2026-12-15','asOf':'2026-12-19'}}")["penalty"]!.ToString().ShouldBe("1");
        One(Late(3), "'inputs':{'m':{'value':'10'},'l':{'due':'2026-12-15','sent':'2026-12-16','asOf':'2026-12-31'}}")["penalty"]!.ToString().ShouldBe("0.5");
        One(Late(3), "'inputs':{'m':{'value':'10'},'l':{'due':'2026-12-15'}}")["status"]!.ToString().ShouldBe("INCOMPLETE");
        One(Late(3), "'inputs':{'m':{'value':'10'}}")["penalty"]!.ToString().ShouldBe("0");
    }

    [Fact]
    [Rule("C13", "T7")]
    public void Late_IsUnderTheCapOfItsBlock() =>
        Of(One(Leaf("'type':'manual'", ",'penalty':{'cap':'2','mode':'CAPPED_SUM','children':[{'id':'l','type':'late','per':'1'},{'id':'p','type':'boolean','max':'1'}]}"),
            "'inputs':{'m':{'value':'10'},'p':{'value':true},'l':{'due':'2026-12-15','sent':'2026-12-31'}}"), "penalty", "total").ShouldBe("2 8");

    [Theory]
    [InlineData("ZERO", "APPRAISAL", "8 NO_EVIDENCE 2 0 0 true", "EVIDENCE_ZEROED:b EVIDENCE_ZEROED:m EVIDENCE_ZEROED:p")]
    [InlineData("ZERO", "SELF", "8 OK 9 1 2 true", "EVIDENCE_MISSING:b EVIDENCE_MISSING:m EVIDENCE_MISSING:p SANCTION:NO_TOP:p")]
    [InlineData("BLOCK", "APPRAISAL", "8 OK 9 1 2 false", "EVIDENCE_MISSING:b EVIDENCE_MISSING:m EVIDENCE_MISSING:p SANCTION:NO_TOP:p")]
    [InlineData("OFF", "APPRAISAL", "8 OK 9 1 2 true", "EVIDENCE_MISSING:b EVIDENCE_MISSING:m EVIDENCE_MISSING:p SANCTION:NO_TOP:p")]
    [Rule("E1", "EVIDENCE_MISSING", "EVIDENCE_ZEROED")]
    public void Evidence_Lacking_FollowsThePolicy(string policy, string stage, string expected, string reasons)
    {
        // The floor of 3 holds up what was scored low, not what counts nothing.
        var rubric = Tree("{'id':'m','type':'manual','max':'8','floor':'3','evidence':true},{'id':'n','type':'manual','max':'2'}",
            $",'evidencePolicy':'{policy}','bands':[{{'code':'A','min':'9'}},{{'code':'B','min':'0'}}]"
            + ",'bonus':{'cap':'1','children':[{'id':'b','type':'boolean','max':'1','evidence':true}]},'penalty':{'cap':'2','children':[{'id':'p','type':'boolean','max':'2','evidence':true,'sanctions':[{'type':'NO_TOP'}]}]}");
        var sheet = One(rubric, "'inputs':{'m':{'value':'8'},'n':{'value':'2'},'b':{'value':true},'p':{'value':true}}", $",'stage':'{stage}'");

        $"8 {State(sheet, "m")} {Of(sheet, "total", "bonus", "penalty", "canSubmit")}".ShouldBe(expected);
        Reasons(sheet).ShouldBe(reasons);
    }

    [Theory]
    [InlineData("'m':{'value':'0'}", "")]
    [InlineData("'m':{'value':'5','evidence':true}", "")]
    [InlineData("'m':{'value':'0'},'p':{'value':'free'}", "EVIDENCE_MISSING:p")]
    [Rule("E1")]
    public void Evidence_IsOnlyAskedForWhatCounts(string inputs, string reasons)
    {
        var rubric = Leaf("'type':'manual','evidence':true", ",'evidencePolicy':'BLOCK','penalty':{'cap':'1','children':[{'id':'p','type':'choice','max':'1','evidence':true,'levels':[{'code':'free','points':'0','occurs':true},{'code':'full','points':'1'}]}]}");

        Reasons(One(rubric, $"'inputs':{{{inputs}}}")).ShouldBe(reasons);
    }

    private static string Late(int unit) =>
        Leaf("'type':'manual'", $",'bands':[{{'code':'A','min':'9'}},{{'code':'B','min':'0'}}],'penalty':{{'cap':'3','children':[{{'id':'l','type':'late','max':'3','per':'0.5','unitDays':{unit},'sanctions':[{{'type':'NO_TOP'}}]}}]}}");

    private static string Compared(char id, string figures, string mode)
    {
        var parts = figures.Split('/');
        return $"{{'id':'{id}','inputs':{{'m':{{'actual':'{parts[0]}'{(mode == "TARGET" ? $",'target':'{parts[1]}'" : "")}}}}}}}";
    }

    private static string Outcome(string component, string input)
    {
        var sheet = One(Leaf(component), $"'inputs':{{'m':{{{input}}}}},'measures':{{'x':'4','five':'5','list':['1','2','3']}}");
        return sheet["error"] is { } error ? error.ToString() : $"{Score(sheet, "m")} {Reasons(sheet)}".Trim();
    }
}
