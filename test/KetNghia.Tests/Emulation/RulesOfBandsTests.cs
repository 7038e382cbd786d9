using System.Text.Json.Nodes;
using static KetNghia.Tests.Emulation.Scored;

namespace KetNghia.Tests.Emulation;

/// <summary>Bands, sanctions, quotas and ranks, rule by rule: B, P, Q and K.</summary>
public sealed class RulesOfBandsTests
{
    private const string Four = "{'code':'A','min':'9'},{'code':'B','min':'7'},{'code':'C','min':'5'},{'code':'D','min':'0'}";

    [Theory]
    [InlineData("9", "A")]
    [InlineData("8.99", "B")]
    [InlineData("4.99", "D")]
    [Rule("B1")]
    public void Band_BeginsAtItsMinimum(string total, string band) => Banded($"[{Four}]", total).ShouldBe($"{band} {band}");

    [Fact]
    [Rule("B1")]
    public void Band_IsOfTheFinalTotalAndHasNoUpperLimit()
    {
        Banded("[{'code':'A','min':'9'},{'code':'B','min':'5','max':'6'},{'code':'D','min':'0'}]", "8").ShouldBe("B B");
        One(Leaf("'type':'manual'", $",'bands':[{Four}],'bonus':{{'cap':'2','children':[{{'id':'x','type':'manual','max':'2'}}]}}"), Figures(("m", "7"), ("x", "2")))["band"]!.ToString().ShouldBe("A");
    }

    [Theory]
    [InlineData("'areaClass':'MOUNTAIN'", "A")]
    [InlineData("'areaClass':'PLAIN'", "B")]
    [InlineData("'areaClass':null", "B")]
    [Rule("B2")]
    public void Band_BeginsLowerWhereTheAreaSaysSo(string area, string band) =>
        One(Leaf("'type':'manual'", ",'bands':[{'code':'A','min':'8','minByArea':{'MOUNTAIN':'6'}},{'code':'B','min':'0'}]"), $"{Figures(("m", "6"))},{area}")["band"]!.ToString().ShouldBe(band);

    [Fact]
    [Rule("B3", "CONDITION_FAILED")]
    public void Band_IsTheHighestWhoseConditionsHold()
    {
        static string Needs(string id, string value) => $"'conditions':[{{'id':'{id}','type':'FACT_MIN','fact':'years','value':'{value}'}}]";
        var rubric = Leaf("'type':'manual'", $",'bands':[{{'code':'A','min':'9',{Needs("three", "3")}}},{{'code':'B','min':'7',{Needs("two", "2")}}},{{'code':'C','min':'5'}},{{'code':'D','min':'0'}}]");
        var sheet = One(rubric, $"{Figures(("m", "10"))},'facts':{{'years':'1'}}");

        $"{Of(sheet, "band")} {Reasons(sheet)}".ShouldBe("C CONDITION_FAILED:A:three CONDITION_FAILED:B:two");
        One(rubric, $"{Figures(("m", "10"))},'facts':{{'years':'2'}}")["band"]!.ToString().ShouldBe("B");
    }

    [Theory]
    [InlineData("'type':'NODE_PERCENT','node':'a','percent':'60'", "a:2.99 b:5", "", "B CONDITION_FAILED:A:c")]
    [InlineData("'type':'NODE_PERCENT','node':'a','percent':'60'", "a:3 b:5", "", "A")]
    [InlineData("'type':'ALL_PERCENT','kind':'component','percent':'60'", "a:3 b:2.99", "", "B CONDITION_FAILED:A:c")]
    [InlineData("'type':'ALL_PERCENT','kind':'component','percent':'60'", "a:3 b:3", "", "A")]
    [InlineData("'type':'FACT_MIN','fact':'years','value':'2'", "a:3 b:3", "'facts':{'years':'2'}", "A")]
    [InlineData("'type':'FACT_MIN','fact':'years','value':'2'", "a:3 b:3", "'facts':{'years':'1.9'}", "B CONDITION_FAILED:A:c")]
    [InlineData("'type':'FACT_MIN','fact':'years','value':'2'", "a:3 b:3", "", "B CONDITION_UNKNOWN:A:c")]
    [InlineData("'type':'PENALTY_ABSENT','node':'p'", "a:3 b:3", "", "A")]
    [InlineData("'type':'PENALTY_ABSENT','node':'p'", "a:5 b:5 p:1", "", "B CONDITION_FAILED:A:c")]
    [InlineData("'type':'PENALTY_MAX','value':'1'", "a:5 b:5 p:1", "", "A")]
    [InlineData("'type':'PENALTY_MAX','value':'1'", "a:5 b:5 p:1.01", "", "B CONDITION_FAILED:A:c")]
    [Rule("B4", "CONDITION_UNKNOWN")]
    public void Condition_Holds(string condition, string values, string more, string expected)
    {
        var rubric = Tree("{'id':'a','type':'manual','max':'5'},{'id':'b','type':'manual','max':'5'}", $",'bands':[{{'code':'A','min':'5','conditions':[{{'id':'c',{condition}}}]}},{{'code':'B','min':'0'}}],'penalty':{{'cap':'2','children':[{{'id':'p','type':'manual','max':'2'}}]}}");
        var sheet = One(rubric, Figures([.. values.Split(' ').Select(v => (v.Split(':')[0], v.Split(':')[1]))]) + (more.Length > 0 ? "," + more : ""));

        $"{Of(sheet, "band")} {Reasons(sheet)}".Trim().ShouldBe(expected);
    }

