using System.Runtime.InteropServices;
using System.Text.Json;

namespace KetNghia.Emulation.Scoring;

/// <summary>How large a file may be, and what is in it: far above anything people make, and small enough to be computed at once.</summary>
internal static class CaseLimits
{
    /// <summary>Characters of a whole file.</summary>
    public const int File = 64 * 1024 * 1024;

    /// <summary>Bytes of the rubric in it.</summary>
    public const int Rubric = 4 * 1024 * 1024;

    /// <summary>Nodes of the tree and items of both blocks.</summary>
    public const int Nodes = 2000;

    /// <summary>The root counts as one.</summary>
    public const int NodeDepth = 16;

    /// <summary>Objects and lists inside each other.</summary>
    public const int JsonDepth = 64;

    public const int Fields = 5000;

    /// <summary>Characters of an id, a code or a name.</summary>
    public const int Name = 200;

    /// <summary>Items of a list that is called so.</summary>
    public static int ItemsOf(string list) => list switch
    {
        "bands" or "conditions" or "quotas" or "tieBreaks" or "rounds" or "sanctions" => 50,
        "subjects" or "chosen" or "pairs" => 50_000,
        "events" or "measures" => 10_000,
        _ => 2000,
    };

    /// <summary>Before anything of a rubric is read.</summary>
    /// <exception cref="CaseFormatException">It is too large.</exception>
    public static void Check(JsonElement rubric, string path)
    {
        if (JsonMarshal.GetRawUtf8Value(rubric).Length > Rubric)
        {
            throw new CaseFormatException(path, $"a rubric has at most {Rubric / 1024 / 1024} MB");
        }

        var nodes = 0;
        foreach (var part in new[] { "base", "bonus", "penalty" })
        {
            if (rubric.TryGetProperty(part, out var root))
            {
                Count(root, path.Length == 0 ? part : $"{path}.{part}", 1, ref nodes);
            }
        }
    }

    private static void Count(JsonElement node, string path, int depth, ref int nodes)
    {
        if (depth > NodeDepth)
        {
            throw new CaseFormatException(path, $"nodes are at most {NodeDepth} deep");
        }

        if (++nodes > Nodes)
        {
            throw new CaseFormatException(path, $"a rubric has at most {Nodes} nodes");
        }

        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty("children", out var children) || children.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var (index, child) in children.EnumerateArray().Index())
        {
            Count(child, $"{path}.children[{index}]", depth + 1, ref nodes);
        }
    }
}
