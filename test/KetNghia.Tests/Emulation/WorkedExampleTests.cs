using System.Text.Json.Nodes;
using static KetNghia.Tests.Emulation.Scored;

namespace KetNghia.Tests.Emulation;

/// <summary>The fourteen worked examples of the field, each with the figures on the way.</summary>
public sealed class WorkedExampleTests
{
    private const string Grades = "{'code':'XS','min':'90'},{'code':'TOT','min':'80'},{'code':'KHA','min':'65'},{'code':'TB','min':'50'},{'code':'YEU','min':'0'}";
    private const string GradesWithIv = "{'code':'XS','min':'90','conditions':[{'id':'IV60','type':'NODE_PERCENT','node':'IV','percent':'60'}]},{'code':'TOT','min':'80'},{'code':'KHA','min':'65'},{'code':'TB','min':'50'},{'code':'YEU','min':'0'}";
    private const string Quarter = "'component':'0.25','total':'0.01'";

    /// <summary>Group IV and the rest, a bonus and a penalty: enough to show what quotas, ties and conditions do.</summary>
    private static readonly string Short = Tree("{'id':'IV','kind':'group','max':'25','children':[{'id':'iv','type':'manual','max':'25'}]},{'id':'X','kind':'group','max':'75','children':[{'id':'x','type':'manual','max':'75'}]}",
        $",'bands':[{GradesWithIv}],'quotas':[{{'band':'XS','value':'0.25'}}],'tieBreaks':[{{'key':'BONUS'}},{{'key':'NODE','node':'IV'}},{{'key':'PENALTY'}}]"
        + ",'bonus':{'cap':'10','children':[{'id':'B','type':'manual','max':'10'}]},'penalty':{'cap':'10','children':[{'id':'P','type':'manual','max':'10'}]}", "100", Quarter);

    [Fact]
    public void W01_FullSheet_IsRoundedToAQuarterByComponent()
    {
        var sheet = All(DefaultRubric, DefaultSheet("820", "779"))["subjects"]!["A"]!;

        Scores(sheet, "I.1", "I.2", "I.3", "I").ShouldBe("5 4 3 12", "5 + 4/5 × 5 + (5 − 2)");
        Scores(sheet, "II.1", "II.2", "II.3", "II").ShouldBe("6.25 4 2.5 12.75", "9/10 × 7 = 6.30 → 6.25");
        Scores(sheet, "III.1", "III.2", "III.3", "III").ShouldBe("5 4.25 4 13.25");
        Scores(sheet, "IV.1", "IV.2", "IV.3", "IV.4", "IV").ShouldBe("8 7.75 2 2 19.75", "7/9 × 10 = 7.78 → 7.75");
        Scores(sheet, "V.1", "V.2", "V.3", "V").ShouldBe("4 4.75 4 12.75", "820/1000 × 5 = 4.10 → 4.00; 779/820 × 5 = 4.75; 5 − 2 × 0.5");
        Scores(sheet, "VI", "VII").ShouldBe("4.5 9");
        Of(sheet, "base", "bonus", "penalty", "total", "band").ShouldBe("84 3 1 86 TOT");
    }

    [Fact]
    public void W02_Condition_BeatsPoints()
    {
        var sheet = One(Short, Figures(("iv", "14.5"), ("x", "71.75"), ("B", "6"), ("P", "2")));

        Of(sheet, "base", "total", "pointsBand", "band").ShouldBe("86.25 90.25 TOT TOT");
        Reasons(sheet).ShouldBe("CONDITION_FAILED:XS:IV60", "14.50 of 25 is 58 %");
        One(Short, Figures(("iv", "15"), ("x", "71.25"), ("B", "6"), ("P", "2")))["pointsBand"]!.ToString().ShouldBe("XS", "15 of 25 is 60 %");
    }

    [Theory]
    [InlineData(9, 3, "A B C", "D")]
    [InlineData(7, 2, "A B", "C D")]
    public void W03_Quota_TakesAQuarterRoundedDown(int others, int seats, string placed, string overflow)
    {
        // With thirteen communes 3.25 places, with eleven 2.75.
        string[] best = [Ranked("A", "20", "66.5", "8"), Ranked("B", "20", "65", "8"), Ranked("C", "20", "68", "5"), Ranked("D", "20", "67.25", "4")];
        var result = All(Short, string.Join(',', best.Concat(Enumerable.Range(1, others).Select(i => Ranked($"Z{i}", "15", "40", "0")))));

        Of(result["quotas"]![0]!, "seats", "placed", "undecided", "overflow").ShouldBe($"{seats} [{placed}] [] [{overflow}]");
        string.Join(' ', "ABCD".Select(id => Of(result["subjects"]![id.ToString()]!, "total"))).ShouldBe("94.5 93 93 91.25");
        Of(result["subjects"]!["D"]!, "pointsBand", "band", "reasons").ShouldBe("XS TOT [QUOTA_OVERFLOW:XS]");
    }