    [Fact]
    [Rule("B4", "R3")]
    public void Condition_IsOfTheRoundedScoreAndTheDeclaredMaximum()
    {
        // 5.9 → 6 by a step of one, of 10 and not of its cap of 8.
        var rubric = Tree("{'id':'m','type':'manual','max':'10','cap':'8'}", ",'bands':[{'code':'A','min':'0','conditions':[{'id':'c','type':'NODE_PERCENT','node':'m','percent':'60'}]},{'code':'B','min':'0'}]", rounding: "'component':'1','total':'1'");

        One(rubric, Figures(("m", "5.9")))["band"]!.ToString().ShouldBe("A");
        One(rubric, Figures(("m", "5.4")))["band"]!.ToString().ShouldBe("B");
    }

    [Theory]
    [InlineData("P1", "", "A A")]
    [InlineData("P2", "{'type':'NO_TOP'}", "A B SANCTION:NO_TOP:FINDING")]
    [InlineData("P2", "{'type':'MAX_BAND','band':'C'}", "A C SANCTION:MAX_BAND:FINDING")]
    [InlineData("P2", "{'type':'MAX_BAND','band':'C'},{'type':'NO_TOP'}", "A C SANCTION:MAX_BAND:FINDING SANCTION:NO_TOP:FINDING")]
    [InlineData("P3", "{'type':'DOWN_ONE'}", "A B SANCTION:DOWN_ONE:FINDING")]
    [InlineData("P3", "{'type':'DOWN_ONE'},{'type':'DOWN_ONE'}", "A B SANCTION:DOWN_ONE:FINDING")]
    [InlineData("P3", "{'type':'DOWN_ONE'},{'type':'NO_TOP'}", "A C SANCTION:DOWN_ONE:FINDING SANCTION:NO_TOP:FINDING")]
    [InlineData("P4", "{'type':'FORCE_LOWEST'}", "A D SANCTION:FORCE_LOWEST:FINDING")]
    [InlineData("P4", "{'type':'MAX_BAND','band':'D'},{'type':'DOWN_ONE'}", "A D SANCTION:DOWN_ONE:FINDING SANCTION:MAX_BAND:FINDING")]
    [InlineData("SANCTION", "{'type':'NO_TOP'}", "A B SANCTION:NO_TOP:FINDING")]
    public void Findings_LowerTheBand(string rule, string findings, string expected)
    {
        var sheet = One(Leaf("'type':'manual'", $",'bands':[{Four}]"), $"{Figures(("m", "9.5"))},'findings':[{findings}]");

        $"{Of(sheet, "pointsBand", "band")} {Reasons(sheet)}".Trim().ShouldBe(expected, rule);
        Of(sheet, "total", "rank").ShouldBe("9.5 1", "P5");
    }

    [Theory]
    [InlineData("P2", "{'type':'MAX_BAND','band':'B'}", "7.5", "B B")]
    [InlineData("P2", "{'type':'NO_TOP'}", "5", "C C")]
    [InlineData("P3", "{'type':'DOWN_ONE'}", "1", "D D")]
    public void Ceiling_LiftsNobody(string rule, string finding, string value, string expected) =>
        Of(One(Leaf("'type':'manual'", $",'bands':[{Four}]"), $"{Figures(("m", value))},'findings':[{finding}]"), "pointsBand", "band").ShouldBe(expected, rule);

