using System.Globalization;
using System.Text.Json.Nodes;

namespace KetNghia.Emulation.Scoring;

/// <summary>Inputs as files hold them: what <see cref="SheetReader"/> reads again.</summary>
internal static class SheetWriter
{
    public static JsonObject Input(NodeInput input)
    {
        var said = new JsonObject();
        Put(said, "value", input.Value);
        Put(said, "count", input.Count?.ToString());
        Put(said, "num", input.Num?.ToString());
        Put(said, "den", input.Den?.ToString());
        Put(said, "actual", input.Actual?.ToString());
        Put(said, "target", input.Target?.ToString());
        if (input.Events is { } events)
        {
            said["events"] = new JsonArray([.. events.Select(e => (JsonNode?)e?.ToString())]);
        }

        Put(said, "quality", input.Quality?.ToString());
        if (input.Scores is { } scores)
        {
            said["scores"] = new JsonArray([.. scores.Select(s => (JsonNode)new JsonObject { ["m"] = s.Member, ["v"] = s.Value?.ToString(), ["w"] = s.Weight.ToString(), ["recused"] = s.IsRecused })]);
        }

        Put(said, "due", Day(input.Due));
        Put(said, "sent", Day(input.Sent));
        Put(said, "asOf", Day(input.AsOf));
        Put(said, "state", input.IsNothingDue ? "NOTHING_DUE" : null);
        if (input.HasEvidence)
        {
            said["evidence"] = true;
        }

        return said;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(JsonObject said, string name, string? text)
    {
        if (text is not null)
        {
            said[name] = text;
        }
    }
}
