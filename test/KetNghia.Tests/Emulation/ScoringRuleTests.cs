using System.Text.Json.Nodes;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Rules at their edges, each by the smallest rubric that shows it.</summary>
public sealed class ScoringRuleTests
{
    private const string Bands = """[{"code":"A","min":"9","conditions":[{"id":"f","type":"FACT_MIN","fact":"years","value":"2"}]},{"code":"B","min":"6"},{"code":"C","min":"0"}]""";

    [Theory]
    [InlineData("""{"value":"10"}""", "10", "FINAL")]
    [InlineData("""{"value":"1/3"}""", "0.33", "FINAL")]
    [InlineData("""{"value":"10.5"}""", null, "ERROR")]
    [InlineData("""{"value":"nhiều"}""", null, "ERROR")]
    [InlineData("{}", null, "INCOMPLETE")]
    [InlineData("""{"scores":[{"m":"a","v":"8"},{"m":"b","v":"6","w":"3"}]}""", "6.5", "FINAL")]
    [InlineData("""{"scores":[{"m":"a","v":"8","recused":true}]}""", null, "INCOMPLETE")]
    public void Manual_TakesWhatIsInItsRange(string input, string? total, string status) => Check(Leaf("manual", ""), input, total, status);

    [Theory]
    [InlineData("ratio", "", """{"num":"1","den":"3"}""", "3.33")]
    [InlineData("ratio", "", """{"num":"5","den":"3"}""", "10")]
    [InlineData("ratio", "", """{"den":"0"}""", "10")]
    [InlineData("ratio", ",\"nothingDue\":\"ZERO\"", """{"num":"0","den":"0"}""", "0")]
    [InlineData("ratio", "", """{"state":"NOTHING_DUE"}""", "10")]
    [InlineData("per_count", ",\"per\":\"2.5\"", """{"count":3}""", "7.5")]
    [InlineData("minus_per_count", ",\"per\":\"3\"", """{"count":5}""", "0")]
    [InlineData("minus_plus", ",\"per\":\"4\",\"extra\":\"3\"", """{"count":9,"quality":"50"}""", "1.5")]
    [InlineData("step_table", ",\"steps\":[{\"at\":\"50\",\"points\":\"4\"},{\"at\":\"80\",\"points\":\"10\"}]", """{"num":"4","den":"5"}""", "10")]
    [InlineData("step_table", ",\"steps\":[{\"at\":\"50\",\"points\":\"4\"},{\"at\":\"80\",\"points\":\"10\"}]", """{"value":"79.999"}""", "4")]
    [InlineData("step_table", ",\"direction\":\"AT_MOST\",\"otherwise\":\"1\",\"steps\":[{\"at\":\"5\",\"points\":\"10\"},{\"at\":\"9\",\"points\":\"4\"}]", """{"value":"5"}""", "10")]
    [InlineData("step_table", ",\"direction\":\"AT_MOST\",\"otherwise\":\"1\",\"steps\":[{\"at\":\"5\",\"points\":\"10\"},{\"at\":\"9\",\"points\":\"4\"}]", """{"value":"9.01"}""", "1")]
    [InlineData("target", ",\"target\":\"80\",\"minShare\":\"50\"", """{"actual":"40"}""", "5")]
    [InlineData("target", ",\"target\":\"80\",\"minShare\":\"50\"", """{"actual":"39"}""", "0")]
    [InlineData("target", ",\"target\":\"80\",\"below\":\"ZERO\"", """{"actual":"79"}""", "0")]
    [InlineData("average_of_events", "", """{"events":["10","9","9"]}""", "9.33")]
    [InlineData("average_of_events", "", """{"events":[]}""", "10")]
    [InlineData("relative_to_leader", ",\"mode\":\"TARGET\"", """{"actual":"3","target":"3"}""", "5")]
    [InlineData("relative_to_leader", ",\"mode\":\"TARGET\"", """{"actual":"4","target":"3"}""", "10")]
    [InlineData("relative_to_leader", ",\"mode\":\"NO_TARGET\"", """{"actual":"0"}""", "10")]
    [InlineData("formula", ",\"expr\":\"if(count(m) > 2, sum(m) / 3, 10)\"", "{}", "2")]
    public void Component_GivesItsPoints(string type, string more, string input, string total) => Check(Leaf(type, more), input, total, "FINAL");

    [Fact]
    public void Rounding_OfAThirdTimesAnEighth_IsATie()
    {
        // 1/3 × 0.375 is 0.125 exactly: half a step of 0.25, which goes up.
        var sheet = One("""{"rounding":{"component":"0.25","total":"0.01"},"base":{"id":"r","kind":"root","max":"0.375","children":[{"id":"m","type":"ratio","max":"0.375"}]}}""", """{"m":{"num":"1","den":"3"}}""");

        sheet["total"]!.ToString().ShouldBe("0.25");
    }