    [Theory]
    [InlineData("'type':'boolean','max':'1'", "'value':true", true)]
    [InlineData("'type':'boolean','max':'1'", "'value':false", false)]
    [InlineData("'type':'per_count','per':'1','max':'1'", "'count':1", true)]
    [InlineData("'type':'per_count','per':'0','max':'1'", "'count':1", true)]
    [InlineData("'type':'per_count','per':'1','max':'1'", "'count':0", false)]
    [InlineData("'type':'manual','max':'1'", "'value':'0.01'", true)]
    [InlineData("'type':'choice','max':'1','levels':[{'code':'x','points':'0','occurs':true},{'code':'y','points':'1'}]", "'value':'x'", true)]
    [InlineData("'type':'choice','max':'1','levels':[{'code':'x','points':'0'},{'code':'y','points':'1'}]", "'value':'x'", false)]
    [InlineData("'type':'choice','max':'1','levels':[{'code':'x','points':'0'},{'code':'y','points':'1'}]", "'value':'y'", true)]
    [Rule("P1", "SANCTION")]
    public void Sanction_ComesFromWhatOccurred(string item, string input, bool occurred)
    {
        var sheet = One(Leaf("'type':'manual'", $",'bands':[{Four}],'penalty':{{'cap':'1','children':[{{'id':'p',{item},'sanctions':[{{'type':'FORCE_LOWEST'}}]}}]}}"), $"'inputs':{{'m':{{'value':'10'}},'p':{{{input}}}}}");

        (sheet["band"]!.ToString(), Reasons(sheet)).ShouldBe(occurred ? ("D", "SANCTION:FORCE_LOWEST:p") : ("A", ""));
    }

    [Fact]
    [Rule("P1", "P6")]
    public void ConditionAndSanction_AddUp()
    {
        // 9.2 with false data: no A by its condition, and one lower than B.
        var rubric = Leaf("'type':'manual'", ",'bands':[{'code':'A','min':'9','conditions':[{'id':'clean','type':'PENALTY_ABSENT','node':'p'}]},{'code':'B','min':'7'},{'code':'C','min':'5'},{'code':'D','min':'0'}],'penalty':{'cap':'1','children':[{'id':'p','type':'manual','max':'1','sanctions':[{'type':'DOWN_ONE'}]}]}");
        var sheet = One(rubric, Figures(("m", "9.3"), ("p", "0.1")));

        $"{Of(sheet, "total", "pointsBand", "band")} {Reasons(sheet)}".ShouldBe("9.2 B C CONDITION_FAILED:A:clean SANCTION:DOWN_ONE:p");
    }

    [Fact]
    [Rule("P3", "B3")]
    public void Lowering_GoesOnToTheFirstBandThatHolds() =>
        Of(One(Leaf("'type':'manual'", ",'bands':[{'code':'A','min':'9'},{'code':'B','min':'7','conditions':[{'id':'f','type':'FACT_MIN','fact':'x','value':'1'}]},{'code':'C','min':'0'}]"),
            $"{Figures(("m", "10"))},'findings':[{{'type':'DOWN_ONE'}}]"), "band", "reasons").ShouldBe("C [CONDITION_UNKNOWN:B:f SANCTION:DOWN_ONE:FINDING]");

    [Theory]
    [InlineData("'value':'0.25','rounding':'FLOOR'", 11, 2)]
    [InlineData("'value':'0.25','rounding':'CEIL'", 11, 3)]
    [InlineData("'value':'0.25','rounding':'CEIL'", 12, 3)]
    [InlineData("'value':'0.25','rounding':'ROUND'", 10, 3)]
    [InlineData("'value':'0.25','rounding':'ROUND'", 9, 2)]
    [InlineData("'value':'0.1','rounding':'FLOOR'", 9, 0)]
    [InlineData("'value':'0.1','rounding':'FLOOR','minSeats':1", 9, 1)]
    [InlineData("'value':'0.1','minSeats':5", 3, 3)]
    [InlineData("'kind':'NUMBER','value':'4'", 9, 4)]
    [InlineData("'kind':'NUMBER','value':'4'", 3, 3)]
    [InlineData("'kind':'NUMBER','value':'-4','minSeats':-2", 3, 0)]
    [Rule("Q2")]
    public void Seats_AreOfTheBase(string quota, int of, int seats) =>
        Result("seats", $"'quota':{{'band':'A',{quota}}},'bases':{{'C':{of}}}")["seats"]!["C"]!.GetValue<int>().ShouldBe(seats);

