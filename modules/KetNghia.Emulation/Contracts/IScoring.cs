using System.Text.Json.Nodes;

namespace KetNghia.Emulation.Contracts;

/// <summary>Computes what files ask for from them alone: rubric and inputs give their figures, whoever asks and whenever.</summary>
public interface IScoring
{
    /// <summary>The answer to one case: id, kind and result.</summary>
    /// <exception cref="CaseFormatException">It is not of the format; says where.</exception>
    JsonObject Compute(string json);

    /// <summary>What keeps a rubric from being published, each with its node or band; the file holds the rubric, or a case with one.</summary>
    /// <exception cref="CaseFormatException">It is not of the format; says where.</exception>
    IReadOnlyList<string> Check(string json);
}

/// <summary>A file is not of the format; nothing of it is computed.</summary>
/// <param name="path">Where in the file: <c>rubric.base.children[2].max</c>.</param>
public sealed class CaseFormatException(string path, string message) : Exception($"{path}: {message}")
{
    public string Path { get; } = path;
}
