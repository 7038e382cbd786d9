using System.Text.Json;
using System.Text.Json.Nodes;
using KetNghia.Emulation.Scoring;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>Each fault a rubric can have, put into a sound one.</summary>
public sealed class RubricCheckTests
{
    private static string Sound => JsonNode.Parse(ScoringCaseTests.Read("scoring/validate-h-267.json"))!["rubric"]!.ToJsonString();

    [Fact]
    public void SoundRubric_HasNoFault() => new ScoringCase().Check(Sound).ShouldBeEmpty();

    [Theory]
    [InlineData("base.children.0.max", "\"16\"", "MAX_MISMATCH:I,MAX_MISMATCH:root")]
    [InlineData("base.children.0.children.0.max", "null", "MAX_REQUIRED:I.1")]
    [InlineData("base.children.0.children.0.levels.0.points", "\"4\"", "MAX_UNREACHABLE:I.1")]
    [InlineData("base.children.0.children.0.levels.1.points", "\"6\"", "POINTS_RANGE:I.1")]
    [InlineData("base.children.0.children.0.levels.1.code", "\"on_time\"", "DUPLICATE_LEVEL:I.1")]
    [InlineData("base.children.0.children.1.id", "\"I.1\"", "DUPLICATE_ID:I.1")]
    [InlineData("base.children.0.children.1.type", "\"magic\"", "UNKNOWN_TYPE:I.2")]
    [InlineData("base.children.0.cap", "\"16\"", "CAP_ABOVE_MAX:I")]
    [InlineData("base.children.0.floor", "\"15.5\"", "FLOOR_ABOVE_CAP:I")]
    [InlineData("base.children.1.children.1.steps.0.at", "\"75\"", "STEP_ORDER:II.2")]
    [InlineData("bonus.cap", "null", "BLOCK_CAP_REQUIRED:bonus")]
    [InlineData("bonus.children.0.type", "\"ratio\"", "MAX_REQUIRED:B1,TYPE_NOT_IN_BLOCK:B1")]
    [InlineData("bands.1.min", "\"95\"", "BAND_ORDER:TOT")]
    [InlineData("bands.1.max", "\"85\"", "BAND_GAP:TOT")]
    [InlineData("bands.1.max", "\"91\"", "BAND_OVERLAP:TOT")]
    [InlineData("bands.1.max", "\"89.75\"", "")]
    [InlineData("bands.4.min", "\"10\"", "BAND_GAP:YEU")]
    [InlineData("bands.0.min", "\"111\"", "BAND_UNREACHABLE:XS")]
    [InlineData("quotas.0.value", "\"1.2\"", "QUOTA_RANGE:XS")]
    [InlineData("quotas.0.band", "\"XX\"", "QUOTA_BAND:XX")]
    [InlineData("quotas.0.overflowBand", "\"XS\"", "OVERFLOW_BAND:XS")]
    [InlineData("tieBreaks.1.node", "\"IX\"", "TIEBREAK_NODE:IX")]
    [InlineData("rounding.component", "\"0.3\"", "ROUNDING_STEP:component")]
    [InlineData("rounding.total", "null", "TOTAL_STEP_REQUIRED")]
    [InlineData("rounding.group", "\"2\"", "ROUNDING_STEP:group")]
    [InlineData("rounding.total", "\"0.001\"", "ROUNDING_STEP:total")]
    [InlineData("base.children.0.children.2.per", "\"-1\"", "POINTS_RANGE:I.3")]
    [InlineData("base.children.0.children.2.min", "\"6\"", "POINTS_RANGE:I.3")]
    [InlineData("base.children.0.children.0.levels.1.points", "\"-1\"", "POINTS_RANGE:I.1")]
    [InlineData("base.children.1.children.1.steps.0.points", "\"6\"", "POINTS_RANGE:II.2")]
    [InlineData("base.children.1.children.1.steps.3.points", "\"4\"", "MAX_UNREACHABLE:II.2")]
    [InlineData("base.children.1.children.1.steps.0.at", "\"70\"", "STEP_ORDER:II.2")]
    [InlineData("base.children.0.cap", "\"15\"", "")]
    [InlineData("base.children.0.floor", "\"15\"", "")]
    [InlineData("bands.4.conditions", "[{\"id\":\"c\",\"type\":\"PENALTY_MAX\",\"value\":\"1\"}]", "LOWEST_BAND_CONDITION:YEU")]
    [InlineData("bands.1.min", "\"90\"", "BAND_ORDER:TOT")]
    [InlineData("bands.1.max", "\"90\"", "")]
    [InlineData("bands.0.min", "\"110\"", "")]
    [InlineData("bands.1.minByArea", "{\"DBKK\":\"95\"}", "BAND_ORDER:TOT")]
    [InlineData("bands.4.minByArea", "{\"DBKK\":\"5\"}", "BAND_GAP:YEU")]
    [InlineData("bands.0.minByArea", "{\"DBKK\":\"120\"}", "BAND_UNREACHABLE:XS")]
    [InlineData("quotas.0.value", "\"1\"", "")]
    [InlineData("quotas.0.value", "\"-0.1\"", "QUOTA_RANGE:XS")]
    [InlineData("quotas.0.minSeats", "-1", "QUOTA_RANGE:XS")]
    [InlineData("quotas.0.kind", "\"NUMBER\"", "QUOTA_RANGE:XS")]
    [InlineData("quotas.0.eligibleFrom", "\"XX\"", "QUOTA_BAND:XS")]
    [InlineData("quotas.0.overflowBand", "\"XX\"", "OVERFLOW_BAND:XS")]
    [InlineData("tieBreaks.1.node", "null", "TIEBREAK_NODE")]
    [Rule("MAX_MISMATCH", "MAX_REQUIRED", "MAX_UNREACHABLE", "POINTS_RANGE", "DUPLICATE_LEVEL", "DUPLICATE_ID", "UNKNOWN_TYPE", "CAP_ABOVE_MAX", "FLOOR_ABOVE_CAP", "STEP_ORDER", "BLOCK_CAP_REQUIRED", "TYPE_NOT_IN_BLOCK")]
    [Rule("BAND_ORDER", "BAND_GAP", "BAND_OVERLAP", "BAND_UNREACHABLE", "LOWEST_BAND_CONDITION", "QUOTA_RANGE", "QUOTA_BAND", "OVERFLOW_BAND", "TIEBREAK_NODE", "ROUNDING_STEP", "TOTAL_STEP_REQUIRED")]
    public void Fault_IsNamedWithItsPlace(string at, string value, string expected) => string.Join(',', new ScoringCase().Check(With(at, value))).ShouldBe(expected);

