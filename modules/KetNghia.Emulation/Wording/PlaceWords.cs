using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>What parts of one rubric are called: by kind, number and name.</summary>
internal sealed class PlaceWords
{
    private readonly IStringLocalizer<EmulationResource> _texts;
    private readonly Rubric _rubric;
    private readonly IReadOnlyDictionary<string, string> _numbers;
    private readonly Dictionary<string, (RubricNode Node, string Kind)> _nodes = [];

    public PlaceWords(IStringLocalizer<EmulationResource> texts, Rubric rubric)
    {
        (_texts, _rubric, _numbers) = (texts, rubric, RubricNumbers.Of(rubric));
        foreach (var node in rubric.Base.Descend())
        {
            _nodes.TryAdd(node.Id, (node, ReferenceEquals(node, rubric.Base) ? nameof(NodeKind.Root) : node.Kind.ToString()));
        }

        AddItems(rubric.Bonus, "Bonus");
        AddItems(rubric.Penalty, "Penalty");
    }

    public string NumberOf(string id) => _numbers.GetValueOrDefault(id, "");

    /// <summary>"Nhóm IV “Mô hình kinh tế”"; what is no node is called as it was named.</summary>
    public string Node(string? id) => id is not null && _nodes.TryGetValue(id, out var found)
        ? _texts["NodePlace." + found.Kind, NumberOf(id), found.Node.Shown].Value
        : id ?? Format.Unknown;

    public bool HasNode(string? id) => id is not null && _nodes.ContainsKey(id);

    public string Band(string? code) => BandName(code) is { } name ? _texts["NodePlace.Band", name].Value : code ?? Format.Unknown;

    /// <summary>The name alone; null when there is no band of the code.</summary>
    public string? BandName(string? code) => _rubric.BandName(code);

    private void AddItems(Block? block, string kind)
    {
        foreach (var item in block?.Items.SelectMany(i => i.Descend()) ?? [])
        {
            _nodes.TryAdd(item.Id, (item, kind));
        }
    }
}