    [Theory]
    [InlineData("CLUSTER", "'value':'0.5'", "'C1':3,'C2':5", "{\"C1\":1,\"C2\":2} 0")]
    [InlineData("WHOLE", "'value':'0.5'", "'C1':3,'C2':5", "{\"*\":4} 0")]
    [InlineData("APPORTIONED", "'value':'0.5'", "'C1':3,'C2':6", "{\"C1\":1,\"C2\":3} 0")]
    [InlineData("APPORTIONED", "'value':'0.25','rounding':'CEIL'", "'C1':5,'C2':5,'C3':10", "{\"C1\":1,\"C2\":1,\"C3\":3} 0")]
    [InlineData("APPORTIONED", "'kind':'NUMBER','value':'3'", "'C1':2,'C2':6", "{\"C1\":1,\"C2\":2} 0")]
    [InlineData("APPORTIONED", "'kind':'NUMBER','value':'2'", "'C1':4,'C2':12", "{\"C1\":0,\"C2\":2} 0")]
    [InlineData("APPORTIONED", "'kind':'NUMBER','value':'1'", "'C1':5,'C2':5", "{\"C1\":0,\"C2\":0} 1")]
    [InlineData("APPORTIONED", "'value':'0.5'", "'C1':0,'C2':0", "{\"C1\":0,\"C2\":0} 0")]
    [Rule("Q4")]
    public void Seats_AreSharedOut(string scope, string quota, string bases, string expected)
    {
        var result = Result("seats", $"'quota':{{'band':'A','scope':'{scope}',{quota}}},'bases':{{{bases}}}");

        $"{result["seats"]!.ToJsonString()} {result["undecidedSeats"]}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("'base':'ALL'", 3)]
    [InlineData("'base':'ELIGIBLE'", 1)]
    [InlineData("'base':'ELIGIBLE','eligibleFrom':'B'", 2)]
    [Rule("Q3", "P5")]
    public void Base_IsAllOrThoseGoodEnough(string of, int seats)
    {
        // a and b are A, c is B by a sanction, d B by points, e C; f is incomplete, g withdrawn: half of 5, of 2, of 4.
        var result = Filled($"'value':'0.5','rounding':'CEIL',{of}", "a:9.9 b:9.8 c:9.7 d:8 e:6 f:? g:9", "'c'", "'g'");

        result["quotas"]![0]!["seats"]!.GetValue<int>().ShouldBe(seats);
        Subject(result, "c", "pointsBand", "band", "rank").ShouldBe("A B 3");
    }

    [Fact]
    [Rule("Q3", "Q1")]
    public void Base_IsTakenBeforeAnyQuota()
    {
        // One place in A: b falls to B, and is a candidate there; eligible for B are a, b and c all the same: a third is one place.
        var result = Filled("'kind':'NUMBER','value':'1'", "a:9.9 b:9.8 c:8", more: ",{'band':'B','value':'1/3','base':'ELIGIBLE'}");

        string.Join(' ', result["quotas"]!.AsArray().Select(q => Of(q!, "band", "seats", "placed", "overflow"))).ShouldBe("A 1 [a] [b] B 1 [b] [c]");
        Each(result, "band").ShouldBe("a:A b:B c:C");
    }

    [Theory]
    [InlineData("'tieBreaks':[{'key':'BONUS'}]", "b")]
    [InlineData("'tieBreaks':[{'key':'BONUS','order':'ASC'}]", "a")]
    [InlineData("'tieBreaks':[{'key':'BASE'}]", "a")]
    [InlineData("'tieBreaks':[{'key':'NODE','node':'n'}]", "a")]
    [InlineData("'tieBreaks':[{'key':'PENALTY'}]", "a")]
    [InlineData("'tieBreaks':[{'key':'PENALTY','order':'DESC'}]", "b")]
    [InlineData("'tieBreaks':[{'key':'NODE','node':'x'},{'key':'BONUS'}]", "b")]
    [Rule("Q5", "N5")]
    public void Ties_AreBrokenByTheList(string keys, string placed)
    {
        // Both have 9: a by 9 + 0 − 0, b by 8.5 + 1 − 0.5. n is 4 against 3.5; x does not apply to a and is 0 for b.
        var rubric = Tree("{'id':'m','type':'manual','max':'6'},{'id':'n','type':'manual','max':'4'},{'id':'x','type':'manual','max':'1','na':true,'weight':'0'}",
            $",'bands':[{Four}],'quotas':[{{'band':'A','kind':'NUMBER','value':'1'}}],{keys},'bonus':{{'cap':'1','children':[{{'id':'u','type':'manual','max':'1'}}]}},'penalty':{{'cap':'1','children':[{{'id':'p','type':'manual','max':'1'}}]}}");
        var result = All(rubric, $"{{'id':'a',{Figures(("m", "5"), ("n", "4"))},'na':['x']}},{{'id':'b',{Figures(("m", "5"), ("n", "3.5"), ("u", "1"), ("p", "0.5"), ("x", "0"))}}},{{'id':'c',{Figures(("m", "5"), ("n", "3"), ("x", "1"))}}}");

        Of(result["quotas"]![0]!, "placed").ShouldBe($"[{placed}]");
    }

    [Fact]
    [Rule("Q6", "NEEDS_DECISION", "QUOTA_OVERFLOW", "K3")]
    public void Equals_ForTheLastPlace_Wait()
    {
        var result = Filled("'kind':'NUMBER','value':'2'", "a:9.9 b:9.5 c:9.5 d:9.2");

        Of(result["quotas"]![0]!, "seats", "placed", "undecided", "seatsLeft", "overflow").ShouldBe("2 [a] [b c] 1 [d]");
        Subject(result, "b", "status", "band", "rank", "tied", "reasons").ShouldBe("NEEDS_DECISION - 2 true [NEEDS_DECISION:A]");
        Subject(result, "d", "status", "band", "rank", "tied", "reasons").ShouldBe("FINAL B 4 false [QUOTA_OVERFLOW:A]");
    }

    [Theory]
    [InlineData("'c'", "[a c] [] 0 [b d] -")]
    [InlineData("'b','c'", "[a] [b c] 1 [d] DECISION_INVALID")]
    [InlineData("'a'", "[a] [b c] 1 [d] DECISION_INVALID")]
    [InlineData("'c','c'", "[a] [b c] 1 [d] DECISION_INVALID")]
    [InlineData("", "[a] [b c] 1 [d] DECISION_INVALID")]
    [Rule("Q7", "DECIDED", "DECISION_INVALID")]
    public void Decision_NamesExactlyTheFreePlaces(string chosen, string expected)
    {
        var result = Filled("'kind':'NUMBER','value':'2'", "a:9.9 b:9.5 c:9.5 d:9.2", decisions: $",'decisions':[{{'band':'A','scope':'K','chosen':[{chosen}]}}]");

        Of(result["quotas"]![0]!, "placed", "undecided", "seatsLeft", "overflow", "error").ShouldBe(expected);
        Subject(result, "c", "reasons").ShouldBe(expected.EndsWith('-') ? "[DECIDED:A]" : "[NEEDS_DECISION:A]");
    }

    [Fact]
    [Rule("Q7")]
    public void Decision_NobodyNeeds_IsInvalid() =>
        Of(Filled("'kind':'NUMBER','value':'2'", "a:9.9 b:9.5", decisions: ",'decisions':[{'band':'A','scope':'K','chosen':['a']}]")["quotas"]![0]!, "placed", "error").ShouldBe("[a b] DECISION_INVALID");

    [Fact]
    [Rule("Q8", "Q1")]
    public void Overflow_FallsByConditions()
    {
        var rubric = Leaf("'type':'manual'", ",'bands':[{'code':'A','min':'9'},{'code':'B','min':'7','conditions':[{'id':'f','type':'FACT_MIN','fact':'x','value':'1'}]},{'code':'C','min':'5'},{'code':'D','min':'0'}],'quotas':[{'band':'A','kind':'NUMBER','value':'0'}]");
        static string Subject(string id, string fact) => $"{{'id':'{id}',{Figures(("m", "9.5"))},'facts':{{'x':'{fact}'}}}}";

        Each(All(rubric, $"{Subject("a", "1")},{Subject("b", "0")}"), "band").ShouldBe("a:B b:C");
        Each(All(rubric.Replace("'value':'0'}]", "'value':'0','overflowBand':'D'}]"), $"{Subject("a", "1")},{Subject("b", "0")}"), "band").ShouldBe("a:D b:D");
    }

    [Fact]
    [Rule("Q1", "Q6")]
    public void Undecided_AreNoCandidatesBelow()
    {
        var result = Filled("'kind':'NUMBER','value':'1'", "a:9.5 b:9.5 c:8", more: ",{'band':'B','kind':'NUMBER','value':'5'}");

        Of(result["quotas"]![1]!, "placed").ShouldBe("[c]");
    }

    [Fact]
    [Rule("P5", "Q1")]
    public void Sanctioned_TakesNoPlace() => Of(Filled("'kind':'NUMBER','value':'1'", "a:9.9 b:9.5", "'a'")["quotas"]![0]!, "placed", "overflow").ShouldBe("[b] []");

    [Theory]
    [InlineData("", "a:1 b:2 c:2 d:4")]
    [InlineData(",'ranking':{'method':'DENSE'}", "a:1 b:2 c:2 d:3")]
    [InlineData(",'ranking':{'by':'TOTAL_THEN_TIEBREAKS'},'tieBreaks':[{'key':'NODE','node':'n'}]", "a:1 b:3 c:2 d:4")]
    [Rule("K1", "K2")]
    public void Ranks_AreGivenByTotal(string ranking, string expected)
    {
        static string Subject(string id, string m, string n, string cluster = "K") => $"{{'id':'{id}','cluster':'{cluster}',{Figures(("m", m), ("n", n))}}}";
        var rubric = Tree("{'id':'m','type':'manual','max':'5'},{'id':'n','type':'manual','max':'5'}", ranking);
        var result = All(rubric, $"{Subject("d", "1", "1")},{Subject("c", "2", "3")},{Subject("b", "3", "2")},{Subject("a", "5", "5")}");

        Each(result, "rank").ShouldBe(expected);
        Each(result, "tied").ShouldBe(ranking.Contains("TIEBREAKS") ? "a:false b:false c:false d:false" : "a:false b:true c:true d:false");
        Each(All(rubric, $"{Subject("a", "5", "5")},{Subject("b", "1", "1", "other")}"), "rank").ShouldBe("a:1 b:1");
    }

    [Fact]
    [Rule("K3")]
    public void Ranks_AreOfWhoHasATotal()
    {
        var rubric = Leaf("'type':'manual','na':true", $",'bands':[{Four}]");
        var result = All(rubric, $"{{'id':'a',{Figures(("m", "5"))},'findings':[{{'type':'FORCE_LOWEST'}}]}},{{'id':'b',{Figures(("m", "4"))}}},{{'id':'c'}},{{'id':'d',{Figures(("m", "99"))}}},{{'id':'e','na':['m']}},{{'id':'f',{Figures(("m", "9"))},'withdrawn':true}}");

        Each(result, "rank").ShouldBe("a:1 b:2 c:- d:- e:- f:-");
        Each(result, "status").ShouldBe("a:FINAL b:FINAL c:INCOMPLETE d:ERROR e:NO_SCORE f:WITHDRAWN");
    }

    private static string Banded(string bands, string total) => Of(One(Leaf("'type':'manual'", $",'bands':{bands}"), Figures(("m", total))), "pointsBand", "band");

    private static string Subject(JsonNode result, string id, params string[] fields) => Of(result["subjects"]![id]!, fields);

    /// <summary>One cluster, a quota of the best band, four bands; "?" has no figure.</summary>
    private static JsonNode Filled(string quota, string totals, string sanctioned = "''", string withdrawn = "''", string more = "", string decisions = "")
    {
        var subjects = totals.Split(' ').Select(t => (Id: t.Split(':')[0], Total: t.Split(':')[1])).Select(t =>
            $"{{'id':'{t.Id}','cluster':'K','withdrawn':{(withdrawn.Contains($"'{t.Id}'") ? "true" : "false")},'inputs':{{{(t.Total == "?" ? "" : $"'m':{{'value':'{t.Total}'}}")}}},'findings':[{(sanctioned.Contains($"'{t.Id}'") ? "{'type':'NO_TOP'}" : "")}]}}");
        return All(Leaf("'type':'manual'", $",'bands':[{Four}],'quotas':[{{'band':'A',{quota}}}{more}]"), string.Join(',', subjects), decisions);
    }
}