    [Fact]
    public void W04_TieForTheLastPlace_NeedsADecision()
    {
        var communes = string.Join(',', [Ranked("E", "20", "68", "4"), Ranked("F", "20", "68", "4"), .. Enumerable.Range(1, 3).Select(i => Ranked($"Z{i}", "15", "40", "0"))]);
        var open = All(Short, communes);
        var decided = All(Short, communes, ",'decisions':[{'band':'XS','scope':'K','chosen':['F']}]");

        Of(open["quotas"]![0]!, "seats", "placed", "undecided", "seatsLeft").ShouldBe("1 [] [E F] 1");
        Of(open["subjects"]!["E"]!, "status", "total", "band").ShouldBe("NEEDS_DECISION 92 -");
        Of(decided["quotas"]![0]!, "placed", "undecided", "overflow").ShouldBe("[F] [] [E]");
        (Of(decided["subjects"]!["E"]!, "band"), Of(decided["subjects"]!["F"]!, "band", "reasons")).ShouldBe(("TOT", "XS [DECIDED:XS]"));
    }

    [Fact]
    public void W05_Leader_GetsAllAndOthersByTheirDistance()
    {
        static string Subject(string id, int target, int actual) => $"{{'id':'{id}','inputs':{{'L':{{'target':'{target}','actual':'{actual}'}}}}}}";
        var result = All(Tree("{'id':'L','type':'relative_to_leader','max':'20','mode':'TARGET'}", max: "20"), string.Join(',', Subject("a", 100, 80), Subject("b", 50, 50), Subject("c", 40, 52), Subject("d", 60, 90)));

        // 0.80 below the target, 1.00 at it, 10 + 10 × 0.30/0.50, the leader at 1.50.
        Each(result, "total").ShouldBe("a:8 b:10 c:16 d:20");
    }

    [Theory]
    [InlineData("MEAN", true, "8.25")]
    [InlineData("MEDIAN", true, "8.25")]
    [InlineData("TRIMMED_MEAN", true, "8.25")]
    [InlineData("MEAN", false, "8.5")]
    public void W06_FiveScorers_OneRecused(string method, bool isRecused, string expected)
    {
        // 8 + 8.5 + 9 + 7 = 32.5, a fourth of it 8.125 → 8.25; with 9.5 the mean is 8.40 → 8.50.
        string[] values = ["8", "8.5", "9", "7", "9.5"];
        var scores = string.Join(',', values.Select((v, i) => $"{{'m':'{i}','v':'{v}'{(isRecused && i == 4 ? ",'recused':true" : "")}}}"));

        Score(One(Leaf($"'type':'manual','aggregation':{{'method':'{method}'}}", rounding: Quarter), $"'inputs':{{'m':{{'scores':[{scores}]}}}}"), "m").ShouldBe(expected);
    }

    [Theory]
    [InlineData("ALL", "80", 8, 0, "11 9 72.73 NOT_PASSED")]
    [InlineData("ALL", "80", 9, 0, "11 9 81.82 PASSED")]
    [InlineData("ALL", "90", 9, 0, "11 10 81.82 NOT_PASSED")]
    [InlineData("NOT_RECUSED", "90", 9, 1, "10 9 90 PASSED")]
    public void W07_SameBallots_OtherDenominators(string denominator, string threshold, int yes, int recused, string expected)
    {
        var counts = $"'members':11,'present':11,'recused':{recused},'recusedPresent':{recused},'yes':{yes},'no':{11 - recused - yes}";

        Of(Result("vote", $"'rule':{{'denominator':'{denominator}','threshold':'{threshold}'}},'counts':{{{counts}}}"), "denominator", "needed", "percent", "result").ShouldBe(expected);
    }