    [Theory]
    [InlineData("RESCALE", "9", "RESCALED:r")]
    [InlineData("NO_RESCALE", "4.5", "")]
    [InlineData("FULL_MARKS", "9.5", "")]
    public void NotApplicable_FollowsThePolicy(string policy, string total, string reasons)
    {
        var sheet = Sheet(TwoLeaves($",\"naPolicy\":\"{policy}\""), """{"id":"A","inputs":{"a":{"value":"4.5"}},"na":["b"]}""");

        (sheet["total"]!.ToString(), string.Join(' ', Reasons(sheet))).ShouldBe((total, reasons));
    }

    [Fact]
    public void NotApplicable_WhereItMayNotBe_IsAnError()
    {
        var sheet = Sheet(TwoLeaves(""), """{"id":"A","inputs":{},"na":["a"]}""");

        (sheet["status"]!.ToString(), sheet["error"]!.ToString(), sheet["canSubmit"]!.GetValue<bool>()).ShouldBe(("ERROR", "NA_NOT_ALLOWED", false));
    }

    [Fact]
    public void NotApplicable_Everything_IsNoScore()
    {
        var rubric = """{"rounding":{"total":"0.01"},"base":{"id":"r","kind":"root","max":"5","children":[{"id":"g","max":"5","children":[{"id":"a","type":"manual","max":"5","na":true}]}]}}""";

        Sheet(rubric, """{"id":"A","na":["a"]}""")["status"]!.ToString().ShouldBe("NO_SCORE");
    }

    [Theory]
    [InlineData("ZERO", "APPRAISAL", "0", "EVIDENCE_ZEROED:m", true)]
    [InlineData("ZERO", "SELF", "8", "EVIDENCE_MISSING:m", true)]
    [InlineData("BLOCK", "APPRAISAL", "8", "EVIDENCE_MISSING:m", false)]
    [InlineData("OFF", "APPRAISAL", "8", "EVIDENCE_MISSING:m", true)]
    public void Evidence_Lacking_FollowsThePolicy(string policy, string stage, string total, string reason, bool canSubmit)
    {
        var rubric = Leaf("manual", ",\"evidence\":true", $",\"evidencePolicy\":\"{policy}\"");
        var sheet = Sheet(rubric, """{"id":"A","inputs":{"m":{"value":"8"}}}""", $",\"stage\":\"{stage}\"");

        (sheet["total"]!.ToString(), Reasons(sheet).Single(), sheet["canSubmit"]!.GetValue<bool>()).ShouldBe((total, reason, canSubmit));
    }

    [Theory]
    [InlineData("{}", "B", "CONDITION_UNKNOWN:A:f")]
    [InlineData("""{"years":"1"}""", "B", "CONDITION_FAILED:A:f")]
    [InlineData("""{"years":2}""", "A", "")]
    public void Band_WithAConditionNotKnown_IsNotReached(string facts, string band, string reasons)
    {
        var sheet = Sheet(Leaf("manual", "", $",\"bands\":{Bands}"), $$$"""{"id":"A","inputs":{"m":{"value":"9.5"}},"facts":{{{facts}}}}""");

        (sheet["band"]!.ToString(), string.Join(' ', Reasons(sheet))).ShouldBe((band, reasons));
    }

    [Theory]
    [InlineData("""[{"type":"NO_TOP"}]""", "B")]
    [InlineData("""[{"type":"DOWN_ONE"},{"type":"DOWN_ONE"}]""", "B")]
    [InlineData("""[{"type":"NO_TOP"},{"type":"DOWN_ONE"}]""", "C")]
    [InlineData("""[{"type":"FORCE_LOWEST"}]""", "C")]
    [InlineData("""[{"type":"MAX_BAND","band":"C"}]""", "C")]
    public void Sanctions_LowerTheBandAndNeverTheRank(string findings, string band)
    {
        var sheet = Sheet(Leaf("manual", "", $",\"bands\":{Bands}"), $$$"""{"id":"A","inputs":{"m":{"value":"9.5"}},"facts":{"years":2},"findings":{{{findings}}}}""");

        (sheet["pointsBand"]!.ToString(), sheet["band"]!.ToString(), sheet["total"]!.ToString(), sheet["rank"]!.GetValue<int>()).ShouldBe(("A", band, "9.5", 1));
    }

    [Fact]
    public void Rounds_ChangedScore_NeedsAReasonAndLaterOnesDoNotCount()
    {
        var rubric = Leaf("manual", "", ",\"rounds\":[\"self\",\"appraisal\",\"council\"],\"officialRound\":\"appraisal\"");
        string Subject(string appraisal) => $$$"""{"id":"A","rounds":{"self":{"inputs":{"m":{"value":"9"}} },"appraisal":{{{appraisal}}},"council":{"inputs":{"m":{"value":"1"}} } } }""";
        var silent = Sheet(rubric, Subject("""{"inputs":{"m":{"value":"7"}}}"""));
        var said = Sheet(rubric, Subject("""{"inputs":{"m":{"value":"7"}},"reasons":{"m":"Thiếu biên bản"}}"""));

        (silent["canSubmit"]!.GetValue<bool>(), Reasons(silent).Single()).ShouldBe((false, "REASON_REQUIRED:appraisal:m"));
        said["canSubmit"]!.GetValue<bool>().ShouldBeTrue();
        said["roundTotals"]!.ToJsonString().ShouldBe("""{"self":"9","appraisal":"7"}""");
        said["total"]!.ToString().ShouldBe("7");
    }