    [Theory]
    [InlineData("1 +", "FORMULA_SYNTAX:f")]
    [InlineData("sqrt(2)", "FORMULA_UNKNOWN_FUNCTION:f")]
    [InlineData("more", "FORMULA_UNKNOWN_INPUT:f")]
    [InlineData("known", "")]
    [InlineData("((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))", "FORMULA_DEPTH:f")]
    [Rule("FORMULA_SYNTAX", "FORMULA_UNKNOWN_FUNCTION", "FORMULA_UNKNOWN_INPUT", "FORMULA_DEPTH")]
    public void Formula_IsReadWhenPublished(string expr, string expected)
    {
        var rubric = $$$"""{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":"5","children":[{"id":"f","type":"formula","max":"5","expr":{{{JsonSerializer.Serialize(expr)}}}}]},"measures":["known"]}""";

        string.Join(',', new ScoringCase().Check(rubric)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(""" "id":"k","type":"choice","max":"5","levels":[{"code":"a","points":"5","knockout":true}] """, "KNOCKOUT_AT_ROOT:k")]
    [InlineData(""" "id":"l","type":"late","max":"5","per":"1" """, "TYPE_NOT_IN_BASE:l")]
    [InlineData(""" "id":"m","type":"minus_plus","max":"5","per":"1","extra":"6" """, "EXTRA_RANGE:m")]
    [InlineData(""" "id":"c","mode":"CAPPED_SUM","max":"5","children":[{"id":"x","type":"manual","max":"4"}] """, "MAX_UNREACHABLE:c")]
    [InlineData(""" "id":"c","mode":"CAPPED_SUM","max":"5","children":[{"id":"x","type":"manual","max":"6"}] """, "")]
    [InlineData(""" "id":"c","max":"5","children":[{"id":"x","type":"manual","max":"5"},{"id":"i","type":"manual","max":"9","weight":"0"}] """, "")]
    [InlineData(""" "id":"c","max":"5","children":[{"id":"k","type":"choice","max":"5","levels":[{"code":"a","points":"5","knockout":true}]}] """, "")]
    [InlineData(""" "id":"m","type":"minus_plus","max":"5","per":"1","extra":"-1" """, "EXTRA_RANGE:m")]
    [Rule("KNOCKOUT_AT_ROOT", "TYPE_NOT_IN_BASE", "EXTRA_RANGE", "MAX_UNREACHABLE")]
    public void Node_ThatCannotBe_IsNamed(string node, string expected) =>
        string.Join(',', new ScoringCase().Check($$$"""{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":"5","children":[{{{{node}}}}]}}""")).ShouldBe(expected);

    [Theory]
    [InlineData(""" "id":"b","type":"per_count","per":"1" """, "")]
    [InlineData(""" "id":"b","type":"late","per":"1" """, "")]
    [InlineData(""" "id":"b","type":"boolean" """, "MAX_REQUIRED:b")]
    [InlineData(""" "id":"b","type":"manual","max":"5","min":"-1" """, "POINTS_RANGE:b")]
    [InlineData(""" "id":"b","type":"choice","max":"5","levels":[{"code":"a","points":"5"}] """, "")]
    [InlineData(""" "id":"b","type":"average_of_events","max":"5" """, "")]
    [InlineData(""" "id":"b","type":"formula","max":"5","expr":"1" """, "")]
    [InlineData(""" "id":"b","type":"step_table","max":"5","steps":[{"at":"1","points":"5"}] """, "TYPE_NOT_IN_BLOCK:b")]
    [InlineData(""" "id":"b","max":"5","children":[] """, "TYPE_NOT_IN_BLOCK:b")]
    [Rule("TYPE_NOT_IN_BLOCK", "MAX_REQUIRED")]
    public void Item_OfABlock_IsOfSevenTypes(string item, string expected) =>
        string.Join(',', new ScoringCase().Check($$$"""{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":"5","children":[{"id":"a","type":"manual","max":"5"}]},"penalty":{"cap":"5","children":[{{{{item}}}}]}}""")).ShouldBe(expected);

    [Fact]
    [Rule("BLOCK_CAP_MISMATCH", "BLOCK_CAP_UNREACHABLE")]
    public void Block_WhoseItemsExceedItsCap_SaysSo()
    {
        string Of(string mode, string max) => $$$"""{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":"5","children":[{"id":"a","type":"manual","max":"5"}]},"bonus":{"cap":"10"{{{mode}}},"children":[{"id":"b","type":"manual","max":"{{{max}}}"}]}}""";

        new ScoringCase().Check(Of("", "13")).ShouldBe(["BLOCK_CAP_MISMATCH:bonus"]);
        new ScoringCase().Check(Of(",\"mode\":\"CAPPED_SUM\"", "13")).ShouldBeEmpty();
        new ScoringCase().Check(Of("", "9")).ShouldBe(["BLOCK_CAP_UNREACHABLE:bonus"]);
    }

    [Fact]
    public async Task Verb_ComputesFolderAndFileAndNamesWhatItRefuses()
    {
        var (folder, token) = (System.IO.Directory.CreateTempSubdirectory("score"), TestContext.Current.CancellationToken);
        foreach (var name in new[] { "W2-h-002.json", "round-h-117.json" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), ScoringCaseTests.Read("scoring/" + name), token);
        }

        var whole = await ProductVerbs.InAsync(folder.FullName, "score", "--in", folder.FullName, "--json");
        whole.Code.ShouldBe(0);
        JsonNode.Parse(whole.Output)!.AsArray().Select(a => a!["id"]!.ToString()).ShouldBe(["W2-h-002", "round-h-117"]);
        (await ProductVerbs.InAsync(folder.FullName, "score", "--in", Path.Combine(folder.FullName, "W2-h-002.json"))).Output.ShouldContain("W2-h-002  A  FINAL  90.25  TOT  1");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.json"), """{"id":"x","kind":"round","input":{"pears":[]}}""", token);
        var refused = await ProductVerbs.InAsync(folder.FullName, "score", "--in", folder.FullName, "--json");
        refused.Code.ShouldBe(1);
        refused.Output.ShouldContain("a.json: input.pears: unknown field");
        var rubric = Path.Combine(folder.FullName, "rubric.json");
        await File.WriteAllTextAsync(rubric, Sound, token);
        (await ProductVerbs.InAsync(folder.FullName, "score", "--check", rubric)).Code.ShouldBe(0);
        (await ProductVerbs.InAsync(folder.FullName, "score")).Code.ShouldBe(2);
        folder.Delete(recursive: true);
    }

    private static string With(string at, string value)
    {
        var rubric = JsonNode.Parse(Sound)!;
        var names = at.Split('.');
        var node = names[..^1].Aggregate(rubric, (of, name) => int.TryParse(name, out var index) ? of[index]! : of[name]!);
        node[names[^1]] = JsonNode.Parse(value);
        return rubric.ToJsonString();
    }
}
