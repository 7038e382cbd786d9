using System.Text.Json.Nodes;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>Small rubrics and sheets in the form of files, written with <c>'</c> for the quotation mark; and what came of them, in a line.</summary>
internal static class Scored
{
    public static string Tree(string children, string more = "", string max = "10", string rounding = "'component':'0.01','total':'0.01'") =>
        $"{{'rounding':{{{rounding}}},'base':{{'id':'r','kind':'root','max':'{max}','children':[{children}]}}{more}}}";

    /// <summary>A rubric of one component <c>m</c> with ten points.</summary>
    public static string Leaf(string fields, string more = "", string rounding = "'component':'0.01','total':'0.01'") => Tree($"{{'id':'m','max':'10',{fields}}}", more, rounding: rounding);

    public static JsonNode Result(string kind, string input, string? rubric = null) =>
        new ScoringCase().Compute($"{{'id':'t','kind':'{kind}',{(rubric is null ? "" : $"'rubric':{rubric},")}'input':{{{input}}}}}".Replace('\'', '"'))["result"]!;

    public static JsonNode All(string rubric, string subjects, string more = "") => Result("assess", $"'subjects':[{subjects}]{more}", rubric);

    /// <summary>The sheet of a subject <c>A</c>, alone.</summary>
    public static JsonNode One(string rubric, string fields, string more = "") => All(rubric, $"{{'id':'A',{fields}}}", more)["subjects"]!["A"]!;

    /// <summary>Score of a node, or its state where it has none.</summary>
    public static string Score(JsonNode sheet, string node) => (sheet["nodes"]![node]!["score"] ?? sheet["nodes"]![node]!["state"])!.ToString();

    public static string Scores(JsonNode sheet, params string[] nodes) => string.Join(' ', nodes.Select(n => Score(sheet, n)));

    public static string State(JsonNode sheet, string node) => sheet["nodes"]![node]!["state"]!.ToString();

    public static string Reasons(JsonNode sheet) => string.Join(' ', sheet["reasons"]!.AsArray().Select(r => r!.ToString()));

    /// <summary>Fields one after the other; "-" for what is not there.</summary>
    public static string Of(JsonNode node, params string[] fields) => string.Join(' ', fields.Select(f => node[f] switch { null => "-", JsonArray list => $"[{string.Join(' ', list.Select(i => i!.ToString()))}]", { } value => value.ToString() }));

    /// <summary>One field of each subject, by their ids.</summary>
    public static string Each(JsonNode result, string field) => string.Join(' ', result["subjects"]!.AsObject().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}:{Of(s.Value!, field)}"));

    /// <summary>Manual figures of components.</summary>
    public static string Figures(params (string Node, string Value)[] values) => $"'inputs':{{{string.Join(',', values.Select(v => $"'{v.Node}':{{'value':'{v.Value}'}}"))}}}";
}
