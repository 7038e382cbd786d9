using System.Diagnostics;
using System.Text;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Files nobody would make: refused with the place, at once, and by nothing but the exception of the format.</summary>
public sealed class BadFileTests
{
    private const string Leaf = """{"id":"m","type":"manual","max":"10"}""";

    public static TheoryData<string, string, string> Files => new()
    {
        { "a rubric of 5 MB", Rubric($"{Leaf},{Filled(5_000_000)}"), "rubric: " },
        { "100,000 nodes", Rubric(string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"{{'id':'{i}'}}"))), "rubric.base.children[1999]: " },
        { "2,001 nodes", Rubric(string.Join(',', Enumerable.Range(0, 2000).Select(i => $"{{'id':'{i}','type':'manual','max':'1'}}"))), "rubric.base.children[1999]: " },
        { "too many items of a block", Rubric(Leaf, $",'bonus':{{'children':[{string.Join(',', Enumerable.Range(0, 2000).Select(i => $"{{'id':'{i}'}}"))}]}}"), "rubric.bonus.children[" },
        { "nodes 17 deep", Rubric(Nested(17)), "rubric.base.children[0].children[0]" },
        { "nodes 10,000 deep", Rubric(Nested(10_000)), "no JSON, or nested more than 64 deep" },
        { "lists 10,000 deep", new string('[', 10_000), "no JSON, or nested more than 64 deep" },
        { "the same node twice", Rubric($"{Leaf},{Leaf}"), "rubric: m stands twice" },
        { "the same subject twice", Case(""" {"id":"A"},{"id":"A"} """), "input.subjects: A stands twice" },
        { "the same round twice", Rubric(Leaf, ""","rounds":["a","a"]""", """ {"id":"A","rounds":{"a":{}}} """), "rubric.rounds: a stands twice" },
        { "the same field twice", Rubric("""{"id":"m","max":"1","max":"2"}"""), "rubric.base.children[0].max: the field stands twice" },
        { "a field nobody knows", Rubric("""{"id":"m","type":"manual","maximum":"1"}"""), "rubric.base.children[0].maximum: unknown field" },
        { "NaN", Rubric("""{"id":"m","type":"manual","max":NaN}"""), "no JSON" },
        { "NaN as a text", Rubric("""{"id":"m","type":"manual","max":"NaN"}"""), "rubric.base.children[0].max: a number is expected" },
        { "Infinity as a text", Case("""{"id":"A","inputs":{"m":{"count":"Infinity"}}}"""), "input.subjects[0].inputs.m.count: a number is expected" },
        { "1e999", Case("""{"id":"A","inputs":{"m":{"count":1e999}}}"""), "input.subjects[0].inputs.m.count: a number is expected" },
        { "1e999 as a text", Case("""{"id":"A","inputs":{"m":{"count":"1e999"}}}"""), "input.subjects[0].inputs.m.count: a number is expected" },
        { "a number with a point", Case("""{"id":"A","inputs":{"m":{"value":1.5}}}"""), "input.subjects[0].inputs.m.value: a number is expected" },
        { "a million digits", Case($"{{'id':'A','inputs':{{'m':{{'count':{new string('9', 1_000_000)}}}}}}}"), "input.subjects[0].inputs.m.count: a number is expected" },
        { "a million digits as a text", Case($"{{'id':'A','measures':{{'x':'{new string('9', 1_000_000)}'}}}}"), "input.subjects[0].measures.x: a number is expected" },
        { "61 digits", Case($"{{'id':'A','facts':{{'x':'{new string('9', 61)}'}}}}"), "input.subjects[0].facts.x: a number is expected" },
        { "half a sign as a text", Case("""{"id":"A\ud800"}"""), "input.subjects[0].id: no text" },
        { "half a sign as a field", Case("""{"id":"A","\udc00":1}"""), "input.subjects[0]: no text" },
        { "half a sign in a field of the rubric", Rubric("""{"id":"m","children":[{"\ud800":1}]}"""), ": no text" },
        { "half a sign in the file", Case("{\"id\":\"A\uD800\"}"), "no text: half a sign" },
        { "a name of 201 characters", Case($"{{'id':'{new string('A', 201)}'}}"), "input.subjects[0].id: at most 200 characters" },
        { "a field of 201 characters", Case($"{{'id':'A','inputs':{{'{new string('m', 201)}':{{}}}}}}"), "input.subjects[0].inputs: a field is called" },
        { "50,001 subjects", Case(string.Join(',', Enumerable.Range(0, 50_001).Select(i => $"{{'id':'{i}'}}"))), "input.subjects: at most 50000 items" },
        { "5,001 inputs", Case($"{{'id':'A','inputs':{{{string.Join(',', Enumerable.Range(0, 5001).Select(i => $"'{i}':{{}}"))}}}}}"), "input.subjects[0].inputs: at most 5000 fields" },
        { "10,001 events", Case($"{{'id':'A','inputs':{{'m':{{'events':[{string.Join(',', Enumerable.Repeat("1", 10_001))}]}}}}}}"), "input.subjects[0].inputs.m.events: at most 10000 items" },
        { "10,001 figures of a measure", Case($"{{'id':'A','measures':{{'x':[{string.Join(',', Enumerable.Repeat("1", 10_001))}]}}}}"), "input.subjects[0].measures.x: at most 10000 items" },
        { "51 bands", Rubric(Leaf, $",'bands':[{string.Join(',', Enumerable.Repeat("{'code':'A','min':'0'}", 51))}]"), "rubric.bands: at most 50 items" },
        { "no object", "[]", ": an object is expected" },
        { "nothing", "", "1:1: no JSON" },
        { "bases without end", """{"id":"x","kind":"seats","input":{"quota":{"band":"A","value":"0.5"},"bases":{"C":"99999999999999999999"}}}""", "input.bases.C: a whole number from 0 to 100000" },
        { "a base below zero", """{"id":"x","kind":"seats","input":{"quota":{"band":"A","value":"0.5"},"bases":{"C":-1}}}""", "input.bases.C: a whole number from 0 to 100000" },
        { "a threshold without end", """{"id":"x","kind":"vote","input":{"rule":{"threshold":"99999999999999999999"},"counts":{"members":3}}}""", "input.rule.threshold: a percentage" },
        { "members without end", """{"id":"x","kind":"vote","input":{"rule":{"threshold":"50"},"counts":{"members":99999999999999999999}}}""", "input.counts.members: a whole number" },
        { "a unit of no days", Rubric("""{"id":"m","type":"late","per":"1","unitDays":0}"""), "rubric.base.children[0].unitDays: at least 1" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void File_NobodyWouldMake_IsRefusedWithItsPlace(string what, string text, string message)
    {
        var watch = Stopwatch.StartNew();

        Should.Throw<CaseFormatException>(() => new ScoringCase().Compute(text), what).Message.ShouldContain(message);
        Should.Throw<CaseFormatException>(() => new ScoringCase().Compute(text.Replace("\"kind\":\"assess\"", "\"kind\":\"lock\"")));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2), what);
    }

    [Theory]
    [InlineData("""{"value":"10.01"}""", "INPUT_OUT_OF_RANGE")]
    [InlineData("""{"value":"-1"}""", "INPUT_OUT_OF_RANGE")]
    [InlineData("""{"value":-1}""", "INPUT_OUT_OF_RANGE")]
    [InlineData("""{"value":"1e3"}""", "INPUT_NOT_READABLE")]
    [InlineData("""{"value":"NaN"}""", "INPUT_NOT_READABLE")]
    [InlineData("""{"value":"1,5"}""", "INPUT_NOT_READABLE")]
    [InlineData("""{"value":true}""", "INPUT_NOT_READABLE")]
    [Rule("E2", "C3")]
    public void Value_OfAnotherShape_IsAnErrorOfTheSheet(string input, string error)
    {
        var sheet = new ScoringCase().Compute(Case($"{{'id':'A','inputs':{{'m':{input}}}}}"))["result"]!["subjects"]!["A"]!;

        (sheet["status"]!.ToString(), sheet["error"]!.ToString()).ShouldBe(("ERROR", error));
    }

    [Fact]
    public void Figures_WithoutEnd_AreAnErrorOfTheSheet()
    {
        // Each of 40 shares has another divisor of 60 digits; nothing is rounded before the total.
        static string Digits(int i) => $"1{new string('0', 56)}{(2 * i) + 1:00}";
        var leaves = string.Join(',', Enumerable.Range(0, 40).Select(i => $"{{'id':'m{i}','type':'ratio','max':'1'}}"));
        var inputs = string.Join(',', Enumerable.Range(0, 40).Select(i => $"'m{i}':{{'num':'1','den':'{Digits(i)}'}}"));
        var sheet = new ScoringCase().Compute(Rubric(leaves, subjects: $"{{'id':'A','inputs':{{{inputs}}}}}", max: "40"))["result"]!["subjects"]!["A"]!;

        (sheet["status"]!.ToString(), sheet["error"]!.ToString()).ShouldBe(("ERROR", "NUMBER_TOO_LONG"));
    }

    [Fact]
    public void File_IsReadInUtf8Alone()
    {
        var text = """{"id":"Xã","kind":"round","input":{}}""";

        CaseText.Of(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
        CaseText.Of([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).ShouldBe(text);
        new ScoringCase().Compute('\uFEFF' + text)["id"]!.ToString().ShouldBe("Xã");
        Should.Throw<CaseFormatException>(() => CaseText.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)])).Path.ShouldBe("byte 1");
        Should.Throw<CaseFormatException>(() => CaseText.Of(Encoding.Latin1.GetBytes(text))).Path.ShouldBe("byte 9");
        Should.Throw<CaseFormatException>(() => CaseText.Of(new byte[CaseText.MaxLength + 1])).Message.ShouldContain("64 MB");
        Should.Throw<CaseFormatException>(() => new ScoringCase().Compute(new string(' ', CaseLimits.File + 1))).Message.ShouldContain("64 million");
    }

    [Fact]
    public void File_SpoiltAnywhere_IsComputedOrRefused()
    {
        // Every case of the examples, with signs changed, left out and put in by chance.
        const string Signs = "{}[]\",:\\0123456789.-eutfnull\u0000é\uD800";
        var draw = new Random(20260714);
        foreach (var name in ScoringCaseTests.Names.Select(n => n.Data))
        {
            var whole = ScoringCaseTests.Read(name);
            for (var i = 0; i < 150; i++)
            {
                var text = new StringBuilder(whole);
                for (var change = draw.Next(3); change >= 0; change--)
                {
                    var at = draw.Next(text.Length);
                    text[at] = Signs[draw.Next(Signs.Length)];
                    _ = draw.Next(3) == 0 ? text.Remove(at, Math.Min(draw.Next(1, 30), text.Length - at)) : text;
                }

                Try(text.ToString());
            }
        }
    }

    private static void Try(string text)
    {
        try
        {
            new ScoringCase().Compute(text);
            new ScoringCase().Check(text);
        }
        catch (CaseFormatException e)
        {
            e.Message.ShouldNotBeEmpty();
        }
    }

    private static string Case(string subjects) => Rubric(Leaf, subjects: subjects);

    private static string Rubric(string children, string more = "", string subjects = "", string max = "10") =>
        $"{{'id':'x','kind':'assess','rubric':{{'rounding':{{'total':'0.01'}},'base':{{'id':'r','kind':'root','max':'{max}','children':[{children}]}}{more}}},'input':{{'subjects':[{subjects}]}}}}".Replace('\'', '"');

    private static string Filled(int length) => $"{{'id':'{new string('x', length)}'}}";

    private static string Nested(int deep) => string.Concat(Enumerable.Range(1, deep - 1).Select(i => $"{{'id':'n{i}','children':[")) + Leaf + string.Concat(Enumerable.Repeat("]}", deep - 1));
}