    [Theory]
    [InlineData("NO_RESCALE", "81 TOT")]
    [InlineData("RESCALE", "90 XS")]
    [InlineData("FULL_MARKS", "91 XS")]
    public void W08_NotApplicableGroup_ByThreePolicies(string policy, string expected)
    {
        // 45 + 18 + 18 = 81 of 90: 81, or 81/90 × 100, or 81 + 10.
        static string Group(string id, int max, string na = "") => $"{{'id':'{id}','kind':'group','max':'{max}'{na},'children':[{{'id':'{id}.m','type':'manual','max':'{max}'}}]}}";
        var rubric = Tree(string.Join(',', Group("I", 50), Group("II", 20), Group("III", 20), Group("V", 10, ",'na':true")), $",'naPolicy':'{policy}','bands':[{Grades}]", "100", Quarter);

        Of(One(rubric, $"{Figures(("I.m", "45"), ("II.m", "18"), ("III.m", "18"))},'na':['V']"), "total", "band").ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-12-21", "1")]
    [InlineData("2026-12-15", "0")]
    [InlineData("2027-01-31", "3")]
    public void W09_Late_CostsHalfAPointForEachStartedThreeDays(string sent, string points)
    {
        var rubric = Leaf("'type':'manual'", ",'penalty':{'cap':'3','children':[{'id':'late','type':'late','max':'3','per':'0.5','unitDays':3}]}");

        One(rubric, $"'inputs':{{'m':{{'value':'10'}},'late':{{'due':'2026-12-15','sent':'{sent}'}}}}")["penalty"]!.ToString().ShouldBe(points, "six days are two times three");
    }

    [Theory]
    [InlineData("8", "KHONG", "CONDITION_FAILED:TOT:all85 CONDITION_FAILED:XS:all90")]
    [InlineData("8.5", "TOT", "CONDITION_FAILED:XS:all90")]
    [InlineData("9", "XS", "")]
    public void W10_Floor_DropsToTheHighestBandWhoseConditionsHold(string weakest, string band, string reasons)
    {
        // The weakest of two criteria decides, however many points there are beside it.
        static string Floor(string code, int min, int percent) => $"{{'code':'{code}','min':'{min}','conditions':[{{'id':'all{percent}','type':'ALL_PERCENT','kind':'criterion','percent':'{percent}'}}]}}";
        var rubric = Tree("{'id':'I','kind':'criterion','max':'90','children':[{'id':'a','type':'manual','max':'90'}]},{'id':'II','kind':'criterion','max':'10','children':[{'id':'b','type':'manual','max':'10'}]}",
            $",'bands':[{Floor("XS", 90, 90)},{Floor("TOT", 80, 85)},{{'code':'KHONG','min':'0'}}]", "100", Quarter);
        var sheet = One(rubric, Figures(("a", "83"), ("b", weakest)));

        (Of(sheet, "band"), Reasons(sheet)).ShouldBe((band, reasons));
    }

    [Fact]
    public void W10_Floor_OfTheSchemeOfTheSource()
    {
        // 91.00, II.2 has 80 %: not 85 % of excellent, but the 80 % of good, although good ends below 90.
        var rubric = Tree("{'id':'I','kind':'criterion','max':'90','children':[{'id':'a','type':'manual','max':'90'}]},{'id':'II.2','kind':'criterion','max':'10','children':[{'id':'b','type':'manual','max':'10'}]}",
            ",'bands':[{'code':'XS','min':'90','conditions':[{'id':'all85','type':'ALL_PERCENT','kind':'criterion','percent':'85'}]},{'code':'TOT','min':'80','max':'90','conditions':[{'id':'all80','type':'ALL_PERCENT','kind':'criterion','percent':'80'}]},{'code':'HT','min':'0'}]", "100", Quarter);

        Of(One(rubric, Figures(("a", "83"), ("b", "8"))), "total", "band", "reasons").ShouldBe("91 TOT [CONDITION_FAILED:XS:all85]");
    }

    [Fact]
    public void W11_FalseEvidence_CostsTheCriterionThePenaltyAndABand()
    {
        var rubric = Tree("{'id':'I','kind':'group','max':'90','children':[{'id':'x','type':'manual','max':'90'}]},{'id':'II','kind':'group','max':'10','children':[{'id':'k','kind':'criterion','max':'10','children':[{'id':'y','type':'manual','max':'10'}]}]}",
            $",'bands':[{Grades}],'penalty':{{'cap':'10','mode':'CAPPED_SUM','children':[{{'id':'P1','type':'per_count','per':'5','sanctions':[{{'type':'DOWN_ONE'}}]}}]}}", "100", Quarter);
        var before = One(rubric, Figures(("x", "86.5"), ("y", "6")));
        var after = One(rubric, "'inputs':{'x':{'value':'86.5'},'y':{'value':'6'},'P1':{'count':1}},'voided':['k']");

        Of(before, "total", "band").ShouldBe("92.5 XS");
        Scores(after, "y", "k", "II").ShouldBe("6 0 0");
        Of(after, "penalty", "total", "pointsBand", "band", "reasons").ShouldBe("5 81.5 TOT KHA [SANCTION:DOWN_ONE:P1 VOIDED:k]");
    }

    [Theory]
    [InlineData("DBKK", "DAT")]
    [InlineData("PLAIN", "KHONG")]
    [InlineData("CENTRAL_CITY", "KHONG")]
    public void W12_AreaClass_PassesAtSixtyInTheMountains(string area, string band)
    {
        // 15 + 15 + 15 + 15 + 14 = 74, each at least half of 20.
        var rubric = Tree(string.Join(',', Enumerable.Range(0, 5).Select(i => $"{{'id':'t{i}','kind':'criterion','max':'20','children':[{{'id':'m{i}','type':'manual','max':'20'}}]}}")),
            ",'bands':[{'code':'DAT','min':'80','minByArea':{'CENTRAL_CITY':'90','DBKK':'60'},'conditions':[{'id':'half','type':'ALL_PERCENT','kind':'criterion','percent':'50'}]},{'code':'KHONG','min':'0'}]", "100", Quarter);
        static string Inputs(string last, string first) => Figures(("m0", first), ("m1", "15"), ("m2", "15"), ("m3", "15"), ("m4", last));

        Of(One(rubric, $"{Inputs("14", "15")},'areaClass':'{area}'"), "total", "band").ShouldBe($"74 {band}");
        Of(One(rubric, $"{Inputs("9.75", "19.25")},'areaClass':'{area}'"), "total", "band").ShouldBe("74 KHONG", "9.75 is less than half");
    }

    [Fact]
    public void W13_KnockOut_MakesTheCriterionNothing()
    {
        var rubric = Tree("{'id':'g','kind':'group','max':'10','children':[{'id':'k','kind':'criterion','max':'4','children':["
            + "{'id':'k1','type':'choice','max':'1','levels':[{'code':'yes','points':'1'},{'code':'unlawful','points':'0','knockout':true}]},{'id':'k2','type':'manual','max':'1'},{'id':'k3','type':'manual','max':'2'}]},{'id':'o','type':'manual','max':'6'}]}", rounding: Quarter);
        var sheet = One(rubric, Figures(("k1", "unlawful"), ("k2", "1"), ("k3", "2"), ("o", "5")));

        Scores(sheet, "k1", "k2", "k3", "k", "g").ShouldBe("0 1 2 0 5");
        Of(sheet, "total", "reasons").ShouldBe("5 [KNOCKED_OUT:k]");
    }

    [Fact]
    public void W14_CorrectionAfterTheLock_LeavesTheLockedTotal()
    {
        // A receipt is taken back: 820 → 770 of 1000 is 3.85 → 3.75 in place of 4.00; 731.5 of 770 stays 4.75.
        var result = Result("lock", $"'snapshot':{{'subjects':[{DefaultSheet("820", "779")}]}},'current':{{'subjects':[{DefaultSheet("770", "731.5")}]}}", DefaultRubric);

        Of(result["locked"]!["subjects"]!["A"]!, "total", "band").ShouldBe("86 TOT");
        string.Join(' ', result["differences"]!.AsArray().Select(d => Of(d!, "node", "locked", "now"))).ShouldBe("V.1 4 3.75");
        string.Join(' ', result["inputOnly"]!.AsArray().Select(d => Of(d!, "node"))).ShouldBe("V.2");
        result["totalsNow"]!["A"]!.ToString().ShouldBe("85.75");
    }

    /// <summary>The default rubric of a receiving commune, as the first case holds it.</summary>
    private static string DefaultRubric { get; } = JsonNode.Parse(ScoringCaseTests.Read("scoring/W1-h-001.json"))!["rubric"]!.ToJsonString();

    private static string DefaultSheet(string received, string used) =>
        "{'id':'A','inputs':{'I.1':{'value':'on_time'},'I.2':{'num':'4','den':'5'},'I.3':{'count':2},'II.1':{'num':'9','den':'10'},'II.2':{'value':'90'},'II.3':{'actual':'200','target':'240'},"
        + "'III.1':{'num':'10','den':'10'},'III.2':{'value':'mostly'},'III.3':{'num':'8','den':'10'},'IV.1':{'num':'6','den':'6'},'IV.2':{'num':'7','den':'9'},'IV.3':{'count':1},'IV.4':{'value':'2'},"
        + "'V.3':{'count':2},'VI.1':{'num':'9','den':'10'},'VII.1':{'count':1},'B1':{'count':1},'B2':{'count':1},'P3':{'count':1}},"
        + $"'measures':{{'resources.received':'{received}','resources.pledged':'1000','resources.used':'{used}'}}}}";

    private static string Ranked(string id, string iv, string rest, string bonus) => $"{{'id':'{id}','cluster':'K',{Figures(("iv", iv), ("x", rest), ("B", bonus), ("P", "0"))}}}";
}
