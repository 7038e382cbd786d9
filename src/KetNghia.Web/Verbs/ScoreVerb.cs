using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetNghia.Emulation.Contracts;

namespace KetNghia.Web.Verbs;

/// <summary>Recomputes cases from files alone: what an inspector uses to see that a locked result follows from its inputs.</summary>
internal sealed class ScoreVerb : IVerb
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "score";

    public string Usage => "score --in FILE|FOLDER [--json] | score --check RUBRIC.json   compute scoring cases, or say what keeps a rubric from being published";

    public async Task<int> RunAsync(WebApplication app, string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var scoring = app.Services.GetRequiredService<IScoring>();
        if (VerbArgs.Filled(args, "--check") is { } rubric)
        {
            return await CheckAsync(scoring, rubric, terminal, cancellationToken);
        }

        if (VerbArgs.Filled(args, "--in") is not { } path || FilesOf(path) is not { Count: > 0 } files)
        {
            await terminal.Error.WriteLineAsync(Usage);
            return 2;
        }

        var answers = new JsonArray();
        var refused = 0;
        foreach (var file in files)
        {
            try
            {
                answers.Add((JsonNode)scoring.Compute(await CaseText.ReadAsync(file, cancellationToken)));
            }
            catch (CaseFormatException e)
            {
                refused++;
                await terminal.Error.WriteLineAsync($"{Path.GetFileName(file)}: {e.Message}");
            }
        }

        if (args.Contains("--json"))
        {
            await terminal.Out.WriteLineAsync(answers.ToJsonString(Written));
        }
        else
        {
            foreach (var answer in answers)
            {
                await terminal.Out.WriteLineAsync(LinesOf(answer!));
            }
        }

        return refused == 0 ? 0 : 1;
    }

    private static async Task<int> CheckAsync(IScoring scoring, string path, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await terminal.Error.WriteLineAsync($"{path}: no such file");
            return 2;
        }

        try
        {
            var faults = scoring.Check(await CaseText.ReadAsync(path, cancellationToken));
            await terminal.Out.WriteLineAsync(new JsonObject { ["errors"] = new JsonArray([.. faults.Select(f => (JsonNode)f)]) }.ToJsonString(Written));
            return faults.Count == 0 ? 0 : 1;
        }
        catch (CaseFormatException e)
        {
            await terminal.Error.WriteLineAsync($"{Path.GetFileName(path)}: {e.Message}");
            return 1;
        }
    }

    private static List<string> FilesOf(string path) => System.IO.Directory.Exists(path)
        ? [.. System.IO.Directory.EnumerateFiles(path, "*.json").OrderBy(Path.GetFileName, StringComparer.Ordinal)]
        : File.Exists(path) ? [path] : [];

    /// <summary>For people: a line for each subject, or the result.</summary>
    private static string LinesOf(JsonNode answer)
    {
        var (id, result) = (answer["id"], answer["result"]!);
        return (result["subjects"] ?? result["locked"]?["subjects"]) is not JsonObject subjects
            ? $"{id}  {result.ToJsonString()}"
            : string.Join('\n', subjects.Select(s => $"{id}  {s.Key}  {s.Value!["status"]}  {s.Value["total"] ?? "-"}  {s.Value["band"] ?? "-"}  {s.Value["rank"] ?? "-"}"));
    }
}
