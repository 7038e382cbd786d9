using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Wording;

/// <summary>Lý do in words: what made a result what it is.</summary>
internal sealed class ReasonWords(ScoringWords words, IStringLocalizer<EmulationResource> texts)
{
    public IReadOnlyList<string> Of(Rubric rubric, IEnumerable<Reason> reasons) => [.. reasons.DistinctBy(r => r.ToString()).Select(r => Of(rubric, r))];

    public string Of(Rubric rubric, Reason reason)
    {
        var data = reason.Data;
        string[] named = reason.Code switch
        {
            Reason.ConditionFailed or Reason.ConditionUnknown => [BandOf(rubric, data[0]), ConditionOf(rubric, data[0], data[1])],
            Reason.Sanctioned => [texts["SanctionDone." + data[0]], data[1] == Reason.Finding ? texts["Reason.Finding"] : NodeOf(rubric, data[1])],
            Reason.QuotaOverflow or Reason.NeedsDecision or Reason.Decided => [BandOf(rubric, data[0])],
            Reason.ReasonRequired => [words.RoundOf(data[0]), NodeOf(rubric, data[1])],
            _ => [NodeOf(rubric, data[0])],
        };
        return texts["Reason." + reason.Code, [.. named]];
    }

    public static string BandOf(Rubric rubric, string? code) => rubric.BandName(code) ?? code ?? Format.Unknown;

    private string ConditionOf(Rubric rubric, string band, string id) =>
        rubric.Bands.FirstOrDefault(b => b.Code == band)?.Conditions.FirstOrDefault(c => c.Id == id) is { } condition ? words.ConditionOf(rubric, condition, new PlaceWords(texts, rubric)) : id;

    private static string NodeOf(Rubric rubric, string id) => rubric.All.FirstOrDefault(n => n.Id == id) is { Name: { } name } node ? node.Kind == NodeKind.Root ? name : $"{id} {name}" : id;
}