    [Fact]
    public void Weight_OfNothing_ChangesNothingAbove()
    {
        var rubric = """{"rounding":{"total":"0.01"},"base":{"id":"r","kind":"root","max":"5","children":[{"id":"a","type":"manual","max":"5"},{"id":"i","type":"choice","max":"5","weight":"0","levels":[{"code":"bad","points":"0","knockout":true},{"code":"good","points":"5"}]}]}}""";

        Sheet(rubric, """{"id":"A","inputs":{"a":{"value":"4"},"i":{"value":"bad"}}}""")["total"]!.ToString().ShouldBe("4");
        Sheet(rubric, """{"id":"A","inputs":{"a":{"value":"4"}}}""")["status"]!.ToString().ShouldBe("FINAL");
    }

    [Theory]
    [InlineData("""{"members":11,"present":7,"yes":7}""", "0.75", "NO_QUORUM")]
    [InlineData("""{"members":11,"present":11,"yes":6,"no":5}""", null, "PASSED")]
    [InlineData("""{"members":10,"present":10,"yes":5,"no":5}""", null, "NOT_PASSED")]
    [InlineData("""{"members":10,"present":10,"yes":9,"no":2}""", null, "BALLOTS_EXCEED_VOTERS")]
    [InlineData("""{"members":10,"present":12}""", null, "COUNTS_INCONSISTENT")]
    public void Vote_MoreThanHalf(string counts, string? quorum, string expected)
    {
        var share = quorum is null ? "" : $",\"quorum\":\"{quorum}\"";
        var result = new ScoringCase().Compute($$$"""{"id":"v","kind":"vote","input":{"rule":{"denominator":"ALL","threshold":"50","compare":"GT"{{{share}}}},"counts":{{{counts}}}}}""")["result"]!;

        (result["result"] ?? result["error"])!.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Seats_ByLargestRemainder_LeaveEqualClaimsUndecided()
    {
        var result = new ScoringCase().Compute("""{"id":"s","kind":"seats","input":{"quota":{"band":"A","kind":"SHARE","value":"0.25","rounding":"CEIL","scope":"APPORTIONED"},"bases":{"C1":5,"C2":5,"C3":10}}}""")["result"]!;

        // 5 of 20: 1.25, 1.25 and 2.5.
        result.ToJsonString().ShouldBe("""{"seats":{"C1":1,"C2":1,"C3":3},"undecidedSeats":0}""");
        var tied = new ScoringCase().Compute("""{"id":"s","kind":"seats","input":{"quota":{"band":"A","kind":"NUMBER","value":"1","scope":"APPORTIONED"},"bases":{"C1":5,"C2":5}}}""")["result"]!;
        tied.ToJsonString().ShouldBe("""{"seats":{"C1":0,"C2":0},"undecidedSeats":1}""");
    }

    private static void Check(string rubric, string input, string? total, string status)
    {
        var sheet = Sheet(rubric, $$$"""{"id":"A","inputs":{"m":{{{input}}}},"measures":{"m":["1","2","3"]}}""");

        (sheet["status"]!.ToString(), sheet["total"]?.ToString()).ShouldBe((status, total));
    }

    private static string Leaf(string type, string more, string ofRubric = "") =>
        $$$"""{"rounding":{"component":"0.01","total":"0.01"},"base":{"id":"r","kind":"root","max":"10","children":[{"id":"m","type":"{{{type}}}","max":"10"{{{more}}}}]}{{{ofRubric}}}}""";

    private static string TwoLeaves(string more) =>
        $$$"""{"rounding":{"total":"0.01"},"base":{"id":"r","kind":"root","max":"10","children":[{"id":"a","type":"manual","max":"5"},{"id":"b","type":"manual","max":"5","na":true}]}{{{more}}}}""";

    private static JsonNode One(string rubric, string inputs) => Sheet(rubric, $$$"""{"id":"A","inputs":{{{inputs}}}}""");

    private static JsonNode Sheet(string rubric, string subject, string more = "") =>
        new ScoringCase().Compute($$$"""{"id":"t","kind":"assess","rubric":{{{rubric}}},"input":{"subjects":[{{{subject}}}]{{{more}}}}}""")["result"]!["subjects"]!["A"]!;

    private static IEnumerable<string> Reasons(JsonNode sheet) => sheet["reasons"]!.AsArray().Select(r => r!.ToString());
}
