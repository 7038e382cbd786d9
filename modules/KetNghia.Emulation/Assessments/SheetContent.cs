using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace KetNghia.Emulation.Assessments;

/// <summary>What is submitted, as a text: the same figures give the same text.</summary>
internal static class SheetContent
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(SheetDetails sheet)
    {
        var own = sheet.Kept.Values.Where(v => v.Round == ScoringRound.Self).OrderBy(v => v.NodeId, StringComparer.Ordinal);
        var content = new JsonObject
        {
            ["subject"] = sheet.Row.SubjectName,
            ["rubric"] = sheet.Assessment.RubricId.ToString(),
            ["inputs"] = new JsonObject(own.Where(v => v.Input is not null).Select(v => KeyValuePair.Create(v.NodeId, JsonNode.Parse(v.Input!)))),
            ["na"] = new JsonObject(sheet.Kept.Items.Where(i => i.NotApplicableReason is not null).OrderBy(i => i.NodeId, StringComparer.Ordinal)
                .Select(i => KeyValuePair.Create(i.NodeId, (JsonNode?)i.NotApplicableReason))),
            ["measures"] = new JsonObject(sheet.Kept.Measures.OrderBy(m => m.Name, StringComparer.Ordinal)
                .Select(m => KeyValuePair.Create(m.Name, (JsonNode?)(m.Numerator is { } n ? $"{n}/{m.Denominator}" : null)))),
            ["files"] = new JsonObject(sheet.Kept.Items.Where(i => i.Files > 0).OrderBy(i => i.NodeId, StringComparer.Ordinal).Select(i => KeyValuePair.Create(i.NodeId, (JsonNode?)i.Files))),
            ["total"] = sheet.Scored.Self.Result.Sheet.Total?.ToString(),
        };
        return content.ToJsonString(Readable);
    }
}
