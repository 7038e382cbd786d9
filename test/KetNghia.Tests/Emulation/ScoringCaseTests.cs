using System.Text.Json.Nodes;
using KetNghia.Emulation.Contracts;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Worked examples with the right answers, to the last digit and reason.</summary>
public sealed class ScoringCaseTests
{
    private const string Prefix = "scoring/";

    public static TheoryData<string> Names => [.. typeof(ScoringCaseTests).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Examples_AreAllThere() => Names.Count.ShouldBe(31);

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_IsComputedToTheLastDigit(string name)
    {
        var text = Read(name);
        var expected = JsonNode.Parse(text)!["expected"]!.AsObject();

        Differences(expected, new ScoringCase().Compute(text)["result"], "").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"x","kind":"assess","rubric":{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":"1","children":[{"id":"a","type":"manual","max":"1","maxx":"2"}]}},"input":{"subjects":[]}}""", "rubric.base.children[0].maxx")]
    [InlineData("""{"id":"x","kind":"assess","rubric":{"rounding":{"total":"1"},"base":{"id":"r","kind":"root","max":1.5}},"input":{}}""", "rubric.base.max")]
    [InlineData("""{"id":"x","kind":"round","input":{"pairs":[["1,5","1"]]}}""", "input.pairs[0][0]")]
    [InlineData("""{"id":"x","kind":"vote","input":{"rule":{"threshold":"50"},"counts":{"members":3},"more":1}}""", "input.more")]
    [InlineData("""{"id":"x","kind":"assess","rubric":{"base":{"id":"r","max":"1","children":[]}},"input":{"subjects":[{"id":"A","inputs":{"m":{"due":"15/12/2026"}}}]}}""", "input.subjects[0].inputs.m.due")]
    [InlineData("""{"id":"x","kind":"assess","rubric":{"base":{"id":"r","max":"1"}},"input":{"subjects":[{"id":"A"},{"id":"A"}]}}""", "input.subjects")]
    [InlineData("""{"id":"x","id":"y","kind":"round","input":{}}""", "id")]
    [InlineData("""{"id":"x","kind":"guess","input":{}}""", "kind")]
    [InlineData("""{"id":"x",""", "1:10")]
    public void Case_NotOfTheFormat_IsRefusedWithItsPlace(string text, string path) =>
        Should.Throw<CaseFormatException>(() => new ScoringCase().Compute(text)).Path.ShouldBe(path);

    [Fact]
    public void Order_OfSubjectsAndNodes_ChangesNothing()
    {
        var text = Read(Prefix + "W3-h-005.json");
        var turned = JsonNode.Parse(text)!;
        Turn(turned["input"]!["subjects"]!);
        Turn(turned["rubric"]!["base"]!["children"]!);

        Differences(new ScoringCase().Compute(text)["result"], new ScoringCase().Compute(turned.ToJsonString())["result"], "").ShouldBeEmpty();
    }

    internal static string Read(string name)
    {
        using var stream = typeof(ScoringCaseTests).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>Reasons are a set; everything else counts with its place.</summary>
    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? found, string at) => (expected, found) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key)).SelectMany(key =>
            a.ContainsKey(key) != b.ContainsKey(key) ? [$"{at}.{key} stands on one side only"] : Differences(a[key], b[key], $"{at}.{key}")),
        (JsonArray a, JsonArray b) when at.EndsWith(".reasons", StringComparison.Ordinal) =>
            a.Select(r => r!.ToString()).ToHashSet().SetEquals(b.Select(r => r!.ToString())) ? [] : [$"{at}: {a.ToJsonString()} and not {b.ToJsonString()}"],
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{at}[{i}]")),
        _ => expected?.ToJsonString() == found?.ToJsonString() ? [] : [$"{at}: {expected?.ToJsonString()} and not {found?.ToJsonString()}"],
    };

    private static void Turn(JsonNode list)
    {
        var items = list.AsArray().Select(i => i!.DeepClone()).Reverse().ToList();
        list.AsArray().Clear();
        items.ForEach(list.AsArray().Add);
    }
}
